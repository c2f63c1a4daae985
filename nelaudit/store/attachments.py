"""The documents that came in one mail with a return: archived and listed, never quoted."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.store.database import Database
from nelaudit.store.tables import attachments, forms, returns

_OF_RETURN = (
    select(attachments.c.member)
    .where(attachments.c.return_sha256 == bindparam("return_sha256"))
    .order_by(attachments.c.member)
)

_OF_AUDIT = (
    select(attachments.c.return_sha256, attachments.c.member)
    .where(
        attachments.c.return_sha256.in_(
            select(returns.c.sha256).join_from(returns, forms).where(forms.c.audit == bindparam("audit"))
        )
    )
    .order_by(attachments.c.member)
)


class Attachments:
    """The attachments on record."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, sha256: str, return_sha256: str, path: str, member: str) -> None:
        """Records a document that came in the same mail as a return."""
        row = {"sha256": sha256, "return_sha256": return_sha256, "path": path, "member": member}
        self._db.write(insert(attachments).on_conflict_do_nothing(), row)

    def has(self, sha256: str, return_sha256: str) -> bool:
        """Whether a document is recorded as having come with a return."""
        column = attachments.c
        asked = select(column.sha256).where(column.sha256 == sha256, column.return_sha256 == return_sha256)
        return self._db.row(asked) is not None

    def of(self, return_sha256: str) -> tuple[str, ...]:
        """The names of the documents that came with a return."""
        return tuple(row.member for row in self._db.rows(_OF_RETURN, {"return_sha256": return_sha256}))

    def of_audit(self, audit: str) -> Mapping[str, tuple[str, ...]]:
        """The same for every return of an audit that came with any, by the return's digest."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._db.rows(_OF_AUDIT, {"audit": audit}):
            found[row.return_sha256].append(row.member)
        return {sha256: tuple(members) for sha256, members in found.items()}
