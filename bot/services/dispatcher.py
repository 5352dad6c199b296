"""One morning of the clock: what is told to whom, within the week's budget. The scan and the forecast both come here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain import chasing
from bot.domain.chasing import KINDS, Chase
from bot.domain.groups import Group
from bot.domain.ladder import Stage
from bot.notices.desk import Digest
from bot.services.chase_kinds import read_lines
from bot.services.digests import Pile, Told, digest, pile_up
from bot.services.telling import to_person
from bot.store.transaction import Transaction


@dataclass
class Ledger:
    """How many digests each person had in the week that holds `week_of`, and since when something is withheld."""

    week_of: date
    sent: dict[int, int]
    withheld: dict[int, date]

    def roll_to(self, day: date) -> None:
        """Begin a new week's count where `day` lies in one."""
        if monday(day) != monday(self.week_of):
            self.sent = {}
        self.week_of = day


@dataclass(frozen=True)
class Morning:
    """What one morning tells: a digest for each person, those withheld, and the people for whom earlier ones are made
    up."""

    day: date
    sent: list[tuple[Pile, Digest]] = field(default_factory=list)
    withheld: list[int] = field(default_factory=list)
    made_up: list[int] = field(default_factory=list)


def monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def read_ledger(tx: Transaction, group: Group, day: date) -> Ledger:
    """Return the ledger as it stands on a day."""
    return Ledger(day, tx.reminders.count_sent(group.id, monday(day)), tx.reminders.list_withheld(group.id))


def held_units(tx: Transaction, group: Group) -> frozenset[int | None]:
    """Return the units to which the clock is silent; None among them: to everybody."""
    return frozenset(hold.unit_id for hold in tx.reminders.list_holds(group.id))


def is_held(chase: Chase, held: frozenset[int | None]) -> bool:
    """Tell whether the clock is silent about a matter: to its unit, or to everybody. What the secretariat itself is asked
    stands still only when everything does."""
    return None in held or (chase.unit_id is not None and chase.unit_id in held)


def climb(group: Group, chases: Sequence[Chase], held: frozenset[int | None], day: date) -> list[Told]:
    """Take what is awaited up its ladders, in place; what is held stays where it is until it is released."""
    rules = group.rules
    told = []
    for chase in chases:
        if is_held(chase, held):
            chase.next_at = group.local(rules.calendar.add(day, 1), rules.digest_at)
            continue
        steps = rules.ladder_of(KINDS[chase.kind])
        stage, following = chasing.climb(steps, chase, today=day, calendar=rules.calendar)
        chase.next_at = group.local(following, rules.digest_at)
        if stage is not None:
            told.append(Told(chase, stage))
    return told


def plan(tx: Transaction, group: Group, told: Sequence[Told], earlier: Sequence[Chase], ledger: Ledger) -> Morning:
    """Return what the morning of the ledger's day tells. `earlier` is what was told (or withheld) before and is still
    awaited: of it, those from whom it was withheld are told once the budget lets them. The ledger follows."""
    day = ledger.week_of
    piles = {pile.person.id: pile for pile in pile_up(tx, group, told, day)}
    _add_withheld(tx, group, piles, earlier, ledger)
    facts = read_lines(tx, group, [each.chase for each in _distinct(piles)], day)
    morning = Morning(day)
    for person_id, pile in piles.items():
        owed = digest(group, pile, facts, day)
        if not owed.lines or to_person(pile.person) is None:
            continue
        if ledger.sent.get(person_id, 0) >= group.rules.budget_per_week:
            morning.withheld.append(person_id)
            ledger.withheld.setdefault(person_id, day)
            continue
        morning.sent.append((pile, owed))
        ledger.sent[person_id] = ledger.sent.get(person_id, 0) + 1
        if ledger.withheld.pop(person_id, None) is not None:
            morning.made_up.append(person_id)
    return morning


def _add_withheld(
    tx: Transaction, group: Group, piles: dict[int, Pile], earlier: Sequence[Chase], ledger: Ledger
) -> None:
    """Put what was withheld from somebody beside what is told today."""
    if not ledger.withheld:
        return
    told = [Told(chase, _stage(group, chase)) for chase in earlier if chase.told_on is not None]
    for pile in pile_up(tx, group, told, ledger.week_of):
        since = ledger.withheld.get(pile.person.id)
        if since is None:
            continue
        present = piles.setdefault(pile.person.id, Pile(pile.person))
        for key, line in pile.lines.items():
            told_on = line[0].chase.told_on
            if told_on is not None and told_on >= since:
                present.lines.setdefault(key, line)


def _stage(group: Group, chase: Chase) -> Stage:
    index = chase.stage or 0
    offset = group.rules.ladder_of(KINDS[chase.kind]).rung(index).offset
    return Stage(index, offset, chase.told_on or chase.due_on)


def _distinct(piles: Mapping[int, Pile]) -> list[Told]:
    return list({key: told for pile in piles.values() for key, (told, _) in pile.lines.items()}.values())
