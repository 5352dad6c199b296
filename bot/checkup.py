"""`concord doctor`: what could keep Concord from its work, and how to mend each."""

import asyncio
import functools
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import typer

from bot.bootstrap import clock_of, installations_of, open_database
from bot.clock import Clock
from bot.documents import fonts, word_template
from bot.notices.recipients import ToChannel
from bot.operation import CHANNELS, out, settings_of
from bot.profiles.calendar import china_calendar
from bot.services import health, places
from bot.services.health import GroupPlaces
from bot.services.runner import Unavailable
from bot.settings import Settings, SettingsError, require_secrets
from bot.slack import manifest
from bot.slack.gateway import Bearer, ChannelState, NotSent, Unknown, Unsendable
from bot.slack.inquiry import ask_app, ask_bot, ask_channels
from bot.store import schema
from bot.store.database import Database
from bot.store.schema import SchemaError
from bot.store.sealing import CannotOpen

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
        return await _bearer("bot token", slack.bot_token.get_secret_value(), slack.api_base_url)

    async def app() -> list[Finding]:
        await ask_app(slack.app_token.get_secret_value(), slack.api_base_url)
        return [Finding("app token", Level.GOOD, "it opens connections")]

    asked_of_all = {"bot token": bot} if not slack.is_installed_by_many else {}
    for name, asked in (asked_of_all | ({"app token": app} if slack.mode == "socket" else {})).items():
        for finding in await _answered(name, asked):
            yield finding


async def _bearer(name: str, token: str, base_url: str) -> list[Finding]:
    bearer = await ask_bot(token, base_url)
    known = Finding(name, Level.GOOD, f"{bearer.user} in the workspace {bearer.team}")
    return [known, _scopes(bearer), *_clock(bearer)]


async def _installed(settings: Settings, database: Database) -> list[Finding]:
    """Return how the token of each workspace that installed the app stands."""
    store = installations_of(settings, database)
    found = []
    for enterprise_id, team_id in await store.list_places():
        bot = await store.async_find_bot(enterprise_id=enterprise_id or None, team_id=team_id or None)
        if bot is not None:
            name = f"workspace {team_id or enterprise_id}"
            asked = functools.partial(_bearer, name, bot.bot_token, settings.slack.api_base_url)
            found += await _answered(name, asked)
    mend = f"open {settings.slack.public_url or 'https://HOST'}/slack/install in a browser"
    return found or [Finding("workspaces", Level.WARNING, "none has installed the app yet", mend)]


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
    except CannotOpen as error:
        yield Finding(
            "token key", Level.FAULT, str(error), "put the key with which they were sealed into slack.token_key"
        )
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
    if settings.slack.is_installed_by_many:
        found += await _installed(settings, database)
    groups = await database.read(health.list_places)
    if not groups:
        mend = "`concord group apply PROFILE.toml`, or let the installer set one up in chat"
        return [*found, Finding("groups", Level.WARNING, "there is none yet", mend)]
    return [*found, *_unbound(groups), *await _channels(settings, database, groups)]


def _unbound(groups: Sequence[GroupPlaces]) -> Iterator[Finding]:
    for place in groups:
        for what in CHANNELS:
            if what not in place.channels:
                mend = f"`concord group apply PROFILE.toml --channel {what}=C…`"
                yield Finding("channels", Level.WARNING, f"{place.key}: no {what} channel is bound", mend)


async def _channels(settings: Settings, database: Database, groups: Sequence[GroupPlaces]) -> list[Finding]:
    """Return how each group's channels stand."""
    found = []
    for place in groups:
        for what, channel in sorted(place.channels.items()):
            name = f"{place.key}: {what} channel {channel}"
            try:
                token = await _token_for(settings, database, channel)
                states = await ask_channels(token, settings.slack.api_base_url, [channel])
            except (Unsendable, NotSent, Unknown) as error:
                mend = "mend the token first"
                found.append(Finding("channels", Level.WARNING, f"{name}: cannot be looked at: {error}", mend))
            else:
                found.append(_channel(name, states[channel]))
    return found


async def _token_for(settings: Settings, database: Database, channel: str) -> str:
    """Return with which token a channel is looked at. Raises Unsendable."""
    if not settings.slack.is_installed_by_many:
        return settings.slack.bot_token.get_secret_value()
    store, at = installations_of(settings, database), await database.read(places.find, ToChannel(channel))
    bot = await store.async_find_bot(enterprise_id=at.enterprise_id or None, team_id=at.team_id) if at else None
    if bot is None:
        raise Unsendable("nobody knows in which workspace it is: name it with `concord group apply --workspace T…`")
    return str(bot.bot_token)


def _channel(name: str, state: ChannelState | None) -> Finding:
    if state is None or not state.is_member:
        mend = "invite the bot in that channel: /invite @concord"
        return Finding("channels", Level.FAULT, f"{name}: the bot is not in it", mend)
    if state.is_archived:
        mend = "unarchive it, or bind another one with `concord group apply`"
        return Finding("channels", Level.FAULT, f"{name}: it is archived", mend)
    return Finding("channels", Level.GOOD, name)


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
