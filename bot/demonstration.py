"""The demonstration: the local workspace and Concord in one process, and the story of the founding group told to them."""

import asyncio
import errno
import fcntl
import json
import secrets
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

import typer
from pydantic import SecretStr
from rich.console import Console

from bot import logs
from bot.bootstrap import Concord, open_database
from bot.clock import Clock, FollowedClock
from bot.demo import story
from bot.demo import workspace as demo_workspace
from bot.demo.guide import suggestions
from bot.demo.marks import Marks
from bot.demo.stage import Days, Tale, last_day
from bot.demo.workspace import Place
from bot.profiles.schema import Profile, load_profile
from bot.services.runner import Runner
from bot.settings import ClockSettings, Database, Files, Http, Log, Settings, Slack
from bot.slack import manifest
from bot.store import schema
from bot.texts.catalogue import LANGUAGES
from bot.workspace import server
from bot.workspace.config import WorkspaceConfig
from bot.workspace.keeping import bring_back, keep
from bot.workspace.posting import say
from bot.workspace.server import RunningWorkspace

HOST = "127.0.0.1"
PROFILE = Path(__file__).parent / "profiles" / "lucheng.toml"

_DATABASE, _KEPT, _CLOCK = "concord.db", "workspace.json", "clock.json"
_STEP, _ROUNDS = 10.0, 1_000
"""By how many seconds the clock goes on where the platform's limits hold a delivery up, and how often it does at most: in
the story they need not be sat out."""
_NOTICED = 60.0
"""Seconds by which the clock is ahead that are worth telling."""
_PRESENT = 20.0
"""Real seconds within which what the present owes must have been delivered."""


class DemonstrationError(Exception):
    """The demonstration cannot go on. One line that says how to mend it."""


def run(port: int, data: Path, *, is_fresh: bool) -> None:
    """Show Concord at work until stopped by Ctrl+C or SIGTERM."""
    out = Console(highlight=False, soft_wrap=True)
    logs.configure(Log(level="error"))
    try:
        asyncio.run(_run(port, data, out, is_fresh=is_fresh))
    except DemonstrationError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(str(error), style="red", markup=False)
        raise typer.Exit(1) from error


async def _run(port: int, data: Path, out: Console, *, is_fresh: bool) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    async with opened(port, data, out, is_fresh=is_fresh) as shown:
        stopped = asyncio.create_task(stopping.wait())
        told = asyncio.create_task(shown.tell())
        await asyncio.wait({stopped, told}, return_when=asyncio.FIRST_COMPLETED)
        if told.done():
            await told
            shown.print_guide()
            await stopped
        else:
            told.cancel()
            await asyncio.wait({told})
        out.print("Stopping.")


@dataclass
class Demonstration:
    """What is running. `tell` brings it to the present, `print_guide` says what can be tried."""

    workspace: RunningWorkspace
    concord: Concord
    profile: Profile
    days: Days
    out: Console
    is_told: bool

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"{self.workspace.url}/"

    async def tell(self) -> None:
        """Tell the story, unless it was told in an earlier run."""
        if self.is_told:
            self.out.print("Going on with the data of last time.")
            return
        self.out.print("Telling six weeks of a coordination group's work to the running program:")
        stage = LiveStage(self.concord, self.workspace, self.out)
        await story.tell(Tale(stage, self.profile, self.days, story.FIRST_DAY))
        await stage.return_to_the_present()
        self.is_told = True

    def print_guide(self) -> None:
        """Print the address, where the clock stands, and three things to try, in both languages."""
        self.out.print(f"\nThe local workspace, in place of Slack:  {self.url}", style="bold")
        clock = self.workspace.state.clock
        if clock.offset > _NOTICED:
            now = clock.today().astimezone(ZoneInfo(self.profile.rules.timezone))
            self.out.print(f"Its clock is ahead, in the group's working hours: it stands at {now:%Y-%m-%d %H:%M}.")
        for language in LANGUAGES:
            self.out.print()
            for line in suggestions(self.profile, language):
                self.out.print(f"  · {line}", markup=False)
        self.out.print("\nCtrl+C stops it.")


class LiveStage:
    """The running program as the story's stage."""

    def __init__(self, concord: Concord, workspace: RunningWorkspace, out: Console) -> None:
        self.runner: Runner = concord.database
        self._concord = concord
        self._workspace = workspace
        self._clock = workspace.state.clock
        self._out = out
        self._began = monotonic()

    async def move_to(self, moment: datetime) -> None:
        await self._delivered()
        self._go_on(max(0.0, moment.timestamp() - self._clock.now()))
        await self._concord.scheduler.tick()
        await self._delivered()

    async def pass_time(self, by: timedelta) -> None:
        await self._delivered()
        self._go_on(by.total_seconds())

    def say(self, person: str, channel: str, text: str) -> None:
        state = self._workspace.state
        user, room = state.people.find(person), state.channels.find(channel)
        if user is None or room is None:
            raise LookupError(f"nobody is {person}, or nowhere is {channel}")
        say(self._workspace.workspace, user, room, text)

    def all_read(self) -> None:
        for channel in self._workspace.state.channels:
            for member in channel.members:
                channel.mark_read(member)

    def announce(self, chapter: str) -> None:
        self._out.print(f"  {monotonic() - self._began:4.1f} s  {chapter}", markup=False)

    async def return_to_the_present(self) -> None:
        """Set the clock to the machine's time, unless the story's last morning is yet to come: it never goes back."""
        await self._delivered()
        if self._clock.offset < 0:
            self._go_on(-self._clock.offset)
            self._clock.set_offset(0)
            await self._concord.scheduler.tick()
            try:
                async with asyncio.timeout(_PRESENT):
                    await self._concord.deliverer.drained()
            except TimeoutError as error:
                raise DemonstrationError("What the demonstration owes its people does not arrive.") from error

    async def _delivered(self) -> None:
        for _ in range(_ROUNDS):
            if await self._concord.deliverer.settled():
                return
            self._go_on(_STEP)
        raise DemonstrationError("What the demonstration owes its people does not arrive.")

    def _go_on(self, seconds: float) -> None:
        self._clock.move_by(seconds)
        self._workspace.state.feed.tell("clock", None, now=self._clock.now(), offset=self._clock.offset)


@asynccontextmanager
async def opened(port: int, data: Path, out: Console, *, is_fresh: bool) -> AsyncIterator[Demonstration]:
    """Start the workspace on `port` (0: a free one) and Concord, with their data in the folder `data`.

    Raises:
        DemonstrationError: when the port or the folder is in use.
    """
    profile, data = load_profile(PROFILE), _made(data)
    rules = profile.rules.to_rules()
    days = Days(rules, last_day(rules, Clock().now()))
    with _held(data):
        kept = None if is_fresh else _find_kept(data)
        # Going on, the clock stays as far ahead as it was: what was said lies behind it.
        start_at = days.at(story.FIRST_DAY, 9) if kept is None else FollowedClock(data / _CLOCK).now()
        async with AsyncExitStack() as stack:
            marks = Marks()
            await marks.start(HOST)
            stack.push_async_callback(marks.stop)
            place = _place(data, start_at, marks.url)
            workspace = await _start_workspace(profile, place, port)
            stack.push_async_callback(workspace.stop)
            if kept is None:
                _forget(data)
            else:
                bring_back(workspace.state, kept)
            concord = await _start_concord(_settings(data, place, workspace.url))
            stack.push_async_callback(concord.stop)
            marks.runner = concord.database
            shown = Demonstration(workspace, concord, profile, days, out, is_told=kept is not None)
            yield shown
        if shown.is_told:
            _keep(data, workspace)


def _place(data: Path, start_at: datetime, marks_url: str) -> Place:
    """Describe where everything is; the secrets are made for this run alone."""
    return Place(
        clock_file=data / _CLOCK,
        start_at=start_at,
        port=_free_port(),
        marks_url=marks_url,
        bot_token=f"xoxb-{secrets.token_hex(16)}",
        signing_secret=secrets.token_hex(16),
    )


def _settings(data: Path, place: Place, workspace_url: str) -> Settings:
    """Return Concord's configuration. Neither a file nor the environment counts: they are of somebody's own Concord."""
    return Settings.model_construct(
        slack=Slack(
            mode="http",
            bot_token=SecretStr(place.bot_token),
            signing_secret=SecretStr(place.signing_secret),
            api_base_url=f"{workspace_url}/api/",
        ),
        http=Http(host=HOST, port=place.port),
        database=Database(url=f"sqlite:///{data / _DATABASE}"),
        files=Files(data_dir=data),
        clock=ClockSettings(follow=place.clock_file),
    )


async def _start_workspace(profile: Profile, place: Place, port: int) -> RunningWorkspace:
    asked = manifest.build(
        Settings.model_construct(slack=Slack(mode="http")), url=place.request_url.removesuffix("/slack/events")
    )
    described = WorkspaceConfig.model_validate(demo_workspace.describe(profile, place, asked))
    try:
        return await server.start(described, host=HOST, port=port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        another = f"make demo ARGS='--port {port + 1}'"
        raise DemonstrationError(f"Port {port} is taken; choose another one: {another}") from error


async def _start_concord(settings: Settings) -> Concord:
    database = open_database(settings)
    try:
        await schema.migrate(database.engine)
    finally:
        await database.close()
    concord = Concord(settings)
    try:
        await concord.start()
    except BaseException:
        await concord.stop()
        raise
    return concord


def _made(data: Path) -> Path:
    data.mkdir(parents=True, exist_ok=True)
    return data.resolve()


@contextmanager
def _held(data: Path) -> Iterator[None]:
    """Hold the folder, so that no other demonstration deletes what this one works with."""
    with (data / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            another = f"make demo ARGS='--port 8766 --data {data}-2'"
            raise DemonstrationError(f"A demonstration runs with {data} already; stop it, or: {another}") from error
        yield


def _find_kept(data: Path) -> dict[str, Any] | None:
    """Return the workspace as the last run left it; None when no story was told to its end."""
    if not ((data / _KEPT).exists() and (data / _DATABASE).exists()):
        return None
    kept: dict[str, Any] = json.loads((data / _KEPT).read_text("utf-8"))
    return kept


def _keep(data: Path, workspace: RunningWorkspace) -> None:
    fresh = data / f"{_KEPT}.new"
    fresh.write_text(json.dumps(keep(workspace.state), ensure_ascii=False), "utf-8")
    fresh.replace(data / _KEPT)


def _forget(data: Path) -> None:
    for name in (_KEPT, _DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm"):
        (data / name).unlink(missing_ok=True)


def _free_port() -> int:
    """Return a port of the loopback that nobody uses now: the workspace is told it before Concord listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
