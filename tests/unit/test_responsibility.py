"""Segments of responsibility time add up to the task's life."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.responsibility import Segment, Wait, segments

START = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda count: START + timedelta(days=count))
WAITS = st.lists(
    st.tuples(st.sampled_from([None, 2, 3]), DAYS, st.one_of(st.none(), st.integers(0, 30))).map(
        lambda each: Wait(each[0], each[1], None if each[2] is None else each[1] + timedelta(days=each[2]))
    ),
    max_size=6,
)


@given(WAITS, st.integers(0, 60))
def test_they_follow_one_another_without_gap_or_overlap(waits: list[Wait], life: int) -> None:
    end = START + timedelta(days=life)
    cut = segments(lead_unit_id=1, start=START, end=end, waits=waits)
    assert sum((each.end - each.start).days for each in cut) == life
    assert all(each.start < each.end for each in cut)
    assert [each.start for each in cut[1:]] == [each.end for each in cut[:-1]]
    if cut:
        assert (cut[0].start, cut[-1].end) == (START, end)


@given(WAITS, st.integers(1, 60))
def test_a_day_is_the_leads_when_nobody_else_has_it(waits: list[Wait], life: int) -> None:
    end = START + timedelta(days=life)
    cut = segments(lead_unit_id=1, start=START, end=end, waits=waits)
    for day in (START + timedelta(days=count) for count in range(life)):
        others = [wait.unit_id for wait in waits if wait.start <= day and (wait.end is None or day < wait.end)]
        (whose,) = [each.unit_id for each in cut if each.start <= day < each.end]
        assert whose in others if others else whose == 1


def test_a_wait_that_goes_on_and_one_that_was_nobodys() -> None:
    waits = [Wait(None, date(2026, 1, 8), date(2026, 1, 10)), Wait(2, date(2026, 1, 20), None)]
    assert segments(lead_unit_id=1, start=START, end=date(2026, 1, 25), waits=waits) == (
        Segment(1, START, date(2026, 1, 8)),
        Segment(None, date(2026, 1, 8), date(2026, 1, 10)),
        Segment(1, date(2026, 1, 10), date(2026, 1, 20)),
        Segment(2, date(2026, 1, 20), date(2026, 1, 25)),
    )
