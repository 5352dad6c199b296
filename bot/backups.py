"""`concord backup` and `concord restore`: the database and the files, in one archive that only its maker can read.

The archive is a tar: `concord.json` says what it is, `database` is SQLite's file or pg_dump's, `files/` is the data_dir.
"""

import asyncio
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import make_url

from bot import postgres_tools
from bot.bootstrap import clock_of
from bot.operation import ask, fail, out, settings_of, verify_record, with_database
from bot.postgres_tools import ToolFailed
from bot.settings import Settings
from bot.store import schema

SUFFIX = ".tar.gz"
_LABEL, _DATABASE, _FILES = "concord.json", "database", "files"
_SQLITE = "sqlite"


@dataclass(frozen=True, slots=True)
class Label:
    """What an archive is: the kind and the shape of its database, the program that made it, and when (UTC)."""

    database: str
    revision: str
    program: str
    made_at: str


def backup(config: Path, target: Path, *, is_sure: bool, as_json: bool) -> None:
    """Write an archive: into the folder `target` under a name with the moment, or as the file `target`. Concord may be
    at work meanwhile; what is written is one moment of the database."""
    settings = settings_of(config)
    revision = with_database(settings, schema.revision, is_new=True)
    moment = clock_of(settings).now()
    file = target / f"concord-{moment:%Y%m%dT%H%M%SZ}{SUFFIX}" if target.is_dir() else target
    if file.exists():
        ask(f"{file} exists. Replace it?", is_sure=is_sure)
    kind = make_url(settings.database.url).get_backend_name()
    label = Label(kind, revision or "", version("concord-bot"), moment.isoformat())
    with _sentences(), _written(file) as archive, tempfile.TemporaryDirectory(dir=file.parent) as folder:
        dump = Path(folder) / _DATABASE
        _dump(settings, dump)
        said = json.dumps(asdict(label)).encode()
        entry = tarfile.TarInfo(_LABEL)
        entry.size = len(said)
        archive.addfile(entry, io.BytesIO(said))
        archive.add(dump, _DATABASE)
        for path in _files_of(settings, without={file.resolve(), dump.resolve()}):
            archive.add(path, f"{_FILES}/{path.relative_to(settings.files.data_dir)}", recursive=False)
    size = file.stat().st_size
    if as_json:
        out.print_json(data={"file": str(file), "bytes": size, **asdict(label)})
    else:
        out.print(f"{file}: {size} bytes, the database at revision {label.revision}.")


def restore(config: Path, file: Path, *, is_sure: bool) -> None:
    """Put an archive's database and files in place of what is there, then verify the record. Nothing is touched before
    the whole archive has been read."""
    settings = settings_of(config)
    kind = make_url(settings.database.url).get_backend_name()
    with _sentences(), tempfile.TemporaryDirectory() as folder:
        label = _unpack(file, Path(folder))
        if label.database != kind:
            fail(f"{file} holds a {label.database} database, database.url names a {kind} one")
        if label.revision > schema.HEAD:
            fail(f"{file} is at revision {label.revision}: a newer Concord made it, this one knows {schema.HEAD}")
        held = _held(settings)
        if held and not is_sure:
            fail(f"{held}: --yes puts the archive in its place")
        _load(settings, Path(folder) / _DATABASE)
        count = _put_files(Path(folder) / _FILES, settings.files.data_dir)
    out.print(f"{file}: restored as it was at {label.made_at}, {count} files with it.")
    if label.revision == schema.HEAD:
        verify_record(config)
    else:
        out.print(f"It is at revision {label.revision}: run `concord migrate`.")


def _dump(settings: Settings, target: Path) -> None:
    url = make_url(settings.database.url)
    if url.get_backend_name() != _SQLITE:
        postgres_tools.dump(url, target)
        return
    # One step over all pages reads one moment, and in WAL mode holds nobody up (SQLite: online backup).
    with (
        closing(sqlite3.connect(f"file:{_sqlite_file(settings)}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)


def _load(settings: Settings, dump: Path) -> None:
    url = make_url(settings.database.url)
    if url.get_backend_name() != _SQLITE:
        postgres_tools.load(url, dump)
        return
    file = _sqlite_file(settings)
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(dump)) as source, closing(sqlite3.connect(file, timeout=1)) as target:
        if source.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            fail("the archive's database is damaged")
        # To leave WAL mode the file must be nobody else's (SQLite: write-ahead logging); it comes back at the next start.
        target.execute("PRAGMA journal_mode=DELETE")
        source.backup(target)


def _held(settings: Settings) -> str:
    """Return what stands where the archive would go; nothing for an empty place."""
    url = make_url(settings.database.url)
    if url.get_backend_name() == _SQLITE:
        file = _sqlite_file(settings)
        if not file.exists():
            return ""
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as held:
            tables = held.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    else:
        state = asyncio.run(postgres_tools.state_of(url))
        if state.others:
            fail(f"{state.others} other connections are open to the database: stop Concord first")
        tables = state.tables
    return "the database is not empty" if tables else ""


def _unpack(file: Path, folder: Path) -> Label:
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    try:
        return Label(**json.loads((folder / _LABEL).read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        fail(f"{file} is not an archive that `concord backup` made")


def _put_files(source: Path, data_dir: Path) -> int:
    count = 0
    for path in sorted(source.rglob("*")):
        if path.is_file():
            target = data_dir / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target) if _same_disk(path, target.parent) else target.write_bytes(path.read_bytes())
            count += 1
    return count


def _same_disk(first: Path, second: Path) -> bool:
    return first.stat().st_dev == second.stat().st_dev


def _files_of(settings: Settings, *, without: set[Path]) -> Iterator[Path]:
    """Yield the files of the data_dir, without the database that may lie among them and is copied by its own means."""
    if make_url(settings.database.url).get_backend_name() == _SQLITE:
        database = _sqlite_file(settings).resolve()
        without = without | {database.with_name(database.name + end) for end in ("", "-wal", "-shm", "-journal")}
    for path in sorted(settings.files.data_dir.rglob("*")):
        if path.is_file() and path.resolve() not in without and path.suffix != ".part":
            yield path


def _sqlite_file(settings: Settings) -> Path:
    return Path(settings.database.url.removeprefix("sqlite:///"))


@contextmanager
def _written(file: Path) -> Iterator[tarfile.TarFile]:
    """Write an archive beside its place, and put it there when it is whole."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        with (
            os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream,
            tarfile.open(fileobj=stream, mode="w:gz", compresslevel=6) as archive,
        ):
            yield archive
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except ToolFailed as error:
        fail(str(error))
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            fail(f"the database is in use: stop Concord first ({error})")
        fail(f"the database cannot be read: {error}")
    except tarfile.TarError as error:
        fail(f"the archive cannot be read: {error}")
    except OSError as error:
        fail(str(error))
