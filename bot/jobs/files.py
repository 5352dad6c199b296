"""Files into a conversation: made off the event loop, papers kept, and never sent twice."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import structlog

from bot.documents import workbook
from bot.documents.word_template import TemplateFaulty
from bot.domain.papers import PaperTrouble
from bot.domain.sheets import Sheet
from bot.jobs.archive import Archive, package
from bot.notices.recipients import ToChannel, ToPerson
from bot.services import exports, papers
from bot.services.delivery import Outgoing
from bot.services.runner import Runner
from bot.slack.gateway import Attachment, Gateway, Unsendable
from bot.texts.catalogue import Texts

log = structlog.get_logger(__name__)


class Files:
    """Makes what rows owe, and uploads it. Papers are kept in `data_dir`, fonts may stand in `fonts_dir`."""

    def __init__(self, runner: Runner, data_dir: Path, fonts_dir: Path | None) -> None:
        self._runner = runner
        self._archive = Archive(runner, data_dir, fonts_dir)

    async def send(self, gateway: Gateway, row: Outgoing, texts: Texts, *, oldest: float) -> None:
        """Send what a row owes, in one message. Where an earlier attempt may have gone out, it is looked for by its name,
        which the row gives it, among the messages since `oldest`. Raises as the gateway does."""
        if not isinstance(row.target, ToPerson | ToChannel):
            return
        if row.facts["what"] in {exports.ROSTER, exports.LEDGER}:
            sheet = await self._runner.read(exports.look, row)
            if sheet is not None:
                await self._upload(gateway, row, [await self._workbook(sheet, texts)], oldest)
            return
        files = await self._papers(row)
        if files:
            await self._upload(gateway, row, files, oldest, comment=_comment(files, texts))

    async def _papers(self, row: Outgoing) -> list[Attachment]:
        """Return the files that a row owes; none where they cannot be kept now and are put off."""
        found = await self._runner.read(papers.look, row)
        try:
            files = [each for facts in found for each in await self._archive.files_of(facts)]
        except OSError as error:
            log.warning("a paper cannot be kept", row=row.id, reason=str(error))
            if await self._runner.write(papers.put_off, row):
                return []
            raise Unsendable(f"a paper cannot be kept: {error}") from error
        except TemplateFaulty as error:
            await self._runner.write(papers.hold, row, PaperTrouble.TEMPLATE)
            raise Unsendable(str(error)) from error
        is_package = row.facts["what"] == papers.MEETING and files
        return [package(f"{row.facts['item']}.zip", files)] if is_package else files

    async def _workbook(self, sheet: Sheet, texts: Texts) -> Attachment:
        content = await asyncio.to_thread(workbook.write, sheet, texts)
        title = texts("sheet-title", sheet=texts(f"sheet-{sheet.name}"), day=sheet.day)
        return Attachment(f"{sheet.name}-{sheet.day.isoformat()}.xlsx", content, title)

    async def _upload(
        self, gateway: Gateway, row: Outgoing, files: Sequence[Attachment], oldest: float, *, comment: str = ""
    ) -> None:
        place = row.target.channel if isinstance(row.target, ToChannel) else ""
        slack_id = row.target.slack_id if isinstance(row.target, ToPerson) else ""
        thread_ts = await self._runner.read(papers.thread_of, row)
        mark = hashlib.sha256(row.key.encode()).hexdigest()[:8]
        marked = [replace(made, name=_marked(made.name, mark), title=made.title or made.name) for made in files]
        if row.is_unknown and await gateway.has_file(
            slack_id, marked[0].name, oldest=oldest, channel=place, thread_ts=thread_ts
        ):
            return
        await gateway.upload(slack_id, marked, channel=place, thread_ts=thread_ts, comment=comment)


def _marked(name: str, mark: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{mark}{dot}{ending}"


def _comment(files: Sequence[Attachment], texts: Texts) -> str:
    """Say so where the PDF is missing that belongs to a Word file."""
    endings = {made.name.rpartition(".")[2] for made in files}
    return texts("paper-without-pdf") if "docx" in endings and "pdf" not in endings else ""
