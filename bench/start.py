"""What Concord costs before anybody speaks, beside the bare imports of what it is made of. Times are without the
interpreter's own start."""

import asyncio
import resource
import statistics
import subprocess
import sys
import time

from bench import slack
from bench.server import Server, concord, furnish
from bench.size import Size
from bench.stores import stores

IMPORTS = (
    "slack_bolt.async_app",
    "aiohttp.web",
    "sqlalchemy.orm",
    "sqlalchemy.ext.asyncio",
    "sqlalchemy.dialects.sqlite.aiosqlite",
    "aiosqlite",
    "apscheduler.schedulers.asyncio",
    "pydantic_settings",
)
_BARE = f"import {', '.join(IMPORTS)}, os; print(open('/proc/self/statm').read().split()[1]); os._exit(0)"
_PAGE_MIB = resource.getpagesize() / 2**20


async def measure(size: Size) -> dict[str, float]:
    """Return the ratios and print the figures they come from."""
    nothing, imports, resident, helps, starts, memory = [], [], [], [], [], []
    async with stores() as (new_sqlite, _), slack.saying_yes() as base:
        url = new_sqlite("start")
        await furnish(url, open_tasks=1)
        for _ in range(size.starts):
            nothing.append((await asyncio.to_thread(_run, "-c", ""))[0])
            seconds, said = await asyncio.to_thread(_run, "-c", _BARE)
            imports.append(seconds)
            resident.append(int(said) * _PAGE_MIB)
            helps.append((await asyncio.to_thread(_run, "-m", "bot", "--help"))[0])
            async with concord(url, base) as server:
                starts.append(server.ready_after)
                memory.append(server.resident_mib())
        async with concord(url, base) as server:
            idle = await _idle(server, size.idle_seconds)
    middle = statistics.median
    bare = middle(nothing)
    imported = middle(imports) - bare
    print(
        f"bare Python {bare:4.2f} s · imports {middle(imports):4.2f} s, {middle(resident):5.1f} MiB · "
        f"ready after {middle(starts):4.2f} s, {middle(memory):5.1f} MiB · "
        f"help {middle(helps):4.2f} s · idle {idle:.3f} % of a processor"
    )
    return {
        "start_vs_imports": (middle(starts) - bare) / imported,
        "help_vs_imports": (middle(helps) - bare) / imported,
        "rss_vs_imports": middle(memory) / middle(resident),
        "idle_cpu_percent": idle,
    }


def _run(*arguments: str) -> tuple[float, str]:
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True)
    return time.perf_counter() - began, done.stdout


async def _idle(server: Server, seconds: float) -> float:
    """Return the percentage of one processor that a process uses while nobody speaks to it."""
    await asyncio.sleep(min(3.0, seconds))  # what starting leaves behind, such as the messages owed, comes to its end
    before = server.cpu_seconds()
    await asyncio.sleep(seconds)
    return (server.cpu_seconds() - before) / seconds * 100
