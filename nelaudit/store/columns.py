"""Kinds of column: how a day, a yes or no, a word of a list and a value in JSON stand in the database, and back again.

A table says of each column what it holds; whoever reads a row gets days, words and values, and gives them when writing.
What has no day, or no word, stands as an empty text, as it always has.
"""

import datetime as dt
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from nelaudit.store.encoding import Coding

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)


class Day(TypeDecorator[dt.date]):
    """A day, as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:
        """The day as text; no day as an empty one."""
        del dialect
        return value.isoformat() if value else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.date | None:
        """The day; None where none stands there."""
        del dialect
        return dt.date.fromisoformat(value) if value else None


class Moment(TypeDecorator[dt.datetime]):
    """A day with its time, as ISO 8601 writes it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """The moment as text; none as an empty one."""
        del dialect
        return value.isoformat() if value else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        """The moment; None where none stands there."""
        del dialect
        return dt.datetime.fromisoformat(value) if value else None


class Flag(TypeDecorator[bool]):
    """Yes or no, as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: FBT001 - SQLAlchemy's own signature
        """The number."""
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Yes or no."""
        del dialect
        return None if value is None else bool(value)


class Word(TypeDecorator[W], Generic[W]):
    """A word of a list, such as an outcome; none as an empty text."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[W]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: W | str | None, dialect: Dialect) -> str | None:
        """The word as text."""
        del dialect
        return str(value) if value else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> W | None:
        """The word; None where none stands there."""
        del dialect
        return self.words(value) if value else None


class Json(TypeDecorator[T], Generic[T]):
    """A value in JSON, in the way that its coding says. Of `alike` texts, which many rows have, each is read once."""

    impl = Text
    cache_ok = True

    def __init__(self, coding: Coding[T], *, alike: int = 0) -> None:
        super().__init__()
        self.coding, self.alike = coding, alike
        self._read = lru_cache(maxsize=alike)(coding.decode) if alike else coding.decode

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:
        """The JSON."""
        del dialect
        return None if value is None else self.coding.encode(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The value."""
        del dialect
        return None if value is None else self._read(value)
