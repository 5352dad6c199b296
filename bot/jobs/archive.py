"""Papers made, kept under their fingerprints, and never made twice of the same."""

import asyncio
import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import structlog

from bot.documents import calendar_file, compose, fonts, pdf, word, word_template
from bot.documents.layout import plain
from bot.domain.papers import CalendarEntry, Paper
from bot.domain.register import RegisterEntry
from bot.notices.papers import PaperFacts
from bot.services import papers
from bot.services.papers import KeptFile
from bot.services.runner import Runner
from bot.slack.gateway import Attachment
from bot.texts.catalogue import texts_in

log = structlog.get_logger(__name__)

FOLDER = "papers"
"""Within the data folder: a folder a group, in it one a year."""
CONTENTS = "00-目录.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NOT_IN_NAMES = frozenset('/\\:*?"<>|\n\t')


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is to be set in type, how its files are called, and the fingerprint of all that they are made of."""

    what: Paper | CalendarEntry
    name: str
    year: int
    template: Path | None
    source: str


class Archive:
    """The papers kept in `data_dir`, made with the fonts of `fonts_dir` and of the system. One is made at a time."""

    def __init__(self, runner: Runner, data_dir: Path, fonts_dir: Path | None = None) -> None:
        self._runner = runner
        self._data_dir = data_dir
        self._fonts_dir = fonts_dir
        self._making = asyncio.Lock()

    async def files_of(self, facts: PaperFacts) -> list[Attachment]:
        """Return the files of a paper: Word first, and PDF where there are fonts for it; of a calendar entry its file. What
        was made before of the same is taken as it is kept: an issued paper stays as it was.

        Raises:
            OSError: when it cannot be kept.
            TemplateFaulty: when the group's template cannot be used.
        """
        async with self._making:
            draft = await asyncio.to_thread(self._draft, facts)
            known = await self._runner.read(papers.list_kept, facts, draft.source)
            found = await asyncio.to_thread(self._load, facts.key, known)
            if found:
                return found
            made = await asyncio.to_thread(self._make, draft)
            kept = await asyncio.to_thread(self._keep, facts.key, draft, made)
            names = {entry.name for entry in known}
            await self._runner.write(papers.register, facts, [each for each in kept if each.name not in names])
            return made

    def _draft(self, facts: PaperFacts) -> _Draft:
        if facts.entry is not None:
            year = int(facts.entry.starts_at[:4])
            return _Draft(facts.entry, facts.item, year, None, _fingerprint(json.dumps(asdict(facts.entry)).encode()))
        paper = compose.compose(facts, texts_in("zh"))  # whoever asks: papers are Chinese
        template = word_template.find(self._data_dir, facts.key, facts.kind)
        parts = [
            json.dumps(asdict(paper), default=str),
            _fingerprint(template.read_bytes()) if template is not None else "",
            json.dumps([asdict(choice) for choice in fonts.survey(self._fonts_dir)]),
        ]
        return _Draft(paper, _file_name(paper.name), paper.day.year, template, _fingerprint("\n".join(parts).encode()))

    def _make(self, draft: _Draft) -> list[Attachment]:
        if isinstance(draft.what, CalendarEntry):
            return [Attachment(f"{draft.name}.ics", calendar_file.write(draft.what))]
        made = [Attachment(f"{draft.name}.docx", word.write(draft.what, draft.template))]
        try:
            made.append(Attachment(f"{draft.name}.pdf", pdf.write(draft.what, self._fonts_dir)))
        except pdf.FontsMissing as error:  # the Word file says the same
            log.warning("no PDF was made", paper=draft.name, reason=str(error))
        return made

    def _keep(self, group_key: str, draft: _Draft, made: Sequence[Attachment]) -> list[KeptFile]:
        kept = []
        for each in made:
            fingerprint = _fingerprint(each.content)
            name = f"{draft.year}/{fingerprint[:12]}-{each.name}"
            _write(self._data_dir / FOLDER / group_key / name, each.content)
            kept.append(KeptFile(name, fingerprint, len(each.content), draft.source))
        return kept

    def _load(self, group_key: str, known: Sequence[RegisterEntry]) -> list[Attachment]:
        """Return the files as they are kept; none when one is gone or was changed."""
        found = []
        for entry in known:
            path = self._data_dir / FOLDER / group_key / entry.name
            content = path.read_bytes() if path.is_file() else b""
            if _fingerprint(content) != entry.fingerprint:
                log.warning("a kept paper is gone or was changed: it is made again", name=entry.name)
                return []
            found.append(Attachment(path.name.partition("-")[2], content))
        return found


def package(name: str, files: Sequence[Attachment]) -> Attachment:
    """Put files into one, in filing order, with a list of contents and their fingerprints first."""
    numbered = [(f"{place:02d}-{made.name}", made.content) for place, made in enumerate(files, start=1)]
    contents = "".join(f"{name}\t{_fingerprint(content)}\n" for name, content in numbered)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in [(CONTENTS, contents.encode()), *numbered]:
            packed.writestr(zipfile.ZipInfo(each, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return Attachment(name, stream.getvalue())


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _file_name(name: str) -> str:
    """Return a paper's name without what a file's cannot have: a group may number its minutes with a slash."""
    return "".join("-" if character in _NOT_IN_NAMES else character for character in plain(name)).strip(" .")[:80]


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(path.suffix + ".part")
    draft.write_bytes(content)
    draft.replace(path)
