"""Modals on a person's screen, up to three on top of each other, and Home tabs."""

from dataclasses import dataclass
from typing import Any

from bot.workspace.apps import App
from bot.workspace.blocks import completed, pruned, values_of
from bot.workspace.clock import WorkspaceClock
from bot.workspace.errors import SlackError
from bot.workspace.feed import Feed
from bot.workspace.identifiers import Identifiers

STACK = 3
"""A root view and two pushed ones. Slack: views.push."""

View = dict[str, Any]
"""Slack's view object."""


@dataclass(slots=True)
class Shown:
    """A view and the person who sees it."""

    view: View
    user: str
    app_id: str


class Views:
    """All views that are open or published."""

    def __init__(self, clock: WorkspaceClock, feed: Feed, identifiers: Identifiers, *, team_id: str) -> None:
        self._clock = clock
        self._feed = feed
        self._identifiers = identifiers
        self._team_id = team_id
        self._shown: dict[str, Shown] = {}
        self._stacks: dict[str, list[Shown]] = {}
        self._homes: dict[tuple[str, str], Shown] = {}

    def __len__(self) -> int:
        return len(self._shown)

    def find(self, view_id: str) -> Shown | None:
        """Return an open modal or a published Home tab."""
        return self._shown.get(view_id)

    def find_external(self, external_id: str, app_id: str) -> Shown | None:
        """Return the view that an app gave a name of its own."""
        for shown in self._shown.values():
            if shown.app_id == app_id and shown.view.get("external_id") == external_id:
                return shown
        return None

    def find_home(self, user: str, app_id: str) -> Shown | None:
        """Return the Home tab that an app published for a person."""
        return self._homes.get((user, app_id))

    def stack(self, user: str) -> list[Shown]:
        """Return the modals on a person's screen, the lowest first."""
        return list(self._stacks.get(user, ()))

    def open(self, app: App, user: str, body: View) -> View:
        """Show a modal as the first of a stack; what was on the screen goes."""
        for shown in self._stacks.pop(user, []):
            self._drop(shown)
        view = self._made(app, body)
        view |= {"root_view_id": view["id"], "previous_view_id": None}
        self._put(view, user, app)
        self._feed.tell("view_opened", (user,), view=view)
        return view

    def push(self, app: App, user: str, body: View) -> View:
        """Show a modal on top of the stack. Raises SlackError when three are there already."""
        stack = self._stacks.get(user, [])
        if len(stack) >= STACK:
            raise SlackError("push_limit_reached")
        view = self._made(app, body)
        root = stack[0].view["id"] if stack else view["id"]
        view |= {"root_view_id": root, "previous_view_id": stack[-1].view["id"] if stack else None}
        self._put(view, user, app)
        self._feed.tell("view_pushed", (user,), view=view)
        return view

    def update(self, app: App, shown: Shown, body: View) -> View:
        """Put new content into a modal; what was entered stays where block and element keep their names."""
        entered = shown.view["state"]["values"]
        fixed = {key: shown.view[key] for key in ("id", "root_view_id", "previous_view_id")}
        view = self._made(app, body) | fixed
        view["state"] = {"values": values_of(view["blocks"], entered) if entered else {}}
        shown.view = view
        if view["type"] == "home":
            self._feed.tell("home", (shown.user,), app=app.id, view=view)
        else:
            self._feed.tell("view_updated", (shown.user,), view=view)
        return view

    def publish(self, app: App, user: str, body: View) -> View:
        """Show a Home tab in place of the one before."""
        before = self._homes.get((user, app.id))
        view = self._made(app, body)
        if before is not None:
            view["id"] = before.view["id"]
        view |= {"root_view_id": view["id"], "previous_view_id": None}
        shown = Shown(view, user, app.id)
        self._homes[user, app.id] = self._shown[view["id"]] = shown
        self._feed.tell("home", (user,), app=app.id, view=view)
        return view

    def close(self, shown: Shown) -> None:
        """Take one modal, and what stands on top of it, off the screen."""
        stack = self._stacks.get(shown.user, [])
        if shown in stack:
            place = stack.index(shown)
            for each in reversed(stack[place:]):
                self._drop(each)
            del stack[place:]

    def close_all(self, user: str) -> list[Shown]:
        """Take all modals off a person's screen; return them."""
        closed = self._stacks.pop(user, [])
        for shown in reversed(closed):
            self._drop(shown)
        return closed

    def check_hash(self, shown: Shown | None, given: str) -> None:
        """Raise SlackError when somebody else changed the view since the app saw it."""
        if given and (shown is None or shown.view["hash"] != given):
            raise SlackError("hash_conflict")

    def keep_values(self, shown: Shown, given: dict[str, Any]) -> None:
        """Note what a person has entered."""
        shown.view["state"] = {"values": values_of(shown.view["blocks"], given)}

    def _made(self, app: App, body: View) -> View:
        empty = {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "title": None,
            "submit": None,
            "close": None,
        }
        return {
            **empty,
            "clear_on_close": False,
            "notify_on_close": False,
            **pruned(body),
            "id": self._identifiers.new("V"),
            "team_id": self._team_id,
            "blocks": completed(body["blocks"], self._identifiers),
            "state": {"values": {}},
            "hash": f"{int(self._clock.now())}.{self._identifiers.short()}",
            "app_id": app.id,
            "app_installed_team_id": self._team_id,
            "bot_id": app.bot_id,
        }

    def _put(self, view: View, user: str, app: App) -> None:
        shown = Shown(view, user, app.id)
        self._shown[view["id"]] = shown
        self._stacks.setdefault(user, []).append(shown)

    def _drop(self, shown: Shown) -> None:
        self._shown.pop(shown.view["id"], None)
        self._feed.tell("view_closed", (shown.user,), view_id=shown.view["id"])
