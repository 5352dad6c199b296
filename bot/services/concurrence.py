"""How the units answer minutes, clause by clause (Rules of procedure, Art. 8: 集体讨论、协商一致)."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.domain import consensus
from bot.domain.chasing import STANCE
from bot.domain.clauses import Decision
from bot.domain.consensus import AnswerClauses, AnswerMinutes, EnterStance, Stance, UnitStance
from bot.domain.errors import Invalid, NotFound, Repeated, Stale, WrongState
from bot.domain.groups import Group
from bot.domain.minutes import Minutes, MinutesState
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.minutes import (
    ConsensusReached,
    MinutesCard,
    ObjectionRaised,
    StanceEntered,
    StanceTaken,
)
from bot.services import choices, minutes_facts
from bot.services.chasing import close_chase
from bot.services.front_desk import speaks_for
from bot.services.items import note
from bot.services.minutes_facts import Sheet, Text, answering_units
from bot.services.telling import shown_in_office, tell_office, tell_roles, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def answer(tx: Transaction, actor: Actor, request: AnswerMinutes) -> Fact:
    """Take a unit's answer, to all clauses or to one, and let the minutes' state follow from what counts.

    Raises:
        WrongState: `minutes-not-asking`, unless the units are asked.
        Stale: `text-changed`, when the text read is not the present one in what the answer speaks of.
        Invalid: `member-confirms`, where the group's rule has the members answer.
        Repeated: `stance-same`, when the unit has said just that.
    """
    request.check()
    item, group, capacity = _asked(tx, actor, request)
    unit_id = capacity.unit_id or 0
    text = minutes_facts.read_text(tx, item)
    row = _row_of(text.decisions, request)
    agreement = _agreement(tx, item, actor, capacity, unit_id)
    stance = replace(agreement, decision_id=row, stance=request.stance, text=request.text)
    _check_read(item, text, unit_id, row, request.text_version)
    _refuse_same(group, item, text, stance)
    said = [stance]
    if request.agrees_otherwise and row is not None:
        said = [*_agreeing_otherwise(text, stance), stance]
    before = facts_of(item)
    sheet = take(tx, group, item, text, said)
    _note_answer(tx, actor, capacity, sheet, said, before)
    _tell_answered(tx, sheet, actor, [stance])
    return _taken(sheet, stance)


def answer_clauses(tx: Transaction, actor: Actor, request: AnswerClauses) -> Fact:
    """Take a unit's answers to several clauses in one go. What a unit said before is not said again. Raises as `answer`
    does, but for Repeated."""
    request.check()
    asked = AnswerMinutes(request.reference, Stance.AGREE, unit_id=request.unit_id)
    item, group, capacity = _asked(tx, actor, asked)
    unit_id = capacity.unit_id or 0
    text = minutes_facts.read_text(tx, item)
    for row, _, _ in request.answers:
        _check_read(item, text, unit_id, row, request.text_version)
    agreement = _agreement(tx, item, actor, capacity, unit_id)
    said = [
        replace(agreement, decision_id=row, stance=kind, text=words)
        for row, kind, words in request.answers
        if not _is_same(text.given.get((unit_id, row)), kind, words)
    ]
    before = facts_of(item)
    sheet = take(tx, group, item, text, said)
    if said:
        _note_answer(tx, actor, capacity, sheet, said, before)
        _tell_answered(tx, sheet, actor, said)
    return _taken_together(sheet, unit_id)


def enter_stance(tx: Transaction, actor: Actor, request: EnterStance) -> Fact:
    """Enter a unit's answer from a paper or a call (代录). The unit is told, and may answer otherwise."""
    capacity = permit(actor, Action.MINUTES_ENTER)
    request.check()
    asked = request.answer
    item = tx.minutes.get(actor.group_id, asked.reference, lock=True)
    _check_asking(item)
    group = tx.groups.of(actor)
    unit = next((unit for unit in group.units if unit.id == asked.unit_id), None)
    if unit is None:
        raise Invalid("unit-foreign", field="unit_id")
    text = minutes_facts.read_text(tx, item)
    row = _row_of(text.decisions, asked)
    _check_read(item, text, unit.id, row, asked.text_version)
    agreement = _agreement(tx, item, actor, capacity, unit.id)
    stance = replace(agreement, decision_id=row, stance=asked.stance, text=asked.text, source=request.source)
    _refuse_same(group, item, text, stance)
    before = facts_of(item)
    sheet = take(tx, group, item, text, [stance])
    _note_answer(tx, actor, capacity, sheet, [stance], before)
    told = StanceEntered(
        sheet.card(my_units=[unit.id]), unit.short, stance.stance, stance.text, stance.source, actor.name
    )
    tell_units(tx, group, lambda _: told, unit_ids=[unit.id], roles=UNIT_ROLES, card=str(item.reference))
    _tell_answered(tx, sheet, actor, [stance])
    taken = _taken(sheet, stance)
    return StanceTaken(taken.unit, taken.stance, sheet.card_for(actor), taken.positions, taken.left)


def prepare_answer(tx: Transaction, actor: Actor, request: AnswerMinutes) -> tuple[FormChoices, MinutesCard]:
    """Return what the form of an answer offers: the asker's units, and the minutes. Refuses as `answer` would, but for what
    is typed."""
    permit(actor, Action.MINUTES_ANSWER, units=actor.unit_ids)
    item = tx.minutes.get(actor.group_id, request.reference)
    _check_asking(item)
    group = tx.groups.of(actor)
    _check_member(actor, group, actor.unit_ids)
    return choices.for_answer(tx, actor, None), minutes_facts.read(tx, group, item).card_for(actor)


def prepare_answers(tx: Transaction, actor: Actor, request: AnswerMinutes | AnswerClauses) -> MinutesCard:
    """Return the minutes as the form shows them that answers clause by clause, for one unit of the asker. Refuses as
    `answer_clauses` would, but for what is typed."""
    permit(actor, Action.MINUTES_ANSWER, units=actor.unit_ids)
    unit_id = speaks_for(actor, request.unit_id)
    item = tx.minutes.get(actor.group_id, request.reference)
    _check_asking(item)
    group = tx.groups.of(actor)
    _check_member(actor, group, [unit_id])
    sheet = minutes_facts.read(tx, group, item)
    if unit_id not in sheet.concurrence.asked:
        raise Invalid("not-asked-again", reference=str(item.reference))
    return sheet.card(my_units=[unit_id])


def prepare_entry(tx: Transaction, actor: Actor, request: AnswerMinutes) -> tuple[FormChoices, MinutesCard]:
    """Return what the form of an entry on behalf of a unit offers. Refuses as `enter_stance` would."""
    permit(actor, Action.MINUTES_ENTER)
    item = tx.minutes.get(actor.group_id, request.reference)
    _check_asking(item)
    group = tx.groups.of(actor)
    return choices.offered(group, actor), minutes_facts.read(tx, group, item).card_for(actor)


def follow(tx: Transaction, group: Group, item: Minutes, text: Text) -> Sheet:
    """Let the state and what is awaited follow from the answers that count; return the minutes as they stand. Minutes that
    are being drafted ask nobody. Whoever calls it locked the minutes, and saves them with what it changed itself."""
    if item.is_asking:
        item.answered(minutes_facts.count(item, text.decisions, text.given))
    sheet = minutes_facts.read(tx, group, item, text)
    for chase in tx.chases.list_of(group.id, STANCE.name, str(item.reference)):
        if not sheet.open_positions([chase.unit_id or 0]):
            close_chase(tx, group, STANCE, item.reference, unit_id=chase.unit_id)
    return sheet


def take(tx: Transaction, group: Group, item: Minutes, text: Text, said: Sequence[UnitStance]) -> Sheet:
    """Keep answers to the present text; the minutes' state and what is awaited follow. Whoever calls it locked them."""
    state = item.state
    for stance in said:
        tx.minutes.add_stance(stance)
    sheet = follow(tx, group, item, text.with_stances(said))
    if item.state != state:
        tx.minutes.save(item)
    return sheet


def tell_agreed(tx: Transaction, sheet: Sheet) -> None:
    """Tell the secretariat and the convener, who signs."""
    group, item = sheet.group, str(sheet.minutes.reference)
    tell_office(tx, group, ConsensusReached(sheet.for_office()), card=item)
    tell_roles(tx, group, ConsensusReached(sheet.for_convener()), roles=[Role.CONVENER], card=item)


def _asked(tx: Transaction, actor: Actor, request: AnswerMinutes) -> tuple[Minutes, Group, Capacity]:
    """Return the minutes that ask, locked, so that of two last answers at once the second one sees the first; and the
    capacity in which the actor answers."""
    permit(actor, Action.MINUTES_ANSWER, units=actor.unit_ids)
    group = tx.groups.of(actor)
    unit_id = speaks_for(actor, request.unit_id)
    capacity = permit(actor, Action.MINUTES_ANSWER, units=[unit_id])
    _check_member(actor, group, [unit_id])
    if group.rules.member_confirms_minutes:
        capacity = next(each for each in actor.capacities if (each.role, each.unit_id) == (Role.MEMBER, unit_id))
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    _check_asking(item)
    return item, group, capacity


def _check_member(actor: Actor, group: Group, unit_ids: Collection[int]) -> None:
    if not answering_units(group, actor) & set(unit_ids):
        raise Invalid("member-confirms")


def _agreement(tx: Transaction, item: Minutes, actor: Actor, capacity: Capacity, unit_id: int) -> UnitStance:
    """Return agreement to all of the present text, from which every other answer differs."""
    return UnitStance(
        id=0,
        minutes_id=item.id,
        text_version=item.text_version,
        unit_id=unit_id,
        person_id=actor.person_id,
        role=capacity.role,
        stance=Stance.AGREE,
        text="",
        at=tx.now,
    )


def _is_same(last: UnitStance | None, stance: Stance, text: str) -> bool:
    return last is not None and (last.stance, last.text) == (stance, text)


def _agreeing_otherwise(text: Text, stance: UnitStance) -> list[UnitStance]:
    """Return the agreement to every other clause that the unit has not answered."""
    others = [
        row for row in consensus.open_clauses(text.asked, text.given, stance.unit_id) if row != stance.decision_id
    ]
    return [replace(stance, stance=Stance.AGREE, text="", decision_id=row) for row in others]


def _note_answer(
    tx: Transaction,
    actor: Actor,
    capacity: Capacity,
    sheet: Sheet,
    said: Sequence[UnitStance],
    before: dict[str, object],
) -> None:
    """Record each thing said; agreement to the clauses not spoken of is one entry."""
    group, item = sheet.group, sheet.minutes
    shown_to = shown_in_office(tx, group, and_units=[said[0].unit_id])
    plain = [each for each in said if each.stance is Stance.AGREE]
    entries = [plain] if plain else []
    for together in [*entries, *([each] for each in said if each.stance is not Stance.AGREE)]:
        each = together[0]
        rows = {one.decision_id for one in together if one.decision_id is not None}
        words: dict[str, object] = {"unit_id": each.unit_id, "text": each.text}
        if rows:
            words["clauses"] = list(sheet.positions(rows))
        if each.source:
            words["source"] = each.source
        note(tx, actor, capacity, each.stance, item, before=before, said=words, shown_to=shown_to)


def _taken(sheet: Sheet, stance: UnitStance) -> StanceTaken:
    positions = sheet.positions({stance.decision_id}) if stance.decision_id is not None else ()
    unit = sheet.group.unit(stance.unit_id)
    card = sheet.card(my_units=[unit.id])
    return StanceTaken(unit.short, stance.stance, card, positions, sheet.open_positions([unit.id]))


def _taken_together(sheet: Sheet, unit_id: int) -> StanceTaken:
    """Return the answer to a unit that has answered clause by clause: the gravest that it says, and to which clauses."""
    own = {row: stance for (unit, row), stance in sheet.given.items() if unit == unit_id}
    gravest = consensus.gravest(each.stance for each in own.values())
    positions = sheet.positions({row for row, each in own.items() if each.stance is gravest})
    card, left = sheet.card(my_units=[unit_id]), sheet.open_positions([unit_id])
    is_all = len(positions) == len(own) and not left
    return StanceTaken(sheet.group.unit(unit_id).short, gravest, card, () if is_all else positions, left)


def _check_asking(item: Minutes) -> None:
    if not item.is_asking:
        raise WrongState("minutes-not-asking", reference=str(item.reference), state=item.state)


def _row_of(decisions: Sequence[Decision], request: AnswerMinutes) -> int | None:
    """Return the row of the clause that an answer speaks of; None for all. Raises NotFound."""
    if request.decision_id is None and request.position is None:
        return None
    for decision in decisions:
        if decision.id == request.decision_id or (request.decision_id, request.position) == (None, decision.position):
            return decision.id
    raise NotFound("clause-unknown", field="decision_id", count=len(decisions))


def _check_read(item: Minutes, text: Text, unit_id: int, decision_id: int | None, read: int | None) -> None:
    if not any(unit_id in each.unit_ids for each in text.asked if decision_id in {None, each.id}):
        raise Invalid("not-asked-again", reference=str(item.reference))
    is_read = read is None or consensus.is_read(text.asked, unit_id=unit_id, decision_id=decision_id, read=read)
    if not is_read or (read or 0) > item.text_version:
        raise Stale("text-changed", reference=str(item.reference))


def _refuse_same(group: Group, item: Minutes, text: Text, stance: UnitStance) -> None:
    """Refuse what counts already, word by word, for every clause that it speaks of."""
    about = [each for each in text.asked if stance.decision_id in {None, each.id} and stance.unit_id in each.unit_ids]
    last = [text.given.get((stance.unit_id, each.id)) for each in about]
    if all(_is_same(each, stance.stance, stance.text) for each in last):
        unit = group.unit(stance.unit_id).short
        raise Repeated("stance-same", reference=str(item.reference), unit=unit, stance=stance.stance)


def _tell_answered(tx: Transaction, sheet: Sheet, actor: Actor, said: Sequence[UnitStance]) -> None:
    group, item = sheet.group, str(sheet.minutes.reference)
    objections = [each for each in said if each.stance is Stance.OBJECTION]
    for each in objections:
        unit = group.unit(each.unit_id).short
        positions = sheet.positions({each.decision_id}) if each.decision_id is not None else ()
        raised = ObjectionRaised(sheet.for_office(), unit, actor.name, each.text, positions)
        tell_office(tx, group, raised, card=item)
    if sheet.minutes.state is MinutesState.AGREED:
        tell_agreed(tx, sheet)
