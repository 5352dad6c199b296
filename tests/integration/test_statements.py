"""Each command that changes something takes one transaction and a fixed number of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.contacts import CorrectOwnPhone
from bot.domain.minutes import CirculateMinutes, DraftMinutes
from bot.domain.people import Role
from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, ChangeTask, ReportProgress, TaskVerb
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicText, TopicVerb
from bot.services import circulation, clauses, concurrence, contacts, minutes, tasks, topics
from bot.services.front_desk import SAME_LINE, Once, Speaker, UseCase, Wish, carry_out
from bot.store.prepared import Prepared
from tests.builders import EDUCATION, FINANCE, SECRETARY, liaison
from tests.house import House

TK, TP, MN = Reference(Kind.TASK, 1), Reference(Kind.TOPIC, 1), Reference(Kind.MINUTES, 1)
DUE = date(2026, 12, 31)


@dataclass
class Count:
    statements: int = 0
    begun: int = 0
    texts: list[str] = field(default_factory=list)


@contextmanager
def counted() -> Iterator[Count]:
    """Count what SQLAlchemy sends, on any engine of this process, and what is sent beside it."""
    count = Count()

    def on_statement(*given: Any) -> None:
        if not given[2].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK TO", "BEGIN", "PRAGMA")):
            count.statements += 1
            count.texts.append(given[2])

    def on_begin(_: Any) -> None:
        count.begun += 1

    def on_prepared(prepared: Prepared, connection: Connection) -> Any:
        form = form_of(prepared, connection)
        count.statements += 1
        count.texts.append(form.text)
        return form

    form_of = Prepared.form
    Prepared.form = on_prepared
    event.listen(Engine, "before_cursor_execute", on_statement)
    event.listen(Engine, "begin", on_begin)
    try:
        yield count
    finally:
        Prepared.form = form_of
        event.remove(Engine, "before_cursor_execute", on_statement)
        event.remove(Engine, "begin", on_begin)


async def _says(house: House, slack_id: str, use_case: UseCase[Any], request: Any) -> None:
    once = Once(f"{slack_id}:{request!r}"[:200], SAME_LINE, "said-twice")
    wish = Wish(use_case, lambda _, __: request, (once,))
    await house.database.write(carry_out, Speaker(slack_id), wish)


@pytest.fixture
async def busy(house: House) -> House:
    """A house with a task of two units, a topic, and minutes in circulation."""
    group = await house.look(lambda tx: tx.groups.get(1))
    education, finance = group.units[EDUCATION - 1].id, group.units[FINANCE - 1].id
    await house.does(SECRETARY, tasks.assign_task, AssignTask("选址", education, DUE, (finance,)))
    await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(TopicText("村级文化站")))
    await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("第一次全体会议", date(2026, 11, 20)))
    await house.does(SECRETARY, clauses.set_clause, SetClause(MN, None, ClauseText("开放设施", education, DUE)))
    await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN))
    return house


CASES = {
    "progress of the lead": (liaison(EDUCATION), tasks.report_progress, ReportProgress(TK, 60, "选址已完成"), 11),
    "progress of a supporting unit": (
        liaison(FINANCE),
        tasks.report_progress,
        ReportProgress(TK, None, "经费已落实"),
        14,
    ),
    "acknowledge": (liaison(EDUCATION), tasks.change_task, ChangeTask(TK, TaskVerb.ACKNOWLEDGE), 10),
    "done": (liaison(EDUCATION), tasks.change_task, ChangeTask(TK, TaskVerb.CLAIM, "已办结"), 14),
    "topic": (liaison(EDUCATION), topics.submit_topic, SubmitTopic(TopicText("图书角")), 13),
    "accept": (SECRETARY, topics.review_topic, ReviewTopic(TP, TopicVerb.ACCEPT), 15),
    "agree": (liaison(EDUCATION), concurrence.answer, AnswerMinutes(MN, Stance.AGREE), 15),
    "phone": (liaison(EDUCATION), contacts.correct_own_phone, CorrectOwnPhone("13900000000"), 7),
}


@pytest.mark.parametrize("name", CASES)
async def test_statements(busy: House, name: str) -> None:
    slack_id, use_case, request, expected = CASES[name]
    # The group's rules and units are read once for a version, whoever asks first.
    await busy.look(lambda tx: tx.groups.get(1))
    with counted() as count:
        await _says(busy, slack_id, use_case, request)
    # Replicas are told that something is owed, and a waiting look is held while the transaction lasts.
    among_replicas = sum(
        text.startswith(("NOTIFY", "UPDATE outbox SET next_at=outbox.next_at")) for text in count.texts
    )
    assert (count.begun, count.statements - among_replicas) == (1, expected), "\n".join(count.texts)


async def test_a_liaison_is_found_by_one_statement(house: House) -> None:
    group = await house.look(lambda tx: tx.groups.get(1))
    with counted() as count:
        holders = await house.look(
            lambda tx: tx.people.list_holders(1, [Role.LIAISON], DUE, unit_ids=[unit.id for unit in group.units])
        )
    assert (len(holders), count.statements) == (26, 1)
