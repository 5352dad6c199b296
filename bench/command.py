"""A durable progress line (permission, task, report, record, outbox, reply) beside bare Bolt, over HTTP.

The rounds of the servers alternate, so that whatever else the machine does meets them all. Beside what the clients saw
stands the processor time that a request costs its server: that hardly depends on what else runs.
"""

import contextlib
import statistics
from itertools import count

from bench import slack
from bench.load import TAKEN, Figures, lines, run
from bench.server import Server, bare, concord, furnish
from bench.size import Size
from bench.stores import stores
from tests.builders import EDUCATION, liaison

CONNECTIONS = 16
FLOORS = ("stock", "prompt")
_WARM = 50


async def measure(size: Size) -> dict[str, float]:
    """Return the ratios and print the figures they come from."""
    async with stores() as (new_sqlite, new_postgres), contextlib.AsyncExitStack() as stack:
        urls = {"sqlite": new_sqlite("command"), "postgres": new_postgres("command")}
        for url in urls.values():
            await furnish(url, open_tasks=size.tasks)
        base = await stack.enter_async_context(slack.saying_yes())
        servers = {name: await stack.enter_async_context(bare(name)) for name in FLOORS}
        for name, url in urls.items():
            servers[name] = await stack.enter_async_context(concord(url, base))
        found = await _rounds(servers, size)
    for name, (unloaded, loaded, cost) in found.items():
        print(
            f"{name:9} 1 connection: {unloaded.median:6.2f} ms median · {CONNECTIONS} connections: "
            f"{loaded.per_second:6.0f}/s, {loaded.median:6.2f} ms median, {loaded.p99:6.2f} ms p99 · "
            f"{cost:5.0f} µs of processor a request"
        )
    floor = found["prompt"]
    return {
        "unloaded_median_ms": found["sqlite"][0].median,
        "unloaded_median_vs_stock_bolt": found["sqlite"][0].median / found["stock"][0].median,
        **{f"{name}_command_ratio": found[name][1].per_second / floor[1].per_second for name in urls},
        **{f"{name}_p99_ratio": found[name][1].p99 / floor[1].p99 for name in urls},
        **{f"{name}_cpu_ratio": floor[2] / found[name][2] for name in urls},
    }


Round = tuple[Figures, Figures, float]


async def _rounds(servers: dict[str, Server], size: Size) -> dict[str, Round]:
    words, user = count(), liaison(EDUCATION)
    found: dict[str, list[Round]] = {name: [] for name in servers}
    holds = {name: b"" if name in FLOORS else TAKEN for name in servers}
    for name, server in servers.items():
        warming = lines(_WARM, tasks=size.tasks, user=user, start=words)
        await run(server.port, warming, connections=CONNECTIONS, holds=holds[name])
    for _ in range(size.rounds):
        for name, server in servers.items():
            alone = lines(size.unloaded, tasks=size.tasks, user=user, start=words)
            unloaded = await run(server.port, alone, connections=1, holds=holds[name])
            requests, before = lines(size.loaded, tasks=size.tasks, user=user, start=words), server.cpu_seconds()
            loaded = await run(server.port, requests, connections=CONNECTIONS, holds=holds[name])
            cost = (server.cpu_seconds() - before) / size.loaded * 1e6
            found[name].append((unloaded, loaded, max(1.0, cost)))
    return {name: _middle(rounds) for name, rounds in found.items()}


def _middle(rounds: list[Round]) -> Round:
    def of(figures: list[Figures]) -> Figures:
        return Figures(*(statistics.median(column) for column in zip(*map(_row, figures), strict=True)))

    costs = [cost for _, _, cost in rounds]
    return of([a for a, _, _ in rounds]), of([b for _, b, _ in rounds]), statistics.median(costs)


def _row(figures: Figures) -> tuple[float, float, float]:
    return figures.per_second, figures.median, figures.p99
