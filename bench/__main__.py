"""`python -m bench`: measure, print, and write the ratios to build/bench.json."""

import asyncio
import json
from pathlib import Path

from bench import command


def main() -> None:
    """Run every benchmark."""
    ratios = asyncio.run(command.measure())
    out = Path("build/bench.json")
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps({name: round(value, 4) for name, value in ratios.items()}, indent=2) + "\n", "utf-8")
    for name, value in ratios.items():
        print(f"{name:32} {value:8.3f}")


if __name__ == "__main__":
    main()
