"""Whom the cases were about, as the register said it whenever forms of them were issued: who must not be named."""

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.errors import RecordInUse
from nelaudit.model.definitions import Case, Subject
from nelaudit.store.database import Database
from nelaudit.store.tables import forms, subjects

_BY_CASE = select(subjects).order_by(subjects.c.audit, subjects.c.case, subjects.c.subject)


class Subjects:
    """The children of whom the record knows."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, cases: Iterable[Case]) -> None:
        """Keeps whom cases are about, of those of which forms were issued; what was kept before stays, whatever changes.

        Nothing is written where nothing is new, nor while another command holds the record: it is new at the next one too.
        """
        kept = {(row.audit, row.case, row.subject) for row in self._db.rows(_BY_CASE)}
        issued = {(row.audit, row.case) for row in self._db.rows(select(forms.c.audit, forms.c.case).distinct())}
        new = [
            {"audit": case.audit, "case": case.reference, "subject": case.subject}
            for case in sorted(cases, key=lambda case: (case.audit, case.reference))
            if case.subject != Subject()
            and (case.audit, case.reference) in issued
            and (case.audit, case.reference, case.subject) not in kept
        ]
        if new:
            with suppress(RecordInUse), self._db.whole():
                self._db.write(insert(subjects).on_conflict_do_nothing(), new)

    def cases(self) -> frozenset[str]:
        """The cases of which the record says who the child is, by their references."""
        return frozenset(row.case for row in self._db.rows(select(subjects.c.case).distinct()))

    def all(self) -> tuple[tuple[str, Subject], ...]:
        """Whom all cases ever issued were about, each state of the register's columns once, with the audit's key."""
        return tuple(dict.fromkeys((row.audit, row.subject) for row in self._db.rows(_BY_CASE)))
