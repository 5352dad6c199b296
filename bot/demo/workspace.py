"""The local workspace of the demonstration: its people, its channels, and Concord as an app of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.demo import people
from bot.demo.people import NEWCOMER, OBSERVER, Figure
from bot.demo.places import ANNOUNCEMENT, GROUP, NAMES, OFFICE
from bot.domain.people import Role
from bot.profiles.schema import Profile
from bot.texts.catalogue import keys, texts_in

APP, BOT = "A0CONCORD", "U0CONCORD"
_OFFICE_ROLES = frozenset({Role.DIRECTOR, Role.SECRETARIAT})
_TYPED = {"help": 1, "language": 1, "topic-new": 2, "topic-list": 2, "task-list": 2, "task-new": 2, "contacts": 1}
"""How many words of a usage line are typed as they stand, where what follows them has no digit to tell it by."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the parts of the demonstration are, and their shared secrets. `port`: Concord's; `marks_url`: where the
    workspace asks for moments worth jumping to."""

    clock_file: Path
    start_at: datetime
    port: int
    marks_url: str
    bot_token: str
    signing_secret: str

    @property
    def request_url(self) -> str:
        """Where Concord takes Slack's requests."""
        return f"http://127.0.0.1:{self.port}/slack/events"


def describe(profile: Profile, place: Place, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return the workspace as its file would describe it; the app asks for what `manifest` (Slack's form) asks for."""
    figures = people.list_figures()
    zone = profile.rules.timezone
    return {
        "workspace": {
            "name": "鹿城区",
            "domain": "lucheng",
            "id": "T0LUCHENG",
            "timezone": zone,
            "clock_file": place.clock_file,
            "start_at": place.start_at,
        },
        "users": [_user(figure, profile) for figure in figures],
        "channels": _channels(figures),
        "apps": [_app(place, manifest)],
    }


def _user(figure: Figure, profile: Profile) -> dict[str, Any]:
    texts = texts_in("zh")
    names = {unit.key: unit.name for unit in profile.units}
    roles = [texts.name(role) for role in dict.fromkeys(role for role, _ in figure.seats)]
    return {
        "id": figure.slack_id,
        "name": figure.handle,
        "real_name": figure.name,
        "title": " · ".join(part for part in (names.get(figure.unit, ""), figure.title, *roles) if part),
        "email": people.address(figure),
        "unit": "、".join(names[unit] for _, unit in figure.seats if unit) or names.get(figure.unit, ""),
        "role": "、".join(roles),
        "admin": any(role is Role.SECRETARIAT for role, _ in figure.seats),
        "locale": "en-US" if figure.slack_id == people.liaison(people.ENGLISH_SPEAKING) else "zh-CN",
    }


def _channels(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    group = [figure.slack_id for figure in figures if figure.slack_id not in {OBSERVER, NEWCOMER}]
    office = [figure.slack_id for figure in figures if any(role in _OFFICE_ROLES for role, _ in figure.seats)]
    rooms = (
        (GROUP, "公共文化服务体系建设协调组 · 日常联络（演示数据，人物均为虚构）", group, False),
        (ANNOUNCEMENT, "协调组正式印发的会议纪要", [figure.slack_id for figure in figures], False),
        (OFFICE, "办公室内部 · 待受理、待核验、待确认", office, True),
    )
    return [
        {
            "id": channel,
            "name": NAMES[channel],
            "topic": topic,
            "members": members,
            "private": private,
            "section": "协调组",
        }
        for channel, topic, members, private in rooms
    ]


def _app(place: Place, manifest: Mapping[str, Any]) -> dict[str, Any]:
    commands = [
        {key: command[key] for key in ("command", "description", "usage_hint", "should_escape")} | {"words": _words()}
        for command in manifest["features"]["slash_commands"]
    ]
    return {
        "id": APP,
        "name": "Concord 协调助手",
        "bot_user": BOT,
        "bot_token": place.bot_token,
        "signing_secret": place.signing_secret,
        "scopes": manifest["oauth_config"]["scopes"]["bot"],
        "mode": "http",
        "request_url": place.request_url,
        "events": manifest["settings"]["event_subscriptions"]["bot_events"],
        "marks_url": place.marks_url,
        "commands": commands,
        "shortcuts": manifest["features"]["shortcuts"],
    }


def _words() -> list[dict[str, Any]]:
    """Return what can be typed after the command, as help shows it."""
    by_language = {language: texts_in(language) for language in ("zh", "en")}
    names = [key.removeprefix("usage-") for key in keys("zh") if key.startswith("usage-")]
    found = []
    for name in names:
        usage = {language: texts(f"usage-{name}") for language, texts in by_language.items()}
        word: dict[str, Any] = usage | {
            "about": {language: texts(f"about-{name}") for language, texts in by_language.items()}
        }
        if name in _TYPED:
            word["insert"] = {language: " ".join(line.split()[: _TYPED[name]]) for language, line in usage.items()}
        found.append(word)
    return found
