"""The measures of an official paper (GB/T 9704-2012), which Word and PDF files share.

Points unless the name says otherwise. What the standard leaves to taste (the mark's size) is settled here.
"""

import unicodedata

from bot.domain.papers import Paper

FANGSONG, HEITI, KAITI, XIAOBIAOSONG, SONGTI = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
"""The fonts as offices name them."""
MARK, SECOND, BODY, FOURTH = 36.0, 22.0, 16.0, 14.0
"""小初, the most for a mark; 2号, 3号 and 4号."""
PAGE_MM = (210, 297)
MARGINS_MM = {"top": 37, "right": 26, "bottom": 35, "left": 28}
"""Around a text area of 156 by 225 mm (clause 5.2.1)."""
TURNED_MM = {"top": 28, "right": 37, "bottom": 26, "left": 35}
"""The same margins of a page that is turned counter-clockwise for a wide table (clause 8)."""
LINES, CHARACTERS = 22, 28
"""On a page, and in a line (clause 5.2.3)."""
PITCH = 28.95
"""Between lines: 22 of them fill 225 mm, which 29 points would overflow."""
SQUEEZE = -0.25
"""How much narrower than its size a character of 3号 stands: 28 of them fit into 156 mm, which 448 points would overflow."""
MARK_TOP_MM, MARK_LINE_MM, NUMBER_GAP_MM = 35, 4, 7
"""From the text area to the mark (clause 7.2.4), from the number to the red line (7.2.7), from the text area to the page
number (7.5)."""
THICK, THIN = 1.0, 0.75
"""The imprint's lines of 0.35 and 0.25 mm (clause 7.4.1)."""
RED = "FF0000"
_TEXT_MM = PAGE_MM[0] - MARGINS_MM["left"] - MARGINS_MM["right"]
_WIDTH = 436.0
_NARROWEST = 0.66
_IMPRINT = 442.0 - 2 * FOURTH
_REFUSED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


def mark_size(mark: str) -> tuple[float, int]:
    """Return the size of a mark that stands in one line, and its characters' width in percent: a long one is narrowed
    before it is made small."""
    width = min(MARK, _WIDTH / max(1, len(mark)))
    size = min(MARK, width / _NARROWEST)
    return round(size * 2) / 2, round(100 * width / size)


def day_of(paper: Paper) -> str:
    """Return the day of a paper in Arabic digits, without leading zeros (clause 7.3.5)."""
    return f"{paper.day.year}年{paper.day.month}月{paper.day.day}日"


def signature_indents(paper: Paper) -> tuple[float, float]:
    """Return how far from the left the signature and the day below it begin: the longer of them ends two characters before
    the right edge, and the day begins two characters after the signature (clause 7.3.5, without a seal)."""
    side = PAGE_MM[1] - TURNED_MM["left"] - TURNED_MM["right"] if paper.is_wide else _TEXT_MM
    room, character = side / 25.4 * 72, BODY + SQUEEZE
    end = room - 2 * character
    day = width_of(day_of(paper), character)
    begin = min(end - width_of(paper.signature, character), end - day - 2 * character)
    begin = max(0.0, begin)
    return begin, begin + 2 * character


def imprint(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Return the imprint's last part, left and right of each row: who issues it and when, in one row where there is room
    (clause 7.4.3)."""
    if not paper.issuer:
        return ()
    issued = f"{day_of(paper)}印发"
    if width_of(paper.issuer, FOURTH) + width_of(issued, FOURTH) + FOURTH <= _IMPRINT:
        return ((paper.issuer, issued),)
    return ((paper.issuer, ""), ("", issued))


def plain(text: str) -> str:
    """Return a text without what a file cannot hold or what would turn its direction (control characters, lone
    surrogates, Unicode's overrides); what people typed is never markup."""
    return "".join(character for character in text if character in "\n\t" or not _is_refused(character))


def _is_refused(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _REFUSED


def width_of(text: str, size: float) -> float:
    """Return how wide a text is in characters of a size; Latin letters and digits are half as wide as Chinese ones."""
    return sum(size if character > "\u2e7f" else size / 2 for character in text)
