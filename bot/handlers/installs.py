"""A workspace takes the app away (Slack: events app_uninstalled, tokens_revoked)."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack.workspaces import Workspaces


def listen(app: AsyncApp, workspaces: Workspaces) -> None:
    """Register the listeners. Told twice, they change nothing."""

    async def forget(body: dict[str, Any]) -> None:
        authorization = (body.get("authorizations") or [{}])[0]
        is_whole = bool(authorization.get("is_enterprise_install"))
        enterprise_id = body.get("enterprise_id") or authorization.get("enterprise_id")
        await workspaces.forget(enterprise_id, None if is_whole else body.get("team_id"))

    async def on_uninstalled(ack: AsyncAck, body: dict[str, Any]) -> None:
        await forget(body)
        await ack()

    async def on_revoked(ack: AsyncAck, body: dict[str, Any]) -> None:
        if (body["event"].get("tokens") or {}).get("bot"):
            await forget(body)
        await ack()

    app.event("app_uninstalled")(on_uninstalled)
    app.event("tokens_revoked")(on_revoked)
