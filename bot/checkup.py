"""`concord doctor`: what could keep Concord from its work, and how to mend each."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import typer

from bot.bootstrap import clock_of, open_database
from bot.clock import Clock
from bot.documents import fonts, word_template
from bot.operation import CHANNELS, out, settings_of
from bot.profiles.calendar import china_calendar
from bot.services import health
from bot.services.health import GroupPlaces
from bot.services.runner import Unavailable
from bot.settings import Settings, SettingsError, require_secrets
from bot.slack import manifest
from bot.slack.gateway import Bearer, NotSent, Unknown, Unsendable
from bot.slack.inquiry import ask_app, ask_bot, ask_channels
from bot.store import schema
from bot.store.database import Database
from bot.store.schema import SchemaError

FAULTS_FOUND = 3
"""The exit code when something must be mended."""
_APART, _FAR_APART = 30, 120
"""Seconds that the clocks may be apart before it is worth a word, and before it must be mended: Slack's requests are
refused at 300."""
_LATE, _VERY_LATE = 300, 3600
_ROOM = 500 * 1024 * 1024
_NOTICE_DUE = (11, 15)
"""The month and day from which the next year's notice on holidays is expected (State Council: published in November)."""


class Level(StrEnum):
    """How much a finding matters: FAULT must be mended, WARNING should be looked at."""

    GOOD = "good"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, and how it is mended (nothing to mend: empty)."""

    name: str
    level: Level
    said: str
    mend: str = ""


def examine(config: Path, *, as_json: bool) -> None:
    """Check everything, say what was found, and end with FAULTS_FOUND where something must be mended."""
    settings = settings_of(config)
    findings = asyncio.run(check(settings))
    faults = [finding for finding in findings if finding.level is Level.FAULT]
    if as_json:
        out.print_json(data={"well": not faults, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            out.print(f"{finding.level:<8} {finding.name}: {finding.said}", markup=False)
            if finding.mend:
                out.print(f"         → {finding.mend}", markup=False)
        out.print(f"{len(findings)} checks, {len(faults)} to mend.")
    if faults:
        raise typer.Exit(FAULTS_FOUND)


async def check(settings: Settings) -> list[Finding]:
    """Return what every check finds. Nothing is changed."""
    found = [finding async for finding in _slack(settings)]
    found += [finding async for finding in _database(settings)]
    found += _calendar(clock_of(settings).today(settings.locale.timezone))
    found += _data_dir(settings.files.data_dir)
    found.append(_fonts(settings.files.fonts_dir))
    found += _templates(settings.files.data_dir)
    return found


def _fonts(folder: Path | None) -> Finding:
    """Which font stands for each that the official papers name (Word files name the offices' own)."""
    if folder is not None and not folder.is_dir():
        said = f"files.fonts_dir is no folder: {folder}"
        return Finding("fonts", Level.FAULT, said, "put the fonts there, or take the line out")
    found = fonts.survey(folder)
    said = ", ".join(f"{choice.office}: {choice.found or 'none'} ({choice.fit})" for choice in found)
    if all(choice.found for choice in found):
        return Finding("fonts", Level.GOOD, said)
    mend = "apt install fonts-noto-cjk; until then papers are sent as Word files alone"
    return Finding("fonts", Level.WARNING, said, mend)


def _templates(data_dir: Path) -> Iterator[Finding]:
    """Whether the groups' own Word templates can be used."""
    for path in word_template.list_all(data_dir):
        try:
            word_template.check(path)
        except word_template.TemplateFaulty as error:
            mend = "mend or remove it; until then the papers of that kind are not made"
            yield Finding("template", Level.FAULT, str(error), mend)
        else:
            yield Finding("template", Level.GOOD, f"{path}: can be used")


async def _slack(settings: Settings) -> AsyncIterator[Finding]:
    try:
        require_secrets(settings)
    except SettingsError as error:
        yield Finding("secrets", Level.FAULT, str(error), "run `concord init`")
        return
    slack = settings.slack

    async def bot() -> list[Finding]:
        bearer = await ask_bot(slack.bot_token.get_secret_value(), slack.api_base_url)
        known = Finding("bot token", Level.GOOD, f"{bearer.user} in the workspace {bearer.team}")
        return [known, _scopes(bearer), *_clock(bearer)]

    async def app() -> list[Finding]:
        await ask_app(slack.app_token.get_secret_value(), slack.api_base_url)
        return [Finding("app token", Level.GOOD, "it opens connections")]

    for name, asked in (("bot token", bot), *([("app token", app)] if slack.mode == "socket" else [])):
        for finding in await _answered(name, asked):
            yield finding


async def _answered(name: str, asked: Callable[[], Awaitable[list[Finding]]]) -> list[Finding]:
    """Return what Slack answered, or that it did not."""
    try:
        return await asked()
    except Unsendable as error:
        mend = "reinstall the app, then `concord init` with the token that Slack shows"
        return [Finding(name, Level.FAULT, f"Slack refuses it: {error}", mend)]
    except (NotSent, Unknown) as error:
        mend = "see to the network, a proxy, and slack.api_base_url"
        return [Finding(name, Level.FAULT, f"Slack cannot be reached: {error}", mend)]


def _scopes(bearer: Bearer) -> Finding:
    missing = [scope for scope in manifest.SCOPES if scope not in bearer.scopes]
    if not missing:
        return Finding("scopes", Level.GOOD, f"all {len(manifest.SCOPES)} are there")
    mend = "paste what `concord manifest` prints into the app's manifest and reinstall the app"
    return Finding("scopes", Level.FAULT, f"missing: {', '.join(missing)}", mend)


def _clock(bearer: Bearer) -> Iterator[Finding]:
    if bearer.said_at is None:
        return
    apart = abs((bearer.said_at - Clock().now()).total_seconds())
    level = Level.GOOD if apart <= _APART else Level.WARNING if apart <= _FAR_APART else Level.FAULT
    mend = "" if level is Level.GOOD else "let the machine's clock be set by NTP (`timedatectl set-ntp true`)"
    yield Finding("clock", level, f"{apart:.0f} s apart from Slack's", mend)


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    missing = _missing_file(settings.database.url)
    if missing:
        yield Finding("database", Level.FAULT, f"{missing} does not exist", "`concord migrate` makes it")
        return
    database = open_database(settings)
    try:
        await schema.require_current(database)
        yield Finding("database", Level.GOOD, f"reached, at revision {schema.HEAD}")
        for finding in await _contents(settings, database):
            yield finding
    except SchemaError as error:
        yield Finding("database", Level.FAULT, str(error), "`concord migrate`, with this version of the program")
    except Unavailable as error:
        mend = "see that the server runs, and to database.url"
        yield Finding("database", Level.FAULT, f"cannot be reached: {error}", mend)
    finally:
        await database.close()


def _missing_file(url: str) -> str:
    """Return the name of SQLite's file where there is none: to look would make it."""
    name = url.removeprefix("sqlite:///")
    return name if name != url and not Path(name).exists() else ""


async def _contents(settings: Settings, database: Database) -> list[Finding]:
    owed = await database.read(health.look)
    age = owed.age(database.clock.now())
    level = Level.GOOD if age < _LATE else Level.WARNING if age < _VERY_LATE else Level.FAULT
    mend = "" if level is Level.GOOD else "see that `concord run` is at work, and its log"
    found = [Finding("outbox", level, f"{owed.owed} owed, the oldest due for {age:.0f} s", mend)]
    dead = Level.WARNING if owed.dead else Level.GOOD
    mend = "`concord replay-dead` lists them with their reasons and owes them again" if owed.dead else ""
    found.append(Finding("dead letters", dead, str(owed.dead), mend))
    places = await database.read(health.list_places)
    if not places:
        mend = "`concord group apply PROFILE.toml`, or let the installer set one up in chat"
        return [*found, Finding("groups", Level.WARNING, "there is none yet", mend)]
    return [*found, *await _channels(settings, places)]


async def _channels(settings: Settings, places: list[GroupPlaces]) -> list[Finding]:
    """Return how each group's channels stand; where Slack refuses the token, which is said above, nothing."""
    slack = settings.slack
    named = sorted({channel for place in places for channel in place.channels.values()})
    found = []
    for place in places:
        for what in CHANNELS:
            if what not in place.channels:
                mend = f"`concord group apply PROFILE.toml --channel {what}=C…`"
                found.append(Finding("channels", Level.WARNING, f"{place.key}: no {what} channel is bound", mend))
    try:
        states = await ask_channels(slack.bot_token.get_secret_value(), slack.api_base_url, named)
    except (Unsendable, NotSent, Unknown) as error:
        return [*found, Finding("channels", Level.WARNING, f"cannot be looked at: {error}", "mend the token first")]
    for place in places:
        for what, channel in place.channels.items():
            state = states[channel]
            name = f"{place.key}: {what} channel {channel}"
            if state is None or not state.is_member:
                mend = "invite the bot in that channel: /invite @concord"
                found.append(Finding("channels", Level.FAULT, f"{name}: the bot is not in it", mend))
            elif state.is_archived:
                mend = "unarchive it, or bind another one with `concord group apply`"
                found.append(Finding("channels", Level.FAULT, f"{name}: it is archived", mend))
            else:
                found.append(Finding("channels", Level.GOOD, name))
    return found


def _calendar(today: date) -> list[Finding]:
    published = china_calendar().published_years
    mend = "`pip install --upgrade chinesecalendar`, or a newer Concord; until then only the statutory days are known"
    if today.year not in published:
        return [Finding("calendar", Level.FAULT, f"the holidays of {today.year} are not known", mend)]
    if (today.month, today.day) >= _NOTICE_DUE and today.year + 1 not in published:
        said = f"the notice on the holidays of {today.year + 1} is not in yet"
        return [Finding("calendar", Level.WARNING, said, mend)]
    return [Finding("calendar", Level.GOOD, f"known up to {max(published)}")]


def _data_dir(folder: Path) -> list[Finding]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        mend = f"let the account that runs Concord write there, or set files.data_dir (now {folder})"
        return [Finding("data_dir", Level.FAULT, f"cannot be written: {error}", mend)]
    said = f"{folder}: writable, {free // 1024**2} MB free"
    if free < _ROOM:
        return [Finding("data_dir", Level.WARNING, said, "make room on that disk")]
    return [Finding("data_dir", Level.GOOD, said)]
