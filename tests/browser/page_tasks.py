"""How long Chromium's main thread was busy at one stretch, from Chromium's own trace."""

import json
from bisect import bisect_left
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, Page

_CATEGORIES = ["toplevel", "disabled-by-default-devtools.timeline"]


@dataclass
class Tasks:
    """The longest task in milliseconds, by the clock on the wall and by the time the thread itself was running.

    What the browser does because the test asks something, such as finding an element, is left out.
    """

    count: int = 0
    wall: float = 0.0
    own: float = 0.0

    def __str__(self) -> str:
        return f"longest of {self.count} tasks {self.wall:.1f} ms ({self.own:.1f} ms of its own)"


@asynccontextmanager
async def traced(browser: Browser, page: Page) -> AsyncIterator[Tasks]:
    """Trace what happens inside. The figures are there when it is over; pages of other contexts count too."""
    tasks = Tasks()
    await browser.start_tracing(page=page, categories=_CATEGORIES)
    try:
        yield tasks
    finally:
        trace = json.loads(await browser.stop_tracing())
    _read(trace["traceEvents"], tasks)


def _read(events: list[dict[str, Any]], tasks: Tasks) -> None:
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    on_mains = [event for event in events if event["ph"] == "X" and (event["pid"], event["tid"]) in mains]
    asked = sorted(event["ts"] for event in on_mains if _is_of_the_test(event))
    found = [event for event in on_mains if event["name"] == "RunTask" and not _holds(event, asked)]
    tasks.count = len(found)
    tasks.wall = max((event["dur"] for event in found), default=0) / 1000
    tasks.own = max((event.get("tdur", 0) for event in found), default=0) / 1000


def _is_of_the_test(event: dict[str, Any]) -> bool:
    """Whether the browser is carrying out what the test asked of it, such as looking for an element."""
    asked: str = event["args"].get("chrome_mojo_event_info", {}).get("mojo_interface_tag", "")
    return asked.startswith("blink.mojom.DevTools")


def _holds(task: dict[str, Any], moments: list[float]) -> bool:
    place = bisect_left(moments, task["ts"])
    return place < len(moments) and moments[place] <= task["ts"] + task["dur"]
