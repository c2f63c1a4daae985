"""What the first pages of forms and confirmation sheets said, each fact by a mark; whatever one said once may come back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.forms import Form
from nelaudit.store.database import Database
from nelaudit.store.tables import forms, fronts

Front = Mapping[str, frozenset[str]]

_OF_FORM = select(fronts).where(fronts.c.form_id == bindparam("form_id"))
_OF_AUDIT = select(fronts).where(
    fronts.c.form_id.in_(select(forms.c.form_id).where(forms.c.audit == bindparam("audit")))
)
_ADD = insert(fronts).on_conflict_do_nothing()


class Fronts:
    """The first pages on record."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, form: Form) -> None:
        """Adds what the first page of a form or sheet says to what it said before."""
        marks = [
            {"form_id": form.form_id, "fact": fact, "mark": mark}
            for fact, found in form.front.items()
            for mark in sorted(found)
        ]
        if marks:
            self._db.write(_ADD, marks)

    def of(self, form_id: str) -> Front:
        """The marks of each fact that the first page of a form or sheet ever said."""
        return _fronts(self._db.rows(_OF_FORM, {"form_id": form_id})).get(form_id, {})

    def of_audit(self, audit: str) -> Mapping[str, Front]:
        """The marks of each form of an audit, by its id."""
        return _fronts(self._db.rows(_OF_AUDIT, {"audit": audit}))


def _fronts(rows: Iterable[Row[Any]]) -> Mapping[str, Front]:
    found: defaultdict[str, defaultdict[str, frozenset[str]]] = defaultdict(lambda: defaultdict(frozenset))
    for row in rows:
        found[row.form_id][row.fact] |= {row.mark}
    return {form_id: dict(front) for form_id, front in found.items()}
