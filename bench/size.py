"""How much is measured: in full, or shortly to see that every measure works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Numbers of requests, rows and rounds. `tasks`: on which people report; more than there are connections, for two
    reports on one at once would be one report and one refusal."""

    rounds: int
    tasks: int
    unloaded: int
    loaded: int
    few_tasks: int
    many_tasks: int
    due: int
    scans: int
    messages: int
    lanes: int
    recipients: tuple[int, int]
    starts: int
    idle_seconds: float
    lines: int


FULL = Size(
    rounds=5,
    tasks=512,
    unloaded=150,
    loaded=1_000,
    few_tasks=1_000,
    many_tasks=1_000_000,
    due=500,
    scans=7,
    messages=600,
    lanes=20,
    recipients=(26, 2_600),
    starts=5,
    idle_seconds=20.0,
    lines=600,
)
SHORT = Size(
    rounds=1,
    tasks=40,
    unloaded=3,
    loaded=20,
    few_tasks=50,
    many_tasks=500,
    due=10,
    scans=1,
    messages=12,
    lanes=3,
    recipients=(26, 52),
    starts=1,
    idle_seconds=0.2,
    lines=6,
)
