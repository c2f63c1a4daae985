"""A form as issued: whose it is, and which cell takes which input."""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

MAP_SHEET = "nelaudit"
"""The very hidden sheet that maps a form for machines."""

LONG_ANSWERS = "Long answers"
"""The sheet that repeats by formulas, to be read whole, what does not fit into the rows of the others."""

LISTS_SHEET = "lists"
"""The very hidden sheet that holds the choices of drop-downs (a list inside a rule ends at 255 characters)."""

MAP_KEYS = ("form_id", "audit", "case", "agency", "team", "edition", "signature")
"""The key/value rows that open the map, in order."""

MAP_LABEL_ROWS = len(MAP_KEYS) + 1
"""How many rows of a returned map are looked at: its label, and the row that ends it. The rest stands in our own record."""

MAP_HEADER = ("field", "sheet", "cell", "kind", "choices")
"""The header of the map's table."""

CONFIRMATION = "C-"
"""How the id of a confirmation sheet begins; that of a form begins with `F-`."""

_FORM_ID = re.compile(r"[FC]-[0-9A-F]{12}")

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")

FIRST_PAGE = "This form"
"""The heading of the block on the form's first page that says whose it is."""

FIRST_PAGE_ENDS = "Still to complete"
"""The heading below that block."""

WHOSE = ("Case reference", "Agency", "Team", "Return by")
"""The labels in that block which name no person."""

SUBJECT = (
    "The child",
    "Other names",
    "Date of birth",
    "Address",
    "NHS number",
    "Unique pupil number",
    "Parents and carers",
)
"""The labels beside which the child's details stand there. They are quoted nowhere."""

YES, NO_INVOLVEMENT = "Yes", "No involvement"
INVOLVED = (YES, NO_INVOLVEMENT)
"""The choices of `details.involved`."""

ATTENDING = (YES, "No")
"""The choices of `attendee.N.attending`."""

SUBJECT_CHILD = "The subject child"
ABOUT = (SUBJECT_CHILD, "A sibling", "Another family member", "Someone else")
"""The choices of `chronology.N.about`: whom a line of the chronology is about."""

NIL_LINES = ("details.nil_confirmed_by", "details.nil_confirmed_on", "details.nil_records_searched")
"""The details that are filled in for a nil return, and for nothing else."""

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})


class FieldKind(StrEnum):
    """What an input cell takes."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input cell: `cell` in the A1 style, on the sheet of that name, below the column heading `heading`."""

    name: str
    sheet: str
    cell: str
    kind: FieldKind
    choices: tuple[str, ...] = ()
    heading: str = ""

    def __hash__(self) -> int:
        """By its name, which no other field of a form has: all fields of a form are hashed for each return of it."""
        return hash(self.name)


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
    """A form as issued.

    `labels` are the words beside the inputs of a row (a question with its hint), by the row's hidden name;
    `numbers` are the numbers printed beside them. `printed` marks every text that the form came with (see `mark_of`),
    so that what was added is seen as added. `front` are the marks of each fact of the first page (see
    `nelaudit.model.front`), by the fact's label; several where the form was issued again with a corrected one.
    """

    form_id: str
    identity: Identity
    edition: str
    signature: str
    issued_on: dt.date
    file_name: str
    fields: tuple[Field, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    printed: frozenset[str] = frozenset()
    front: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A confirmation sheet as issued to one agency: `forms` are the ids of its cases' forms, in the order of the rows.

    `form` has no case of its own; its fields are named by `confirmed_field`.
    """

    form: Form
    due: dt.date
    forms: tuple[str, ...]


def confirmed_field(number: int, name: str) -> str:
    """The field of a confirmation sheet's row: `confirm.3.auditor`. Rows count from 1."""
    return f"confirm.{number}.{name}"


def form_id_in(text: str) -> str:
    """The id of a form or confirmation sheet, where the text is one; else empty."""
    return text.strip() if _FORM_ID.fullmatch(text.strip()) else ""


def as_printed(text: str) -> str:
    """A text as its mark is made: letter case, spaces, line breaks and typographer's quotes aside.

    The record holds the marks of every form ever issued, so this must never change; everything else is compared by
    `nelaudit.model.folding`.
    """
    return " ".join(text.translate(_QUOTES).casefold().split())


@lru_cache(maxsize=8192)
def mark_of(text: str) -> str:
    """A short mark by which a printed text is known again."""
    return hashlib.blake2b(as_printed(text).encode(), digest_size=6).hexdigest()


def title_of(title: str) -> str:
    """The title of a cell's message as it is marked: apart from cells' words, which may be the same, such as a heading."""
    return f"message title: {title}"


def sentences_of(text: str) -> list[str]:
    """The sentences and lines of a text, each of which can be known again by its mark."""
    return [one for one in _SENTENCE_ENDS.split(text) if one.strip()]


def row_key(field: str) -> str:
    """The name that the field's row carries in the sheet's hidden first column.

    `q.<name>.answer` stands in the row of the question `<name>`, `chronology.3.event` in that of `chronology.3`,
    and each detail in a row of its own.
    """
    if field.startswith("details."):
        return field
    stem = field.rpartition(".")[0]
    return stem.removeprefix("q.")
