"""Modals: within Slack's limits, and read back as the requests that their fields are named after."""

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.consultation import OpinionStance
from bot.domain.contacts import AmendContactChange, ContactChangeVerb, DecideContactChange, ProposeContactChange
from bot.domain.errors import Invalid
from bot.domain.meeting_requests import CallMeeting
from bot.domain.meetings import AgendaBlock, MeetingKind, MeetingState, MeetingVerb, Rsvp
from bot.domain.minutes import CirculateMinutes, DraftMinutes, MinutesState
from bot.domain.people import Role, SeatScope
from bot.domain.quarters import coming
from bot.domain.references import Kind, Reference
from bot.domain.referrals import EnterDecision, ReferTopic
from bot.domain.stand_ins import AppointStandIn
from bot.domain.tasks import AssignTask, ChangeTask, ReportProgress, TaskVerb
from bot.domain.topics import ReviewTopic, SubmitTopic, Topic, TopicState, TopicText, TopicVerb, Urgency
from bot.notices.choices import ChangeChoices, FormChoices
from bot.notices.meetings import AgendaLine, Attendee, MeetingCard, MeetingLine, PartLine
from bot.notices.minutes import ClauseLine, MinutesCard, MinutesLine, StanceLine
from bot.notices.reminders import Reasons
from bot.notices.setup import SetupCard
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.views import (
    comments,
    duties,
    feedback,
    forms_concurrence,
    forms_contacts,
    forms_meetings,
    forms_minutes,
    forms_seats,
    forms_task_steps,
    forms_tasks,
    forms_topics,
    referrals,
    reminders,
    setup,
    topic_calls,
)
from bot.views.ids import Form, Handle, read_handle
from bot.views.parse import ELEMENT, Values
from bot.views.parts import Block
from tests.block_rules import faults_in

both = pytest.mark.parametrize("texts", [texts_in(language) for language in LANGUAGES], ids=LANGUAGES)
TOPIC, MINUTES, TASK, CHANGE = (
    Reference(kind, 999) for kind in (Kind.TOPIC, Kind.MINUTES, Kind.TASK, Kind.CONTACT_CHANGE)
)
DAY = date(2026, 12, 31)
UNITS = tuple((f"单位{number}", str(number)) for number in range(1, 27))
ONE = FormChoices(
    units=UNITS,
    own_units=UNITS[8:9],
    areas_zh=tuple((f"职责{number}" * 20, str(number)) for number in range(1, 9)),
    areas_en=tuple((f"Responsibility {number}" * 10, str(number)) for number in range(1, 9)),
    topics=tuple((f"TP-{number} {'题' * 120}", str(number)) for number in range(1, 4)),
    today=date(2026, 11, 23),
    due_on=DAY,
    answer_by=date(2026, 11, 30),
)
REPORTED = ProposeContactChange(
    Role.MEMBER, "U0AAAA", "王芳", "科长", "13800000000", "轮岗", date(2026, 12, 1), unit_id=9
)
CARD = MinutesCard(
    minutes=MinutesLine("MN-1", "第二次全体会议纪要", MinutesState.CIRCULATING, DAY, "", 3),
    clauses=tuple(
        ClauseLine(100 + number, number, "议" * 500, "教育局", ("财政局",) * 25, DAY, "果" * 500, "", "")
        for number in range(1, 41)
    ),
    text_version=2,
    answer_by=DAY,
    asked=26,
    agreed=0,
    stances=(),
    waiting=("财政局",),
    signed_by="",
    issued_on=None,
    my_units=("财政局",),
    verbs=(),
    open_positions=tuple(range(1, 41)),
)
SEVERAL = dataclasses.replace(ONE, own_units=UNITS[8:10])


def step_forms(texts: Texts, offered: FormChoices) -> list[tuple[Block, set[str]]]:
    """The modals of what is done about a task."""
    handle = Handle(TASK, 3)
    dated = {Form.BLOCKER_ACCEPT: {"promised_on", "text"}, Form.BLOCKER_AWARD: {"promised_on", "text"}}
    answers = [form for form in Form if form.startswith("form-blocker-")]
    return [
        (forms_task_steps.extend_form(handle, DAY, texts), {"new_due_on", "reason"}),
        (forms_task_steps.decision_form(Form.EXTENSION_GRANT, handle, DAY, texts), {"due_on", "answer"}),
        (forms_task_steps.decision_form(Form.EXTENSION_REFUSE, handle, None, texts), {"answer"}),
        (forms_task_steps.block_form(handle, offered.units, texts), {"unit_id", "text"}),
        *((forms_task_steps.answer_form(form, handle, DAY, texts), dated.get(form, {"text"})) for form in answers),
        (forms_task_steps.split_form(handle, offered.units, DAY, texts), {"title", "lead_unit_id", "due_on"}),
        (
            duties.duty_form(7, "职责" * 300, list(offered.units), "3", DAY, texts),
            {"title", "lead_unit_id", "supporting_unit_ids", "due_on"},
        ),
        (comments.comment_form(handle, texts), {"text"}),
        (feedback.answer_form(7, "意见" * 200, texts), {"answer"}),
        (reminders.snooze_form(handle, Reasons("TK-3", "选址", ()), texts), {"day", "reason"}),
        (forms_task_steps.part_form(handle, offered.units, DAY, texts), {"unit_id", "text", "due_on"}),
    ]


def setup_forms(texts: Texts) -> list[tuple[Block, set[str]]]:
    """The modals of a group that is set up."""
    card = SetupCard(7, "协调组", 26, ("C0GROUP", "C0NOTICE"), "陈立群", 2, 3, can_finish=False, is_closed=False)
    return [
        (setup.group_form(card, texts), {"name", "short", "units"}),
        (setup.channels_form(card, texts), {"group", "announcement", "secretariat"}),
        (setup.office_form(card, texts), {"director", "secretaries", "convener"}),
        (setup.roster_form(card, texts), {"roster"}),
    ]


def topic_forms(texts: Texts, offered: FormChoices, unit: set[str]) -> list[tuple[Block, set[str]]]:
    """The modals about topics, calls and referrals."""
    handle, referral = Handle(TOPIC, 3), Handle(Reference(Kind.REFERRAL, 2), 1)
    fields = {field.name for field in dataclasses.fields(TopicText)} - {"materials"} | {"files", "links", "is_draft"}
    topic = Topic(1, 1, 3, TopicState.ACCEPTED, 3, 1, datetime(2026, 11, 23, tzinfo=UTC), "选址", quarter="2026Q1")
    refer = {field.name for field in dataclasses.fields(ReferTopic)} - {"reference"}
    return [
        (forms_topics.topic_form(offered, texts), fields | unit),
        (forms_topics.topic_form(offered, texts, handle=handle), fields),
        (forms_topics.reason_form(TopicVerb.RETURN, handle, texts), {"reason", "next_step"}),
        (forms_topics.reason_form(TopicVerb.DEFER, handle, texts), {"reason", "next_step"}),
        (forms_topics.merge_form(handle, offered.units, texts), {"into_id", "reason"}),
        (forms_topics.plan_form(handle, topic, coming(DAY, 8), texts), {"is_priority", "quarter"}),
        (forms_topics.consult_form(handle, topic, offered, texts), {"unit_ids", "answer_by"}),
        (forms_topics.opinion_form(OpinionStance.OBJECT, handle, offered, texts), {"stance", "text"} | unit),
        (topic_calls.call_form(DAY, texts), {"closes_on", "text"}),
        (referrals.refer_form(handle, "选址" * 100, ("市政府",), DAY, texts), refer),
        (
            referrals.decision_form(referral, DAY, DAY, texts),
            {field.name for field in dataclasses.fields(EnterDecision)} - {"reference"},
        ),
        (referrals.follow_up_form(referral, texts), {"outcome"}),
        (forms_tasks.report_of_form([("TK-1 选址", "TK-1")], "选址", texts), {"reference", "percent", "text"}),
    ]


def meeting_forms(texts: Texts, offered: FormChoices, unit: set[str]) -> list[tuple[Block, set[str]]]:
    """The modals about meetings."""
    handle = Handle(Reference(Kind.MEETING, 2), 1)
    line = MeetingLine("MT-2", "会", MeetingKind.PLENARY, MeetingState.CALLED, DAY, time(9, 0), "礼堂", 1)
    agenda = tuple(
        AgendaLine(n, n, AgendaBlock.DISCUSSION, "题" * 120, f"TP-{n}", None, "教育局", 15, None, None)
        for n in range(1, 31)
    )
    units = tuple(
        PartLine(n, f"单位{n}", Rsvp.ATTENDING, "王芳", "", False, False, "", (), "", "", None) for n in range(1, 27)
    )
    card = MeetingCard(line, "", "王芳", DAY, DAY, None, agenda, None, None, units, (), 0, 26, 14, (), manages=True)
    call = {field.name for field in dataclasses.fields(CallMeeting)} - {"reference"}
    item = {"position", "minutes", "unit_id", "block"}
    earlier = dataclasses.replace(agenda[0], block=AgendaBlock.EARLIER, topic="", title="")
    following = [("MT-3 会", "3")]
    return [
        (forms_meetings.propose_form(offered, texts), {"kind", "title", "reason"} | unit),
        (forms_meetings.call_form(offered, None, texts, handle=None), call),
        (forms_meetings.verb_form(MeetingVerb.DECLINE, handle, card, (), texts), {"reason"}),
        (forms_meetings.verb_form(MeetingVerb.CANCEL, handle, card, (), texts), {"reason"}),
        (
            forms_meetings.verb_form(MeetingVerb.POSTPONE, handle, card, (), texts),
            {"held_on", "starts_at", "place", "reason"},
        ),
        (forms_meetings.verb_form(MeetingVerb.CLOSE, handle, card, (), texts), {"reached_ids"}),
        (forms_meetings.verb_form(MeetingVerb.CLOSE, handle, card, following, texts), {"reached_ids", "carry_to"}),
        (forms_meetings.agenda_form(handle, offered.topics, texts), {"topic_ids", "minutes"}),
        (forms_meetings.item_form(handle, offered, None, 3, texts), item | {"title"}),
        (forms_meetings.item_form(Handle(handle.reference, 1, 2), offered, agenda[1], 30, texts), item),
        (forms_meetings.item_form(Handle(handle.reference, 1, 1), offered, earlier, 30, texts), item - {"block"}),
        (forms_meetings.comment_form(handle, offered, texts), {"text"} | unit),
        (
            forms_meetings.rsvp_form(Rsvp.EXCUSED, handle, offered, Attendee("王芳", "副局长"), texts),
            {"rsvp", "name", "title", "reason"} | unit,
        ),
        (forms_meetings.materials_form(handle, offered, texts), {"text", "files", "links"} | unit),
        (forms_meetings.attendance_form(handle, card, texts), {f"unit-{n}" for n in range(1, 27)}),
        (forms_meetings.ask_form(handle, card, texts), {"unit_ids", "text"}),
        (
            forms_meetings.guest_form(handle, card, [("何宁", "5")], texts),
            {"organisation", "name", "item_id", "person_id"},
        ),
        (forms_meetings.guest_form(handle, dataclasses.replace(card, agenda=()), (), texts), {"organisation", "name"}),
    ]


def forms(texts: Texts, offered: FormChoices) -> list[tuple[Block, set[str]]]:
    """Every modal, and what it asks for: fields of its request."""
    unit = {"unit_id"} if len(offered.own_units) > 1 else set()
    change = {field.name for field in dataclasses.fields(ProposeContactChange)} - {"unit_id"}
    stand_in = {field.name for field in dataclasses.fields(AppointStandIn)} - {"unit_id"}
    clause = {field.name for field in dataclasses.fields(ClauseText)}
    assign = {field.name for field in dataclasses.fields(AssignTask)}
    handle = Handle(MINUTES, 3, 2)
    stance = {"decision_id", "stance", "text"}
    paged = {
        f"{field}-{clause.id}" for field in ("stance", "text") for clause in CARD.clauses[: forms_concurrence.PAGE]
    }
    objection = StanceLine(5, "财政局", Stance.OBJECTION, "李明", "反" * 2_000, positions=(3,), is_whole=False)
    return [
        *topic_forms(texts, offered, unit),
        *meeting_forms(texts, offered, unit),
        (forms_minutes.draft_form(offered, texts), {"title", "held_on", "topic_ids"}),
        (forms_minutes.clause_form(Handle(MINUTES, 3), offered, texts), clause),
        (forms_minutes.clause_form(Handle(MINUTES, 3, 7), offered, texts), clause),
        (forms_minutes.circulate_form(Handle(MINUTES, 3), DAY, texts), {"answer_by"}),
        (
            forms_concurrence.stance_form(Stance.OBJECTION, handle, CARD, offered.own_units, texts),
            stance | {"otherwise"} | unit,
        ),
        (forms_concurrence.stances_form(handle, CARD, texts), paged),
        (forms_concurrence.entry_form(handle, CARD, offered.units, texts), stance | {"unit_id", "source"}),
        (forms_concurrence.settlement_form(handle, objection, texts), {"text"}),
        (forms_contacts.change_form(offered, texts), change | unit),
        (forms_contacts.return_form(Handle(CHANGE, 3), texts), {"reason"}),
        (forms_contacts.amend_form(Handle(CHANGE, 3), ChangeChoices(offered, REPORTED), texts), change),
        (forms_seats.stand_in_form(offered, texts), stand_in | unit),
        (forms_tasks.assign_form(list(offered.units), DAY, texts), assign),
        (forms_tasks.report_form(Handle(TASK, 3), 40, texts), {"percent", "text", "files", "links"}),
        *(
            (
                forms_tasks.verb_form(verb, Handle(TASK, 3), texts),
                {"text", "files", "links"} if verb is TaskVerb.CLAIM else {"text"},
            )
            for verb in (TaskVerb.CLAIM, TaskVerb.SEND_BACK, TaskVerb.SUSPEND, TaskVerb.CANCEL)
        ),
        *step_forms(texts, offered),
        *setup_forms(texts),
    ]


@both
@pytest.mark.parametrize("offered", [ONE, SEVERAL], ids=["one unit", "several units"])
def test_every_form_is_within_the_limits_and_asks_for_the_fields_of_its_request(
    texts: Texts, offered: FormChoices
) -> None:
    shown = forms(texts, offered)
    assert {view["callback_id"] for view, _ in shown} == set(Form)
    for view, asked in shown:
        assert faults_in(view["blocks"], most=100) == []
        assert all(
            len(view[part]["text"]) <= 24 and "…" not in view[part]["text"] for part in ("title", "submit", "close")
        )
        assert {block["block_id"] for block in view["blocks"] if block["type"] == "input"} == asked


@both
def test_what_a_form_shows_at_first_comes_back(texts: Texts) -> None:
    text = TopicText("标题", "背景", "请示", 2, Urgency.URGENT, 3, (4, 5))
    handle = Handle(TOPIC, 3)
    view = forms_topics.topic_form(ONE, texts, initial=text, handle=handle)
    assert forms_topics.read_topic(read_handle(view["private_metadata"]), entered(view)) == SubmitTopic(
        text, None, TOPIC
    )
    clause = ClauseText("选址", 3, DAY, (4, 5), "建成")
    view = forms_minutes.clause_form(Handle(MINUTES, 3, 7), ONE, texts, initial=clause)
    assert forms_minutes.read_clause(read_handle(view["private_metadata"]), entered(view)) == SetClause(
        MINUTES, 7, clause
    )


@both
def test_a_submitted_form_is_read_as_its_request(texts: Texts) -> None:
    handle = Handle(MINUTES, 3, 2)
    view = forms_concurrence.stance_form(Stance.OBJECTION, handle, CARD, SEVERAL.own_units, texts)
    read = forms_concurrence.read_stance(handle, entered(view, text=said("经费"), unit_id=chosen("10")))
    assert read == AnswerMinutes(MINUTES, Stance.OBJECTION, "经费", 10, 2)
    ticked = {"selected_options": [{"value": "otherwise"}]}
    values = entered(view, text=said("经费"), unit_id=chosen("10"), decision_id=chosen("103"), otherwise=ticked)
    read = forms_concurrence.read_stance(handle, values)
    assert read == AnswerMinutes(MINUTES, Stance.OBJECTION, "经费", 10, 2, 103, agrees_otherwise=True)
    view = forms_minutes.draft_form(ONE, texts, title="第一次全体会议")
    topics = {"selected_options": [{"value": "1"}, {"value": "3"}]}
    assert forms_minutes.read_draft("MT-2", entered(view, topic_ids=topics)) == DraftMinutes(
        "第一次全体会议", ONE.today, (1, 3), Reference(Kind.MEETING, 2)
    )
    view = forms_minutes.circulate_form(handle, DAY, texts)
    assert forms_minutes.read_circulate(handle, entered(view)) == CirculateMinutes(MINUTES, DAY, 3)
    view = forms_topics.reason_form(TopicVerb.RETURN, Handle(TOPIC, 3), texts)
    typed = entered(view, reason=said(" 补充经费 "), next_step=said("月底前重新提交"))
    returned = forms_topics.read_reason(Form.TOPIC_RETURN, Handle(TOPIC, 3), typed)
    assert returned == ReviewTopic(TOPIC, TopicVerb.RETURN, "补充经费", 3, "月底前重新提交")


@both
def test_a_change_of_people_is_read(texts: Texts) -> None:
    view = forms_contacts.change_form(ONE, texts)
    typed = {"name": said("王芳"), "title": said("科长"), "phone": said("13800000000"), "reason": said("轮岗")}
    read = forms_contacts.read_change(entered(view, slack_id={"selected_user": "U0AAAA"}, **typed))
    assert read == ProposeContactChange(Role.LIAISON, "U0AAAA", "王芳", "科长", "13800000000", "轮岗", ONE.today, None)
    handle = Handle(CHANGE, 3)
    decided = forms_contacts.read_return(
        handle, entered(forms_contacts.return_form(handle, texts), reason=said("缺职务"))
    )
    assert decided == DecideContactChange(CHANGE, ContactChangeVerb.RETURN, "缺职务", 3)


@both
def test_a_mended_report_begins_with_what_was_reported(texts: Texts) -> None:
    handle = Handle(CHANGE, 3)
    view = forms_contacts.amend_form(handle, ChangeChoices(ONE, REPORTED), texts)
    read = forms_contacts.read_amendment(read_handle(view["private_metadata"]), entered(view))
    assert read == AmendContactChange(CHANGE, dataclasses.replace(REPORTED, unit_id=None), 3)


@both
def test_a_button_about_a_unit_opens_its_own_change(texts: Texts) -> None:
    view = forms_contacts.change_form(dataclasses.replace(ONE, own_units=()), texts, value="12|member")
    person = {"slack_id": {"selected_user": "U0AAAA"}}
    read = forms_contacts.read_change(entered(view, name=said("王芳"), reason=said("轮岗"), **person))
    assert (read.unit_id, read.role) == (12, Role.MEMBER)


@both
def test_a_stand_in_is_read(texts: Texts) -> None:
    view = forms_seats.stand_in_form(SEVERAL, texts)
    typed = {"last_day": {"selected_date": "2026-12-10"}, "slack_id": {"selected_user": "U0AAAA"}}
    chose = {"scope": chosen("tasks"), "is_beside": chosen("beside"), "unit_id": chosen("10")}
    assert forms_seats.read_stand_in(entered(view, **typed, **chose)) == AppointStandIn(
        "U0AAAA", ONE.today, date(2026, 12, 10), SeatScope.TASKS, is_beside=True, role=Role.LIAISON, unit_id=10
    )


@both
def test_clauses_are_answered_page_by_page_and_each_begins_with_what_was_said(texts: Texts) -> None:
    said_before = StanceLine(5, CARD.my_units[0], Stance.RESERVATION, "李明", "缓办", positions=(2,), is_whole=False)
    card = dataclasses.replace(CARD, stances=(said_before,))
    handle, seen = Handle(MINUTES, 3, 2), []
    for page in range(1, 7):
        view = forms_concurrence.stances_form(handle, card, texts, page=page)
        place = forms_concurrence.read_place(view["private_metadata"])
        assert (place.handle, place.page, place.is_last) == (handle, page, page == 5)
        seen += forms_concurrence.read_stances(place.handle, entered(view)).answers
        if place.is_last:
            break
    assert [row for row, _, _ in seen] == [clause.id for clause in card.clauses]
    assert [each for each in seen if each[1] is not Stance.AGREE] == [(102, Stance.RESERVATION, "缓办")]


@both
def test_a_unit_that_is_asked_about_one_clause_again_answers_that_one(texts: Texts) -> None:
    card = dataclasses.replace(CARD, open_positions=(7,))
    view = forms_concurrence.stances_form(Handle(MINUTES, 3, 2), card, texts)
    assert forms_concurrence.read_stances(Handle(MINUTES, 3, 2), entered(view)).answers == ((107, Stance.AGREE, ""),)


@pytest.mark.parametrize("forged", ["", "MN-1", "MN-1|3|2/1", "MN-1|3|2/x/2", "MN-1|3|2/-1/2", "/1/2"])
def test_a_forged_place_is_refused(forged: str) -> None:
    with pytest.raises(Invalid):
        forms_concurrence.read_place(forged)


@both
def test_somebody_without_a_unit_chooses_among_all(texts: Texts) -> None:
    view = forms_contacts.change_form(dataclasses.replace(ONE, own_units=()), texts)
    unit = next(block for block in view["blocks"] if block["block_id"] == "unit_id")
    assert len(unit["element"]["options"]) == 26


@both
def test_the_forms_of_tasks_are_read(texts: Texts) -> None:
    handle = Handle(TASK, 3)
    view = forms_tasks.report_form(handle, 40, texts)
    assert forms_tasks.read_report(handle, entered(view, text=said("选址"))) == ReportProgress(TASK, 40, "选址")
    view = forms_tasks.verb_form(TaskVerb.CLAIM, handle, texts)
    read = forms_tasks.read_verb(Form(view["callback_id"]), handle, entered(view, text=said("建成")))
    assert read == ChangeTask(TASK, TaskVerb.CLAIM, "建成", 3)


@both
def test_without_accepted_topics_there_is_nothing_to_choose(texts: Texts) -> None:
    view = forms_minutes.draft_form(dataclasses.replace(ONE, topics=()), texts)
    assert [block["block_id"] for block in view["blocks"]] == ["title", "held_on"]


@pytest.mark.parametrize("forged", ["", "agree; drop", "AGREE"])
def test_a_forged_choice_is_refused_beside_its_field(forged: str) -> None:
    for field, read in (
        ("stance", lambda values: forms_concurrence.read_stance(Handle(MINUTES, 3), values)),
        ("role", forms_contacts.read_change),
        ("urgency", lambda values: forms_topics.read_topic(None, values)),
    ):
        with pytest.raises(Invalid) as refused:
            read(Values({"state": {"values": {field: {ELEMENT: chosen(forged)}}}}))
        assert (refused.value.fault.key, refused.value.fault.field) == ("choice-missing", field)


def entered(view: Block, **given: Mapping[str, Any]) -> Values:
    """Return what Slack sends of a modal: what was given, else what each field began with."""
    began = {"initial_value": "value", "initial_date": "selected_date", "initial_user": "selected_user"}
    began |= {"initial_option": "selected_option", "initial_options": "selected_options"}
    values = {
        block["block_id"]: {ELEMENT: {began[key]: value for key, value in block["element"].items() if key in began}}
        for block in view["blocks"]
        if block["type"] == "input"
    }
    return Values({"state": {"values": values | {name: {ELEMENT: value} for name, value in given.items()}}})


def said(text: str) -> dict[str, str]:
    """Return a typed value."""
    return {"value": text}


def chosen(value: str) -> dict[str, Any]:
    """Return a chosen option."""
    return {"selected_option": {"value": value}}
