"""Minutes as facts: what lists, cards and notices show of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain import clauses, consensus, minutes
from bot.domain.chasing import STANCE, Chase
from bot.domain.clauses import ClauseText, ClauseVersion, Decision
from bot.domain.consensus import AskedClause, Concurrence, Stance, UnitStance
from bot.domain.groups import Group
from bot.domain.minutes import OUT_STATES, Minutes, MinutesState, MinutesVerb
from bot.domain.people import Actor, Role
from bot.domain.permissions import Action, find_capacity, units_for
from bot.domain.references import parse
from bot.notices.fact import Fact
from bot.notices.minutes import ClauseLine, ClauseSaid, MinutesCard, MinutesLine, StanceLine, Standing
from bot.store.transaction import Transaction

_WAITING = 100
OFFICE_VERBS = frozenset({MinutesVerb.CIRCULATE, MinutesVerb.AMEND, MinutesVerb.ISSUE, MinutesVerb.CORRECT})
CONVENER_VERBS = frozenset({MinutesVerb.SIGN_OFF})

_NEEDED = {
    MinutesVerb.CIRCULATE: Action.MINUTES_DRAFT,
    MinutesVerb.AMEND: Action.MINUTES_DRAFT,
    MinutesVerb.SIGN_OFF: Action.MINUTES_SIGN_OFF,
    MinutesVerb.ISSUE: Action.MINUTES_ISSUE,
    MinutesVerb.CORRECT: Action.MINUTES_DRAFT,
}


@dataclass(frozen=True, slots=True)
class Text:
    """The present text of minutes, and all answers that were ever given; `given` are those that count."""

    decisions: tuple[Decision, ...]
    stances: tuple[UnitStance, ...]
    given: consensus.Counted

    @property
    def asked(self) -> list[AskedClause]:
        """The clauses as the units are asked about them."""
        return [decision.asked for decision in self.decisions]

    def with_stances(self, said: Sequence[UnitStance]) -> "Text":
        """Return the text with answers that were given just now."""
        return _text(self.decisions, (*self.stances, *said))


def read_text(tx: Transaction, item: Minutes) -> Text:
    """Read the clauses of minutes and the answers to them."""
    stances = tx.minutes.list_stances(item.id) if item.text_version else []
    return _text(tx.minutes.list_decisions(item.id), stances)


def _text(decisions: Sequence[Decision], stances: Sequence[UnitStance]) -> Text:
    given = consensus.counted([decision.asked for decision in decisions], stances)
    return Text(tuple(decisions), tuple(stances), given)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Minutes with all that their cards show, read once and then cut to each reader."""

    group: Group
    minutes: Minutes
    decisions: tuple[Decision, ...]
    clauses: tuple[ClauseLine, ...]
    stances: tuple[StanceLine, ...]
    given: consensus.Counted
    concurrence: Concurrence
    signed_by: str
    received: frozenset[int] = frozenset()
    corrects: str = ""
    corrected_by: str = ""
    returned: tuple[str, ...] = field(default=())

    def card(
        self,
        *,
        my_units: Collection[int] = (),
        verbs: Collection[MinutesVerb] = (),
        page: int = 1,
        settles: bool = False,
        enters: bool = False,
    ) -> MinutesCard:
        """Return the card for a reader with these units and with those of `verbs` that the state allows; `settles` and
        `enters`: the reader settles objections, or enters answers on behalf of units."""
        item, group, count = self.minutes, self.group, self.concurrence
        asked = sorted(set(my_units) & count.asked) if item.is_asking else []
        is_out = item.state in OUT_STATES
        return MinutesCard(
            minutes=line(group, item),
            clauses=self.clauses,
            text_version=item.text_version,
            answer_by=item.answer_by,
            asked=len(count.asked),
            agreed=len(count.agreed | count.proposing),
            stances=self.stances,
            waiting=_shorts(group, count.waiting),
            signed_by=self.signed_by,
            issued_on=group.today(item.issued_at) if item.issued_at else None,
            my_units=group.shorts(asked),
            unreceived=_shorts(group, {unit.id for unit in group.units} - self.received)
            if item.state is MinutesState.ISSUED
            else (),
            receives=item.state is MinutesState.ISSUED and bool(set(my_units) - self.received),
            verbs=tuple(verb for verb in minutes.LIFECYCLE.allowed(item.state) if verb in verbs),
            page=page,
            standing=tuple(
                Standing(stance, _shorts(group, units))
                for stance, units in (
                    (Stance.AGREE, count.agreed),
                    (Stance.WORDING, count.proposing),
                    (Stance.RESERVATION, count.reserved),
                    (Stance.OBJECTION, count.objecting),
                )
                if units
            ),
            open_positions=self.open_positions(asked),
            settles=settles and not is_out,
            enters=enters and item.is_asking,
            drafts=MinutesVerb.AMEND in verbs and not is_out,
            corrects=self.corrects,
            corrected_by=self.corrected_by,
            returned=self.returned,
        )

    def card_for(self, actor: Actor, *, page: int = 1) -> MinutesCard:
        """Return the card for one reader."""
        verbs = [verb for verb, action in _NEEDED.items() if find_capacity(actor, action)]
        return self.card(
            my_units=answering_units(self.group, actor),
            verbs=verbs,
            page=page,
            settles=find_capacity(actor, Action.MINUTES_SETTLE) is not None,
            enters=find_capacity(actor, Action.MINUTES_ENTER) is not None,
        )

    def for_office(self) -> MinutesCard:
        """Return the card that the secretariat's channel shows."""
        return self.card(verbs=OFFICE_VERBS, enters=True)

    def for_convener(self) -> MinutesCard:
        """Return the card for the convener."""
        return self.card(verbs=CONVENER_VERBS, settles=True)

    def binding(self, unit_id: int) -> tuple[int, ...]:
        """Return the positions of the clauses that bind a unit."""
        return clauses.bound(self.decisions, [unit_id])

    def positions(self, decision_ids: Collection[int]) -> tuple[int, ...]:
        """Return the positions of clauses."""
        return tuple(decision.position for decision in self.decisions if decision.id in decision_ids)

    def open_positions(self, unit_ids: Collection[int]) -> tuple[int, ...]:
        """Return the positions of the clauses that one of these units is asked about and has not answered."""
        asked = [decision.asked for decision in self.decisions]
        return self.positions({row for unit in unit_ids for row in consensus.open_clauses(asked, self.given, unit)})


def answering_units(group: Group, actor: Actor) -> frozenset[int]:
    """Return those of the actor's units for which the actor answers minutes: where the group's rule has the members confirm
    them, those for which the actor is the member."""
    units = units_for(actor, Action.MINUTES_ANSWER)
    if not group.rules.member_confirms_minutes:
        return units
    return frozenset(each.unit_id for each in actor.capacities if each.role is Role.MEMBER and each.unit_id in units)


def line(group: Group, item: Minutes) -> MinutesLine:
    """Return minutes as a list shows them."""
    return MinutesLine(
        reference=str(item.reference),
        title=item.title,
        state=item.state,
        held_on=item.held_on,
        document_number=number_of(group, item),
        version=item.version,
    )


def number_of(group: Group, item: Minutes) -> str:
    """Return the number of issued minutes; nothing before their issue."""
    is_numbered = item.year is not None and item.serial is not None
    return group.document_number(item.year or 0, item.serial or 0) if is_numbered else ""


def read(tx: Transaction, group: Group, item: Minutes, text: Text | None = None) -> Sheet:
    """Read all that the cards of these minutes show; `text` is what was read of them already."""
    text = text or read_text(tx, item)
    decisions, given = text.decisions, text.given
    names = _names(tx, item, given.values())
    has_versions = item.text_version > 1 or item.corrects_id is not None
    versions = tx.minutes.list_versions(item.id) if has_versions else {}
    return Sheet(
        group=group,
        minutes=item,
        decisions=decisions,
        clauses=_clause_lines(tx, group, item, decisions, versions),
        stances=_stance_lines(group, decisions, given, names),
        given=given,
        concurrence=count(item, decisions, given),
        signed_by=names[item.signed_by] if item.signed_by is not None else "",
        received=frozenset(each.unit_id for each in tx.minutes.list_receipts(item.id))
        if item.state is MinutesState.ISSUED
        else frozenset(),
        corrects=_named(group, tx.minutes.get_by_id(item.corrects_id)) if item.corrects_id is not None else "",
        corrected_by=_named(group, tx.minutes.list_corrections(item.id)[-1])
        if item.state is MinutesState.SUPERSEDED
        else "",
        returned=tuple(each.text for each in tx.minutes.list_left(item.id)) if item.text_version else (),
    )


def read_chased(tx: Transaction, group: Group, chases: Sequence[Chase], _: date) -> dict[int, Fact]:
    """Return the minutes of each chase that is about some."""
    wanted = {chase.id: found.number for chase in chases if (found := parse(chase.item)) is not None}
    by_number = {each.number: each for each in tx.minutes.list_by_numbers(group.id, sorted(set(wanted.values())))}
    return {key: line(group, by_number[number]) for key, number in wanted.items() if number in by_number}


def list_waiting_for(tx: Transaction, group: Group, unit_ids: Collection[int]) -> list[Minutes]:
    """Return the minutes that one of these units has not answered, the soonest due first."""
    chases = tx.chases.list_awaited(group.id, [STANCE.name], unit_ids, is_office=False, most=_WAITING)
    numbers = [found.number for chase in chases if (found := parse(chase.item)) is not None]
    by_number = {each.number: each for each in tx.minutes.list_by_numbers(group.id, sorted(set(numbers)))}
    return [by_number[number] for number in dict.fromkeys(numbers) if number in by_number]


def count(item: Minutes, decisions: Sequence[Decision], given: consensus.Counted) -> Concurrence:
    """Count the answers to the present text. A draft asks nobody."""
    if item.state is MinutesState.DRAFT:
        return consensus.NOBODY
    return consensus.concurrence([decision.asked for decision in decisions], given)


def _shorts(group: Group, unit_ids: Collection[int]) -> tuple[str, ...]:
    """Return units' names in the group's order."""
    return group.shorts(unit.id for unit in group.units if unit.id in unit_ids)


def _named(group: Group, item: Minutes) -> str:
    return f"{item.reference} {number_of(group, item)}".strip()


def _names(tx: Transaction, item: Minutes, given: Collection[UnitStance]) -> dict[int, str]:
    ids = {stance.person_id for stance in given if stance.person_id is not None}
    ids |= {stance.settled_by for stance in given if stance.settled_by is not None}
    if item.signed_by is not None:
        ids.add(item.signed_by)
    return {person.id: person.name for person in tx.people.map_by_ids(ids).values()}


def _stance_lines(
    group: Group, decisions: Sequence[Decision], given: consensus.Counted, names: Mapping[int, str]
) -> tuple[StanceLine, ...]:
    """Return the answers that count, in the units' order; of a unit the one to all first."""
    positions = {decision.id: decision.position for decision in decisions}
    found = consensus.distinct(given, list(positions))
    order = {unit.id: place for place, unit in enumerate(group.units)}
    found.sort(key=lambda each: (order[each[0].unit_id], each[0].decision_id is not None, positions[each[1][0]]))
    return tuple(
        StanceLine(
            id=stance.id,
            unit=group.unit(stance.unit_id).short,
            stance=stance.stance,
            person=names.get(stance.person_id or 0, ""),
            text=stance.text,
            at=stance.at,
            positions=tuple(positions[row] for row in rows),
            is_whole=stance.decision_id is None,
            source=stance.source,
            settled_by=names.get(stance.settled_by or 0, ""),
            settlement=stance.settlement,
        )
        for stance, rows in found
    )


def _clause_lines(
    tx: Transaction,
    group: Group,
    item: Minutes,
    decisions: Sequence[Decision],
    versions: Mapping[int, Sequence[ClauseVersion]],
) -> tuple[ClauseLine, ...]:
    topic_ids = [decision.topic_id for decision in decisions if decision.topic_id is not None]
    task_ids = [decision.task_id for decision in decisions if decision.task_id is not None]
    topics = {topic.id: str(topic.reference) for topic in tx.topics.list_by_ids(group.id, topic_ids)}
    tasks = {task.id: str(task.reference) for task in tx.tasks.list_by_ids(task_ids)}
    lines = []
    for decision in decisions:
        before = _before(item, decision, versions.get(decision.id, ()))
        is_later = item.text_version > 1 or item.corrects_id is not None
        said = ClauseLine(
            id=decision.id,
            position=decision.position,
            text=decision.text,
            lead=group.unit(decision.lead_unit_id).short,
            supporting=group.shorts(decision.supporting_unit_ids),
            due_on=decision.due_on,
            expected_result=decision.expected_result,
            topic=topics.get(decision.topic_id or 0, ""),
            task=tasks.get(decision.task_id or 0, ""),
            outcome=decision.outcome,
            reason=decision.reason,
            every=decision.every,
            before=_said(group, before) if before is not None else None,
            is_new=is_later and not _earlier(item, versions.get(decision.id, ())),
        )
        lines.append(said)
    return tuple(lines)


def _earlier(item: Minutes, versions: Sequence[ClauseVersion]) -> list[ClauseVersion]:
    """Return what a clause said in the texts before the present one; a draft's text comes after all that circulated."""
    present = item.text_version if item.state is not MinutesState.DRAFT else item.text_version + 1
    return [version for version in versions if version.text_version < present]


def _before(item: Minutes, decision: Decision, versions: Sequence[ClauseVersion]) -> ClauseText | None:
    """Return what a clause said in the text before the present one, where it says something else now."""
    earlier = _earlier(item, versions)
    return earlier[-1].said if earlier and not earlier[-1].said.is_same(decision.said) else None


def _said(group: Group, text: ClauseText) -> ClauseSaid:
    return ClauseSaid(
        text=text.text,
        lead=group.unit(text.lead_unit_id).short,
        supporting=group.shorts(text.supporting_unit_ids),
        due_on=text.due_on,
        expected_result=text.expected_result,
        outcome=text.outcome,
        reason=text.reason,
        every=text.every,
    )
