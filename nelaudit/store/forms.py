"""The forms as issued: one agency and one case each."""

import datetime as dt
from typing import Any

from sqlalchemy import Row, bindparam, literal, select, union_all
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.forms import Form, Identity
from nelaudit.model.tools import Tool
from nelaudit.store.database import Database
from nelaudit.store.fronts import Front, Fronts
from nelaudit.store.tables import FORM_PLACE, TextsColumn, confirmations, forms
from nelaudit.store.tools import Tools

WHO = (forms.c.audit, forms.c.case, forms.c.agency, forms.c.team)
"""The columns that say whose a form is."""

OF_WHOM = tuple(column == bindparam(column.key) for column in WHO)
"""That a form is of one audit, case, agency and team; `whom` gives these values."""

_BY_ID = select(forms).where(forms.c.form_id == bindparam("form_id"))


def whom(identity: Identity) -> dict[str, str]:
    """The values of `OF_WHOM`."""
    return {"audit": identity.audit, "case": identity.case, "agency": identity.agency, "team": identity.team}


def identity_of(row: Row[Any]) -> Identity:
    """Whose a form is, from a row with the columns of `WHO`."""
    return Identity(audit=row.audit, case=row.case, agency=row.agency, team=row.team)


def texts_of(form: Form) -> TextsColumn:
    """The words that a form came with, in one order whatever the order of a set."""
    return TextsColumn(labels=dict(form.labels), numbers=dict(form.numbers), printed=tuple(sorted(form.printed)))


class Forms:
    """The forms on record."""

    def __init__(self, db: Database, tools: Tools, fronts: Fronts) -> None:
        self._db, self._tools, self._fronts = db, tools, fronts

    def add(self, form: Form, tool: Tool) -> None:
        """Records an issued form with its tool; the same form issued again keeps its first day of issue.

        What its first page says is added to what it said before, since either may come back.
        """
        self._tools.add(form.edition, tool)
        row = {
            **whom(form.identity),
            "form_id": form.form_id,
            "edition": form.edition,
            "signature": form.signature,
            "issued_on": form.issued_on,
            "file_name": form.file_name,
            "fields": form.fields,
            "texts": texts_of(form),
        }
        self._db.write(insert(forms).on_conflict_do_nothing(), row)
        self._fronts.add(form)

    def get(self, form_id: str) -> Form | None:
        """An issued form by its id."""
        row = self._db.row(_BY_ID, {"form_id": form_id})
        return _made(row, self._fronts.of(form_id)) if row else None

    def of(self, audit: str) -> tuple[Form, ...]:
        """All forms issued for an audit, in order of issue."""
        rows = self._db.rows(select(forms).where(forms.c.audit == audit).order_by(FORM_PLACE))
        fronts = self._fronts.of_audit(audit)
        return tuple(_made(row, fronts.get(row.form_id, {})) for row in rows)

    def any_of(self, audit: str) -> bool:
        """Whether any form of an audit was issued."""
        return self._db.row(select(forms.c.form_id).where(forms.c.audit == audit).limit(1)) is not None

    def whose(self) -> dict[str, Identity]:
        """Whose each issued form and confirmation sheet is, by its id; a sheet has no case."""
        sheets = confirmations.c
        none = literal("")
        both = union_all(
            select(forms.c.form_id, *WHO),
            select(sheets.form_id, sheets.audit, none.label("case"), sheets.agency, none.label("team")),
        )
        return {row.form_id: identity_of(row) for row in self._db.rows(both)}

    def editions(self, audit: str) -> dict[Identity, str]:
        """The edition last issued for each case, agency and team of an audit."""
        rows = self._db.rows(select(*WHO, forms.c.edition).where(forms.c.audit == audit).order_by(FORM_PLACE))
        return {identity_of(row): row.edition for row in rows}

    def issued_on(self, identity: Identity, edition: str) -> dt.date | None:
        """The day on which a form of this edition was first issued, if it was."""
        of_edition = forms.c.edition == edition
        row = self._db.row(select(forms.c.issued_on).where(*OF_WHOM, of_edition), whom(identity))
        return row.issued_on if row else None


def _made(row: Row[Any], front: Front) -> Form:
    return Form(
        form_id=row.form_id,
        identity=identity_of(row),
        edition=row.edition,
        signature=row.signature,
        issued_on=row.issued_on,
        file_name=row.file_name,
        fields=row.fields,
        labels=row.texts.labels,
        numbers=row.texts.numbers,
        printed=frozenset(row.texts.printed),
        front=front,
    )
