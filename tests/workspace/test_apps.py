"""Installing an app with OAuth, and Socket Mode for who has it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from bot.workspace.config import WorkspaceConfig
from bot.workspace.server import start
from tests.workspace.actors import Api, Person
from tests.workspace.conftest import APP_TOKEN, BOT_TOKEN, describe
from tests.workspace.recorder import Recorder

SECRET = {"client_id": "client.id", "client_secret": "client-secret"}
BACK = "http://127.0.0.1:9/oauth?x=1"


async def code(session: aiohttp.ClientSession) -> str:
    query = {"client_id": "client.id", "redirect_uri": BACK, "state": "s-1"}
    async with session.get("/oauth/v2/authorize", params=query, allow_redirects=False) as response:
        target = urlsplit(response.headers["Location"])
    said = parse_qs(target.query)
    assert (said["x"], said["state"]) == (["1"], ["s-1"])
    return said["code"][0]


async def test_a_code_becomes_a_token_once(session: aiohttp.ClientSession) -> None:
    api, given = Api(session, ""), await code(session)
    wrong = await api("oauth.v2.access", client_id="client.id", client_secret="guessed", code=given)
    assert wrong["error"] == "bad_client_secret"
    answer = await api("oauth.v2.access", **SECRET, code=given)
    assert (answer["access_token"], answer["bot_user_id"], answer["team"]["id"]) == (BOT_TOKEN, "U0BOT", "T0TEST")
    assert (await api("oauth.v2.access", **SECRET, code=given))["error"] == "invalid_code"
    assert (await api("oauth.v2.access", client_id="x", client_secret="y", code="z"))["error"] == "invalid_client_id"


async def test_a_code_grows_old(session: aiohttp.ClientSession, chen: Person) -> None:
    given = await code(session)
    await chen.post("clock", advance_seconds=601)
    assert (await Api(session, "")("oauth.v2.access", **SECRET, code=given))["error"] == "invalid_code"


@pytest.mark.parametrize("query", [{"client_id": "x"}, {"client_id": "client.id", "redirect_uri": "javascript:x"}])
async def test_faulty_requests_to_install(session: aiohttp.ClientSession, query: dict[str, str]) -> None:
    async with session.get("/oauth/v2/authorize", params=query, allow_redirects=False) as response:
        assert response.status == 400


async def test_no_socket_for_an_app_that_listens_over_http(session: aiohttp.ClientSession) -> None:
    assert (await Api(session, APP_TOKEN)("apps.connections.open"))["error"] == "socket_mode_not_enabled"


@pytest.mark.parametrize("method", ["", "a/b", "../client/boot", "chat.postMessage/", "%00", "聊天"])
async def test_methods_that_are_none(session: aiohttp.ClientSession, method: str) -> None:
    answer = await Api(session, BOT_TOKEN)(method.replace("/", "%2F"))
    assert (answer["status"], answer["error"]) == (200, "unknown_method")


async def test_the_page_of_another_site_may_do_nothing(session: aiohttp.ClientSession, chen: Person) -> None:
    body = {"as": "U0CHEN", "channel": "C0GROUP", "text": "x"}
    async with session.post("/client/send", json=body, headers={"Origin": "https://example.invalid"}) as response:
        assert response.status == 403
    own = {"Origin": f"http://{session._base_url.authority}"}
    async with session.post("/client/send", json=body, headers=own) as response:
        assert response.status == 200
    assert len((await chen.get("messages", channel="C0GROUP"))["messages"]) == 1


async def test_a_token_is_exchanged_by_what_came_with_it_and_once(recorder: Recorder, tmp_path: Path) -> None:
    rotating = WorkspaceConfig.model_validate(describe(recorder.url, tmp_path, token_rotation=True))
    running = await start(rotating, port=0)
    async with aiohttp.ClientSession(running.url) as session:
        api, basic = Api(session, ""), aiohttp.encode_basic_auth("client.id", "client-secret")
        first = await api("oauth.v2.access", **SECRET, code=await code(session))
        exchange = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
        async with session.post("/api/oauth.v2.access", data=exchange, headers={"Authorization": basic}) as response:
            second = await response.json()
        assert (second["ok"], second["expires_in"], second["access_token"][:5]) == (True, 43200, "xoxe.")
        assert (await api("oauth.v2.access", **SECRET, **exchange))["error"] == "invalid_refresh_token"
        for token in (first["access_token"], second["access_token"]):
            assert (await Api(session, token)("auth.test"))["ok"]
        await Person(session, "U0CHEN").post("clock", advance_seconds=43201)
        assert (await Api(session, second["access_token"])("auth.test"))["error"] == "token_expired"
    await running.stop()
