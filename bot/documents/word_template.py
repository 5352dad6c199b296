"""A group's own Word template: its page, headers, footers and styles, into which a paper is filled.

It is kept as `templates/GROUP/KIND.docx` in the data folder. What stands in its text is left out; styles that bear the names
of `word_styles.Line` are taken as they are, missing ones are added.
"""

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.papers import PaperKind

if TYPE_CHECKING:
    from docx.document import Document as Doc

FOLDER = "templates"
_LARGEST = 5 * 1024**2
_UNPACKED = 50 * 1024**2


class TemplateFaulty(Exception):
    """A template cannot be used. One line: the file and what it wants."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


def find(data_dir: Path, group_key: str, kind: str) -> Path | None:
    """Return a group's template for a kind of paper; None where it has none."""
    path = data_dir / FOLDER / group_key / f"{kind}.docx"
    return path if path.is_file() else None


def list_all(data_dir: Path) -> list[Path]:
    """Return every template of every group."""
    return sorted((data_dir / FOLDER).glob("*/*"))


def check(path: Path) -> None:
    """Raise TemplateFaulty for a file that no paper would be filled into."""
    kinds = sorted(PaperKind)
    if path.stem not in kinds or path.suffix != ".docx":
        raise TemplateFaulty(path, f"wants one of the names {', '.join(f'{kind}.docx' for kind in kinds)}")
    opened(path)


def opened(path: Path) -> "Doc":
    """Return the template with its text left out.

    Raises:
        TemplateFaulty: for a file that is too large, no Word document, or one of several sections.
    """
    from docx import Document  # heavy, and only files need it
    from docx.opc.exceptions import PackageNotFoundError

    try:
        _check_size(path)
        document = Document(str(path))
    except (OSError, zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise TemplateFaulty(path, f"wants a Word document without macros (.docx): {error}") from error
    if len(document.sections) != 1:
        raise TemplateFaulty(path, f"wants one section, not {len(document.sections)}")
    body = document.element.body
    for child in list(body):
        if child is not body.sectPr:
            body.remove(child)
    return document


def _check_size(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        if path.stat().st_size > _LARGEST or sum(entry.file_size for entry in package.infolist()) > _UNPACKED:
            raise ValueError(f"it is larger than {_LARGEST // 1024**2} MB, or {_UNPACKED // 1024**2} MB unpacked")
