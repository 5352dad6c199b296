"""What the commands of the command line do with official papers: write them, and keep them as those sent in chat are."""

from pathlib import Path

from bot.documents.word_template import TemplateFaulty
from bot.domain import references
from bot.domain.papers import PaperKind
from bot.domain.references import Kind
from bot.jobs.archive import Archive, package
from bot.operation import fail, out, settings_of, with_database
from bot.services import groups, papers
from bot.slack.gateway import Attachment
from bot.store.database import Database

_ENDINGS = {Kind.MINUTES: (".docx", ".pdf"), Kind.MEETING: (".zip",)}


def export(config: Path, item: str, file: Path, group: str, kind: Kind) -> None:
    """Write minutes as a Word or a PDF file, or all papers of a meeting in one package."""
    reference = references.parse(item)
    if reference is None or reference.kind is not kind:
        fail(f"{item}: wants a reference such as {kind}-1")
    ending = file.suffix.casefold()
    if ending not in _ENDINGS[kind]:
        fail(f"{file}: wants a name that ends in {' or '.join(_ENDINGS[kind])}")
    settings = settings_of(config)
    key = group or with_database(settings, lambda database: database.read(groups.only_group))
    what = PaperKind.MINUTES if kind is Kind.MINUTES else papers.MEETING

    async def made(database: Database) -> list[Attachment]:
        archive = Archive(database, settings.files.data_dir, settings.files.fonts_dir)
        found = await database.read(papers.read_for_operator, key, what, reference)
        return [each for facts in found for each in await archive.files_of(facts)]

    try:
        files = with_database(settings, made)
    except TemplateFaulty as error:
        fail(str(error))
    if kind is Kind.MEETING:
        files = [package(file.name, files)]
    content = next((each.content for each in files if each.name.endswith(ending)), None)
    if content is None:
        fail("no PDF can be made: no Chinese font is installed (apt install fonts-noto-cjk)")
    try:
        file.write_bytes(content)
    except OSError as error:
        fail(str(error))
    out.print(f"{file}: {reference} written, {len(content)} bytes.")
