"""Views: every fact in both languages, within Slack's limits, and what people typed as they typed it."""

import typing
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.consensus import Stance
from bot.domain.errors import Fault
from bot.domain.minutes import MinutesState, MinutesVerb
from bot.domain.people import Role
from bot.domain.permissions import Action
from bot.domain.tasks import TaskState, TaskVerb
from bot.domain.topics import TopicState, TopicVerb, Urgency
from bot.notices.contacts import ContactLine, ContactList, PhoneCorrected, UnitContacts
from bot.notices.desk import Desk, Digest, Failed, History, OverdueRow, OverdueTable, RecordLine
from bot.notices.fact import Fact
from bot.notices.kinds import KINDS, decode, encode, name_of
from bot.notices.seats import RosterCard
from bot.notices.topics import TopicCard, TopicLine
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.views import desk, parts
from bot.views.notices import render
from bot.views.registry import shown_kinds
from tests.block_rules import faults_in, parts_of, texts_of
from tests.facts import NASTY, facts, stored_arguments

both = pytest.mark.parametrize("texts", [texts_in(language) for language in LANGUAGES], ids=LANGUAGES)
some = settings(max_examples=8, suppress_health_check=list(HealthCheck))
UNITS = [f"第{number}成员单位" for number in range(1, 27)]


def only_parts() -> set[type[Fact]]:
    """The kinds that are never told by themselves: they stand in other facts and have no card of their own."""
    held: set[type[Fact]] = set()

    def walk(hint: object) -> None:
        if isinstance(hint, type) and issubclass(hint, Fact):
            held.add(hint)
        for argument in typing.get_args(hint):
            walk(argument)

    for kind in KINDS.values():
        for hint in typing.get_type_hints(kind).values():
            walk(hint)
    return {kind for kind in held if not kind.__name__.endswith("Card")}


def test_every_fact_that_is_told_has_a_view() -> None:
    assert set(KINDS.values()) - only_parts() == shown_kinds()


@both
@pytest.mark.parametrize("kind", sorted(shown_kinds(), key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_any_fact_is_shown_within_the_limits(kind: type[Fact], texts: Texts) -> None:
    @some
    @given(facts(kind))
    def check(fact: Fact) -> None:
        message = render(decode(name_of(fact), encode(fact)), texts)
        assert message.text.strip()
        assert faults_in(message.blocks) == []
        assert parts.fits(message.blocks)

    check()


@both
def test_a_home_tab_holds_at_most_a_hundred_blocks(texts: Texts) -> None:
    @some
    @given(facts(Desk, most=40))
    def check(found: Desk) -> None:
        view = desk.home_view(found, texts)
        assert view["type"] == "home"
        assert faults_in(view["blocks"], most=100) == []

    check()


@both
@pytest.mark.parametrize("typed", NASTY)
def test_what_a_person_typed_stands_as_text(typed: str, texts: Texts) -> None:
    topic = TopicLine("TP-3", "分馆选址", TopicState.SUBMITTED, "教育局", Urgency.URGENT, date(2026, 11, 20), 1)
    told = render(TopicCard(topic, typed, typed, "设施", "Facilities", "", (), "王芳", "", (), ()), texts)
    elements = [part for part in parts_of(list(told.blocks)) if part.get("type") == "text"]
    assert [element["text"] for element in elements].count(typed) == 2
    assert not any(part.get("type") in {"user", "link", "channel", "broadcast"} for part in parts_of(list(told.blocks)))


@both
def test_a_digest_puts_the_overdue_first_and_ends_with_the_desk(texts: Texts) -> None:
    @some
    @given(facts(Digest, most=40))
    def check(told: Digest) -> None:
        message = render(told, texts)
        opened = [part.get("value", "") for part in parts_of(list(message.blocks)) if part.get("type") == "button"]
        assert len(opened) == min(len(told.lines), 20) + 1
        assert opened[-1] == ""
        days = {line.facts["reference"]: line.days_left for line in told.lines}
        if len(days) == len(told.lines):
            shown = [days[value.split("|")[0]] < 0 for value in opened[:-1]]
            assert shown == sorted(shown, reverse=True)

    check()


@both
def test_a_group_with_every_task_overdue_gets_one_message(texts: Texts) -> None:
    @some
    @given(facts(OverdueRow, most=40))
    def check(row: OverdueRow) -> None:
        told = OverdueTable(date(2026, 11, 23), (row,) * 26, 26 * len(row.tasks))
        message = render(told, texts)
        assert faults_in(message.blocks) == []

    check()


@both
def test_the_whole_roster_fits_and_calls_nobody(texts: Texts) -> None:
    seat = ContactLine(Role.LIAISON, "王芳", "科长", "U0AAAA", "", date(2026, 1, 1))
    roster = ContactList("协调组", (seat,), tuple(UnitContacts(unit, (seat, seat)) for unit in UNITS))
    message = render(roster, texts)
    assert faults_in(message.blocks) == []
    words = "\n".join(texts_of(list(message.blocks)))
    assert all(unit in words for unit in UNITS)
    assert "13800000000" not in words
    assert not any(part.get("type") == "user" for part in parts_of(list(message.blocks)))


@both
def test_the_pinned_roster_fits_one_message_with_every_unit(texts: Texts) -> None:
    name = "欧阳建国 公共文化服务与非物质文化遗产科科长（主持工作）"
    office = tuple((role, name) for role in (Role.CONVENER, Role.DIRECTOR, Role.SECRETARIAT, Role.INSPECTOR))
    units = tuple((unit, name, name) for unit in UNITS)
    message = render(RosterCard("温州市鹿城区公共文化服务体系建设协调组", office, units), texts)
    assert faults_in(message.blocks) == []
    words = "\n".join(texts_of(list(message.blocks)))
    assert all(unit in words for unit in UNITS)


@both
def test_a_phone_is_shown_to_whom_it_belongs(texts: Texts) -> None:
    assert "13800000000" in render(PhoneCorrected("13800000000"), texts).text


@both
@pytest.mark.parametrize(
    "fault",
    [
        Fault("wrong-state", {"state": TaskState.CLOSED, "verb": TaskVerb.REPORT}),
        Fault("wrong-state", {"state": TopicState.DECIDED, "verb": TopicVerb.ACCEPT}),
        Fault("wrong-state", {"state": MinutesState.ISSUED, "verb": MinutesVerb.AMEND}),
        Fault("button-stale", {"reference": "MN-1", "state": MinutesState.BLOCKED}),
        Fault("not-your-role", {"action": Action.TASK_VERIFY}),
        Fault("date-past", {"date": date(2026, 1, 5)}),
        Fault("stance-same", {"reference": "MN-1", "unit": "教育局", "stance": Stance.AGREE}),
        Fault("percent-range", {"percent": 140}),
        Fault("unit-ambiguous", {"said": "局", "units": ("教育局", "财政局")}),
    ],
    ids=lambda fault: "-".join([fault.key, *map(str, fault.arguments.values())]),
)
def test_a_refusal_that_was_stored_reads_like_one_given_at_once(fault: Fault, texts: Texts) -> None:
    stored = Failed(fault.key, stored_arguments(fault))
    assert render(decode("Failed", encode(stored)), texts).text == texts(f"error-{fault.key}", **fault.arguments)


@given(st.sampled_from(NASTY))
def test_texts_are_counted_as_slack_counts_them(typed: str) -> None:
    shown = parts.plain(typed, 75)["text"]
    assert len(shown.encode("utf-16-le")) // 2 <= 75


def test_a_record_names_states_and_days_and_keeps_what_it_does_not_know() -> None:
    changes = (("state", "assigned", "in-progress"), ("due_on", "", "2026-12-31"), ("new_field", "a", "b"))
    entry = RecordLine(datetime(2026, 11, 20, 1, tzinfo=UTC), "王芳", "liaison", "report", changes)
    words = texts_of(list(render(History("TK-40", (entry,), is_cut=False), texts_in("zh")).blocks))
    shown = [word.strip() for word in words]
    assert "11月20日 09:00 · 报告进展" in shown
    assert "状态：待签收 → 办理中" in shown
    assert "完成时限：2026年12月31日（周四）" in shown
    assert "new_field：a → b" in shown
