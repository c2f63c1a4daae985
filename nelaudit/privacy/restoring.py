"""Texts that came back in a workbook of ours → as they were before it was cleared, where nobody changed them.

What people wrote is kept whole in the record; a workbook shows it without names. When it comes back, a text that still
reads as it was shown is the text that was kept.
"""

import dataclasses
from collections.abc import Iterable
from enum import Enum
from typing import Any, TypeVar

from nelaudit.model.wording import Clear

T = TypeVar("T")


def restored(value: T, known: Iterable[str], clear: Clear) -> T:
    """The value with every text that is how one of the `known` was shown put back; left where two were shown alike."""
    shown: dict[str, set[str]] = {}
    for text in known:
        shown.setdefault(clear(text), set()).add(text)
    before = {after: texts.pop() for after, texts in shown.items() if len(texts) == 1}
    found: T = _changed(value, {after: text for after, text in before.items() if after != text})
    return found


def texts_of(value: Any) -> list[str]:
    """Every text in a value."""
    if isinstance(value, str):
        return [] if isinstance(value, Enum) else [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts_of(one)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [text for field in dataclasses.fields(value) for text in texts_of(getattr(value, field.name))]
    return []


def _changed(value: Any, texts: dict[str, str]) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return texts.get(value, value)
    if isinstance(value, tuple):
        return tuple(_changed(one, texts) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value, **{field.name: _changed(getattr(value, field.name), texts) for field in dataclasses.fields(value)}
        )
    return value
