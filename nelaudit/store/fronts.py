"""What the first pages of forms and confirmation sheets said, each fact by a mark; whatever one said once may come back."""

from dataclasses import replace

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.forms import Form
from nelaudit.store.database import Database
from nelaudit.store.tables import fronts

_OF_FORM = select(fronts.c.fact, fronts.c.mark).where(fronts.c.form_id == bindparam("form_id"))
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

    def put_on(self, form: Form) -> Form:
        """A form as it was read, with the marks of its first page."""
        front: dict[str, frozenset[str]] = {}
        for row in self._db.rows(_OF_FORM, {"form_id": form.form_id}):
            front[row.fact] = front.get(row.fact, frozenset()) | {row.mark}
        return replace(form, front=front) if front else form
