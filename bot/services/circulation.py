"""How minutes are sent to the units for their answers, and what silence means (Rules of procedure, Art. 8)."""

from collections.abc import Collection, Sequence
from functools import cache, partial

from bot.domain import clauses, consensus, days, minutes
from bot.domain.chasing import STANCE
from bot.domain.consensus import Stance, UnitStance
from bot.domain.errors import refuse
from bot.domain.groups import Group
from bot.domain.minutes import CirculateMinutes, Minutes, MinutesState, MinutesVerb
from bot.domain.people import UNIT_ROLES, Actor, Role
from bot.domain.permissions import Action, permit
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.minutes import MinutesChanged, MinutesCirculated
from bot.services import choices, minutes_facts
from bot.services.chasing import close_chase, open_chases
from bot.services.concurrence import take, tell_agreed
from bot.services.items import note, refuse_stale
from bot.services.minutes_facts import Sheet, Text
from bot.services.telling import shown_in_office, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def circulate(tx: Transaction, actor: Actor, request: CirculateMinutes) -> Fact:
    """Send the text to the units for their answers by a day. The first text is asked of every unit. Afterwards a clause that
    was changed or is new is asked of whom it binds, bound, and of who objected to it; what a unit has not answered yet stays
    asked; nobody else is asked again (Art. 8)."""
    capacity = permit(actor, Action.MINUTES_DRAFT)
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    group = tx.groups.of(actor)
    before = facts_of(item)
    _check_circulation(tx, actor, item, request)
    item.move(MinutesVerb.CIRCULATE)
    item.text_version += 1
    item.answer_by = request.answer_by or group.rules.calendar.add(actor.today, group.rules.answer_days)
    _ask(tx, group, item)
    text = minutes_facts.read_text(tx, item)
    item.answered(minutes_facts.count(item, text.decisions, text.given))
    tx.minutes.save(item)
    office = shown_in_office(tx, group)
    note(tx, actor, capacity, MinutesVerb.CIRCULATE, item, before=before, shown_to=office)
    sheet = minutes_facts.read(tx, group, item, text)
    _await(tx, sheet)
    _ask_units(tx, sheet)
    if item.state is MinutesState.AGREED:
        tell_agreed(tx, sheet)
    return MinutesChanged(MinutesVerb.CIRCULATE, sheet.card_for(actor))


def take_silence(tx: Transaction, group: Group) -> None:
    """On a morning: where the group's rule takes silence for consent, the units that have not answered by the day agree by
    it, and the sheet says so (Rules of procedure, Art. 8 names no period: the rule is the group's own)."""
    if not group.rules.silence_is_consent:
        return
    today = group.today(tx.now)
    for found in tx.minutes.list_in_states(group.id, tuple(sorted(minutes.ASKING_STATES))):
        if found.answer_by is None or found.answer_by >= today:
            continue
        item = tx.minutes.get(group.id, found.reference, lock=True)
        text = minutes_facts.read_text(tx, item)
        silent = [
            (unit.id, row) for unit in group.units for row in consensus.open_clauses(text.asked, text.given, unit.id)
        ]
        if silent:
            _consent(tx, group, item, text, silent)


def prepare_circulation(tx: Transaction, actor: Actor, request: CirculateMinutes) -> FormChoices:
    """Return what the form of a circulation begins with. Refuses as `circulate` would."""
    offered = choices.for_minutes(tx, actor, None)
    _check_circulation(tx, actor, tx.minutes.get(actor.group_id, request.reference), request)
    return offered


def _ask(tx: Transaction, group: Group, item: Minutes) -> None:
    """Settle whom each clause asks, and keep what is new in its text."""
    decisions = tx.minutes.list_decisions(item.id)
    is_first = item.text_version == 1 and item.corrects_id is None
    versions = {} if is_first else tx.minutes.list_versions(item.id)
    stances = [] if is_first else tx.minutes.list_stances(item.id)
    given = consensus.counted([each.asked for each in decisions], stances)
    for decision in decisions:
        earlier = versions.get(decision.id, [])
        if earlier and earlier[-1].said.is_same(decision.said):
            continue
        bound_before = earlier[-1].said.unit_ids if earlier else ()
        again = consensus.asked_again(decision.asked, given, bound_before=bound_before, bound_now=decision.unit_ids)
        asked = {unit.id for unit in group.units} if is_first else again
        decision.changed_in = item.text_version
        decision.asked_unit_ids = tuple(unit.id for unit in group.units if unit.id in asked)
        tx.minutes.save_decision(decision)
        tx.minutes.add_version(clauses.version_of(decision, item.text_version))


def _await(tx: Transaction, sheet: Sheet) -> None:
    """Chase the units that have something to answer, by the day."""
    item, group = sheet.minutes, sheet.group
    close_chase(tx, group, STANCE, item.reference)
    if item.answer_by is not None and item.is_asking:
        units = [unit.id for unit in group.units if sheet.open_positions([unit.id])]
        open_chases(tx, group, STANCE, item.reference, due_on=item.answer_by, unit_ids=units)


def _consent(tx: Transaction, group: Group, item: Minutes, text: Text, silent: Sequence[tuple[int, int]]) -> None:
    before = facts_of(item)
    said = [
        UnitStance(
            id=0,
            minutes_id=item.id,
            text_version=item.text_version,
            unit_id=unit_id,
            person_id=None,
            role=consensus.SILENCE,
            stance=Stance.AGREE,
            text="",
            at=tx.now,
            decision_id=row,
        )
        for unit_id, row in silent
    ]
    sheet = take(tx, group, item, text, said)
    units = group.shorts(dict.fromkeys(unit_id for unit_id, _ in silent))
    after = facts_of(item) | {"silent": list(units)}
    tx.record.append(group.id, "silence", item.reference, before=before, after=after)
    tx.outbox.refresh(group.id, item.reference, shown_to=shown_in_office(tx, group))
    if item.state is MinutesState.AGREED:
        tell_agreed(tx, sheet)


def _check_circulation(tx: Transaction, actor: Actor, item: Minutes, request: CirculateMinutes) -> None:
    is_allowed = MinutesVerb.CIRCULATE in minutes.LIFECYCLE.allowed(item.state)
    refuse_stale(item, request.version, is_allowed=is_allowed)
    minutes.LIFECYCLE.next(item.state, MinutesVerb.CIRCULATE)
    clauses.check_circulation(len(tx.minutes.list_decisions(item.id)))
    if request.answer_by is not None:
        refuse([days.check_coming(request.answer_by, actor.today, field="answer_by")])


def _ask_units(tx: Transaction, sheet: Sheet) -> None:
    """Ask each unit that has something to answer; where members confirm, their liaisons are told so."""
    group, item = sheet.group, sheet.minutes
    units = [unit.id for unit in group.units if sheet.open_positions([unit.id])]

    @cache
    def circulated(unit_id: int, *, may_answer: bool) -> MinutesCirculated:
        card = sheet.card(my_units=[unit_id] if may_answer else [])
        asked = sheet.open_positions([unit_id])
        return MinutesCirculated(card, group.unit(unit_id).short, sheet.binding(unit_id), asked)

    for roles, may_answer in _ASKED[group.rules.member_confirms_minutes]:
        told = partial(circulated, may_answer=may_answer)
        tell_units(tx, group, told, unit_ids=units, roles=roles, card=str(item.reference))


_ASKED: dict[bool, list[tuple[Collection[Role], bool]]] = {
    False: [(UNIT_ROLES, True)],
    True: [([Role.MEMBER], True), ([Role.LIAISON], False)],
}
"""Who of a unit is told that it is asked, and may answer: by whether members confirm the minutes."""
