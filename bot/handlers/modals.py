"""Forms: opened with what a person needs to fill them in, taken page by page, refused beside their fields."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.domain.errors import Refusal, Repeated
from bot.handlers.drafts import Drafts, about
from bot.handlers.errors import sentence
from bot.handlers.routes import Opening, Route, Source, Submission, wish_of
from bot.notices.fact import Fact
from bot.notices.recipients import ToPerson
from bot.services import drafts, front_desk
from bot.services.drafts import DraftKey
from bot.services.front_desk import Once, Speaker
from bot.services.runner import Runner
from bot.slack.workspaces import Workspaces
from bot.texts.catalogue import Texts
from bot.views.drafts import restored


class Forms:
    """Opens forms and takes what comes back. `texts` gives the messages of a language (empty: nobody chose one)."""

    def __init__(self, runner: Runner, workspaces: Workspaces, texts: Callable[[str], Texts]) -> None:
        self._runner = runner
        self._workspaces = workspaces
        self._texts = texts
        self.drafts = Drafts(runner)

    async def open(self, speaker: Speaker, source: Source, step: Opening, body: dict[str, Any], place: str) -> None:
        """Open a form for somebody; `place` is where it was asked for. Raises Refusal."""
        view = await self._view(speaker, source, step, place)
        gateway = await self._workspaces.of_request(body)
        await gateway.open_view(body["trigger_id"], view)

    async def take(
        self, speaker: Speaker, sent: Submission, step: Route, once: Once, place: str
    ) -> dict[str, Any] | None:
        """Carry out a submitted form; return the page that follows, if one does. A page that is sent twice counts once, and
        is followed all the same. Raises Refusal."""
        following, wish = step.following(sent), wish_of(step, sent, once)
        if following is None or speaker.reply is None:
            await self._runner.write(front_desk.carry_out, speaker, wish)
            return None
        taken: Fact | None = None
        try:
            taken, language = await self._runner.write(front_desk.carry_out, replace(speaker, reply=None), wish)
        except Repeated as repeated:
            if repeated.fault.key != once.sentence:
                raise
            language = speaker.language
        try:
            return await self._view(speaker, sent, following, place)
        except Refusal:
            # What this page said may have ended the asking: the form closes, and is answered as after its last page.
            if taken is not None:
                there = replace(speaker.reply, language=language)
                await self._runner.write(front_desk.owe_fact, there, taken, key=once.key)
            return None

    async def refuse(self, ack: AsyncAck, refusal: Refusal, view: dict[str, Any], speaker: Speaker) -> None:
        """Each fault beside its field, and the modal stays open; one that concerns no field stands beside the first."""
        fields = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
        if not fields:
            await self._runner.write(
                front_desk.owe_refusal, ToPerson(speaker.slack_id, speaker.language), refusal.fault
            )
            await ack()
            return
        texts = self._texts(speaker.language)
        errors = {
            fault.field if fault.field in fields else fields[0]: sentence(fault, texts) for fault in refusal.faults
        }
        await ack(response_action="errors", errors=errors)

    async def _view(self, speaker: Speaker, source: Source, step: Opening, place: str) -> dict[str, Any]:
        prepared = await self._runner.read(
            front_desk.prepare, speaker, step.prepare, lambda actor, group: step.read(source, actor, group)
        )
        texts = self._texts(prepared.language)
        view = step.form(prepared.found, source, texts)
        whose = about(view["private_metadata"], prepared.group_id, prepared.unit_id)
        draft = await self._runner.read(drafts.find, DraftKey(speaker.slack_id, view["callback_id"], whose))
        if draft is not None:
            view = restored(view, draft.fields, texts("draft-kept", at=draft.at))
        view["private_metadata"] += f"#{prepared.language}#{place}#{prepared.group_id}#{prepared.unit_id}"
        return view
