"""The rich_text block and the tables, whose cells may hold it. Slack: rich text, table and data table block."""

from typing import Any

from bot.workspace import limits
from bot.workspace.checks import (
    Check,
    Choice,
    Fault,
    Faults,
    Items,
    Path,
    Shape,
    Text,
    Typed,
    Whole,
    anything,
    flag,
    number,
)

_BASE: dict[str, Check] = {"type": anything}
_LONG = Text("rich_text.characters")
_ID = Text("identifier")
_STYLE = Shape(
    {},
    dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), flag),
)
_STYLED: dict[str, Check] = {"style": _STYLE}

RUNS = Typed(
    {
        "text": Shape(_BASE | {"text": _LONG}, _STYLED),
        "link": Shape(_BASE | {"url": Text("rich_text.url")}, _STYLED | {"text": _LONG, "unsafe": flag}),
        "user": Shape(_BASE | {"user_id": _ID}, _STYLED),
        "channel": Shape(_BASE | {"channel_id": _ID}, _STYLED),
        "usergroup": Shape(_BASE | {"usergroup_id": _ID}, _STYLED),
        "emoji": Shape(_BASE | {"name": _ID}, _STYLED | {"unicode": _ID, "skin_tone": Whole(1, 6)}),
        "broadcast": Shape(_BASE | {"range": Choice({"here", "channel", "everyone"})}, _STYLED),
        "color": Shape(_BASE | {"value": _ID}, _STYLED),
        "date": Shape(
            _BASE | {"timestamp": Whole(0, 9_999_999_999), "format": _ID},
            _STYLED | {"url": Text("rich_text.url"), "fallback": Text("rich_text.url")},
        ),
        "team": Shape(_BASE | {"team_id": _ID}, _STYLED),
    }
)


def _all(check: Check, *, fewest: int = 1) -> Check:
    """Check a list whose length nobody limits but the whole message's size."""
    return Items(check, "rich_text.characters", fewest)


_SECTION = Shape(_BASE | {"elements": _all(RUNS, fewest=0)})
_BORDER: dict[str, Check] = {"border": Whole(0, 1)}
_PARTS = Typed(
    {
        "rich_text_section": _SECTION,
        "rich_text_preformatted": Shape(
            _BASE | {"elements": _all(RUNS.only("text", "link"))}, _BORDER | {"language": _ID}
        ),
        "rich_text_quote": Shape(_BASE | {"elements": _all(RUNS)}, _BORDER),
        "rich_text_list": Shape(
            _BASE | {"style": Choice({"bullet", "ordered"}), "elements": _all(Typed({"rich_text_section": _SECTION}))},
            _BORDER
            | {
                "indent": Whole(0, limits.value("rich_text.indent")),
                "offset": Whole(0, limits.value("rich_text.offset")),
            },
        ),
    }
)

_NAMED: dict[str, Check] = {"block_id": Text("block.block_id")}
RICH_TEXT = Shape(_BASE | {"elements": _all(_PARTS)}, _NAMED)

_CELL = Typed({"raw_text": Shape(_BASE | {"text": Text("table.characters", shortest=0)}), "rich_text": RICH_TEXT})
_SETTING = Shape({}, {"align": Choice({"left", "center", "right"}), "is_wrapped": flag})


def _setting_or_gap(value: Any, path: Path, faults: Faults) -> None:
    """Accept column settings; null leaves a column as it is."""
    if value is not None:
        _SETTING(value, path, faults)


def _size(limit: str) -> Check:
    """Return a check of all cells of a table together."""
    most = limits.value(limit)

    def check(value: Any, path: Path, faults: Faults) -> None:
        if sum(limits.length(text) for text in texts_of(value["rows"])) > most:
            faults.append(Fault((*path, "rows"), f"must be less than {most + 1} characters over all cells"))

    return check


TABLE = Shape(
    _BASE | {"rows": Items(Items(_CELL, "table.columns"), "table.rows")},
    _NAMED | {"column_settings": Items(_setting_or_gap, "table.column_settings")},
    also=(_size("table.characters"),),
)

_DATA_TEXT = Text("data_table.characters")
_DATA_CELL = Typed(
    {
        "raw_text": Shape(_BASE | {"text": _DATA_TEXT}),
        "raw_number": Shape(_BASE | {"value": number, "text": _DATA_TEXT}),
        "rich_text": RICH_TEXT,
    }
)


def _even_rows(value: Any, path: Path, faults: Faults) -> None:
    """Accept rows of one width under a head without formatting."""
    head, *rows = value["rows"]
    for column, cell in enumerate(head):
        if cell["type"] == "rich_text":
            faults.append(Fault((*path, "rows", 0, column, "type"), "unsupported type: rich_text"))
    for index, row in enumerate(rows, start=1):
        if len(row) != len(head):
            faults.append(Fault((*path, "rows", index), f"must have {len(head)} cells as the first row"))
    if value.get("row_header_column_index", 0) >= len(head):
        faults.append(Fault((*path, "row_header_column_index"), f"must be less than or equal to {len(head) - 1}"))


DATA_TABLE = Shape(
    _BASE
    | {
        "caption": Text("data_table.caption"),
        "rows": Items(Items(_DATA_CELL, "data_table.columns"), "data_table.rows", fewest=2),
    },
    _NAMED
    | {
        "page_size": Whole(1, limits.value("data_table.page_size")),
        "row_header_column_index": Whole(0, limits.value("data_table.columns") - 1),
    },
    also=(_even_rows, _size("data_table.characters")),
)


def texts_of(value: Any) -> list[str]:
    """Return every text that a reader sees in blocks: the strings under `text`, however deep."""
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each)]
    if not isinstance(value, dict):
        return []
    own = [value["text"]] if isinstance(value.get("text"), str) else []
    return own + [text for each in value.values() if isinstance(each, list | dict) for text in texts_of(each)]
