"""Message shortcuts: a message becomes a topic, or a report on a task (Slack: implementing shortcuts)."""

from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.tasks import ReportProgress
from bot.handlers import topics
from bot.handlers.routes import Click, Opening, Route, Submission
from bot.notices.choices import Choice
from bot.services import tasks
from bot.texts.catalogue import Texts
from bot.views import forms_tasks
from bot.views.parts import Block

MESSAGE_PROGRESS = "message-progress"


def _text(click: Click, _: Actor, __: Group) -> str:
    return click.value


def _report_form(offered: tuple[Choice, ...], click: Click, texts: Texts) -> Block:
    return forms_tasks.report_of_form(offered, click.value, texts)


def _reported(sent: Submission, _: Actor, __: Group) -> ReportProgress:
    return forms_tasks.read_report_of(sent.values)


SHORTCUTS: dict[str, Opening] = {
    topics.MESSAGE_TOPIC: topics.NEW,
    MESSAGE_PROGRESS: Opening(tasks.prepare_report_of, _report_form, read=_text),
}
"""By the callback id that the manifest gives each."""
REPORT = Route(tasks.report_progress, _reported)
