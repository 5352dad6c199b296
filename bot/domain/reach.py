"""Why a unit cannot be reached."""

from enum import StrEnum


class Gap(StrEnum):
    """What stands between Concord and a unit's liaison."""

    NO_LIAISON = "no-liaison"
    DEACTIVATED = "deactivated"
    NO_ACCOUNT = "no-account"
    REFUSED = "refused"
