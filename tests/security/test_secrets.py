"""Secrets and personal data are planted, and everything that leaves the program is searched for them."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.builders import CHANNELS, EDUCATION, SECRETARY, liaison, settle_url
from tests.faults.stage import place
from tests.postgres import Prepare
from tests.process import Running, environment
from tests.town import APP_TOKEN, BOT_TOKEN, SECRET, People, whole

TYPED, PHONE, ADDRESS = "栽培的私密话语", "13912345678", "@example.invalid"
SECRETS = (BOT_TOKEN, APP_TOKEN, SECRET)
"""What opens the workspace, or signs for it."""
PRIVATE = (TYPED, PHONE, ADDRESS, "教育局联络员")
"""What people typed, their numbers, addresses and names."""


@pytest.fixture
def prepare_database() -> Prepare:
    """The founding group alone."""
    return settle_url


def found(where: str, words: tuple[str, ...]) -> list[str]:
    """Return which of some words stand in a text, in it as it is or as JSON writes it."""
    return [word for word in words if word in where or json.dumps(word)[1:-1] in where]


async def work(people: People, path: Path) -> None:
    """Let people do what handles private things, and let some of it go wrong with them at hand."""
    me = liaison(EDUCATION)
    await people.say(me, f"联络员 电话 {PHONE}")
    await people.say(SECRETARY, f"任务 交办 教育局 +5 {TYPED}")
    await people.say(me, f"进展 TK-1 60% {TYPED}")
    await people.write(me, await people.direct_channel(me), f"议题 提交 {TYPED}")
    await people.say(me, f"没有这样的话 {TYPED}")
    await people.say(me, "联络员 教育局")
    await people.say(SECRETARY, "导出 名册")
    for broken in ("tasks", "reports", "persons", "outbox"):
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            connection.execute(f"ALTER TABLE {broken} RENAME TO hidden")
        await people.say(me, f"进展 TK-1 70% {TYPED} {broken}")
        await people.say(me, f"联络员 电话 {PHONE[:-1]}9")
        await people.write(me, await people.direct_channel(me), f"进展 TK-1 80% {TYPED} {broken}")
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            connection.execute(f"ALTER TABLE hidden RENAME TO {broken}")


async def test_nothing_private_is_in_logs_metrics_or_channels(sqlite_url: str, tmp_path: Path) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    async with place(tmp_path) as (people, port):
        told = environment(sqlite_url, people.place.url, port, tmp_path) | {"CONCORD_LOG__LEVEL": "debug"}
        process = Running(told)
        await process.start()
        try:
            await work(people, path)
            pages = ""
            for address in ("/healthz", "/readyz", "/metrics"):
                async with people.http.get(f"http://127.0.0.1:{port}{address}") as answer:
                    pages += await answer.text()
        finally:
            await process.stop()
        channels = [whole(message) for name in CHANNELS.values() for message in await people.messages(name)]
    logged = "".join(process.said)
    assert "incident" in logged, "nothing went wrong: nothing was tested"
    assert "concord_refusals_total" in pages
    assert found(logged, SECRETS + PRIVATE) == []
    assert found(pages, SECRETS + PRIVATE) == []
    assert found("\n".join(channels), (*SECRETS, PHONE, ADDRESS)) == []


async def test_numbers_and_addresses_are_in_no_table_but_that_of_people(sqlite_url: str, tmp_path: Path) -> None:
    """The record is never erased, and the outbox keeps what was sent: neither may hold what must be erasable."""
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    async with place(tmp_path) as (people, port):
        process = Running(environment(sqlite_url, people.place.url, port, tmp_path))
        await process.start()
        try:
            await work(people, path)
        finally:
            await process.stop()
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        held = {
            table
            for table in tables
            for row in connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the names are the database's own
            if found(str(row), (PHONE, ADDRESS))
        }
    assert held <= {"persons", "contact_changes"}


def concord(*words: str, **more: str) -> str:
    """Run a command of the command line; return all that it says."""
    outcome = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return outcome.stdout + outcome.stderr


PLANTED = "planted-in-the-configuration"


@pytest.mark.parametrize(
    "say",
    [
        lambda **more: concord("manifest", **more),
        lambda **more: concord("audit", "verify", **more),
        lambda **more: concord("run", **more),
        lambda **more: concord("run", CONCORD_HTTP__PORT="x", **more),
        lambda **more: repr(_settings(more)) + str(_settings(more)),
    ],
    ids=["manifest", "unreachable database", "run", "faulty key", "printed settings"],
)
def test_no_secret_of_the_configuration_is_ever_said(say: Callable[..., str]) -> None:
    told = {
        "CONCORD_SLACK__BOT_TOKEN": f"xoxb-{PLANTED}",
        "CONCORD_SLACK__APP_TOKEN": f"xapp-{PLANTED}",
        "CONCORD_SLACK__SIGNING_SECRET": PLANTED,
        "CONCORD_DATABASE__URL": f"postgresql://concord:{PLANTED}@127.0.0.1:1/concord",
    }
    assert PLANTED not in say(**told)


def _settings(told: dict[str, str]) -> Settings:
    slack = {name.rpartition("__")[2].lower(): value for name, value in told.items() if "SLACK" in name}
    return Settings(slack=slack, database={"url": told["CONCORD_DATABASE__URL"]})
