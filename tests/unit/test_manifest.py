"""The manifest asks for what the code uses, and for nothing else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.handlers.shortcuts import SHORTCUTS
from bot.settings import from_values
from bot.slack import manifest, pacing

METHOD = re.compile(r"[a-z]+(\.[a-zA-Z]+)+")
FAMILIES = {"apps", "auth", "chat", "conversations", "files", "oauth", "pins", "reactions", "team", "users", "views"}


def trees(folder: str) -> Iterator[ast.AST]:
    for path in sorted(Path(folder).rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"))


def constants(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def listened(names: set[str]) -> set[str]:
    """Return what the handlers and the builder register with Bolt: the first argument of `app.NAME("…")`."""
    return {
        said
        for folder in ("bot/handlers", "bot/slack")
        for tree in trees(folder)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in names
        for said in (constants(call.args[0]) if call.args else ())
    }


def test_every_method_called_is_listed_and_no_other() -> None:
    called = {
        text
        for path in Path("bot/slack").glob("*.py")
        if path.name not in {"manifest.py", "pacing.py"}
        for text in constants(ast.parse(path.read_text("utf-8")))
        if METHOD.fullmatch(text) and text.split(".")[0] in FAMILIES
    }
    assert called == set(manifest.METHODS)
    assert set(pacing.METHODS) | {"chat.postMessage"} == called


def test_nothing_else_of_the_bot_calls_a_method() -> None:
    for folder in ("handlers", "jobs", "services", "views"):
        for tree in trees(f"bot/{folder}"):
            assert not {text for text in constants(tree) if text in manifest.METHODS}


def test_every_event_heard_is_subscribed_and_no_other() -> None:
    heard = {"message.im" if event == "message" else event for event in listened({"event"})}
    assert heard == set(manifest.EVENTS)


def test_every_shortcut_answered_is_registered_and_no_other() -> None:
    features = manifest.build(from_values({}, "test"))["features"]
    assert set(SHORTCUTS) == {shortcut["callback_id"] for shortcut in features["shortcuts"]}


def test_every_scope_is_needed_and_none_is_missing() -> None:
    needed = {
        scope
        for table in (manifest.METHODS, manifest.EVENTS, manifest.OTHERS)
        for scopes in table.values()
        for scope in scopes
    }
    assert needed == set(manifest.SCOPES)


def test_the_table_of_scopes_in_the_documents_is_the_manifests() -> None:
    text = Path("docs/operations.md").read_text("utf-8")
    assert dict(re.findall(r"^\| `([a-z_]+(?::[a-z.]+)?)` \| ([^|]+) \|$", text, re.MULTILINE)) == manifest.SCOPES


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_the_addresses_are_there_over_http_alone(mode: str) -> None:
    built = manifest.build(from_values({"slack": {"mode": mode}}, "test"), url="https://concord.example/")
    expected = None if mode == "socket" else "https://concord.example/slack/events"
    assert built["settings"]["socket_mode_enabled"] is (mode == "socket")
    for part in (built["settings"]["event_subscriptions"], built["settings"]["interactivity"]):
        assert part.get("request_url") == expected
    assert {command.get("url") for command in built["features"]["slash_commands"]} == {expected}


def test_slacks_limits_are_kept() -> None:
    commands = [f"/c{number}" for number in range(50)]
    built = manifest.build(from_values({"slack": {"commands": commands}}, "test"))
    shown = built["display_information"]
    assert (len(shown["name"]) <= 35, len(shown["description"]) <= 140) == (True, True)
    for command in built["features"]["slash_commands"]:
        assert (len(command["description"]) <= 2000, len(command["usage_hint"]) <= 1000) == (True, True)
    assert len(built["features"].get("shortcuts", [])) <= 10
    assert len(built["settings"]["event_subscriptions"]["bot_events"]) <= 100
