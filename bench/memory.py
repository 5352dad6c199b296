"""Whether a hundred thousand commands leave anything behind in memory: a long target of its own."""

from itertools import count

from bench import slack
from bench.load import TAKEN, lines, run
from bench.server import concord, furnish
from bench.size import FULL, Size
from bench.stores import stores
from tests.builders import EDUCATION, liaison

_COMMANDS = 100_000
_PARTS = 10
_SHORT = 100


async def measure(size: Size) -> dict[str, float]:
    """Return the memory after all commands beside that after the first tenth, and print each tenth."""
    number = (_COMMANDS if size is FULL else _SHORT) // _PARTS
    words, held = count(), []
    async with stores() as (new_sqlite, _), slack.saying_yes() as base:
        url = new_sqlite("memory")
        await furnish(url, open_tasks=size.tasks)
        async with concord(url, base) as server:
            for part in range(1, _PARTS + 1):
                requests = lines(number, tasks=size.tasks, user=liaison(EDUCATION), start=words)
                await run(server.port, requests, connections=16, holds=TAKEN)
                held.append(server.resident_mib())
                print(f"memory    after {part * number:7,} commands: {held[-1]:6.1f} MiB", flush=True)
    return {"memory_growth": held[-1] / held[0]}
