"""People at work: each says one thing after the other, every one with a mark of its own, and notes what came back."""

import asyncio
import random
import re
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.builders import CHANNELS, SECRETARY, founding_profile, liaison
from tests.faults.stage import Stage
from tests.town import Answer, card_with, whole

UNITS = (9, 12, 16, 3)
"""Positions of the units whose liaisons are at work."""
GROUP, OFFICE = CHANNELS["group"], CHANNELS["secretariat"]
_REFERENCE = re.compile(r"(?:TP|TK)-[0-9]+")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: what it was (`topic`, `task`, `report`, `letter`, `form`), its mark, and whether its speaker was told
    that it was done."""

    what: str
    mark: str
    is_done: bool
    answer: str


@dataclass
class Load:
    """The people at work on a stage. `said` is all that they said."""

    stage: Stage
    seed: int
    said: list[Said] = field(default_factory=list)
    tasks: dict[int, list[str]] = field(default_factory=lambda: {unit: [] for unit in UNITS})
    _is_over: bool = False

    async def run(self) -> None:
        """Let everybody work until `stop`."""
        await asyncio.gather(self._office(), *(self._unit(unit) for unit in UNITS))

    def stop(self) -> None:
        """Let everybody finish the sentence."""
        self._is_over = True

    async def _office(self) -> None:
        rng = random.Random(f"{self.seed}:office")
        shorts = [founding_profile().units[unit - 1].short for unit in UNITS]
        number = 0
        while not self._is_over:
            number += 1
            mark = f"m{self.seed}x0x{number}e"
            if rng.random() < 0.3:
                await self._accept()
                continue
            place = rng.randrange(len(UNITS))
            answer = await self._command("task", SECRETARY, f"任务 交办 {shorts[place]} +5 落实{mark}", mark)
            found = _REFERENCE.search(answer)
            if found:
                self.tasks[UNITS[place]].append(found[0])

    async def _unit(self, unit: int) -> None:
        rng, me, number = random.Random(f"{self.seed}:{unit}"), liaison(unit), 0
        while not self._is_over:
            number += 1
            mark, tasks = f"m{self.seed}x{unit}x{number}e", self.tasks[unit]
            draw = rng.random()
            if draw < 0.45 and tasks:
                await self._command("report", me, f"进展 {rng.choice(tasks)} {rng.randint(1, 99)}% 办了{mark}", mark)
            elif draw < 0.6:
                await self._letter(me, mark, _words(rng))
            elif draw < 0.7:
                await self._form(me, mark, _words(rng))
            else:
                await self._command("topic", me, f"议题 提交 {_words(rng)}{mark}", mark)

    async def _command(self, what: str, user: str, text: str, mark: str) -> str:
        """Type a command; it is done when an answer that only its speaker sees names the mark and the item."""
        before = len(await self.stage.people.ephemerals(user, GROUP))
        await self._do("command", user, channel=GROUP, command="/xt", text=text)
        answers = (await self.stage.people.ephemerals(user, GROUP))[before:]
        told = [Answer(message).whole for message in answers if mark in Answer(message).whole]
        answer = next((words for words in told if _REFERENCE.search(words)), "")
        self.said.append(Said(what, mark, bool(answer), answer))
        return answer

    async def _letter(self, user: str, mark: str, words: str) -> None:
        """Write to Concord directly: whether it is done is told in a message, later."""
        at = await self.stage.people.direct_channel(user)
        await self._do("send", user, channel=at, text=f"议题 提交 {words}{mark}")
        self.said.append(Said("letter", mark, False, ""))

    async def _form(self, user: str, mark: str, words: str) -> None:
        """Open the form of a topic and submit it; a form that closes without a fault is done."""
        people = self.stage.people
        before = len(people.place.state.views.stack(user))
        await self._do("command", user, channel=GROUP, command="/xt", text="议题 提交")
        if len(people.place.state.views.stack(user)) <= before:
            return
        view = people.opened_view(user)
        state = {"title": {"value": {"value": f"{words}{mark}"}}}
        answer = await self._do("submit", user, view_id=view["id"], state=state)
        self.said.append(Said("form", mark, bool(answer.get("ok")), ""))

    async def _accept(self) -> None:
        """Press the button of the newest topic that waits in the secretariat's channel."""
        try:
            card = card_with(await self.stage.people.messages(OFFICE), "topic-accept")
        except AssertionError:
            await self._do("command", SECRETARY, channel=OFFICE, command="/xt", text="议题 列表")
            return
        block, element = next(
            (block, element)
            for block in card["blocks"]
            for element in block.get("elements") or []
            if str(element.get("action_id", "")).startswith("topic-accept")
        )
        await self._do(
            "action",
            SECRETARY,
            container={"type": "message", "channel": OFFICE, "ts": card["ts"]},
            block_id=block["block_id"],
            action_id=element["action_id"],
            value=element.get("value", ""),
        )

    async def _do(self, verb: str, user: str, **body: Any) -> dict[str, Any]:
        await self.stage.turn()
        try:
            return await self.stage.people.act(verb, **{"as": user}, **body)
        except aiohttp.ClientError as error:
            return {"ok": False, "error": repr(error)}
        finally:
            await self.stage.tick()


def _words(rng: random.Random) -> str:
    """Return words that nobody has used yet: a topic like another one would be asked about first."""
    return "".join(chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(24))


def shows(message: dict[str, Any], mark: str) -> bool:
    """Whether a message says something with a mark."""
    return mark in whole(message)
