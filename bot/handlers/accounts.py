"""Accounts that are disabled in the workspace, or come back (Slack: events user_change, team_join)."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.services import accounts
from bot.services.runner import Runner


def listen(app: AsyncApp, runner: Runner) -> None:
    """Register the listeners. Told twice, they change nothing."""

    async def on_user(ack: AsyncAck, body: dict[str, Any]) -> None:
        user = body["event"].get("user") or {}
        if isinstance(user, dict) and user.get("id"):
            await runner.write(accounts.note_account, user["id"], is_deactivated=bool(user.get("deleted")))
        await ack()

    app.event("user_change")(on_user)
    app.event("team_join")(on_user)
