"""One listener for each kind of request, then a dictionary: Bolt tries its listeners one after the other."""

import asyncio
import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.domain.errors import Ambiguous, Invalid, Refusal
from bot.handlers import (
    accounts,
    choosing,
    comments,
    concurrence,
    consultation,
    contacts,
    desk,
    duties,
    exports,
    feedback,
    installs,
    lines,
    meetings,
    minutes,
    payloads,
    reminders,
    seats,
    shortcuts,
    task_steps,
    tasks,
    topics,
)
from bot.handlers.errors import line_sentence, mishaps
from bot.handlers.grammar import Command, Said, language_of, mentioned, split_lines, understand, unslack
from bot.handlers.limits import Limits, TooFast
from bot.handlers.modals import Forms
from bot.handlers.reception import Reception
from bot.handlers.routes import Click, Opening, Route, Source, Step, Submission, said_before, wish_of
from bot.handlers.watch import LATE, SEVERAL, Requests, note
from bot.notices.recipients import ToHome, ToPerson, ToResponse
from bot.services import front_desk, which
from bot.services.comments import find_task_of_card
from bot.services.front_desk import SAME_EVENT, Once, Speaker
from bot.services.runner import Runner
from bot.services.which import Kept
from bot.slack.gateway import NotSent, Unknown, Unsendable
from bot.slack.workspaces import Workspaces
from bot.texts.catalogue import Texts, texts_in
from bot.views.ids import Act, Form
from bot.views.notices import render
from bot.views.parse import Values
from bot.views.parts import Message

log = structlog.get_logger(__name__)

PATIENCE = 2.5
"""Seconds after which a command is answered 'working on it' (Slack: 3 seconds to acknowledge)."""

_TABLES = (
    desk.TABLE,
    tasks.TABLE,
    task_steps.TABLE,
    comments.TABLE,
    topics.TABLE,
    consultation.TABLE,
    meetings.TABLE,
    minutes.TABLE,
    concurrence.TABLE,
    contacts.TABLE,
    seats.TABLE,
    exports.TABLE,
    reminders.TABLE,
    duties.TABLE,
    feedback.TABLE,
)
COMMANDS: dict[Command, Step] = {key: step for table in _TABLES for key, step in table.commands.items()}
ACTIONS: dict[Act, Step] = {key: step for table in _TABLES for key, step in table.actions.items()}
FORMS: dict[Form, Route] = {key: step for table in _TABLES for key, step in table.forms.items()} | {
    Form.MESSAGE_PROGRESS: shortcuts.REPORT
}

_MENTION = re.compile(r"^\s*<@[A-Z0-9]+(?:\|[^>]*)?>\s*")


class Dispatch:
    """Takes what Bolt has parsed, and answers. `language` and `timezone` are those of whoever has chosen none."""

    def __init__(self, runner: Runner, workspaces: Workspaces, limits: Limits, *, language: str, timezone: str) -> None:
        self._runner = runner
        self._limits = limits
        self._workspaces = workspaces
        self._language = language
        self._timezone = timezone
        self._late: set[asyncio.Task[None]] = set()
        self._requests = Requests()
        self._reception = Reception(runner, workspaces)
        self._forms = Forms(runner, workspaces, self._texts)

    def listen(self, app: AsyncApp) -> None:
        """Register the listeners: one a kind."""
        anything = re.compile(".*", re.DOTALL)
        watched = self._requests.watch
        app.command(anything)(watched("command", self.on_command))
        app.action(anything)(watched("action", self.on_action))
        app.view(anything)(watched("submission", self.on_submission))
        app.shortcut(anything)(watched("shortcut", self.on_shortcut))
        app.event("app_mention")(watched("message", self.on_message))
        app.event("message")(watched("message", self.on_message))
        app.event("app_home_opened")(watched("home", self.on_home))
        accounts.listen(app, self._runner)
        installs.listen(app, self._workspaces)

    async def finish(self) -> None:
        """Wait for what is being answered, and for answers that were promised for later."""
        await self._requests.finished()
        await self._forms.drafts.finish()
        while self._late:
            await asyncio.wait(set(self._late))

    async def on_command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Answer a slash command in the answer to Slack's own request."""
        answer = asyncio.ensure_future(self._answer_line(body))
        await asyncio.wait({answer}, timeout=PATIENCE)
        if answer.done():
            message = answer.result()
        else:
            note(outcome=LATE)
            task = asyncio.create_task(self._answer_late(answer, body))
            self._late.add(task)
            task.add_done_callback(self._late.discard)
            message = Message(self._texts("")("working-on-it"))
        if message is None:
            await ack()
        else:
            await ack(response_type="ephemeral", **message.content())

    async def on_action(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Carry out a pressed button; its answer is owed to the conversation it was pressed in."""
        await ack()
        pressed = body["actions"][0]
        if pressed.get("type") == "plain_text_input":
            with contextlib.suppress(Refusal):  # a form of somebody else's: there is nothing to keep
                self._forms.drafts.typed(body["user"]["id"], body.get("view") or {})
            return
        click = payloads.click_of(pressed)
        reply = payloads.place_of_answer(body)
        shown_by = str((body.get("container") or {}).get("message_ts") or "")
        speaker = Speaker(body["user"]["id"], (body.get("channel") or {}).get("id", ""), reply=reply, shown_by=shown_by)
        kept = Kept(click.value, click.action)
        once: tuple[Once, ...] = ()
        try:
            with mishaps("action"):
                self._limits.take(speaker.slack_id)
                if click.action == Act.WHICH:
                    kept, speaker, once = await choosing.chosen(self._runner, speaker, click)
                if self._reception.takes(click.action):
                    await self._reception.press(speaker, click, body, self._texts)
                    return
                source = choosing.source_of(kept)
                step = _step_of(source)
                if isinstance(step, Opening):
                    await self._forms.open(speaker, source, step, body, payloads.opened_on(reply, body))
                    return
                await self._press(speaker, source, step, *once)
        except Ambiguous as refusal:
            there = replace(speaker, reply=ToPerson(speaker.slack_id)) if isinstance(reply, ToHome) else speaker
            await self._runner.write(which.owe_question, there, kept, refusal)
        except Refusal as refusal:
            if isinstance(refusal, TooFast) and not refusal.is_first:
                return
            place = ToPerson(speaker.slack_id) if isinstance(reply, ToHome) else reply
            await self._runner.write(front_desk.owe_refusal, place, refusal.fault)

    async def on_submission(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Carry out a submitted modal; faults come back beside their fields, and the modal stays open."""
        view, user = body["view"], body["user"]["id"]
        metadata, language, opened_on, group_id, unit_id = payloads.opened(view)
        reply = ToPerson(user, over="" if opened_on == payloads.HOME else opened_on)
        speaker = Speaker(user, language=language, reply=reply, group_id=group_id, unit_id=unit_id)
        try:
            with mishaps("submission"):
                self._limits.take(user)
                sent = Submission(payloads.form_of(view), Values(view), metadata)
                # A form of several pages keeps its id from one to the next; the hash tells them apart.
                once = Once(f"view:{view['id']}:{view.get('hash', '')}", SAME_EVENT, "delivered-twice")
                if self._reception.takes(sent.form):
                    await self._reception.submit(speaker, sent, body, once)
                else:
                    page = await self._forms.take(speaker, sent, FORMS[sent.form], once, opened_on)
                    await self._forms.drafts.sent(user, view)
                    if page is not None:
                        await ack(response_action="update", view=page)
                        return
        except Refusal as refusal:
            if refusal.fault.key != "delivered-twice":
                await self._forms.refuse(ack, refusal, view, speaker)
                if view.get("callback_id") in set(FORMS):
                    await self._forms.drafts.refused(user, view)
                return
        if opened_on == payloads.HOME:
            await self._runner.write(front_desk.owe_home, ToHome(user))
        await ack()

    async def on_shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Open the form that a message is taken into."""
        await ack()
        speaker = Speaker(body["user"]["id"], (body.get("channel") or {}).get("id", ""))
        try:
            with mishaps("shortcut"):
                self._limits.take(speaker.slack_id)
                step = shortcuts.SHORTCUTS.get(str(body.get("callback_id")))
                if step is None:
                    raise Invalid("button-broken")
                text = unslack(str((body.get("message") or {}).get("text") or ""))
                await self._forms.open(speaker, Click(str(body["callback_id"]), text), step, body, "")
        except Refusal as refusal:
            await self._runner.write(front_desk.owe_refusal, ToPerson(speaker.slack_id), refusal.fault)

    async def on_message(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Answer a direct message where it was written, a mention in its thread."""
        event = body["event"]
        is_direct = event.get("channel_type") == "im"
        if event.get("subtype") or event.get("bot_id") or (event["type"] == "message" and not is_direct):
            await ack()
            return
        raw = _MENTION.sub("", event.get("text") or "")
        text = unslack(raw)
        place = payloads.place_of_line(event, is_direct=is_direct)
        same = Once(f"message:{event['channel']}:{event['ts']}", SAME_EVENT, "delivered-twice")
        speaker = Speaker(event["user"], event["channel"], language_of(text), place)
        try:
            with mishaps("message"):
                self._limits.take(speaker.slack_id)
                several = split_lines(text)
                if len(several) > 1:
                    note(command=SEVERAL)
                    await self._take_lines(several, replace(speaker, language=language_of(text)), same)
                    await ack()
                    return
                said = await self._beneath_card(event, text) or replace(
                    understand(text), is_private=is_direct, mentions=mentioned(raw)
                )
                note(command=said.command)
                speaker = replace(speaker, language=said.language)
                if self._reception.takes(said.command):
                    await self._reception.say(speaker, said.command, same)
                    await ack()
                    return
                step = COMMANDS[said.command]
                route = step.instead if isinstance(step, Opening) else step
                if route is None or (isinstance(step, Opening) and not step.takes_line(said)):
                    route = desk.OFFER_FORM
                await self._runner.write(
                    front_desk.carry_out, speaker, wish_of(route, said, same, *said_before(speaker, said, route))
                )
        except Ambiguous as refusal:
            await self._runner.write(which.owe_question, speaker, Kept(raw), refusal, key=same.key)
        except Refusal as refusal:
            is_said = isinstance(refusal, TooFast) and not refusal.is_first
            if refusal.fault.key != "delivered-twice" and not is_said:
                there = replace(place, language=language_of(text))
                await self._runner.write(front_desk.owe_refusal, there, refusal.fault, key=same.key)
        await ack()

    async def _beneath_card(self, event: dict[str, Any], text: str) -> Said | None:
        """Return the comment that a reply in the thread of a task's card is; None for anything else."""
        beneath = event.get("thread_ts")
        if not beneath or beneath == event["ts"]:
            return None
        task = await self._runner.read(find_task_of_card, event["channel"], beneath)
        said = comments.in_thread(text, task) if task is not None else None
        return replace(said, heard_in=event["channel"]) if said is not None else None

    async def _take_lines(self, several: Sequence[str], speaker: Speaker, same: Once) -> None:
        """Take the lines of a message one by one, and owe one answer for all."""
        taken = await lines.take(self._runner, COMMANDS, replace(speaker, reply=None), several, same)
        if speaker.reply is not None:
            there = replace(speaker.reply, language=speaker.language)
            await self._runner.write(front_desk.owe_fact, there, taken, key=same.key)

    async def on_home(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Owe the Home tab to whoever opens it."""
        event = body["event"]
        if event.get("tab") == "home" and self._limits.has_room(event["user"]):
            await self._runner.write(front_desk.owe_home, ToHome(event["user"]))
        await ack()

    async def _answer_line(self, body: dict[str, Any]) -> Message | None:
        text = unslack(body.get("text") or "")
        language = language_of(text)
        said: Said | None = None
        speaker = Speaker(body["user_id"], body.get("channel_id", ""), language)
        try:
            with mishaps("command"):
                self._limits.take(speaker.slack_id)
                several = split_lines(text)
                if len(several) > 1:
                    note(command=SEVERAL)
                    speaker = Speaker(body["user_id"], body.get("channel_id", ""), language)
                    return render(await lines.take(self._runner, COMMANDS, speaker, several), self._texts(language))
                said = replace(understand(text), is_private=True, mentions=mentioned(body.get("text") or ""))
                note(command=said.command)
                language = said.language or language
                speaker = replace(speaker, language=said.language)
                if self._reception.takes(said.command):
                    return render(await self._reception.say(speaker, said.command), self._texts(language))
                step = COMMANDS[said.command]
                if isinstance(step, Opening):
                    if not step.takes_line(said) or step.instead is None:
                        await self._forms.open(speaker, said, step, body, "")
                        return None
                    step = step.instead
                if not step.changes:
                    fact, language = await self._runner.read(front_desk.ask, speaker, wish_of(step, said))
                else:
                    fact, language = await self._runner.write(
                        front_desk.carry_out, speaker, wish_of(step, said, *said_before(speaker, said, step))
                    )
                return render(fact, self._texts(language))
        except Ambiguous as refusal:
            kept = Kept(body.get("text") or "")
            return render(await self._runner.write(which.ask_which, speaker, kept, refusal), self._texts(language))
        except Refusal as refusal:
            return Message(line_sentence(refusal.fault, self._texts(language), said.command if said else None))

    async def _answer_late(self, answer: "asyncio.Future[Message | None]", body: dict[str, Any]) -> None:
        """Give an answer that was promised. What it tells of is committed: where it cannot be given, the desk shows it."""
        message = await answer
        if message is None:
            return
        try:
            gateway = await self._workspaces.of_request(body)
            await gateway.respond(body["response_url"], message.content(), is_replacing=False)
        except (NotSent, Unsendable, Unknown) as error:
            log.warning("a late answer could not be given", reason=str(error))

    async def _press(self, speaker: Speaker, source: Source, step: Route, *once: Once) -> None:
        reply = speaker.reply
        if isinstance(reply, ToHome):
            await self._runner.write(
                front_desk.carry_out, replace(speaker, reply=ToPerson(speaker.slack_id)), wish_of(step, source, *once)
            )
            await self._runner.write(front_desk.owe_home, reply)
            return
        if isinstance(reply, ToResponse) and not reply.replace:
            speaker = replace(speaker, reply=replace(reply, brief=step.changes))
        await self._runner.write(front_desk.carry_out, speaker, wish_of(step, source, *once))

    def _texts(self, language: str) -> Texts:
        return texts_in(language or self._language, self._timezone)


def _step_of(source: Said | Click) -> Step:
    """Return where a button leads, or a line that was kept: a form where the line does not say enough."""
    if isinstance(source, Said):
        step = COMMANDS[source.command]
        is_whole = isinstance(step, Opening) and step.instead is not None and step.takes_line(source)
        return step.instead if is_whole and isinstance(step, Opening) and step.instead else step
    if source.action not in set(ACTIONS):
        raise Invalid("button-broken")
    return ACTIONS[Act(source.action)]
