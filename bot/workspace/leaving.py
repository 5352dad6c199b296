"""A person's account is closed, or opened again. Slack: user_change event."""

from bot.workspace.errors import PageError
from bot.workspace.people import User
from bot.workspace.workspace import Workspace


def set_deleted(workspace: Workspace, user_id: str, *, deleted: bool) -> User:
    """Close a person's account or open it again; apps and pages are told. Raises PageError for a bot or nobody."""
    state = workspace.state
    user = state.people.find(user_id)
    if user is None or user.is_bot:
        raise PageError("user_not_found", status=404)
    user.deleted = deleted
    user.updated = int(state.clock.now())
    state.feed.tell("user", None, user=user.for_page())
    workspace.events.user_changed(user.id)
    return user
