"""The database's tables as they are now. What made them so, step by step, stands in `schema`; a test compares the two.

A column that holds a reference to a case is called `case_ref` in the database, where CASE is a word of SQL, and `case` here.
"""

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, Integer, MetaData, Table, Text, literal_column, text

from nelaudit.model.definitions import Subject
from nelaudit.model.forms import Field
from nelaudit.model.intake import Outcome
from nelaudit.model.moderation import ReviewKind
from nelaudit.model.receipt import Basis
from nelaudit.model.returns import Aside, Input, Notice
from nelaudit.model.tools import Tool
from nelaudit.store.columns import Day, Flag, Json, Moment, Word
from nelaudit.store.encoding import Arrays, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsColumn:
    """The words that a form came with; `printed` are marks, in order."""

    labels: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    printed: tuple[str, ...] = ()


class Asked(NamedTuple):
    """Who was asked, in a sample as it was drawn."""

    case: str
    agency: str
    team: str


def is_empty(stored: Input) -> bool:
    """Whether nothing stands in an input; most inputs of a batch are so, and alike from form to form."""
    return not stored.value


METADATA = MetaData()
_EDITIONS = 64
"""How many editions are in use at once: the forms of one edition have the same fields, and share them."""


def columns(table: Table, kind: type) -> tuple[ColumnElement[Any], ...]:
    """The columns that hold what a value of a class of data holds, each under the name of its field."""
    return tuple(table.c[one.name].label(one.name) for one in fields(kind))


def _strict(name: str, *columns: Column[Any], rowid: bool = True) -> Table:
    return Table(name, METADATA, *columns, sqlite_strict=True, sqlite_with_rowid=rowid)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _number() -> Column[int]:
    return Column("id", Integer, primary_key=True, nullable=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _later(name: str, kind: Any = Text, default: str = "") -> Column[Any]:
    """A column that a later version added; older rows have its default."""
    return Column(name, kind, nullable=False, server_default=default)


def _of(name: str, kind: Any) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _case(*, key: bool = False) -> Column[str]:
    return Column("case_ref", Text, key="case", primary_key=key, nullable=False)


def _placed(table: Table) -> ColumnElement[int]:
    """SQLite's own number of a row: the order in which rows came, where a table has no number of its own."""
    return literal_column(f"{table.name}.rowid", Integer)


editions = _strict("editions", _key("edition"), _of("tool", Json(Whole(Tool), alike=_EDITIONS)))
"""The tools as they were when forms of them were issued."""

forms = _strict(
    "forms",
    _key("form_id"),
    _text("audit"),
    _case(),
    _text("agency"),
    _text("team"),
    Column("edition", Text, ForeignKey("editions.edition"), nullable=False),
    _text("signature"),
    _of("issued_on", Day),
    _text("file_name"),
    _of("fields", Json(Arrays(Field), alike=_EDITIONS)),
    _later("texts", Json(Whole(TextsColumn)), "{}"),
)
"""The forms as issued."""
Index("forms_identity", forms.c.audit, forms.c.case, forms.c.agency, forms.c.team)
FORM_PLACE = _placed(forms)

confirmations = _strict(
    "confirmations",
    _key("form_id"),
    _text("audit"),
    _text("agency"),
    _text("signature"),
    _of("issued_on", Day),
    _of("due", Day),
    _text("file_name"),
    _of("fields", Json(Arrays(Field), alike=_EDITIONS)),
    _of("texts", Json(Whole(TextsColumn))),
    _of("forms", Json(Whole(tuple[str, ...]))),
)
"""The confirmation sheets as issued."""

fronts = _strict("fronts", _key("form_id"), _key("fact"), _key("mark"), rowid=False)
"""What the first pages of forms and sheets said, each fact by a mark."""

intake = _strict(
    "intake",
    _number(),
    _of("taken_on", Day),
    _text("path"),
    _text("member"),
    _text("sender"),
    _text("sha256"),
    _of("outcome", Word(Outcome)),
    _text("code"),
    _text("message"),
    _text("form_id"),
    _later("message_id"),
    _later("reader"),
    _later("modified", Day),
    _later("mailed", Day),
    _later("taken_at"),
    _later("for_agency"),
    _later("container"),
)
"""The intake log: what became of each file."""
Index("intake_sha256", intake.c.sha256)

returns = _strict(
    "returns",
    _key("sha256"),
    Column("form_id", Text, ForeignKey("forms.form_id"), primary_key=True),
    _of("received", Day),
    _of("received_basis", Word(Basis)),
    _text("path"),
    _text("member"),
    _later("superseded_by"),
    _later("inputs", Json(Arrays(Input, share=is_empty)), "[]"),
    _later("notices", Json(Arrays(Notice)), "[]"),
    Column("concern", Flag, nullable=False, server_default=text("0")),
    _later("saved", Moment),
    _later("aside", Word(Aside)),
)
"""The returns, each a form in a file."""
Index("returns_form", returns.c.form_id)
RETURN_PLACE = _placed(returns)

attachments = _strict("attachments", _key("sha256"), _key("return_sha256"), _text("path"), _text("member"))
"""The documents that came in one mail with a return."""

reviews = _strict(
    "reviews",
    _number(),
    _text("audit"),
    _text("key"),
    _of("kind", Word(ReviewKind)),
    _text("theme"),
    _text("polarity"),
    _of("quote", Flag),
    _text("comment"),
    _of("decided_on", Day),
    _text("proposed_theme"),
    _text("proposed_polarity"),
    _case(),
    _text("agency"),
    _text("team"),
    _text("sentence"),
)
"""What was decided on mentions."""
Index("reviews_mention", reviews.c.audit, reviews.c.key)

papers = _strict("papers", _key("sha256"), _text("audit"), _text("path"), _of("taken_on", Day), _of("whole", Flag))
"""The edited workbooks that were taken in."""

moderations = _strict(
    "moderations",
    _number(),
    _text("audit"),
    _of("taken_on", Day),
    _text("path"),
    _text("sha256"),
    _of("content", Json(Whole(dict[str, list[dict[str, Any]]]))),
)
"""What challenge days brought back."""

draws = _strict(
    "draws",
    _key("audit"),
    _of("drawn_on", Day),
    _text("drawn_by"),
    _text("seed"),
    _of("size", Integer),
    _of("listed", Json(Whole(tuple[Asked, ...]))),
    _of("drawn", Json(Whole(tuple[Asked, ...]))),
)
"""The samples as drawn, one an audit."""

subjects = _strict(
    "subjects", _key("audit"), _case(key=True), Column("subject", Json(Whole(Subject)), primary_key=True), rowid=False
)
"""Whom the cases were about, each state of the register's columns once."""

documents = _strict("documents", _key("path"), _text("sha256"), _later("before"), _later("content"))
"""The documents as the program wrote them; `content` is the digest of what one says."""

concerns_shown = _strict("concerns_shown", _key("mark"), _of("shown_on", Day), _text("command"))
"""The concerns that a command has shown to a person."""
