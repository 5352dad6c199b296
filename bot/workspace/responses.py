"""What an app answers to an interaction with a message: at once, or later at the response_url."""

import copy
from typing import Any

from bot.workspace.apps import App
from bot.workspace.channels import Channel
from bot.workspace.content import bot_author, need_words, read_content
from bot.workspace.errors import SlackError
from bot.workspace.messages import Ephemeral
from bot.workspace.methods import Arguments
from bot.workspace.timeline import Message
from bot.workspace.triggers import ResponseUrl
from bot.workspace.workspace import Workspace


class Responder:
    """Shows such answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def respond(self, response: ResponseUrl, body: dict[str, Any]) -> None:
        """Show, replace or remove a message as `body` says. Raises SlackError for what Slack would refuse."""
        app = self._workspace.state.apps.find(response.app_id)
        channel = self._workspace.state.channels.find(response.channel)
        if app is None or channel is None:
            raise SlackError("channel_not_found", status=404)
        arguments = Arguments(body)
        if arguments.flag("delete_original"):
            self._remove_original(channel, response)
            return
        content = read_content(self._workspace.state, arguments)
        need_words(content)
        if arguments.flag("replace_original") and response.ts:
            self._replace_original(channel, response, content)
        else:
            self._show(app, channel, response, arguments, content)

    def _show(
        self, app: App, channel: Channel, response: ResponseUrl, arguments: Arguments, content: dict[str, Any]
    ) -> None:
        thread_ts = arguments.text("thread_ts") or response.thread_ts
        if thread_ts and channel.timeline.find(thread_ts) is not None:
            content["thread_ts"] = thread_ts
        author = bot_author(app)
        if arguments.text("response_type", "ephemeral") == "in_channel":
            message = self._workspace.state.messages.post(channel, author, content)
            self._workspace.events.message_posted(channel, message)
        else:
            content.pop("metadata", None)
            self._workspace.state.messages.whisper(channel, response.user, author, content)

    def _original(self, channel: Channel, response: ResponseUrl) -> Ephemeral | Message:
        messages = self._workspace.state.messages
        if response.is_ephemeral:
            whispered = messages.find_whisper(channel.id, response.user, response.ts)
            if whispered is None:
                raise SlackError("message_not_found", status=404)
            return whispered
        message = channel.timeline.find(response.ts) if response.ts else None
        if message is None or message.get("app_id") != response.app_id:
            raise SlackError("message_not_found", status=404)
        return message

    def _remove_original(self, channel: Channel, response: ResponseUrl) -> None:
        original = self._original(channel, response)
        if isinstance(original, Ephemeral):
            self._workspace.state.messages.remove_whisper(original)
            return
        before = copy.copy(original)
        self._workspace.state.messages.remove(channel, original)
        self._workspace.events.message_deleted(channel, before)

    def _replace_original(self, channel: Channel, response: ResponseUrl, content: dict[str, Any]) -> None:
        original = self._original(channel, response)
        full = {"blocks": None, "attachments": None, "text": "", **content}
        if isinstance(original, Ephemeral):
            full.pop("metadata", None)
            self._workspace.state.messages.edit_whisper(original, full)
            return
        before = copy.copy(original)
        now = f"{int(self._workspace.state.clock.now())}.000000"
        edited = {"user": original["user"], "ts": now}
        self._workspace.state.messages.edit(channel, original, full | {"edited": edited})
        self._workspace.events.message_changed(channel, original, before)
