"""The workspace file, its clock, and the program that serves it."""

import asyncio
import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.workspace.clock import WorkspaceClock
from bot.workspace.config import ConfigError, load_config

FILE = """
[workspace]
name = "鹿城区"
id = "T0TEST"
[[users]]
id = "U0CHEN"
name = "chen.jing"
real_name = "陈静"
[[channels]]
id = "C0GROUP"
name = "协调组"
members = "all"
[[apps]]
id = "A0REC"
name = "Concord 协调助手"
bot_user = "U0BOT"
bot_token = {env = "TEST_BOT_TOKEN"}
signing_secret = "s"
request_url = "http://127.0.0.1:9/"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEST_BOT_TOKEN", "xoxb-from-environment")
    path = tmp_path / "workspace.toml"
    path.write_text(FILE, "utf-8")
    return path


def test_secrets_may_come_from_the_environment(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_config(file).apps[0].bot_token == "xoxb-from-environment"
    monkeypatch.delenv("TEST_BOT_TOKEN")
    with pytest.raises(ConfigError, match=r"apps\.0\.bot_token: wants the environment variable TEST_BOT_TOKEN"):
        load_config(file)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[workspace]", "[workspace", "workspace.toml: "),
        ('id = "U0CHEN"', 'id = "chen"', "users.0.id: String should match pattern"),
        ('name = "chen.jing"', 'name = "chen.jing"\nage = 7', "users.0.age: Extra inputs are not permitted"),
        ('members = "all"', 'members = ["U9"]', "channels.C0GROUP.members names what is not in the file: U9"),
        ('bot_user = "U0BOT"', 'bot_user = "U0CHEN"', "users.id wants each value once, has twice: U0CHEN"),
        ('request_url = "http://127.0.0.1:9/"', "", "request_url wants an address"),
        ('request_url = "http://127.0.0.1:9/"', 'mode = "socket"', "app_token wants a token that begins with xapp-"),
        ('name = "鹿城区"', 'timezone = "Mars/Base"', "workspace.timezone: wants an IANA time zone"),
        ('name = "鹿城区"', "start_at = 2026-11-23T09:00:00", "workspace.start_at: wants a time with its zone"),
    ],
)
def test_a_faulty_file_is_named_with_its_key(file: Path, old: str, new: str, said: str) -> None:
    file.write_text(FILE.replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load_config(tmp_path / "none.toml")


async def test_the_clock_writes_before_it_answers(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "clock.json"
    clock = WorkspaceClock(path, start_at=datetime(2026, 11, 23, 1, tzinfo=UTC))
    assert clock.now() == pytest.approx(datetime(2026, 11, 23, 1, tzinfo=UTC).timestamp(), abs=5)
    assert json.loads(path.read_text("utf-8"))["offset"] == clock.offset
    before = clock.offset
    clock.move_by(3600)
    assert json.loads(path.read_text("utf-8"))["offset"] == pytest.approx(before + 3600)
    assert [each.name for each in path.parent.iterdir()] == ["clock.json"]


async def test_waiting_ends_when_the_clock_is_moved() -> None:
    clock = WorkspaceClock()
    for wait in (lambda: clock.wait(600), lambda: clock.wait_until(clock.now() + 600)):
        waiting = asyncio.create_task(wait())
        await asyncio.sleep(0)
        clock.move_by(300)
        await asyncio.sleep(0)
        assert not waiting.done()
        clock.move_by(301)
        await asyncio.wait_for(waiting, 1)
    clock.move_by(-10_000)
    await asyncio.wait_for(clock.wait(0.01), 1)


async def lines_of(stream: Any) -> str:
    return str((await asyncio.wait_for(stream.readline(), 20)).decode())


async def test_the_program_prints_its_address_and_stops_when_told(file: Path) -> None:
    arguments = ("-m", "bot.workspace", str(file), "--port", "0")
    program = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
    )
    try:
        name, _, url = (await lines_of(program.stdout)).strip().partition(": ")
        assert name == "鹿城区"
        async with aiohttp.ClientSession() as session, session.get(f"{url}client/boot") as response:
            assert (await response.json())["users"][1]["name"] == "concord"
    finally:
        program.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(program.wait(), 20) == 0


async def test_the_program_says_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.workspace", str(tmp_path / "none.toml"), stderr=asyncio.subprocess.PIPE
    )
    _, said = await asyncio.wait_for(program.communicate(), 20)
    assert program.returncode == 1
    assert said.decode().count("\n") == 1


def test_the_command_says_one_line(tmp_path: Path) -> None:
    file = tmp_path / "workspace.toml"
    file.write_text('[workspace]\nname = "x"\ndomain = "x"\nid = "T0X"\ncolour = "red"\n', "utf-8")
    said = CliRunner().invoke(app, ["workspace", str(file)])
    assert said.exit_code == 1
    assert said.output == f"{file}: workspace.colour: Extra inputs are not permitted\n"
