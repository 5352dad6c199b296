"""Every database of these tests holds the founding group."""

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
