"""The tools as they were when forms of them were issued, by edition. An edition never changes."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.tools import Tool
from nelaudit.store.database import Database
from nelaudit.store.tables import editions


class Tools:
    """The tools on record."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._asked: dict[str, Tool] = {}

    def add(self, edition: str, tool: Tool) -> None:
        """Records the tool of an edition."""
        self._db.write(insert(editions).on_conflict_do_nothing(), {"edition": edition, "tool": tool})

    def get(self, edition: str) -> Tool | None:
        """The tool as it was when the edition was issued."""
        if edition not in self._asked:
            row = self._db.row(select(editions.c.tool).where(editions.c.edition == edition))
            if row is None:
                return None
            self._asked[edition] = row.tool
        return self._asked[edition]
