"""Every role against every command, button and modal, through signed requests: what one role may not do, no way leads to.

Which action a way asks for is not written here: it is what those are told who may not take it. Then everybody else who
came through must have that action in the one table of permissions.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.demo.people import CONVENER, INSPECTOR, OBSERVER, SECRETARY, liaison, member
from bot.domain.people import Role
from bot.domain.permissions import TABLE, Action
from bot.domain.references import Kind
from bot.handlers.dispatch import ACTIONS, COMMANDS
from bot.handlers.grammar import PHRASES
from bot.views.ids import Form
from tests.security.forged import Forger, Outcome, anything, forger

STRANGER = "U0NOBODY"
PEOPLE: dict[str, frozenset[Role]] = {
    STRANGER: frozenset(),
    OBSERVER: frozenset({Role.OBSERVER}),
    INSPECTOR: frozenset({Role.INSPECTOR}),
    CONVENER: frozenset({Role.CONVENER}),
    liaison("education"): frozenset({Role.LIAISON}),
    member("education"): frozenset({Role.MEMBER}),
    SECRETARY: frozenset({Role.SECRETARIAT}),
}
"""Who tries, those who may least first."""

OPEN_TO_ALL = {
    **dict.fromkeys(("act desk", "act help", "command desk", "command help"), "what the asker may do"),
    **dict.fromkeys(("act language", "command language", "command phone"), "the asker's own details"),
    **dict.fromkeys(("act open", "act which", "act more"), "leads on to what asks, or to an address"),
    **dict.fromkeys(("act undo", "command undo"), "takes back what the asker alone did just before"),
    **dict.fromkeys(("command feedback", "form form-feedback"), "about the assistant: every seat may"),
    **dict.fromkeys(
        (f"form form-setup-{step}" for step in ("group", "channels", "office", "roster")),
        "the installer's alone, who holds no seat yet: tests/scenario/test_setup.py",
    ),
    "command search": "finds in what the asker may read",
    **dict.fromkeys(
        ("act meeting-show", "act meeting-page", "command meeting-list", "act guest-comes", "act guest-excused"),
        "an observer's own invitations: tests/integration/test_services_agendas.py",
    ),
    "act stand-in-end": "names a seat of its own: tests/integration/test_stand_ins.py",
}
"""What asks for no action, or for one that every seat has; and why."""

ALSO = {
    "command contacts-confirm": {Action.CONTACT_DECIDE},
    "act clause-return": {Action.MINUTES_SETTLE},
}
"""Ways that show one thing to whoever has the action asked for, and another to whoever has this one."""

ACTION_KEY, NOBODY = "not-your-role", "no-seat"
Way = Callable[[str], Awaitable[Outcome]]


@pytest.fixture
async def at(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Forger]:
    monkeypatch.setenv("CONCORD_LIMITS__REQUESTS_PER_MINUTE", "0")
    async with forger(sqlite_url, tmp_path) as opened:
        yield opened


REFERENCES = [f"{kind}-{number}" for kind in Kind for number in (1, 2)]


def ways_of_acts(at: Forger) -> dict[str, list[Way]]:
    """Every button, with every item that it could name."""
    values = [
        "",
        *(f"{reference}|1|{part}" for reference in REFERENCES for part in (0, 1)),
        "1",
        *(f"1|{reference}" for reference in REFERENCES),
        "2026Q4|9",
    ]
    return {
        f"act {act}": [lambda user, act=act, value=value: at.click(user, act, value) for value in values]
        for act in ACTIONS
    }


def ways_of_forms(at: Forger) -> dict[str, list[Way]]:
    """Every modal, filled in, with every item that its metadata could name."""
    states = [anything(), anything(stance="support")]
    metadata = ["", *(f"{reference}|1|{part}" for reference in REFERENCES for part in (0, 1)), "1", "MN-1|1|1/1/1"]
    return {
        f"form {form}": [
            lambda user, form=form, said=said, state=state: at.submit(user, form, f"{said}#zh##0#0", state)
            for state in states
            for said in metadata
        ]
        for form in Form
    }


def ways_of_commands(at: Forger) -> dict[str, list[Way]]:
    """Every command, with what could follow its words."""
    rests = ["", "5", "13800000000", *(f"{reference} 5% 文字" for reference in REFERENCES), "教育局 +5 文字"]
    rests += [f"{reference} {rest} 文字" for reference in REFERENCES for rest in ("+5", "教育局", "教育局 +5")]
    rests += ["教育局", "全部"]
    return {
        f"command {command}": [
            lambda user, command=command, rest=rest: at.command(user, f"{PHRASES[command][0]} {rest}".strip())
            for rest in rests
        ]
        for command in COMMANDS
        if command in PHRASES
    }


@pytest.mark.parametrize("ways_of", [ways_of_acts, ways_of_forms, ways_of_commands])
@pytest.mark.timeout(600)
async def test_nobody_comes_through_who_has_not_the_action(
    at: Forger, ways_of: Callable[[Forger], dict[str, list[Way]]]
) -> None:
    unguarded: dict[str, set[str]] = {}
    slipped: list[str] = []
    for name, ways in ways_of(at).items():
        seen: set[str] = set()
        for way in ways:
            outcome = await way(OBSERVER)
            assert outcome.status == 200, (name, outcome)
            needed = set(actions_refused(outcome))
            seen |= {key for key, _ in outcome.refusals} or {"through"}
            if needed:
                slipped += await come_through(way, name, needed)
                break
        else:
            unguarded[name] = seen
    assert slipped == []
    found = [f"{name}: {sorted(seen)}" for name, seen in unguarded.items() if name not in OPEN_TO_ALL]
    # What is named here asks for no action: say why in OPEN_TO_ALL, or let the references and states reach it.
    assert "\n".join(found) == ""


async def come_through(way: Way, name: str, needed: set[Action]) -> list[str]:
    """Let everybody take a way; return a line for each who came through without the action."""
    wrong = []
    for user, roles in PEOPLE.items():
        outcome = await way(user)
        refused = {key for key, _ in outcome.refusals}
        may = any(role in TABLE[action] for role in roles for action in needed | ALSO.get(name, set()))
        if user == STRANGER and refused != {NOBODY}:
            wrong.append(f"{name}: a stranger was told {refused or outcome.words[:200]}")
        if not may and not refused & {ACTION_KEY, "not-your-unit", NOBODY, "no-unit"}:
            wrong.append(f"{name}: {user} came through, told {refused}")
        if may and ACTION_KEY in refused and not needed & others(outcome, needed):
            wrong.append(f"{name}: {user} was kept out")
        if outcome.entries and all(action.endswith("-read") for action in needed):
            wrong.append(f"{name}: asks only for {needed}, and changes {outcome.entries}")
        if not may and outcome.entries:
            wrong.append(f"{name}: {user} left {outcome.entries}")
    return wrong


def others(outcome: Outcome, needed: set[Action]) -> set[Action]:
    """Which of the needed actions somebody who has one of them was still asked for."""
    return needed & set(actions_refused(outcome))


def actions_refused(outcome: Outcome) -> list[Action]:
    return [Action(action) for key, action in outcome.refusals if key == ACTION_KEY and action]
