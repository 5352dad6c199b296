"""Whatever is sent, Slack's error comes back: no 500, no trace."""

import asyncio
import json
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workspace.config import WorkspaceConfig
from bot.workspace.errors import SlackError
from bot.workspace.server import RunningWorkspace, start
from bot.workspace.shapes_blocks import MESSAGE_BLOCKS
from bot.workspace.shapes_elements import ELEMENTS
from bot.workspace.validation import check_attachments, check_blocks, check_metadata, check_view
from bot.workspace.web_api import METHODS
from tests.workspace.conftest import APP_TOKEN, BOT_TOKEN, describe

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
KNOWN = st.sampled_from(["C0GROUP", "C0SECRET", "U0CHEN", "U0BOT", "1.000000", "1790000000.000000", "eyes", "0", "-1"])
VALUES = st.recursive(
    LEAVES | KNOWN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
TYPES = sorted(
    {*MESSAGE_BLOCKS.shapes, *ELEMENTS.shapes, "plain_text", "mrkdwn", "modal", "home", "rich_text_section", "raw_text"}
)
FIELDS = (
    *(
        "type",
        "text",
        "fields",
        "accessory",
        "elements",
        "element",
        "label",
        "block_id",
        "action_id",
        "options",
        "value",
    ),
    *("option_groups", "initial_option", "initial_options", "confirm", "title", "blocks", "submit", "rows", "style"),
    *("image_url", "alt_text", "placeholder", "min_length", "max_length", "private_metadata", "column_settings"),
    *(
        "caption",
        "child_blocks",
        "hero_image",
        "icon",
        "page_size",
        "row_header_column_index",
        "initial_value",
        "level",
    ),
)
BLOCKISH = st.recursive(
    LEAVES | st.sampled_from(TYPES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=25,
)
NAMES = (
    *("channel", "text", "ts", "user", "users", "blocks", "attachments", "metadata", "thread_ts", "view", "trigger_id"),
    *(
        "view_id",
        "hash",
        "limit",
        "cursor",
        "oldest",
        "latest",
        "types",
        "email",
        "name",
        "timestamp",
        "files",
        "post_at",
    ),
    *(
        "filename",
        "length",
        "file",
        "channel_id",
        "bookmark_id",
        "title",
        "link",
        "message_ts",
        "username",
        "inclusive",
    ),
    *("client_id", "client_secret", "code", "external_id", "user_id", "reply_broadcast", "markdown_text", "channels"),
)


class Fuzzed:
    """A workspace with an event loop of its own, since hypothesis runs plain functions."""

    def __init__(self, tmp_path: Path) -> None:
        self._loop = asyncio.new_event_loop()
        config = WorkspaceConfig.model_validate(describe("http://127.0.0.1:9", tmp_path))
        self._running: RunningWorkspace = self._loop.run_until_complete(start(config, port=0))
        self._session = self._loop.run_until_complete(self._open())

    async def _open(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(self._running.url)

    def post(self, path: str, **options: Any) -> tuple[int, Any]:
        return self._loop.run_until_complete(self._post(path, options))

    async def _post(self, path: str, options: dict[str, Any]) -> tuple[int, Any]:
        async with self._session.post(path, **options) as response:
            return response.status, json.loads(await response.text())

    def close(self) -> None:
        self._loop.run_until_complete(self._session.close())
        self._loop.run_until_complete(self._running.stop())
        self._loop.close()


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    fuzzed = Fuzzed(tmp_path_factory.mktemp("fuzz"))
    yield fuzzed
    fuzzed.close()


def is_slacks_answer(status: int, body: Any) -> bool:
    return status in {200, 413} and isinstance(body, dict) and (body["ok"] is True or isinstance(body["error"], str))


@settings(max_examples=600)
@given(
    method=st.sampled_from(sorted(METHODS)),
    arguments=st.dictionaries(st.sampled_from(NAMES), VALUES | BLOCKISH, max_size=7),
    as_form=st.booleans(),
)
def test_any_arguments(fuzzed: Fuzzed, method: str, arguments: dict[str, Any], as_form: bool) -> None:
    token = APP_TOKEN if METHODS[method].caller == "app" else BOT_TOKEN
    headers = {"Authorization": f"Bearer {token}"}
    if as_form:
        fields = {key: each if isinstance(each, str) else json.dumps(each) for key, each in arguments.items()}
        encoded = {key: each.encode("utf-8", "surrogatepass") for key, each in fields.items()}
        status, body = fuzzed.post(
            f"/api/{method}",
            data={key: each.decode("utf-8", "replace") for key, each in encoded.items()},
            headers=headers,
        )
    else:
        text = json.dumps(arguments)
        status, body = fuzzed.post(f"/api/{method}", data=text, headers={**headers, "Content-Type": "application/json"})
    assert is_slacks_answer(status, body), (status, body)
    assert body.get("error") != "fatal_error"


@settings(max_examples=300)
@given(
    body=st.binary(max_size=200),
    content_type=st.sampled_from(
        [
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
            "multipart/form-data",
            "text/plain",
            "",
        ]
    )
    | st.text(string.ascii_letters + string.digits + "/;=- ", max_size=30),
    method=st.sampled_from(["chat.postMessage", "views.open", "nothing"]),
)
def test_any_bytes(fuzzed: Fuzzed, body: bytes, content_type: str, method: str) -> None:
    headers = {"Authorization": f"Bearer {BOT_TOKEN}", "Content-Type": content_type.strip()}
    status, answer = fuzzed.post(f"/api/{method}", data=body, headers=headers)
    assert is_slacks_answer(status, answer)
    assert answer.get("error") != "fatal_error"


@settings(max_examples=500)
@given(BLOCKISH)
def test_any_blocks_are_judged_and_never_raise_anything_else(value: Any) -> None:
    checks = (
        lambda: check_blocks(value if isinstance(value, list) else [value]),
        lambda: check_view(value, ("modal", "home")),
        lambda: check_view(
            {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": [value]}, ("modal",)
        ),
        lambda: check_attachments([value]),
        lambda: check_metadata(value),
    )
    for check in checks:
        try:
            check()
        except SlackError as error:
            json.dumps(error.body())


@settings(max_examples=300)
@given(
    path=st.sampled_from(["send", "command", "action", "submit", "close_view", "options", "shortcut", "home", "opened"])
    | st.sampled_from(["reaction", "deactivate", "open_dm", "clock", "edit", "delete", "upload"]),
    fields=st.dictionaries(
        st.sampled_from(
            [
                *("channel", "text", "ts", "command", "container", "block_id", "action_id", "state", "view_id"),
                *("callback_id", "app", "name", "remove", "user", "users", "to", "offset", "files", "as"),
            ]
        ),
        VALUES,
        max_size=6,
    ),
)
def test_any_request_of_the_page(fuzzed: Fuzzed, path: str, fields: dict[str, Any]) -> None:
    status, body = fuzzed.post(f"/client/{path}", data=json.dumps({"as": "U0CHEN", **fields}))
    assert status in {200, 400, 403, 404}
    assert isinstance(body, dict)


FIELD_KINDS = ("rich_text_input", "multi_users_select", "datepicker", "checkboxes", "plain_text_input")


def _input(kind: str) -> dict[str, Any]:
    options = {"options": [{"text": {"type": "plain_text", "text": "x"}, "value": "x"}]}
    element = {"type": kind, "action_id": kind} | (options if kind == "checkboxes" else {})
    label = {"type": "plain_text", "text": kind}
    return {"type": "input", "block_id": kind, "label": label, "element": element, "dispatch_action": True}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """A workspace in which 陈静 is still there: in the other one a request may have closed her account."""
    fuzzed = Fuzzed(tmp_path_factory.mktemp("untouched"))
    yield fuzzed
    fuzzed.close()


@pytest.fixture(scope="module")
def home_id(untouched: Fuzzed) -> str:
    """A Home tab with fields."""
    view = {"type": "home", "blocks": [_input(kind) for kind in FIELD_KINDS]}
    headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
    _, answer = untouched.post("/api/views.publish", json={"user_id": "U0CHEN", "view": view}, headers=headers)
    return str(answer["view"]["id"])


@settings(max_examples=200)
@given(
    kind=st.sampled_from(FIELD_KINDS),
    entered=st.dictionaries(
        st.sampled_from(FIELD_KINDS),
        VALUES
        | st.dictionaries(
            st.sampled_from(FIELD_KINDS),
            VALUES | st.dictionaries(st.sampled_from(["rich_text_value", "value", "files", "type"]), BLOCKISH),
            max_size=2,
        ),
        max_size=5,
    ),
)
def test_whatever_is_entered_into_fields(untouched: Fuzzed, home_id: str, kind: str, entered: dict[str, Any]) -> None:
    place = {"container": {"type": "view", "view_id": home_id}, "block_id": kind, "action_id": kind}
    body = json.dumps({"as": "U0CHEN", **place, "state": {"values": entered}})
    status, answer = untouched.post("/client/action", data=body)
    assert status in {200, 400}
    assert answer["ok"] is False or answer["ok"] is True


@settings(max_examples=200)
@given(
    path=st.sampled_from(["faults", "event", "verify", "sockets", "token", "archive", "user"]),
    fields=st.dictionaries(
        st.sampled_from(["app", "event", "reason", "revoked", "channel", "archived", "user", "deleted", "rules"]),
        VALUES,
        max_size=5,
    ),
)
def test_any_request_of_a_test(fuzzed: Fuzzed, path: str, fields: dict[str, Any]) -> None:
    status, body = fuzzed.post(f"/control/{path}", data=json.dumps(fields))
    assert status in {200, 400, 404}
    assert isinstance(body, dict)
