"""What an operator asks of Slack before Concord runs and beside it: is a token good, and how do the channels stand."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.clock import Clock
from bot.slack.gateway import Bearer, ChannelState, Gateway


async def ask_bot(token: str, base_url: str) -> Bearer:
    """Return whose a bot token is and what it may. Raises NotSent, Unsendable or Unknown."""
    async with _asked(token, base_url) as gateway:
        return await gateway.start()


async def ask_app(token: str, base_url: str) -> None:
    """Return if an app-level token opens connections. Raises NotSent, Unsendable or Unknown."""
    async with _asked(token, base_url) as gateway:
        gateway.open()
        await gateway.open_socket()


async def ask_channels(token: str, base_url: str, channels: Sequence[str]) -> dict[str, ChannelState | None]:
    """Return how channels stand, None for one that the bot cannot see. Raises NotSent, Unsendable or Unknown."""
    async with _asked(token, base_url) as gateway:
        gateway.open()
        return {channel: await gateway.look_at_channel(channel) for channel in channels}


@asynccontextmanager
async def _asked(token: str, base_url: str) -> AsyncIterator[Gateway]:
    gateway = Gateway(token, base_url, Clock())
    try:
        yield gateway
    finally:
        await gateway.close()
