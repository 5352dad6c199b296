"""What the commands of the command line do with one person's data: hand it out, or erase it."""

import json
from pathlib import Path

from bot.operation import ask, fail, out, settings_of, with_database
from bot.services import personal_data


def export_person(config: Path, slack_id: str, file: Path) -> None:
    """Write every row that names a person, as JSON."""
    found = with_database(settings_of(config), lambda database: database.read(personal_data.export_person, slack_id))
    try:
        file.write_text(json.dumps(found, ensure_ascii=False, indent=2, default=str) + "\n", "utf-8")
    except OSError as error:
        fail(str(error))
    out.print(f"{file}: {sum(len(rows) for rows in found.values())} rows of {len(found)} tables written.")


def erase_person(config: Path, slack_id: str, *, is_sure: bool) -> None:
    """Erase what the record does not need of somebody who has left."""
    settings = settings_of(config)
    with_database(settings, lambda database: database.read(personal_data.export_person, slack_id))
    ask(
        f"Erase the telephone number, the address and the messages of {slack_id}? Name, title and seats stay.",
        is_sure=is_sure,
    )
    noted = with_database(settings, lambda database: database.write(personal_data.erase_person, slack_id))
    out.print(f"{slack_id}: erased; noted in the record of {', '.join(noted) or 'no group'}.")
