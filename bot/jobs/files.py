"""Files into a conversation: made off the event loop, kept, and never sent twice."""

import asyncio
import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.documents import calendar_file, compose, pdf, word, workbook
from bot.domain.sheets import Sheet
from bot.notices.papers import PaperFacts
from bot.notices.recipients import ToChannel, ToPerson
from bot.services import exports, papers
from bot.services.delivery import Outgoing
from bot.services.runner import Runner
from bot.slack.gateway import Gateway
from bot.texts.catalogue import Texts, texts_in

log = structlog.get_logger(__name__)

PAPERS = "papers"
"""The folder within the data folder in which papers are kept, a folder a group."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: its name, its bytes, and what it is called where the name does not say it."""

    name: str
    content: bytes
    title: str = ""


class Files:
    """Makes what rows owe, keeps papers in `folder`, and uploads."""

    def __init__(self, runner: Runner, folder: Path) -> None:
        self._runner = runner
        self._folder = folder

    async def send(self, gateway: Gateway, row: Outgoing, texts: Texts, *, oldest: float) -> None:
        """Send what a row owes. Where an earlier attempt may have gone out, it is looked for by its name, which the row
        gives it, among the messages since `oldest`. Raises as the gateway does, OSError where a paper cannot be kept."""
        if not isinstance(row.target, ToPerson | ToChannel):
            return
        if row.facts["what"] in {exports.ROSTER, exports.LEDGER}:
            sheet = await self._runner.read(exports.look, row)
            if sheet is not None:
                await self._upload(gateway, row, [await self._workbook(sheet, texts)], oldest)
            return
        found = await self._runner.read(papers.look, row)
        made = [(facts, each) for facts in found for each in await asyncio.to_thread(make, facts)]
        for facts, each in made:
            await self._keep(facts, each)
        files = [each for _, each in made]
        if row.facts["what"] == papers.MEETING and files:
            files = [_package(f"{row.facts['item']}.zip", files)]
        await self._upload(gateway, row, files, oldest)

    async def _workbook(self, sheet: Sheet, texts: Texts) -> Made:
        content = await asyncio.to_thread(workbook.write, sheet, texts)
        title = texts("sheet-title", sheet=texts(f"sheet-{sheet.name}"), day=sheet.day)
        return Made(f"{sheet.name}-{sheet.day.isoformat()}.xlsx", content, title)

    async def _keep(self, facts: PaperFacts, made: Made) -> None:
        """Keep a paper with its fingerprint; the same bytes are kept once."""
        fingerprint = hashlib.sha256(made.content).hexdigest()
        path = self._folder / PAPERS / facts.key / f"{fingerprint[:12]}-{made.name}"
        if not path.exists():
            await asyncio.to_thread(_write, path, made.content)
            await self._runner.write(papers.register, facts, path.name, fingerprint, len(made.content))

    async def _upload(self, gateway: Gateway, row: Outgoing, files: Sequence[Made], oldest: float) -> None:
        place = row.target.channel if isinstance(row.target, ToChannel) else ""
        slack_id = row.target.slack_id if isinstance(row.target, ToPerson) else ""
        mark = hashlib.sha256(row.key.encode()).hexdigest()[:8]
        for made in files:
            stem, dot, ending = made.name.rpartition(".")
            name = f"{stem}-{mark}{dot}{ending}"
            if row.is_unknown and await gateway.has_file(slack_id, name, oldest=oldest, channel=place):
                continue
            await gateway.upload(slack_id, name, made.content, title=made.title or made.name, channel=place)


def make(facts: PaperFacts) -> list[Made]:
    """Return the files of a paper: Word first, and PDF where there are fonts for it; of a calendar entry its file. The
    papers are Chinese."""
    if facts.entry is not None:
        return [Made(f"{facts.item}.ics", calendar_file.write(facts.entry))]
    paper = compose.compose(facts, texts_in("zh"))
    made = [Made(f"{paper.name}.docx", word.write(paper))]
    try:
        made.append(Made(f"{paper.name}.pdf", pdf.write(paper)))
    except pdf.FontsMissing as error:  # the Word file says the same
        log.warning("no PDF was made", item=facts.item, kind=facts.kind, reason=str(error))
    return made


def _package(name: str, files: Sequence[Made]) -> Made:
    """Put files into one, in filing order, with a list of contents first."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        numbered = [(f"{place:02d}-{made.name}", made.content) for place, made in enumerate(files, start=1)]
        contents = "".join(f"{name}\t{hashlib.sha256(content).hexdigest()}\n" for name, content in numbered)
        for each, content in [("00-目录.txt", contents.encode()), *numbered]:
            package.writestr(zipfile.ZipInfo(each, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return Made(name, stream.getvalue())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(path.suffix + ".part")
    draft.write_bytes(content)
    draft.replace(path)
