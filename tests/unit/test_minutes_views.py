"""Minutes in messages: paged, the own clauses first, the units' answers at a glance, the right buttons for the reader."""

import dataclasses
import json
from collections.abc import Sequence
from datetime import date

import pytest

from bot.domain.consensus import Stance
from bot.domain.minutes import MinutesState, MinutesVerb
from bot.notices.fact import Fact
from bot.notices.minutes import (
    ClauseLine,
    MinutesCard,
    MinutesCirculated,
    MinutesLine,
    MinutesPosted,
    ObjectionRaised,
    StanceLine,
    Standing,
)
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.views import parts
from bot.views.ids import Act, read_handle
from bot.views.notices import render
from bot.views.parts import Block
from tests.block_rules import faults_in, parts_of, texts_of
from tests.facts import NASTY

both = pytest.mark.parametrize("texts", [texts_in(language) for language in LANGUAGES], ids=LANGUAGES)
UNITS = [f"第{number}成员单位" for number in range(1, 27)]


def buttons(fact: Fact, texts: Texts) -> dict[str, str]:
    """Return the values of a fact's buttons by action."""
    found = parts_of(json.loads(json.dumps(render(fact, texts).blocks)))
    return {part["action_id"]: part["value"] for part in found if part.get("type") == "button"}


def minutes_card(
    clauses: int,
    *,
    text: str = "选址",
    state: MinutesState = MinutesState.DRAFT,
    verbs: tuple[MinutesVerb, ...] = (),
    my_units: tuple[str, ...] = (),
) -> MinutesCard:
    """Return minutes with that many clauses; in each text its number stands first, where it is not a single one."""
    lines = tuple(
        ClauseLine(
            id=100 + number,
            position=number,
            text=text if clauses == 1 else f"{number}:{text}",
            lead=UNITS[0],
            supporting=tuple(UNITS[1:]),
            due_on=date(2026, 12, 31),
            expected_result="成果",
            topic="TP-3",
            task="",
        )
        for number in range(1, clauses + 1)
    )
    return MinutesCard(
        minutes=MinutesLine("MN-1", "第一次全体会议", state, date(2026, 11, 20), "", 5),
        clauses=lines,
        text_version=2,
        answer_by=date(2026, 11, 30),
        asked=26,
        agreed=0,
        stances=(),
        waiting=tuple(UNITS),
        signed_by="",
        issued_on=None,
        my_units=my_units,
        verbs=verbs,
    )


@both
def test_a_clause_keeps_its_words(texts: Texts) -> None:
    for typed in NASTY:
        card = minutes_card(1, text=typed[:500])
        assert typed[:500] in texts_of(list(render(card, texts).blocks))


@both
def test_long_minutes_are_paged_and_no_clause_is_lost(texts: Texts) -> None:
    card = minutes_card(40, text="议" * 500)
    seen: list[str] = []
    page = 1
    while page:
        message = render(dataclasses.replace(card, page=page), texts)
        assert parts.fits(message.blocks)
        seen += [text for text in texts_of(list(message.blocks)) if text.endswith("议" * 400)]
        page = _next_page(message.blocks)
    assert [text.split(":")[0] for text in seen] == [f"{number}" for number in range(1, 41)]


def _next_page(blocks: Sequence[Block]) -> int:
    turns = [part for part in parts_of(list(blocks)) if part.get("action_id") == f"{Act.CLAUSE_PAGE}:next"]
    return int(turns[0]["value"].split("|")[0]) if turns else 0


@both
def test_a_page_that_is_not_there_shows_the_last(texts: Texts) -> None:
    card = minutes_card(3)
    assert render(dataclasses.replace(card, page=9), texts) == render(card, texts)


@both
def test_the_worst_card_still_fits(texts: Texts) -> None:
    stances = tuple(
        StanceLine(number, unit, Stance.OBJECTION, "张三", "反" * 2_000) for number, unit in enumerate(UNITS[:13])
    )
    card = dataclasses.replace(minutes_card(40, text="议" * 500), stances=stances, waiting=tuple(UNITS[13:]))
    message = render(ObjectionRaised(card, UNITS[0], "张三", "反" * 2_000), texts)
    assert faults_in(message.blocks) == []
    assert parts.fits(message.blocks)


@both
def test_a_unit_reads_its_own_clauses_first(texts: Texts) -> None:
    card = minutes_card(12, state=MinutesState.CIRCULATING, my_units=(UNITS[0],))
    shown = texts_of(list(render(MinutesCirculated(card, UNITS[0], (7, 9)), texts).blocks))
    order = [text.split(":")[0] for text in shown if text.endswith("选址")]
    assert order[:3] == ["7", "9", "1"]


@both
def test_answers_carry_the_text_that_was_read(texts: Texts) -> None:
    card = minutes_card(2, state=MinutesState.CIRCULATING, my_units=(UNITS[0],))
    for fact in (card, MinutesCirculated(card, UNITS[0], ())):
        pressed = buttons(fact, texts)
        for act in (Act.MINUTES_AGREE, Act.MINUTES_RESERVE, Act.MINUTES_OBJECT):
            handle = read_handle(pressed[act])
            assert (str(handle.reference), handle.version, handle.part) == ("MN-1", 5, 2)


@both
def test_clauses_are_edited_only_in_a_draft_by_those_who_may(texts: Texts) -> None:
    draft = minutes_card(2, verbs=(MinutesVerb.CIRCULATE,))
    assert {Act.CLAUSE_NEW, Act.CLAUSE_EDIT, Act.CLAUSE_REMOVE, Act.MINUTES_CIRCULATE} <= buttons(draft, texts).keys()
    for other in (minutes_card(2), minutes_card(2, state=MinutesState.AGREED, verbs=(MinutesVerb.AMEND,))):
        assert not {Act.CLAUSE_NEW, Act.CLAUSE_EDIT, Act.CLAUSE_REMOVE} & buttons(other, texts).keys()


@both
def test_the_concurrence_is_seen_at_a_glance(texts: Texts) -> None:
    agreed = tuple(StanceLine(number, unit, Stance.AGREE, "李四", "") for number, unit in enumerate(UNITS[:21]))
    card = dataclasses.replace(
        minutes_card(1, state=MinutesState.CIRCULATING),
        stances=(*agreed, StanceLine(30, UNITS[21], Stance.RESERVATION, "王五", "经费另议")),
        asked=26,
        agreed=21,
        standing=(Standing(Stance.AGREE, tuple(UNITS[:21])), Standing(Stance.RESERVATION, (UNITS[21],))),
        waiting=tuple(UNITS[22:]),
    )
    words = "\n".join(texts_of(list(render(card, texts).blocks)))
    assert "21/26" in words
    assert all(unit in words for unit in UNITS)
    assert "经费另议" in words


def test_the_posted_minutes_read_like_a_document() -> None:
    minutes = dataclasses.replace(minutes_card(2).minutes, state=MinutesState.ISSUED, document_number="〔2026〕1号")
    card = dataclasses.replace(minutes_card(2), minutes=minutes, signed_by="周明远", issued_on=date(2026, 12, 1))
    words = texts_of(list(render(MinutesPosted("协调组", card), texts_in("zh")).blocks))
    assert words[:2] == ["协调组会议纪要", "〔2026〕1号"]
    assert "签发人：周明远" in "\n".join(words)
    assert "2026年12月1日（周二）印发" in "\n".join(words)


def test_a_correction_does_not_say_that_only_those_asked_agree() -> None:
    minutes = dataclasses.replace(minutes_card(2).minutes, state=MinutesState.ISSUED, document_number="〔2026〕2号")
    card = dataclasses.replace(
        minutes_card(2), minutes=minutes, corrects="MN-1 〔2026〕1号", standing=(Standing(Stance.AGREE, (UNITS[0],)),)
    )
    words = "\n".join(texts_of(list(render(MinutesPosted("协调组", card), texts_in("zh")).blocks)))
    assert "更正涉及的单位，同意（1）：第1成员单位" in words
    assert "同意单位" not in words
