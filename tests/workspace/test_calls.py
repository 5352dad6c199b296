"""How the Web API reads a call, and whom it lets in."""

import aiohttp
import pytest

from tests.workspace.actors import Api, Control
from tests.workspace.conftest import APP_TOKEN, BOT_TOKEN

BEARER = {"Authorization": f"Bearer {BOT_TOKEN}"}
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


async def test_who_the_token_is(api: Api) -> None:
    answer = await api("auth.test")
    assert answer["ok"]
    assert (answer["team_id"], answer["user_id"], answer["bot_id"]) == ("T0TEST", "U0BOT", "B0REC")
    assert "chat:write" in answer["headers"]["X-OAuth-Scopes"]


async def test_the_same_call_by_query_form_and_json(session: aiohttp.ClientSession) -> None:
    for options in (
        {"params": {"user": "U0LI", "token": BOT_TOKEN}},
        {"data": {"user": "U0LI", "token": BOT_TOKEN}},
        {"data": {"user": "U0LI"}, "headers": BEARER},
        {"json": {"user": "U0LI"}, "headers": BEARER},
    ):
        async with session.post("/api/users.info", **options) as response:
            assert (await response.json())["user"]["real_name"] == "李伟"


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-wrong", "auth.test", "invalid_auth"),
        (APP_TOKEN, "auth.test", "not_allowed_token_type"),
        (BOT_TOKEN, "apps.connections.open", "not_allowed_token_type"),
        (BOT_TOKEN, "no.such.method", "unknown_method"),
    ],
)
async def test_wrong_tokens_and_methods(session: aiohttp.ClientSession, token: str, method: str, error: str) -> None:
    answer = await Api(session, token)(method)
    assert (answer["ok"], answer["error"], answer["status"]) == (False, error, 200)


async def test_a_token_inside_json_does_not_count(session: aiohttp.ClientSession) -> None:
    async with session.post("/api/auth.test", json={"token": BOT_TOKEN}) as response:
        assert (await response.json())["error"] == "not_authed"


async def test_a_revoked_token(api: Api, control: Control) -> None:
    await control.post("token", app="A0REC", revoked=True)
    assert (await api("auth.test"))["error"] == "token_revoked"
    await control.post("token", app="A0REC", revoked=False)
    assert (await api("auth.test"))["ok"]


@pytest.mark.parametrize(
    ("body", "headers", "error"),
    [
        (b'{"channel":', JSON, "invalid_json"),
        (b"[1]", JSON, "json_not_object"),
        (b'"text"', JSON, "json_not_object"),
        (b'{"a": NaN}', JSON, "invalid_json"),
        (b'{"a": 1e999}', JSON, "invalid_json"),
        (b'{"a": "\\ud800"}', JSON, "invalid_json"),
        (b"\xff\xfe", JSON, "invalid_json"),
        (b'{"a":' * 5000, JSON, "invalid_json"),
        (b'{"a":' * 100 + b"1" + b"}" * 100, JSON, "invalid_json"),
        (b"{}", {"Content-Type": "application/json; charset=klingon"}, "invalid_charset"),
        (b"a=%ff\xff", FORM, "invalid_form_data"),
        (b"a[0]=1", FORM, "invalid_array_arg"),
        (b"<xml/>", {"Content-Type": "text/xml"}, "invalid_post_type"),
        (b"x", {"Content-Type": "multipart/form-data"}, "invalid_form_data"),
        (b"x" * 10, {"Content-Type": "multipart/form-data; boundary=b"}, "invalid_form_data"),
    ],
)
async def test_bodies_that_cannot_be_read(
    session: aiohttp.ClientSession, body: bytes, headers: dict[str, str], error: str
) -> None:
    async with session.post("/api/chat.postMessage", data=body, headers={**BEARER, **headers}) as response:
        assert response.status == 200
        assert (await response.json())["error"] == error


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "missing required field: channel"),
        ({"channel": ["C0GROUP"]}, "must be a string [json-pointer:/channel]"),
        ({"channel": "C0GROUP", "limit": "many"}, "must be an integer [json-pointer:/limit]"),
        ({"channel": "C0GROUP", "limit": 1000}, "must be between 1 and 999 [json-pointer:/limit]"),
        ({"channel": "C0GROUP", "inclusive": "perhaps"}, "must be a boolean [json-pointer:/inclusive]"),
    ],
)
async def test_faulty_arguments_are_named(api: Api, arguments: dict[str, object], message: str) -> None:
    answer = await api("conversations.history", **arguments)
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {message}"]


class TestScopes:
    @pytest.fixture
    def description(self, description: dict[str, object]) -> dict[str, object]:
        description["apps"][0]["scopes"] = ["chat:write", "users:read", "channels:read"]
        return description

    async def test_a_missing_scope_is_named(self, api: Api) -> None:
        answer = await api("reactions.add", channel="C0GROUP", name="eyes", timestamp="1.0")
        assert (answer["error"], answer["needed"]) == ("missing_scope", "reactions:write")
        assert answer["provided"] == "chat:write,users:read,channels:read"

    async def test_scopes_go_by_the_kind_of_conversation(self, api: Api) -> None:
        assert (await api("conversations.list"))["ok"]
        assert (await api("conversations.list", types="im"))["needed"] == "im:read"
        assert (await api("conversations.history", channel="C0GROUP"))["needed"] == "channels:history"

    async def test_addresses_of_people_need_their_own_scope(self, api: Api) -> None:
        assert "email" not in (await api("users.info", user="U0LI"))["user"]["profile"]
        assert (await api("users.lookupByEmail", email="li.wei@example.invalid"))["error"] == "missing_scope"
