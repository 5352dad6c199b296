"""Any fact, made up: every field by its name and type, with the worst that people type."""

import dataclasses
import types
import typing
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from bot.domain import chasing
from bot.domain.cadence import MONTHS
from bot.domain.errors import Fault
from bot.domain.ladder import Audience
from bot.domain.papers import PaperKind
from bot.domain.people import Role
from bot.domain.references import Kind
from bot.domain.tasks import TaskVerb
from bot.domain.wording import tidy
from bot.handlers.grammar import Command
from bot.notices import kinds
from bot.notices.desk import DigestLine, Failed, FormOffered, LineTaken
from bot.notices.fact import Fact
from bot.notices.tasks import EvidenceLine, TaskCard, TaskLine
from bot.views.ids import Act

NASTY = (
    "<!channel> <@U0AAAA> <https://evil.example|bank.example> & <b>",
    "*bold* _italic_ ~struck~ `code` > quoted :smile:",
    "\u202eevil\u202c \u200b zero",
    "🏛️🧑‍💼" * 60,
    "关于老城片区图书馆分馆选址的请示" * 31,
    "x" * 500,
)
TYPED = st.one_of(st.sampled_from(NASTY), st.text(max_size=20)).map(lambda text: text[:500])
"""What a text field may hold when it reaches a view: even what `tidy` would have taken out."""

UNITS = st.sampled_from(["教育局", "市自然资源和规划局鹿城分局", "区委统战部(区民宗局)", "R&D <Office>"])
_KINDS = {
    "Task": Kind.TASK,
    "Topic": Kind.TOPIC,
    "Minutes": Kind.MINUTES,
    "Contact": Kind.CONTACT_CHANGE,
    "Referral": Kind.REFERRAL,
    "Meeting": Kind.MEETING,
}
_MANY_UNITS = st.lists(UNITS, max_size=26).map(tuple)
_WORDS: dict[str, st.SearchStrategy[Any]] = {
    "slack_id": st.sampled_from(["", "U0AAAA"]),
    "scope": st.sampled_from(["all", "mine", "overdue", "unit"]),
    "language": st.sampled_from(["zh", "en"]),
    "phone": st.sampled_from(["", "13800000000"]),
    "document_number": st.sampled_from(["", "〔2026〕3号"]),
    "role": st.sampled_from(list(Role)).map(str),
    "action": st.sampled_from([*TaskVerb, "something-new"]).map(str),
    "commands": st.just(
        tuple(command.value for command in Command if command not in {Command.CONTACT_SHOW, Command.REFERRAL_SHOW})
    ),
    "lacks": st.lists(st.sampled_from(["background", "ask", "area", "lead", "basis", "materials"]), unique=True).map(
        tuple
    ),
    "item": st.sampled_from(["TK-40", "TP-3", "MN-1", "CC-2"]),
    "what": st.sampled_from(["roster", "ledger"]),
    "period": st.just("2026Q4"),
    "quarter": st.sampled_from(["", "2027Q1"]),
    "topic": st.sampled_from(["", "TP-3"]),
    "task": st.sampled_from(["", "TK-40"]),
    "unit": UNITS,
    "lead": UNITS,
    "supporting": _MANY_UNITS,
    "waiting": _MANY_UNITS,
    "my_units": _MANY_UNITS,
    "units": _MANY_UNITS,
}
_NUMBERS: dict[str, st.SearchStrategy[Any]] = {
    "percent": st.integers(0, 100),
    "days_left": st.integers(-60, 60),
    "offset": st.integers(-7, 60),
    "page": st.integers(1, 4),
    "pages": st.integers(1, 4),
    "mine": st.lists(st.integers(1, 12), max_size=8, unique=True).map(tuple),
    "positions": st.lists(st.integers(1, 12), max_size=8, unique=True).map(tuple),
}
_CHOSEN: dict[tuple[str, str], list[str]] = {
    ("ForecastMatter", "about"): sorted(chasing.KINDS),
    ("ReasonLine", "about"): sorted(chasing.KINDS),
    ("DutyLine", "every"): ["", *MONTHS],
    ("ClauseLine", "every"): ["", *MONTHS],
    ("ClauseSaid", "every"): ["", *MONTHS],
    ("LineageNode", "kind"): ["duty", "topic", "meeting", "minutes", "clause", "task", "report"],
    ("PaperOrdered", "kind"): [*PaperKind, "meeting"],
    ("PaperHeld", "kind"): [*PaperKind, "calendar", "meeting"],
    ("MeetingChanged", "change"): [
        "propose",
        "call",
        "set-agenda",
        "rsvp",
        "guest-out",
        "ask-materials",
        "something-new",
    ],
    ("WhichOne", "asked"): ["group", "unit"],
}
"""What a field of one kind of fact alone may hold."""
_LONG_FIELDS = {"title", "text", "background", "ask", "reason", "return_reason", "expected_result"}
_LONG = TYPED
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TYPED.map(lambda text: tidy(text)[:40] or "某人"),
    int: st.integers(0, 60),
    bool: st.booleans(),
    type(None): st.none(),
    date: st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    time: st.times(),
    datetime: st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - with one
}


def facts(kind: type[Fact], *, most: int = 4) -> st.SearchStrategy[Any]:
    """Return made-up facts of a kind; tuples hold at most `most` parts."""
    if kind is Failed:
        return st.just(Failed("not-found", {"reference": "TK-40"}))
    if kind is DigestLine:
        return st.builds(_digest_line, facts(TaskLine), st.integers(-7, 60), st.sampled_from(list(Audience)))
    if kind is LineTaken:
        return st.builds(lambda said, card: LineTaken(said, "TaskCard", kinds.encode(card)), TYPED, facts(TaskCard))
    if kind is EvidenceLine:
        return st.sampled_from(
            [EvidenceLine("https://a.example/b", "https://a.example/b"), EvidenceLine("图.pdf", "https://f.example/1")]
        )
    if kind is FormOffered:
        return st.sampled_from([Act.TASK_NEW, Act.TOPIC_NEW, Act.MINUTES_NEW, Act.CONTACT_CHANGE]).map(FormOffered)
    hints = typing.get_type_hints(kind)
    fields = {f.name: _field(kind, f.name, hints[f.name], most) for f in dataclasses.fields(kind)}
    return st.builds(kind, **fields)


def _digest_line(task: TaskLine, offset: int, reason: Audience) -> DigestLine:
    return DigestLine("task", "TaskLine", kinds.encode(task), task.due_on, task.days_left, offset, reason)


def stored_arguments(fault: Fault) -> dict[str, Any]:
    """Return a refusal's arguments as they are stored: members and days as their words."""
    return {name: value if isinstance(value, int | tuple) else str(value) for name, value in fault.arguments.items()}


def _field(kind: type[Fact], name: str, hint: Any, most: int) -> st.SearchStrategy[Any]:
    """By name where the name says more than the type does."""
    is_words = hint in {str, tuple[str, ...]}
    if (kind.__name__, name) == ("TaskAmended", "changed"):
        return st.lists(st.sampled_from(["task", "due", "lead", "supporting"]), min_size=1, unique=True).map(tuple)
    if (kind.__name__, name) in _CHOSEN:
        return st.sampled_from(_CHOSEN[kind.__name__, name])
    if name == "reference":
        prefix = next((code for start, code in _KINDS.items() if kind.__name__.startswith(start)), Kind.TASK)
        return st.integers(1, 999).map(lambda number: f"{prefix}-{number}")
    if name in _WORDS and is_words:
        return _WORDS[name]
    if name in _NUMBERS and not is_words:
        return _NUMBERS[name]
    return _of_type(kind, name, hint, most)


def _of_type(kind: type[Fact], name: str, hint: Any, most: int) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return _tuple(kind, name, arguments, most)
    if origin in {types.UnionType, typing.Union}:
        return st.one_of(*(_of_type(kind, name, each, most) for each in arguments))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and issubclass(hint, Fact):
        return facts(hint, most=most)
    return _LONG if name in _LONG_FIELDS else _PLAIN[hint]


def _tuple(kind: type[Fact], name: str, arguments: tuple[Any, ...], most: int) -> st.SearchStrategy[Any]:
    """Fixed choices (verbs, roles) stand in a tuple once; an overdue unit has at least one task."""
    if arguments[-1] is not Ellipsis:
        return st.tuples(*(_of_type(kind, name, each, most) for each in arguments))
    is_choice = isinstance(arguments[0], type) and issubclass(arguments[0], StrEnum)
    least = int(kind.__name__ in {"OverdueRow", "LinesTaken"})
    parts = _of_type(kind, name, arguments[0], most)
    return st.lists(parts, min_size=least, max_size=most, unique=is_choice).map(tuple)
