"""The one place where errors become replies: a refusal is a sentence with an example, anything else an apology with the
number under which the log has the rest."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from bot.domain.errors import Fault, Forbidden, Refusal
from bot.handlers.grammar import Command
from bot.handlers.watch import FAILED, REFUSED, note
from bot.measures import REFUSALS
from bot.texts.catalogue import Texts

log = structlog.get_logger(__name__)


_ATTEMPTS = frozenset({"no-seat", "no-unit", "not-your-role", "not-your-unit", "button-broken"})
"""What somebody is told who asked for what is not theirs, or sent what no button of ours sends."""


class Mishap(Refusal):
    """Something failed that no rule foresees. Nothing was changed; the log has the rest under `incident`."""


def sentence(fault: Fault, texts: Texts) -> str:
    """Return what the person reads of a fault."""
    return texts(f"error-{fault.key}", **fault.arguments)


def line_sentence(fault: Fault, texts: Texts, command: Command | None) -> str:
    """Return what the person reads of a fault in a line: where its words are missing, the command's own example."""
    if fault.key == "text-empty" and command is not None:
        return texts("error-text-empty-line", usage=texts(f"usage-{command}"))
    return sentence(fault, texts)


@contextmanager
def mishaps(what: str) -> Iterator[None]:
    """Let refusals through, counted, and logged where somebody tried what is not theirs; log anything else and raise it
    as a Mishap."""
    try:
        yield
    except Refusal as refusal:
        note(outcome=REFUSED)
        _note(what, refusal)
        raise
    except Exception as error:
        note(outcome=FAILED)
        incident = uuid.uuid4().hex[:8]
        log.exception("request failed", request=what, incident=incident)
        raise Mishap("mishap", incident=incident) from error


def _note(what: str, refusal: Refusal) -> None:
    """Keep an attempt for whoever looks after the installation: in the log and a counter. The record is of changes, and
    nothing was changed; whoever presses a thousand times must not fill it. `person` is the row number, which says nothing
    without the database."""
    key = refusal.fault.key
    REFUSALS.labels(reason=key).inc()
    if key in _ATTEMPTS or isinstance(refusal, Forbidden):
        log.warning("attempt refused", request=what, reason=key, person=refusal.by)
