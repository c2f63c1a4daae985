"""The documents as the program wrote them, by their digests: one that a person has edited since is never overwritten."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.store.database import Database
from nelaudit.store.tables import documents

_ADD = insert(documents)
_PUT = _ADD.on_conflict_do_update(
    index_elements=[documents.c.path],
    set_={name: _ADD.excluded[name] for name in ("sha256", "before", "content")},
)


class Documents:
    """The documents on record."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def digests(self, path: str) -> frozenset[str]:
        """The digests that a document has as the program wrote it; with any other, a person has edited it.

        A document is recorded before it is written, so that for a moment, and after a write that failed, the one that
        stood there before counts as well.
        """
        row = self._db.row(select(documents.c.sha256, documents.c.before).where(documents.c.path == path))
        return frozenset(filter(None, (row.sha256, row.before))) if row else frozenset()

    def content(self, path: str) -> str:
        """The digest of what a document said as the program wrote it last, however it is packed; empty where none is known."""
        row = self._db.row(select(documents.c.content).where(documents.c.path == path))
        return str(row.content) if row else ""

    def add(self, path: str, sha256: str, *, before: str = "", content: str = "") -> None:
        """Records the digests of a document that is about to be written, and of our own that stands there until then."""
        self._db.write(_PUT, {"path": path, "sha256": sha256, "before": before, "content": content})
