"""Consensus, clause by clause: examples, and what holds for any answers to any texts (Rules of procedure, Art. 8)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import consensus
from bot.domain.clauses import Decision, Outcome, check_outcomes
from bot.domain.consensus import AskedClause, Stance, UnitStance, counted, open_clauses
from bot.domain.errors import Refusal
from bot.domain.minutes import Minutes, MinutesState, MinutesVerb

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
UNITS = range(1, 6)
ROWS = range(1, 5)
TEXTS = range(1, 4)


def said(
    number: int, unit_id: int, stance: Stance, *, text: int = 1, row: int | None = None, settled_by: int | None = None
) -> UnitStance:
    return UnitStance(number, 1, text, unit_id, 9, "liaison", stance, "理由", AT, row, settled_by=settled_by)


def clause(row: int, *unit_ids: int, changed_in: int = 1) -> AskedClause:
    return AskedClause(row, changed_in, frozenset(unit_ids or UNITS))


clauses = st.lists(
    st.builds(AskedClause, st.sampled_from(ROWS), st.sampled_from(TEXTS), st.frozensets(st.sampled_from(UNITS))),
    min_size=1,
    unique_by=lambda each: each.id,
)
answers = st.lists(
    st.builds(
        said,
        st.just(0),
        st.sampled_from(UNITS),
        st.sampled_from(Stance),
        text=st.sampled_from(TEXTS),
        row=st.sampled_from([None, *ROWS]),
        settled_by=st.sampled_from([None, 7]),
    ),
    max_size=30,
).map(lambda found: [replace(each, id=number) for number, each in enumerate(found, start=1)])


@given(clauses, answers)
def test_an_answer_to_an_old_text_never_counts_for_a_changed_clause(
    asked: list[AskedClause], stances: list[UnitStance]
) -> None:
    changed = {each.id: each.changed_in for each in asked}
    for (_, row), stance in counted(asked, stances).items():
        assert stance.text_version >= changed[row]
        assert stance.decision_id in {None, row}


@given(clauses, answers)
def test_nobody_is_asked_who_is_not_concerned(asked: list[AskedClause], stances: list[UnitStance]) -> None:
    units = {each.id: each.unit_ids for each in asked}
    found = counted(asked, stances)
    assert all(unit_id in units[row] for unit_id, row in found)
    for unit_id in UNITS:
        assert all(unit_id in units[row] for row in open_clauses(asked, found, unit_id))


@given(clauses, answers)
def test_every_unit_asked_stands_in_one_place_and_consensus_is_nothing_less(
    asked: list[AskedClause], stances: list[UnitStance]
) -> None:
    found = counted(asked, stances)
    count = consensus.concurrence(asked, found)
    places = [count.agreed, count.proposing, count.reserved, count.objecting, count.waiting]
    assert sum(map(len, places)) == len(count.asked) == len({unit for each in asked for unit in each.unit_ids})
    for unit_id in count.asked:
        own = [found.get((unit_id, each.id)) for each in asked if unit_id in each.unit_ids]
        assert (unit_id in count.objecting) == any(each is not None and each.is_blocking for each in own)
    is_open = any(open_clauses(asked, found, unit_id) for unit_id in UNITS)
    is_blocked = any(each.is_blocking for each in found.values())
    assert count.is_reached == (not is_open and not is_blocked)


@given(clauses, answers, st.sampled_from(ROWS), st.frozensets(st.sampled_from(UNITS)))
def test_a_change_leaves_every_other_clause_as_it_was_answered(
    asked: list[AskedClause], stances: list[UnitStance], row: int, again: frozenset[int]
) -> None:
    after = [AskedClause(each.id, max(TEXTS) + 1, again) if each.id == row else each for each in asked]
    before, now = counted(asked, stances), counted(after, stances)
    assert now == {key: stance for key, stance in before.items() if key[1] != row}
    for unit_id in set(UNITS) - again:
        assert set(open_clauses(after, now, unit_id)) == set(open_clauses(asked, before, unit_id)) - {row}


@given(clauses, answers)
def test_the_sheet_names_each_answer_with_the_clauses_for_which_it_counts(
    asked: list[AskedClause], stances: list[UnitStance]
) -> None:
    found = counted(asked, stances)
    lines = consensus.distinct(found, [each.id for each in asked])
    assert {(stance.unit_id, row): stance for stance, rows in lines for row in rows} == found
    assert [stance.id for stance, _ in lines] == sorted({stance.id for stance in found.values()})


@given(st.lists(st.sampled_from([None, *Outcome]), min_size=1, max_size=6))
def test_nothing_is_signed_before_each_clause_comes_to_something(outcomes: list[Outcome | None]) -> None:
    found = [
        Decision(n, 1, n, "选址", 1, None, outcome=outcome, every="year", reason="已办")
        for n, outcome in enumerate(outcomes, start=1)
    ]
    if None not in outcomes:
        check_outcomes(found)
        return
    with pytest.raises(Refusal) as refusal:
        check_outcomes(found)
    missing = tuple(str(n) for n, outcome in enumerate(outcomes, start=1) if outcome is None)
    assert refusal.value.fault.arguments["positions"] == missing


class TestWhatCounts:
    def test_the_last_answer_does(self) -> None:
        stances = [said(1, 1, Stance.AGREE), said(2, 1, Stance.OBJECTION, row=3), said(3, 1, Stance.AGREE, row=3)]
        found = counted([clause(2, 1), clause(3, 1)], stances)
        assert {row: each.id for (_, row), each in found.items()} == {2: 1, 3: 3}

    def test_agreement_to_all_takes_an_objection_back(self) -> None:
        stances = [said(1, 1, Stance.OBJECTION, row=3), said(2, 1, Stance.AGREE)]
        assert counted([clause(3, 1)], stances)[1, 3].id == 2

    @pytest.mark.parametrize("noted", [Stance.RESERVATION, Stance.WORDING])
    def test_agreement_to_a_later_text_leaves_what_was_noted_to_an_earlier_one(self, noted: Stance) -> None:
        asked = [clause(2, 1, changed_in=2), clause(3, 1)]
        stances = [said(1, 1, noted, row=3), said(2, 1, Stance.AGREE, text=2)]
        found = counted(asked, stances)
        assert {row: each.stance for (_, row), each in found.items()} == {2: Stance.AGREE, 3: noted}
        taken_back = said(3, 1, Stance.AGREE, text=2, row=3)
        assert counted(asked, [*stances, taken_back])[1, 3] == taken_back

    def test_a_settled_objection_is_recorded_as_a_reservation_and_does_not_block(self) -> None:
        asked = [clause(1, 1, 2)]
        stances = [said(1, 1, Stance.OBJECTION, settled_by=7), said(2, 2, Stance.WORDING)]
        count = consensus.concurrence(asked, counted(asked, stances))
        assert (count.reserved, count.proposing, count.is_reached) == ({1}, {2}, True)


class TestWhoIsAskedAgain:
    def test_those_that_are_bound_or_were_and_those_that_object(self) -> None:
        stances = [said(1, 4, Stance.OBJECTION, row=1), said(2, 5, Stance.OBJECTION, row=1, settled_by=7)]
        given_before = counted([clause(1)], stances)
        found = consensus.asked_again(clause(1), given_before, bound_before=[1, 2], bound_now=[2, 3])
        assert found == {1, 2, 3, 4}

    def test_an_answer_to_what_was_read_holds_where_nothing_was_changed_since(self) -> None:
        asked = [clause(1, 1, 2, changed_in=2), clause(2, 2)]
        assert not consensus.is_read(asked, unit_id=1, decision_id=None, read=1)
        assert consensus.is_read(asked, unit_id=2, decision_id=2, read=1)
        assert consensus.is_read(asked, unit_id=1, decision_id=None, read=2)


@given(clauses, answers)
def test_the_state_follows_from_the_answers(asked: list[AskedClause], stances: list[UnitStance]) -> None:
    count = consensus.concurrence(asked, counted(asked, stances))
    item = Minutes(1, 1, 1, MinutesState.CIRCULATING, "纪要", AT.date(), 1)
    item.answered(count)
    expected = (
        MinutesState.BLOCKED
        if count.is_blocked
        else MinutesState.AGREED
        if count.is_reached
        else MinutesState.CIRCULATING
    )
    assert item.state is expected
    if item.state is not MinutesState.AGREED:
        with pytest.raises(Refusal):
            item.move(MinutesVerb.SIGN_OFF)
