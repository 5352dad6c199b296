"""The clauses of minutes while they are drafted: added, changed, taken out."""

from bot.domain import clauses
from bot.domain.clauses import ClauseText, Decision, OpenClause, SetClause
from bot.domain.errors import Invalid, NotFound
from bot.domain.groups import Group
from bot.domain.minutes import Minutes
from bot.domain.people import Actor, Role
from bot.domain.permissions import Action, permit
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.minutes import ClauseDropped, MinutesChanged
from bot.services import choices, minutes_facts
from bot.services.items import note
from bot.services.telling import tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def set_clause(tx: Transaction, actor: Actor, request: SetClause) -> Fact:
    """Add a clause, change one or take one out. What circulates is not changed. Whom a clause bound that was circulated or
    issued is told when it is taken out.

    Raises:
        WrongState: unless the minutes are a draft.
        NotFound: when another has taken the clause out.
    """
    capacity = permit(actor, Action.MINUTES_DRAFT)
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    item.must_be_draft()
    group = tx.groups.of(actor)
    decision = tx.minutes.get_decision(item.id, request.decision_id) if request.decision_id is not None else None
    before = _said(decision)
    if request.text is not None:
        request.text.check(actor.today)
        _check_units(group, request.text)
        decision = _write(tx, item, decision, request.text)
        after = _said(decision)
    elif decision is not None:
        _take_out(tx, item, decision)
        after = {}
    else:
        raise NotFound("clause-not-found")
    tx.minutes.save(item)
    note(
        tx,
        actor,
        capacity,
        "set-clause",
        item,
        before=facts_of(item) | before,
        said=after | {"clause": decision.position},
    )
    sheet = minutes_facts.read(tx, group, item)
    is_known = decision.changed_in > 0 or decision.corrects_id is not None
    if request.text is None and is_known:
        told = ClauseDropped(sheet.card(), decision.text, actor.name)
        tell_units(tx, group, lambda _: told, unit_ids=decision.unit_ids, roles=[Role.LIAISON])
    return MinutesChanged(None, sheet.card_for(actor))


def prepare_clause(tx: Transaction, actor: Actor, request: OpenClause) -> tuple[FormChoices, Decision | None]:
    """Return what the form of a clause offers, and the clause that stands there. Refuses as `set_clause` would."""
    offered = choices.for_minutes(tx, actor, None)
    item = tx.minutes.get(actor.group_id, request.reference)
    item.must_be_draft()
    if request.decision_id is not None:
        return offered, tx.minutes.get_decision(item.id, request.decision_id)
    clauses.check_length(len(tx.minutes.list_decisions(item.id)) + 1)
    return offered, None


def _write(tx: Transaction, item: Minutes, decision: Decision | None, text: ClauseText) -> Decision:
    if decision is None:
        position = len(tx.minutes.list_decisions(item.id)) + 1
        clauses.check_length(position)
        decision = Decision(0, item.id, position, text.text, text.lead_unit_id, text.due_on)
        text.write_to(decision)
        tx.minutes.add_decision(decision)
    else:
        text.write_to(decision)
        tx.minutes.save_decision(decision)
    return decision


def _take_out(tx: Transaction, item: Minutes, decision: Decision) -> None:
    """What the units were asked about keeps its row; what they never saw is gone."""
    if decision.changed_in:
        tx.minutes.leave(decision, item.text_version)
    else:
        tx.minutes.drop(decision)


def _check_units(group: Group, text: ClauseText) -> None:
    if not {text.lead_unit_id, *text.supporting_unit_ids} <= {unit.id for unit in group.units}:
        raise Invalid("unit-foreign", field="lead_unit_id")


def _said(decision: Decision | None) -> dict[str, object]:
    """Return a clause as the minutes' record keeps it; where it stands is named apart."""
    facts = facts_of(decision) if decision is not None else {}
    return {name: value for name, value in facts.items() if name in ClauseText.__slots__}
