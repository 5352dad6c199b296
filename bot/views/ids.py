"""Every id that comes back from Slack: of buttons and menus (`Act`) and of modals (`Form`); and what a value carries."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain import references
from bot.domain.errors import Invalid
from bot.domain.references import Reference


class Act(StrEnum):
    """What a button or a menu asks for."""

    DESK = "desk"
    HELP = "help"
    LANGUAGE = "language"
    HISTORY = "history"
    LINEAGE = "lineage"
    FEEDBACK_ANSWER = "feedback-answer"
    DUTIES_SHOW = "duties-show"
    DUTY_TASK = "duty-task"
    TASK_SHOW = "task-show"
    TASK_PAGE = "task-page"
    OVERVIEW = "overview"
    TASK_ACKNOWLEDGE = "task-acknowledge"
    TASK_REPORT = "task-report"
    TASK_CLAIM = "task-claim"
    TASK_CLOSE = "task-close"
    TASK_SEND_BACK = "task-send-back"
    TASK_SUSPEND = "task-suspend"
    TASK_RESUME = "task-resume"
    TASK_CANCEL = "task-cancel"
    TASK_EXTEND = "task-extend"
    EXTENSION_GRANT = "extension-grant"
    EXTENSION_REFUSE = "extension-refuse"
    EXTENSION_WITHDRAW = "extension-withdraw"
    TASK_BLOCK = "task-block"
    BLOCKER_ACCEPT = "blocker-accept"
    BLOCKER_REFUSE = "blocker-refuse"
    BLOCKER_INSIST = "blocker-insist"
    BLOCKER_AWARD = "blocker-award"
    BLOCKER_DISMISS = "blocker-dismiss"
    BLOCKER_RESOLVE = "blocker-resolve"
    BLOCKER_WITHDRAW = "blocker-withdraw"
    BLOCKER_TOPIC = "blocker-topic"
    TASK_SPLIT = "task-split"
    TASK_SET_PART = "task-set-part"
    TASK_URGE = "task-urge"
    MORE = "more"
    UNDO = "undo"
    FORECAST = "forecast"
    FORECAST_PAGE = "forecast-page"
    WHY = "why"
    SNOOZE = "snooze"
    TASK_NEW = "task-new"
    TOPIC_NEW = "topic-new"
    TOPIC_SHOW = "topic-show"
    TOPIC_PAGE = "topic-page"
    TOPIC_ACCEPT = "topic-accept"
    TOPIC_RETURN = "topic-return"
    TOPIC_RESUBMIT = "topic-resubmit"
    TOPIC_WITHDRAW = "topic-withdraw"
    MINUTES_NEW = "minutes-new"
    MINUTES_SHOW = "minutes-show"
    MINUTES_PAGE = "minutes-page"
    CLAUSE_NEW = "clause-new"
    CLAUSE_EDIT = "clause-edit"
    CLAUSE_REMOVE = "clause-remove"
    CLAUSE_PAGE = "clause-page"
    MINUTES_CIRCULATE = "minutes-circulate"
    MINUTES_AGREE = "minutes-agree"
    MINUTES_RESERVE = "minutes-reserve"
    MINUTES_OBJECT = "minutes-object"
    MINUTES_AMEND = "minutes-amend"
    MINUTES_SIGN_OFF = "minutes-sign-off"
    MINUTES_ISSUE = "minutes-issue"
    CONTACTS_SHOW = "contacts-show"
    CONTACT_CHANGE = "contact-change"
    CONTACT_CONFIRM = "contact-confirm"
    CONTACT_RETURN = "contact-return"
    CONTACT_WITHDRAW = "contact-withdraw"
    CONTACT_AMEND = "contact-amend"
    CONTACTS_CONFIRM = "contacts-confirm"
    STAND_IN = "stand-in"
    STAND_IN_END = "stand-in-end"
    SEAT_HISTORY = "seat-history"
    EXPORT_ROSTER = "export-roster"
    EXPORT_LEDGER = "export-ledger"
    WHICH = "which"
    SETUP_GROUP = "setup-group"
    SETUP_CHANNELS = "setup-channels"
    SETUP_OFFICE = "setup-office"
    SETUP_ROSTER = "setup-roster"
    SETUP_FINISH = "setup-finish"
    OPEN = "open"


class Form(StrEnum):
    """A modal's callback id."""

    TASK_NEW = "form-task-new"
    TASK_REPORT = "form-task-report"
    TASK_CLAIM = "form-task-claim"
    TASK_SEND_BACK = "form-task-send-back"
    TASK_SUSPEND = "form-task-suspend"
    TASK_CANCEL = "form-task-cancel"
    TASK_EXTEND = "form-task-extend"
    EXTENSION_GRANT = "form-extension-grant"
    EXTENSION_REFUSE = "form-extension-refuse"
    TASK_BLOCK = "form-task-block"
    BLOCKER_ACCEPT = "form-blocker-accept"
    BLOCKER_REFUSE = "form-blocker-refuse"
    BLOCKER_INSIST = "form-blocker-insist"
    BLOCKER_AWARD = "form-blocker-award"
    BLOCKER_DISMISS = "form-blocker-dismiss"
    TASK_SPLIT = "form-task-split"
    TASK_SET_PART = "form-task-set-part"
    SNOOZE = "form-snooze"
    DUTY_TASK = "form-duty-task"
    FEEDBACK = "form-feedback"
    TOPIC = "form-topic"
    TOPIC_RETURN = "form-topic-return"
    MINUTES_NEW = "form-minutes-new"
    CLAUSE = "form-clause"
    CIRCULATE = "form-circulate"
    STANCE = "form-stance"
    CONTACT_CHANGE = "form-contact-change"
    CONTACT_RETURN = "form-contact-return"
    CONTACT_AMEND = "form-contact-amend"
    STAND_IN = "form-stand-in"
    SETUP_GROUP = "form-setup-group"
    SETUP_CHANNELS = "form-setup-channels"
    SETUP_OFFICE = "form-setup-office"
    SETUP_ROSTER = "form-setup-roster"


@dataclass(frozen=True, slots=True)
class Handle:
    """What a value names: an item, the version that was shown, and a row within it."""

    reference: Reference
    version: int
    part: int = 0

    def __str__(self) -> str:
        return f"{self.reference}|{self.version}|{self.part}"


def handle(reference: str, version: int, part: int = 0) -> str:
    """Return the value of a button about an item."""
    return f"{reference}|{version}|{part}"


def read_handle(value: str) -> Handle:
    """Read a value that came back.

    Raises:
        Invalid: when it is none of ours: values come from the client.
    """
    parts = value.split("|")
    reference = references.parse(parts[0])
    if len(parts) != 3 or reference is None or not all(part.isascii() and part.isdigit() for part in parts[1:]):
        raise Invalid("button-broken")
    return Handle(reference, int(parts[1][:9]), int(parts[2][:9]))
