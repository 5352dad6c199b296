"""Buttons, menus, modals and shortcuts, from the person to the app and back."""

from typing import Any

import pytest

from tests.workspace.actors import Api, Control, Page, Person
from tests.workspace.kit import actions, button, home, modal, plain, section, text_input
from tests.workspace.recorder import Recorder

MENU = {"type": "static_select", "action_id": "light", "options": [{"text": plain("绿"), "value": "green"}]}
REMOTE = {"type": "external_select", "action_id": "unit", "min_query_length": 0}
CARD = [section("卡片", block_id="head"), actions(button("go", "TK-1|7"), MENU, REMOTE)]


async def post_card(api: Api) -> dict[str, Any]:
    answer = await api("chat.postMessage", channel="C0GROUP", text="卡片", blocks=CARD)
    return {"type": "message", "channel": "C0GROUP", "ts": answer["ts"]}


async def open_modal(api: Api, chen: Person, recorder: Recorder, *blocks: Any, **more: Any) -> dict[str, Any]:
    await chen.post("shortcut", callback_id="new_topic")
    trigger_id = (await recorder.next("shortcut")).payload["trigger_id"]
    answer = await api("views.open", trigger_id=trigger_id, view=modal(*blocks, **more))
    assert answer["ok"], answer
    return dict(answer["view"])


async def test_a_button_in_a_message(api: Api, chen: Person, recorder: Recorder) -> None:
    container = await post_card(api)
    assert (await chen.post("action", container=container, block_id="buttons", action_id="go"))["ok"]
    payload = (await recorder.next("block_actions")).payload
    action = payload["actions"][0]
    assert (action["action_id"], action["block_id"], action["value"]) == ("go", "buttons", "TK-1|7")
    assert (payload["user"]["id"], payload["channel"]) == ("U0CHEN", {"id": "C0GROUP", "name": "协调组"})
    place = {"type": "message", "message_ts": container["ts"], "channel_id": "C0GROUP", "is_ephemeral": False}
    assert payload["container"] == place
    assert payload["message"]["blocks"][0]["block_id"] == "head"
    assert payload["trigger_id"]
    assert payload["response_url"]


async def test_a_button_in_an_attachment(api: Api, chen: Person, recorder: Recorder) -> None:
    nameless = {"type": "actions", "elements": [button("go", "TK-7"), MENU]}
    posted = await api("chat.postMessage", channel="C0GROUP", text="灯", attachments=[{"blocks": [nameless]}])
    block = posted["message"]["attachments"][0]["blocks"][0]
    place = {"container": {"type": "message", "channel": "C0GROUP", "ts": posted["ts"]}}
    assert (await chen.post("action", **place, block_id=block["block_id"], action_id="go"))["ok"]
    assert (await recorder.next("block_actions")).payload["actions"][0]["value"] == "TK-7"


async def test_a_menu_in_a_message(api: Api, chen: Person, recorder: Recorder) -> None:
    container, chosen = await post_card(api), MENU["options"][0]
    where = {"container": container, "block_id": "buttons", "action_id": "light"}
    await chen.post(
        "action", **where, selected_option=chosen, state={"values": {"buttons": {"light": {"selected_option": chosen}}}}
    )
    payload = (await recorder.next("block_actions")).payload
    assert payload["actions"][0]["selected_option"] == chosen
    assert payload["state"]["values"]["buttons"]["light"] == {"type": "static_select", "selected_option": chosen}
    foreign = await chen.post("action", **where, selected_option={"text": plain("红"), "value": "red"})
    assert (foreign["status"], foreign["error"]) == (400, "option_not_offered")


@pytest.mark.parametrize(
    ("container", "element", "error"),
    [
        ({"type": "message", "channel": "C0OTHER", "ts": "1.0"}, "go", "channel_not_found"),
        ({"type": "message", "channel": "C0GROUP", "ts": "1.0"}, "go", "message_not_found"),
        ({"type": "view", "view_id": "V0"}, "go", "view_not_found"),
        (None, "nothing", "element_not_found"),
    ],
)
async def test_what_nobody_can_press(api: Api, chen: Person, container: Any, element: str, error: str) -> None:
    place = container or await post_card(api)
    answer = await chen.post("action", container=place, block_id="buttons", action_id=element)
    assert (answer["status"], answer["error"]) == (404, error)


async def test_options_are_asked_for(api: Api, chen: Person, recorder: Recorder) -> None:
    asked = {"container": await post_card(api), "block_id": "buttons", "action_id": "unit", "value": "教"}
    options = [{"text": plain("区教育局"), "value": "jy"}]
    recorder.replies["block_suggestion"] = {"options": options}
    assert (await chen.post("options", **asked))["options"] == options
    payload = (await recorder.next("block_suggestion")).payload
    assert (payload["value"], payload["action_id"], "trigger_id" in payload) == ("教", "unit", False)
    groups = [{"label": plain("教育"), "options": options}]
    recorder.replies["block_suggestion"] = {"option_groups": groups}
    assert (await chen.post("options", **asked))["option_groups"] == groups
    for faulty in ({"options": options * 101}, {"options": [{"text": "x"}]}, "text", {}):
        recorder.replies["block_suggestion"] = faulty
        assert (await chen.post("options", **asked))["error"] == "invalid_options"
    recorder.replies["block_suggestion"] = 500
    assert (await chen.post("options", **asked))["error"] == "dispatch_failed"


async def test_a_submission_carries_what_was_entered_and_what_was_there(
    api: Api, chen: Person, recorder: Recorder, page: Page
) -> None:
    due = actions({"type": "datepicker", "action_id": "due"}, block_id="when")
    blocks = [text_input("title"), text_input("background", initial_value="旧"), due]
    view = await open_modal(api, chen, recorder, *blocks, private_metadata="p")
    entered = {"title": {"text": {"type": "plain_text_input", "value": "新题"}}}
    answer = await chen.post("submit", view_id=view["id"], state=entered)
    assert (answer["ok"], answer["response_action"]) == (True, "close")
    payload = (await recorder.next("view_submission")).payload
    assert payload["view"]["state"]["values"] == {
        "title": {"text": {"type": "plain_text_input", "value": "新题"}},
        "background": {"text": {"type": "plain_text_input", "value": "旧"}},
        "when": {"due": {"type": "datepicker", "selected_date": None}},
    }
    assert (payload["view"]["private_metadata"], payload["response_urls"]) == ("p", [])
    assert (await page.next("view_closed"))["view_id"] == view["id"]
    gone = await chen.post("submit", view_id=view["id"], state=entered)
    assert (gone["status"], gone["error"]) == (404, "view_not_found")


async def test_what_no_form_could_send(api: Api, chen: Person, recorder: Recorder) -> None:
    view = await open_modal(api, chen, recorder)
    for state in ({"other": {"text": {"value": "x"}}}, {"title": {"other": {"value": "x"}}}, {"title": "x"}):
        answer = await chen.post("submit", view_id=view["id"], state=state)
        assert (answer["status"], answer["error"]) == (400, "unknown_values")
    assert recorder.named("view_submission") == []


async def test_faults_beside_their_fields(api: Api, chen: Person, recorder: Recorder) -> None:
    view = await open_modal(api, chen, recorder, text_input("title"), section("说明", block_id="note"))
    recorder.replies["view_submission"] = {"response_action": "errors", "errors": {"title": "太短"}}
    answer = await chen.post("submit", view_id=view["id"], state={})
    assert (answer["ok"], answer["errors"]) == (False, {"title": "太短"})
    for errors, code in (
        ({"note": "x"}, "invalid_errors_block_id"),
        ({"nothing": "x"}, "invalid_errors_block_id"),
        ({}, "invalid_errors_block_id"),
        ({"title": ""}, "invalid_errors_text"),
    ):
        recorder.replies["view_submission"] = {"response_action": "errors", "errors": errors}
        assert (await chen.post("submit", view_id=view["id"], state={}))["error"] == code


async def test_a_submission_may_update_push_and_clear(api: Api, chen: Person, recorder: Recorder, page: Page) -> None:
    view = await open_modal(api, chen, recorder)
    recorder.replies["view_submission"] = {"response_action": "update", "view": modal(text_input("second"))}
    updated = await chen.post("submit", view_id=view["id"], state={})
    assert (updated["response_action"], updated["view"]["id"]) == ("update", view["id"])
    assert (await page.next("view_updated"))["view"] == updated["view"]
    recorder.replies["view_submission"] = {"response_action": "push", "view": modal(text_input("third"))}
    pushed = await chen.post("submit", view_id=view["id"], state={})
    assert pushed["view"]["previous_view_id"] == view["id"]
    recorder.replies["view_submission"] = {"response_action": "clear"}
    assert (await chen.post("submit", view_id=pushed["view"]["id"], state={}))["response_action"] == "clear"
    closed = [(await page.next("view_closed"))["view_id"] for _ in range(2)]
    assert closed == [pushed["view"]["id"], view["id"]]


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (500, "dispatch_failed"),
        ("ok", "invalid_response_action"),
        ({"response_action": "explode"}, "invalid_response_action"),
        ({"response_action": "update", "view": modal(title=plain("字" * 25))}, "invalid_arguments"),
        ({"response_action": "push"}, "invalid_arguments"),
    ],
)
async def test_faulty_answers_leave_the_modal_open(
    api: Api, chen: Person, recorder: Recorder, reply: Any, error: str
) -> None:
    view = await open_modal(api, chen, recorder)
    recorder.replies["view_submission"] = reply
    assert (await chen.post("submit", view_id=view["id"], state={}))["error"] == error
    recorder.replies["view_submission"] = ""
    assert (await chen.post("submit", view_id=view["id"], state={}))["response_action"] == "close"


async def test_closing_is_told_to_who_asked(api: Api, chen: Person, control: Control, recorder: Recorder) -> None:
    quiet = await open_modal(api, chen, recorder)
    await chen.post("close_view", view_id=quiet["id"])
    loud = await open_modal(api, chen, recorder, notify_on_close=True)
    await chen.post("close_view", view_id=loud["id"])
    closed = (await recorder.next("view_closed")).payload
    assert (closed["view"]["id"], closed["is_cleared"]) == (loud["id"], False)
    both = await open_modal(api, chen, recorder, notify_on_close=True, clear_on_close=True)
    await chen.post("close_view", view_id=both["id"])
    assert (await recorder.next("view_closed")).payload["is_cleared"]
    await control.idle()
    assert len(recorder.named("view_closed")) == 2


async def test_a_menu_may_ask_for_a_response_url(
    api: Api, chen: Person, recorder: Recorder, session: Any, control: Control
) -> None:
    element = {"type": "conversations_select", "action_id": "where", "response_url_enabled": True}
    block = {"type": "input", "block_id": "share", "label": plain("发到"), "element": element}
    view = await open_modal(api, chen, recorder, block)
    entered = {"share": {"where": {"selected_conversation": "C0GROUP"}}}
    await chen.post("submit", view_id=view["id"], state={"values": entered})
    urls = (await recorder.next("view_submission")).payload["response_urls"]
    assert (urls[0]["channel_id"], urls[0]["block_id"], urls[0]["action_id"]) == ("C0GROUP", "share", "where")
    async with session.post(urls[0]["response_url"], json={"text": "来了", "response_type": "in_channel"}) as response:
        assert response.status == 200
    assert (await control.messages("C0GROUP"))[-1]["text"] == "来了"


async def test_a_message_shortcut(chen: Person, recorder: Recorder) -> None:
    ts = await chen.say("C0GROUP", "这件事要议一议")
    assert (await chen.post("shortcut", callback_id="to_topic", channel="C0GROUP", ts=ts))["ok"]
    payload = (await recorder.next("message_action")).payload
    assert (payload["callback_id"], payload["message_ts"]) == ("to_topic", ts)
    assert (payload["message"]["text"], payload["channel"]["id"]) == ("这件事要议一议", "C0GROUP")
    assert payload["trigger_id"]
    assert (await chen.post("shortcut", callback_id="to_topic"))["status"] == 404
    assert (await chen.post("shortcut", callback_id="nothing"))["status"] == 404


async def test_a_button_on_the_home_tab(api: Api, chen: Person, li: Person, recorder: Recorder) -> None:
    view = (await api("views.publish", user_id="U0CHEN", view=home(actions(button("go")))))["view"]
    container = {"type": "view", "view_id": view["id"]}
    assert (await chen.post("action", container=container, block_id="buttons", action_id="go"))["ok"]
    payload = (await recorder.next("block_actions")).payload
    assert (payload["container"], payload["view"]["type"]) == (container, "home")
    assert "response_url" not in payload
    stranger = await li.post("action", container=container, block_id="buttons", action_id="go")
    assert stranger["error"] == "view_not_found"
