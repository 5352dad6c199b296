"""Corrections: new minutes that say which ones they replace, and change their tasks with notice, never double them
(Rules of procedure, Art. 8; what was issued never changes)."""

from bot.domain import clauses
from bot.domain.chasing import MINUTES_RECEIPT
from bot.domain.clauses import ClauseText, Decision, Outcome
from bot.domain.errors import Repeated
from bot.domain.groups import Group
from bot.domain.minutes import LIFECYCLE, ChangeMinutes, Minutes, MinutesState, MinutesVerb
from bot.domain.people import Actor, Capacity
from bot.domain.permissions import Action, permit
from bot.domain.tasks import LIFECYCLE as TASK_LIFECYCLE
from bot.domain.tasks import OPEN_STATES, ChangeTask, Task, TaskVerb
from bot.domain.wording import TITLE_LENGTH
from bot.notices.fact import Fact
from bot.notices.minutes import MinutesChanged
from bot.services import minutes_facts, tasks
from bot.services.chasing import close_chase
from bot.services.items import note
from bot.services.task_amending import COLUMNS, amend, tell_amended
from bot.services.telling import shown_in_office
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def correct(tx: Transaction, actor: Actor, request: ChangeMinutes) -> Fact:
    """Begin a correction of issued minutes: a draft with the same clauses. Of its clauses only those that are changed are
    asked, of whom they concern.

    Raises:
        WrongState: unless they are issued.
        Repeated: `correction-begun`, while one is being drafted or answered.
    """
    capacity = permit(actor, Action.MINUTES_DRAFT)
    old = tx.minutes.get(actor.group_id, request.reference, lock=True)
    LIFECYCLE.next(old.state, MinutesVerb.CORRECT)
    group = tx.groups.of(actor)
    begun = tx.minutes.list_corrections(old.id)
    if begun:
        raise Repeated("correction-begun", reference=str(old.reference), other=str(begun[-1].reference))
    item = Minutes(0, group.id, 0, MinutesState.DRAFT, old.title, old.held_on, actor.person_id)
    item.meeting_id, item.corrects_id = old.meeting_id, old.id
    tx.minutes.add(item)
    for clause in tx.minutes.list_decisions(old.id):
        same = Decision(
            **{name: getattr(clause, name) for name in ClauseText.__slots__},
            id=0,
            minutes_id=item.id,
            position=clause.position,
            topic_id=clause.topic_id,
            task_id=clause.task_id,
            corrects_id=clause.corrects_id or clause.id,
        )
        tx.minutes.add_decision(same)
        tx.minutes.add_version(clauses.version_of(same, 0))
    note(tx, actor, capacity, "draft", item, said={"corrects": str(old.reference)})
    return MinutesChanged(MinutesVerb.CORRECT, minutes_facts.read(tx, group, item).card_for(actor))


def supersede(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, item: Minutes) -> None:
    """Let a correction that is being issued stand in the place of what it corrects: tasks of changed clauses follow them,
    those of clauses that are gone, or ask for nothing any more, are cancelled; their units are told. What is closed
    stays closed."""
    old = tx.minutes.get_by_id(item.corrects_id or 0)
    before = facts_of(old)
    old.move(MinutesVerb.SUPERSEDE)
    tx.minutes.save(old)
    close_chase(tx, group, MINUTES_RECEIPT, old.reference)
    said = {"corrected_by": str(item.reference)}
    note(tx, actor, capacity, MinutesVerb.SUPERSEDE, old, before=before, said=said, shown_to=shown_in_office(tx, group))
    standing = tx.minutes.list_decisions(item.id)
    kept = {clause.task_id: clause for clause in standing if clause.task_id is not None}
    earlier = [clause for clause in tx.minutes.list_decisions(old.id) if clause.task_id is not None]
    found = {task.id: task for task in tx.tasks.list_by_ids([clause.task_id for clause in earlier if clause.task_id])}
    correction = f"{item.reference} {minutes_facts.number_of(group, item)}"
    for task in found.values():
        clause = kept.get(task.id)
        if clause is not None and clause.outcome is Outcome.TASK and not clause.every:
            _follow(tx, actor, capacity, group, task, clause)
            continue
        _end(tx, actor, task, correction)
        if clause is not None:
            clause.task_id = None
            tx.minutes.save_decision(clause)


def _follow(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, task: Task, clause: Decision) -> None:
    """Let an open task follow what the correction changed in its clause; what was agreed since, such as a later day, stays
    where the correction leaves it alone."""
    task.decision_id = clause.id
    issued = tx.minutes.list_versions(clause.minutes_id)[clause.id][0].said
    wanted = {
        name: value
        for name, value in _wanted(clause.said).items()
        if value != _wanted(issued)[name] and value != getattr(task, name)
    }
    if not wanted or task.state not in OPEN_STATES:
        tx.tasks.save(task)
        return
    amend(tx, actor, capacity, task, {"due_on": task.due_on} | wanted)
    tell_amended(tx, group, actor, task, tuple(COLUMNS[name] for name in wanted))


def _wanted(said: ClauseText) -> dict[str, object]:
    """Return the fields of a task as a clause wants them."""
    return {
        "title": clauses.title_of(said.text, TITLE_LENGTH),
        "expected_result": clauses.expected_of(said.text, said.expected_result, TITLE_LENGTH),
        "lead_unit_id": said.lead_unit_id,
        "due_on": said.due_on,
        "supporting_unit_ids": tuple(sorted(said.supporting_unit_ids)),
    }


def _end(tx: Transaction, actor: Actor, task: Task, correction: str) -> None:
    if TaskVerb.CANCEL in TASK_LIFECYCLE.allowed(task.state):
        tasks.change_task(tx, actor, ChangeTask(task.reference, TaskVerb.CANCEL, correction))
