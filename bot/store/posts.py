"""Where a message stands that was owed under a key: what follows it goes into its thread."""

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import outbox

_POST = select(outbox.c.channel, outbox.c.ts).where(outbox.c.key == bindparam("k"), outbox.c.ts.is_not(None))


def find_post(connection: Connection, key: str) -> tuple[str, str] | None:
    """Return the channel and the ts of the message owed under `key`; None until it was sent, or where it never can be."""
    row = connection.execute(_POST, {"k": key}).one_or_none()
    return None if row is None else (row.channel, row.ts)
