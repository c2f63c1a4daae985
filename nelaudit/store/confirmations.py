"""The confirmation sheets as issued: one an agency, for all its cases of an audit."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.forms import Confirmation, Form, Identity
from nelaudit.store.database import Database
from nelaudit.store.forms import texts_of
from nelaudit.store.fronts import Fronts
from nelaudit.store.tables import confirmations

_BY_ID = select(confirmations).where(confirmations.c.form_id == bindparam("form_id"))
_EDITION = "confirmation"


class Confirmations:
    """The confirmation sheets on record."""

    def __init__(self, db: Database, fronts: Fronts) -> None:
        self._db, self._fronts = db, fronts

    def add(self, confirmation: Confirmation) -> None:
        """Records an issued confirmation sheet; the same sheet issued again keeps its first day of issue."""
        form = confirmation.form
        row = {
            "form_id": form.form_id,
            "audit": form.identity.audit,
            "agency": form.identity.agency,
            "signature": form.signature,
            "issued_on": form.issued_on,
            "due": confirmation.due,
            "file_name": form.file_name,
            "fields": form.fields,
            "texts": texts_of(form),
            "forms": confirmation.forms,
        }
        self._db.write(insert(confirmations).on_conflict_do_nothing(), row)
        self._fronts.add(form)

    def get(self, form_id: str) -> Confirmation | None:
        """An issued confirmation sheet by its id."""
        row = self._db.row(_BY_ID, {"form_id": form_id})
        if row is None:
            return None
        form = Form(
            form_id=row.form_id,
            identity=Identity(audit=row.audit, case="", agency=row.agency, team=""),
            edition=_EDITION,
            signature=row.signature,
            issued_on=row.issued_on,
            file_name=row.file_name,
            fields=row.fields,
            labels=row.texts.labels,
            numbers=row.texts.numbers,
            printed=frozenset(row.texts.printed),
            front=self._fronts.of(form_id),
        )
        return Confirmation(form=form, due=row.due, forms=row.forms)
