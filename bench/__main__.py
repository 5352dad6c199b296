"""`python -m bench [--short] [--out FILE] [NAME…]`: measure what is named or all, print, and write to build/bench.json.

What takes long is measured only where it is named: `memory`, `towns`.
"""

import argparse
import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bench import command, delivery, dispatch, issue, memory, scan, start, towns
from bench.size import FULL, SHORT, Size

Measure = Callable[[Size], Coroutine[Any, Any, dict[str, float]]]

BENCHMARKS: dict[str, Measure] = {
    "command": command.measure,
    "dispatch": dispatch.measure,
    "scan": scan.measure,
    "issue": issue.measure,
    "delivery": delivery.measure,
    "start": start.measure,
}
LONG: dict[str, Measure] = {"memory": memory.measure, "towns": towns.measure}


def main() -> None:
    """Run the benchmarks named, or every one; what others found before stays in the file."""
    asked = _asked()
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    ratios = json.loads(asked.out.read_text("utf-8")) if asked.out.exists() else {}
    for name in asked.names or BENCHMARKS:
        ratios |= asyncio.run((BENCHMARKS | LONG)[name](SHORT if asked.short else FULL))
        text = json.dumps({key: round(value, 4) for key, value in ratios.items()}, indent=2)
        asked.out.write_text(text + "\n", "utf-8")
    for name, value in ratios.items():
        print(f"{name:32} {value:10.3f}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, *LONG, []])
    parser.add_argument("--short", action="store_true", help="so few of everything that the figures mean nothing")
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
