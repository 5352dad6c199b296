"""Load: a bounded number of requests over a number of kept connections, and how long each took."""

import asyncio
import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.slack import signed_command
from bot.texts.catalogue import texts_in

Request = tuple[bytes, dict[str, str]]
TAKEN = b'"action_id": "undo"'
"""Stands in the answer to a report that was taken, and in no refusal."""
_PROMISED = texts_in("zh")("working-on-it")


@dataclass(frozen=True, slots=True)
class Figures:
    """Requests a second, and the median and the 99th percentile of the answers in milliseconds."""

    per_second: float
    median: float
    p99: float


def lines(number: int, *, tasks: int, user: str, start: Iterator[int]) -> list[Request]:
    """Return as many progress lines, on one of `tasks` after the other and with other words, signed now."""
    numbers = [next(start) for _ in range(number)]
    return [signed_command(f"进展 TK-{each % tasks + 1} {each % 100}% 第{each}次报告", user) for each in numbers]


async def run(port: int, requests: list[Request], *, connections: int, holds: bytes = b"") -> Figures:
    """Send all requests, `connections` at a time; every answer must be 200 and hold `holds`, or promise an answer for later,
    as a machine that others use as well makes it after two and a half seconds."""
    left = iter(requests)
    times: list[float] = []

    async def work() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for asked, headers in left:
            began = time.perf_counter()
            head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            writer.write(
                f"POST /slack/events HTTP/1.1\r\nHost: x\r\n{head}Content-Length: {len(asked)}\r\n\r\n".encode() + asked
            )
            answer = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in answer.split(b"\r\n", 1)[0]:
                raise RuntimeError(answer.decode())
            length = next(
                int(row.split(b":")[1]) for row in answer.split(b"\r\n") if row.lower().startswith(b"content-length")
            )
            body = await reader.readexactly(length)
            if holds not in body and json.loads(body)["text"] != _PROMISED:
                raise RuntimeError(body.decode())
            times.append((time.perf_counter() - began) * 1000)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(connections)))
    took = time.perf_counter() - began
    times.sort()
    return Figures(len(times) / took, statistics.median(times), times[int(len(times) * 0.99)])
