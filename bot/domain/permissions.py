"""Which role may do which action: the only permission rules (PRODUCT: People and roles; Rules of procedure, Art. 3-9)."""

from collections.abc import Collection
from enum import StrEnum

from bot.domain.errors import Forbidden
from bot.domain.people import Actor, Capacity, Role, SeatScope


class Action(StrEnum):
    """Everything a person can ask for."""

    TOPIC_SUBMIT = "topic-submit"
    TOPIC_READ = "topic-read"
    TOPIC_REVIEW = "topic-review"
    OPINION_GIVE = "opinion-give"
    TOPIC_CALL = "topic-call"
    TOPIC_REFER = "topic-refer"
    MEETING_READ = "meeting-read"
    MEETING_PROPOSE = "meeting-propose"
    MEETING_DECIDE = "meeting-decide"
    MEETING_CALL = "meeting-call"
    MEETING_MANAGE = "meeting-manage"
    MEETING_ANSWER = "meeting-answer"
    MEETING_VISIT = "meeting-visit"
    MINUTES_READ = "minutes-read"
    MINUTES_DRAFT = "minutes-draft"
    MINUTES_ANSWER = "minutes-answer"
    MINUTES_SIGN_OFF = "minutes-sign-off"
    MINUTES_ISSUE = "minutes-issue"
    MINUTES_RECEIVE = "minutes-receive"
    MINUTES_SETTLE = "minutes-settle"
    MINUTES_ENTER = "minutes-enter"
    TASK_READ = "task-read"
    OVERVIEW_READ = "overview-read"
    DUTIES_READ = "duties-read"
    TASK_ASSIGN = "task-assign"
    TASK_REPORT = "task-report"
    TASK_CLAIM = "task-claim"
    TASK_VERIFY = "task-verify"
    TASK_SUSPEND = "task-suspend"
    TASK_DIVIDE = "task-divide"
    TASK_EXTEND = "task-extend"
    EXTENSION_DECIDE = "extension-decide"
    BLOCKER_DECLARE = "blocker-declare"
    BLOCKER_ANSWER = "blocker-answer"
    BLOCKER_DECIDE = "blocker-decide"
    TASK_URGE = "task-urge"
    TASK_COMMENT = "task-comment"
    REMINDERS_MANAGE = "reminders-manage"
    CONTACTS_READ = "contacts-read"
    PHONES_READ = "phones-read"
    CONTACT_PROPOSE = "contact-propose"
    CONTACT_DECIDE = "contact-decide"
    STAND_IN = "stand-in"
    CONTACTS_CONFIRM = "contacts-confirm"
    OWN_DETAILS = "own-details"
    RECORD_READ = "record-read"
    FEEDBACK_GIVE = "feedback-give"
    FEEDBACK_ANSWER = "feedback-answer"


class Scope(StrEnum):
    """How far a role's right reaches: the own unit's items, or all of the group's."""

    OWN = "own"
    GROUP = "group"


_OFFICE = {Role.DIRECTOR: Scope.GROUP, Role.SECRETARIAT: Scope.GROUP}
_UNITS = {Role.MEMBER: Scope.OWN, Role.LIAISON: Scope.OWN}
_READERS = {
    Role.CONVENER: Scope.GROUP,
    Role.INSPECTOR: Scope.GROUP,
    Role.MEMBER: Scope.GROUP,
    Role.LIAISON: Scope.GROUP,
    **_OFFICE,
}
_ALL_SEATS = {**_READERS, Role.OBSERVER: Scope.GROUP}

TABLE: dict[Action, dict[Role, Scope]] = {
    Action.TOPIC_SUBMIT: {**_UNITS, **_OFFICE},
    Action.TOPIC_READ: _READERS,
    Action.TOPIC_REVIEW: _OFFICE,
    Action.OPINION_GIVE: _UNITS,
    Action.TOPIC_CALL: _OFFICE,
    Action.TOPIC_REFER: _OFFICE,
    Action.MEETING_READ: _READERS,
    Action.MEETING_PROPOSE: {**_UNITS, **_OFFICE},
    Action.MEETING_DECIDE: {Role.CONVENER: Scope.GROUP},
    Action.MEETING_CALL: {Role.CONVENER: Scope.GROUP, **_OFFICE},
    Action.MEETING_MANAGE: _OFFICE,
    Action.MEETING_ANSWER: _UNITS,
    Action.MEETING_VISIT: {Role.OBSERVER: Scope.GROUP},
    Action.MINUTES_READ: _READERS,
    Action.MINUTES_DRAFT: _OFFICE,
    Action.MINUTES_ANSWER: _UNITS,
    Action.MINUTES_SIGN_OFF: {Role.CONVENER: Scope.GROUP},
    Action.MINUTES_ISSUE: _OFFICE,
    Action.MINUTES_RECEIVE: _UNITS,
    Action.MINUTES_SETTLE: {Role.CONVENER: Scope.GROUP},
    Action.MINUTES_ENTER: _OFFICE,
    Action.TASK_READ: _READERS,
    Action.OVERVIEW_READ: {Role.CONVENER: Scope.GROUP, Role.INSPECTOR: Scope.GROUP, **_OFFICE},
    Action.DUTIES_READ: _READERS,
    Action.TASK_ASSIGN: _OFFICE,
    Action.TASK_REPORT: _UNITS,
    Action.TASK_CLAIM: _UNITS,
    Action.TASK_VERIFY: _OFFICE,
    Action.TASK_SUSPEND: _OFFICE,
    Action.TASK_DIVIDE: {**_UNITS, **_OFFICE},
    Action.TASK_EXTEND: _UNITS,
    Action.EXTENSION_DECIDE: _OFFICE,
    Action.BLOCKER_DECLARE: _UNITS,
    Action.BLOCKER_ANSWER: _UNITS,
    Action.BLOCKER_DECIDE: _OFFICE,
    Action.TASK_URGE: {Role.CONVENER: Scope.GROUP, Role.INSPECTOR: Scope.GROUP, **_OFFICE},
    Action.TASK_COMMENT: {**_UNITS, Role.CONVENER: Scope.GROUP, Role.INSPECTOR: Scope.GROUP, **_OFFICE},
    Action.REMINDERS_MANAGE: _OFFICE,
    Action.CONTACTS_READ: _READERS,
    Action.PHONES_READ: _READERS,
    Action.CONTACT_PROPOSE: {**_UNITS, **_OFFICE},
    Action.CONTACT_DECIDE: _OFFICE,
    Action.STAND_IN: {**_UNITS, **_OFFICE},
    Action.CONTACTS_CONFIRM: _UNITS,
    Action.OWN_DETAILS: _ALL_SEATS,
    Action.RECORD_READ: _READERS,
    Action.FEEDBACK_GIVE: _ALL_SEATS,
    Action.FEEDBACK_ANSWER: _OFFICE,
}

BEYOND_TASKS = frozenset(
    {
        Action.TOPIC_SUBMIT,
        Action.OPINION_GIVE,
        Action.MEETING_PROPOSE,
        Action.MEETING_ANSWER,
        Action.MINUTES_ANSWER,
        Action.MINUTES_RECEIVE,
        Action.CONTACT_PROPOSE,
        Action.STAND_IN,
        Action.CONTACTS_CONFIRM,
    }
)
"""What a stand-in who was given the tasks alone does not do."""


def find_capacity(actor: Actor, action: Action, *, units: Collection[int] = ()) -> Capacity | None:
    """Return the capacity in which `actor` may do `action` on an item that concerns `units`, or None."""
    rights = TABLE[action]
    for capacity in actor.capacities:
        if capacity.scope is SeatScope.TASKS and action in BEYOND_TASKS:
            continue
        scope = rights.get(capacity.role)
        if scope is Scope.GROUP or (scope is Scope.OWN and capacity.unit_id in units):
            return capacity
    return None


def units_for(actor: Actor, action: Action) -> frozenset[int]:
    """Return those of the actor's units on whose behalf the actor may do `action`."""
    return frozenset(unit_id for unit_id in actor.unit_ids if find_capacity(actor, action, units=[unit_id]))


def permit(actor: Actor, action: Action, *, units: Collection[int] = ()) -> Capacity:
    """Return the capacity in which `actor` does `action`.

    Raises:
        Forbidden: when none of the actor's seats carries the action for these units. When the action is one of the
            actor's roles, only for other units, the sentence says so.
    """
    capacity = find_capacity(actor, action, units=units)
    if capacity is not None:
        return capacity
    if any(c.role in TABLE[action] for c in actor.capacities):
        raise Forbidden("not-your-unit", action=action)
    raise Forbidden("not-your-role", action=action)
