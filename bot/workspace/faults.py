"""The fault switch: what goes wrong on purpose, where, and how often."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Where = Literal["api", "event", "interactive", "command"]
Kind = Literal["delay", "drop", "429", "500", "break_before", "break_after", "duplicate"]


class FaultRule(BaseModel):
    """One rule of the switch.

    `method` is the API method, the event's type, the interaction's type (`block_actions`, `view_submission` …) or the
    command; `*` is any. The first `skip` matches go through, the next `times` are hit. `seconds` is the length of a delay
    or of a dropped request's silence, and the Retry-After of a 429.
    """

    model_config = ConfigDict(extra="forbid")

    where: Where
    method: str = "*"
    kind: Kind
    times: int = Field(default=1, ge=0, le=1_000_000)
    seconds: float = Field(default=1.0, ge=0, le=60)
    skip: int = Field(default=0, ge=0, le=1_000_000)

    @model_validator(mode="after")
    def _makes_sense(self) -> "FaultRule":
        if self.kind == "duplicate" and self.where == "api":
            raise ValueError("duplicate is for deliveries (event, interactive, command)")
        return self


class Faults:
    """The rules in force. Each counts down as it is used."""

    def __init__(self) -> None:
        self._rules: list[FaultRule] = []

    def replace(self, rules: list[FaultRule]) -> None:
        """Put new rules in place of the old ones."""
        self._rules = [rule.model_copy() for rule in rules]

    def left(self) -> list[FaultRule]:
        """Return the rules with what is left of `times` and `skip`."""
        return [rule.model_copy() for rule in self._rules]

    def take(self, where: Where, method: str) -> FaultRule | None:
        """Return the rule that hits this request, if one does, and count it."""
        for rule in self._rules:
            if rule.where != where or rule.method not in {"*", method} or not rule.times:
                continue
            if rule.skip:
                rule.skip -= 1
                continue
            rule.times -= 1
            return rule
        return None
