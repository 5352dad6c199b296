"""The app's manifest: what Concord asks of Slack, each scope for a reason (Slack: app manifests)."""

from typing import Any

from bot.settings import Settings

SCOPES = {
    "commands": "the slash command",
    "chat:write": "replies, notices and the announcement of issued minutes",
    "im:write": "opening the conversation with a person",
    "im:history": "reading what is written to Concord directly, and finding a message whose delivery is in doubt",
    "app_mentions:read": "hearing a mention",
    "channels:history": "finding a message in a channel whose delivery is in doubt",
    "groups:history": "the same in a private channel",
    "pins:write": "pinning the roster in the group's channel",
    "files:write": "sending the roster and the ledger as workbooks to who asks",
    "files:read": "reading the names of files handed in as evidence",
    "users:read": "noticing that somebody's account is disabled, or back",
}
EVENTS = ("app_home_opened", "app_mention", "message.im", "user_change", "team_join")
SHORTCUTS = {"message-topic": "转为议题 · Make a topic", "message-progress": "记为进展 · Log progress"}
"""By callback id: what a message is taken into (Slack: a name has at most 24 characters)."""
_WORDS = "帮助 | 进展 TK-40 60% 文字 | 议题 提交 | help | progress TK-40 60% text"


def build(settings: Settings, *, request_url: str = "https://YOUR.HOST/slack/events") -> dict[str, Any]:
    """Return the manifest for these settings. `request_url` matters only over HTTP."""
    is_socket = settings.slack.mode == "socket"
    address = {} if is_socket else {"request_url": request_url}
    commands = [
        {
            "command": name,
            "description": "协调组助手 · the group's assistant",
            "usage_hint": _WORDS,
            "should_escape": True,
        }
        | ({} if is_socket else {"url": request_url})
        for name in settings.slack.commands
    ]
    return {
        "display_information": {"name": "Concord", "description": "协调组助手 · assistant of a coordination group"},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "concord", "always_online": True},
            "slash_commands": commands,
            "shortcuts": [
                {
                    "type": "message",
                    "name": name,
                    "callback_id": callback_id,
                    "description": "用这条消息填写表单 · Fill a form from this message",
                }
                for callback_id, name in SHORTCUTS.items()
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": is_socket,
            "token_rotation_enabled": False,
        },
    }
