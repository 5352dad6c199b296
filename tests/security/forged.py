"""Requests as Slack would sign them, and as no Slack client would send them; and what came of each."""

import hashlib
import hmac
import html
import itertools
import json
import re
import urllib.parse
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.domain.permissions import Action
from bot.store.tables import outbox
from bot.store.transaction import Transaction
from bot.texts.catalogue import texts_in
from tests.security.world import NOW
from tests.town import SECRET, Town, town

_TEXTS = texts_in("zh")
_SENTENCES = {_TEXTS(f"error-{key}"): (key, "") for key in ("no-seat", "no-unit", "not-your-unit")} | {
    _TEXTS("error-not-your-role", action=action): ("not-your-role", str(action)) for action in Action
}
_NUMBERS = itertools.count(1)
_WHERE = Path("bot/views")
_OF_ROWS = ("stance-1", "text-1")
FIELDS = frozenset(
    name
    for path in sorted(_WHERE.glob("*.py"))
    for name in re.findall(r"values\.\w+\(\s*[\"'](\w+)[\"']", path.read_text("utf-8"))
).union(_OF_ROWS)
"""Every field that any modal has, as the code that reads it names it; of those that a row of a table adds, the first
row's."""


@dataclass
class Outcome:
    """What one request brought: the HTTP status, what was owed for it, the modal that opened, the entries of the record."""

    status: int
    body: str
    owed: list[dict[str, Any]]
    view: dict[str, Any] | None
    entries: list[dict[str, Any]]

    @property
    def refusals(self) -> list[tuple[str, str]]:
        """The keys of the refusals, each with the action that was not permitted (empty for others)."""
        found = [row["facts"] for row in self.owed if row["kind"] == "Failed"]
        told = [(facts["key"], str(facts["arguments"].get("action", ""))) for facts in found]
        said = json.loads(self.body).get("text", "") if self.body.startswith("{") else ""
        return [*told, *(refusal for sentence, refusal in _SENTENCES.items() if html.unescape(said) == sentence)]

    @property
    def words(self) -> str:
        """All that anybody could read of it."""
        return self.body + json.dumps([self.owed, self.view], ensure_ascii=False, default=str)


@dataclass
class Forger:
    """Sends what it likes in anybody's name, signed with the right secret."""

    here: Town
    last_row: int = 0
    last_entries: dict[int, int] = field(default_factory=dict)
    view: dict[str, Any] | None = None

    async def command(self, user: str, line: str, *, channel: str = "D0X") -> Outcome:
        fields = {"command": "/xt", "text": line, "user_id": user, "channel_id": channel, "team_id": "T0LOCAL"}
        return await self.post(urllib.parse.urlencode(fields | {"trigger_id": "1", "response_url": ""}).encode())

    async def message(self, user: str, line: str) -> Outcome:
        event = {
            "type": "message",
            "channel_type": "im",
            "user": user,
            "channel": f"D{user}",
            "text": line,
            "ts": f"1.{next(_NUMBERS):06d}",
        }
        body = {"type": "event_callback", "team_id": "T0LOCAL", "api_app_id": "A0CONCORD", "event": event}
        return await self.post(json.dumps(body).encode(), kind="application/json")

    async def click(self, user: str, action: str, value: str, **more: Any) -> Outcome:
        chosen = {"action_id": action, "value": value, "type": "button"} | more
        return await self.interaction({"type": "block_actions", "user": {"id": user}, "actions": [chosen]})

    async def submit(self, user: str, form: str, metadata: str, state: dict[str, Any]) -> Outcome:
        view = {
            "id": f"V{next(_NUMBERS)}",
            "type": "modal",
            "callback_id": form,
            "private_metadata": metadata,
            "blocks": [],
            "state": {"values": state},
        }
        return await self.interaction({"type": "view_submission", "user": {"id": user}, "view": view})

    async def interaction(self, payload: dict[str, Any]) -> Outcome:
        whole = {"team": {"id": "T0LOCAL"}, "api_app_id": "A0CONCORD", "trigger_id": "1", **payload}
        return await self.post(urllib.parse.urlencode({"payload": json.dumps(whole)}).encode())

    async def post(self, body: bytes, *, kind: str = "application/x-www-form-urlencoded") -> Outcome:
        """Send a body, rightly signed, now."""
        stamp = str(int(self.here.concord.clock.now().timestamp()))
        signed = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        headers = {
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signed}",
            "Content-Type": kind,
        }
        self.view = None
        url = f"http://127.0.0.1:{self.here.concord.port}/slack/events"
        async with self.here.http.post(url, data=body, headers=headers) as answer:
            status, said = answer.status, await answer.text()
        owed, entries = await self.here.concord.database.read(self._look)
        return Outcome(status, said, owed, self.view, entries)

    def _look(self, tx: Transaction) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return what was owed and recorded since the last look."""
        rows = tx.connection.execute(
            text("SELECT id, kind, target, facts FROM outbox WHERE id > :last ORDER BY id"), {"last": self.last_row}
        ).mappings()
        owed = [dict(row) | {name: _json(row[name]) for name in ("target", "facts")} for row in rows]
        self.last_row = owed[-1]["id"] if owed else self.last_row
        entries: list[dict[str, Any]] = []
        for group_id, seq in tx.connection.execute(text("SELECT group_id, seq FROM chains")).all():
            since = self.last_entries.get(group_id, seq)
            found = tx.connection.execute(
                text("SELECT * FROM record WHERE group_id = :g AND seq > :s"), {"g": group_id, "s": since}
            ).mappings()
            entries += [dict(row) for row in found]
            self.last_entries[group_id] = seq
        return owed, entries


@asynccontextmanager
async def forger(url: str, folder: Path) -> AsyncIterator[Forger]:
    """Open a town on a database with both groups, in which nothing is delivered and modals open here."""
    async with town(url, folder, start_at=NOW) as here:
        here.concord.deliverer.stop()
        made = Forger(here)

        async def open_view(trigger_id: str, view: dict[str, Any]) -> None:
            made.view = view

        here.concord.workspaces._gateway.open_view = open_view  # type: ignore[method-assign]
        # Nothing comes of the clock here: what is owed and recorded comes of the requests.
        await here.concord.scheduler.stop()
        here.concord.scheduler._watch = None
        await here.concord.database.write(lambda tx: tx.connection.execute(outbox.delete()))
        await here.concord.database.read(made._look)
        yield made


EXAMPLES = {
    "links": "https://a.example/b",
    "urgency": "ordinary",
    "role": "liaison",
    "scope": "all",
    "stance": "agree",
    "stance-1": "agree",
    "supporting_unit_ids": "6",
    "quarter": "2027Q1",
    "kind": "topic",
    "rsvp": "attending",
    "reference": "TK-1",
    "decided_on": "2026-11-20",
    "phone": "13800000000",
}
"""What fields hold that take not just anything."""


def anything(**values: str) -> dict[str, Any]:
    """Return the state of a modal in which every field of every form is filled, whatever its kind; `values` are those of
    certain fields."""
    return {name: {"value": _element((EXAMPLES | values).get(name, "5"))} for name in FIELDS}


def _element(said: str) -> dict[str, Any]:
    option = {"value": said}
    return {
        "value": said,
        "selected_option": option,
        "selected_options": [option],
        "selected_date": said if said.startswith("20") and "-" in said else "2026-12-21",
        "selected_user": "U0NEW",
        "selected_time": "10:00",
        "files": [],
    }


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
