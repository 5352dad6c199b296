"""Everything a workspace knows, in memory only: built from its file, and built anew by a reset."""

from typing import Any

from bot.workspace.activity import Activity
from bot.workspace.apps import App, Apps
from bot.workspace.channels import Channel, Channels
from bot.workspace.clock import WorkspaceClock
from bot.workspace.config import ChannelTable, WorkspaceConfig, WorkspaceTable
from bot.workspace.faults import Faults
from bot.workspace.feed import Feed
from bot.workspace.files import File, Files
from bot.workspace.identifiers import Identifiers
from bot.workspace.inspector import Inspector
from bot.workspace.messages import Messages
from bot.workspace.people import People, User
from bot.workspace.triggers import Triggers
from bot.workspace.views import Views


class State:
    """The nouns of one workspace. `base_url` is where it is served, without a slash at the end."""

    def __init__(self, config: WorkspaceConfig, *, base_url: str) -> None:
        self.config = config
        self.base_url = base_url
        self.feed = Feed()
        self.activity = Activity()
        self.faults = Faults()
        self.clock = WorkspaceClock(config.workspace.clock_file, start_at=config.workspace.start_at)
        self.reset()

    def reset(self) -> None:
        """Forget everything that happened: people, channels and apps as in the file. The clock stays where it is."""
        team = self.team
        self.identifiers = Identifiers()
        self.faults.replace([])
        self.inspector = Inspector(_secrets(self.config))
        self.people = People(team.id, team.timezone)
        self.people.load(self.config.users, self.config.apps)
        self.apps = Apps(self.config.apps)
        self.channels = Channels(self.identifiers)
        self.messages = Messages(self.clock, self.feed, self.identifiers, team_id=team.id)
        self.views = Views(self.clock, self.feed, self.identifiers, team_id=team.id)
        self.files = Files(self.identifiers)
        self.triggers = Triggers(self.clock, self.identifiers)
        for table in self.config.channels:
            self.channels.load(table, self._members(table), created=int(self.clock.now()))
        for person in self.people.persons():
            for app in self.apps:
                self.direct_with(person.id, app)

    @property
    def team(self) -> WorkspaceTable:
        """The workspace's own part of the file."""
        return self.config.workspace

    def direct_with(self, user: str, app: App) -> Channel:
        """Return the conversation of a person with an app's bot."""
        return self.channels.open_direct([user, app.bot_user], created=int(self.clock.now()))[0]

    def user_for_api(self, user: User, app: App) -> dict[str, Any]:
        """Return Slack's user object as an app may see it."""
        has_email = "users:read.email" in app.scopes
        return self.people.for_api(user, has_email=has_email, now=self.clock.today())

    def file_for_api(self, file: File) -> dict[str, Any]:
        """Return Slack's file object."""
        private = frozenset(channel.id for channel in self.channels if channel.is_private)
        return self.files.for_api(file, self.base_url, private=private)

    def permalink(self, channel: Channel, ts: str, *, thread_ts: str = "") -> str:
        """Return the address of a message."""
        link = f"{self.base_url}/p/{channel.id}/p{ts.replace('.', '')}"
        return f"{link}?thread_ts={thread_ts}&cid={channel.id}" if thread_ts and thread_ts != ts else link

    def _members(self, table: ChannelTable) -> list[str]:
        persons = [user.id for user in self.people.persons()] if table.members == "all" else list(table.members)
        bots = [app.bot_user for app in self.apps if app.table.channels == "all" or table.id in app.table.channels]
        return persons + bots


def _secrets(config: WorkspaceConfig) -> list[str]:
    return [
        secret
        for app in config.apps
        for secret in (app.bot_token, app.app_token, app.signing_secret, app.client_secret)
    ]
