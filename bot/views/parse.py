"""What comes back from a modal, read field by field into typed values.

A modal's block has the name of the request's field it fills (so that a fault finds its place), and one element whose
action is `value`.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from bot.domain.errors import Invalid
from bot.domain.wording import tidy

ELEMENT = "value"


class Values:
    """The values of one submitted modal (Slack: view_submission, `state.values`). An absent field is empty."""

    def __init__(self, view: Mapping[str, Any]) -> None:
        self._blocks: Mapping[str, Any] = (view.get("state") or {}).get("values") or {}

    def text(self, field: str) -> str:
        """Return a typed text, tidied."""
        return tidy(str(self._element(field).get("value") or ""))

    def choice(self, field: str) -> str:
        """Return the value of the option chosen, or an empty text."""
        return str((self._element(field).get("selected_option") or {}).get("value") or "")

    def choices(self, field: str) -> tuple[str, ...]:
        """Return the values of the options chosen."""
        return tuple(str(option["value"]) for option in self._element(field).get("selected_options") or ())

    def user(self, field: str) -> str:
        """Return the workspace's id of the person chosen, or an empty text."""
        return str(self._element(field).get("selected_user") or "")

    def users(self, field: str) -> tuple[str, ...]:
        """Return the workspace's ids of the people chosen."""
        return tuple(str(each) for each in self._element(field).get("selected_users") or ())

    def channel(self, field: str) -> str:
        """Return the id of the channel chosen, or an empty text."""
        return str(self._element(field).get("selected_conversation") or "")

    def private_files(self, field: str) -> tuple[tuple[str, str], ...]:
        """Return the files chosen: the name of each, and the address at which the app reads it."""
        found = self._element(field).get("files") or ()
        return tuple((tidy(str(each.get("name") or each["id"])), str(each.get("url_private") or "")) for each in found)

    def files(self, field: str) -> tuple[tuple[str, str], ...]:
        """Return the files chosen: the name and the permanent address of each."""
        found = self._element(field).get("files") or ()
        return tuple((tidy(str(each.get("name") or each["id"])), str(each.get("permalink") or "")) for each in found)

    def number(self, field: str) -> int | None:
        """Return a whole number, or None for an empty field. Raises Invalid for anything else."""
        text = self.text(field)
        if not text:
            return None
        if not text.lstrip("-").isdecimal() or len(text) > 9:
            raise Invalid("number-form", field=field, said=text)
        return int(text)

    def row(self, field: str) -> int | None:
        """Return the row number that an option carries, or None where nothing is chosen."""
        chosen = self.choice(field)
        return int(chosen) if chosen.isdecimal() else None

    def rows(self, field: str) -> tuple[int, ...]:
        """Return the row numbers that the chosen options carry."""
        return tuple(int(chosen) for chosen in self.choices(field) if chosen.isdecimal())

    def day(self, field: str) -> date | None:
        """Return the local day chosen, or None."""
        chosen = self._element(field).get("selected_date")
        return date.fromisoformat(chosen) if chosen else None

    def required_day(self, field: str) -> date:
        """Return the local day chosen. Raises Invalid for none."""
        day = self.day(field)
        if day is None:
            raise Invalid("date-missing", field=field)
        return day

    def hour(self, field: str) -> time | None:
        """Return the time of day chosen, or None."""
        chosen = self._element(field).get("selected_time")
        return time.fromisoformat(chosen) if chosen else None

    def required_hour(self, field: str) -> time:
        """Return the time of day chosen. Raises Invalid for none."""
        chosen = self.hour(field)
        if chosen is None:
            raise Invalid("time-missing", field=field)
        return chosen

    def fields(self) -> tuple[str, ...]:
        """Return the names of all fields."""
        return tuple(self._blocks)

    def required_row(self, field: str) -> int:
        """Return the row number chosen. Raises Invalid for none."""
        row = self.row(field)
        if row is None:
            raise Invalid("choice-missing", field=field)
        return row

    def _element(self, field: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = (self._blocks.get(field) or {}).get(ELEMENT) or {}
        return found
