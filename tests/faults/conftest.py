"""Every database of these tests holds the founding group."""

import time

import pytest

from tests.builders import settle_url
from tests.postgres import Prepare


@pytest.fixture
def prepare_database() -> Prepare:
    return settle_url


@pytest.fixture
def faults_seed(request: pytest.FixtureRequest) -> int:
    """What the load and its disturbances are drawn from."""
    return int(request.config.getoption("--faults-seed"))


@pytest.fixture
def faults_kills(request: pytest.FixtureRequest) -> int:
    """How many things break in the long run."""
    return int(request.config.getoption("--faults-kills"))


@pytest.fixture
def faults_until(request: pytest.FixtureRequest) -> float:
    """The moment (`time.monotonic`) after which the long run begins no other round."""
    return time.monotonic() + 60 * float(request.config.getoption("--faults-minutes"))
