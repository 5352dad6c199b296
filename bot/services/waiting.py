"""Steps about tasks that wait for somebody: what a desk puts before its owner."""

from collections.abc import Sequence

from bot.domain import chasing, ladder
from bot.domain.blockers import Blocker, BlockerState
from bot.domain.chasing import Chase
from bot.domain.extensions import Extension
from bot.domain.groups import Group
from bot.domain.ladder import Audience
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity
from bot.domain.task_steps import TaskStep
from bot.notices import kinds
from bot.notices.desk import DigestLine
from bot.notices.task_steps import WaitingStep
from bot.services import chase_kinds, task_facts
from bot.store.transaction import Transaction

_STEPS = {
    BlockerState.DECLARED: TaskStep.BLOCKER_ACCEPT,
    BlockerState.ACCEPTED: TaskStep.BLOCKER_RESOLVE,
    BlockerState.ESCALATED: TaskStep.BLOCKER_AWARD,
}


def list_waiting(tx: Transaction, group: Group, actor: Actor, *, most: int) -> tuple[WaitingStep, ...]:
    """Return up to `most` of each: extensions and refused blockers for the secretariat, blockers for their units. A
    person without such a role costs no question."""
    found: list[Extension | Blocker] = []
    if find_capacity(actor, Action.EXTENSION_DECIDE):
        found += tx.extensions.list_asked(group.id, most=most)
    if find_capacity(actor, Action.BLOCKER_DECIDE):
        found += tx.blockers.list_in_state(group.id, BlockerState.ESCALATED, most=most)
    found += tx.blockers.list_awaited_of(sorted(actor.unit_ids), most=most)
    return _shown(tx, group, actor, found)


def list_awaited(tx: Transaction, group: Group, actor: Actor, *, most: int) -> tuple[DigestLine, ...]:
    """Return up to `most` of what else is awaited from the actor's units, from the secretariat or from the convener:
    opinions, answers to calls and notices, referrals to look after, proposals to decide on."""
    is_office = find_capacity(actor, Action.TOPIC_REFER) is not None
    is_convener = find_capacity(actor, Action.MEETING_DECIDE) is not None
    owed = tx.chases.list_awaited(group.id, sorted(chasing.ON_DESKS), actor.unit_ids, is_office=is_office, most=most)
    if is_convener:
        owed += tx.chases.list_awaited(group.id, sorted(chasing.OF_CONVENER), (), is_office=True, most=most)
    # What several of the actor's units owe about one item stands there once: its card says for which of them.
    owed = list({(chase.kind, chase.item): chase for chase in reversed(owed)}.values())[::-1]
    facts = chase_kinds.read_lines(tx, group, owed, actor.today)
    return tuple(
        DigestLine(
            about=chase.kind,
            kind=kinds.name_of(facts[chase.id]),
            facts=kinds.encode(facts[chase.id]),
            due_on=chase.due_on,
            days_left=group.rules.calendar.between(actor.today, ladder.effective(chase.due_on, group.rules.calendar)),
            offset=0,
            reason=_awaited_of(chase),
        )
        for chase in owed
        if chase.id in facts
    )


def _awaited_of(chase: Chase) -> Audience:
    if chase.kind in chasing.OF_CONVENER:
        return Audience.CONVENER
    return Audience.SECRETARIAT if chase.unit_id is None else Audience.LIAISON


def _shown(
    tx: Transaction, group: Group, actor: Actor, found: Sequence[Extension | Blocker]
) -> tuple[WaitingStep, ...]:
    tasks = {task.id: task for task in tx.tasks.list_by_ids([each.task_id for each in found])}
    shown = []
    for each in found:
        line = task_facts.line(group, tasks[each.task_id], actor.today)
        if isinstance(each, Extension):
            unit = group.unit(each.unit_id).short
            shown.append(WaitingStep(TaskStep.EXTENSION_GRANT, line, unit, each.reason, each.new_due_on))
        else:
            is_office = each.state is BlockerState.ESCALATED
            unit = group.unit(each.unit_id if is_office else each.lead_unit_id).short
            shown.append(WaitingStep(_STEPS[each.state], line, unit, each.text, each.promised_on))
    return tuple(shown)
