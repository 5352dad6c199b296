"""Load: a bounded number of requests over a number of kept connections, and how long each took."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.slack import signed_command

Request = tuple[bytes, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Requests a second, and the median and the 99th percentile of the answers in milliseconds."""

    per_second: float
    median: float
    p99: float


def lines(number: int, *, user: str, start: Iterator[int]) -> list[Request]:
    """Return as many progress lines, each with other words, signed now."""
    return [signed_command(f"进展 TK-1 {next(start) % 100}% 第{next(start)}次报告", user) for _ in range(number)]


async def run(port: int, requests: list[Request], *, connections: int) -> Figures:
    """Send all requests, `connections` at a time; every answer must be 200."""
    left = iter(requests)
    times: list[float] = []

    async def work() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for body, headers in left:
            began = time.perf_counter()
            head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            writer.write(
                f"POST /slack/events HTTP/1.1\r\nHost: x\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
            )
            answer = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in answer.split(b"\r\n", 1)[0]:
                raise RuntimeError(answer.decode())
            length = next(
                int(row.split(b":")[1]) for row in answer.split(b"\r\n") if row.lower().startswith(b"content-length")
            )
            await reader.readexactly(length)
            times.append((time.perf_counter() - began) * 1000)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(connections)))
    took = time.perf_counter() - began
    times.sort()
    return Figures(len(times) / took, statistics.median(times), times[int(len(times) * 0.99)])
