"""The command line. Each command loads what it needs when it runs, so that `concord --help` answers at once."""

import gc
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="concord",
    no_args_is_help=True,
    help="Concord, the assistant of a coordination group.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its look takes longer to load than all the rest
)
group_app = typer.Typer(no_args_is_help=True, help="A group and its profile.")
roster_app = typer.Typer(no_args_is_help=True, help="Who holds which seat.")
audit_app = typer.Typer(no_args_is_help=True, help="The record of every change.")
app.add_typer(group_app, name="group")
app.add_typer(roster_app, name="roster")
app.add_typer(audit_app, name="audit")
person_app = typer.Typer(no_args_is_help=True, help="One person's own data.")
app.add_typer(person_app, name="person")
export_app = typer.Typer(
    no_args_is_help=True, help="Sheets out. Workbooks, or JSON lines for a script; official papers."
)
ledger_app = typer.Typer(no_args_is_help=True, help="The tasks as a workbook.")
app.add_typer(export_app, name="export")
app.add_typer(ledger_app, name="ledger")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a script.")]
ConfigFile = Annotated[Path, typer.Option("--config", help="The configuration file.", show_default=True)]
Group = Annotated[str, typer.Option(help="The group's key; not needed while there is only one.")]
SheetFile = Annotated[Path, typer.Argument(help="The file to write: .xlsx, or .jsonl, or - for JSON lines here.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
CONFIG = Path("config.toml")


@app.command()
def init(
    config: ConfigFile = CONFIG,
    yes: Yes = False,
    api_base_url: Annotated[
        str, typer.Option(help="Another Web API than Slack's: GovSlack's, a local workspace's.")
    ] = "",
    check: Annotated[bool, typer.Option(help="Ask Slack whether the tokens are good.")] = True,
) -> None:
    """Ask the few questions and write the configuration file. With --yes the environment answers."""
    from bot import installing

    installing.initialise(config, api_base_url, is_sure=yes, is_checked=check)


@app.command()
def run(config: ConfigFile = CONFIG) -> None:
    """Serve until stopped."""
    gc.disable()  # all that is loaded stays: looking through it again and again takes a fifth of the start
    from bot import operation

    operation.serve(config)


@app.command()
def migrate(config: ConfigFile = CONFIG) -> None:
    """Bring the database up to date."""
    from bot import operation

    operation.migrate(config)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the local workspace's page is.")] = 8765,
    data: Annotated[Path, typer.Option(help="Where the demonstration keeps its data.")] = Path("build/demo"),
    config: ConfigFile = CONFIG,  # noqa: ARG001 - every command takes it; the demonstration has its own
    fresh: Annotated[bool, typer.Option(help="Begin anew rather than go on with the data of last time.")] = True,
) -> None:
    """Start Concord and its local workspace. The founding group and six weeks of its work are loaded."""
    from bot import demonstration

    demonstration.run(port, data, is_fresh=fresh)


@app.command()
def workspace(
    file: Annotated[Path, typer.Argument(help="People, channels and apps (see docs/local-workspace.md).")],
    port: Annotated[int, typer.Option(help="Where its page and its Web API are.")] = 8765,
    host: Annotated[str, typer.Option(help="The address it listens on.")] = "127.0.0.1",
    config: ConfigFile = CONFIG,  # noqa: ARG001 - every command takes it
) -> None:
    """Run the local workspace alone. It stands in for Slack, for any app."""
    from bot.workspace import server
    from bot.workspace.config import ConfigError

    try:
        server.run(file, host, port)
    except (ConfigError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@app.command()
def manifest(
    config: ConfigFile = CONFIG,
    url: Annotated[str, typer.Option(help="Mode http: https://HOST at which Slack reaches Concord.")] = "",
) -> None:
    """Print the app manifest to paste into Slack."""
    from bot import operation

    operation.print_manifest(config, url)


@app.command()
def doctor(config: ConfigFile = CONFIG, as_json: AsJson = False) -> None:
    """Check what Concord needs and say how to mend it: tokens, channels, database, clock, calendar, files."""
    from bot import checkup

    checkup.examine(config, as_json=as_json)


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(help="A folder, or the file to write (.tar.gz).")],
    config: ConfigFile = CONFIG,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Write database and files into one archive. Concord may be at work meanwhile."""
    from bot import backups

    backups.backup(config, target, is_sure=yes, as_json=as_json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="An archive that `concord backup` wrote.")],
    config: ConfigFile = CONFIG,
    yes: Yes = False,
) -> None:
    """Put an archive's database and files back. Stop Concord first."""
    from bot import backups

    backups.restore(config, file, is_sure=yes)


@app.command("replay-dead")
def replay_dead(config: ConfigFile = CONFIG, yes: Yes = False, as_json: AsJson = False) -> None:
    """List undelivered messages and owe them again. With --json only after --yes."""
    from bot import operation

    operation.replay_dead(config, is_sure=yes, as_json=as_json)


@group_app.command("apply")
def group_apply(
    profile: Annotated[Path, typer.Argument(help="The profile, e.g. bot/profiles/lucheng.toml.")],
    channel: Annotated[
        list[str], typer.Option(help="group=C…, announcement=C… or secretariat=C…; may be given several times.")
    ] = [],  # noqa: B006 - Typer reads the default, nobody changes it
    workspace: Annotated[str, typer.Option(help="T…: where the channels are, if several workspaces are served.")] = "",
    config: ConfigFile = CONFIG,
    yes: Yes = False,
) -> None:
    """Create a group, or bring it in line. Its profile says how; the differences are shown first."""
    from bot import operation

    operation.apply_profile(config, profile, channel, workspace, is_sure=yes)


@roster_app.command("import")
def roster_import(
    file: Annotated[Path, typer.Argument(help="CSV or xlsx: unit,role,name,title,phone,email,slack_id,from.")],
    group: Group = "",
    config: ConfigFile = CONFIG,
    yes: Yes = False,
) -> None:
    """Take in who holds which seat. The differences are shown first."""
    from bot import operation

    operation.import_roster(config, file, group, is_sure=yes)


@roster_app.command("export")
@export_app.command("roster")
def export_roster(file: SheetFile, group: Group = "", config: ConfigFile = CONFIG) -> None:
    """Write who holds which seat. Telephone numbers included: what `roster import` reads."""
    from bot import workbooks

    workbooks.export(config, file, group, "roster")


@export_app.command("ledger")
def export_ledger(file: SheetFile, group: Group = "", config: ConfigFile = CONFIG) -> None:
    """Write every task, one row each: what `ledger import` reads."""
    from bot import workbooks

    workbooks.export(config, file, group, "ledger")


@export_app.command("record")
def export_record(file: SheetFile, group: Group = "", config: ConfigFile = CONFIG) -> None:
    """Write every entry of the record, in the order of its chain."""
    from bot import workbooks

    workbooks.export(config, file, group, "record")


@export_app.command("minutes")
def export_minutes(
    item: Annotated[str, typer.Argument(help="The minutes' reference, e.g. MN-1.")],
    file: Annotated[Path, typer.Argument(help="The file to write: .docx or .pdf.")],
    group: Group = "",
    config: ConfigFile = CONFIG,
) -> None:
    """Write minutes in the official layout."""
    from bot import papers
    from bot.domain.references import Kind

    papers.export(config, item, file, group, Kind.MINUTES)


@export_app.command("meeting")
def export_meeting(
    item: Annotated[str, typer.Argument(help="The meeting's reference, e.g. MT-2.")],
    file: Annotated[Path, typer.Argument(help="The file to write: .zip.")],
    group: Group = "",
    config: ConfigFile = CONFIG,
) -> None:
    """Write all papers of a meeting into one package, in filing order."""
    from bot import papers
    from bot.domain.references import Kind

    papers.export(config, item, file, group, Kind.MEETING)


@ledger_app.command("import")
def ledger_import(
    file: Annotated[Path, typer.Argument(help="xlsx: reference,task,lead,supporting,due,expected_result.")],
    by: Annotated[str, typer.Option(help="Slack's id of the secretariat's person in whose name it is done.")],
    config: ConfigFile = CONFIG,
    yes: Yes = False,
) -> None:
    """Take in tasks. New rows are assigned, known references follow the file; the differences first."""
    from bot import workbooks

    workbooks.import_ledger(config, file, by, is_sure=yes)


@audit_app.command("verify")
def audit_verify(config: ConfigFile = CONFIG, as_json: AsJson = False) -> None:
    """Walk the record's chain. Every entry that was changed or removed is named."""
    from bot import operation

    operation.verify_record(config, as_json=as_json)


@person_app.command("export")
def person_export(
    slack_id: Annotated[str, typer.Argument(help="The workspace's id of the person.")],
    file: Annotated[Path, typer.Argument(help="The JSON file to write: every row that names the person.")],
    config: ConfigFile = CONFIG,
) -> None:
    """Write all that is kept about a person."""
    from bot import personal_data

    personal_data.export_person(config, slack_id, file)


@person_app.command("erase")
def person_erase(
    slack_id: Annotated[str, typer.Argument(help="The workspace's id of somebody who holds no seat any more.")],
    config: ConfigFile = CONFIG,
    yes: Yes = False,
) -> None:
    """Erase a leaver's number, address and messages. Who held which seat stays in the record."""
    from bot import personal_data

    personal_data.erase_person(config, slack_id, is_sure=yes)


def main() -> None:
    """Run the command line."""
    app()
