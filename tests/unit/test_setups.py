"""What is typed of a group that is set up: units by the line, and what cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Invalid
from bot.domain.setups import MOST_UNITS, BindChannels, FoundGroup, read_units
from bot.views.setup import read_setup

NAMES = st.text("文化教育财政局区市", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("said", "units"),
    [
        ("", ()),
        ("城区文化局，文化局\n\n 城区教育局 , 教育局 ", (("城区文化局", "文化局"), ("城区教育局", "教育局"))),
        ("城区财政局", (("城区财政局", "城区财政局"),)),
        ("城区财政局\t财政局", (("城区财政局", "财政局"),)),
    ],
)
def test_units_are_read_by_the_line(said: str, units: tuple[tuple[str, str], ...]) -> None:
    assert read_units(said) == units


@given(st.lists(st.tuples(NAMES, NAMES), max_size=10))
def test_what_is_written_is_read(units: list[tuple[str, str]]) -> None:
    assert read_units("\n".join(f"{name}，{short}" for name, short in units)) == tuple(units)


def test_too_many_units_are_refused() -> None:
    assert len(read_units("\n".join(f"单位{n}" for n in range(MOST_UNITS)))) == MOST_UNITS
    with pytest.raises(Invalid, match="setup-units-many"):
        read_units("\n".join(f"单位{n}" for n in range(MOST_UNITS + 1)))


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (FoundGroup("", "组"), "name"),
        (FoundGroup("组", "长" * 31), "short"),
        (FoundGroup("【机密】组", "组"), "name"),
        (FoundGroup("组", "组", (("文化局", "文化"), ("文化", "文"))), "units"),
        (FoundGroup("组", "组", (("文" * 61, "文"),)), "units"),
        (BindChannels("C1", "C1", ""), "secretariat"),
        (BindChannels("C1", "C2", "C2"), "secretariat"),
    ],
)
def test_faults_name_their_field(request_: FoundGroup | BindChannels, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        request_.check()
    assert [fault.field for fault in refused.value.faults] == [field]


def test_the_groups_and_the_announcements_channel_may_be_one() -> None:
    BindChannels("C1", "C1", "C2").check()


@pytest.mark.parametrize("value", ["", "x", "1|fr", "-1", "1" * 10, "１", "1|zh|2"])
def test_a_value_that_is_none_of_ours_is_refused(value: str) -> None:
    with pytest.raises(Invalid, match="button-broken"):
        read_setup(value)
    assert read_setup("7|en") == (7, "en")
