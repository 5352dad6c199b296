"""Every town of these tests begins with the founding group, a person on every seat."""

import pytest

from tests.builders import settle_url
from tests.postgres import Prepare


@pytest.fixture
def prepare_database() -> Prepare:
    return settle_url
