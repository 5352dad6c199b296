"""Blockers (卡点): what a task waits for. While a unit has accepted one, clock and reminders are that unit's."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.errors import Fault, refuse
from bot.domain.lifecycle import Lifecycle
from bot.domain.references import Reference


class BlockerState(StrEnum):
    """Where a blocker stands."""

    DECLARED = "declared"
    REFUSED = "refused"
    ESCALATED = "escalated"
    ACCEPTED = "accepted"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class BlockerVerb(StrEnum):
    """What is done to a blocker. The first refusal leaves it to the lead to insist, the second to the secretariat."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    REFUSE_AGAIN = "refuse-again"
    INSIST = "insist"
    AWARD = "award"
    DISMISS = "dismiss"
    RESOLVE = "resolve"
    WITHDRAW = "withdraw"


_S = BlockerState
LIFECYCLE = Lifecycle[BlockerState, BlockerVerb](
    {
        BlockerVerb.ACCEPT: ({_S.DECLARED}, _S.ACCEPTED),
        BlockerVerb.REFUSE: ({_S.DECLARED}, _S.REFUSED),
        BlockerVerb.REFUSE_AGAIN: ({_S.DECLARED}, _S.ESCALATED),
        BlockerVerb.INSIST: ({_S.REFUSED}, _S.DECLARED),
        BlockerVerb.AWARD: ({_S.ESCALATED}, _S.ACCEPTED),
        BlockerVerb.DISMISS: ({_S.ESCALATED}, _S.DISMISSED),
        BlockerVerb.RESOLVE: ({_S.ACCEPTED}, _S.RESOLVED),
        BlockerVerb.WITHDRAW: ({_S.DECLARED, _S.REFUSED, _S.ESCALATED, _S.ACCEPTED}, _S.WITHDRAWN),
    }
)
OVER = frozenset({_S.RESOLVED, _S.DISMISSED, _S.WITHDRAWN})


@dataclass(slots=True)
class Blocker:
    """A task waits for `unit_id`, says its lead. `promised_on` is the local day by which the unit will have removed it,
    `accepted_on` and `ended_on` the days between which the clock was that unit's."""

    id: int
    group_id: int
    task_id: int
    state: BlockerState
    lead_unit_id: int
    unit_id: int
    text: str
    declared_by: int
    declared_at: datetime
    refusals: int = 0
    answer: str = ""
    promised_on: date | None = None
    accepted_on: date | None = None
    ended_on: date | None = None

    def move(self, verb: BlockerVerb, *, today: date) -> None:
        """Carry out `verb`; a second refusal goes to the secretariat. Raises WrongState."""
        if verb is BlockerVerb.REFUSE:
            verb = BlockerVerb.REFUSE_AGAIN if self.refusals else verb
            self.refusals += 1
        self.state = LIFECYCLE.next(self.state, verb)
        if self.state is BlockerState.ACCEPTED:
            self.accepted_on = today
        if self.state in OVER:
            self.ended_on = today


@dataclass(frozen=True, slots=True)
class DeclareBlocker:
    """The lead's request: the task waits for `unit_id`, and for what."""

    reference: Reference
    unit_id: int
    text: str

    def check(self, lead_unit_id: int) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                Fault("blocker-own", {}, "unit_id") if self.unit_id == lead_unit_id else None,
                wording.check(self.text, field="text", limit=wording.LINE_LENGTH),
            ]
        )


@dataclass(frozen=True, slots=True)
class AnswerBlocker:
    """The request for one of the verbs on the blocker of a task. Accepted or awarded, it names the day by which it is
    removed; refused, insisted on or dismissed, it says why."""

    reference: Reference
    verb: BlockerVerb
    text: str = ""
    promised_on: date | None = None

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        is_dated = self.verb in {BlockerVerb.ACCEPT, BlockerVerb.AWARD}
        says_why = self.verb in {BlockerVerb.REFUSE, BlockerVerb.INSIST, BlockerVerb.DISMISS}
        faults = [wording.check(self.text, field="text", limit=wording.LINE_LENGTH, required=says_why)]
        if is_dated and self.promised_on is None:
            faults.append(Fault("date-missing", {}, "promised_on"))
        elif is_dated and self.promised_on is not None:
            faults.append(days.check_coming(self.promised_on, today, field="promised_on"))
        refuse(faults)
