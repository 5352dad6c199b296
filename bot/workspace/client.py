"""The page's addresses under `/client`: reading, writing, and looking around as a person."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.workspace.asked import Asked, read_asked
from bot.workspace.channels import Channel
from bot.workspace.commands import Commands
from bot.workspace.errors import PageError, SlackError
from bot.workspace.files import LARGEST
from bot.workspace.interactions import Interactions
from bot.workspace.leaving import set_deleted
from bot.workspace.marks import add_reaction, remove_reaction
from bot.workspace.moments import list_marks
from bot.workspace.posting import reword, say, take_back
from bot.workspace.workspace import Workspace

Answer = dict[str, Any]
Handler = Callable[[Asked], Awaitable[Answer]]

_PAGE = 50
_LONGEST_PAGE = 1000


def handler(workspace: Workspace, run: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Return an aiohttp handler that reads a request, runs it, and answers a refusal with its status."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response(await run(await read_asked(workspace.state, request)))
        except PageError as error:
            return web.json_response({"ok": False, "error": error.code}, status=error.status)
        except SlackError as error:
            return web.json_response(error.body(), status=400)

    return handle


class Client:
    """What a person reads and writes."""

    def __init__(self, workspace: Workspace, interactions: Interactions) -> None:
        self._workspace = workspace
        self._commands = Commands(interactions)

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses."""
        reads: dict[str, Handler] = {
            "boot": self._boot,
            "messages": self._messages,
            "thread": self._thread,
            "marks": self._marks,
            "pins": self._pins,
            "wire": self._wire,
        }
        writes: dict[str, Handler] = {
            "send": self._send,
            "edit": self._edit,
            "delete": self._delete,
            "command": self._command,
            "opened": self._opened,
            "reaction": self._reaction,
            "deactivate": self._deactivate,
            "open_dm": self._open_dm,
            "clock": self._clock,
            "upload": self._upload,
        }
        gets = [web.get(f"/client/{name}", handler(self._workspace, run)) for name, run in reads.items()]
        posts = [web.post(f"/client/{name}", handler(self._workspace, run)) for name, run in writes.items()]
        return gets + posts

    async def _boot(self, asked: Asked) -> Answer:
        state = self._workspace.state
        user = asked.user() if asked.text("as") else next(iter(state.people.persons()), None)
        if user is None:
            raise PageError("user_not_found", status=404)
        team = state.team
        names = {"name": team.name, "id": team.id, "domain": team.domain}
        return {
            "me": user.id,
            "seq": state.feed.seq,
            "workspace": names | {"language": team.language, "timezone": team.timezone},
            "users": [each.for_page() for each in state.people],
            "channels": [channel.for_page(user.id) for channel in state.channels.of_member(user.id)],
            "apps": [_app(app.table.model_dump()) for app in state.apps],
            "clock": {"now": state.clock.now(), "offset": state.clock.offset},
            "marks": await list_marks(self._workspace),
        }

    async def _messages(self, asked: Asked) -> Answer:
        channel = asked.channel()
        limit = int(asked.number("limit", _PAGE))
        if not 1 <= limit <= _LONGEST_PAGE:
            raise PageError("invalid_limit")
        try:
            messages, has_more = channel.timeline.before(asked.text("before"), limit)
        except ValueError as error:
            raise PageError("invalid_before") from error
        return {"messages": messages, "has_more": has_more}

    async def _thread(self, asked: Asked) -> Answer:
        thread = asked.channel().timeline.thread(asked.text("ts"))
        if not thread:
            raise PageError("thread_not_found", status=404)
        return {"messages": thread}

    async def _marks(self, _asked: Asked) -> Answer:
        return {"marks": await list_marks(self._workspace)}

    async def _pins(self, asked: Asked) -> Answer:
        channel = asked.channel()
        found = [channel.timeline.find(ts) for ts in channel.pins]
        return {"pins": [message for message in found if message]}

    async def _wire(self, asked: Asked) -> Answer:
        return {"entries": self._workspace.state.inspector.since(int(asked.number("since", 0)))}

    async def _send(self, asked: Asked) -> Answer:
        user, channel, text = asked.user(), asked.channel(), asked.text("text")
        thread_ts = asked.text("thread_ts")
        command = None if thread_ts else self._commands.split(text)
        if command:
            return await self._commands.run(user, channel, *command)
        files = [self._own_file(user.id, file_id) for file_id in asked.texts("files")]
        message = say(self._workspace, user, channel, text, thread_ts=thread_ts, files=files)
        return {"ok": True, "ts": message["ts"]}

    async def _edit(self, asked: Asked) -> Answer:
        user, channel = asked.user(), asked.channel()
        reword(self._workspace, user, channel, asked.message(channel), asked.text("text"))
        return {"ok": True}

    async def _delete(self, asked: Asked) -> Answer:
        user, channel = asked.user(), asked.channel()
        take_back(self._workspace, user, channel, asked.message(channel))
        return {"ok": True}

    def _own_file(self, user: str, file_id: str) -> Any:
        file = self._workspace.state.files.find(file_id)
        if file is None or file.user != user:
            raise PageError("file_not_found", status=404)
        return file

    async def _command(self, asked: Asked) -> Answer:
        return await self._commands.run(asked.user(), asked.channel(), asked.text("command"), asked.text("text"))

    async def _opened(self, asked: Asked) -> Answer:
        user, channel = asked.user(), asked.channel()
        channel.mark_read(user.id)
        self._workspace.state.feed.tell_unread(user.id, channel.id, 0, 0)
        app = self._workspace.state.apps.find_by_bot_user(channel.other(user.id)) if channel.kind == "im" else None
        if app is not None:
            self._workspace.events.home_opened(app, user.id, tab="messages")
        return {"ok": True}

    async def _reaction(self, asked: Asked) -> Answer:
        channel = asked.channel()
        change = remove_reaction if asked.flag("remove") else add_reaction
        name = asked.text("name").strip(":")
        if not name:
            raise PageError("invalid_name")
        change(self._workspace, channel, asked.message(channel), user=asked.user().id, name=name)
        return {"ok": True}

    async def _deactivate(self, asked: Asked) -> Answer:
        deleted = asked.flag("deleted") if "deleted" in asked.fields else True
        user = set_deleted(self._workspace, asked.text("user"), deleted=deleted)
        return {"ok": True, "user": user.for_page()}

    async def _open_dm(self, asked: Asked) -> Answer:
        state, user = self._workspace.state, asked.user()
        others = asked.texts("users")
        if not others or not all(state.people.find(each) for each in others):
            raise PageError("user_not_found", status=404)
        channel, is_new = state.channels.open_direct([user.id, *others], created=int(state.clock.now()))
        if is_new:
            self._tell_members(channel)
        return {"ok": True, "channel": channel.for_page(user.id)}

    def _tell_members(self, channel: Channel) -> None:
        for member in channel.members:
            self._workspace.state.feed.tell("channel", (member,), channel=channel.for_page(member))

    async def _clock(self, asked: Asked) -> Answer:
        clock = self._workspace.state.clock
        if "to" in asked.fields:
            clock.move_to(_moment(asked.text("to")))
        elif "offset" in asked.fields:
            clock.set_offset(asked.number("offset", 0))
        else:
            clock.move_by(asked.number("advance_seconds", 0))
        now = {"now": clock.now(), "offset": clock.offset}
        self._workspace.state.feed.tell("clock", None, **now)
        return {"ok": True, **now, "marks": await list_marks(self._workspace)}

    async def _upload(self, asked: Asked) -> Answer:
        state = self._workspace.state
        user, file = asked.user(), asked.fields.get("file")
        if not isinstance(file, web.FileField):
            raise PageError("no_file")
        content, now = file.file.read(LARGEST + 1), int(state.clock.now())
        kept = state.files.keep(file.filename, content, user=user.id, created=now)
        return {"ok": True, "file": state.file_for_api(kept)}


def _app(table: dict[str, Any]) -> dict[str, Any]:
    commands = [{**command, "words": list(command["words"])} for command in table["commands"]]
    shown = {key: table[key] for key in ("id", "name", "bot_user", "home_tab")}
    return shown | {"commands": commands, "shortcuts": list(table["shortcuts"])}


def _moment(text: str) -> float:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise PageError("invalid_to") from error
    if moment.tzinfo is None:
        raise PageError("invalid_to")
    return moment.timestamp()
