"""The one place where errors become replies: a refusal is a sentence with an example, anything else an apology with the
number under which the log has the rest."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from bot.domain.errors import Fault, Refusal
from bot.handlers.grammar import Command
from bot.texts.catalogue import Texts

log = structlog.get_logger(__name__)


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
    """Let refusals through; log anything else and raise it as a Mishap."""
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        incident = uuid.uuid4().hex[:8]
        log.exception("request failed", request=what, incident=incident)
        raise Mishap("mishap", incident=incident) from error
