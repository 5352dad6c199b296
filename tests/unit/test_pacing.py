"""Places given one after the other: never more in any minute than the rate allows, and none lost to a clock that moves."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pacing import LONGEST, LONGEST_HOLD, Bucket, Rate
from bot.slack.pacing import _WORKSPACE, METHODS, TIERS, _of_tier
from bot.workspace.rates import POSTS_PER_MINUTE

PATIENCE = 20.0
_EPSILON = 1e-6
LIMITS = [(_of_tier(tier), TIERS[tier]) for tier in sorted(set(METHODS.values()))] + [(_WORKSPACE, POSTS_PER_MINUTE)]


@given(st.sampled_from(LIMITS), st.lists(st.floats(0, 30), max_size=300))
def test_in_any_minute_no_more_than_the_limit_allows(limit: tuple[Rate, int], pauses: list[float]) -> None:
    rate, most = limit
    bucket, now, places = Bucket(rate), 1_000_000.0, []
    for pause in pauses:
        now += pause
        wait = bucket.reserve(now, patience=PATIENCE)
        if wait <= PATIENCE:
            places.append(now + wait)
    for first, place in enumerate(places):
        assert sum(place <= other < place + 60 - _EPSILON for other in places[first:]) <= most


def test_many_messages_take_hardly_longer_than_the_limit_asks_for() -> None:
    bucket, now = Bucket(_WORKSPACE), 1_000_000.0
    last = max(bucket.reserve(now, patience=600.0) for _ in range(2 * POSTS_PER_MINUTE))
    assert 120 / 1.05 <= last <= 120 * 1.05


@given(st.lists(st.floats(0, 5), max_size=60), st.floats(0, 10))
def test_a_place_too_far_off_is_not_taken(pauses: list[float], patience: float) -> None:
    bucket, now = Bucket(Rate(1, 3.0)), 1_000_000.0
    for pause in pauses:
        now += pause
        before = bucket.free_at
        if bucket.reserve(now, patience=patience) > patience:
            assert bucket.free_at == before
        assert bucket.free_at <= now + patience + 3.0


def test_a_hold_lets_nothing_through_until_it_ends() -> None:
    bucket = Bucket(Rate(5, 1.0))
    bucket.hold(1_030.0)
    assert bucket.room(1_000.0) == 0
    assert bucket.reserve(1_000.0, patience=60) == 30.0
    assert bucket.reserve(1_040.0, patience=60) == 0


def test_a_clock_that_moved_back_leaves_no_place_out_of_reach() -> None:
    bucket = Bucket(Rate(2, 1.0))
    bucket.reserve(1_000_000.0, patience=PATIENCE)
    bucket.hold(1_000_000.0 + 60)
    assert bucket.reserve(1_000_000.0 - LONGEST_HOLD - LONGEST, patience=PATIENCE) <= 1.0


@given(st.integers(1, 20), st.floats(0.1, 10))
def test_the_room_is_what_can_be_taken_at_once(burst: int, interval: float) -> None:
    bucket, now = Bucket(Rate(burst, interval)), 1_000_000.0
    assert bucket.room(now) == burst
    for _ in range(burst):
        assert bucket.reserve(now, patience=_EPSILON) <= _EPSILON
    assert bucket.room(now) == 0
