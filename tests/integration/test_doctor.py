"""`concord doctor`: each thing that can be wrong is found, and named with how to mend it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store import Installation

from bot.checkup import FAULTS_FOUND
from bot.notices.desk import Failed
from bot.notices.recipients import ToChannel
from bot.store.database import Database
from bot.store.installations import Installations
from bot.store.sealing import Seal
from bot.store.tables import outbox
from tests.builders import MONDAY, PROFILE, TestClock
from tests.command_line import concord, place, secrets
from tests.town import BOT_TOKEN, People


async def findings(people: People, url: str, folder: Path, **environment: str) -> tuple[int, dict[str, list[Any]]]:
    """Run the doctor; return its exit code and what it found, by name."""
    given = secrets(people) | {
        "DATABASE__URL": url,
        "FILES__DATA_DIR": str(folder / "data"),
        "CLOCK__FOLLOW": str(folder / "clock.json"),
    }
    said = await concord("doctor", "--json", "--config", str(folder / "none.toml"), **given | environment)
    found: dict[str, list[Any]] = {}
    for finding in json.loads(said.out)["findings"]:
        found.setdefault(finding["name"], []).append((finding["level"], finding["said"], finding["mend"]))
    return said.code, found


def worst(found: dict[str, list[Any]], name: str) -> str:
    levels = [level for level, _, _ in found[name]]
    return next(level for level in ("fault", "warning", "good") if level in levels)


async def test_all_is_well(database_url: str, tmp_path: Path) -> None:
    async with place(tmp_path) as people:
        code, found = await findings(people, database_url, tmp_path)
    assert code == 0, found
    assert {name for name in found if worst(found, name) != "good"} == {"calendar"}
    assert {"bot token", "app token", "scopes", "clock", "database", "outbox", "channels", "data_dir"} <= set(found)
    assert "仿宋_GB2312: Noto Serif CJK SC" in found["fonts"][0][1]


async def test_the_next_years_holidays_are_missed_from_mid_november_on(sqlite_url: str, tmp_path: Path) -> None:
    async with place(tmp_path) as people:
        _, found = await findings(people, sqlite_url, tmp_path)
        assert "2027" in found["calendar"][0][1]
        await people.act("clock", advance_seconds=60 * 60 * 24 * 60)
        code, found = await findings(people, sqlite_url, tmp_path)
    assert (code, worst(found, "calendar")) == (FAULTS_FOUND, "fault")


@pytest.mark.parametrize(
    ("environment", "name", "says"),
    [
        ({"SLACK__BOT_TOKEN": "xoxb-unknown"}, "bot token", "invalid_auth"),
        ({"SLACK__APP_TOKEN": "xapp-unknown"}, "app token", "invalid_auth"),
        ({"SLACK__APP_TOKEN": ""}, "secrets", "slack.app_token"),
        ({"SLACK__API_BASE_URL": "http://127.0.0.1:9/"}, "bot token", "cannot be reached"),
        ({"DATABASE__URL": "sqlite:////nowhere/at/all.db"}, "database", "does not exist"),
        ({"DATABASE__URL": "postgresql://concord@127.0.0.1:9/none"}, "database", "cannot be reached"),
        ({"FILES__DATA_DIR": "/proc/concord"}, "data_dir", "cannot be written"),
        ({"FILES__FONTS_DIR": "/nowhere/fonts"}, "fonts", "is no folder: /nowhere/fonts"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_is_wrong_is_named_with_how_to_mend_it(
    sqlite_url: str, tmp_path: Path, environment: dict[str, str], name: str, says: str
) -> None:
    async with place(tmp_path) as people:
        code, found = await findings(people, sqlite_url, tmp_path, **environment)
    assert (code, worst(found, name)) == (FAULTS_FOUND, "fault")
    assert any(says in said and mend for _, said, mend in found[name]), found[name]


async def test_a_groups_templates_are_looked_at(sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "templates" / "lucheng"
    folder.mkdir(parents=True)
    docx.Document().save(str(folder / "minutes.docx"))
    async with place(tmp_path) as people:
        _, found = await findings(people, sqlite_url, tmp_path)
        assert [(level, said.rpartition("/")[2]) for level, said, _ in found["template"]] == [
            ("good", "minutes.docx: can be used")
        ]
        (folder / "slip.docx").write_bytes(b"no document")
        code, found = await findings(people, sqlite_url, tmp_path)
    assert (code, worst(found, "template")) == (FAULTS_FOUND, "fault")
    assert any("slip.docx: wants a Word document without macros" in said for _, said, _ in found["template"])


async def test_a_channel_without_the_bot_and_an_archived_one_are_found(sqlite_url: str, tmp_path: Path) -> None:
    async with place(tmp_path) as people:
        for channel in people.place.state.channels:
            if channel.id == "C0OFFICE":
                channel.members.remove("U0CONCORD")
        await people.http.post(f"{people.place.url}/control/archive", json={"channel": "C0GROUP"})
        code, found = await findings(people, sqlite_url, tmp_path)
    faults = [said for level, said, _ in found["channels"] if level == "fault"]
    assert (code, len(faults)) == (FAULTS_FOUND, 2)
    assert any("C0OFFICE" in said and "not in it" in said for said in faults)
    assert any("C0GROUP" in said and "archived" in said for said in faults)


async def test_a_missing_scope_is_named(sqlite_url: str, tmp_path: Path) -> None:
    async with place(tmp_path) as people:
        for app in people.place.state.apps:
            app.scopes = tuple(scope for scope in app.scopes if scope != "pins:write")
        code, found = await findings(people, sqlite_url, tmp_path)
    assert (code, found["scopes"][0][1]) == (FAULTS_FOUND, "missing: pins:write")


@pytest.mark.parametrize(
    ("state", "since", "name"),
    [("pending", timedelta(hours=2), "outbox"), ("dead", timedelta(), "dead letters")],
)
async def test_what_is_not_delivered_shows(
    database_url: str, tmp_path: Path, state: str, since: timedelta, name: str
) -> None:
    await owe(database_url, state, TestClock(MONDAY - since))
    async with place(tmp_path) as people:
        _, found = await findings(people, database_url, tmp_path)
    assert worst(found, name) != "good"
    assert found[name][0][2]


async def owe(url: str, state: str, clock: TestClock) -> None:
    database = Database(url, clock)
    try:
        await database.write(lambda tx: tx.outbox.add(Failed("no-seat", {}), ToChannel("C0GROUP")))
        if state == "dead":
            await database.write(lambda tx: tx.connection.execute(outbox.update().values(state="dead", next_at=None)))
    finally:
        await database.close()


async def test_an_empty_database_and_one_without_a_group_are_told_apart(tmp_path: Path) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    (tmp_path / "empty.db").touch()
    async with place(tmp_path) as people:
        code, found = await findings(people, empty, tmp_path)
        assert (code, "concord migrate" in found["database"][0][2]) == (FAULTS_FOUND, True)
        await concord("migrate", DATABASE__URL=empty)
        code, found = await findings(people, empty, tmp_path)
    assert (code, worst(found, "groups")) == (0, "warning")


async def test_for_people_it_is_lines(sqlite_url: str, tmp_path: Path) -> None:
    async with place(tmp_path) as people:
        said = await concord(
            "doctor", "--config", str(tmp_path / "none.toml"), DATABASE__URL=sqlite_url, **secrets(people)
        )
    assert "in the workspace 鹿城区" in said.out
    assert "to mend" in said.out


async def test_of_several_workspaces_each_is_looked_at(sqlite_url: str, tmp_path: Path) -> None:
    key = Fernet.generate_key().decode()
    many = {"SLACK__CLIENT_ID": "client.id", "SLACK__CLIENT_SECRET": "x", "SLACK__TOKEN_KEY": key}
    async with place(tmp_path) as people:
        _, found = await findings(people, sqlite_url, tmp_path, **many)
        assert worst(found, "workspaces") == "warning"
        database = Database(sqlite_url, TestClock())
        store = Installations("client.id", database.engine, Seal(key))
        for team, token in (("T0LOCAL", BOT_TOKEN), ("T0GONE", "xoxb-gone")):
            await store.async_save(
                Installation(
                    app_id="A0CONCORD", team_id=team, bot_token=token, bot_id="B", bot_user_id="U", user_id="U0"
                )
            )
        await database.close()
        code, found = await findings(people, sqlite_url, tmp_path, **many)
        assert (code, worst(found, "workspace T0LOCAL"), worst(found, "workspace T0GONE")) == (3, "good", "fault")
        assert worst(found, "channels") == "warning"
        config = ("--workspace", "T0LOCAL", "--config", str(tmp_path / "none.toml"))
        bound = await concord("group", "apply", str(PROFILE.absolute()), *config, DATABASE__URL=sqlite_url)
        assert (bound.code, "T0LOCAL" in bound.out) == (0, True), bound.err
        _, found = await findings(people, sqlite_url, tmp_path, **many)
        assert worst(found, "channels") == "good"
        other = many | {"SLACK__TOKEN_KEY": Fernet.generate_key().decode()}
        code, found = await findings(people, sqlite_url, tmp_path, **other)
        assert (code, worst(found, "token key")) == (3, "fault")
