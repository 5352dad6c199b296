"""What the workspace's page asks of the demonstration: which moments of the group are worth jumping to."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.services import reminders
from bot.services.reminders import Mark
from bot.services.runner import Runner
from bot.texts.catalogue import LANGUAGES, Texts, texts_in

_WITHIN = timedelta(days=60)


class Marks:
    """A small server of the coming reminders. `runner` is set once there is a database to ask."""

    def __init__(self) -> None:
        self.runner: Runner | None = None
        self.url = ""
        app = web.Application()
        app.router.add_get("/marks", self._answer)
        self._served = web.AppRunner(app, access_log=None)

    async def start(self, host: str) -> None:
        """Serve on a free port."""
        await self._served.setup()
        await web.TCPSite(self._served, host, 0).start()
        self.url = f"http://{host}:{self._served.addresses[0][1]}/marks"

    async def stop(self) -> None:
        """Stop serving."""
        await self._served.cleanup()

    async def _answer(self, _: web.Request) -> web.Response:
        found = await self.runner.read(reminders.list_next_marks, _WITHIN) if self.runner else []
        moments = sorted({mark.at for mark in found})
        return web.json_response({"marks": [_moment([mark for mark in found if mark.at == at]) for at in moments]})


def _moment(marks: Sequence[Mark]) -> dict[str, Any]:
    return {
        "at": marks[0].at.isoformat(),
        "label": {language: _label(marks, texts_in(language)) for language in LANGUAGES},
    }


def _label(marks: Sequence[Mark], texts: Texts) -> str:
    """Say what is reminded of at one moment: the overdue first."""
    parts = []
    for offset in sorted({mark.offset for mark in marks}, reverse=True):
        tasks = tuple(mark.item for mark in marks if mark.offset == offset)
        if offset == 0:
            parts.append(texts("mark-due", tasks=tasks))
        else:
            parts.append(texts("mark-before" if offset < 0 else "mark-after", tasks=tasks, days=abs(offset)))
    return ("；" if texts.language == "zh" else "; ").join(parts)
