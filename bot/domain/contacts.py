"""Changes of a unit's member or liaison (Rules of procedure, Art. 4), and a person's own details."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.errors import Fault, refuse
from bot.domain.lifecycle import Lifecycle
from bot.domain.people import UNIT_ROLES, Role
from bot.domain.references import Kind, Reference

NAME_LENGTH = 40
LANGUAGES = ("zh", "en")
_PHONE = re.compile(r"\+?[0-9][0-9 -]{4,18}[0-9]")


class ContactChangeState(StrEnum):
    """Where a change stands."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class ContactChangeVerb(StrEnum):
    """What is done to a change."""

    CONFIRM = "confirm"
    RETURN = "return"
    WITHDRAW = "withdraw"
    RESUBMIT = "resubmit"


_S = ContactChangeState
LIFECYCLE = Lifecycle[ContactChangeState, ContactChangeVerb](
    {
        ContactChangeVerb.CONFIRM: ({_S.PENDING}, _S.CONFIRMED),
        ContactChangeVerb.RETURN: ({_S.PENDING}, _S.RETURNED),
        ContactChangeVerb.WITHDRAW: ({_S.PENDING}, _S.WITHDRAWN),
        ContactChangeVerb.RESUBMIT: ({_S.PENDING, _S.RETURNED, _S.WITHDRAWN}, _S.PENDING),
    }
)


@dataclass(slots=True)
class ContactChange:
    """A unit's report that its member or liaison changes on a day. The newcomer is known by the workspace's id."""

    id: int
    group_id: int
    number: int
    state: ContactChangeState
    unit_id: int
    role: Role
    slack_id: str
    name: str
    title: str
    phone: str
    reason: str
    effective_on: date
    proposed_by: int
    proposed_at: datetime
    return_reason: str = ""
    version: int = 1

    @property
    def reference(self) -> Reference:
        return Reference(Kind.CONTACT_CHANGE, self.number)

    def move(self, verb: ContactChangeVerb) -> None:
        """Carry out `verb`. Raises WrongState."""
        self.state = LIFECYCLE.next(self.state, verb)


@dataclass(frozen=True, slots=True)
class ProposeContactChange:
    """The request to change a unit's member or liaison. `unit_id` None: the actor's only unit."""

    role: Role
    slack_id: str
    name: str
    title: str
    phone: str
    reason: str
    effective_on: date
    unit_id: int | None = None

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                None if self.role in UNIT_ROLES else Fault("role-not-unit", {"role": self.role}, "role"),
                None if self.slack_id else Fault("person-missing", {}, "slack_id"),
                wording.check(self.name, field="name", limit=NAME_LENGTH),
                wording.check(self.title, field="title", limit=NAME_LENGTH, required=False),
                check_phone(self.phone) if self.phone else None,
                wording.check(self.reason, field="reason", limit=wording.LINE_LENGTH),
                days.check_coming(self.effective_on, today, field="effective_on"),
            ]
        )


@dataclass(frozen=True, slots=True)
class DecideContactChange:
    """The secretariat's confirmation or return (with the fault named), or the unit's withdrawal."""

    reference: Reference
    verb: ContactChangeVerb
    reason: str = ""
    version: int | None = None

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.reason, field="reason", required=self.verb is ContactChangeVerb.RETURN)])


@dataclass(frozen=True, slots=True)
class AmendContactChange:
    """The unit's report, mended and sent again: everything but the unit may differ. `version` is that of the card from
    which the form was opened."""

    reference: Reference
    change: ProposeContactChange
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CorrectOwnPhone:
    """The request of a person to correct the own telephone number, which takes effect at once."""

    phone: str

    def check(self) -> None:
        """Raise Invalid."""
        refuse([check_phone(self.phone)])


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which part of the roster is shown: all, or one unit by what it is called. `private`: the answer is seen by the
    asker alone, so it may hold telephone numbers. `on`: as it was (or will be) on a local day; None: today."""

    unit: str = ""
    private: bool = False
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """The request of a person to be addressed in one of the LANGUAGES."""

    language: str

    def check(self) -> None:
        """Raise Invalid."""
        refuse([None if self.language in LANGUAGES else Fault("language-unknown", {"said": self.language}, "language")])


def check_phone(phone: str) -> Fault | None:
    """Return what is wrong with a telephone number: 6 to 20 digits, spaces and hyphens, perhaps a leading plus."""
    return None if _PHONE.fullmatch(phone) else Fault("phone-form", {"phone": phone}, "phone")
