"""conversations.*: channels, their members and their messages."""

from typing import Any

from bot.workspace.channels import Channel
from bot.workspace.errors import SlackError, invalid_arguments
from bot.workspace.identifiers import micros_of
from bot.workspace.methods import SCOPE_OF_KIND, Call, Method
from bot.workspace.timeline import Message

_KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
_FOREVER = 10**18


def _need_kind(call: Call, channel: Channel, right: str) -> None:
    call.need_scope(f"{SCOPE_OF_KIND[channel.kind]}:{right}")


def _open(call: Call) -> dict[str, Any]:
    if "channel" in call.arguments:
        channel = call.channel()
        if not channel.is_direct:
            raise SlackError("method_not_supported_for_channel_type")
        return _opened(call, channel, is_new=False)
    users = [user.strip() for user in call.arguments.text("users").split(",") if user.strip()]
    if not users:
        raise SlackError("users_list_not_supplied")
    for user_id in users:
        _check_can_be_met(call, user_id)
    call.need_scope("im:write" if len(users) == 1 else "mpim:write")
    if len(users) > 8:
        raise SlackError("too_many_users")
    members = [*users, call.app.bot_user]
    if call.arguments.flag("prevent_creation") and call.state.channels.find_direct(members) is None:
        raise SlackError("channel_not_found")
    channel, is_new = call.state.channels.open_direct(members, created=int(call.state.clock.now()))
    if is_new:
        for user_id in users:
            call.state.feed.tell("channel", (user_id,), channel=channel.for_page(user_id))
    return _opened(call, channel, is_new=is_new)


def _check_can_be_met(call: Call, user_id: str) -> None:
    user = call.state.people.find(user_id)
    if user is None:
        raise SlackError("user_not_found")
    if user.is_bot:
        raise SlackError("cannot_dm_bot")
    if user.deleted:
        raise SlackError("user_disabled")


def _opened(call: Call, channel: Channel, *, is_new: bool) -> dict[str, Any]:
    full = call.arguments.flag("return_im")
    shown = channel.for_api(call.app.bot_user) if full else {"id": channel.id}
    return {"channel": shown} | ({} if is_new else {"no_op": True, "already_open": True})


def _info(call: Call) -> dict[str, Any]:
    channel = call.channel()
    _need_kind(call, channel, "read")
    shown = channel.for_api(call.app.bot_user)
    if not call.arguments.flag("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown}


def _list(call: Call) -> dict[str, Any]:
    types = [name.strip() for name in call.arguments.text("types", "public_channel").split(",") if name.strip()]
    unknown = [name for name in types if name not in _KINDS]
    if unknown:
        raise SlackError("invalid_types")
    kinds = {_KINDS[name] for name in types}
    for kind in sorted(kinds):
        call.need_scope(f"{_scope(kind)}:read")
    bot, without_archived = call.app.bot_user, call.arguments.flag("exclude_archived")
    found = [
        channel
        for channel in call.state.channels
        if channel.kind in kinds
        and (bot in channel.members or not channel.is_private)
        and not (without_archived and channel.is_archived)
    ]
    part, metadata = call.page(found, default=100, largest=1000)
    return {"channels": [channel.for_api(bot) for channel in part], "response_metadata": metadata}


def _scope(kind: str) -> str:
    return {"channel": "channels", "group": "groups"}.get(kind, kind)


def _members(call: Call) -> dict[str, Any]:
    channel = call.channel()
    _need_kind(call, channel, "read")
    part, metadata = call.page(channel.members, default=100, largest=1000)
    return {"members": list(part), "response_metadata": metadata}


def _moment(call: Call, name: str, default: int) -> int:
    said = call.arguments.text(name)
    if not said or said == "now":
        return default
    try:
        return micros_of(said)
    except ValueError as error:
        raise SlackError(f"invalid_ts_{name}") from error


def _readable(call: Call) -> Channel:
    channel = call.channel()
    _need_kind(call, channel, "history")
    call.need_member(channel)
    return channel


def shown_message(message: Message, *, has_metadata: bool) -> Message:
    """Return a message as the Web API gives it: with its metadata only when asked for."""
    return message if has_metadata else {key: value for key, value in message.items() if key != "metadata"}


def _history(call: Call) -> dict[str, Any]:
    channel = _readable(call)
    oldest, latest = _moment(call, "oldest", 0), _moment(call, "latest", _FOREVER)
    found = channel.timeline.between(oldest, latest, inclusive=call.arguments.flag("inclusive"))
    part, metadata = call.page(found[::-1], default=100, largest=999)
    full = call.arguments.flag("include_all_metadata")
    answer: dict[str, Any] = {
        "messages": [shown_message(message, has_metadata=full) for message in part],
        "has_more": bool(metadata["next_cursor"]),
        "pin_count": len(channel.pins),
    }
    return answer | ({"response_metadata": metadata} if metadata["next_cursor"] else {})


def _replies(call: Call) -> dict[str, Any]:
    channel = _readable(call)
    thread = channel.timeline.thread(call.arguments.required("ts"))
    if not thread:
        raise SlackError("thread_not_found")
    oldest, latest = _moment(call, "oldest", 0), _moment(call, "latest", _FOREVER)
    inclusive = call.arguments.flag("inclusive")
    found = thread[:1] + [each for each in thread[1:] if _is_between(each, oldest, latest, inclusive=inclusive)]
    part, metadata = call.page(found, default=1000, largest=1000)
    full = call.arguments.flag("include_all_metadata")
    answer: dict[str, Any] = {
        "messages": [shown_message(message, has_metadata=full) for message in part],
        "has_more": bool(metadata["next_cursor"]),
    }
    return answer | ({"response_metadata": metadata} if metadata["next_cursor"] else {})


def _is_between(message: Message, oldest: int, latest: int, *, inclusive: bool) -> bool:
    at = micros_of(message["ts"])
    return oldest <= at <= latest if inclusive else oldest < at < latest


def _join(call: Call) -> dict[str, Any]:
    channel = call.channel()
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    bot = call.app.bot_user
    if bot in channel.members:
        return {"channel": channel.for_api(bot), "warning": "already_in_channel"}
    _enter(call, channel, bot)
    return {"channel": channel.for_api(bot)}


def _enter(call: Call, channel: Channel, user: str, *, inviter: str = "") -> None:
    channel.members.append(user)
    for member in channel.members:
        call.state.feed.tell("channel", (member,), channel=channel.for_page(member))
    call.workspace.events.joined(channel, user, inviter=inviter)


def _invite(call: Call) -> dict[str, Any]:
    channel = call.channel()
    if channel.is_direct:
        raise SlackError("method_not_supported_for_channel_type")
    call.need_scope("channels:manage" if channel.kind == "channel" else "groups:write")
    call.need_member(channel)
    if channel.is_archived:
        raise SlackError("is_archived")
    users = [user.strip() for user in call.arguments.required("users").split(",") if user.strip()]
    if len(users) > 1000:
        raise invalid_arguments("no more than 1000 items allowed [json-pointer:/users]")
    for user in users:
        _check_can_be_invited(call, channel, user)
    for user in dict.fromkeys(users):
        _enter(call, channel, user, inviter=call.app.bot_user)
    return {"channel": channel.for_api(call.app.bot_user)}


def _check_can_be_invited(call: Call, channel: Channel, user_id: str) -> None:
    user = call.state.people.find(user_id)
    if user is None or user.deleted:
        raise SlackError("user_not_found")
    if user_id == call.app.bot_user:
        raise SlackError("cant_invite_self")
    if user_id in channel.members:
        raise SlackError("already_in_channel")


METHODS = {
    "conversations.open": Method(_open, 3, ("im:write", "mpim:write")),
    "conversations.info": Method(_info, 3),
    "conversations.list": Method(_list, 2),
    "conversations.members": Method(_members, 4),
    "conversations.history": Method(_history, 3),
    "conversations.replies": Method(_replies, 3),
    "conversations.join": Method(_join, 3, ("channels:join",)),
    "conversations.invite": Method(_invite, 3),
}
