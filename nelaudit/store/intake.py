"""The intake log: what became of each file, oldest first. Its lines stay; only the latest of a form may be amended."""

import datetime as dt

from sqlalchemy import and_, bindparam, exists, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.forms import CONFIRMATION
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.store.database import Database
from nelaudit.store.encoding import by_name
from nelaudit.store.tables import columns, intake, returns

_SETTLED = and_(intake.c.outcome != Outcome.REFUSED, intake.c.outcome != Outcome.UNCHANGED)
_OF_SHEET = f"{CONFIRMATION}%"
_BYTES = intake.c.sha256 == bindparam("sha256")
_FORM = intake.c.form_id == bindparam("form_id")
_LATEST = intake.c.id.desc()

_LINE = select(*columns(intake, IntakeRow))
_LAST_SETTLED = _LINE.where(_BYTES, _SETTLED).order_by(_LATEST).limit(1)
_LAST = _LINE.where(_BYTES, _FORM).order_by(_LATEST).limit(1)
_LAST_OR_SHEET = _LINE.where(_BYTES, or_(_FORM, intake.c.form_id.like(_OF_SHEET))).order_by(_LATEST).limit(1)
_SAME = select(intake.c.id).where(
    _BYTES,
    *(intake.c[name] == bindparam(name) for name in ("path", "member", "outcome", "code")),
)
_ADD = insert(intake)


class Intake:
    """The intake log."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, row: IntakeRow) -> None:
        """Adds a line, unless the very same refusal of the same bytes stands there already."""
        values = by_name(row)
        if row.outcome is Outcome.REFUSED and self._db.row(_SAME, values):
            return
        self._db.write(_ADD, values)

    def amend(self, sha256: str, form_id: str, outcome: Outcome, message: str) -> None:
        """Changes the latest line of a form in a file: what became of it was not yet known when the line was written."""
        latest = select(func.max(intake.c.id)).where(intake.c.sha256 == sha256, intake.c.form_id == form_id)
        change = update(intake).where(intake.c.id == latest.scalar_subquery())
        self._db.write(change.values(outcome=outcome, message=message))

    def all(self) -> tuple[IntakeRow, ...]:
        """Every outcome recorded, oldest first."""
        return tuple(IntakeRow(**row._asdict()) for row in self._db.rows(_LINE.order_by(intake.c.id)))

    def settled(self, sha256: str) -> IntakeRow | None:
        """The latest intake of these very bytes that did not end in a refusal."""
        row = self._db.row(_LAST_SETTLED, {"sha256": sha256})
        return IntakeRow(**row._asdict()) if row else None

    def all_settled(self) -> frozenset[str]:
        """The digests of everything of which an intake did not end in a refusal."""
        return frozenset(row.sha256 for row in self._db.rows(select(intake.c.sha256).where(_SETTLED).distinct()))

    def last(self, sha256: str, form_id: str, *, or_sheet: bool = False) -> IntakeRow | None:
        """The latest line of a form in a file, or of the confirmation sheet in it that speaks of the form's case."""
        row = self._db.row(_LAST_OR_SHEET if or_sheet else _LAST, {"sha256": sha256, "form_id": form_id})
        return IntakeRow(**row._asdict()) if row else None

    def first_day(self, sha256: str) -> dt.date | None:
        """The day on which these bytes first came."""
        asked = select(func.min(intake.c.taken_on).label("day")).where(intake.c.sha256 == sha256)
        row = self._db.row(asked)
        return row.day if row else None

    def waiting(self) -> tuple[IntakeRow, ...]:
        """The files that are held and not taken in, since a person must decide on them, in order of arrival.

        The lines of a confirmation sheet are told by its file alone.
        """
        last = select(func.max(intake.c.id)).where(_SETTLED).group_by(intake.c.sha256, intake.c.form_id)
        of_it = and_(
            returns.c.sha256 == intake.c.sha256,
            or_(returns.c.form_id == intake.c.form_id, intake.c.form_id.like(_OF_SHEET)),
        )
        asked_only = and_(intake.c.outcome == Outcome.ASKED, ~exists().where(of_it))
        put_aside = exists().where(of_it, returns.c.aside != "", returns.c.superseded_by == "")
        found = _LINE.where(intake.c.id.in_(last), or_(asked_only, put_aside)).order_by(intake.c.id)
        return tuple(IntakeRow(**row._asdict()) for row in self._db.rows(found))
