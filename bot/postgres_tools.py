"""PostgreSQL's own programs: pg_dump writes a database, pg_restore and psql put it back."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from sqlalchemy.engine import URL

from bot.store.tables import metadata

_SAID = 500


class ToolFailed(Exception):
    """A program is missing or did not do its work. One line for an operator."""


@dataclass(frozen=True, slots=True)
class State:
    """How many tables a database has, and how many others are connected to it."""

    tables: int
    others: int


def dump(url: URL, target: Path) -> None:
    """Write the database, as it is at one moment, into a file. Raises ToolFailed."""
    _run("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def load(url: URL, source: Path) -> None:
    """Put a dumped database in place of the tables that are there: all of it or nothing. Raises ToolFailed."""
    script, away = source.with_suffix(".sql"), source.with_suffix(".away.sql")
    names = [*metadata.tables, "alembic_version"]
    away.write_text("".join(f'DROP TABLE IF EXISTS "{name}" CASCADE;\n' for name in names), "utf-8")
    _call("pg_restore", ["--no-owner", "--no-privileges", f"--file={script}", str(source)], {})
    arguments = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
    _run("psql", url, *arguments, f"--file={away}", f"--file={script}")


async def state_of(url: URL) -> State:
    """Return how a database stands. Raises OSError or ToolFailed when it cannot be asked."""
    try:
        connection = await asyncpg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False))
    except asyncpg.PostgresError as error:
        raise ToolFailed(f"the database cannot be reached: {error}") from error
    try:
        tables = await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
        others = await connection.fetchval(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()
    return State(tables, others)


def _run(program: str, url: URL, *arguments: str) -> None:
    """Run a program on a database; its password goes by the environment, where other accounts do not see it."""
    address = url.set(drivername="postgresql", password=None).render_as_string()
    password = {"PGPASSWORD": str(url.password)} if url.password else {}
    _call(program, [*arguments, f"--dbname={address}"], password)


def _call(program: str, arguments: list[str], environment: dict[str, str]) -> None:
    found = shutil.which(program)
    if found is None:
        raise ToolFailed(
            f"{program} is not on this machine: install PostgreSQL's client programs (Debian: apt-get install"
            " postgresql-client), or run this where they are"
        )
    done = subprocess.run(  # noqa: S603 - a program found on the path, with arguments of ours
        [found, *arguments], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ToolFailed(f"{program} failed: {' '.join(done.stderr.split())[:_SAID]}")
