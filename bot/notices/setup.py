"""What is told while a group is set up in chat."""

from dataclasses import dataclass

from bot.domain.people import Role
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class SetupCard(Fact):
    """To whoever sets a group up: what is done and what is left. A text is empty, and a number 0, while that is open."""

    setup_id: int
    group: str
    units: int
    channels: tuple[str, ...]
    director: str
    secretaries: int
    seated_units: int
    can_finish: bool
    is_closed: bool

    @property
    def card_reference(self) -> str:
        return f"setup-{self.setup_id}"


@dataclass(frozen=True, slots=True)
class OfficeSeated(Fact):
    """To somebody of the secretariat: the group stands, and is theirs from now on."""

    group: str
    role: Role
