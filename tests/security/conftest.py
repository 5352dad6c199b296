"""Every database of these tests holds two groups at work."""

import pytest

from tests.postgres import Prepare
from tests.security.world import settle_both


@pytest.fixture
def prepare_database() -> Prepare:
    return settle_both
