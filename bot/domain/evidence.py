"""What proves a report: files that were uploaded, and addresses of pages."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.domain.errors import Fault

MOST = 10
"""Pieces of evidence of one report."""
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file (its name, and the workspace's permanent address of it) or a page (its address, as name too)."""

    name: str
    url: str


def read_links(text: str) -> tuple[Evidence, ...]:
    """Return the pages of a text, an address a line."""
    return tuple(Evidence(line.strip(), line.strip()) for line in text.splitlines() if line.strip())


def check(evidence: tuple[Evidence, ...]) -> Fault | None:
    """Return what is wrong with evidence: an address is a web address, and there are at most MOST."""
    if len(evidence) > MOST:
        return Fault("evidence-many", {"most": MOST}, "links")
    for each in evidence:
        if not _is_address(each.url):
            return Fault("link-form", {"said": each.url[:80]}, "links")
    return None


def _is_address(url: str) -> bool:
    try:
        found = urlsplit(url)
    except ValueError:
        return False
    plain = len(url) <= _LONGEST and not any(character.isspace() or character in "<>|" for character in url)
    return plain and found.scheme in {"http", "https"} and bool(found.hostname) and not found.username
