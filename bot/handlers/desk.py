"""The desk, help, language and the record: from words and buttons to the use cases."""

from bot.domain.contacts import ChooseLanguage
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.permissions import Action
from bot.domain.references import Kind, Reference
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Route, Table, nothing
from bot.notices.desk import FormOffered
from bot.services import contacts, desk, history, lineage, search
from bot.services import help as help_service
from bot.services.help import AskHelp
from bot.views import ids
from bot.views.ids import Act

HELPED: dict[Command, Action | None] = {
    Command.DESK: None,
    Command.TOPIC_NEW: Action.TOPIC_SUBMIT,
    Command.TOPIC_LIST: Action.TOPIC_READ,
    Command.TOPIC_SHOW: Action.TOPIC_READ,
    Command.ROADMAP: Action.TOPIC_READ,
    Command.OPINION_SUPPORT: Action.OPINION_GIVE,
    Command.OPINION_OBJECT: Action.OPINION_GIVE,
    Command.CONSULT: Action.TOPIC_REVIEW,
    Command.CALL: Action.TOPIC_CALL,
    Command.CALL_SHOW: Action.TOPIC_READ,
    Command.REFER: Action.TOPIC_REFER,
    Command.REFERRAL_LIST: Action.TOPIC_READ,
    Command.MEETING_LIST: Action.MEETING_READ,
    Command.MEETING_SHOW: Action.MEETING_READ,
    Command.MEETING_PROPOSE: Action.MEETING_PROPOSE,
    Command.MEETING_CALL: Action.MEETING_CALL,
    Command.ATTEND: Action.MEETING_ANSWER,
    Command.EXCUSE: Action.MEETING_ANSWER,
    Command.MINUTES_DRAFT: Action.MINUTES_DRAFT,
    Command.MINUTES_LIST: Action.MINUTES_READ,
    Command.MINUTES_SHOW: Action.MINUTES_READ,
    Command.MINUTES_AGREE: Action.MINUTES_ANSWER,
    Command.MINUTES_OBJECT: Action.MINUTES_ANSWER,
    Command.MINUTES_RECEIVE: Action.MINUTES_RECEIVE,
    Command.TASK_NEW: Action.TASK_ASSIGN,
    Command.TASK_LIST: Action.TASK_READ,
    Command.TASK_SHOW: Action.TASK_READ,
    Command.OVERVIEW: Action.OVERVIEW_READ,
    Command.PROGRESS: Action.TASK_REPORT,
    Command.ACKNOWLEDGE: Action.TASK_REPORT,
    Command.DONE: Action.TASK_CLAIM,
    Command.CLOSE: Action.TASK_VERIFY,
    Command.SEND_BACK: Action.TASK_VERIFY,
    Command.UNDO: Action.TASK_REPORT,
    Command.EXTEND: Action.TASK_EXTEND,
    Command.BLOCK: Action.BLOCKER_DECLARE,
    Command.SPLIT: Action.TASK_DIVIDE,
    Command.URGE: Action.TASK_URGE,
    Command.COMMENT: Action.TASK_COMMENT,
    Command.SUSPEND: Action.TASK_SUSPEND,
    Command.RESUME: Action.TASK_SUSPEND,
    Command.CANCEL: Action.TASK_SUSPEND,
    Command.SNOOZE: Action.TASK_REPORT,
    Command.WHY: Action.TASK_READ,
    Command.FORECAST: Action.REMINDERS_MANAGE,
    Command.HOLD: Action.REMINDERS_MANAGE,
    Command.RELEASE: Action.REMINDERS_MANAGE,
    Command.REHEARSE: Action.REMINDERS_MANAGE,
    Command.DUTIES: Action.DUTIES_READ,
    Command.CONTACTS: Action.CONTACTS_READ,
    Command.CONTACT_CHANGE: Action.CONTACT_PROPOSE,
    Command.PHONE: Action.OWN_DETAILS,
    Command.SEAT_HISTORY: Action.CONTACTS_READ,
    Command.STAND_IN: Action.STAND_IN,
    Command.CONTACTS_CONFIRM: Action.CONTACT_PROPOSE,
    Command.EXPORT_ROSTER: Action.CONTACTS_READ,
    Command.EXPORT_LEDGER: Action.TASK_READ,
    Command.EXPORT_MINUTES: Action.MINUTES_READ,
    Command.EXPORT_TASKS: Action.MINUTES_READ,
    Command.EXPORT_CONCURRENCE: Action.MINUTES_READ,
    Command.EXPORT_SLIP: Action.TASK_READ,
    Command.EXPORT_MEETING: Action.MEETING_READ,
    Command.HISTORY: Action.RECORD_READ,
    Command.LINEAGE: Action.RECORD_READ,
    Command.SEARCH: Action.RECORD_READ,
    Command.FEEDBACK: Action.FEEDBACK_GIVE,
    Command.LANGUAGE: None,
    Command.HELP: None,
}
"""What help shows, in this order, and the action that a command needs. A card of a change is reached by its reference."""
_TO_GUESTS = {Command.MEETING_LIST: Action.MEETING_VISIT, Command.MEETING_SHOW: Action.MEETING_VISIT}
"""What help shows to guests as well."""

_LANGUAGES = {
    "zh": "zh",
    "中文": "zh",
    "汉语": "zh",
    "chinese": "zh",
    "en": "en",
    "英文": "en",
    "英语": "en",
    "english": "en",
}
_FORMS = {
    Command.TOPIC_NEW: Act.TOPIC_NEW,
    Command.TASK_NEW: Act.TASK_NEW,
    Command.MINUTES_DRAFT: Act.MINUTES_NEW,
    Command.CONTACT_CHANGE: Act.CONTACT_CHANGE,
    Command.CONSULT: Act.TOPIC_CONSULT,
    Command.OPINION_OBJECT: Act.OPINION_OBJECT,
    Command.CALL: Act.CALL_NEW,
    Command.MEETING_PROPOSE: Act.MEETING_PROPOSE,
    Command.MEETING_CALL: Act.MEETING_CALL,
    Command.ATTEND: Act.RSVP_ATTENDING,
    Command.EXCUSE: Act.RSVP_EXCUSED,
    Command.REFER: Act.TOPIC_REFER,
    Command.PROGRESS: Act.TASK_REPORT,
    Command.DONE: Act.TASK_CLAIM,
    Command.SEND_BACK: Act.TASK_SEND_BACK,
    Command.SUSPEND: Act.TASK_SUSPEND,
    Command.CANCEL: Act.TASK_CANCEL,
    Command.EXTEND: Act.TASK_EXTEND,
    Command.BLOCK: Act.TASK_BLOCK,
    Command.COMMENT: Act.TASK_COMMENT,
    Command.SPLIT: Act.TASK_SPLIT,
    Command.STAND_IN: Act.STAND_IN,
}
_ABOUT_AN_ITEM = {
    Command.PROGRESS: Kind.TASK,
    Command.DONE: Kind.TASK,
    Command.SEND_BACK: Kind.TASK,
    Command.SUSPEND: Kind.TASK,
    Command.CANCEL: Kind.TASK,
    Command.EXTEND: Kind.TASK,
    Command.BLOCK: Kind.TASK,
    Command.SPLIT: Kind.TASK,
    Command.COMMENT: Kind.TASK,
    Command.CONSULT: Kind.TOPIC,
    Command.OPINION_OBJECT: Kind.TOPIC,
    Command.REFER: Kind.TOPIC,
    Command.ATTEND: Kind.MEETING,
    Command.EXCUSE: Kind.MEETING,
}
"""The forms that are about an item, which the line names."""


def _help(source: Said | Click, _: Actor, __: Group) -> AskHelp:
    word = source.rest if isinstance(source, Said) else ""
    found = [(command.value, action) for command, action in [*HELPED.items(), *_TO_GUESTS.items()]]
    return AskHelp(tuple(found), word)


def _language(source: Said | Click, _: Actor, __: Group) -> ChooseLanguage:
    said = (source.rest if isinstance(source, Said) else source.value).casefold()
    if not said:
        raise Invalid("language-missing")
    if said not in _LANGUAGES:
        raise Invalid("language-unknown", said=said)
    return ChooseLanguage(_LANGUAGES[said])


def _item(source: Said | Click, _: Actor, __: Group) -> Reference:
    return source.handle.reference if isinstance(source, Click) else source.reference()[0]


def _form(said: Said, _: Actor, __: Group) -> FormOffered:
    kind = _ABOUT_AN_ITEM.get(said.command)
    value = ids.handle(str(said.reference_of(kind)[0]), 0) if kind is not None else ""
    return FormOffered(_FORMS[said.command].value, value)


OFFER_FORM = Route(help_service.offer_form, _form, changes=False)
"""Where a line that would open a form is answered in a message: with the button that opens it."""

_DESK = Route(desk.show_desk, nothing, changes=False)
_HELP = Route(help_service.show_help, _help, changes=False)
_LANGUAGE = Route(contacts.choose_language, _language)
_LINEAGE = Route(lineage.show_lineage, _item, changes=False)


def _words(said: Said, _: Actor, __: Group) -> str:
    return said.rest


_HISTORY = Route(history.show_history, _item, changes=False)

TABLE = Table(
    commands={
        Command.DESK: _DESK,
        Command.HELP: _HELP,
        Command.LANGUAGE: _LANGUAGE,
        Command.HISTORY: _HISTORY,
        Command.LINEAGE: _LINEAGE,
        Command.SEARCH: Route(search.search, _words, changes=False),
    },
    actions={Act.DESK: _DESK, Act.HELP: _HELP, Act.LANGUAGE: _LANGUAGE, Act.HISTORY: _HISTORY, Act.LINEAGE: _LINEAGE},
    forms={},
)
