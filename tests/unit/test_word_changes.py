"""What was changed in a clause, as a reader of Chinese or English sees it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.word_changes import Edit, compare
from tests.facts import NASTY

SIGNS = {Edit.KEPT: "{}", Edit.REMOVED: "[-{}]", Edit.ADDED: "[+{}]"}
TEXTS = st.one_of(
    st.text("区财政局教育分担经费，。 12345 ab", max_size=40), st.text(max_size=20), st.sampled_from(NASTY)
)


def marked(before: str, after: str) -> str:
    return "".join(SIGNS[piece.edit].format(piece.text) for piece in compare(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("选址定在老城片区", "选址定在新城片区", "选址定在[-老][+新]城片区"),
        ("11月30日前报送", "12月15日前报送", "[-11月30][+12月15]日前报送"),
        ("经费由财政局承担", "经费由财政局和残联分担", "经费由财政局[-承][+和残联分]担"),
        ("投入120万元", "投入1200万元", "投入[-120][+1200]万元"),
        ("完成率95%", "完成率95.5%", "完成率[-95%][+95.5%]"),
        ("opens in May 2027", "opens in June 2027", "opens in [-May][+June] 2027"),
        ("", "选址", "[+选址]"),
        ("选址", "", "[-选址]"),
        ("选址", "选址", "选址"),
    ],
)
def test_a_reader_sees_what_was_changed(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@given(TEXTS, TEXTS)
def test_both_texts_are_whole_in_it(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.edit is not Edit.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.edit is not Edit.REMOVED) == after
    assert all(piece.text for piece in pieces)


@given(TEXTS, TEXTS)
def test_no_number_is_divided(before: str, after: str) -> None:
    places = 0
    for piece in compare(before, after):
        if piece.edit is not Edit.ADDED:
            places += len(piece.text)
            assert not re.search(r"[0-9]$", before[:places]) or not re.match(r"[0-9]", before[places:])
