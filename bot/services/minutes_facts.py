"""Minutes as facts: what lists, cards and notices show of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import consensus, minutes
from bot.domain.chasing import Chase
from bot.domain.consensus import Concurrence, Stance
from bot.domain.groups import Group
from bot.domain.minutes import Decision, Minutes, MinutesState, MinutesVerb, UnitStance
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity, units_for
from bot.domain.references import parse
from bot.notices.fact import Fact
from bot.notices.minutes import ClauseLine, MinutesCard, MinutesLine, StanceLine
from bot.store.transaction import Transaction

OFFICE_VERBS = frozenset({MinutesVerb.CIRCULATE, MinutesVerb.AMEND, MinutesVerb.ISSUE})
CONVENER_VERBS = frozenset({MinutesVerb.SIGN_OFF})

_NEEDED = {
    MinutesVerb.CIRCULATE: Action.MINUTES_DRAFT,
    MinutesVerb.AMEND: Action.MINUTES_DRAFT,
    MinutesVerb.SIGN_OFF: Action.MINUTES_SIGN_OFF,
    MinutesVerb.ISSUE: Action.MINUTES_ISSUE,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Minutes with all that their cards show, read once and then cut to each reader."""

    group: Group
    minutes: Minutes
    decisions: tuple[Decision, ...]
    clauses: tuple[ClauseLine, ...]
    stances: tuple[StanceLine, ...]
    concurrence: Concurrence
    signed_by: str
    received: frozenset[int] = frozenset()

    def card(
        self, *, my_units: Collection[int] = (), verbs: Collection[MinutesVerb] = (), page: int = 1
    ) -> MinutesCard:
        """Return the card for a reader with these units and with those of `verbs` that the state allows."""
        item, group, count = self.minutes, self.group, self.concurrence
        return MinutesCard(
            minutes=line(group, item),
            clauses=self.clauses,
            text_version=item.text_version,
            answer_by=item.answer_by,
            asked=len(count.agreed | count.reserved | count.objecting | count.waiting),
            agreed=len(count.agreed),
            stances=self.stances,
            waiting=group.shorts(unit.id for unit in group.units if unit.id in count.waiting),
            signed_by=self.signed_by,
            issued_on=group.today(item.issued_at) if item.issued_at else None,
            my_units=group.shorts(sorted(my_units)) if item.is_asking else (),
            unreceived=group.shorts(unit.id for unit in group.units if unit.id not in self.received)
            if item.state is MinutesState.ISSUED
            else (),
            receives=item.state is MinutesState.ISSUED and bool(set(my_units) - self.received),
            verbs=tuple(verb for verb in minutes.LIFECYCLE.allowed(item.state) if verb in verbs),
            page=page,
        )

    def card_for(self, actor: Actor, *, page: int = 1) -> MinutesCard:
        """Return the card for one reader."""
        verbs = [verb for verb, action in _NEEDED.items() if find_capacity(actor, action)]
        return self.card(my_units=units_for(actor, Action.MINUTES_ANSWER), verbs=verbs, page=page)

    def binding(self, unit_id: int) -> tuple[int, ...]:
        """Return the positions of the clauses that bind a unit."""
        return tuple(decision.position for decision in self.decisions if unit_id in decision.unit_ids)


def line(group: Group, item: Minutes) -> MinutesLine:
    """Return minutes as a list shows them."""
    is_numbered = item.year is not None and item.serial is not None
    return MinutesLine(
        reference=str(item.reference),
        title=item.title,
        state=item.state,
        held_on=item.held_on,
        document_number=group.document_number(item.year or 0, item.serial or 0) if is_numbered else "",
        version=item.version,
    )


def read(tx: Transaction, group: Group, item: Minutes) -> Sheet:
    """Read all that the cards of these minutes show."""
    decisions = tx.minutes.list_decisions(item.id)
    given = minutes.counted(tx.minutes.list_stances(item.id, item.text_version)) if item.text_version else {}
    names = _names(tx, item, given.values())
    return Sheet(
        group=group,
        minutes=item,
        decisions=tuple(decisions),
        clauses=_clause_lines(tx, group, decisions),
        stances=tuple(
            StanceLine(
                unit.short,
                given[unit.id].stance,
                names.get(given[unit.id].person_id or 0, ""),
                given[unit.id].text,
                given[unit.id].at,
            )
            for unit in group.units
            if unit.id in given
        ),
        concurrence=count(group, item, given.values()),
        signed_by=names[item.signed_by] if item.signed_by is not None else "",
        received=frozenset(each.unit_id for each in tx.minutes.list_receipts(item.id))
        if item.state is MinutesState.ISSUED
        else frozenset(),
    )


def read_chased(tx: Transaction, group: Group, chases: Sequence[Chase], _: date) -> dict[int, Fact]:
    """Return the minutes of each chase that is about some."""
    wanted = {chase.id: found.number for chase in chases if (found := parse(chase.item)) is not None}
    by_number = {each.number: each for each in tx.minutes.list_by_numbers(group.id, sorted(set(wanted.values())))}
    return {key: line(group, by_number[number]) for key, number in wanted.items() if number in by_number}


def count(group: Group, item: Minutes, given: Iterable[UnitStance]) -> Concurrence:
    """Count the answers to the present text: of all units while they are asked, afterwards of those that answered. A
    draft asks nobody."""
    stances: dict[int, Stance] = {stance.unit_id: stance.stance for stance in given}
    if item.state is MinutesState.DRAFT:
        return consensus.concurrence((), {})
    return consensus.concurrence([unit.id for unit in group.units] if item.is_asking else stances, stances)


def _names(tx: Transaction, item: Minutes, given: Iterable[UnitStance]) -> dict[int, str]:
    ids = {stance.person_id for stance in given if stance.person_id is not None}
    if item.signed_by is not None:
        ids.add(item.signed_by)
    return {person.id: person.name for person in tx.people.map_by_ids(ids).values()}


def _clause_lines(tx: Transaction, group: Group, decisions: Sequence[Decision]) -> tuple[ClauseLine, ...]:
    topic_ids = [decision.topic_id for decision in decisions if decision.topic_id is not None]
    task_ids = [decision.task_id for decision in decisions if decision.task_id is not None]
    topics = {topic.id: str(topic.reference) for topic in tx.topics.list_by_ids(group.id, topic_ids)}
    tasks = {task.id: str(task.reference) for task in tx.tasks.list_by_ids(task_ids)}
    return tuple(
        ClauseLine(
            id=decision.id,
            position=decision.position,
            text=decision.text,
            lead=group.unit(decision.lead_unit_id).short,
            supporting=group.shorts(decision.supporting_unit_ids),
            due_on=decision.due_on,
            expected_result=decision.expected_result,
            topic=topics.get(decision.topic_id or 0, ""),
            task=tasks.get(decision.task_id or 0, ""),
        )
        for decision in decisions
    )
