"""The register of papers: which file was made of what, and its fingerprint."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class RegisterEntry:
    """One file that was kept: what it is about, its name in the group's folder, the SHA-256 of its bytes."""

    id: int
    group_id: int
    item: str
    kind: str
    name: str
    fingerprint: str
    size: int
    made_at: datetime
