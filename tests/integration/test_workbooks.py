"""The roster and the ledger as workbooks: the same shape both ways, and harmless, on both databases."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bot.documents import workbook
from bot.documents.ledger_file import read_ledger
from bot.documents.roster_file import read_roster
from bot.domain.contacts import ContactChangeVerb, DecideContactChange, ProposeContactChange
from bot.domain.errors import Refusal
from bot.domain.people import Role
from bot.domain.references import Kind, Reference
from bot.domain.sheets import Sheet
from bot.domain.tasks import AssignTask, ChangeTask, TaskVerb
from bot.notices.ledger import TaskAmended
from bot.notices.tasks import TaskAssigned
from bot.services import contacts, exports, ledger, roster, tasks
from bot.services.ledger import LedgerDifference
from bot.texts.catalogue import LANGUAGES, texts_in
from tests.builders import EDUCATION, FINANCE, SECRETARY, liaison
from tests.house import House
from tests.letters import letters

TK1 = Reference(Kind.TASK, 1)
DUE = date(2026, 12, 31)
FORMULAS = ("=1+1", "+86 577", "-5", "@SUM(A1)", "\tTab", "\rReturn", '=HYPERLINK("http://x")')


async def sheet(house: House, what: str) -> Sheet:
    return await house.look(lambda tx: exports.sheet_of(tx, "lucheng", what))


async def written(house: House, what: str, folder: Path, language: str = "") -> Path:
    path = folder / f"{what}.xlsx"
    path.write_bytes(workbook.write(await sheet(house, what), texts_in(language) if language else None))
    return path


def edit(path: Path, changes: dict[str, object]) -> None:
    """Change cells of a workbook as a person does."""
    book = openpyxl.load_workbook(path)
    for place, value in changes.items():
        book.worksheets[0][place] = value
    book.save(path)


async def take_in(
    house: House, path: Path, *, by: str = SECRETARY, is_rehearsal: bool = False
) -> tuple[list[LedgerDifference], list[tuple[int, str, str]]]:
    rows, faults = read_ledger(path)
    if not faults:
        differences, faults = await house.database.write(ledger.import_ledger, by, rows, is_rehearsal=is_rehearsal)
        if not faults:
            return differences, []
    return [], [(fault.line, fault.column, fault.fault.key) for fault in faults]


@pytest.fixture
async def busy(house: House) -> House:
    await house.does(SECRETARY, tasks.assign_task, AssignTask("选址", EDUCATION, DUE, (FINANCE, 1), "方案"))
    await house.does(SECRETARY, tasks.assign_task, AssignTask("经费", FINANCE, DUE))
    return house


class TestSafety:
    @pytest.mark.parametrize("language", ["", *LANGUAGES])
    def test_what_begins_like_a_formula_is_text_and_is_read_back_unchanged(self, tmp_path: Path, language: str) -> None:
        path = tmp_path / "sheet.xlsx"
        rows = tuple(("TK-1", said) for said in FORMULAS)
        found = Sheet("ledger", DUE, ("reference", "task"), rows)
        path.write_bytes(workbook.write(found, texts_in(language) if language else None))
        page = openpyxl.load_workbook(path).worksheets[0]
        cells = [page.cell(line, 2) for line in range(2, len(FORMULAS) + 2)]
        assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * len(FORMULAS)
        assert tuple(str(cell.value).replace("_x000D_", "\r") for cell in cells) == FORMULAS
        assert [row[1] for row in list(workbook.read(path))[1:]] == list(FORMULAS)


class TestRoster:
    @pytest.mark.parametrize("language", ["", *LANGUAGES])
    async def test_taken_in_again_it_changes_nothing(self, house: House, tmp_path: Path, language: str) -> None:
        change = ProposeContactChange(Role.LIAISON, "U0NEW", "许晨", "", "", "调动", date(2026, 12, 15))
        await house.does(liaison(EDUCATION), contacts.propose_change, change)
        confirm = DecideContactChange(Reference(Kind.CONTACT_CHANGE, 1), ContactChangeVerb.CONFIRM)
        await house.does(SECRETARY, contacts.decide_change, confirm)
        path = await written(house, "roster", tmp_path, language)
        rows, faults = read_roster(path)
        assert (len(rows), faults) == (58, [])
        assert await house.database.write(roster.import_roster, "lucheng", rows, is_rehearsal=False) == ([], [])

    async def test_phones_are_written_only_where_they_may_be(self, house: House) -> None:
        group = await house.look(lambda tx: tx.groups.get(1))
        whole = await house.look(lambda tx: exports.roster_sheet(tx, group, with_phones=True))
        bare = await house.look(lambda tx: exports.roster_sheet(tx, group, with_phones=False))
        assert "13800000002" in repr(whole.rows)
        assert "1380000" not in repr(bare.rows)


class TestLedger:
    @pytest.mark.parametrize("language", ["", *LANGUAGES])
    async def test_taken_in_again_it_changes_nothing(self, busy: House, tmp_path: Path, language: str) -> None:
        path = await written(busy, "ledger", tmp_path, language)
        assert await take_in(busy, path) == ([], [])

    async def test_new_rows_become_tasks_and_known_ones_follow(self, busy: House, tmp_path: Path) -> None:
        path = await written(busy, "ledger", tmp_path)
        edit(path, {"B2": "选址方案", "D2": "财政局", "E2": date(2026, 12, 25)})
        edit(path, {"B4": "新任务", "C4": "统计局", "E4": "2026-12-30"})
        dry, faults = await take_in(busy, path, is_rehearsal=True)
        assert faults == []
        assert [(found.kind, found.line, found.reference, found.changed) for found in dry] == [
            ("changed", 2, "TK-1", ("task", "due", "supporting")),
            ("task", 4, "", ()),
        ]
        before = len((await letters(busy)).rows)
        assert await take_in(busy, path) == (dry, [])
        sent = await letters(busy)
        assert len(sent.of(TaskAmended, to=liaison(EDUCATION))) == 1
        assert "新任务" in {fact.card.task.title for fact in sent.of(TaskAssigned)}
        assert len(sent.rows) > before
        card = await busy.does(SECRETARY, tasks.show_task, TK1)
        assert (card.task.title, card.task.due_on, card.original_due_on, card.supporting) == (
            "选址方案",
            date(2026, 12, 25),
            DUE,
            ("财政局",),
        )
        third = await busy.does(SECRETARY, tasks.show_task, Reference(Kind.TASK, 3))
        assert (third.task.lead, third.task.due_on) == ("统计局", date(2026, 12, 30))
        again = await written(busy, "ledger", tmp_path)
        assert await take_in(busy, again) == ([], [])

    async def test_a_rehearsal_changes_and_tells_nothing(self, busy: House, tmp_path: Path) -> None:
        path = await written(busy, "ledger", tmp_path)
        edit(path, {"B2": "选址方案", "B4": "新任务", "C4": "统计局", "E4": "2026-12-30"})
        before = len((await letters(busy)).rows)
        await take_in(busy, path, is_rehearsal=True)
        assert len((await letters(busy)).rows) == before
        assert len((await sheet(busy, "ledger")).rows) == 2
        assert await busy.look(lambda tx: list(tx.record.verify(1))) == []

    @pytest.mark.parametrize(
        ("changes", "fault"),
        [
            ({"A2": "CC-1"}, (2, "reference", "ledger-reference")),
            ({"A2": "TK-99"}, (2, "reference", "not-found")),
            ({"B2": ""}, (2, "task", "text-empty")),
            ({"C2": ""}, (2, "lead", "ledger-lead-missing")),
            ({"C2": "气象局"}, (2, "lead", "unit-unknown")),
            ({"D2": "气象局"}, (2, "supporting", "unit-unknown")),
            ({"D2": "教育局"}, (2, "supporting", "lead-supports")),
            ({"E2": "年底"}, (2, "due", "ledger-date")),
            ({"E2": "2026-01-01"}, (2, "due", "date-past")),
            ({"B1": "What"}, (1, "", "roster-heading")),
        ],
    )
    async def test_a_fault_names_row_and_column_and_changes_nothing(
        self, busy: House, tmp_path: Path, changes: dict[str, object], fault: tuple[int, str, str]
    ) -> None:
        path = await written(busy, "ledger", tmp_path)
        edit(path, {"B3": "另一个标题", **changes})
        assert await take_in(busy, path) == ([], [fault])
        assert (await busy.does(SECRETARY, tasks.show_task, Reference(Kind.TASK, 2))).task.title == "经费"

    async def test_a_closed_task_changes_no_more(self, busy: House, tmp_path: Path) -> None:
        await busy.does(liaison(EDUCATION), tasks.change_task, ChangeTask(TK1, TaskVerb.CLAIM, "完成"))
        await busy.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.CLOSE))
        path = await written(busy, "ledger", tmp_path)
        assert await take_in(busy, path) == ([], [])
        edit(path, {"B2": "选址方案"})
        assert await take_in(busy, path) == ([], [(2, "reference", "ledger-closed")])

    async def test_only_who_may_assign_takes_it_in(self, busy: House, tmp_path: Path) -> None:
        path = await written(busy, "ledger", tmp_path)
        for who in (liaison(EDUCATION), "U0NONE"):
            with pytest.raises(Refusal):
                await take_in(busy, path, by=who)
