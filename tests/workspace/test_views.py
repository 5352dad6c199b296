"""views.*: modals and Home tabs."""

import pytest

from tests.workspace.actors import Api, Page, Person
from tests.workspace.kit import actions, button, home, modal, section, text_input
from tests.workspace.recorder import Recorder


async def trigger(chen: Person, recorder: Recorder) -> str:
    """Return a fresh trigger_id."""
    await chen.post("command", channel="C0GROUP", command="/xt", text="")
    return str((await recorder.next("/xt")).payload["trigger_id"])


async def opened(api: Api, chen: Person, recorder: Recorder, **more: object) -> dict[str, object]:
    answer = await api("views.open", trigger_id=await trigger(chen, recorder), view=modal(**more))
    assert answer["ok"], answer
    return dict(answer["view"])


async def trigger_inside(chen: Person, recorder: Recorder, view: dict[str, object]) -> str:
    """Press the button of a modal; return the trigger_id that the app gets."""
    container = {"type": "view", "view_id": view["id"]}
    await chen.post("action", container=container, block_id="buttons", action_id="more")
    return str((await recorder.next("block_actions")).payload["trigger_id"])


async def test_a_modal_is_opened_on_the_persons_screen(api: Api, chen: Person, recorder: Recorder, page: Page) -> None:
    view = await opened(api, chen, recorder, private_metadata="p")
    shown = (await page.next("view_opened"))["view"]
    assert shown == view
    assert (view["root_view_id"], view["previous_view_id"]) == (view["id"], None)
    assert (view["private_metadata"], view["app_id"], view["callback_id"]) == ("p", "A0REC", "form")


async def test_a_trigger_is_good_once_and_for_three_seconds(api: Api, chen: Person, recorder: Recorder) -> None:
    once = await trigger(chen, recorder)
    assert (await api("views.open", trigger_id=once, view=modal()))["ok"]
    assert (await api("views.open", trigger_id=once, view=modal()))["error"] == "exchanged_trigger_id"
    late = await trigger(chen, recorder)
    await chen.post("clock", advance_seconds=4)
    assert (await api("views.open", trigger_id=late, view=modal()))["error"] == "expired_trigger_id"
    assert (await api("views.open", trigger_id="1.2.3", view=modal()))["error"] == "invalid_trigger_id"
    assert (await api("views.open", view=modal()))["error"] == "invalid_arguments"


async def test_a_faulty_view_does_not_use_the_trigger_up(api: Api, chen: Person, recorder: Recorder) -> None:
    trigger_id = await trigger(chen, recorder)
    assert (await api("views.open", trigger_id=trigger_id, view=home()))["error"] == "invalid_arguments"
    assert (await api("views.open", trigger_id=trigger_id, view=modal()))["ok"]


async def test_three_modals_and_no_more(api: Api, chen: Person, recorder: Recorder, page: Page) -> None:
    view = await opened(api, chen, recorder, blocks=[actions(button("more"))])
    body = modal(actions(button("more")))
    second = await api("views.push", trigger_id=await trigger_inside(chen, recorder, view), view=body)
    assert (second["view"]["root_view_id"], second["view"]["previous_view_id"]) == (view["id"], view["id"])
    third = await api("views.push", trigger_id=await trigger_inside(chen, recorder, second["view"]), view=body)
    assert third["view"]["previous_view_id"] == second["view"]["id"]
    fourth = await api("views.push", trigger_id=await trigger_inside(chen, recorder, third["view"]), view=body)
    assert fourth["error"] == "push_limit_reached"
    assert (await page.next("view_pushed"))["view"]["id"] == second["view"]["id"]
    outside = await api("views.push", trigger_id=await trigger(chen, recorder), view=body)
    assert outside["error"] == "not_found"


async def test_updates_by_id_or_name_and_with_the_hash(api: Api, chen: Person, recorder: Recorder, page: Page) -> None:
    view = await opened(api, chen, recorder, external_id="topic-1")
    changed = await api("views.update", view_id=view["id"], hash=view["hash"], view=modal(section("新")))
    assert (changed["view"]["id"], changed["view"]["hash"] != view["hash"]) == (view["id"], True)
    assert (await page.next("view_updated"))["view"] == changed["view"]
    stale = await api("views.update", view_id=view["id"], hash=view["hash"], view=modal())
    assert stale["error"] == "hash_conflict"
    assert (await api("views.update", external_id="nothing", view=modal()))["error"] == "not_found"
    assert (await api("views.update", view_id="V0", view=modal()))["error"] == "not_found"
    assert (await api("views.update", view=modal()))["error"] == "invalid_arguments"
    assert (await api("views.update", view_id=view["id"], view=home()))["error"] == "invalid_arguments"
    assert (await api("views.update", view_id=view["id"]))["error"] == "invalid_arguments"


async def test_a_name_is_given_to_one_view(api: Api, chen: Person, recorder: Recorder) -> None:
    await opened(api, chen, recorder, external_id="topic-1")
    again = await api("views.open", trigger_id=await trigger(chen, recorder), view=modal(external_id="topic-1"))
    assert again["error"] == "duplicate_external_id"


async def test_an_update_keeps_what_was_entered(api: Api, chen: Person, recorder: Recorder) -> None:
    view = await opened(api, chen, recorder, blocks=[text_input("title"), actions(button("more"))])
    entered = {"title": {"text": {"value": "旧题"}}}
    container = {"type": "view", "view_id": view["id"]}
    await chen.post("action", container=container, block_id="buttons", action_id="more", state=entered)
    blocks = [text_input("title"), text_input("background", initial_value="背景")]
    changed = await api("views.update", view_id=view["id"], view=modal(*blocks))
    values = changed["view"]["state"]["values"]
    assert values["title"]["text"] == {"type": "plain_text_input", "value": "旧题"}
    assert values["background"]["text"] == {"type": "plain_text_input", "value": "背景"}


async def test_the_home_tab(api: Api, chen: Person, recorder: Recorder, page: Page) -> None:
    assert (await chen.post("home", app="A0REC"))["view"] is None
    event = (await recorder.next("app_home_opened")).payload["event"]
    assert (event["user"], event["tab"], event["channel"]) == ("U0CHEN", "home", await chen.direct())
    published = await api("views.publish", user_id="U0CHEN", view=home())
    assert (await page.next("home"))["view"] == published["view"]
    assert (await chen.post("home", app="A0REC"))["view"] == published["view"]
    assert (await recorder.next("app_home_opened")).payload["event"]["view"]["id"] == published["view"]["id"]
    again = await api("views.publish", user_id="U0CHEN", view=home(section("新")), hash=published["view"]["hash"])
    assert again["view"]["id"] == published["view"]["id"]
    stale = await api("views.publish", user_id="U0CHEN", view=home(), hash=published["view"]["hash"])
    assert stale["error"] == "hash_conflict"


@pytest.mark.parametrize("user", ["U0NONE", "U0BOT"])
async def test_nobody_to_publish_to(api: Api, user: str) -> None:
    assert (await api("views.publish", user_id=user, view=home()))["error"] == "user_not_found"
