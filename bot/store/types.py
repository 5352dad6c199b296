"""Column types: what the database holds and what the program sees of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import JSON, BigInteger, DateTime, Integer, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.domain.evidence import Evidence
from bot.domain.tasks import Part

_PARTS = TypeAdapter(tuple[Part, ...])
_EVIDENCES = TypeAdapter(tuple[Evidence, ...])

E = TypeVar("E", bound=StrEnum)

Processor = Callable[[Any], Any]
"""Turns a value of the program's into the driver's, or back."""

Key = BigInteger().with_variant(Integer, "sqlite")
"""A row's own number: SQLite counts up only a plain INTEGER."""

Json = JSON().with_variant(JSONB(), "postgresql")


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite keeps it as text without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        return _moment_to_text if dialect.name == "sqlite" else None

    def result_processor(self, dialect: Dialect, _: object) -> Processor | None:
        return _moment_from_text if dialect.name == "sqlite" else None


def _moment_to_text(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _moment_from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class Choice(TypeDecorator[E]):
    """One value of a StrEnum, kept as its text."""

    impl = String(32)
    cache_ok = True

    def __init__(self, choices: type[E]) -> None:
        super().__init__()
        self.choices = choices

    def bind_processor(self, _: Dialect) -> Processor | None:
        return lambda value: None if value is None else str(value)

    def result_processor(self, _: Dialect, __: object) -> Processor | None:
        choices = {None: None} | {str(each): each for each in self.choices}
        return choices.__getitem__


class Numbers(TypeDecorator[tuple[int, ...]]):
    """A short tuple of row numbers, kept as JSON."""

    impl = JSON().with_variant(JSONB(), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, _: Dialect) -> list[int]:
        return list(value or ())

    def process_result_value(self, value: list[int] | None, _: Dialect) -> tuple[int, ...]:
        return tuple(value or ())


class TaskParts(TypeDecorator[tuple[Part, ...]]):
    """What supporting units have to do, kept as JSON."""

    impl = JSON().with_variant(JSONB(), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: tuple[Part, ...] | None, _: Dialect) -> list[Any]:
        return _PARTS.dump_python(value, mode="json") if value else []

    def process_result_value(self, value: list[Any] | None, _: Dialect) -> tuple[Part, ...]:
        return _PARTS.validate_python(value) if value else ()


class Evidences(TypeDecorator[tuple[Evidence, ...]]):
    """What proves a report, kept as JSON."""

    impl = JSON().with_variant(JSONB(), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: tuple[Evidence, ...] | None, _: Dialect) -> list[Any]:
        return _EVIDENCES.dump_python(value, mode="json") if value else []

    def process_result_value(self, value: list[Any] | None, _: Dialect) -> tuple[Evidence, ...]:
        return _EVIDENCES.validate_python(value) if value else ()


class Words(TypeDecorator[tuple[str, ...]]):
    """A short tuple of texts, kept as JSON."""

    impl = JSON().with_variant(JSONB(), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _: Dialect) -> list[str]:
        return list(value or ())

    def process_result_value(self, value: list[str] | None, _: Dialect) -> tuple[str, ...]:
        return tuple(value or ())
