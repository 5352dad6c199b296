"""What the commands of the command line do: read the configuration, open the database, carry out, and say what happened."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from bot import logs
from bot.bootstrap import Concord, open_database
from bot.documents.roster_file import read_roster
from bot.domain.errors import Refusal
from bot.domain.roster import RowFault
from bot.profiles.schema import ProfileError, load_profile
from bot.services import delivery, groups, places, records, roster
from bot.services.roster import Difference
from bot.services.runner import Unavailable
from bot.settings import Settings, SettingsError, load
from bot.slack import manifest
from bot.slack.gateway import NotSent, Unknown, Unsendable
from bot.store import schema
from bot.store.database import Database
from bot.store.schema import SchemaError
from bot.store.sealing import CannotOpen
from bot.texts.catalogue import texts_in

T = TypeVar("T")

CHANNELS = ("group", "announcement", "secretariat")
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def serve(config: Path) -> None:
    """Run Concord until it is told to stop."""
    settings = settings_of(config)
    logs.configure(settings.log)
    asyncio.run(_serve(settings))


def migrate(config: Path) -> None:
    """Bring the database up to date."""
    before, after = with_database(settings_of(config), lambda database: schema.migrate(database.engine), is_new=True)
    out.print(
        f"The database is at revision {after}" + (" already." if before == after else f" (was: {before or 'empty'}).")
    )


def apply_profile(config: Path, profile: Path, channels: list[str], workspace: str, *, is_sure: bool) -> None:
    """Show what a profile changes, then apply it. `workspace` (empty: not said) is where the group's channels are."""
    bound = _channels(channels)
    with _sentences():
        loaded = load_profile(profile)
    settings = settings_of(config)
    changes = with_database(
        settings, lambda database: database.write(groups.apply_profile, loaded, bound, is_rehearsal=True)
    )
    if not changes:
        out.print(f"{loaded.name}: nothing to change.")
        _bind(settings, loaded.key, workspace)
        return
    table = Table("what", "before", "after", title=loaded.name)
    for change in changes:
        table.add_row(change.key, change.before, change.after)
    out.print(table)
    ask("Apply these changes?", is_sure=is_sure)
    with_database(settings, lambda database: database.write(groups.apply_profile, loaded, bound, is_rehearsal=False))
    out.print(f"{loaded.name}: {len(changes)} changes applied.")
    _bind(settings, loaded.key, workspace)


def _bind(settings: Settings, group: str, workspace: str) -> None:
    if workspace:
        with_database(settings, lambda database: database.write(places.bind, group, workspace))
        out.print(f"Its channels are in the workspace {workspace}.")


def import_roster(config: Path, file: Path, group: str, *, is_sure: bool) -> None:
    """Show what a roster changes, then take it in."""
    settings = settings_of(config)
    try:
        rows, faults = read_roster(file)
    except (OSError, ValueError) as error:
        fail(f"{file}: {error}")
    key = group or with_database(settings, lambda database: database.read(groups.only_group))
    if faults:
        fail_rows(file, faults)

    def take_in(*, is_rehearsal: bool) -> tuple[list[Difference], list[RowFault]]:
        return with_database(
            settings, lambda database: database.write(roster.import_roster, key, rows, is_rehearsal=is_rehearsal)
        )

    differences, faults = take_in(is_rehearsal=True)
    if faults:
        fail_rows(file, faults)
    if not differences:
        out.print(f"{file}: {len(rows)} rows, nothing to change.")
        return
    table = Table("row", "unit", "role", "name", "change", title=str(file))
    for found in differences:
        table.add_row(str(found.line), found.unit, found.role, found.name, " ".join((found.kind, *found.changed)))
    out.print(table)
    ask("Take these changes in?", is_sure=is_sure)
    take_in(is_rehearsal=False)
    out.print(f"{file}: {len(differences)} changes taken in.")


def verify_record(config: Path, *, as_json: bool = False) -> None:
    """Walk every group's record; end with 1 when something does not fit."""
    found = with_database(settings_of(config), lambda database: database.read(records.verify))
    if as_json:
        groups_found = [{"group": group, "entries": count, "faults": faults} for group, count, faults in found]
        out.print_json(data={"verified": not any(faults for _, _, faults in found), "groups": groups_found})
    for group, count, faults in found if not as_json else ():
        out.print(f"{group}: {count} entries, {'verified' if not faults else f'{len(faults)} faults'}")
        for fault in faults:
            err.print(f"  {fault}")
    if any(faults for _, _, faults in found):
        raise typer.Exit(1)


def replay_dead(config: Path, *, is_sure: bool, as_json: bool) -> None:
    """Owe the dead letters again; with `as_json` and not `is_sure` list them only."""
    settings = settings_of(config)
    dead = with_database(settings, lambda database: database.read(delivery.list_dead))
    if as_json:
        count = with_database(settings, lambda database: database.write(delivery.replay_dead)) if is_sure else 0
        letters = [asdict(letter) | {"created_at": letter.created_at.isoformat()} for letter in dead]
        out.print_json(data={"dead": letters, "owed_again": count})
        return
    if not dead:
        out.print("No dead letters.")
        return
    table = Table("id", "kind", "to", "since", "why")
    for letter in dead:
        table.add_row(str(letter.id), letter.kind, letter.lane, f"{letter.created_at:%Y-%m-%d %H:%M}", letter.error)
    out.print(table)
    ask("Send them again?", is_sure=is_sure)
    count = with_database(settings, lambda database: database.write(delivery.replay_dead))
    out.print(f"{count} messages are owed again.")


def print_manifest(config: Path, url: str) -> None:
    """Print the app manifest. With a URL it is that of mode http, whatever the configuration says."""
    settings = settings_of(config)
    if url and not url.startswith("https://"):
        fail(f"--url {url}: wants an address that begins with https://, for Slack calls no other")
    if url:
        settings = settings.model_copy(update={"slack": settings.slack.model_copy(update={"mode": "http"})})
    elif settings.slack.mode == "http":
        err.print(f"Name where Slack reaches Concord with --url; {manifest.EXAMPLE} stands for it.")
    out.print_json(data=manifest.build(settings, url=url or manifest.EXAMPLE))


async def _serve(settings: Settings) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    with _sentences():
        concord = Concord(settings)
        try:
            await concord.start()
            _settle_memory()
            await stopping.wait()
        finally:
            await concord.stop()


def _settle_memory() -> None:
    """What the program consists of stays until its end: the collector need not walk it again and again. What commands
    leave behind is small, and is collected every so many thousand objects."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def with_database(settings: Settings, work: Callable[[Database], Awaitable[T]], *, is_new: bool = False) -> T:
    """Do some work with the database, whose shape must be this program's unless it is made now."""

    async def run() -> T:
        database = open_database(settings)
        try:
            if not is_new:
                await schema.require_current(database)
            return await work(database)
        finally:
            await database.close()

    with _sentences():
        return asyncio.run(run())


def settings_of(config: Path) -> Settings:
    """Read the configuration; end with a sentence where it is faulty."""
    with _sentences():
        return load(config)


def _channels(said: list[str]) -> dict[str, str]:
    bound = dict(part.partition("=")[::2] for part in said)
    for name, channel in bound.items():
        if name not in CHANNELS or not channel:
            fail(f"--channel {name}={channel}: wants one of {', '.join(CHANNELS)}, an equals sign and a channel's id")
    return bound


def fail_rows(file: Path, faults: list[RowFault]) -> NoReturn:
    """Name every fault of a file with its row and column, and end with 1."""
    texts = texts_in("en")
    for fault in faults:
        place = f"row {fault.line}" + (f", column {fault.column}" if fault.column else "")
        err.print(f"{file}: {place}: {texts(f'error-{fault.fault.key}', **fault.fault.arguments)}", style="red")
    raise typer.Exit(1)


def ask(question: str, *, is_sure: bool) -> None:
    """End with 1 unless the operator says yes."""
    if not is_sure and not typer.confirm(question):
        raise typer.Exit(1)


@contextlib.contextmanager
def _sentences() -> Iterator[None]:
    """Turn what an operator can mend into one line and the exit code 1."""
    try:
        yield
    except (SettingsError, ProfileError, SchemaError, groups.GroupUnknown) as error:
        fail(str(error))
    except CannotOpen as error:
        fail(str(error))
    except (NotSent, Unknown, Unsendable) as error:
        fail(f"Slack cannot be reached or refuses the token: {error}")
    except Unavailable as error:
        fail(f"the database cannot be reached: {error}")
    except OSError as error:
        fail(str(error))
    except Refusal as refusal:
        fail(texts_in("en")(f"error-{refusal.fault.key}", **refusal.fault.arguments))


def fail(sentence: str) -> NoReturn:
    """Say what an operator can mend, and end with 1."""
    err.print(sentence, style="red")
    raise typer.Exit(1)
