"""The newest blocks: what is taken, what is refused and where, and that their buttons work."""

from typing import Any

import pytest

from bot.workspace.errors import SlackError
from bot.workspace.validation import check_blocks, check_view
from tests.workspace.actors import Api, Person
from tests.workspace.kit import actions, button, home, modal, plain, section, text_input
from tests.workspace.recorder import Recorder

Block = dict[str, Any]

PICTURE = {"type": "image", "image_url": "https://example.invalid/i.png", "alt_text": "图"}
RICH = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "粗"}]}]}
STORY = {"type": "rich_text_input", "action_id": "story"}


def raw(text: str) -> Block:
    return {"type": "raw_text", "text": text}


def data_table(*rows: list[Block], **more: Any) -> Block:
    head = [raw("单位"), raw("进度")]
    body = list(rows) or [[raw("区教育局"), {"type": "raw_number", "value": 0.6, "text": "60%"}]]
    return {"type": "data_table", "caption": "进展", "rows": [head, *body], **more}


def card(**more: Any) -> Block:
    return {"type": "card", "title": plain("TK-40"), "body": plain("选址"), "actions": [button("open")], **more}


def container(*children: Block, **more: Any) -> Block:
    return {"type": "container", "title": plain("批量"), "child_blocks": list(children) or [section("一")], **more}


GOOD = [
    data_table(),
    data_table([raw("区民政局"), RICH], page_size=100, row_header_column_index=1),
    data_table(*[[raw("六" * 90), raw("六" * 90)]] * 100),
    card(hero_image=PICTURE, icon=PICTURE, subtitle=plain("x" * 150)),
    {"type": "card", "body": plain("x" * 200)},
    {"type": "carousel", "elements": [card(block_id=f"c{number}") for number in range(10)]},
    container(section("一"), {"type": "divider"}, actions(button("b")), is_collapsible=True, default_collapsed=True),
    container(width="full", rich_text_title=RICH, title=None, has_header_divider=True),
]


@pytest.mark.parametrize("block", GOOD, ids=[f"{n}-{block['type']}" for n, block in enumerate(GOOD)])
def test_what_is_taken(block: Block) -> None:
    check_blocks([block])


BAD = [
    (data_table(caption=None), "missing required field: caption", ""),
    ({**data_table(), "rows": [[raw("单位")]]}, "no less than 2 items allowed", "/rows"),
    (data_table(*[[raw("a"), raw("b")]] * 101), "no more than 101 items allowed", "/rows"),
    (data_table([raw("区教育局")]), "must have 2 cells as the first row", "/rows/1"),
    ({**data_table(), "rows": [[RICH], [raw("x")]]}, "unsupported type: rich_text", "/rows/0/0/type"),
    (data_table(page_size=101), "must be less than or equal to 100", "/page_size"),
    (data_table(row_header_column_index=2), "must be less than or equal to 1", "/row_header_column_index"),
    (
        data_table([raw("a"), {"type": "raw_number", "value": "1", "text": "1"}]),
        "must provide a number",
        "/rows/1/1/value",
    ),
    (data_table(*[[raw("六" * 101), raw("六" * 100)]] * 100), "must be less than 20001 characters over", "/rows"),
    ({"type": "card"}, "must define either `hero_image` or `title` or `actions` or `body`", ""),
    (card(title=plain("x" * 151)), "must be less than 151 characters", "/title/text"),
    (card(body=plain("x" * 201)), "must be less than 201 characters", "/body/text"),
    (card(actions=[{"type": "datepicker"}]), "unsupported type: datepicker", "/actions/0/type"),
    (card(actions=[button("a"), button("a")]), "`action_id` a already exists in this block", "/elements"),
    ({"type": "carousel", "elements": []}, "no less than 1 items allowed", "/elements"),
    ({"type": "carousel", "elements": [card()] * 11}, "no more than 10 items allowed", "/elements"),
    ({"type": "carousel", "elements": [card(block_id="c")] * 2}, "`block_id` c already exists", "/block_id"),
    (container(title=None), "must define either `title` or `rich_text_title`", ""),
    (container(*[section("一")] * 11), "no more than 10 items allowed", "/child_blocks"),
    (container(container()), "unsupported type: container", "/child_blocks/0/type"),
    (container(width="huge"), "must be a valid enum value", "/width"),
    (
        container(is_collapsible=True, has_header_divider=True),
        "cannot be set when is_collapsible",
        "/has_header_divider",
    ),
    (container(default_collapsed=True), "requires is_collapsible", "/default_collapsed"),
    ({"type": "alert", "text": plain("x")}, "unsupported type: alert", "/type"),
]


@pytest.mark.parametrize(("block", "text", "pointer"), BAD, ids=[f"{n}{at}" for n, (_, _, at) in enumerate(BAD)])
def test_what_is_refused_and_where(block: Block, text: str, pointer: str) -> None:
    with pytest.raises(SlackError, match="invalid_blocks") as caught:
        check_blocks([block])
    first = caught.value.fields["errors"][0]
    assert first.startswith(text)
    assert f"[json-pointer:/blocks/0{pointer}]" in first


def test_alerts_stand_in_modals() -> None:
    check_view(modal({"type": "alert", "level": "warning", "text": plain("x" * 200)}), ("modal",))
    for view in (
        modal({"type": "alert", "text": plain("x" * 201)}),
        modal({"type": "alert", "text": plain("x"), "level": "loud"}),
        modal(card()),
        home({"type": "alert", "text": plain("x")}),
    ):
        with pytest.raises(SlackError, match="invalid_arguments"):
            check_view(view, (view["type"],))


def test_formatted_text_to_begin_with() -> None:
    check_view(modal({**text_input("t"), "element": {**STORY, "initial_value": RICH}}), ("modal",))
    with pytest.raises(SlackError) as caught:
        check_view(modal({**text_input("t"), "element": {**STORY, "initial_value": "text"}}), ("modal",))
    assert "/view/blocks/0/element/initial_value" in caught.value.fields["response_metadata"]["messages"][0]


async def test_buttons_inside_of_others_tell_the_app(api: Api, chen: Person, recorder: Recorder) -> None:
    first, second = card(block_id="c1"), card(block_id="c2", actions=[button("open", "TK-41")])
    blocks = [{"type": "carousel", "elements": [first, second]}, container(actions(button("all")), block_id="box")]
    answer = await api("chat.postMessage", channel="C0GROUP", text="卡片", blocks=blocks)
    place = {"container": {"type": "message", "channel": "C0GROUP", "ts": answer["ts"]}}
    assert (await chen.post("action", **place, block_id="c2", action_id="open"))["ok"]
    action = (await recorder.next("block_actions")).payload["actions"][0]
    assert (action["block_id"], action["action_id"], action["value"]) == ("c2", "open", "TK-41")
    inner = answer["message"]["blocks"][1]["child_blocks"][0]
    assert (await chen.post("action", **place, block_id=inner["block_id"], action_id="all"))["ok"]
    assert (await recorder.next("block_actions")).payload["actions"][0]["action_id"] == "all"
