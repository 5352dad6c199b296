"""Composition objects: texts, options, confirmation dialogs. Slack: composition objects."""

from dataclasses import dataclass
from typing import Any

from bot.workspace.checks import Check, Choice, Fault, Faults, Items, Path, Shape, Text, Typed, anything, flag, link

_KIND: dict[str, Check] = {"type": anything}


def text_object(limit: str, *, plain_only: bool = False, shortest: int = 1) -> Typed:
    """Return the check of a text object no longer than a limit."""
    body: dict[str, Check] = {"text": Text(limit, shortest)}
    shapes = {"plain_text": Shape(_KIND | body, {"emoji": flag})}
    if not plain_only:
        shapes["mrkdwn"] = Shape(_KIND | body, {"verbatim": flag})
    return Typed(shapes)


def plain(limit: str) -> Typed:
    """Return the check of a text without markup."""
    return text_object(limit, plain_only=True)


CONFIRM = Shape(
    {"title": plain("confirm.title"), "text": text_object("confirm.text")},
    {"confirm": plain("confirm.confirm"), "deny": plain("confirm.deny"), "style": Choice({"primary", "danger"})},
)


def option(*, plain_only: bool = True, has_link: bool = False) -> Shape:
    """Return the check of one option; those of radio buttons and checkboxes may have markup, those of overflow a link."""
    words: dict[str, Check] = {"text": text_object("option.text", plain_only=plain_only), "value": Text("option.value")}
    more: dict[str, Check] = {"description": text_object("option.description", plain_only=plain_only)}
    return Shape(words, more | ({"url": link("option.url")} if has_link else {}))


SELECT_OPTION = option()
OPTION_GROUP = Shape({"label": plain("option_group.label"), "options": Items(SELECT_OPTION, "select.options")})

DISPATCH = Shape(
    {"trigger_actions_on": Items(Choice({"on_enter_pressed", "on_character_entered"}), "dispatch.trigger_actions_on")}
)

CONVERSATION_FILTER = Shape(
    {},
    {
        "include": Items(Choice({"im", "mpim", "private", "public"}), "filter.include"),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    either=("include", "exclude_external_shared_channels", "exclude_bot_users"),
)

SLACK_FILE = Shape({}, {"id": Text("identifier"), "url": Text("slack_file.url")}, either=("id", "url"))


@dataclass(frozen=True, slots=True)
class InitialAmong:
    """What is chosen at first must be one of the options."""

    initial: str

    def __call__(self, value: Any, path: Path, faults: Faults) -> None:
        chosen = value.get(self.initial)
        if chosen is None:
            return
        offered = list(value.get("options") or [])
        for group in value.get("option_groups") or []:
            offered += group["options"]
        known = {each["value"] for each in offered}
        for each in chosen if isinstance(chosen, list) else [chosen]:
            if each["value"] not in known:
                faults.append(Fault((*path, self.initial), "must be one of the options"))
