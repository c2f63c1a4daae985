"""A form as issued: whose it is, and which cell takes which input."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

MAP_SHEET = "nelaudit"
"""The very hidden sheet that maps a form for machines."""

MAP_KEYS = ("form_id", "audit", "case", "agency", "team", "edition", "signature")
"""The key/value rows that open the map, in order."""

MAP_HEADER = ("field", "sheet", "cell", "kind", "choices")
"""The header of the map's table."""

INVOLVED = ("Yes", "No involvement")
"""The choices of `details.involved`."""


class FieldKind(StrEnum):
    """What an input cell takes."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input cell: `cell` in the A1 style, on the sheet of that name."""

    name: str
    sheet: str
    cell: str
    kind: FieldKind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose form it is: always one agency and one case."""

    audit: str
    case: str
    agency: str
    team: str = ""

    def __str__(self) -> str:
        """As messages name it."""
        return " / ".join(part for part in (self.audit, self.case, self.agency, self.team) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as issued."""

    form_id: str
    identity: Identity
    edition: str
    signature: str
    issued_on: dt.date
    file_name: str
    fields: tuple[Field, ...]


def row_key(field: str) -> str:
    """The name that the field's row carries in the sheet's hidden first column.

    `q.<name>.answer` stands in the row of the question `<name>`, `chronology.3.event` in that of `chronology.3`,
    and each detail in a row of its own.
    """
    if field.startswith("details."):
        return field
    stem = field.rpartition(".")[0]
    return stem.removeprefix("q.")
