"""Extensions of a task's due day: asked with a reason, granted or refused by the secretariat; the original day stays."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.errors import Fault, refuse
from bot.domain.lifecycle import Lifecycle
from bot.domain.references import Reference


class ExtensionState(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ExtensionVerb(StrEnum):
    """What is done to a request."""

    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


_S = ExtensionState
LIFECYCLE = Lifecycle[ExtensionState, ExtensionVerb](
    {
        ExtensionVerb.GRANT: ({_S.ASKED}, _S.GRANTED),
        ExtensionVerb.REFUSE: ({_S.ASKED}, _S.REFUSED),
        ExtensionVerb.WITHDRAW: ({_S.ASKED}, _S.WITHDRAWN),
    }
)


@dataclass(slots=True)
class Extension:
    """A request for a later due day of a task, by its lead. `granted_on` is the day that was granted, which may be
    another than `new_due_on`, the one asked for."""

    id: int
    group_id: int
    task_id: int
    state: ExtensionState
    unit_id: int
    person_id: int
    asked_at: datetime
    new_due_on: date
    reason: str
    granted_on: date | None = None
    decided_by: int | None = None
    decided_at: datetime | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class AskExtension:
    """The request for a later day; it must lie after the present one."""

    reference: Reference
    new_due_on: date
    reason: str

    def check(self, due_on: date, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                days.check_coming(self.new_due_on, today, field="new_due_on"),
                None if self.new_due_on > due_on else Fault("extension-not-later", {"date": due_on}, "new_due_on"),
                wording.check(self.reason, field="reason", limit=wording.LINE_LENGTH),
            ]
        )


@dataclass(frozen=True, slots=True)
class DecideExtension:
    """The secretariat's decision on what is asked for a task, or the unit's withdrawal. `due_on` None: the day asked for."""

    reference: Reference
    verb: ExtensionVerb
    due_on: date | None = None
    answer: str = ""

    def check(self, task_due_on: date, today: date) -> None:
        """Raise Invalid: a refusal says why, a day granted lies after the present one."""
        faults = [
            wording.check(
                self.answer,
                field="answer",
                limit=wording.LINE_LENGTH,
                required=self.verb is ExtensionVerb.REFUSE,
            )
        ]
        if self.due_on is not None:
            faults.append(days.check_coming(self.due_on, today, field="due_on"))
            if self.due_on <= task_due_on:
                faults.append(Fault("extension-not-later", {"date": task_due_on}, "due_on"))
        refuse(faults)
