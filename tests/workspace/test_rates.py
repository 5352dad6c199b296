"""Rate limits: 429 with Retry-After, by method and by channel."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.workspace.errors import SlackError
from bot.workspace.rates import HAIR, PER_MINUTE, POST_BURST, Rates
from tests.workspace.actors import Api, Person


@pytest.fixture
def description(description: dict[str, object]) -> dict[str, object]:
    description["workspace"]["rate_limits"] = True
    return description


async def test_a_tier_and_the_wait_it_names(api: Api, chen: Person) -> None:
    for _ in range(PER_MINUTE[2]):
        assert (await api("users.list"))["ok"]
    refused = await api("users.list")
    assert (refused["status"], refused["error"]) == (429, "ratelimited")
    assert 1 <= int(refused["headers"]["Retry-After"]) <= 60
    assert (await api("users.info", user="U0LI"))["ok"]
    await chen.post("clock", advance_seconds=int(refused["headers"]["Retry-After"]))
    assert (await api("users.list"))["ok"]


async def test_messages_in_one_channel(api: Api, chen: Person) -> None:
    answers = [await api("chat.postMessage", channel="C0GROUP", text="x") for _ in range(POST_BURST + 1)]
    assert [each["ok"] for each in answers] == [True] * POST_BURST + [False]
    assert (answers[-1]["status"], answers[-1]["headers"]["Retry-After"]) == (429, "1")
    assert (await api("chat.postMessage", channel="U0LI", text="别处"))["ok"]
    await chen.post("clock", advance_seconds=1.1)
    assert (await api("chat.postMessage", channel="C0GROUP", text="x"))["ok"]


@given(st.lists(st.floats(0, 5), min_size=1, max_size=300), st.sampled_from([1, 2, 3, 4]))
def test_no_minute_has_more_than_its_tier(gaps: list[float], tier: int) -> None:
    rates, now, taken = Rates(), 0.0, []
    for gap in gaps:
        now += gap
        with suppress(SlackError):
            rates.count_call("A", "m", tier, now=now)
            taken.append(now)
    assert all(sum(at <= other < at + 60 - HAIR for other in taken) <= PER_MINUTE[tier] for at in taken)


@given(st.lists(st.floats(0, 3), min_size=1, max_size=100))
@example([2.0, 2.5475492960334924, 2.7793661366078437, 0.0, 0.0, 0.0, 0.0, 0.0])
def test_whoever_waits_as_told_is_let_in(gaps: list[float]) -> None:
    rates, now = Rates(), 0.0
    for gap in gaps:
        now += gap
        try:
            rates.count_post("A", "C", now=now)
        except SlackError as error:
            now += float(error.headers["Retry-After"])
            rates.count_post("A", "C", now=now)
