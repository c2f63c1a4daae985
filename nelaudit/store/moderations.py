"""What a challenge day brought back as JSON, and back again."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from nelaudit.model.moderation import AgreedAction, Attendance, GoodPractice, LogLine, ModeratedGrade, Moderation

T = TypeVar("T")
_DAYS = ("by", "due")


def moderation_json(moderation: Moderation) -> str:
    """The lists of a moderation as JSON; days as YYYY-MM-DD."""
    lists = {name: value for name, value in asdict(moderation).items() if isinstance(value, tuple)}
    return json.dumps(lists, ensure_ascii=False, default=dt.date.isoformat)


def moderation_from(text: str, audit: str, *, number: int, taken_in_on: dt.date) -> Moderation:
    """A moderation from its JSON."""
    stored: Mapping[str, list[dict[str, Any]]] = json.loads(text)

    def rows(name: str, make: Callable[..., T]) -> tuple[T, ...]:
        return tuple(make(**_with_days(row)) for row in stored.get(name, ()))

    return Moderation(
        audit=audit,
        taken_in_on=taken_in_on,
        number=number,
        attendance=rows("attendance", Attendance),
        grades=rows("grades", ModeratedGrade),
        log=rows("log", LogLine),
        practice=rows("practice", GoodPractice),
        actions=rows("actions", AgreedAction),
    )


def _with_days(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: dt.date.fromisoformat(value) if name in _DAYS and value else value for name, value in row.items()}
