"""The samples as they were drawn, one an audit; whoever drew again would draw until it pleased."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.definitions import Draw, Invitation
from nelaudit.store.database import Database
from nelaudit.store.tables import Asked, draws


class Draws:
    """The samples on record."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, draw: Draw) -> None:
        """Records a sample. The first draw of an audit stands: a later one changes nothing."""
        row = {
            "audit": draw.audit,
            "drawn_on": draw.drawn_on,
            "drawn_by": draw.drawn_by,
            "seed": draw.seed,
            "size": draw.size,
            "listed": _asked(draw.listed),
            "drawn": _asked(draw.drawn),
        }
        self._db.write(insert(draws).on_conflict_do_nothing(), row)

    def all(self) -> tuple[Draw, ...]:
        """Every sample drawn, one an audit."""
        return tuple(
            Draw(
                audit=row.audit,
                drawn_on=row.drawn_on,
                drawn_by=row.drawn_by,
                seed=row.seed,
                size=row.size,
                listed=_invitations(row.audit, row.listed),
                drawn=_invitations(row.audit, row.drawn),
            )
            for row in self._db.rows(select(draws).order_by(draws.c.audit))
        )


def _asked(invitations: Iterable[Invitation]) -> tuple[Asked, ...]:
    return tuple(Asked(case=one.case, agency=one.agency, team=one.team) for one in invitations)


def _invitations(audit: str, asked: Iterable[Asked]) -> tuple[Invitation, ...]:
    return tuple(Invitation(audit=audit, case=one.case, agency=one.agency, team=one.team) for one in asked)
