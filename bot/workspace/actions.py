"""Block actions and the options of external menus. Slack: block_actions payload, block_suggestion payload."""

from dataclasses import dataclass
from typing import Any

from bot.workspace.blocks import EMPTY_VALUES, Block, Element, find_element, values_of
from bot.workspace.channels import Channel
from bot.workspace.checks import Faults, Items
from bot.workspace.entered import settled
from bot.workspace.errors import PageError
from bot.workspace.interactions import Interactions, Payload, failure
from bot.workspace.people import User
from bot.workspace.shapes_objects import OPTION_GROUP, SELECT_OPTION
from bot.workspace.timeline import Message
from bot.workspace.views import Shown

_VALUES = frozenset(key for empty in EMPTY_VALUES.values() for key in empty)
_SHOWN = ("text", "value", "style", "url", "placeholder", "confirm")


@dataclass(frozen=True, slots=True)
class Source:
    """Where somebody acted: in a message (perhaps one that only they see), in a modal, on a Home tab."""

    app_id: str
    blocks: list[Block]
    channel: Channel | None = None
    message: Message | None = None
    is_ephemeral: bool = False
    shown: Shown | None = None

    def container(self) -> dict[str, Any]:
        """Return Slack's description of the place."""
        if self.shown is not None:
            return {"type": "view", "view_id": self.shown.view["id"]}
        if self.channel is None or self.message is None:
            return {}
        place = {"type": "message", "message_ts": self.message["ts"], "channel_id": self.channel.id}
        thread = {"thread_ts": self.message["thread_ts"]} if "thread_ts" in self.message else {}
        return place | {"is_ephemeral": self.is_ephemeral} | thread


class Actions:
    """Sends what somebody pressed, chose or typed into a dispatching field."""

    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions

    def source(self, user: User, container: dict[str, Any]) -> Source:
        """Return the place that a container names, as that person sees it. Raises PageError."""
        if container.get("type") == "view":
            shown = self._interactions.state.views.find(str(container.get("view_id")))
            if shown is None or shown.user != user.id:
                raise PageError("view_not_found", status=404)
            return Source(shown.app_id, shown.view["blocks"], shown=shown)
        return self._message_source(user, container)

    def _message_source(self, user: User, container: dict[str, Any]) -> Source:
        state = self._interactions.state
        channel = state.channels.find(str(container.get("channel")))
        if channel is None or user.id not in channel.members:
            raise PageError("channel_not_found", status=404)
        ts = str(container.get("ts"))
        whispered = state.messages.find_whisper(channel.id, user.id, ts)
        message = whispered.message if whispered else channel.timeline.find(ts)
        if message is None or "app_id" not in message:
            raise PageError("message_not_found", status=404)
        blocks = list(message.get("blocks") or [])
        for attachment in message.get("attachments") or []:
            blocks += attachment.get("blocks") or []
        return Source(message["app_id"], blocks, channel, message, is_ephemeral=whispered is not None)

    async def act(self, user: User, source: Source, chosen: dict[str, Any]) -> dict[str, Any]:
        """Send one action. `chosen` holds block_id, action_id, the new value and, if there is one, `state`."""
        element = find_element(source.blocks, str(chosen.get("block_id")), str(chosen.get("action_id")))
        if element is None:
            raise PageError("element_not_found", status=404)
        _check_offered(element, chosen)
        app = self._interactions.app_of(source.app_id)
        entered = settled(self._interactions.state, user, source.blocks, _entered(chosen))
        payload = self._payload(user, source, "block_actions", entered)
        payload["actions"] = [_action(element, chosen, self._interactions.action_ts())]
        answer = await self._interactions.send(app, payload)
        return {"ok": True} if answer.is_ok else failure(answer)

    async def options(self, user: User, source: Source, asked: dict[str, Any]) -> dict[str, Any]:
        """Ask an app for the options of an external menu; return them, or what the page is told instead."""
        element = find_element(source.blocks, str(asked.get("block_id")), str(asked.get("action_id")))
        if element is None or not element["type"].endswith("external_select"):
            raise PageError("element_not_found", status=404)
        app = self._interactions.app_of(source.app_id)
        entered = settled(self._interactions.state, user, source.blocks, _entered(asked))
        payload = self._payload(user, source, "block_suggestion", entered)
        payload |= {key: str(asked.get(key) or "") for key in ("block_id", "action_id", "value")}
        answer = await self._interactions.send(app, payload)
        if not answer.is_ok:
            return failure(answer)
        return _options(answer.body)

    def _payload(self, user: User, source: Source, kind: str, entered: dict[str, Any]) -> Payload:
        app = self._interactions.app_of(source.app_id)
        view_id = source.shown.view["id"] if source.shown else ""
        payload = self._interactions.payload(kind, app, user, view_id=view_id, has_trigger=kind == "block_actions")
        payload["container"] = source.container()
        if source.shown is not None:
            if entered:
                self._interactions.state.views.keep_values(source.shown, entered)
            return payload | {"view": source.shown.view}
        if source.channel is not None and source.message is not None:
            payload["channel"] = {"id": source.channel.id, "name": source.channel.name or "directmessage"}
            if not source.is_ephemeral:
                payload["message"] = _shown_to_app(source.message)
            if kind == "block_actions":
                payload["state"] = {"values": values_of(source.blocks, entered)}
                payload["response_url"] = self._response_url(user, source)
        return payload

    def _response_url(self, user: User, source: Source) -> str:
        if source.channel is None or source.message is None:
            return ""
        app = self._interactions.app_of(source.app_id)
        original = {
            "ts": source.message["ts"],
            "thread_ts": source.message.get("thread_ts", ""),
            "is_ephemeral": source.is_ephemeral,
        }
        response = self._interactions.new_response(app, user, source.channel, **original)
        return self._interactions.response_url(response)


def _shown_to_app(message: Message) -> Message:
    return {key: value for key, value in message.items() if key != "metadata"}


def _entered(chosen: dict[str, Any]) -> dict[str, Any]:
    """Return the values of `state`, which may be given with or without its own `values`."""
    state = chosen.get("state")
    if not isinstance(state, dict):
        return {}
    values = state.get("values", state)
    return values if isinstance(values, dict) else {}


def _action(element: Element, chosen: dict[str, Any], action_ts: str) -> dict[str, Any]:
    names = {"type": element["type"], "action_id": element["action_id"], "block_id": chosen["block_id"]}
    shown = {key: element[key] for key in element if key in _SHOWN or key.startswith("initial_")}
    if element["type"] != "button":
        shown.pop("value", None)
        shown |= {key: chosen[key] for key in chosen if key in _VALUES}
    return names | shown | {"action_ts": action_ts}


def _check_offered(element: Element, chosen: dict[str, Any]) -> None:
    """Raise PageError for an option that the element does not offer: no client could have sent it."""
    if "options" not in element and "option_groups" not in element:
        return
    offered = [each["value"] for each in element.get("options") or []]
    offered += [each["value"] for group in element.get("option_groups") or [] for each in group["options"]]
    one, many = chosen.get("selected_option"), chosen.get("selected_options")
    for option in [one, *(many if isinstance(many, list) else [])]:
        if option is not None and (not isinstance(option, dict) or option.get("value") not in offered):
            raise PageError("option_not_offered")


def _options(body: Any) -> dict[str, Any]:
    faults: Faults = []
    answer = body if isinstance(body, dict) else {}
    if isinstance(answer.get("option_groups"), list):
        Items(OPTION_GROUP, "select.option_groups", fewest=0)(answer["option_groups"], ("option_groups",), faults)
        shown = {"option_groups": answer["option_groups"]}
    else:
        Items(SELECT_OPTION, "options.options", fewest=0)(answer.get("options"), ("options",), faults)
        shown = {"options": answer.get("options")}
    if faults:
        return {"ok": False, "error": "invalid_options", "messages": [fault.message() for fault in faults[:5]]}
    return {"ok": True, **shown}
