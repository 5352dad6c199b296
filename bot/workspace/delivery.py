"""Sends requests to apps, by the way each app has chosen, with the faults that were ordered, and notes what happened."""

import asyncio
import time
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

from bot.workspace.apps import App
from bot.workspace.faults import FaultRule
from bot.workspace.sockets import Sockets
from bot.workspace.state import State
from bot.workspace.transport import Answer, HttpTransport, Request

_KEPT = 2_000


@dataclass(slots=True)
class Delivery:
    """What became of one request to an app, over all attempts."""

    id: str
    at: float
    app: str
    kind: str
    method: str
    user: str
    attempts: int = 0
    status: int = 0
    reason: str = ""
    ms: float = 0.0


class Deliverer:
    """The one sender of everything that goes to an app."""

    def __init__(self, state: State, sockets: Sockets) -> None:
        self._state = state
        self._sockets = sockets
        self.http = HttpTransport(state.clock)
        self._deliveries: deque[Delivery] = deque(maxlen=_KEPT)

    def forget(self) -> None:
        """Empty the list of deliveries."""
        self._deliveries.clear()

    def list_deliveries(self) -> list[dict[str, Any]]:
        """Return the latest deliveries, oldest first."""
        return [asdict(delivery) for delivery in self._deliveries]

    async def deliver(self, app: App, request: Request) -> Answer:
        """Send a request once and return the answer. The caller decides about another attempt."""
        with self._state.activity.going():
            delivery = self._delivery(app, request)
            began = time.perf_counter()
            answer = await self._send(app, request, self._state.faults.take(request.where, request.method))
            delivery.ms = round((time.perf_counter() - began) * 1000, 2)
            delivery.attempts += 1
            delivery.status, delivery.reason = answer.status, answer.reason
            self._note(request, delivery, answer)
            return answer

    async def _send(self, app: App, request: Request, fault: FaultRule | None) -> Answer:
        transport = self._sockets if app.table.mode == "socket" else self.http
        if fault is None:
            return await transport.send(app, request)
        if fault.kind == "drop":
            return Answer(0, reason="http_timeout")
        if fault.kind == "break_before":
            return Answer(0, reason="connection_failed")
        if fault.kind in {"429", "500"}:
            return Answer(int(fault.kind), reason="http_error")
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        answer = await transport.send(app, request)
        if fault.kind == "duplicate":
            await transport.send(app, request)
        return Answer(0, reason="connection_failed") if fault.kind == "break_after" else answer

    def _delivery(self, app: App, request: Request) -> Delivery:
        if request.retry_num:
            for delivery in reversed(self._deliveries):
                if delivery.id == request.identifier and delivery.app == app.id:
                    return delivery
        at = self._state.clock.now()
        delivery = Delivery(request.identifier, at, app.id, request.where, request.method, request.user)
        self._deliveries.append(delivery)
        return delivery

    def _note(self, request: Request, delivery: Delivery, answer: Answer) -> None:
        retry = {"retry_num": request.retry_num, "retry_reason": request.retry_reason} if request.retry_num else {}
        entry = self._state.inspector.note(
            at=self._state.clock.now(),
            direction="out",
            kind="options" if request.method == "block_suggestion" else request.where,
            method=request.method,
            app=delivery.app,
            user=request.user,
            ms=delivery.ms,
            status=answer.status,
            request={**request.payload, **retry},
            response=answer.body if answer.is_ok else {"reason": answer.reason, "body": answer.body},
        )
        self._state.feed.tell_wire(lambda: self._state.inspector.shown(entry))
