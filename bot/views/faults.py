"""Refusals that were stored: their arguments as members, days and words again."""

import re
from datetime import date
from enum import StrEnum

from bot.domain import references
from bot.domain.consensus import Stance
from bot.domain.contacts import ContactChangeState, ContactChangeVerb
from bot.domain.meetings import MeetingState, MeetingVerb
from bot.domain.minutes import MinutesState, MinutesVerb
from bot.domain.people import Role
from bot.domain.permissions import Action
from bot.domain.references import Kind
from bot.domain.task_steps import TaskStep
from bot.domain.tasks import TaskState, TaskVerb
from bot.domain.topics import TopicState, TopicVerb
from bot.notices.desk import Failed
from bot.texts.catalogue import Texts

STATES: dict[Kind, type[StrEnum]] = {
    Kind.TASK: TaskState,
    Kind.TOPIC: TopicState,
    Kind.MEETING: MeetingState,
    Kind.MINUTES: MinutesState,
    Kind.CONTACT_CHANGE: ContactChangeState,
}
VERBS: dict[Kind, type[StrEnum]] = {
    Kind.TASK: TaskVerb,
    Kind.TOPIC: TopicVerb,
    Kind.MEETING: MeetingVerb,
    Kind.MINUTES: MinutesVerb,
    Kind.CONTACT_CHANGE: ContactChangeVerb,
}
_NAMED: dict[str, type[StrEnum]] = {"role": Role, "action": Action, "stance": Stance}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def sentence_of(told: Failed, texts: Texts) -> str:
    """Return what the person reads of a stored refusal: the same as if it had been the answer itself."""
    kind = _kind(told)
    return texts(f"error-{told.key}", **{name: _named(name, value, kind) for name, value in told.arguments.items()})


def _kind(told: Failed) -> Kind | None:
    """Which kind of item a refusal speaks of: its reference tells, else its state and verb together."""
    arguments = told.arguments
    reference = references.parse(str(arguments.get("reference", "")))
    if reference is not None:
        return reference.kind
    state, verb = arguments.get("state"), arguments.get("verb")
    fitting = (kind for kind in STATES if state in set(STATES[kind]) and (verb is None or verb in set(VERBS[kind])))
    return next(fitting, None)


def _named(name: str, value: object, kind: Kind | None) -> object:
    if not isinstance(value, str):
        return value
    if name == "verb" and value in set(TaskStep):
        return TaskStep(value)
    members = (
        {"state": STATES, "verb": VERBS}[name].get(kind) if kind and name in {"state", "verb"} else _NAMED.get(name)
    )
    if members is not None and value in set(members):
        return members(value)
    return date.fromisoformat(value) if name == "date" and _DAY.fullmatch(value) else value
