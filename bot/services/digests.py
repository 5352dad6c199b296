"""Who is told what of what the clock has found: everything for one person in one message a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain import chasing, ladder
from bot.domain.chasing import Chase
from bot.domain.groups import Group
from bot.domain.ladder import Audience, Stage
from bot.domain.people import Person, Role, Seat
from bot.notices import kinds
from bot.notices.desk import Digest, DigestLine
from bot.notices.fact import Fact
from bot.store.transaction import Transaction

_UNIT_SEATS = {Role.LIAISON: Audience.LIAISON, Role.MEMBER: Audience.MEMBER}
_GROUP_SEATS = {
    Role.CONVENER: Audience.CONVENER,
    Role.INSPECTOR: Audience.INSPECTOR,
    Role.DIRECTOR: Audience.SECRETARIAT,
    Role.SECRETARIAT: Audience.SECRETARIAT,
}
SEATS = _UNIT_SEATS | _GROUP_SEATS


@dataclass(frozen=True, slots=True)
class Told:
    """What is awaited, and the rung that it has reached today."""

    chase: Chase
    stage: Stage


@dataclass
class Pile:
    """What one person is to be told, by the chase's row number, and as whom."""

    person: Person
    lines: dict[int, tuple[Told, Audience]] = field(default_factory=dict)


def pile_up(tx: Transaction, group: Group, told: Sequence[Told], day: date) -> list[Pile]:
    """Return what each person is told on a day. A person with several seats is told of a matter once."""
    if not told:
        return []
    piles: dict[int, Pile] = {}
    for person, seat in tx.people.list_holders(group.id, list(SEATS), day):
        for each in told:
            audience = _audience(group, seat, each)
            if audience is not None:
                piles.setdefault(person.id, Pile(person)).lines.setdefault(each.chase.id, (each, audience))
    return list(piles.values())


def digest(group: Group, pile: Pile, facts: Mapping[int, Fact], day: date) -> Digest:
    """Return a person's digest: by due day, then in the order in which things were opened."""
    found = [(told, audience, facts[key]) for key, (told, audience) in pile.lines.items() if key in facts]
    found.sort(key=lambda each: (each[0].chase.due_on, each[0].chase.id))
    return Digest(day, tuple(_line(group, told, audience, fact, day) for told, audience, fact in found))


def _audience(group: Group, seat: Seat, told: Told) -> Audience | None:
    is_own = seat.unit_id == told.chase.unit_id
    if seat.role in _UNIT_SEATS and not is_own:
        return None
    steps = group.rules.ladder_of(chasing.KINDS[told.chase.kind])
    audience = SEATS[seat.role]
    return audience if audience in steps.rung(told.stage.index).audiences else None


def _line(group: Group, told: Told, audience: Audience, fact: Fact, day: date) -> DigestLine:
    calendar, due_on = group.rules.calendar, told.chase.due_on
    return DigestLine(
        about=told.chase.kind,
        kind=kinds.name_of(fact),
        facts=kinds.encode(fact),
        due_on=due_on,
        days_left=calendar.between(day, ladder.effective(due_on, calendar)),
        offset=told.stage.offset,
        reason=audience,
    )
