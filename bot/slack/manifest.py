"""The app's manifest: what Concord asks of Slack, each scope for a reason (Slack: app manifests, scopes)."""

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
    "channels:read": "seeing whether Concord is in the group's channels and none is archived (`concord doctor`)",
    "groups:read": "the same of private channels",
    "pins:write": "pinning the roster in the group's channel",
    "files:write": "sending the roster and the ledger as workbooks to who asks",
    "files:read": "reading the names of files handed in as evidence, and a roster handed in while a group is set up",
    "users:read": "noticing that somebody's account is disabled, or back; the names of those who are seated in chat",
}
"""Each scope, and what it is for."""

_HISTORY = ("channels:history", "groups:history", "im:history")
METHODS: dict[str, tuple[str, ...]] = {
    "apps.connections.open": (),
    "auth.test": (),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": _HISTORY,
    "conversations.info": ("channels:read", "groups:read"),
    "conversations.open": ("im:write",),
    "conversations.replies": _HISTORY,
    "files.completeUploadExternal": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "pins.add": ("pins:write",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
    "views.open": (),
    "views.publish": (),
}
"""Each method of the Web API that Concord calls, and the scopes it needs (each method's page)."""

EVENTS: dict[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "message.im": ("im:history",),
    "user_change": ("users:read",),
    "team_join": ("users:read",),
    "app_uninstalled": (),
    "tokens_revoked": (),
}
"""Each event that Concord hears, and the scopes it needs (each event's page)."""

OTHERS: dict[str, tuple[str, ...]] = {"slash commands": ("commands",), "files in forms": ("files:read",)}
"""What else needs a scope."""

EXAMPLE = "https://YOUR.HOST"
_REQUESTS = "/slack/events"
_REDIRECT = "/slack/oauth_redirect"

SHORTCUTS = {"message-topic": "转为议题 · Make a topic", "message-progress": "记为进展 · Log progress"}
"""By callback id: what a message is taken into (Slack: a name has at most 24 characters)."""
_WORDS = "帮助 | 进展 TK-40 60% 文字 | 议题 提交 | help | progress TK-40 60% text"


def build(settings: Settings, *, url: str = EXAMPLE) -> dict[str, Any]:
    """Return the manifest for these settings. `url`, where Concord is reached from outside, matters over HTTP, and where
    workspaces install the app by OAuth: then it may be put into a whole enterprise, and its tokens are exchanged."""
    is_socket, by_many = settings.slack.mode == "socket", settings.slack.is_installed_by_many
    base = url.rstrip("/") if url != EXAMPLE else settings.slack.public_url or url
    address = {} if is_socket else {"request_url": base + _REQUESTS}
    return {
        "display_information": {
            "name": "Concord",
            "description": "协调组助手 · assistant of a coordination group",
            "background_color": "#1f3a5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "concord", "always_online": True},
            "slash_commands": [_command(name, address.get("request_url", "")) for name in settings.slack.commands],
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
        "oauth_config": {"scopes": {"bot": list(SCOPES)}} | ({"redirect_urls": [base + _REDIRECT]} if by_many else {}),
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": by_many,
            "socket_mode_enabled": is_socket,
            "token_rotation_enabled": by_many,
        },
    }


def _command(name: str, url: str) -> dict[str, Any]:
    command = {
        "command": name,
        "description": "协调组助手 · the group's assistant",
        "usage_hint": _WORDS,
        "should_escape": True,
    }
    return command | ({"url": url} if url else {})
