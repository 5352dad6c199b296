"""Which words stand where in each kind of paper, from the facts of minutes, meetings and tasks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.documents.compose import compose
from bot.domain.clauses import Outcome
from bot.domain.consensus import SILENCE, Stance
from bot.domain.minutes import MinutesState
from bot.domain.papers import Grid, Paper, PaperKind, PaperStyle, Paragraph
from bot.domain.people import Role
from bot.notices.minutes import ClauseLine, MinutesCard, MinutesLine, StanceLine
from bot.notices.papers import ConcurrenceLine, PaperFacts
from bot.profiles.schema import ProfileError, load_profile
from bot.texts.catalogue import texts_in
from tests.builders import PROFILE

TEXTS = texts_in("zh")
DAY = date(2026, 12, 2)
AT = datetime(2026, 12, 1, 1, 30, tzinfo=UTC)
STYLE = PaperStyle(minutes_mark="协调组会议纪要", issuer="协调组办公室")
CLAUSES = (
    ClauseLine(
        1, 1, "明确图书馆分馆选址。", "教育局", ("财政局", "住建局"), date(2026, 12, 31), "方案。", "TP-1", "TK-1"
    ),
    ClauseLine(2, 2, "报送资源清单", "财政局", (), date(2027, 1, 5), "", "", ""),
)
CARD = MinutesCard(
    minutes=MinutesLine("MN-1", "第二次全体会议纪要", MinutesState.ISSUED, date(2026, 11, 30), "〔2026〕3号", 4),
    clauses=CLAUSES,
    text_version=1,
    answer_by=None,
    asked=2,
    agreed=2,
    stances=(),
    waiting=(),
    signed_by="周明远",
    issued_on=DAY,
    my_units=(),
    verbs=(),
)
STANCES = (
    ConcurrenceLine(StanceLine(1, "教育局", Stance.AGREE, "王芳", "", AT), Role.MEMBER, False),
    ConcurrenceLine(
        StanceLine(
            2, "财政局", Stance.RESERVATION, "李明", "经费分年度安排", AT, (2,), is_whole=False, source="公函8号"
        ),
        Role.LIAISON,
        True,
    ),
    ConcurrenceLine(
        StanceLine(3, "民政局", Stance.OBJECTION, "赵刚", "不同意", AT, settled_by="周明远", settlement="分两年实施"),
        Role.MEMBER,
        False,
    ),
    ConcurrenceLine(StanceLine(4, "住建局", Stance.AGREE, "", "", AT), SILENCE, False),
)
FACTS = PaperFacts(PaperKind.MINUTES, "MN-1", "鹿城协调组", "lucheng", DAY, STYLE, minutes=CARD, stances=STANCES)


def paper(kind: PaperKind, style: PaperStyle = STYLE) -> Paper:
    return compose(replace(FACTS, kind=kind, style=style), TEXTS)


def grid_of(found: Paper) -> Grid:
    (grid,) = found.body
    assert isinstance(grid, Grid)
    assert {len(row) for row in grid.rows} == {len(grid.widths)}
    return grid


def test_minutes_state_each_clause_with_who_does_it_by_when() -> None:
    found = paper(PaperKind.MINUTES)
    assert (found.mark, found.number, found.name) == ("协调组会议纪要", "〔2026〕3号", "会议纪要〔2026〕3号")
    said = [block.text for block in found.body if isinstance(block, Paragraph)]
    assert said[1:] == [
        "一、明确图书馆分馆选址（牵头：教育局；配合：财政局、住建局；完成时限：2026年12月31日）。",
        "预期成果：方案。",
        "二、报送资源清单（牵头：财政局；完成时限：2027年1月5日）。",
    ]
    assert (found.to, found.signature) == ("", "")  # minutes have neither


def test_the_imprint_says_to_whom_minutes_go() -> None:
    found = paper(PaperKind.MINUTES)
    assert found.copies == (Paragraph("各成员单位", "分送："),)
    assert found.issuer == "协调组办公室"
    style = replace(STYLE, distribution=("教育局", "财政局"), copies=("区政府",))
    assert [f"{entry.label}{entry.text}" for entry in paper(PaperKind.MINUTES, style).copies] == [
        "分送：教育局、财政局",
        "抄送：区政府",
    ]
    assert paper(PaperKind.MINUTES, PaperStyle()).issuer == "鹿城协调组办公室"


def test_the_concurrence_sheet_says_who_answered_in_which_capacity_and_that_silence_was_silence() -> None:
    grid = grid_of(paper(PaperKind.CONCURRENCE))
    assert [row[1:] for row in grid.rows] == [
        ("教育局", "全文", "同意", "王芳", "成员", "12月1日 09:30", ""),
        ("财政局", "2", "有保留", "李明", "联络员（代）", "12月1日 09:30", "经费分年度安排\n办公室代录，依据：公函8号"),
        ("民政局", "全文", "有异议", "赵刚", "成员", "12月1日 09:30", "不同意\n周明远协调：分两年实施"),
        ("住建局", "全文", "同意", "—", "—", "12月1日 09:30", "到期未答复，按本组规则视为同意"),
    ]


def test_a_clause_says_what_it_comes_to_and_what_was_returned_is_named() -> None:
    rule = replace(CLAUSES[1], due_on=None, outcome=Outcome.STANDING_RULE)
    recurring = replace(CLAUSES[1], position=3, due_on=None, every="half-year")
    nothing = replace(CLAUSES[1], position=4, due_on=None, outcome=Outcome.NO_ACTION, reason="已有安排")
    card = replace(
        CARD, clauses=(CLAUSES[0], rule, recurring, nothing), returned=("经费另议",), corrects="MN-0 〔2026〕2号"
    )
    found = compose(replace(FACTS, minutes=card), TEXTS)
    said = [block.text for block in found.body if isinstance(block, Paragraph)]
    assert said[0] == "本纪要更正MN-0 〔2026〕2号，原纪要不再执行。"
    assert said[-3:] == [
        "二、报送资源清单（牵头：财政局；长期执行）。",
        "三、报送资源清单（牵头：财政局；每半年）。",
        "四、报送资源清单（牵头：财政局；不另行动）。",
    ]
    sheet = grid_of(compose(replace(FACTS, kind=PaperKind.TASK_SHEET, minutes=card), TEXTS))
    assert [(row[0], row[4]) for row in sheet.rows] == [("1", "2026年12月31日"), ("3", "每半年")]
    concurrence = compose(replace(FACTS, kind=PaperKind.CONCURRENCE, minutes=card), TEXTS)
    assert concurrence.body[1:] == (Paragraph("退回议题的议定事项：经费另议"),)


def test_the_division_of_tasks_names_the_tasks() -> None:
    found = paper(PaperKind.TASK_SHEET)
    assert found.is_wide
    assert found.title == "第二次全体会议纪要\n任务分工表"
    assert grid_of(found).rows[0] == (
        "1",
        "明确图书馆分馆选址。",
        "教育局",
        "财政局、住建局",
        "2026年12月31日",
        "方案。",
        "TK-1",
    )


def test_a_paper_of_another_item_is_refused() -> None:
    with pytest.raises(ValueError, match="no paper slip can be made of MN-1"):
        paper(PaperKind.SLIP)


def changed(folder: Path, section: str) -> Path:
    path = folder / "profile.toml"
    said = PROFILE.read_text("utf-8")
    begin, end = said.index("[rules.papers]"), said.index("# Art. 10")
    path.write_text(said[:begin] + section + "\n" + said[end:], "utf-8")
    return path


def test_a_group_settles_what_stands_on_its_papers(tmp_path: Path) -> None:
    assert load_profile(PROFILE).rules.to_rules().papers == PaperStyle(distribution=("各成员单位",))
    assert load_profile(changed(tmp_path, "")).rules.to_rules().papers == PaperStyle()
    said = '[rules.papers]\nissuer = "协调组办公室"\ncopies = ["区政府"]'
    style = load_profile(changed(tmp_path, said)).rules.to_rules().papers
    assert style == PaperStyle(issuer="协调组办公室", copies=("区政府",))
    with pytest.raises(ProfileError, match=r"rules\.papers\.mark: no such key"):
        load_profile(changed(tmp_path, '[rules.papers]\nmark = "x"'))
    with pytest.raises(ProfileError, match=r"rules\.papers\.issuer"):
        load_profile(changed(tmp_path, f'[rules.papers]\nissuer = "{"长" * 61}"'))
