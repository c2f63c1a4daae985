"""What people decided on mentions, and the edited workbooks by which their decisions came."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.moderation import Review
from nelaudit.store.database import Database
from nelaudit.store.encoding import by_name
from nelaudit.store.tables import columns, papers, reviews

_REVIEW = select(*columns(reviews, Review))


class Reviews:
    """The decisions on mentions; nothing is taken back, and the latest counts."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, review: Review) -> None:
        """Adds a decision on a mention; earlier ones on it stay, and the latest counts."""
        self._db.write(insert(reviews), by_name(review))

    def of(self, audit: str) -> tuple[Review, ...]:
        """The latest decision on each mention of an audit, in the order in which mentions were first decided on."""
        rows = self._db.rows(_REVIEW.where(reviews.c.audit == audit).order_by(reviews.c.id))
        return tuple({row.key: Review(**row._asdict()) for row in rows}.values())


class Papers:
    """The edited workbooks that were taken in."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, sha256: str, *, audit: str, path: str, taken_on: dt.date, whole: bool) -> None:
        """Records that an edited workbook was taken in; `whole` says that nothing but what was taken in was typed."""
        row = {"sha256": sha256, "audit": audit, "path": path, "taken_on": taken_on, "whole": whole}
        self._db.write(insert(papers).on_conflict_do_nothing(), row)

    def of(self, audit: str) -> dict[str, bool]:
        """The digests of an audit's edited workbooks that were taken in, and whether each was whole."""
        rows = self._db.rows(select(papers.c.sha256, papers.c.whole).where(papers.c.audit == audit))
        return {row.sha256: row.whole for row in rows}
