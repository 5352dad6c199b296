"""Anything at all comes in: payloads with parts missing or of another kind, files that are none. No 500 reaches Slack, no
traceback reaches a person, and whoever works on is served."""

import copy
import io
import json
import random
import urllib.parse
import zipfile
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.people import SECRETARY, liaison
from bot.documents import workbook
from bot.documents.ledger_file import read_ledger
from bot.documents.roster_file import read_roster
from bot.domain import ledger, roster
from bot.domain.sheets import Sheet
from bot.handlers.dispatch import ACTIONS
from bot.profiles.schema import ProfileError, load_profile
from bot.views.ids import Form
from tests.builders import MONDAY, PROFILE
from tests.security.forged import Forger, anything, forger

CASES = 120
"""Payloads of each kind."""
ODD: tuple[Any, ...] = (
    None,
    [],
    {},
    [None],
    {"id": None},
    5,
    -1,
    10**30,
    1.5,
    True,
    "",
    "x" * 5_000,
    "\x00",
    "\ud800",
    "<@U>",
)
ALLOWED = {200, 400, 404}


@pytest.fixture
async def at(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Forger]:
    monkeypatch.setenv("CONCORD_LIMITS__REQUESTS_PER_MINUTE", "0")
    async with forger(sqlite_url, tmp_path) as opened:
        yield opened


def spots(part: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a payload: what it is in, and under which key."""
    keys = part.keys() if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    for key in list(keys):
        yield part, key
        yield from spots(part[key])


def spoiled(payload: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Return a payload with one to three parts missing, or of another kind."""
    made = copy.deepcopy(payload)
    for _ in range(rng.randint(1, 3)):
        found = list(spots(made))
        if not found:
            break
        holder, key = rng.choice(found)
        if rng.random() < 0.4:
            del holder[key]
        else:
            holder[key] = copy.deepcopy(rng.choice(ODD))
    return made


def interactions() -> list[dict[str, Any]]:
    """A payload of each kind as Slack sends them."""
    me = {"id": liaison("education"), "username": "a", "team_id": "T0LOCAL"}
    whole = {"team": {"id": "T0LOCAL"}, "api_app_id": "A0CONCORD", "trigger_id": "1", "user": me}
    container = {"type": "message", "message_ts": "1.1", "channel_id": "C0GROUP", "is_ephemeral": False}
    menu = {"action_id": "more", "type": "overflow", "selected_option": {"value": "task-show~TK-1|1|0"}}
    view = {
        "id": "V1",
        "type": "modal",
        "private_metadata": "TK-1|1|0#zh##1#0",
        "blocks": [{"type": "input", "block_id": "text", "element": {"type": "plain_text_input"}}],
        "state": {"values": anything()},
    }
    pressed = [{"action_id": str(act), "value": "TK-1|1|0", "type": "button"} for act in list(ACTIONS)[::9]]
    clicks = [
        whole | {"type": "block_actions", "container": container, "channel": {"id": "C0GROUP"}, "actions": [each]}
        for each in (*pressed, menu)
    ]
    return clicks + [
        whole | {"type": "view_submission", "view": view | {"callback_id": str(form)}} for form in list(Form)[::4]
    ]


def events() -> list[dict[str, Any]]:
    user = liaison("education")
    said = {"user": user, "channel": "D1", "text": "进展 TK-1 5% 好\n进展 TK-2 5% 好", "ts": "1.1"}
    each = (
        {"type": "message", "channel_type": "im", **said},
        {"type": "app_mention", **said, "text": f"<@U0CONCORD> 任务 列表 <@{user}|某人>", "thread_ts": "1.0"},
        {"type": "app_home_opened", "tab": "home", "user": user},
        {"type": "user_change", "user": {"id": user, "deleted": False}},
        {"type": "team_join", "user": {"id": user}},
    )
    whole = {"type": "event_callback", "team_id": "T0LOCAL", "api_app_id": "A0CONCORD", "event_id": "Ev1"}
    return [whole | {"event": event} for event in each]


@pytest.mark.parametrize("seed", range(3))
async def test_no_spoiled_interaction_ends_in_500(at: Forger, seed: int) -> None:
    rng, kinds = random.Random(seed), interactions()
    for _ in range(CASES):
        payload = spoiled(rng.choice(kinds), rng)
        body = urllib.parse.urlencode({"payload": json.dumps(payload)}).encode()
        assert (await at.post(body)).status in ALLOWED, payload
    assert (await at.command(SECRETARY, "任务 TK-1")).status == 200


@pytest.mark.parametrize("seed", range(3))
async def test_no_spoiled_event_ends_in_500(at: Forger, seed: int) -> None:
    rng, kinds = random.Random(seed), events()
    for _ in range(CASES):
        payload = spoiled(rng.choice(kinds), rng)
        answer = await at.post(json.dumps(payload).encode(), kind="application/json")
        assert answer.status in ALLOWED, payload
    assert (await at.command(SECRETARY, "任务 TK-1")).status == 200


async def test_no_spoiled_command_ends_in_500(at: Forger) -> None:
    rng = random.Random(0)
    whole = {"command": "/xt", "text": "任务 列表", "user_id": SECRETARY, "channel_id": "C0GROUP", "team_id": "T0LOCAL"}
    for _ in range(CASES):
        fields = dict(whole)
        for name in rng.sample(sorted(fields), rng.randint(1, 2)):
            fields[name] = rng.choice(["", "\x00", "x" * 3_000, "进展 " * 500, "\u202e", "'; DROP TABLE tasks; --"])
            if rng.random() < 0.5:
                del fields[name]
        assert (await at.post(urllib.parse.urlencode(fields).encode())).status in ALLOWED, fields
    assert (await at.command(SECRETARY, "任务 TK-1")).status == 200


@given(st.text(max_size=400))
def test_any_csv_is_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, said: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(said.encode("utf-8", "surrogatepass"))
    with suppress(ValueError):
        rows, faults = read_roster(file)
        assert isinstance(rows, list)
        assert isinstance(faults, list)


@given(st.binary(max_size=400))
def test_any_bytes_are_no_roster(tmp_path_factory: pytest.TempPathFactory, said: bytes) -> None:
    for name in ("any.csv", "any.xlsx"):
        file = tmp_path_factory.getbasetemp() / name
        file.write_bytes(said)
        with suppress(ValueError):
            read_roster(file)


def good_workbook(columns: tuple[str, ...]) -> bytes:
    return workbook.write(Sheet("ledger", MONDAY.date(), columns, (("x",) * len(columns),)))


@given(st.data())
def test_a_spoiled_workbook_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """One part of the archive is cut off, replaced or left out."""
    read, columns = data.draw(st.sampled_from([(read_ledger, ledger.COLUMNS), (read_roster, roster.COLUMNS)]))
    parts = {}
    with zipfile.ZipFile(io.BytesIO(good_workbook(columns))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    spoil = data.draw(st.one_of(st.none(), st.binary(max_size=30), st.integers(0, len(parts[name]))))
    if spoil is None:
        del parts[name]
    else:
        parts[name] = parts[name][:spoil] if isinstance(spoil, int) else spoil
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    file = tmp_path_factory.getbasetemp() / "spoiled.xlsx"
    file.write_bytes(stream.getvalue())
    with suppress(ValueError):
        read(file)


@given(st.data())
def test_a_spoiled_profile_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    lines = PROFILE.read_text("utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(["leave out", "repeat", "another value", "noise"]))
        if how == "leave out":
            del lines[place]
        elif how == "repeat":
            lines.insert(place, lines[place])
        elif how == "another value":
            value = data.draw(
                st.sampled_from(['""', "5", "-1", "[]", "{}", "true", "2026-01-01", '"x"', "nan", "[[1]]"])
            )
            lines[place] = f"{lines[place].partition('=')[0]}= {value}"
        else:
            lines[place] = data.draw(st.text(max_size=40))
    file = tmp_path_factory.getbasetemp() / "spoiled.toml"
    file.write_text("\n".join(lines), "utf-8", errors="replace")
    with suppress(ProfileError):
        assert load_profile(file).units
