"""The running workspace: what it knows, and its ways to the apps."""

from bot.workspace.delivery import Deliverer
from bot.workspace.events import Events
from bot.workspace.rates import Rates
from bot.workspace.schedule import Schedule
from bot.workspace.sockets import Sockets
from bot.workspace.state import State


class Workspace:
    """Holds the parts together; the Web API, the page and the tests all act through it."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.sockets = Sockets()
        self.deliverer = Deliverer(state, self.sockets)
        self.events = Events(state, self.deliverer)
        self.rates = Rates(is_on=state.team.rate_limits)
        self.schedule = Schedule(state, self.events)

    async def start(self) -> None:
        """Open what deliveries need."""
        await self.deliverer.http.start()

    async def stop(self) -> None:
        """Give up what is pending and close every connection."""
        await self.schedule.stop()
        await self.events.stop()
        await self.sockets.close()
        self.state.feed.close()
        await self.deliverer.http.stop()

    async def reset(self) -> None:
        """Forget everything that happened; pages are asked to load anew, connections stay."""
        await self.schedule.stop()
        await self.events.stop()
        self.deliverer.forget()
        self.rates = Rates(is_on=self.state.team.rate_limits)
        self.state.reset()
        self.state.feed.tell("reload", None)
