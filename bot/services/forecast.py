"""What the clock will send in the coming days, reckoned by the same rules on copies; and a rehearsal of the next morning."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain import ladder
from bot.domain.chasing import Chase
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Person
from bot.domain.permissions import Action, permit
from bot.notices.desk import Digest
from bot.notices.fact import Fact
from bot.notices.reminders import Forecast, ForecastDay, ForecastMatter, ForecastRow, HoldLine, Rehearsal, Rehearsed
from bot.services.digests import Pile
from bot.services.dispatcher import Morning, climb, held_units, plan, read_ledger
from bot.services.reminders import next_morning
from bot.services.telling import to_person
from bot.store.transaction import Transaction

DAYS = 7
"""Calendar days that a forecast looks ahead."""
REHEARSED = 5
"""Digests that a rehearsal shows."""


@dataclass(frozen=True, slots=True)
class ShowForecast:
    """The request for one day of the forecast, counted from 1."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class Rehearse:
    """The request to see the next morning's digests: of one unit's people, or of everybody (None)."""

    unit_id: int | None


def show_forecast(tx: Transaction, actor: Actor, request: ShowForecast) -> Fact:
    """Answer with what is on hold and one working day of the coming week: who will be told what, by which rung."""
    permit(actor, Action.REMINDERS_MANAGE)
    group = tx.groups.of(actor)
    days = list(coming_mornings(tx, group))
    page = min(max(1, request.page), max(1, len(days)))
    units = _units(tx, group)
    shown = tuple(_day(tx, group, morning, units) for morning in days[page - 1 : page])
    return Forecast(list_holds(tx, group), shown, page, max(1, len(days)))


def rehearse(tx: Transaction, actor: Actor, request: Rehearse) -> Fact:
    """Send the asker the next morning's digests as they would look. Nothing else happens."""
    permit(actor, Action.REMINDERS_MANAGE)
    group = tx.groups.of(actor)
    morning = next(coming_mornings(tx, group), Morning(actor.today))
    units = _units(tx, group)
    names = {person_id: unit for person_id, unit in units.items() if request.unit_id in {None, unit[0]}}
    found = [(pile, owed) for pile, owed in morning.sent if request.unit_id is None or pile.person.id in names]
    target = to_person(_self(tx, actor))
    if target is None:
        return Rehearsed(morning.day, len(found), 0)
    for pile, owed in found[:REHEARSED]:
        unit = group.unit(units[pile.person.id][0]).short if pile.person.id in units else ""
        tx.outbox.add(Rehearsal(pile.person.name, unit, owed.day, owed.lines), replace(target, language=actor.language))
    return Rehearsed(morning.day, len(found), min(len(found), REHEARSED))


def list_holds(tx: Transaction, group: Group) -> tuple[HoldLine, ...]:
    """Return what is on hold."""
    holds = tx.reminders.list_holds(group.id)
    people = tx.people.map_by_ids({hold.person_id for hold in holds})
    return tuple(
        HoldLine(
            group.unit(hold.unit_id).short if hold.unit_id is not None else "",
            hold.since,
            people[hold.person_id].name,
            hold.reason,
        )
        for hold in holds
    )


def coming_mornings(tx: Transaction, group: Group) -> Iterator[Morning]:
    """Yield the mornings of the coming days, as they will be when nothing changes meanwhile. Nothing is written."""
    rules = group.rules
    first = group.today(next_morning(group, tx.now))
    last = group.today(tx.now) + timedelta(days=DAYS)
    waiting = {chase.id: copy(chase) for chase in tx.chases.list_due(group.id, group.local(last, rules.digest_at))}
    ledger = read_ledger(tx, group, first)
    earlier: dict[int, Chase] = {}
    if ledger.withheld:
        earlier = {chase.id: chase for chase in tx.chases.list_told_since(group.id, min(ledger.withheld.values()))}
    held = held_units(tx, group)
    for day in _workdays(group, first, last):
        ledger.roll_to(day)
        moment = group.local(day, rules.digest_at)
        due = [chase for chase in waiting.values() if chase.next_at is not None and chase.next_at <= moment]
        due.sort(key=lambda chase: (chase.due_on, chase.id))
        told = climb(group, due, held, day)
        morning = plan(tx, group, told, list(earlier.values()), ledger)
        earlier |= {each.chase.id: each.chase for each in told}
        yield morning


def _workdays(group: Group, first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        if group.rules.calendar.is_workday(day):
            yield day
        day += timedelta(days=1)


def _day(tx: Transaction, group: Group, morning: Morning, units: dict[int, tuple[int, str]]) -> ForecastDay:
    before = ladder.overdue_before(morning.day, group.rules.calendar)
    overdue = len(tx.tasks.list_due_before(group.id, before)) if group.channels.get("group") else 0
    people = tx.people.map_by_ids(morning.withheld)
    rows = [_row(pile, owed, units) for pile, owed in morning.sent]
    rows += [
        ForecastRow(people[key].name, units.get(key, (0, ""))[1], (), is_withheld=True) for key in morning.withheld
    ]
    return ForecastDay(morning.day, tuple(rows), overdue)


def _row(pile: Pile, owed: Digest, units: dict[int, tuple[int, str]]) -> ForecastRow:
    told = [told for told, _ in pile.lines.values()]
    matters = tuple(ForecastMatter(each.chase.kind, each.chase.item, each.stage.offset) for each in told)
    return ForecastRow(pile.person.name, units.get(pile.person.id, (0, ""))[1], matters[: len(owed.lines)])


def _units(tx: Transaction, group: Group) -> dict[int, tuple[int, str]]:
    """Return for each person of a unit the unit's row number and short name."""
    holders = tx.people.list_holders(group.id, UNIT_ROLES, group.today(tx.now))
    return {
        person.id: (seat.unit_id, group.unit(seat.unit_id).short)
        for person, seat in holders
        if seat.unit_id is not None
    }


def _self(tx: Transaction, actor: Actor) -> Person:
    return tx.people.map_by_ids({actor.person_id})[actor.person_id]
