"""What can be done about a task beside the verbs that move it, and who may do it now."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.blockers import Blocker, BlockerState
from bot.domain.extensions import Extension
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity
from bot.domain.tasks import Task


class TaskStep(StrEnum):
    """Something that is done about a task."""

    EXTEND = "task-extend"
    EXTENSION_GRANT = "extension-grant"
    EXTENSION_REFUSE = "extension-refuse"
    EXTENSION_WITHDRAW = "extension-withdraw"
    BLOCK = "task-block"
    BLOCKER_ACCEPT = "blocker-accept"
    BLOCKER_REFUSE = "blocker-refuse"
    BLOCKER_INSIST = "blocker-insist"
    BLOCKER_AWARD = "blocker-award"
    BLOCKER_DISMISS = "blocker-dismiss"
    BLOCKER_RESOLVE = "blocker-resolve"
    BLOCKER_WITHDRAW = "blocker-withdraw"
    BLOCKER_TOPIC = "blocker-topic"
    SPLIT = "task-split"
    SET_PART = "task-set-part"
    URGE = "task-urge"
    COMMENT = "task-comment"
    SNOOZE = "snooze"
    WHY = "why"
    LINEAGE = "lineage"


@dataclass(frozen=True, slots=True)
class Standing:
    """A task with what is open about it. `is_long_blocked`: the wait is so long that it should become a topic."""

    task: Task
    extension: Extension | None = None
    blocker: Blocker | None = None
    is_long_blocked: bool = False


_Rule = Callable[[Standing, "_Reader"], bool]


@dataclass(frozen=True, slots=True)
class _Reader:
    actor: Actor

    def may(self, action: Action, *units: int) -> bool:
        return find_capacity(self.actor, action, units=units) is not None


def _blocked_in(*states: BlockerState) -> Callable[[Standing], bool]:
    return lambda found: found.blocker is not None and found.blocker.state in states


def _is_leads(found: Standing, reader: _Reader, action: Action) -> bool:
    return reader.may(action, found.task.lead_unit_id)


def _is_blockers(found: Standing, reader: _Reader) -> bool:
    return found.blocker is not None and reader.may(Action.BLOCKER_ANSWER, found.blocker.unit_id)


_S = BlockerState
_RULES: dict[TaskStep, _Rule] = {
    TaskStep.BLOCKER_ACCEPT: lambda f, r: _blocked_in(_S.DECLARED)(f) and _is_blockers(f, r),
    TaskStep.BLOCKER_REFUSE: lambda f, r: _blocked_in(_S.DECLARED)(f) and _is_blockers(f, r),
    TaskStep.BLOCKER_RESOLVE: lambda f, r: (
        _blocked_in(_S.ACCEPTED)(f) and (_is_blockers(f, r) or _is_leads(f, r, Action.BLOCKER_DECLARE))
    ),
    TaskStep.BLOCKER_INSIST: lambda f, r: _blocked_in(_S.REFUSED)(f) and _is_leads(f, r, Action.BLOCKER_DECLARE),
    TaskStep.BLOCKER_AWARD: lambda f, r: _blocked_in(_S.ESCALATED)(f) and r.may(Action.BLOCKER_DECIDE),
    TaskStep.BLOCKER_DISMISS: lambda f, r: _blocked_in(_S.ESCALATED)(f) and r.may(Action.BLOCKER_DECIDE),
    TaskStep.BLOCKER_TOPIC: lambda f, r: f.is_long_blocked and _is_leads(f, r, Action.TOPIC_SUBMIT),
    TaskStep.EXTENSION_GRANT: lambda f, r: f.extension is not None and r.may(Action.EXTENSION_DECIDE),
    TaskStep.EXTENSION_REFUSE: lambda f, r: f.extension is not None and r.may(Action.EXTENSION_DECIDE),
    TaskStep.EXTEND: lambda f, r: f.extension is None and f.task.is_open and _is_leads(f, r, Action.TASK_EXTEND),
    TaskStep.EXTENSION_WITHDRAW: lambda f, r: f.extension is not None and _is_leads(f, r, Action.TASK_EXTEND),
    TaskStep.BLOCK: lambda f, r: f.blocker is None and f.task.is_open and _is_leads(f, r, Action.BLOCKER_DECLARE),
    TaskStep.BLOCKER_WITHDRAW: lambda f, r: f.blocker is not None and _is_leads(f, r, Action.BLOCKER_DECLARE),
    TaskStep.SPLIT: lambda f, r: f.task.is_open and f.task.parent_id is None and _is_leads(f, r, Action.TASK_DIVIDE),
    TaskStep.SET_PART: lambda f, r: (
        f.task.is_open and bool(f.task.supporting_unit_ids) and _is_leads(f, r, Action.TASK_DIVIDE)
    ),
    TaskStep.URGE: lambda f, r: f.task.is_open and r.may(Action.TASK_URGE),
    TaskStep.COMMENT: lambda f, r: r.may(Action.TASK_COMMENT, *f.task.unit_ids),
    TaskStep.SNOOZE: lambda f, r: f.task.is_open and r.may(Action.TASK_REPORT, *f.task.unit_ids),
    TaskStep.LINEAGE: lambda _, r: r.may(Action.RECORD_READ),
    TaskStep.WHY: lambda f, r: f.task.is_open and r.may(Action.TASK_READ),
}


def steps_for(found: Standing, actor: Actor) -> tuple[TaskStep, ...]:
    """Return what `actor` may do about a task now, the answers that somebody waits for first."""
    reader = _Reader(actor)
    return tuple(step for step, rule in _RULES.items() if rule(found, reader))
