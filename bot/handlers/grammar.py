"""Words to commands. One table holds every phrase, in Chinese and in English.

Full-width letters, digits and punctuation are read as half-width ones, spaces between Chinese words may be left out. What
follows the phrase is kept as it was typed.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain import references
from bot.domain.errors import Invalid
from bot.domain.references import Kind, Reference
from bot.domain.wording import tidy


class Command(StrEnum):
    """What can be said."""

    DESK = "desk"
    HELP = "help"
    LANGUAGE = "language"
    TOPIC_NEW = "topic-new"
    TOPIC_LIST = "topic-list"
    TOPIC_SHOW = "topic-show"
    ROADMAP = "roadmap"
    CONSULT = "consult"
    OPINION_SUPPORT = "opinion-support"
    OPINION_OBJECT = "opinion-object"
    CALL = "call"
    CALL_SHOW = "call-show"
    REFER = "refer"
    REFERRAL_LIST = "referral-list"
    REFERRAL_SHOW = "referral-show"
    MEETING_PROPOSE = "meeting-propose"
    MEETING_CALL = "meeting-call"
    MEETING_LIST = "meeting-list"
    MEETING_SHOW = "meeting-show"
    ATTEND = "attend"
    EXCUSE = "excuse"
    MINUTES_DRAFT = "minutes-draft"
    MINUTES_LIST = "minutes-list"
    MINUTES_SHOW = "minutes-show"
    MINUTES_AGREE = "minutes-agree"
    MINUTES_OBJECT = "minutes-object"
    MINUTES_RECEIVE = "minutes-receive"
    TASK_NEW = "task-new"
    TASK_LIST = "task-list"
    TASK_SHOW = "task-show"
    OVERVIEW = "overview"
    PROGRESS = "progress"
    ACKNOWLEDGE = "acknowledge"
    DONE = "done"
    CLOSE = "close"
    SEND_BACK = "send-back"
    EXTEND = "extend"
    URGE = "urge"
    COMMENT = "comment"
    BLOCK = "block"
    SPLIT = "split"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"
    UNDO = "undo"
    FORECAST = "forecast"
    HOLD = "hold"
    RELEASE = "release"
    REHEARSE = "rehearse"
    SNOOZE = "snooze"
    WHY = "why"
    CONTACTS = "contacts"
    CONTACT_SHOW = "contact-show"
    CONTACT_CHANGE = "contact-change"
    PHONE = "phone"
    HISTORY = "history"
    LINEAGE = "lineage"
    SEARCH = "search"
    FEEDBACK = "feedback"
    DUTIES = "duties"
    SEAT_HISTORY = "seat-history"
    STAND_IN = "stand-in"
    CONTACTS_CONFIRM = "contacts-confirm"
    EXPORT_ROSTER = "export-roster"
    EXPORT_LEDGER = "export-ledger"
    SETUP = "setup"
    EXPORT_MINUTES = "export-minutes"
    EXPORT_TASKS = "export-tasks"
    EXPORT_CONCURRENCE = "export-concurrence"
    EXPORT_SLIP = "export-slip"
    EXPORT_MEETING = "export-meeting"


PHRASES: dict[Command, tuple[str, ...]] = {
    Command.DESK: ("我的", "待办", "desk"),
    Command.HELP: ("帮助", "help", "?"),
    Command.LANGUAGE: ("语言", "language"),
    Command.TOPIC_NEW: ("议题 提交", "提交 议题", "topic new", "new topic"),
    Command.TOPIC_LIST: ("议题 列表", "议题", "topic list", "topics", "topic"),
    Command.ROADMAP: ("议题 路线图", "路线图", "topic roadmap", "roadmap"),
    Command.CONSULT: ("会商", "议题 会商", "consult"),
    Command.OPINION_SUPPORT: ("支持", "support"),
    Command.OPINION_OBJECT: ("不支持", "反对", "oppose"),
    Command.CALL: ("议题 征集", "征集 议题", "topic call", "call"),
    Command.CALL_SHOW: ("议题 征集情况", "征集情况", "topic call status", "call status"),
    Command.REFER: ("上报", "refer"),
    Command.REFERRAL_LIST: ("上报 列表", "refer list", "referrals"),
    Command.MEETING_PROPOSE: ("会议 提议", "提议 会议", "meeting propose"),
    Command.MEETING_CALL: ("会议 召开", "召开 会议", "meeting call", "call meeting"),
    Command.MEETING_LIST: ("会议 列表", "会议", "meeting list", "meetings", "meeting"),
    Command.ATTEND: ("参会", "attend"),
    Command.EXCUSE: ("请假", "excuse"),
    Command.MINUTES_DRAFT: ("纪要 起草", "起草 纪要", "minutes draft", "draft minutes"),
    Command.MINUTES_LIST: ("纪要 列表", "会议纪要", "纪要", "minutes list", "minutes"),
    Command.MINUTES_AGREE: ("同意", "agree"),
    Command.MINUTES_RECEIVE: ("签收 纪要", "纪要 签收", "minutes receive"),
    Command.MINUTES_OBJECT: ("异议", "有异议", "object"),
    Command.TASK_NEW: ("任务 交办", "交办 任务", "交办", "task new", "assign"),
    Command.TASK_LIST: ("任务 列表", "任务", "task list", "tasks", "task"),
    Command.OVERVIEW: ("总览", "overview"),
    Command.PROGRESS: ("进展", "progress"),
    Command.ACKNOWLEDGE: ("签收", "acknowledge", "ack"),
    Command.DONE: ("办结", "done"),
    Command.CLOSE: ("确认办结", "close"),
    Command.SEND_BACK: ("退回", "send back"),
    Command.EXTEND: ("延期", "extend"),
    Command.URGE: ("催办", "urge"),
    Command.COMMENT: ("留言", "comment"),
    Command.BLOCK: ("卡点", "blocker"),
    Command.SPLIT: ("分解", "split"),
    Command.SUSPEND: ("中止", "suspend"),
    Command.RESUME: ("恢复", "resume"),
    Command.CANCEL: ("取消任务", "取消", "cancel"),
    Command.UNDO: ("撤销", "undo"),
    Command.FORECAST: ("提醒 预告", "提醒", "reminders forecast", "reminders"),
    Command.HOLD: ("提醒 暂停", "reminders hold"),
    Command.RELEASE: ("提醒 恢复", "reminders release"),
    Command.REHEARSE: ("提醒 预演", "reminders rehearse"),
    Command.SNOOZE: ("稍后提醒", "稍后", "snooze"),
    Command.WHY: ("为何", "为什么", "why"),
    Command.CONTACT_CHANGE: ("联络员 变更", "成员 变更", "contacts change"),
    Command.PHONE: ("联络员 电话", "电话", "contacts phone", "phone"),
    Command.CONTACTS: ("联络员", "名册", "contacts"),
    Command.HISTORY: ("记录", "history"),
    Command.LINEAGE: ("来历", "lineage"),
    Command.FEEDBACK: ("意见", "feedback"),
    Command.SEARCH: ("搜索", "查找", "search"),
    Command.DUTIES: ("职责", "duties"),
    Command.SEAT_HISTORY: ("联络员 历史", "历任联络员", "contacts history"),
    Command.STAND_IN: ("联络员 代理", "代理", "contacts stand-in", "stand-in"),
    Command.CONTACTS_CONFIRM: ("联络员 确认", "contacts confirm"),
    Command.EXPORT_ROSTER: ("导出 名册", "名册 导出", "export roster"),
    Command.EXPORT_LEDGER: ("导出 台账", "台账 导出", "export ledger"),
    Command.SETUP: ("建组", "setup"),
    Command.EXPORT_MINUTES: ("导出 纪要", "export minutes"),
    Command.EXPORT_TASKS: ("导出 分工表", "export tasks"),
    Command.EXPORT_CONCURRENCE: ("导出 会签表", "纪要 会签", "export concurrence"),
    Command.EXPORT_SLIP: ("导出 督办单", "export slip"),
    Command.EXPORT_MEETING: ("导出 会议", "export meeting"),
}

_SHOWN = {
    Kind.TASK: Command.TASK_SHOW,
    Kind.TOPIC: Command.TOPIC_SHOW,
    Kind.MINUTES: Command.MINUTES_SHOW,
    Kind.CONTACT_CHANGE: Command.CONTACT_SHOW,
    Kind.REFERRAL: Command.REFERRAL_SHOW,
    Kind.MEETING: Command.MEETING_SHOW,
}
_LISTS = {
    Command.REFER,
    Command.MEETING_LIST,
    Command.TASK_LIST,
    Command.TOPIC_LIST,
    Command.MINUTES_LIST,
    Command.CONTACTS,
}
LINES = 20
"""Lines that are taken at once."""
LINE_COMMANDS = frozenset(
    {
        Command.PROGRESS,
        Command.ACKNOWLEDGE,
        Command.DONE,
        Command.CLOSE,
        Command.EXTEND,
        Command.URGE,
    }
)
"""Of what is said in one line each, several may be said at once."""
_SLACK = re.compile(r"<([#@!]|https?:|mailto:)([^|>]*)(?:\|([^>]*))?>")
_CJK = re.compile(r"[\u4e00-\u9fff]")
_NEAR_LATIN, _NEAR_HAN = 0.75, 0.5
"""The likeness from which a word may be a command mistyped: words of letters share more by chance than characters."""
_REFERENCE_AHEAD = re.compile(r"\s*([A-Za-z]{2}\s*[-–—_]?\s*[0-9]{1,9})(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Said:
    """A line, understood: the command, what was typed after its phrase (tidied), and the language of the words (empty
    when nothing tells). `is_private`: its answer is seen by its speaker alone. `mentions`: the workspace's ids of the
    people named in it, in their order. `heard_in`: the channel (its id) whose readers read it, too."""

    command: Command
    rest: str
    language: str
    line: str
    is_private: bool = False
    mentions: tuple[str, ...] = ()
    heard_in: str = ""

    def reference(self) -> tuple[Reference, str]:
        """Return the reference that the rest begins with, and what follows it.

        Raises:
            Invalid: when it begins with none; the arguments name the command for its example.
        """
        plain, places = _half_width(self.rest)
        match = _REFERENCE_AHEAD.match(plain)
        found = references.parse(match[1]) if match else None
        if match is None or found is None:
            raise Invalid("reference-missing", command=str(self.command), said=self.rest[:40])
        return found, self.rest[places[match.end()] :].strip()

    def reference_of(self, kind: Kind) -> tuple[Reference, str]:
        """Return the reference of this kind of item. Raises Invalid, also for one of another kind."""
        found, rest = self.reference()
        if found.kind is not kind:
            raise Invalid("reference-kind", command=str(self.command), reference=str(found))
        return found, rest


def understand(text: str) -> Said:
    """Read one line of plain text.

    Raises:
        Invalid: `unknown-word` when no phrase fits; its arguments are what was said and the nearest phrase (or nothing).
    """
    line = tidy(text)
    if not line:
        return Said(Command.DESK, "", "", line)
    plain, places = _half_width(line)
    phrase = _phrase_of(plain)
    language = language_of(line)
    if phrase is None:
        return _bare_reference(line, plain, language)
    rest = line[places[phrase.length(plain)] :].strip()
    said = Said(phrase.command, rest, phrase.language or language, line)
    return _shown(said) if phrase.command in _LISTS else said


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that says several things at once; one, where it says one thing.

    Each line begins with a verb about a task, or with a task's reference where the line before has such a verb; any other
    line belongs to what was said, and the whole is one. Spaces around lines are dropped.

    Raises:
        Invalid: `lines-many` for more than LINES of them.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return (text,)
    verb = ""
    found = []
    for line in lines:
        plain, places = _half_width(line)
        phrase = _phrase_of(plain)
        if phrase is not None and phrase.command in LINE_COMMANDS:
            verb = line[: places[phrase.length(plain)]].strip()
            rest = line[places[phrase.length(plain)] :].strip()
            found += [line] if rest else []
        elif verb and _REFERENCE_AHEAD.match(plain):
            found.append(f"{verb} {line}")
        else:
            return (text,)
    if len(found) > LINES:
        raise Invalid("lines-many", count=len(found), most=LINES)
    return tuple(found) if len(found) > 1 else (text,)


def language_of(text: str) -> str:
    """Return the language in which a text is to be answered, whatever it says: Chinese where it has Chinese characters,
    none for an empty one."""
    return ("zh" if _CJK.search(text) else "en") if text.strip() else ""


def unslack(text: str) -> str:
    """Return what a person typed from what Slack sends: its three entities undone, its links as read, and a mention by
    its name where Slack gives one."""

    def readable(match: re.Match[str]) -> str:
        sigil, target, label = match[1], match[2], match[3]
        if sigil in {"#", "@", "!"}:
            return f"{sigil.replace('!', '@')}{label}" if label else match[0]
        return label or f"{sigil}{target}"

    return _SLACK.sub(readable, text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mentioned(text: str) -> tuple[str, ...]:
    """Return the workspace's ids of the people mentioned in what Slack sends, in their order."""
    return tuple(match[2] for match in _SLACK.finditer(text) if match[1] == "@")


def half_width(text: str) -> str:
    """Return `text` with full-width letters, digits, punctuation and spaces as half-width ones."""
    return _half_width(text)[0]


@dataclass(frozen=True, slots=True)
class _Entry:
    command: Command
    phrase: str
    pattern: re.Pattern[str]

    @property
    def language(self) -> str:
        return "zh" if _CJK.search(self.phrase) else "en" if self.phrase.isascii() and self.phrase != "?" else ""

    def length(self, plain: str) -> int:
        match = self.pattern.match(plain)
        return match.end() if match else 0


def _entry(command: Command, phrase: str) -> _Entry:
    words = [re.escape(word) for word in phrase.split()]
    chinese = _CJK.search(phrase) is not None
    pattern = r"\s*".join(words) if chinese or phrase == "?" else r"\s+".join(words) + r"(?![A-Za-z])"
    return _Entry(command, phrase, re.compile(pattern, re.IGNORECASE))


_ENTRIES = tuple(_entry(command, phrase) for command, phrases in PHRASES.items() for phrase in phrases)
_BY_FIRST: defaultdict[str, list[_Entry]] = defaultdict(list)
for _each in _ENTRIES:
    _BY_FIRST[_each.phrase[0].lower()].append(_each)


def _phrase_of(plain: str) -> _Entry | None:
    """Return the longest phrase that a line begins with."""
    found = max(_BY_FIRST.get(plain[:1].lower(), ()), key=lambda entry: entry.length(plain), default=None)
    return found if found is not None and found.length(plain) else None


def _shown(said: Said) -> Said:
    """`任务 TK-40` shows the item; `任务 列表` lists; `上报 TP-3` refers a topic."""
    reference = references.parse(said.rest)
    is_acted_on = said.command is Command.REFER and reference is not None and reference.kind is not Kind.REFERRAL
    if reference is not None and reference.kind in _SHOWN and not is_acted_on:
        return Said(_SHOWN[reference.kind], said.rest, said.language, said.line)
    return said


def _bare_reference(line: str, plain: str, language: str) -> Said:
    reference = references.parse(plain)
    if reference is not None and reference.kind in _SHOWN:
        return Said(_SHOWN[reference.kind], line, "", line)
    known = [entry.phrase for entry in _ENTRIES if (entry.language or language) == language]
    first = " ".join(plain.split()[:2])
    cutoff = _NEAR_LATIN if first.isascii() else _NEAR_HAN
    near = difflib.get_close_matches(first, known, n=1, cutoff=cutoff) or difflib.get_close_matches(
        first.split()[0], known, n=1, cutoff=cutoff
    )
    if near:
        raise Invalid("unknown-word-near", said=line[:40], near=near[0])
    raise Invalid("unknown-word", said=line[:40])


def _half_width(text: str) -> tuple[str, Sequence[int]]:
    """Return the half-width form, and for each place in it (and its end) the place in `text`."""
    if unicodedata.is_normalized("NFKC", text):
        return text, range(len(text) + 1)
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character):
            plain.append(part)
            places.append(place)
    return "".join(plain), [*places, len(text)]
