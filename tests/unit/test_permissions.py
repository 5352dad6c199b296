"""Every role against every action, beside a grid written by hand from PRODUCT, section 1."""

from datetime import date

import pytest

from bot.domain.errors import Forbidden
from bot.domain.people import Actor, Capacity, Role
from bot.domain.permissions import TABLE, Action, permit

OWN, OTHER = 1, 2

# g: for the whole group · o: for the own unit only · -: never
GRID = """
                   convener director secretariat inspector member liaison observer
topic-submit          -        g         g           -        o      o        -
topic-read            g        g         g           g        g      g        -
opinion-give          -        -         -           -        o      o        -
topic-call            -        g         g           -        -      -        -
topic-refer           -        g         g           -        -      -        -
topic-review          -        g         g           -        -      -        -
meeting-read          g        g         g           g        g      g        -
meeting-propose       -        g         g           -        o      o        -
meeting-decide        g        -         -           -        -      -        -
meeting-call          g        g         g           -        -      -        -
meeting-manage        -        g         g           -        -      -        -
meeting-answer        -        -         -           -        o      o        -
meeting-visit         -        -         -           -        -      -        g
minutes-read          g        g         g           g        g      g        -
minutes-draft         -        g         g           -        -      -        -
minutes-answer        -        -         -           -        o      o        -
minutes-settle        g        -         -           -        -      -        -
minutes-enter         -        g         g           -        -      -        -
minutes-sign-off      g        -         -           -        -      -        -
minutes-issue         -        g         g           -        -      -        -
minutes-receive       -        -         -           -        o      o        -
task-read             g        g         g           g        g      g        -
duties-read           g        g         g           g        g      g        -
overview-read         g        g         g           g        -      -        -
task-assign           -        g         g           -        -      -        -
task-report           -        -         -           -        o      o        -
task-claim            -        -         -           -        o      o        -
task-verify           -        g         g           -        -      -        -
task-suspend          -        g         g           -        -      -        -
task-divide           -        g         g           -        o      o        -
task-extend           -        -         -           -        o      o        -
extension-decide      -        g         g           -        -      -        -
blocker-declare       -        -         -           -        o      o        -
blocker-answer        -        -         -           -        o      o        -
blocker-decide        -        g         g           -        -      -        -
task-urge             g        g         g           g        -      -        -
task-comment          g        g         g           g        o      o        -
reminders-manage      -        g         g           -        -      -        -
contacts-read         g        g         g           g        g      g        -
phones-read           g        g         g           g        g      g        -
contact-propose       -        g         g           -        o      o        -
contact-decide        -        g         g           -        -      -        -
stand-in              -        g         g           -        o      o        -
contacts-confirm      -        -         -           -        o      o        -
own-details           g        g         g           g        g      g        g
record-read           g        g         g           g        g      g        -
feedback-give         g        g         g           g        g      g        g
feedback-answer       -        g         g           -        -      -        -
"""


def _cells() -> list[tuple[Role, Action, str]]:
    head, *rows = [line.split() for line in GRID.strip().splitlines()]
    return [(Role(role), Action(row[0]), cell) for row in rows for role, cell in zip(head, row[1:], strict=True)]


def _actor(role: Role) -> Actor:
    return Actor(1, "U1", "某人", "zh", 1, 1, (Capacity(role, OWN),), date(2026, 11, 23))


def _may(role: Role, action: Action, unit: int) -> bool:
    try:
        permit(_actor(role), action, units=[unit])
    except Forbidden:
        return False
    return True


def test_the_grid_names_every_role_and_every_action() -> None:
    cells = _cells()
    assert {action for _, action, _ in cells} == set(Action) == set(TABLE)
    assert {role for role, _, _ in cells} == set(Role)
    assert len(cells) == len(Role) * len(Action)


@pytest.mark.parametrize(("role", "action", "cell"), _cells())
def test_cell(role: Role, action: Action, cell: str) -> None:
    assert _may(role, action, OWN) is (cell in "og")
    assert _may(role, action, OTHER) is (cell == "g")


def test_a_seat_in_another_unit_is_told_apart_from_a_role_that_never_may() -> None:
    with pytest.raises(Forbidden) as other_unit:
        permit(_actor(Role.LIAISON), Action.TASK_REPORT, units=[OTHER])
    with pytest.raises(Forbidden) as other_role:
        permit(_actor(Role.INSPECTOR), Action.TASK_REPORT, units=[OWN])
    assert (other_unit.value.fault.key, other_role.value.fault.key) == ("not-your-unit", "not-your-role")


def test_of_several_seats_the_one_that_may_speaks() -> None:
    actor = Actor(
        1, "U1", "某人", "zh", 1, 1, (Capacity(Role.INSPECTOR, None), Capacity(Role.LIAISON, OTHER)), date(2026, 11, 23)
    )
    assert permit(actor, Action.TASK_REPORT, units=[OTHER]) == Capacity(Role.LIAISON, OTHER)
