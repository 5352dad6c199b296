"""What is deployed names what is there: commands, keys of the configuration, files, and time enough to stop."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import typer.main

from bot import bootstrap
from bot.cli import app
from bot.settings import Settings

UNIT = Path("deploy/concord.service")
TEXTS = {name: Path(name).read_text("utf-8") for name in ("Dockerfile", "compose.yaml", str(UNIT))}


def commands() -> set[str]:
    return set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_key_is_one_of_the_configuration() -> None:
    named = {name for text in TEXTS.values() for name in re.findall(r"\bCONCORD_([A-Z]+__[A-Z_]+)", text)}
    assert len(named) >= 4
    for name in named:
        section, key = name.lower().split("__")
        assert key in Settings.model_fields[section].annotation.model_fields, name  # type: ignore[union-attr]


def test_every_command_is_one_of_the_command_line() -> None:
    said = set(re.findall(r"/concord ([a-z-]+) --config", TEXTS[str(UNIT)]))
    said |= set(re.findall(r"\[\"?concord\"?, \"?([a-z-]+)\"?\]", TEXTS["Dockerfile"] + TEXTS["compose.yaml"]))
    assert said == {"run", "migrate"} <= commands()


def test_there_is_time_enough_to_stop() -> None:
    unit = configparser.ConfigParser(strict=False)
    unit.read_string(TEXTS[str(UNIT)])
    grace = re.search(r"stop_grace_period: (\d+)s", TEXTS["compose.yaml"])
    assert grace is not None
    assert min(unit.getint("Service", "TimeoutStopSec"), int(grace[1])) > bootstrap.STOP_WITHIN + 2


def test_what_the_image_copies_is_there_and_let_through() -> None:
    copied = re.findall(r"^COPY ((?!--from)[^\n]+) \S+$", TEXTS["Dockerfile"], re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    let_through = set(re.findall(r"^!(\S+)$", Path(".dockerignore").read_text("utf-8"), re.MULTILINE))
    assert names == let_through
    assert all(Path(name).exists() for name in names)


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    """By systemd itself where it is there; its own check wants the program to exist."""
    program = str(Path(sys.executable).with_name("concord"))
    copy = tmp_path / UNIT.name
    copy.write_text(TEXTS[str(UNIT)].replace("/opt/concord/bin/concord", program), "utf-8")
    analyze = shutil.which("systemd-analyze")
    if analyze:
        checked = subprocess.run(
            [analyze, "verify", "--man=no", str(copy)], capture_output=True, text=True, check=False
        )
        assert (checked.returncode, UNIT.name in checked.stderr) == (0, False), checked.stderr
    assert {line.split("=")[0] for line in copy.read_text("utf-8").splitlines() if line.startswith("Exec")} == {
        "ExecStartPre",
        "ExecStart",
    }
