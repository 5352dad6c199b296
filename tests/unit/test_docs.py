"""What the documents say is true: the commands are understood, the configuration's keys are all there and no others."""

import re
import tomllib
from pathlib import Path

import pytest
import typer.main
from pydantic import BaseModel
from typer.core import TyperGroup

from bot.cli import app
from bot.handlers.grammar import PHRASES, Command, understand
from bot.settings import Settings
from tests.browser.screenshots import PICTURES

README, MANUAL = Path("README.md").read_text("utf-8"), Path("docs/manual.zh.md").read_text("utf-8")
CHINESE = Path("README.zh.md").read_text("utf-8")
OF_SLACK = {"更多操作"}
"""Buttons of the workspace itself, not of Concord."""
LINES = re.findall(r"`/(?:xt|coord) ([^`]+)`", README + MANUAL + CHINESE)


def keys() -> set[str]:
    return {
        f"{section}.{key}"
        for section, part in Settings.model_fields.items()
        if isinstance(part.annotation, type) and issubclass(part.annotation, BaseModel)
        for key in part.annotation.model_fields
    }


@pytest.mark.parametrize("line", sorted(set(LINES)))
def test_every_line_shown_is_understood(line: str) -> None:
    assert understand(line).command in Command


@pytest.mark.parametrize("text", [README, CHINESE, MANUAL], ids=["README.md", "README.zh.md", "manual.zh.md"])
def test_every_command_is_shown(text: str) -> None:
    shown = {understand(line).command for line in re.findall(r"`/(?:xt|coord) ([^`]+)`", text)}
    assert set(PHRASES) - shown <= (set() if text is MANUAL else {Command.DESK})


def test_every_button_that_is_to_be_pressed_is_called_so() -> None:
    texts = Path("bot/texts/zh")
    buttons = {
        words
        for path in texts.iterdir()
        for words in re.findall(r"^button-[\w-]+ = (.+)$", path.read_text("utf-8"), re.MULTILINE)
    }
    named = set(re.findall(r"点“([^”]+)”", MANUAL + CHINESE))
    assert len(named) >= 40
    assert named <= buttons | OF_SLACK


def test_every_picture_is_taken_and_shown() -> None:
    shown = set(re.findall(r"pictures/([\w-]+)\.png", README + CHINESE + MANUAL))
    assert shown == {picture.name for picture in PICTURES} == {path.stem for path in Path("docs/pictures").iterdir()}


@pytest.mark.parametrize("path", [Path("README.md"), Path("README.zh.md"), Path("CONTRIBUTING.md")], ids=str)
def test_every_target_of_make_is_there(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text("utf-8"), re.MULTILINE))
    assert (named := set(re.findall(r"`make ([a-z]+)", path.read_text("utf-8"))))
    assert named <= targets


def test_the_example_configuration_has_every_key_and_no_other() -> None:
    text = Path("config.example.toml").read_text("utf-8")
    shown = tomllib.loads(re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE))
    assert {f"{section}.{key}" for section, part in shown.items() for key in part} == keys()


def test_the_example_configuration_shows_the_defaults() -> None:
    shown = tomllib.loads(Path("config.example.toml").read_text("utf-8"))
    assert Settings(**shown) == Settings()


def test_the_table_of_keys_is_complete() -> None:
    text = Path("docs/operations.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `(\w+\.\w+)` \|", text, re.MULTILINE))
    assert rows == keys()


@pytest.mark.parametrize(
    "path", [*sorted(Path("docs").rglob("*.md")), Path("README.md"), Path("README.zh.md")], ids=str
)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def _lines_of_the_command_line() -> list[str]:
    text = re.sub(r"\s+", " ", Path("docs/operations.md").read_text("utf-8") + README + CHINESE)
    return sorted(set(re.findall(r"(?<![\w./-])concord ((?:-?-?[a-z]+(?:-[a-z]+)* ?)[^`|]*)`", text)))


def test_every_command_of_the_documents_is_one_with_these_options() -> None:
    root = typer.main.get_command(app)
    lines = _lines_of_the_command_line()
    assert len(lines) >= 20
    for line in lines:
        command, words = root, line.split()
        while words and isinstance(command, TyperGroup) and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        assert not isinstance(command, TyperGroup) or not words or words[0].startswith("-"), line
        known = {option for parameter in command.params for option in parameter.opts + parameter.secondary_opts}
        known |= {"--help", "--install-completion"}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= known, line


def test_every_line_of_the_threat_model_names_a_test_that_exists() -> None:
    rows = [line for line in Path("SECURITY.md").read_text("utf-8").splitlines() if line.startswith("|")]
    said = [row for row in rows if not row.startswith("|---") and not row.rstrip(" |").endswith("test")]
    assert len(said) > 15
    for row in said:
        named = re.findall(r"`(tests/[\w/*.]+)`", row.rstrip(" |").rpartition("|")[2])
        assert named, row
        for name in named:
            assert list(Path().glob(name)), name
