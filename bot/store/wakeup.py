"""PostgreSQL tells every replica that something is owed: NOTIFY in the transaction, one listening connection each."""

import asyncio
import contextlib
from typing import Any

import asyncpg
import structlog
from sqlalchemy import Connection, text
from sqlalchemy.engine import URL

log = structlog.get_logger(__name__)

CHANNEL = "concord_outbox"
_RECONNECT = 2.0
_NOTIFY = text(f"NOTIFY {CHANNEL}")


def notify(connection: Connection) -> None:
    """Wake every replica's deliverer when this transaction commits. SQLite has one process, which knows."""
    if connection.dialect.name == "postgresql":
        connection.execute(_NOTIFY)


async def listen(url: URL, wake: asyncio.Event) -> None:
    """Set `wake` whenever another process has left something to deliver, until cancelled. A lost connection is opened
    again; what was missed meanwhile is found by the deliverer's own slow look."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)

    def on_notice(*_: Any) -> None:
        wake.set()

    while True:
        lost = asyncio.Event()
        with contextlib.suppress(OSError, asyncpg.PostgresError):
            connection = await asyncpg.connect(address)
            try:
                connection.add_termination_listener(lambda _, lost=lost: lost.set())
                await connection.add_listener(CHANNEL, on_notice)
                await lost.wait()
                log.warning("the listening connection was lost")
            finally:
                await connection.close()
        await asyncio.sleep(_RECONNECT)
