"""What Slack takes, and the words with which it refuses the rest."""

import json
from typing import Any

import pytest

from bot.workspace import limits
from bot.workspace.errors import SlackError
from bot.workspace.validation import check_attachments, check_blocks, check_metadata, check_view
from tests.workspace.actors import Api
from tests.workspace.kit import actions, button, home, modal, plain, section, text_input

MENU = {"type": "static_select", "action_id": "menu"}
RICH_TEXT = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "由", "style": {"bold": True}},
                {"type": "user", "user_id": "U1"},
                {"type": "link", "url": "https://example.invalid", "text": "方案"},
                {"type": "emoji", "name": "tada"},
                {"type": "date", "timestamp": 1735603200, "format": "{date}"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "一"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "broadcast", "range": "here"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "/xt"}], "border": 1},
    ],
}


def option(number: int = 0, **more: Any) -> dict[str, Any]:
    return {"text": plain(f"项{number}"), "value": f"v{number}", **more}


def menu(count: int = 1, **more: Any) -> dict[str, Any]:
    return {**MENU, "options": [option(number) for number in range(count)], **more}


def choices(kind: str, count: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "action_id": "choice", "options": [option(number) for number in range(count)], **more}


def table(rows: int, columns: int, text: str = "格") -> dict[str, Any]:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns for _ in range(rows)]}


def refusal(blocks: Any) -> list[str]:
    """Return what Slack would say of blocks, without the repeated pointer."""
    with pytest.raises(SlackError) as caught:
        check_blocks(blocks)
    return list(caught.value.fields.get("errors", [caught.value.code]))


GOOD = [
    section("一", fields=[plain("栏")] * 10, block_id="b" * 255),
    section("一" * 3000),
    section("图", accessory={"type": "image", "image_url": "https://example.invalid/i.png", "alt_text": "图"}),
    section("多选", accessory={"type": "multi_users_select", "action_id": "who", "max_selected_items": 3}),
    section("溢出", accessory=choices("overflow", 5)),
    section("单选", accessory=choices("radio_buttons", 10, initial_option=option(3))),
    section("复选", accessory=choices("checkboxes", 10, initial_options=[option(3), option(4)])),
    {"type": "header", "text": plain("题" * 150)},
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "注"}] * 10},
    actions(*[button(f"b{number}") for number in range(25)]),
    actions(button("b", confirm={"title": plain("问"), "text": plain("真的？"), "style": "danger"}, style="danger")),
    actions(menu(100), {"type": "datepicker", "action_id": "d", "initial_date": "2026-12-31"}),
    actions({"type": "datetimepicker", "action_id": "d", "initial_date_time": 1795000000}),
    actions({"type": "timepicker", "action_id": "t", "initial_time": "17:30", "timezone": "Asia/Shanghai"}),
    actions({"type": "external_select", "action_id": "e", "min_query_length": 0}),
    actions({"type": "conversations_select", "action_id": "c", "filter": {"include": ["public"]}}),
    text_input("t", min_length=1, max_length=3000, multiline=True),
    {"type": "image", "image_url": "https://example.invalid/i.png", "alt_text": "图", "title": plain("图")},
    {"type": "markdown", "text": "**粗**"},
    table(100, 20, "1"),
    RICH_TEXT,
    {"type": "table", "rows": [[RICH_TEXT]], "column_settings": [{"align": "right"}, None]},
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "f",
                "positive_button": {"text": plain("好"), "value": "1"},
                "negative_button": {"text": plain("差"), "value": "0"},
            }
        ],
    },
]


@pytest.mark.parametrize("block", GOOD, ids=[f"{n}-{block['type']}" for n, block in enumerate(GOOD)])
def test_what_is_taken(block: dict[str, Any]) -> None:
    check_blocks([block])


BAD = [
    (section("字" * 3001), "must be less than 3001 characters", "/0/text/text"),
    (section(""), "must be more than 0 characters", "/0/text/text"),
    ({"type": "section"}, "must define either `text` or `fields`", "/0"),
    (section("x", fields=[plain("栏")] * 11), "no more than 10 items allowed", "/0/fields"),
    (section("x", fields=[plain("栏" * 2001)]), "must be less than 2001 characters", "/0/fields/0/text"),
    (section("x", accessory={"type": "datetimepicker"}), "unsupported type: datetimepicker", "/0/accessory/type"),
    (section("x", colour="red"), "invalid additional property: colour", "/0"),
    (section("x", block_id="b" * 256), "must be less than 256 characters", "/0/block_id"),
    ({"type": "header", "text": plain("题" * 151)}, "must be less than 151 characters", "/0/text/text"),
    ({"type": "header", "text": plain("🟢" * 76)}, "must be less than 151 characters", "/0/text/text"),
    ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "unsupported type: mrkdwn", "/0/text/type"),
    ({"type": "header"}, "missing required field: text", "/0"),
    ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items allowed", "/0/elements"),
    ({"type": "context", "elements": []}, "no less than 1 items allowed", "/0/elements"),
    (actions(*[button(f"b{n}") for n in range(26)]), "no more than 25 items allowed", "/0/elements"),
    (actions(button("b"), button("b")), "`action_id` b already exists in this block", "/0/elements"),
    (actions(button("b", text=plain("字" * 76))), "must be less than 76 characters", "/0/elements/0/text/text"),
    (actions(button("b", value="v" * 2001)), "must be less than 2001 characters", "/0/elements/0/value"),
    (actions(button("b", url="ftp://x")), "must be a valid URL", "/0/elements/0/url"),
    (actions(button("b", style="green")), "must be a valid enum value", "/0/elements/0/style"),
    (actions(button("a" * 256)), "must be less than 256 characters", "/0/elements/0/action_id"),
    (actions(button("b", text="按")), "must provide an object", "/0/elements/0/text"),
    (actions(button("b", confirm={"title": plain("问")})), "missing required field: text", "/0/elements/0/confirm"),
    (actions(menu(101)), "no more than 100 items allowed", "/0/elements/0/options"),
    (actions(MENU), "must define either `options` or `option_groups`", "/0/elements/0"),
    (actions(menu(2, initial_option=option(7))), "must be one of the options", "/0/elements/0/initial_option"),
    (
        actions({**MENU, "options": [option(value="v" * 151)]}),
        "must be less than 151 characters",
        "/0/elements/0/options/0/value",
    ),
    (
        actions({**MENU, "options": [option(description=plain("d" * 76))]}),
        "must be less than 76 characters",
        "/0/elements/0/options/0/description/text",
    ),
    (actions(choices("overflow", 6)), "no more than 5 items allowed", "/0/elements/0/options"),
    (actions(choices("checkboxes", 11)), "no more than 10 items allowed", "/0/elements/0/options"),
    (actions(choices("radio_buttons", 11)), "no more than 10 items allowed", "/0/elements/0/options"),
    (
        actions({"type": "datepicker", "initial_date": "2026-02-30"}),
        "must be a date such as 2026-12-31",
        "/0/elements/0/initial_date",
    ),
    (
        actions({"type": "timepicker", "initial_time": "24:00"}),
        "must be a time such as 17:30",
        "/0/elements/0/initial_time",
    ),
    (actions({"type": "plain_text_input"}), "unsupported type: plain_text_input", "/0/elements/0/type"),
    (text_input("t", max_length=3001), "must be less than or equal to 3000", "/0/element/max_length"),
    (text_input("t", min_length=9, max_length=3), "must be less than or equal to max_length", "/0/element/min_length"),
    (text_input("t", multiline="yes"), "must provide a boolean", "/0/element/multiline"),
    (text_input("t", max_length=True), "must provide an integer", "/0/element/max_length"),
    ({"type": "input", "label": plain("x"), "element": button("b")}, "unsupported type: button", "/0/element/type"),
    (
        {"type": "input", "label": plain("x"), "element": {"type": "file_input"}},
        "unsupported type: file_input",
        "/0/element/type",
    ),
    ({"type": "image", "alt_text": "图"}, "must define either `image_url` or `slack_file`", "/0"),
    (
        {"type": "image", "image_url": "https://x", "alt_text": "图" * 2001},
        "must be less than 2001 characters",
        "/0/alt_text",
    ),
    ({"type": "markdown", "text": "字" * 12001}, "must be less than 12001 characters", "/0/text"),
    (table(101, 1), "no more than 100 items allowed", "/0/rows"),
    (table(1, 21), "no more than 20 items allowed", "/0/rows/0"),
    (table(100, 20, "六六六六六六"), "must be less than 10001 characters over all cells", "/0/rows"),
    ({"type": "table", "rows": [[{"type": "raw_number"}]]}, "unsupported type: raw_number", "/0/rows/0/0/type"),
    (
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "x"}]}]},
        "unsupported type: x",
        "/0/elements/0/elements/0/type",
    ),
    ({"type": "carousel2"}, "unsupported type: carousel2", "/0/type"),
    ({"text": "x"}, "missing required field: type", "/0"),
    ("text", "must provide an object", "/0"),
]


@pytest.mark.parametrize(("block", "text", "pointer"), BAD, ids=[f"{n}-{at}" for n, (_, _, at) in enumerate(BAD)])
def test_what_is_refused_and_where(block: Any, text: str, pointer: str) -> None:
    said = refusal([block])
    assert said[0].startswith(f"{text} [json-pointer:/blocks{pointer}]"), said


def test_the_place_is_also_named_readably() -> None:
    said = refusal([{"type": "divider"}] * 3 + [section("字" * 3001)])
    assert said == ["must be less than 3001 characters [json-pointer:/blocks/3/text/text] (blocks[3].text.text)"]


def test_limits_of_a_whole_message() -> None:
    check_blocks([{"type": "divider"}] * 50)
    assert refusal([{"type": "divider"}] * 51)[0].startswith("no more than 50 items allowed [json-pointer:/blocks]")
    check_blocks([section("字" * 2640)] * 5)
    assert refusal([section("字" * 2641)] * 5) == ["msg_blocks_too_long"]
    assert refusal([table(1, 1), table(1, 1)])[0].startswith("only one table block allowed")
    assert refusal([section("x", block_id="same")] * 2)[0].startswith("`block_id` same already exists")
    assert refusal([{"type": "markdown", "text": "字" * 6001}] * 2)[0].startswith(
        "must be less than 12001 characters over"
    )
    assert refusal({"type": "section"}) == ["invalid_blocks_format"]


def view_refusal(view: Any, *types: str) -> tuple[str, list[str]]:
    with pytest.raises(SlackError) as caught:
        check_view(view, types or ("modal",))
    metadata = caught.value.fields.get("response_metadata", {"messages": []})
    return caught.value.code, metadata["messages"]


@pytest.mark.parametrize(
    ("view", "text"),
    [
        (modal(title=plain("字" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
        (modal(submit=plain("字" * 25)), "must be less than 25 characters [json-pointer:/view/submit/text]"),
        (modal(private_metadata="p" * 3001), "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
        (modal(callback_id="c" * 256), "must be less than 256 characters [json-pointer:/view/callback_id]"),
        (modal(submit=None), "submit is required when an input block is within blocks array [json-pointer:/view]"),
        (modal(*[section("x")] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
        (modal({"type": "table", "rows": []}), "unsupported type: table [json-pointer:/view/blocks/0/type]"),
        (modal(title=None), "missing required field: title [json-pointer:/view]"),
        ({"type": "home", "blocks": []}, "must be a valid enum value [json-pointer:/view/type]"),
        ({"blocks": []}, "missing required field: type [json-pointer:/view/type]"),
        ("view", "must provide an object [json-pointer:/view]"),
        (
            modal(text_input("a", focus_on_load=True), text_input("b", focus_on_load=True)),
            "only one element can have focus_on_load [json-pointer:/view/blocks]",
        ),
    ],
)
def test_faulty_views(view: Any, text: str) -> None:
    code, messages = view_refusal(view)
    assert code == "invalid_arguments"
    assert messages[0].startswith(f"[ERROR] {text}")


def test_files_are_chosen_in_modals_only() -> None:
    block = {
        "type": "input",
        "label": plain("附件"),
        "element": {"type": "file_input", "action_id": "f", "max_files": 10},
    }
    check_view(modal(block), ("modal",))
    assert "unsupported type: file_input" in view_refusal(home(block), "home")[1][0]


def test_a_view_that_is_too_large() -> None:
    assert view_refusal(modal(*[section("字" * 3000) for _ in range(30)])) == ("view_too_large", [])


def test_attachments_and_metadata() -> None:
    check_attachments([{"color": "#36a64f", "blocks": [section("x")]}] * 100)
    with pytest.raises(SlackError, match="invalid_blocks") as caught:
        check_attachments([{"blocks": [section("")]}])
    assert "[json-pointer:/attachments/0/blocks/0/text/text]" in caught.value.fields["errors"][0]
    check_metadata({"event_type": "note", "event_payload": {"a": 1, "b": [{"c": True}], "d": {"e": "f"}}})
    deep = {"event_type": "note", "event_payload": {"a": {"b": {"c": {"d": 1}}}}}
    with pytest.raises(SlackError, match="invalid_metadata_format"):
        check_metadata(deep)


def test_every_number_names_its_source() -> None:
    assert all(limit.value > 0 and limit.source for limit in limits.LIMITS.values())


async def test_the_refusal_on_the_wire(api: Api) -> None:
    answer = await api("chat.postMessage", channel="C0GROUP", text="x", blocks=json.dumps([section("字" * 3001)]))
    text = "must be less than 3001 characters [json-pointer:/blocks/0/text/text] (blocks[0].text.text)"
    assert (answer["ok"], answer["error"], answer["errors"]) == (False, "invalid_blocks", [text])
    assert answer["response_metadata"] == {"messages": [f"[ERROR] {text}"]}
