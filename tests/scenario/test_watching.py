"""What an operator sees of the running program: measures, readiness, the log."""

import json
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from tests.builders import EDUCATION, FINANCE, SECRETARY, liaison
from tests.faults.stage import faults, place
from tests.process import environment, running
from tests.town import Town, town


async def measures(port: int) -> dict[tuple[str, str], float]:
    """Return each series of ours by its name and labels."""
    async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{port}/metrics") as answer:
        text = await answer.text()
    return {
        (sample.name, " ".join(f"{key}={value}" for key, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name.startswith("concord_")
    }


async def readiness(here: Town) -> tuple[int, list[str]]:
    async with here.http.get(f"http://127.0.0.1:{here.concord.port}/readyz") as answer:
        return answer.status, (await answer.json())["missing"]


async def test_commands_sends_calls_and_jobs_are_counted(database_url: str, tmp_path: Path) -> None:
    async with town(database_url, tmp_path) as here:
        before = await measures(here.concord.port)
        await faults(here, {"where": "api", "method": "chat.postMessage", "kind": "429", "times": 1, "seconds": 1})
        await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
        await here.say(liaison(EDUCATION), "天气怎么样")
        await here.say(SECRETARY, "任务 交办 财政局 +5 落实经费")
        await here.delivered()
        await here.concord.scheduler.tick()  # its own first tick may have been counted before
        after = await measures(here.concord.port)

        def grown(name: str, labels: str = "") -> float:
            return after.get((name, labels), 0) - before.get((name, labels), 0)

        assert grown("concord_commands_total", "command=topic-new outcome=answered") == 1
        assert grown("concord_commands_total", "command=unknown outcome=refused") == 1
        assert grown("concord_request_seconds_count", "kind=command") == 3
        assert (
            grown("concord_sends_total", "outcome=later to=channel")
            + grown("concord_sends_total", "outcome=later to=person")
            == 1
        )
        assert grown("concord_slack_calls_total", "method=chat.postMessage outcome=ratelimited") == 1
        assert grown("concord_slack_calls_total", "method=chat.postMessage outcome=ok") >= 2
        assert grown("concord_jobs_total", "name=tick outcome=done") >= 1
        assert after["concord_scheduler_leading", ""] == 1
        assert after["concord_dead_letters", ""] == 0


async def test_what_is_owed_is_counted_when_somebody_looks(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path) as here:
        await faults(here, {"where": "api", "method": "chat.postMessage", "kind": "500", "times": 9})
        await here.say(SECRETARY, "任务 交办 财政局 +5 落实经费")
        assert (await measures(here.concord.port))["concord_outbox_owed", ""] > 0
        await faults(here)
        await here.delivered()


async def test_it_is_ready_and_says_what_is_missing(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path) as here:
        assert await readiness(here) == (200, [])
        await here.http.post(f"{here.place.url}/control/token", json={"app": "A0CONCORD", "revoked": True})
        await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
        await here.delivered()
        assert await readiness(here) == (503, ["slack: token_revoked"])
        await here.http.post(f"{here.place.url}/control/token", json={"app": "A0CONCORD", "revoked": False})
        assert await readiness(here) == (200, [])


async def test_a_lost_socket_shows(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path, mode="socket") as here:
        assert await readiness(here) == (200, [])
        assert here.concord._socket is not None
        await here.concord._socket.client.close()
        assert await readiness(here) == (503, ["slack: no connection"])


async def test_a_message_long_due_shows(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path) as here:
        await faults(here, {"where": "api", "method": "chat.postMessage", "kind": "500", "times": 99})
        await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
        await here.act("clock", advance_seconds=1200)
        status, missing = await readiness(here)
        assert (status, [each.split(":")[0] for each in missing]) == (503, ["outbox"])
        await faults(here)
        await here.delivered()


async def test_the_log_tells_requests_apart_and_nothing_of_persons(sqlite_url: str, tmp_path: Path) -> None:
    said = ("13812345678", "机密勿传的选址方案", "王小明")
    async with place(tmp_path) as (people, port):
        told = environment(sqlite_url, people.place.url, port, tmp_path) | {"CONCORD_LOG__LEVEL": "debug"}
        async with running(sqlite_url, people.place.url, port, tmp_path, told=told) as concord:
            await people.say(liaison(EDUCATION), f"联络员 电话 {said[0]}")
            await people.say(liaison(EDUCATION), f"议题 提交 {said[1]}")
            await people.say(liaison(FINANCE), f"进展 TK-999 60% {said[2]}")
            await people.say(liaison(FINANCE), said[2])
            await concord.stop()
    lines = [json.loads(line) for line in concord.said if line.startswith("{")]
    requests = [line for line in lines if line["event"] == "request"]
    assert len({line["request_id"] for line in requests}) == len(requests) == 4
    assert {line["outcome"] for line in requests} == {"answered", "refused"}
    for words in (*said, "联络员9", "xoxb-", liaison(EDUCATION)):
        assert not any(words in line for line in concord.said), words
