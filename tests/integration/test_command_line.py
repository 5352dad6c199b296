"""The command line on both databases: an empty database becomes a group with people. One command runs as a process, the
others in this one: what they print and return is the same, and none loads the program anew."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from typer.testing import Result

from bot.store import schema
from bot.store.database import Database
from tests.builders import PROFILE, TestClock
from tests.command_line import concord_here
from tests.postgres import Prepare

Run = Callable[..., Result]

ROSTER = """unit,role,name,title,phone,email,slack_id,from
,convener,周明远,副区长,,,U0CONV,
文广旅体局,director,陈立群,局长,0577-88000001,,U0DIR,
区教育局,liaison,王芳,科长,13800000000,wf@example.invalid,U0L09,2026-01-01
教育局,member,李强,副局长,,,U0M09,
"""


def migrated(url: str) -> None:
    """Bring an empty database to the present shape."""

    async def run() -> None:
        database = Database(url, TestClock())
        try:
            await schema.migrate(database.engine)
        finally:
            await database.close()

    asyncio.run(run())


@pytest.fixture
def prepare_database() -> Prepare:
    """These tests begin with a database that holds no group yet."""
    return migrated


@pytest.fixture
def config(tmp_path: Path, database_url: str) -> Path:
    """A configuration file that names the database."""
    file = tmp_path / "config.toml"
    file.write_text(f'[database]\nurl = "{database_url}"\n', "utf-8")
    return file


@pytest.fixture
def concord(config: Path) -> Run:
    """Run `concord` with the configuration file."""

    def run(*arguments: str) -> Result:
        return concord_here(*arguments, "--config", str(config))

    return run


def test_an_empty_database_is_told_of_and_migrated(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'[database]\nurl = "sqlite:///{tmp_path}/new.db"\n', "utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", *arguments, "--config", str(file)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    early = run("group", "apply", str(PROFILE), "--yes")
    assert (early.returncode, "concord migrate" in early.stderr) == (1, True)
    assert schema.HEAD in run("migrate").stdout
    assert "already" in run("migrate").stdout


def test_from_a_new_database_to_a_group_with_people(concord: Run, tmp_path: Path) -> None:
    applied = concord("group", "apply", str(PROFILE), "--channel", "group=C1", "--channel", "announcement=C2", "--yes")
    assert (applied.exit_code, "区教育局" in applied.stdout) == (0, True), applied.stderr
    assert "nothing to change" in concord("group", "apply", str(PROFILE), "--yes").stdout
    rebound = concord("group", "apply", str(PROFILE), "--channel", "secretariat=C3", "--yes").stdout
    assert "1 changes applied" in rebound
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER, "utf-8")
    taken = concord("roster", "import", str(roster), "--yes")
    assert (taken.exit_code, "王芳" in taken.stdout, "13800000000" in taken.stdout) == (0, True, False), taken.stderr
    assert "nothing to change" in concord("roster", "import", str(roster), "--yes").stdout
    assert "verified" in concord("audit", "verify").stdout
    assert "No dead letters" in concord("replay-dead").stdout


def test_nothing_is_applied_without_a_yes(concord: Run) -> None:
    asked = concord("group", "apply", str(PROFILE))
    assert asked.exit_code == 1
    assert "changes applied" in concord("group", "apply", str(PROFILE), "--yes").stdout


def test_a_faulty_profile_names_file_key_and_reason(concord: Run, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(PROFILE.read_text("utf-8").replace("answer_days = 5", "answer_days = 0"), "utf-8")
    refused = concord("group", "apply", str(faulty), "--yes")
    assert refused.exit_code == 1
    assert str(faulty) in refused.stderr
    assert "rules.answer_days" in refused.stderr


def test_a_faulty_roster_names_row_and_column_and_changes_nothing(concord: Run, tmp_path: Path) -> None:
    concord("group", "apply", str(PROFILE), "--yes")
    roster = tmp_path / "roster.csv"
    faulty = ROSTER.replace("liaison,王芳", "boss,王芳").replace("member,李强", "member,")
    roster.write_text(faulty, "utf-8")
    refused = concord("roster", "import", str(roster), "--yes")
    assert refused.exit_code == 1
    for words in ("row 4, column role", "boss", "row 5, column name"):
        assert words in refused.stderr
    roster.write_text(ROSTER.replace("区教育局", "气象局"), "utf-8")
    refused = concord("roster", "import", str(roster), "--yes")
    assert (refused.exit_code, "row 4" in refused.stderr, "气象局" in refused.stderr) == (1, True, True)


def test_an_xlsx_roster_is_read_like_the_csv(concord: Run, tmp_path: Path) -> None:
    concord("group", "apply", str(PROFILE), "--yes")
    book = openpyxl.Workbook()
    for line in ROSTER.splitlines():
        book.worksheets[0].append(line.split(","))
    book.save(tmp_path / "roster.xlsx")
    taken = concord("roster", "import", str(tmp_path / "roster.xlsx"), "--yes")
    assert (taken.exit_code, "王芳" in taken.stdout) == (0, True), taken.stderr


def test_workbooks_go_out_and_in(concord: Run, tmp_path: Path) -> None:
    concord("group", "apply", str(PROFILE), "--yes")
    people = tmp_path / "roster.csv"
    people.write_text(ROSTER, "utf-8")
    concord("roster", "import", str(people), "--yes")
    roster, ledger = tmp_path / "out.xlsx", tmp_path / "ledger.xlsx"
    assert "4 rows written" in concord("roster", "export", str(roster)).stdout
    assert "nothing to change" in concord("roster", "import", str(roster), "--yes").stdout
    assert "0 rows written" in concord("export", "ledger", str(ledger)).stdout
    book = openpyxl.load_workbook(ledger)
    book.worksheets[0].append([None, "开放图书室", "教育局", "财政局", "2027-12-31"])
    book.save(ledger)
    refused = concord("ledger", "import", str(ledger), "--by", "U0L09", "--yes")
    assert (refused.exit_code, bool(refused.stderr)) == (1, True)
    taken = concord("ledger", "import", str(ledger), "--by", "U0DIR", "--yes")
    assert (taken.exit_code, "1 changes taken in" in taken.stdout) == (0, True), taken.stderr
    assert "1 rows written" in concord("export", "ledger", str(ledger)).stdout
    assert "nothing to change" in concord("ledger", "import", str(ledger), "--by", "U0DIR").stdout
    assert concord("roster", "export", str(tmp_path / "out.csv")).exit_code == 1


@pytest.mark.parametrize("said", ["foo=C1", "group", "group="])
def test_a_faulty_channel_is_refused(concord: Run, said: str) -> None:
    refused = concord("group", "apply", str(PROFILE), "--channel", said, "--yes")
    assert (refused.exit_code, "announcement" in refused.stderr) == (1, True)


def test_sheets_go_out_as_json_lines(concord: Run, tmp_path: Path) -> None:
    concord("group", "apply", str(PROFILE), "--yes")
    people = tmp_path / "roster.csv"
    people.write_text(ROSTER, "utf-8")
    concord("roster", "import", str(people), "--yes")
    seats = [json.loads(line) for line in concord("export", "roster", "-").stdout.splitlines()]
    assert [(seat["name"], seat["role"]) for seat in seats if seat["phone"] == "13800000000"] == [("王芳", "liaison")]
    assert "written" in concord("export", "record", str(tmp_path / "record.jsonl")).stdout
    entries = [json.loads(line) for line in (tmp_path / "record.jsonl").read_text("utf-8").splitlines()]
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[0]["after"]["group"] == "温州市鹿城区公共文化服务体系建设协调组"
    assert "13800000000" not in (tmp_path / "record.jsonl").read_text("utf-8")
    assert "written" in concord("export", "record", str(tmp_path / "record.xlsx")).stdout
    verified = json.loads(concord("audit", "verify", "--json").stdout)
    assert verified == {
        "verified": True,
        "groups": [{"group": "lucheng", "entries": len(entries), "faults": []}],
    }
    assert json.loads(concord("replay-dead", "--json").stdout) == {"dead": [], "owed_again": 0}


def test_wrong_usage_ends_with_two(concord: Run) -> None:
    assert concord("no-such-command").exit_code == 2
    assert concord("export", "ledger").exit_code == 2


def test_the_shell_completes() -> None:
    shown = subprocess.run(
        [Path(sys.executable).with_name("concord")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "_CONCORD_COMPLETE": "complete_bash", "COMP_WORDS": "concord do", "COMP_CWORD": "1"},
    )
    assert shown.stdout.split() == ["doctor"], shown


HEAVY = (
    "sqlalchemy",
    "slack_sdk",
    "slack_bolt",
    "aiohttp",
    "pydantic",
    "prometheus_client",
    "openpyxl",
    "docx",
    "typst",
    "icalendar",
    "bot.operation",
)


def test_help_imports_nothing_but_the_command_line() -> None:
    script = f"import sys; import bot.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
