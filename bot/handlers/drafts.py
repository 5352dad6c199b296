"""Forms that are being typed into: what stands in them is kept, so that nothing is lost when one closes or expires."""

import asyncio
import re
from collections import OrderedDict
from typing import Any

import structlog

from bot.handlers import payloads
from bot.services import drafts
from bot.services.drafts import DraftKey
from bot.services.runner import Runner, Unavailable
from bot.views.drafts import typed_in

log = structlog.get_logger(__name__)

PAUSE = 0.5
"""Seconds for which the typing of a form is gathered before it is kept: the platform tells of every burst of keys."""
_SENT_REMEMBERED = 1_000
_VERSION = re.compile(r"\|[0-9]+\|")
_ABOUT = 200


def about(metadata: str, group_id: int, unit_id: int) -> str:
    """Return what a form is about: group, unit and item, whatever the item's version was when the form was opened."""
    return f"{group_id}|{unit_id}|{_VERSION.sub('||', metadata, count=1)}"[:_ABOUT]


class Drafts:
    """What is being typed, in memory for a moment, then in the database."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._typed: dict[DraftKey, dict[str, Any]] = {}
        self._saving: set[asyncio.Task[None]] = set()
        self._sent: OrderedDict[str, None] = OrderedDict()

    def typed(self, user: str, view: dict[str, Any]) -> None:
        """Take what stands in a form while somebody types. What comes late, after the form was sent, is left."""
        if _name(view) in self._sent:
            return
        key = _key(user, view)
        is_waiting = key in self._typed
        self._typed[key] = typed_in(view)
        if not is_waiting:
            task = asyncio.create_task(self._save_soon(key))
            self._saving.add(task)
            task.add_done_callback(self._saving.discard)

    async def refused(self, user: str, view: dict[str, Any]) -> None:
        """Keep what stands in a form that was sent and not taken: it may be closed now."""
        self._typed[_key(user, view)] = typed_in(view)
        await self._save(_key(user, view))

    async def sent(self, user: str, view: dict[str, Any]) -> None:
        """Drop the draft of a form that was taken."""
        self._sent[_name(view)] = None
        if len(self._sent) > _SENT_REMEMBERED:
            self._sent.popitem(last=False)
        self._typed.pop(_key(user, view), None)
        await self._runner.write(drafts.drop, _key(user, view))

    async def finish(self) -> None:
        """Keep at once what is still gathered."""
        for key in list(self._typed):
            await self._save(key)

    async def _save_soon(self, key: DraftKey) -> None:
        await asyncio.sleep(PAUSE)
        await self._save(key)

    async def _save(self, key: DraftKey) -> None:
        fields = self._typed.pop(key, None)
        if fields is None:
            return
        try:
            await self._runner.write(drafts.keep, key, fields)
        except Unavailable as error:  # the form is still open, and what is typed next is kept again
            log.warning("what is being typed was not kept", form=key.form, reason=str(error))


def _key(user: str, view: dict[str, Any]) -> DraftKey:
    metadata, _, _, group_id, unit_id = payloads.opened(view)
    return DraftKey(user, payloads.form_of(view), about(metadata, group_id, unit_id))


def _name(view: dict[str, Any]) -> str:
    return f"{view.get('id')}:{view.get('hash', '')}"
