"""The glossary's tables, held against the code and the texts."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from bot.domain import (
    blockers,
    clauses,
    consensus,
    consultation,
    contacts,
    ladder,
    meetings,
    minutes,
    papers,
    people,
    permissions,
    reach,
    referrals,
    task_steps,
    tasks,
    topics,
)
from bot.texts.catalogue import key_of, texts_in

GLOSSARY = Path("docs/glossary.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| `(\w+)\.(\w+)` \| `([a-z0-9-]+)` \|$", GLOSSARY, re.MULTILINE)
KINDS: tuple[type[StrEnum], ...] = (
    people.Role,
    tasks.TaskState,
    tasks.TaskVerb,
    task_steps.TaskStep,
    blockers.BlockerState,
    topics.TopicState,
    topics.TopicVerb,
    topics.Urgency,
    topics.Similar,
    meetings.MeetingKind,
    meetings.MeetingState,
    meetings.MeetingVerb,
    meetings.AgendaBlock,
    meetings.Rsvp,
    meetings.Attendance,
    consultation.OpinionStance,
    referrals.ReferralState,
    referrals.ReferralVerb,
    minutes.MinutesState,
    minutes.MinutesVerb,
    consensus.Stance,
    clauses.Outcome,
    papers.PaperKind,
    contacts.ContactChangeState,
    contacts.ContactChangeVerb,
    ladder.Light,
    ladder.Audience,
    permissions.Action,
    people.SeatScope,
    reach.Gap,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_member_stands_with_the_words_that_people_read(kind: type[StrEnum]) -> None:
    expected = {
        (texts_in("zh").name(member), texts_in("en").name(member), kind.__name__, member.name, key_of(member))
        for member in kind
    }
    assert {row for row in ROWS if row[2] == kind.__name__} == expected


def test_no_row_names_what_is_not_there() -> None:
    assert {row[2] for row in ROWS} == {kind.__name__ for kind in KINDS}
    assert len(ROWS) == len(set(ROWS))
