"""What is held of whom, over all agencies and audits, and of whom a person may have to look at something."""

from sqlalchemy import ColumnElement, Integer, case, cast, func, or_, select

from nelaudit.model.forms import Identity
from nelaudit.model.holdings import Holding
from nelaudit.model.returns import Aside
from nelaudit.store.database import Database
from nelaudit.store.forms import WHO, identity_of
from nelaudit.store.returns import IS_HELD, NOT_REPLACED, STANDS, WAITS_AS_VERSION
from nelaudit.store.tables import FORM_PLACE, RETURN_PLACE, forms, returns

_BY_WHOM = select(*WHO).join_from(forms, returns).group_by(*WHO).order_by(func.min(RETURN_PLACE))
"""Whose returns are held, in order of arrival of the first."""


class Holdings:
    """What the record holds, agency by agency."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> tuple[Holding, ...]:
        """What is held of each agency, case and team of every audit, in order of issue."""
        standing = func.count(case((NOT_REPLACED, 1)))
        rows = self._db.rows(
            select(*WHO, func.count(forms.c.form_id.distinct()).label("forms"), standing.label("returns"))
            .join_from(forms, returns, isouter=True)
            .group_by(*WHO)
            .order_by(func.min(FORM_PLACE))
        )
        return tuple(Holding(identity=identity_of(row), forms=row.forms, returns=row.returns) for row in rows)

    def cases(self, audit: str) -> tuple[str, ...]:
        """The cases of which returns are held, in order of arrival."""
        rows = self._db.rows(
            select(forms.c.case)
            .join_from(forms, returns)
            .where(forms.c.audit == audit, IS_HELD)
            .group_by(forms.c.case)
            .order_by(func.min(RETURN_PLACE))
        )
        return tuple(row.case for row in rows)

    def waiting(self, audit: str = "") -> tuple[Identity, ...]:
        """Whose returns wait for a decision, of one audit or of all: those that are of their case without a doubt."""
        asked = _BY_WHOM.where(WAITS_AS_VERSION)
        if audit:
            asked = asked.where(forms.c.audit == audit)
        return tuple(map(identity_of, self._db.rows(asked)))

    def side_by_side(self) -> tuple[Identity, ...]:
        """Of whom several returns of one agency, case and team stand, in order of arrival."""
        return tuple(map(identity_of, self._db.rows(_BY_WHOM.where(STANDS).having(func.count() > 1))))

    def of_note(self, audit: str) -> tuple[Identity, ...]:
        """Whose returns a person may have to look at now: one states a concern, or several of one form stand."""
        asked = _BY_WHOM.where(forms.c.audit == audit, returns.c.aside != Aside.WHOSE)
        return tuple(map(identity_of, self._db.rows(asked.having(_to_look_at(STANDS)))))

    def audits_of_note(self) -> tuple[str, ...]:
        """The audits of which a return states a concern or several of one form stand, whatever the register holds."""
        found = _BY_WHOM.order_by(None).having(_to_look_at(NOT_REPLACED)).subquery()
        rows = self._db.rows(select(found.c.audit).distinct().order_by(found.c.audit))
        return tuple(row.audit for row in rows)


def _to_look_at(counted: ColumnElement[bool]) -> ColumnElement[bool]:
    """That one of a group states a concern, or more than one of it counts."""
    return or_(func.max(returns.c.concern) == 1, func.sum(cast(counted, Integer)) > 1)
