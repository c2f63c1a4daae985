"""What challenge days brought back. Of a moderation its lists are in one column; the rest has columns of its own."""

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.moderation import Moderation
from nelaudit.store.database import Database
from nelaudit.store.encoding import by_name
from nelaudit.store.tables import moderations


class Moderations:
    """The moderations on record; nothing is taken back, and the latest counts."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, moderation: Moderation, *, path: str, sha256: str) -> None:
        """Adds what a challenge day brought back."""
        row = {
            "audit": moderation.audit,
            "taken_on": moderation.taken_in_on,
            "path": path,
            "sha256": sha256,
            "content": {name: value for name, value in by_name(moderation).items() if isinstance(value, tuple)},
        }
        self._db.write(insert(moderations), row)

    def latest(self, audit: str) -> Moderation | None:
        """What the challenge day of an audit brought back, as last taken in."""
        column = moderations.c
        row = self._db.row(select(moderations).where(column.audit == audit).order_by(column.id.desc()).limit(1))
        if row is None:
            return None
        rest = {"audit": row.audit, "taken_in_on": row.taken_on, "number": row.id}
        return msgspec.convert({**row.content, **rest}, Moderation)
