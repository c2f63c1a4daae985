"""Values as JSON in a column, and back: what a class holds is written and read by msgspec from the class itself.

Lists of which there are hundreds in a return are arrays without names, in the order of the class; an array that an
earlier version wrote may end early, where later fields have a default.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar, get_type_hints

import msgspec

T = TypeVar("T")
_SHARED = 8192
_ENCODE = msgspec.json.Encoder().encode


def by_name(value: Any) -> dict[str, Any]:
    """What a value of a class of data holds, by the names of its fields, as the row of a table that has such columns."""
    return {one.name: getattr(value, one.name) for one in fields(value)}


class Coding(Protocol[T]):
    """A way to write a value as JSON, and to read it again."""

    def encode(self, value: T) -> str:
        """The JSON of a value."""

    def decode(self, stored: str) -> T:
        """The value that stands there."""


class Whole(Generic[T]):
    """A value as an object in JSON, its fields by name; days as YYYY-MM-DD, words of a list as their text."""

    def __init__(self, kind: type[T]) -> None:
        self._decoder = msgspec.json.Decoder(kind)

    def encode(self, value: T) -> str:
        """The JSON of a value."""
        return _ENCODE(value).decode()

    def decode(self, stored: str) -> T:
        """The value that stands there.

        Raises:
            msgspec.ValidationError: what stands there is none of this kind.
        """
        return self._decoder.decode(stored)


class Arrays(Generic[T]):
    """Values of one class as arrays in JSON, each with the class's fields in their order.

    `share` says of which values there are many alike, so that these are made once for all.
    """

    def __init__(self, kind: type[T], *, share: Callable[[Any], bool] | None = None) -> None:
        self._kind = kind
        self._share = share
        hints = get_type_hints(kind)
        stored = fields(kind)  # type: ignore[arg-type]
        row = msgspec.defstruct(
            kind.__name__,
            [(one.name, hints[one.name], *(() if one.default is MISSING else (one.default,))) for one in stored],
            array_like=True,
            frozen=True,
        )
        self._decoder = msgspec.json.Decoder(list[row])  # type: ignore[valid-type]
        self._parts = attrgetter(*(one.name for one in stored))
        self._shared = lru_cache(maxsize=_SHARED)(self._made)

    def encode(self, values: Iterable[T]) -> str:
        """The JSON of some values, in order."""
        return _ENCODE([self._parts(one) for one in values]).decode()

    def decode(self, stored: str) -> tuple[T, ...]:
        """The values that stand there, in order.

        Raises:
            msgspec.ValidationError: what stands there is none of this kind.
        """
        rows: list[Any] = self._decoder.decode(stored)
        if self._share is None:
            return tuple(map(self._made, rows))
        return tuple(self._shared(row) if self._share(row) else self._made(row) for row in rows)

    def _made(self, row: Any) -> T:
        return msgspec.convert(row, self._kind, from_attributes=True)
