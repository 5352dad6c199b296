"""The apps of a workspace and what may be done with their tokens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.workspace.config import AppTable, CommandTable

ALL_SCOPES = (
    "app_mentions:read",
    "bookmarks:read",
    "bookmarks:write",
    "channels:history",
    "channels:join",
    "channels:manage",
    "channels:read",
    "chat:write",
    "chat:write.customize",
    "chat:write.public",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "groups:write",
    "im:history",
    "im:read",
    "im:write",
    "mpim:history",
    "mpim:read",
    "mpim:write",
    "pins:read",
    "pins:write",
    "reactions:read",
    "reactions:write",
    "team:read",
    "users:read",
    "users:read.email",
    "users:write",
)


@dataclass(slots=True)
class App:
    """An installed app."""

    table: AppTable
    scopes: tuple[str, ...]
    is_revoked: bool = False
    codes: dict[str, float] = field(default_factory=dict)
    """OAuth codes and when they stop being good, in seconds since 1970."""
    issued: dict[str, float] = field(default_factory=dict)
    """Tokens that were exchanged, and when they stop being good."""
    refresh_token: str = ""
    """What the next token is got with: good for one use."""

    @property
    def id(self) -> str:
        return self.table.id

    @property
    def bot_user(self) -> str:
        return self.table.bot_user

    @property
    def bot_id(self) -> str:
        return f"B{self.table.id[1:]}"

    def find_command(self, name: str) -> CommandTable | None:
        """Return a slash command of the app."""
        return next((command for command in self.table.commands if command.command == name), None)

    def listens_to(self, event: str) -> bool:
        """Whether the app subscribes to an event (`message.im`, `app_mention` …)."""
        return event in self.table.events


class Apps:
    """All apps of a workspace."""

    def __init__(self, tables: Iterable[AppTable]) -> None:
        self._apps = {table.id: App(table, ALL_SCOPES if table.scopes is None else table.scopes) for table in tables}

    def __iter__(self) -> Iterator[App]:
        return iter(self._apps.values())

    def find(self, app_id: str) -> App | None:
        """Return an app by id."""
        return self._apps.get(app_id)

    def find_by_bot_token(self, token: str) -> App | None:
        """Return the app of a bot token (xoxb-…)."""
        return next((app for app in self if token == app.table.bot_token or token in app.issued), None)

    def find_by_app_token(self, token: str) -> App | None:
        """Return the app of an app-level token (xapp-…)."""
        return next((app for app in self if app.table.app_token == token), None)

    def find_by_client_id(self, client_id: str) -> App | None:
        """Return the app of an OAuth client id."""
        return next((app for app in self if app.table.client_id and app.table.client_id == client_id), None)

    def find_by_bot_user(self, user: str) -> App | None:
        """Return the app that a bot user belongs to."""
        return next((app for app in self if app.bot_user == user), None)

    def find_by_command(self, name: str) -> App | None:
        """Return the app that has a slash command; of two with the same name the last one, as on Slack."""
        return next((app for app in reversed(list(self)) if app.find_command(name)), None)
