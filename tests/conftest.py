"""What every test may use. Fixtures live in modules of their own, by what they stand for."""

import os

from hypothesis import settings

pytest_plugins = ["tests.postgres", "tests.house"]

# A property is judged by its cases, not by how busy the machine is. Under CI hypothesis uses its own profile, which
# repeats the same cases in every run.
settings.register_profile("concord", deadline=None)
if "CI" not in os.environ:
    settings.load_profile("concord")
