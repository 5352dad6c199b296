"""`concord init`: ask the few questions, check the answers with Slack, write the configuration."""

import asyncio
import json
import os
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel, SecretStr

from bot.operation import err, fail, out, settings_of
from bot.settings import Settings, SettingsError, from_values
from bot.slack.gateway import NotSent, Unknown, Unsendable
from bot.slack.inquiry import ask_app, ask_bot

SOCKET, HTTP = "socket", "http"
Checked = Callable[[str, str], Coroutine[Any, Any, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked: its key, the words, where the answer is found, and for which mode it is asked."""

    key: str
    words: str
    where: str
    mode: str = ""
    is_secret: bool = False
    begins: str = ""
    check: Checked | None = None


async def _check_bot(token: str, base_url: str) -> str:
    bearer = await ask_bot(token, base_url)
    return f"it is {bearer.user} in the workspace {bearer.team}"


async def _check_app(token: str, base_url: str) -> str:
    await ask_app(token, base_url)
    return "it opens connections"


QUESTIONS = (
    Question(
        "slack.mode",
        "How Slack reaches Concord: socket or http",
        "socket: Concord calls Slack, no public address is needed. http: Slack calls Concord at a public https address.",
    ),
    Question(
        "slack.bot_token",
        "Bot token",
        "api.slack.com/apps, Create New App, From a manifest: paste what `concord manifest` prints. Then Install App: the"
        " Bot User OAuth Token.",
        is_secret=True,
        begins="xoxb-",
        check=_check_bot,
    ),
    Question(
        "slack.app_token",
        "App-level token",
        "the app's Basic Information, App-Level Tokens, Generate: with the scope connections:write.",
        mode=SOCKET,
        is_secret=True,
        begins="xapp-",
        check=_check_app,
    ),
    Question(
        "slack.signing_secret",
        "Signing secret",
        "the app's Basic Information, App Credentials.",
        mode=HTTP,
        is_secret=True,
    ),
    Question(
        "slack.installer",
        "Your own member id, to be led through the rest in chat; empty for none",
        "in Slack: your picture, Profile, the three dots, Copy member ID.",
    ),
    Question(
        "database.url",
        "Database",
        "sqlite:///PATH for one process, postgresql://USER:PASSWORD@HOST/NAME for several.",
    ),
    Question("locale.language", "Language of whoever has chosen none: zh or en", "people change their own in chat."),
    Question("locale.timezone", "Time zone", "an IANA name; of what no group decides."),
)


def initialise(config: Path, api_base_url: str, *, is_sure: bool, is_checked: bool) -> None:
    """Ask, check and write. With `is_sure` nothing is asked: the environment and the present file answer.

    A file that stands there is replaced only after a yes, and kept beside the new one with `.old` at its end.
    """
    if config.exists() and not is_sure and not typer.confirm(f"{config} exists. Replace it?"):
        raise typer.Exit(1)
    values = _flat(settings_of(config))
    if api_base_url:
        values["slack.api_base_url"] = api_base_url
    for question in QUESTIONS:
        if question.mode in {"", values["slack.mode"]}:
            _take(question, values, is_asked=not is_sure, is_checked=is_checked)
    settings = _valid(values)
    _write(config, settings)
    out.print(f"{config} is written; only you can read it. What follows:")
    for step in (
        "concord migrate",
        "concord run" if settings.slack.installer else "concord group apply PROFILE.toml --channel group=C…",
        "concord doctor",
    ):
        out.print(f"  {step}" + ("" if config == Path("config.toml") else f" --config {config}"))


def _take(question: Question, values: dict[str, Any], *, is_asked: bool, is_checked: bool) -> None:
    """Take one answer into `values`: asked again until it fits, or, where nobody is asked, refused with a sentence."""
    if is_asked:
        out.print(f"\n{question.words}\n  ({question.where})")
    while True:
        said = _asked(question, str(values[question.key])) if is_asked else str(values[question.key])
        fault = _fault(question, said, values) or (_refused(question, said, values) if is_checked and said else "")
        if not fault:
            values[question.key] = said
            return
        if not is_asked:
            fail(f"{question.key}: {fault}")
        err.print(f"  {fault}", style="red")


def _asked(question: Question, present: str) -> str:
    words = f"  {question.key}" + (" [unchanged]" if question.is_secret and present else "")
    said = typer.prompt(words, default=present, hide_input=question.is_secret, show_default=not question.is_secret)
    return str(said).strip()


def _fault(question: Question, said: str, values: Mapping[str, Any]) -> str:
    if question.is_secret and not said:
        return f"is missing: {question.where}"
    if question.begins and not said.startswith(question.begins):
        return f"wants a token that begins with {question.begins}: {question.where}"
    try:
        from_values(_nested({**values, question.key: said}), question.key)
    except SettingsError as error:
        return str(error)
    return ""


def _refused(question: Question, said: str, values: Mapping[str, Any]) -> str:
    """Return why Slack does not take an answer; nothing where it does, or where there is nothing to ask it."""
    if question.check is None:
        return ""
    try:
        found = asyncio.run(question.check(said, str(values["slack.api_base_url"])))
    except Unsendable as error:
        return f"Slack refuses it ({error}): {question.where}"
    except (NotSent, Unknown) as error:
        return f"Slack cannot be reached to check it ({error}): see to the network, or give --no-check"
    out.print(f"  {question.key}: {found}.")
    return ""


def _valid(values: Mapping[str, Any]) -> Settings:
    try:
        return from_values(_nested(values), "the answers")
    except SettingsError as error:
        fail(str(error))


def _write(config: Path, settings: Settings) -> None:
    """Write the file so that at no moment anybody else can read it."""
    config.parent.mkdir(parents=True, exist_ok=True)
    new = config.with_name(f"{config.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(written(settings))
    if config.exists():
        config.replace(config.with_name(f"{config.name}.old"))
    new.replace(config)


def written(settings: Settings) -> str:
    """Return a configuration file: what was asked, and whatever else is not the default."""
    asked = {question.key for question in QUESTIONS}
    values, usual = _flat(settings), _flat(from_values({}, "the defaults"))
    sections: dict[str, list[str]] = {}
    for key, value in values.items():
        if value in {"", None} or (value == usual[key] and key not in asked):
            continue
        section, _, name = key.partition(".")
        said = list(value) if isinstance(value, tuple) else value
        sections.setdefault(section, []).append(f"{name} = {json.dumps(said, ensure_ascii=False)}")
    head = "# Written by `concord init`. Every key and what it means: docs/operations.md, config.example.toml.\n"
    return head + "".join("\n" + "\n".join([f"[{section}]", *lines]) + "\n" for section, lines in sections.items())


def _flat(settings: Settings) -> dict[str, Any]:
    """Return the values by key, secrets in clear, paths as they are written."""
    found: dict[str, Any] = {}
    for section in Settings.model_fields:
        part: BaseModel = getattr(settings, section)
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, SecretStr):
                value = value.get_secret_value()
            found[f"{section}.{name}"] = str(value) if isinstance(value, Path) else value
    return found


def _nested(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    nested: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        section, _, name = key.partition(".")
        nested.setdefault(section, {})[name] = value
    return nested
