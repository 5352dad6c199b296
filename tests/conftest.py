"""What every test may use. Fixtures live in modules of their own, by what they stand for."""

import os
import zlib

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
    parser.addoption(
        "--every-database", action="store_true", help="ask PostgreSQL of every test that can be asked of it"
    )
    parser.addoption("--faults-seed", default="1", help="what the load and its disturbances are drawn from")
    parser.addoption("--faults-kills", default="3", help="how many disturbances the long run has")
    parser.addoption("--faults-minutes", default="30", help="after which the long run of one database ends")


EVERY_THIRD = ("tests/integration/test_services_", "tests/integration/test_task_", "tests/scenario/")
"""Where the use cases are the same on both databases, and only what lies beneath them differs."""
ON_BOTH = ("test_services_clauses", "test_story", "test_form_drafts", "test_long_minutes", "test_setup")
"""Of these, what is asked of both databases all the same: it tells the long stories, and has statements of its own."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Ask PostgreSQL of every third test of the use cases: `--every-database` asks it of all. What touches the databases
    themselves (migrations, plans, locks, faults, backups, security) always runs on both."""
    if config.getoption("--every-database") or any("::" in argument for argument in config.args):
        return
    left = [item for item in items if _is_left(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in set(left)]


def _is_left(item: pytest.Item) -> bool:
    path = item.nodeid.partition("::")[0]
    is_sampled = path.startswith(EVERY_THIRD) and not any(name in path for name in ON_BOTH)
    return is_sampled and "[postgresql" in item.nodeid and zlib.crc32(item.nodeid.encode()) % 3 != 0


def pytest_report_header(config: pytest.Config) -> str:
    """Name the seed, so that a failure can be played again."""
    return f"faults: --faults-seed={config.getoption('--faults-seed')}"
