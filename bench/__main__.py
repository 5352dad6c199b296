"""`python -m bench [command|scan]`: measure all or one, print, and write the ratios to build/bench.json."""

import asyncio
import json
import sys
from pathlib import Path

from bench import command, scan

BENCHMARKS = {"command": command.measure, "scan": scan.measure}


def main() -> None:
    """Run the benchmarks named, or every one; what others found before stays in the file."""
    out = Path("build/bench.json")
    out.parent.mkdir(exist_ok=True)
    ratios = json.loads(out.read_text("utf-8")) if out.exists() else {}
    for name in sys.argv[1:] or BENCHMARKS:
        ratios |= asyncio.run(BENCHMARKS[name]())
    out.write_text(json.dumps({name: round(value, 4) for name, value in ratios.items()}, indent=2) + "\n", "utf-8")
    for name, value in ratios.items():
        print(f"{name:32} {value:8.3f}")


if __name__ == "__main__":
    main()
