"""A PostgreSQL server of Debian's `postgresql` package that lives as long as the tests need it."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

import psutil

ADMINISTRATOR = "concord"
_START_SECONDS = 60
_STOP_SECONDS = 10
_PORT_TRIES = 5
_READY = "database system is ready to accept connections"
_PORT_TAKEN = "Address already in use"


class PostgresServer:
    """A running server with durable commits (`fsync` on), reachable on 127.0.0.1 without a password.

    Its time zone is not UTC, so that a naive time shows. It ends with `stop`, or with the process that started it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Initialise and start a server, its files in `folder` (None: where temporary files are).

        Raises RuntimeError, with the server's own last words, when that does not succeed within a minute.
        """
        self._bin = find_programs()
        self._account = _server_account()
        self.home = Path(tempfile.mkdtemp(prefix="concord-pg-", dir=folder))
        self._templates: dict[str, str] = {}
        if self._account is not None:
            os.chown(self.home, self._account.pw_uid, self._account.pw_gid)
        try:
            self._initialise()
            self.port, self._process = self._start()
        except BaseException:
            shutil.rmtree(self.home)
            raise

    @property
    def pid(self) -> int:
        """The server's process."""
        return self._process.pid

    def url(self, database: str = "postgres") -> str:
        """SQLAlchemy's URL of a database."""
        return f"postgresql+asyncpg://{ADMINISTRATOR}@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str, *, template: str = "template1") -> str:
        """Make a database, as a copy of `template`, and return its URL."""
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop_database(self, name: str) -> None:
        """Remove a database; connections that are still open are cut."""
        self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def template(self, prepare: Callable[[str], None]) -> str:
        """Name a database that `prepare` (which is given its URL) has filled, once for each `prepare`.

        `prepare` must have closed its connections when it returns.
        """
        key = f"{prepare.__module__}.{prepare.__qualname__}"
        if key not in self._templates:
            name = f"template_{len(self._templates)}"
            prepare(self.create_database(name))
            self._templates[key] = name
        return self._templates[key]

    def checkpoint(self) -> None:
        """Bring everything to its files. A copied database needs it before a `crash`: until then its sequences give
        numbers that are logged only as the template's."""
        self._execute("CHECKPOINT")

    def crash(self) -> None:
        """Stop at once, as a power cut would; what was committed stays. A server that does not is killed, with its own
        processes."""
        everyone = [psutil.Process(self.pid), *psutil.Process(self.pid).children(recursive=True)]
        self._process.send_signal(signal.SIGQUIT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_STOP_SECONDS)
        for each in everyone:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()
        self._process.wait(_STOP_SECONDS)
        psutil.wait_procs(everyone, _STOP_SECONDS)

    def start_again(self) -> None:
        """Start after a `crash`, on the same files and port. Call it from the main thread: the server ends with the one
        that started it."""
        process, said = self._start_on(self.port)
        if process is None:
            raise RuntimeError(f"PostgreSQL did not start again:\n{said}")
        self._process = process

    def stop(self) -> None:
        """End the server at once and remove its files."""
        if self._process.poll() is None:
            self.crash()
        shutil.rmtree(self.home)

    def _initialise(self) -> None:
        command = [
            self._bin / "initdb",
            f"--pgdata={self.home / 'data'}",
            f"--username={ADMINISTRATOR}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "--no-instructions",
        ]
        outcome = subprocess.run(command, capture_output=True, text=True, check=False, **self._identity())
        if outcome.returncode != 0:
            raise RuntimeError(f"initdb failed: {outcome.stderr.strip()}")

    def _start(self) -> tuple[int, subprocess.Popen[str]]:
        said = ""
        for _ in range(_PORT_TRIES):
            port = _free_port()
            process, said = self._start_on(port)
            if process is not None:
                return port, process
            if _PORT_TAKEN not in said:
                break
        raise RuntimeError(f"PostgreSQL did not start:\n{said}")

    def _start_on(self, port: int) -> tuple[subprocess.Popen[str] | None, str]:
        """The running process, or None and what the server said."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": self.home,
            "lc_messages": "C",
            "log_destination": "stderr",
            "logging_collector": "off",
            "fsync": "on",
            "timezone": "Asia/Shanghai",
        }
        command = [*_ending_with_parent(), self._bin / "postgres", "-D", self.home / "data"]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            **self._identity(),
        )
        words = _Words(process)
        if words.wait_until_ready(_START_SECONDS) and process.poll() is None:
            return process, ""
        process.kill()
        process.wait(_STOP_SECONDS)
        return None, words.last()

    def _execute(self, statement: str) -> None:
        command = [self._bin / "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--command={statement}"]
        command += ["--host=127.0.0.1", f"--port={self.port}", f"--username={ADMINISTRATOR}", "--dbname=postgres"]
        outcome = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        if outcome.returncode != 0:
            raise RuntimeError(f"{statement}: {outcome.stderr.strip()}")

    def _identity(self) -> dict[str, object]:
        if self._account is None:
            return {"cwd": self.home}
        account = self._account
        return {"cwd": self.home, "user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


class _Words:
    """What a server writes to its log: the last lines, and whether the one that says 'ready' was among them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._lines: deque[str] = deque(maxlen=40)
        self._heard = threading.Event()
        self._is_ready = False
        self._reader = threading.Thread(target=self._read, args=[process.stderr], daemon=True)
        self._reader.start()

    def wait_until_ready(self, seconds: float) -> bool:
        self._heard.wait(seconds)
        return self._is_ready

    def last(self) -> str:
        self._reader.join(_STOP_SECONDS)
        return "".join(self._lines)

    def _read(self, stream: object) -> None:
        with stream:
            for line in stream:
                self._lines.append(line)
                if _READY in line:
                    self._is_ready = True
                    self._heard.set()
        self._heard.set()


def find_programs() -> Path:
    """The folder of the newest PostgreSQL's programs.

    Raises RuntimeError when there is none on this machine.
    """
    debian = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if debian:
        return max(debian, key=lambda folder: int(re.sub(r"\D", "", folder.parent.name) or 0))
    initdb = shutil.which("initdb")
    if initdb is None:
        raise RuntimeError("These tests need PostgreSQL: `apt-get install postgresql` (`make test` does that).")
    return Path(initdb).resolve().parent


def _server_account() -> pwd.struct_passwd | None:
    """The account to run as when we are root, whom PostgreSQL refuses to serve."""
    if os.getuid() != 0:
        return None
    accounts = {account.pw_name: account for account in pwd.getpwall()}
    return accounts.get("postgres") or accounts["nobody"]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _ending_with_parent() -> list[str]:
    """Linux: have the kernel send SIGQUIT (an immediate shutdown) when the tests' process is gone."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "QUIT"] if setpriv else []
