"""Persons and bots of the workspace."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.workspace.config import AppTable, UserTable


@dataclass(slots=True)
class User:
    """A person, or the bot user of an app."""

    id: str
    name: str
    real_name: str
    title: str = ""
    email: str = ""
    unit: str = ""
    role: str = ""
    admin: bool = False
    locale: str = "zh-CN"
    app_id: str = ""
    bot_id: str = ""
    deleted: bool = False
    updated: int = 0

    @property
    def is_bot(self) -> bool:
        return bool(self.app_id)

    def for_page(self) -> dict[str, Any]:
        """Return what the page shows of a user."""
        return {
            "id": self.id,
            "name": self.name,
            "real_name": self.real_name,
            "title": self.title,
            "unit": self.unit,
            "role": self.role,
            "is_bot": self.is_bot,
            "deleted": self.deleted,
            "admin": self.admin,
        }


class People:
    """All users of a workspace, in the order of the file."""

    def __init__(self, team_id: str, timezone: str) -> None:
        self._users: dict[str, User] = {}
        self._names: dict[str, User] = {}
        self._team_id = team_id
        self._zone = ZoneInfo(timezone)

    def __iter__(self) -> Iterator[User]:
        return iter(self._users.values())

    def __len__(self) -> int:
        return len(self._users)

    def load(self, persons: Iterable[UserTable], apps: Iterable[AppTable]) -> None:
        """Take in the persons and the bots of the file."""
        for person in persons:
            self._add(User(**person.model_dump()))
        for app in apps:
            name = app.bot_name or _handle(app)
            bot = User(app.bot_user, name, app.name, app_id=app.id, bot_id=f"B{app.id[1:]}")
            self._add(bot)

    def _add(self, user: User) -> None:
        self._users[user.id] = user
        self._names.setdefault(user.name, user)

    def find(self, user_id: str) -> User | None:
        """Return a user by id."""
        return self._users.get(user_id)

    def find_by_name(self, name: str) -> User | None:
        """Return a user by handle."""
        return self._names.get(name)

    def find_by_email(self, email: str) -> User | None:
        """Return a person by address, whatever its case."""
        wanted = email.strip().lower()
        return next((user for user in self if user.email and user.email.lower() == wanted), None)

    def persons(self) -> list[User]:
        """Return the users that are persons and still here."""
        return [user for user in self if not user.is_bot and not user.deleted]

    def for_api(self, user: User, *, has_email: bool, now: datetime) -> dict[str, Any]:
        """Return Slack's user object. The address is in it only for an app that may read it (scope users:read.email)."""
        offset = now.astimezone(self._zone).utcoffset()
        answer: dict[str, Any] = {
            "id": user.id,
            "team_id": self._team_id,
            "name": user.name,
            "deleted": user.deleted,
            "profile": self._profile(user, has_email=has_email),
            "is_bot": user.is_bot,
            "is_app_user": False,
            "updated": user.updated,
        }
        if user.deleted:
            return answer
        return answer | {
            "real_name": user.real_name,
            "tz": str(self._zone),
            "tz_label": str(self._zone),
            "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
            "is_admin": user.admin,
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": False,
            "is_ultra_restricted": False,
            "locale": user.locale,
        }

    def _profile(self, user: User, *, has_email: bool) -> dict[str, Any]:
        profile: dict[str, Any] = {
            "title": user.title,
            "phone": "",
            "real_name": user.real_name,
            "real_name_normalized": user.real_name,
            "display_name": user.real_name,
            "display_name_normalized": user.real_name,
            "status_text": "",
            "status_emoji": "",
            "team": self._team_id,
        }
        if has_email and user.email:
            profile["email"] = user.email
        if user.is_bot:
            profile |= {"api_app_id": user.app_id, "bot_id": user.bot_id}
        return profile


def _handle(app: AppTable) -> str:
    """Return what an app's bot is called after `@`: the Latin part of the app's name."""
    return "-".join(re.findall(r"[a-z0-9]+", app.name.lower())) or f"bot-{app.id.lower()}"
