"""JSON from outside: read strictly, so that whatever was taken in can be written out again."""

import json
import math
from typing import Any, NoReturn

_DEEPEST = 60


def parse(text: str) -> Any:
    """Return the value of a JSON text. Raises ValueError: not JSON, nested too deeply, or not to be written as UTF-8."""
    try:
        value = json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not _fits(value, _DEEPEST):
        raise ValueError("nested too deeply, or holds what cannot be written again")
    return value


def is_writable(text: str) -> bool:
    """Whether a text can be written as UTF-8: no halves of surrogate pairs."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _fits(value: Any, depth: int) -> bool:
    if isinstance(value, str):
        return is_writable(value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return depth > 0 and all(is_writable(key) and _fits(each, depth - 1) for key, each in value.items())
    return not isinstance(value, list) or (depth > 0 and all(_fits(each, depth - 1) for each in value))


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
