"""`python -m bot.workspace FILE.toml [--port N] [--host ADDRESS]`."""

import argparse
import sys

from bot.workspace.config import ConfigError
from bot.workspace.server import DEFAULT_PORT, run


def main() -> int:
    """Serve a workspace until stopped; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.workspace", description="A local stand-in for Slack.")
    parser.add_argument("file", help="the people, channels and apps, in TOML")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT)
    parser.add_argument("--host", default="127.0.0.1")
    given = parser.parse_args()
    try:
        run(given.file, given.host, given.port)
    except (ConfigError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
