"""Slack's text syntax: what is escaped, and by whom. Slack: formatting text for app surfaces."""

import re
from collections.abc import Callable

from bot.workspace.channels import Channels
from bot.workspace.people import People

_LONE_AMPERSAND = re.compile(r"&(?!amp;|lt;|gt;)")
_ENTITY = re.compile(r"<(?:[@#!][^<>\n]+|(?:https?://|mailto:|tel:)[^<>\n]+)>")
_ADDRESS = re.compile(
    r"(?<![\w<|/])(https?://[^\s<>|\"'（）()，。；、！？「」《》]+[^\s<>|\"'（）()，。；、！？「」《》.,;:!?])",
    re.ASCII,
)
_HANDLE = re.compile(r"(?<![\w@.<|])@([a-z0-9][a-z0-9._-]*)", re.ASCII)
_CHANNEL = re.compile(r"(?<![\w#<|&])#([^\s<>|#&@，。；、]+)")


def _outside(pattern: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Change what stands between the matches of a pattern; the matches stay as they are."""
    pieces, last = [], 0
    for match in pattern.finditer(text):
        pieces += [change(text[last : match.start()]), match.group()]
        last = match.end()
    return "".join([*pieces, change(text[last:])])


def escape(text: str) -> str:
    """Escape the three characters that have a meaning."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def stored(text: str) -> str:
    """Return a text as Slack keeps it when an app posts it: what is neither an entity nor escaped is escaped."""
    return _outside(_ENTITY, text, _escape_once)


def _escape_once(text: str) -> str:
    return _LONE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


class Typed:
    """Turns what persons type into what an app receives."""

    def __init__(self, people: People, channels: Channels) -> None:
        self._people = people
        self._channels = channels

    def message(self, text: str) -> str:
        """Return a message's text: mentions of people and channels stand, addresses become links, the rest is escaped.

        A text that the page has escaped already stays as it is.
        """
        return _outside(_ENTITY, self._only_mentions(text), lambda part: _outside_address(_escape_once(part)))

    def command(self, text: str) -> str:
        """Return the text of a command with `should_escape`: everything escaped but mentions, handles and addresses."""
        return self._around_mentions(text, lambda part: self._named(_outside_address(escape(part))))

    def plain_command(self, text: str) -> str:
        """Return the text of a command without `should_escape`: mentions read as they were typed."""
        return _MENTION.sub(self._as_typed, text)

    def _only_mentions(self, text: str) -> str:
        """Escape every entity that a person's client does not make, such as `<!channel>`."""
        return _ENTITY.sub(
            lambda match: match.group() if self._may_stand(match.group()) else escape(match.group()), text
        )

    def _may_stand(self, entity: str) -> bool:
        if entity.startswith("<!"):
            return False
        mention = _MENTION.fullmatch(entity)
        return mention is None or self._is_known(mention)

    def _around_mentions(self, text: str, change: Callable[[str], str]) -> str:
        pieces, last = [], 0
        for match in _MENTION.finditer(text):
            if self._is_known(match):
                pieces += [change(text[last : match.start()]), match.group()]
                last = match.end()
        return "".join([*pieces, change(text[last:])])

    def _is_known(self, mention: re.Match[str]) -> bool:
        known = self._people.find(mention["id"]) if mention["sign"] == "@" else self._channels.find(mention["id"])
        return known is not None

    def _named(self, text: str) -> str:
        return _CHANNEL.sub(self._channel_mention, _HANDLE.sub(self._user_mention, text))

    def _user_mention(self, match: re.Match[str]) -> str:
        handle = match[1].rstrip(".-_")
        user = self._people.find_by_name(match[1]) or self._people.find_by_name(handle)
        return f"<@{user.id}|{user.name}>{match[1][len(user.name) :]}" if user else match.group()

    def _channel_mention(self, match: re.Match[str]) -> str:
        channel = self._channels.find(match[1])
        if channel is None or channel.is_direct or channel.name != match[1]:
            return match.group()
        return f"<#{channel.id}|{'' if channel.is_private else channel.name}>"

    def _as_typed(self, match: re.Match[str]) -> str:
        return f"{match['sign']}{match['label']}" if match["label"] else match.group()


_MENTION = re.compile(r"<(?P<sign>[@#])(?P<id>[A-Z0-9]+)(?:\|(?P<label>[^<>|\n]*))?>")


def _outside_address(text: str) -> str:
    return _ADDRESS.sub(lambda match: f"<{match[1]}>", text)
