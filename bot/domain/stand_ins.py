"""Stand-ins (代理): somebody who acts on a seat for a while, in all of the unit's matters or in its tasks alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.contacts import NAME_LENGTH
from bot.domain.errors import Fault, refuse
from bot.domain.people import UNIT_ROLES, Role, SeatScope

LONGEST = timedelta(days=366)
"""A stand-in of more than a year is a change of the person."""


class StandInEvent(StrEnum):
    """What happened to a stand-in."""

    APPOINTED = "appointed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class AppointStandIn:
    """The request that somebody act on a unit's seat from `starts_on` to `last_day`, both included. `role` None: the
    actor's own, else the liaison's; `unit_id` None: the actor's only unit. `name` is what a person is called who is not
    known yet. `is_beside`: the absent one goes on being told."""

    slack_id: str
    starts_on: date
    last_day: date
    scope: SeatScope = SeatScope.ALL
    is_beside: bool = False
    role: Role | None = None
    unit_id: int | None = None
    name: str = ""

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                None if self.slack_id else Fault("stand-in-person", {}, "slack_id"),
                None if self.role in UNIT_ROLES | {None} else Fault("role-not-unit", {"role": self.role}, "role"),
                days.check_coming(self.starts_on, today, field="starts_on"),
                Fault("stand-in-order", {}, "last_day") if self.last_day < self.starts_on else None,
                Fault("stand-in-long", {}, "last_day") if self.last_day > self.starts_on + LONGEST else None,
                wording.check(self.name, field="name", limit=NAME_LENGTH, required=False),
            ]
        )


@dataclass(frozen=True, slots=True)
class EndStandIn:
    """The request to end a stand-in from today on, by the seat's row number."""

    seat_id: int
