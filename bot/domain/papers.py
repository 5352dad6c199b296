"""Official papers: what stands in them, before anybody sets them in type (GB/T 9704-2012)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperKind(StrEnum):
    """The papers that are made of minutes, meetings and tasks."""

    MINUTES = "minutes"
    TASK_SHEET = "task-sheet"
    CONCURRENCE = "concurrence"
    NOTICE = "notice"
    AGENDA = "agenda"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、) to 3 (1.), with its number in the text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. `label` is set off before it (出席：); `is_indented`: two characters in."""

    text: str
    label: str = ""
    is_indented: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heading, its rows, and how wide each column is (parts of the whole)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `mark` is the red heading (发文机关标志, clause 7.2.4; 10.3 for minutes), `number` stands below it; `to` is
    the addressee, flush left; `signature` and `day` close the body; `copies` (分送) and `issuer` with `day` are the imprint
    at the foot of the last page (版记, clause 7.4). `name` is the file's, without its ending."""

    name: str
    mark: str
    number: str
    title: str
    body: tuple[Block, ...]
    day: date
    to: str = ""
    signature: str = ""
    roll: tuple[Paragraph, ...] = ()
    copies: str = ""
    issuer: str = ""
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A meeting as a calendar takes it. `starts_at` and `ends_at` are ISO 8601 with their offset; `sequence` counts the
    notices; `is_cancelled`: it is taken out again (RFC 5545)."""

    uid: str
    sequence: int
    is_cancelled: bool
    title: str
    place: str
    starts_at: str
    ends_at: str
    stamp: str
    description: str = ""
