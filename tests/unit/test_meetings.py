"""Meetings by their rules: from which state a verb leads where, when an item is expected, who knows of a meeting, quorum."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import meetings
from bot.domain.errors import WrongState
from bot.domain.ladder import Light
from bot.domain.meetings import (
    LIFECYCLE,
    AgendaBlock,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingKind,
    MeetingState,
    MeetingVerb,
    Rsvp,
)
from bot.domain.tasks import TaskState
from bot.notices.meetings import (
    AgendaLine,
    EarlierDecisions,
    GuestLine,
    MeetingCard,
    MeetingLine,
    MeetingTold,
    PartLine,
)
from bot.notices.tasks import EvidenceLine, TaskLine
from bot.texts.catalogue import texts_in
from bot.views import parts
from bot.views.meetings import meeting_card, meeting_told
from tests.block_rules import faults_in

LINE = MeetingLine("MT-2", "全体会议" * 30, MeetingKind.PLENARY, MeetingState.NOTIFIED, None, time(9), "三楼", 1)
BEGINS = datetime(2026, 12, 10, 1, 30, tzinfo=UTC)
_ENDED = {MeetingState.CLOSED, MeetingState.CANCELLED, MeetingState.DECLINED}


def meeting(state: MeetingState = MeetingState.CALLED, **given: object) -> Meeting:
    values: dict[str, object] = {"unit_id": None} | given
    return Meeting(1, 1, 2, MeetingKind.PLENARY, state, "会", 1, **values)  # type: ignore[arg-type] - by name


def items(minutes: list[int], *, block: AgendaBlock = AgendaBlock.DISCUSSION) -> list[AgendaItem]:
    return [AgendaItem(n, 1, n, block, "题", each) for n, each in enumerate(minutes, start=1)]


class TestLifecycle:
    @given(st.lists(st.sampled_from(list(MeetingVerb)), max_size=12))
    def test_however_verbs_follow_a_meeting_is_held_once_and_ends_for_good(self, verbs: list[MeetingVerb]) -> None:
        found = meeting(MeetingState.PROPOSED)
        done: list[MeetingVerb] = []
        for verb in verbs:
            before = found.state
            try:
                found.move(verb)
            except WrongState:
                assert found.state is before
            else:
                assert before not in _ENDED
                done.append(verb)
        assert done.count(MeetingVerb.OPEN) <= 1
        if MeetingVerb.OPEN in done:
            assert MeetingVerb.NOTIFY in done[: done.index(MeetingVerb.OPEN)]
            assert found.state in {MeetingState.IN_SESSION, MeetingState.CLOSED}

    def test_a_postponed_meeting_is_held_only_after_a_new_notice(self) -> None:
        found = meeting(MeetingState.NOTIFIED)
        found.move(MeetingVerb.POSTPONE)
        with pytest.raises(WrongState):
            found.move(MeetingVerb.OPEN)
        found.move(MeetingVerb.POSTPONE)
        found.move(MeetingVerb.NOTIFY)
        found.move(MeetingVerb.OPEN)
        assert LIFECYCLE.allowed(found.state) == (MeetingVerb.CLOSE,)


class TestAgenda:
    @given(st.lists(st.integers(1, 45), min_size=1, max_size=12), st.times(time(7), time(13)))
    def test_items_follow_one_another_without_a_gap(self, minutes: list[int], starts_at: time) -> None:
        starts_at = starts_at.replace(second=0, microsecond=0)
        found = meetings.schedule(starts_at, items(minutes))
        assert found[0][0] == starts_at
        assert [begins for begins, _ in found[1:]] == [ends for _, ends in found[:-1]]
        ends = datetime.combine(date(2026, 12, 10), starts_at) + timedelta(minutes=sum(minutes))
        assert found[-1][1] == ends.time()
        assert meetings.ends_today(starts_at, items(minutes))

    @pytest.mark.parametrize(("minutes", "fits"), [([30], True), ([60, 59], True), ([60, 60], False), ([480], False)])
    def test_an_agenda_ends_before_midnight(self, minutes: list[int], fits: bool) -> None:
        assert meetings.ends_today(time(22), items(minutes)) is fits

    @given(st.lists(st.tuples(st.sampled_from(list(AgendaBlock)), st.integers(1, 9)), max_size=12))
    def test_blocks_follow_one_another_and_items_are_numbered_from_one(
        self, given_: list[tuple[AgendaBlock, int]]
    ) -> None:
        made = [AgendaItem(n, 1, place, block, "题", 5) for n, (block, place) in enumerate(given_)]
        asked = {item.id: (list(AgendaBlock).index(item.block), item.position) for item in made}
        found = meetings.ordered(made)
        assert [item.position for item in found] == list(range(1, len(made) + 1))
        assert [asked[item.id] for item in found] == sorted(asked.values())


class TestWhoKnows:
    @pytest.mark.parametrize(
        ("given_", "told"),
        [
            ({}, ()),
            ({"unit_id": 9}, (9,)),
            ({"comment_by": date(2026, 12, 1)}, (1, 2, 3)),
            ({"sequence": 1}, (1, 2, 3)),
            ({"sequence": 1, "unit_id": 2}, (1, 2, 3)),
            ({"sequence": 1, "unit_id": 9}, (1, 2, 3, 9)),
        ],
    )
    def test_units_know_of_what_went_out_and_of_what_they_proposed(
        self, given_: dict[str, object], told: tuple[int, ...]
    ) -> None:
        assert meetings.told_units(meeting(**given_), (1, 2, 3)) == told


class TestAttendance:
    @pytest.mark.parametrize(
        ("minutes", "rsvp", "expected"),
        [
            (-5, Rsvp.ATTENDING, Attendance.PRESENT),
            (15, None, Attendance.PRESENT),
            (16, Rsvp.ATTENDING, Attendance.LATE),
            (16, Rsvp.DEPUTISING, Attendance.DEPUTISED),
            (0, Rsvp.EXCUSED, Attendance.PRESENT),
        ],
    )
    def test_how_a_unit_that_reports_itself_takes_part(
        self, minutes: int, rsvp: Rsvp | None, expected: Attendance
    ) -> None:
        assert meetings.arrival(BEGINS + timedelta(minutes=minutes), BEGINS, rsvp) is expected

    @given(st.integers(0, 60), st.integers(0, 99))
    def test_a_quorum_is_more_than_the_share_and_never_more_than_all(self, invited: int, percent: int) -> None:
        wanted = meetings.quorum(invited, percent)
        if not percent:
            assert wanted == 0
        else:
            assert (wanted - 1) * 100 <= invited * percent < wanted * 100
            assert wanted <= max(invited, 1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_fullest_card_fits_into_one_message(language: str) -> None:
    """Thirty items, a whole group that answered, commented and handed in, and as many guests as one likes."""
    task = TaskLine("TK-1", "任务" * 60, TaskState.IN_PROGRESS, Light.RED, "教育局", date(2026, 12, 1), -3, 40, 1)
    unit_names = tuple(f"市自然资源和规划局鹿城分局{n}" for n in range(26))
    agenda = tuple(
        AgendaLine(
            n,
            n,
            AgendaBlock.DISCUSSION,
            "题" * 120,
            f"TP-{n}",
            None,
            unit_names[n % 26],
            15,
            time(9),
            time(10),
            unit_names,
        )
        for n in range(1, 31)
    )
    links = tuple(EvidenceLine("附件" * 50, f"https://a.example/{n}") for n in range(10))
    units = tuple(
        PartLine(
            n,
            name,
            Rsvp.ATTENDING,
            "王芳 副局长" * 10,
            "",
            True,
            n % 2 == 0,
            "材" * 500,
            links,
            "求" * 500,
            "见" * 500,
            None,
        )
        for n, name in enumerate(unit_names)
    )
    guests = tuple(GuestLine(n, "列席单位" * 20, "名", "题" * 100, None, False) for n in range(40))
    earlier = EarlierDecisions(99, tuple((light, 9) for light in Light), (task,) * 5)
    card = MeetingCard(
        LINE,
        "因" * 500,
        "王芳",
        date(2026, 12, 9),
        date(2026, 12, 8),
        date(2026, 12, 1),
        agenda,
        time(18),
        earlier,
        units,
        guests,
        20,
        26,
        14,
        tuple(MeetingVerb),
        manages=True,
        own_parts=units[:3],
        my_tasks=(task,) * 5,
    )
    told = MeetingTold(MeetingVerb.POSTPONE, card, "因" * 500)
    for message in (meeting_card(card, texts_in(language)), meeting_told(told, texts_in(language))):
        assert faults_in(message.blocks) == []
        assert parts.fits(message.blocks)
