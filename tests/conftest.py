"""What every test may use. Fixtures live in modules of their own, by what they stand for."""

import os

import pytest
from hypothesis import settings

pytest_plugins = ["tests.postgres", "tests.house"]

# A property is judged by its cases, not by how busy the machine is. Under CI hypothesis uses its own profile, which
# repeats the same cases in every run.
settings.register_profile("concord", deadline=None)
if "CI" not in os.environ:
    settings.load_profile("concord")


def pytest_addoption(parser: pytest.Parser) -> None:
    """How the faults are drawn, and for how long (`make faults`)."""
    parser.addoption("--faults-seed", default="1", help="what the load and its disturbances are drawn from")
    parser.addoption("--faults-kills", default="3", help="how many disturbances the long run has")
    parser.addoption("--faults-minutes", default="30", help="after which the long run of one database ends")


def pytest_report_header(config: pytest.Config) -> str:
    """Name the seed, so that a failure can be played again."""
    return f"faults: --faults-seed={config.getoption('--faults-seed')}"
