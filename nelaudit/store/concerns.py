"""The concerns that a command has shown to a person, each by a mark."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.store.database import Database
from nelaudit.store.tables import concerns_shown


class Concerns:
    """The concerns that were shown."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def shown(self) -> frozenset[str]:
        """The marks of the concerns that a command has shown to a person."""
        return frozenset(row.mark for row in self._db.rows(select(concerns_shown.c.mark)))

    def add(self, marks: Iterable[str], *, shown_on: dt.date, command: str) -> None:
        """Records that a command has shown concerns; the first time counts."""
        rows = [{"mark": mark, "shown_on": shown_on, "command": command} for mark in marks]
        if rows:
            self._db.write(insert(concerns_shown).on_conflict_do_nothing(), rows)
