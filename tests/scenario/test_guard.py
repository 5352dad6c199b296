"""What is not Slack's does not get in: 401 or 400 on the raw bytes, and no trace but a counter."""

import hashlib
import hmac
import io
import json
import urllib.parse
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from tests.builders import CHANNELS, EDUCATION, liaison
from tests.town import SECRET, Town, town

GOOD = urllib.parse.urlencode(
    {
        "command": "/xt",
        "text": "待办",
        "user_id": liaison(EDUCATION),
        "channel_id": CHANNELS["group"],
        "team_id": "T0LOCAL",
    }
).encode()
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@pytest.fixture
async def here(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(sqlite_url, tmp_path) as opened:
        yield opened


def signature(stamp: str, body: bytes, secret: str = SECRET) -> str:
    return "v0=" + hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()


async def post(here: Town, body: bytes, headers: dict[str, str]) -> int:
    url = f"http://127.0.0.1:{here.concord.port}/slack/events"
    async with here.http.post(url, data=io.BytesIO(body), headers=headers) as answer:
        await answer.read()
        return answer.status


def headers(stamp: str, signed: str, kind: str = FORM) -> dict[str, str]:
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signed, "Content-Type": kind}


def now(here: Town, seconds: int = 0) -> str:
    return str(int(here.concord.clock.now().timestamp()) + seconds)


async def test_a_good_request_gets_in(here: Town) -> None:
    stamp = now(here)
    assert await post(here, GOOD, headers(stamp, signature(stamp, GOOD))) == 200


@pytest.mark.parametrize("age", [-301, 301, -86_400])
async def test_an_old_or_early_one_does_not(here: Town, age: int) -> None:
    stamp = now(here, age)
    assert await post(here, GOOD, headers(stamp, signature(stamp, GOOD))) == 401


async def test_a_faulty_signature_leaves_no_trace_but_a_counter(here: Town) -> None:
    stamp = now(here)
    before = REGISTRY.get_sample_value("concord_requests_refused_total", {"status": "401"}) or 0
    entries = await here.concord.database.read(lambda tx: tx.record.count(1))
    refused = [
        headers(stamp, signature(stamp, GOOD, "another")),
        headers(stamp, ""),
        headers("", signature("", GOOD)),
        headers("abc", signature("abc", GOOD)),
        headers("9" * 5_000, "v0=0"),
        headers(stamp, "v0=" + "é" * 64),
        {"Content-Type": FORM},
    ]
    for wrong in refused:
        assert await post(here, GOOD, wrong) == 401, wrong
    after = REGISTRY.get_sample_value("concord_requests_refused_total", {"status": "401"})
    assert after == before + len(refused)
    assert await here.concord.database.read(lambda tx: tx.record.count(1)) == entries


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", FORM),
        (b"   ", FORM),
        (b"\xff\xfe\xfd", FORM),
        (b'{"type":', JSON),
        (b"payload=%7Bnot", FORM),
        (b"payload=null", FORM),
        (b"payload=[]", FORM),
        (b"[1,2]", JSON),
    ],
)
async def test_signed_nonsense_is_no_request(here: Town, body: bytes, kind: str) -> None:
    stamp = now(here)
    assert await post(here, body, headers(stamp, signature(stamp, body), kind)) == 400


async def test_a_body_without_bounds_is_refused(here: Town) -> None:
    body = b"x" * ((1 << 20) + 1)
    stamp = now(here)
    assert await post(here, body, headers(stamp, signature(stamp, body))) == 413


@pytest.mark.parametrize(
    "payload",
    [
        {
            "type": "block_actions",
            "user": {"id": liaison(1)},
            "actions": [{"action_id": "no-such-action", "value": "x"}],
        },
        {
            "type": "block_actions",
            "user": {"id": liaison(1)},
            "actions": [{"action_id": "task-close", "value": "TK-1|x|0"}],
        },
        {
            "type": "view_submission",
            "user": {"id": liaison(1)},
            "view": {"id": "V1", "type": "modal", "callback_id": "forged", "blocks": []},
        },
    ],
)
async def test_forged_ids_do_nothing_and_never_end_in_500(here: Town, payload: dict[str, object]) -> None:
    payload = {"team": {"id": "T0LOCAL"}, "api_app_id": "A0CONCORD", **payload}
    body = urllib.parse.urlencode({"payload": json.dumps(payload)}).encode()
    stamp = now(here)
    entries = await here.concord.database.read(lambda tx: tx.record.count(1))
    assert await post(here, body, headers(stamp, signature(stamp, body))) == 200
    assert await here.concord.database.read(lambda tx: tx.record.count(1)) == entries


async def test_operators_are_answered(here: Town) -> None:
    for path, words in (("/healthz", "ok"), ("/readyz", "ready"), ("/metrics", "concord_requests_refused_total")):
        async with here.http.get(f"http://127.0.0.1:{here.concord.port}{path}") as answer:
            assert (answer.status, words in await answer.text()) == (200, True)
