"""What a list of tasks is asked for, in words: `区教育局 红 本月`, `mine this week library`."""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.ladder import Light
from bot.domain.people import Actor
from bot.domain.tasks import TaskFilter
from bot.handlers import dates
from bot.handlers.grammar import half_width

_LIGHTS = {
    Light.RED: ("逾期", "overdue", "红", "红灯", "red"),
    Light.YELLOW: ("黄", "黄灯", "yellow"),
    Light.GREEN: ("绿", "绿灯", "green"),
}
_FIXED: dict[str, dict[str, Any]] = {
    **{word: {} for word in ("全部", "所有", "all")},
    **{word: {"mine": True} for word in ("我的", "mine", "my")},
    **{word: {"untouched": True} for word in ("未报", "久未报告", "untouched")},
    **{word: {"light": light} for light, words in _LIGHTS.items() for word in words},
}
"""What a word asks for by itself."""
_AREA = re.compile(r"(?:领域|area)\s*(\d{1,2})")
_AS_OF = re.compile(r"(?:截至|as-of:?)(\S+)")
_SPAN = re.compile(r"(\S+?)(?:\.\.|~|至|到)(\S+)")
_TWO_WORDS = re.compile(r"(area|this|next)\s+(\d{1,2}|week|month|quarter)")
_MOST_WORDS = 8


def read(said: str, actor: Actor, group: Group) -> TaskFilter:
    """Read a list's words: units, lights, areas, due windows, `mine`; any other word is looked for in the titles.

    Raises:
        Invalid: for a span of days that cannot be read, or too many words.
    """
    plain = _TWO_WORDS.sub(lambda match: f"{match[1]}{match[2]}", half_width(said).casefold())
    wanted = TaskFilter(said=said.strip()[:200])
    words = plain.split()
    if len(words) > _MOST_WORDS:
        raise Invalid("filter-long", most=_MOST_WORDS)
    for word in words:
        wanted = _narrow(wanted, word, actor, group)
    return wanted


def _narrow(wanted: TaskFilter, word: str, actor: Actor, group: Group) -> TaskFilter:
    fixed = _FIXED.get(word)
    if fixed is not None:
        return replace(wanted, **fixed)
    if match := _AS_OF.fullmatch(word):
        day = _day(match[1], actor.today, group)
        if day >= actor.today:
            raise Invalid("date-not-past", date=day)
        return replace(wanted, as_of=day)
    area, window = _AREA.fullmatch(word), _window(word, actor, group)
    if area is not None or window is not None:
        days = {"since": window[0], "until": window[1]} if window else {}
        return replace(wanted, **({"area": int(area[1])} if area else days))
    unit = _unit(word, group)
    if unit is not None:
        return replace(wanted, unit_ids=(*wanted.unit_ids, unit))
    return replace(wanted, words=(*wanted.words, word))


def _unit(word: str, group: Group) -> int | None:
    try:
        return group.get_unit(word).id
    except Invalid:
        return None


def _window(word: str, actor: Actor, group: Group) -> tuple[date, date] | None:
    """Return the first and the last day of a span that a word names, or None."""
    today = actor.today
    monday = today - timedelta(days=today.weekday())
    week = timedelta(days=6)
    spans = {
        "本周": (monday, monday + week),
        "thisweek": (monday, monday + week),
        "下周": (monday + timedelta(days=7), monday + timedelta(days=7) + week),
        "nextweek": (monday + timedelta(days=7), monday + timedelta(days=7) + week),
        "本月": _months(today, 0, 1),
        "thismonth": _months(today, 0, 1),
        "下月": _months(today, 1, 1),
        "nextmonth": _months(today, 1, 1),
        "本季": _months(today, -((today.month - 1) % 3), 3),
        "本季度": _months(today, -((today.month - 1) % 3), 3),
        "thisquarter": _months(today, -((today.month - 1) % 3), 3),
        "今年": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "thisyear": (date(today.year, 1, 1), date(today.year, 12, 31)),
    }
    if word in spans:
        return spans[word]
    match = _SPAN.fullmatch(word)
    if match is None:
        return None
    first, last = (_day(part, today, group) for part in match.groups())
    return (first, last) if first <= last else (first.replace(year=first.year - 1), last)


def _day(said: str, today: date, group: Group) -> date:
    return dates.read_day(said, today=today, workdays=group.rules.calendar)


def _months(today: date, ahead: int, count: int) -> tuple[date, date]:
    """Return the first and the last day of `count` months, the first of which lies `ahead` months from today's."""
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    last_year, last_month = divmod(year * 12 + month + count - 1, 12)
    last = calendar.monthrange(last_year, last_month + 1)[1]
    return date(year, month + 1, 1), date(last_year, last_month + 1, last)
