"""How minutes are circulated and answered: consensus of all units (Rules of procedure, Art. 8: 集体讨论、协商一致)."""

from functools import cache

from bot.domain import days, minutes
from bot.domain.chasing import STANCE
from bot.domain.consensus import Stance
from bot.domain.errors import Repeated, Stale, WrongState, refuse
from bot.domain.groups import Group
from bot.domain.minutes import AnswerMinutes, CirculateMinutes, Minutes, MinutesState, MinutesVerb, UnitStance
from bot.domain.people import UNIT_ROLES, Actor, Role
from bot.domain.permissions import Action, permit
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.minutes import ConsensusReached, MinutesChanged, MinutesCirculated, ObjectionRaised, StanceTaken
from bot.services import choices, minutes_facts
from bot.services.chasing import close_chase, open_chases
from bot.services.front_desk import speaks_for
from bot.services.items import note, refuse_stale
from bot.services.minutes_facts import Sheet
from bot.services.telling import shown_in_office, tell_office, tell_roles, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def circulate(tx: Transaction, actor: Actor, request: CirculateMinutes) -> Fact:
    """Ask every unit of the group for its answer to the text by a day. Earlier answers were to another text."""
    capacity = permit(actor, Action.MINUTES_DRAFT)
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    group = tx.groups.of(actor)
    before = facts_of(item)
    _check_circulation(tx, actor, item, request)
    item.move(MinutesVerb.CIRCULATE)
    item.text_version += 1
    item.answer_by = request.answer_by or group.rules.calendar.add(actor.today, group.rules.answer_days)
    tx.minutes.save(item)
    office = shown_in_office(tx, tx.groups.of(actor))
    note(tx, actor, capacity, MinutesVerb.CIRCULATE, item, before=before, shown_to=office)
    close_chase(tx, group, STANCE, item.reference)
    units = [unit.id for unit in group.units]
    open_chases(tx, group, STANCE, item.reference, due_on=item.answer_by, unit_ids=units)
    sheet = minutes_facts.read(tx, group, item)
    _ask_units(tx, sheet)
    return MinutesChanged(MinutesVerb.CIRCULATE, sheet.card_for(actor))


def answer(tx: Transaction, actor: Actor, request: AnswerMinutes) -> Fact:
    """Take a unit's answer to the present text, its last one counting, and let the minutes' state follow from all.

    Raises:
        WrongState: `minutes-not-asking`, unless the units are asked.
        Stale: `text-changed`, when the text read is not the present one.
        Repeated: `stance-same`, when the unit has said just that.
    """
    request.check()
    permit(actor, Action.MINUTES_ANSWER, units=actor.unit_ids)
    unit_id = speaks_for(actor, request.unit_id)
    capacity = permit(actor, Action.MINUTES_ANSWER, units=[unit_id])
    # Locked, so that of two last answers at once the second one sees the first.
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    _check_asking(item, request.text_version)
    group = tx.groups.of(actor)
    given = minutes.counted(tx.minutes.list_stances(item.id, item.text_version))
    _refuse_same(group, item, given.get(unit_id), request)
    before = facts_of(item)
    stance = UnitStance(
        id=0,
        minutes_id=item.id,
        text_version=item.text_version,
        unit_id=unit_id,
        person_id=actor.person_id,
        role=capacity.role,
        stance=request.stance,
        text=request.text,
        at=tx.now,
    )
    tx.minutes.add_stance(stance)
    item.answered(minutes_facts.count(group, item, (given | {unit_id: stance}).values()))
    if item.state != before["state"]:
        tx.minutes.save(item)
    close_chase(tx, group, STANCE, item.reference, unit_id=unit_id)
    said = {"unit_id": unit_id, "text": request.text}
    shown_to = shown_in_office(tx, group, and_units=[unit_id])
    note(tx, actor, capacity, request.stance, item, before=before, said=said, shown_to=shown_to)
    sheet = minutes_facts.read(tx, group, item)
    _tell_answered(tx, sheet, actor, stance)
    return StanceTaken(group.unit(unit_id).short, request.stance, sheet.card_for(actor))


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
        given = minutes.counted(tx.minutes.list_stances(item.id, item.text_version))
        silent = [unit.id for unit in group.units if unit.id not in given]
        if silent:
            _consent(tx, group, item, given, silent)


def _consent(tx: Transaction, group: Group, item: Minutes, given: dict[int, UnitStance], silent: list[int]) -> None:
    before = facts_of(item)
    for unit_id in silent:
        stance = UnitStance(0, item.id, item.text_version, unit_id, None, minutes.SILENCE, Stance.AGREE, "", tx.now)
        tx.minutes.add_stance(stance)
        given[unit_id] = stance
    close_chase(tx, group, STANCE, item.reference)
    item.answered(minutes_facts.count(group, item, given.values()))
    if item.state != before["state"]:
        tx.minutes.save(item)
    after = facts_of(item) | {"silent": list(group.shorts(silent))}
    tx.record.append(group.id, "silence", item.reference, before=before, after=after)
    tx.outbox.refresh(group.id, item.reference, shown_to=shown_in_office(tx, group))
    if item.state is MinutesState.AGREED:
        _tell_agreed(tx, minutes_facts.read(tx, group, item))


def prepare_circulation(tx: Transaction, actor: Actor, request: CirculateMinutes) -> FormChoices:
    """Return what the form of a circulation begins with. Refuses as `circulate` would."""
    offered = choices.for_minutes(tx, actor, None)
    _check_circulation(tx, actor, tx.minutes.get(actor.group_id, request.reference), request)
    return offered


def prepare_answer(tx: Transaction, actor: Actor, request: AnswerMinutes) -> FormChoices:
    """Return what the form of an answer offers: the asker's units. Refuses as `answer` would, but for what is typed."""
    permit(actor, Action.MINUTES_ANSWER, units=actor.unit_ids)
    _check_asking(tx.minutes.get(actor.group_id, request.reference), request.text_version)
    return choices.for_answer(tx, actor, None)


def _check_circulation(tx: Transaction, actor: Actor, item: Minutes, request: CirculateMinutes) -> None:
    is_allowed = MinutesVerb.CIRCULATE in minutes.LIFECYCLE.allowed(item.state)
    refuse_stale(item, request.version, is_allowed=is_allowed)
    minutes.LIFECYCLE.next(item.state, MinutesVerb.CIRCULATE)
    minutes.check_circulation(len(tx.minutes.list_decisions(item.id)))
    if request.answer_by is not None:
        refuse([days.check_coming(request.answer_by, actor.today, field="answer_by")])


def _check_asking(item: Minutes, text_version: int | None) -> None:
    if not item.is_asking:
        raise WrongState("minutes-not-asking", reference=str(item.reference), state=item.state)
    if text_version is not None and text_version != item.text_version:
        raise Stale("text-changed", reference=str(item.reference))


def _refuse_same(group: Group, item: Minutes, last: UnitStance | None, request: AnswerMinutes) -> None:
    if last is not None and (last.stance, last.text) == (request.stance, request.text):
        unit = group.unit(last.unit_id).short
        raise Repeated("stance-same", reference=str(item.reference), unit=unit, stance=request.stance)


def _ask_units(tx: Transaction, sheet: Sheet) -> None:
    group = sheet.group

    @cache
    def circulated(unit_id: int) -> MinutesCirculated:
        return MinutesCirculated(sheet.card(my_units=[unit_id]), group.unit(unit_id).short, sheet.binding(unit_id))

    units = [unit.id for unit in group.units]
    tell_units(tx, group, circulated, unit_ids=units, roles=UNIT_ROLES, card=str(sheet.minutes.reference))


def _tell_answered(tx: Transaction, sheet: Sheet, actor: Actor, stance: UnitStance) -> None:
    group, item = sheet.group, str(sheet.minutes.reference)
    office = sheet.card(verbs=minutes_facts.OFFICE_VERBS)
    if stance.stance is Stance.OBJECTION:
        unit = group.unit(stance.unit_id).short
        tell_office(tx, group, ObjectionRaised(office, unit, actor.name, stance.text), card=item)
    elif sheet.minutes.state is MinutesState.AGREED:
        _tell_agreed(tx, sheet)


def _tell_agreed(tx: Transaction, sheet: Sheet) -> None:
    """Tell the secretariat and the convener, who signs."""
    group, item = sheet.group, str(sheet.minutes.reference)
    tell_office(tx, group, ConsensusReached(sheet.card(verbs=minutes_facts.OFFICE_VERBS)), card=item)
    signing = ConsensusReached(sheet.card(verbs=minutes_facts.CONVENER_VERBS))
    tell_roles(tx, group, signing, roles=[Role.CONVENER], card=item)
