"""What must hold of a spoiled form after intake, judged by marks in the texts alone, without trusting the product.

A text belongs to the field that its mark names. It is *wrong* where it is stored as another field's input, or under
another form, unless the file itself says so: the words printed for that field stand whole in the row from which it was
read, and that column's heading above it. It is *lost* where it stands in the file and is neither stored nor told of.
*Unnamed* is what was removed whole, or chosen off the list, without a finding.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from openpyxl.utils.cell import get_column_letter, range_boundaries

from tests.intake.office_evidence import Evidence, Row, place_of, row_of
from tests.intake.office_forms import Filled
from tests.intake.office_grid import Grid, Mark, Place, marks, plain
from tests.intake.office_registry import HEADINGS

_MORE = re.compile(r"\b(\d+) (?:more|others?|further)\b")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_REPEATED = re.compile(r"^(chronology|concern|practice|proposal|attendee)\.\d+\.")
_TABLES = ("details", "attendee", "q", "chronology", "concern", "practice", "proposal")
_ROW_GONE = {"M03", "M04", "M07", "M08", "M09"}
"""Codes that tell of a row or column that is gone or stands twice, or of a cell that could not be read."""

_QUOTE = "“"

_CALLED_BLANK = {"B01", "B03", "E01", "D01", "G01", "N01", "N02", "N03", "N05", "N08", "U02"}
"""Codes that call a field blank: somebody is told, though not that the text stands elsewhere."""


class Kind(StrEnum):
    """The ways in which intake can fail a form."""

    WRONG = "wrong"
    LOST = "lost"
    UNNAMED = "unnamed"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that must not be."""

    kind: Kind
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What intake made of one file: its outcomes, its messages, what it stored, and what was found."""

    outcomes: tuple[str, ...]
    messages: tuple[str, ...]
    inputs: Sequence[Row]
    findings: Sequence[Row]

    @property
    def put_off(self) -> bool:
        """Whether a person is told of the whole file, and nothing was taken from it."""
        return all(one in {"refused", "asked"} for one in self.outcomes)


def judged(form: Filled, others: Iterable[Filled], grid: Grid, seen: Seen) -> list[Fault]:
    """Every fault of one file."""
    if not seen.outcomes:
        return [Fault(kind=Kind.LOST, what="the file is named nowhere")]
    court = _Court(form=form, others=tuple(others), grid=grid, seen=seen)
    found = [Fault(kind=Kind.WRONG, what=one) for one in court.wrong()]
    if not seen.put_off:
        found += [Fault(kind=Kind.LOST, what=one) for one in court.lost()]
        found += [Fault(kind=Kind.UNNAMED, what=one) for one in court.unnamed()]
    return found


@dataclass(frozen=True, kw_only=True)
class _Court:
    form: Filled
    others: tuple[Filled, ...]
    grid: Grid
    seen: Seen

    @cached_property
    def evidence(self) -> Evidence:
        return Evidence(form=self.form, grid=self.grid)

    def _excused(self, row: Row, of: str, text: str) -> bool:
        """Whether the file itself says what was made of it."""
        told = any(one["code"] in {"M01", "M02", "M05"} for one in self._on(row["field"]))
        return self.evidence.says(row, of, text, told=told)

    def wrong(self) -> Iterator[str]:
        yield from self._reused()
        for row in self.seen.inputs:
            if row["value"] and not self._undecided(row):
                yield from self._wrong_input(row)
        yield from self._mixed()

    def _undecided(self, row: Row) -> bool:
        return "asked" in self.seen.outcomes and row["state"] not in {"complete", "partial", "nil", "confirmed"}

    def _wrong_input(self, row: Row) -> Iterator[str]:
        field, key = row["field"], f"{row['case']}/{row['agency']}"
        for mark in self._whose(row):
            if mark.key and mark.key != key:
                if self.evidence.tells_whose and not (key == self.form.key and self.evidence.unknowable(row)):
                    yield f"{mark} is stored under {key} as {field}"
            elif not _same_place(mark.field, field) and not self._excused(row, mark.field, _shown(mark, row)):
                yield f"{mark} is stored as {field} (from {row['sheet']} {row['cell']})"
        choices = self.form.choices.get(field, ())
        if choices and key == self.form.key and row["value"] in choices and not _REPEATED.match(field):
            own = str(self.form.values.get(field, ""))
            if row["value"] != own and not self._excused(row, "", row["value"]):
                yield f"the choice of {field} is “{row['value']}”, and was “{own}”"

    def _whose(self, row: Row) -> Iterator[Mark]:
        """The marks in a stored value; a date is a mark too, as each was written once."""
        yield from (mark for mark in marks(row["value"]) if not mark.end)
        if _DATE.fullmatch(row["value"]) and row["value"] in self._days:
            yield self._days[row["value"]]

    @cached_property
    def _days(self) -> dict[str, Mark]:
        return {
            f"{value:%Y-%m-%d}": Mark(field=field, key=form.key)
            for form in (*self.others, self.form)
            for field, value in form.values.items()
            if isinstance(value, dt.datetime)
        }

    def _on(self, field: str) -> Iterator[Row]:
        return (one for one in self.seen.findings if one["field"] and row_of(one["field"]) == row_of(field))

    def _mixed(self) -> Iterator[str]:
        """Rows of a table put together from several rows of the file."""
        tables: dict[tuple[str, str], list[tuple[str, Place | None]]] = defaultdict(list)
        for row in self.seen.inputs:
            if _REPEATED.match(row["field"]) and not self._undecided(row):
                for mark in self._whose(row):
                    if _REPEATED.match(mark.field) and mark.key == self.form.key:
                        stem = mark.field.rpartition(".")[0]
                        tables[(row["form_id"], row["field"].rpartition(".")[0])].append((stem, place_of(row)))
        for (_, stem), held in tables.items():
            if len({one for one, _ in held}) > 1 and len({place and place[:2] for _, place in held}) > 1:
                yield f"{stem} is put together from {', '.join(sorted({one for one, _ in held}))}"

    @cached_property
    def _taken(self) -> bool:
        """Whether anything was stored under the form's own case and agency."""
        return any(f"{row['case']}/{row['agency']}" == self.form.key and row["value"] for row in self.seen.inputs)

    def _reused(self) -> Iterator[str]:
        """A form whose front page is another's must not be taken in as its own without a person's word."""
        fronts = self.grid.front
        for label, own in self.form.front.items():
            said = [page[label] for page in fronts if page.get(label)]
            other = [one for one in said if plain(one).casefold() != plain(own).casefold() and _specific(label, one)]
            if self._taken and not self.seen.put_off and other and len(other) == len(said):
                yield f"the front page says {label} “{other[0]}”, and it was taken in as that of “{own}”"

    def lost(self) -> Iterator[str]:
        stored = {mark for row in self.seen.inputs for mark in marks(row["value"])}
        unsaid = [mark for mark in self.grid.places if mark not in stored and not self._said(mark)]
        starts = {(mark.field, mark.key, mark.old) for mark in stored if not mark.end}
        texts = [mark for mark in unsaid if not mark.end]
        for mark in unsaid:
            if not mark.end and not self._listed(mark, texts):
                yield f"{mark} in {self._where(mark)}"
            elif mark.end and (mark.field, mark.key, mark.old) in starts:
                yield f"the end of {mark} in {self._where(mark)}"

    def _where(self, mark: Mark) -> str:
        return ", ".join(f"{sheet} row {row} column {col}" for sheet, row, col in self.grid.places[mark])

    def _said(self, mark: Mark) -> bool:
        """Whether a person is told of a text: in its words, by its field, or by its row; never by other words alone."""
        if mark in self._told:
            return True
        places = self.grid.places[mark]
        pointed = (one for one in self.seen.findings if one["code"] == "M06" and _QUOTE in one["message"])
        if any((one["sheet"], one["cell"]) == _cell(place) for one in pointed for place in places):
            return False
        if mark.key == self.form.key and not mark.old:
            row = {one["code"] for one in self._on(mark.field)}
            own = {one["code"] for one in self._on(mark.field) if one["field"] == mark.field}
            if row & _ROW_GONE or own & _CALLED_BLANK:
                return True
        return any(self._names(one, place) for place in places for one in self.seen.findings)

    @cached_property
    def _told(self) -> set[Mark]:
        """The marks that stand in a message, of a finding or of the file."""
        said = [one["message"] for one in self.seen.findings] + list(self.seen.messages)
        return {mark for text in said for mark in marks(text)}

    def _names(self, found: Row, place: Place) -> bool:
        """Whether a finding points to the row in which a text stands, or to the whole sheet, and quotes no other."""
        by_place = found["code"] in _ROW_GONE or (found["code"] in {"M02", "M06"} and _QUOTE not in found["message"])
        if found["sheet"] != place[0] or not by_place:
            return False
        if not found["cell"]:
            return found["code"] in {"M03", "M06"}
        _, top, _, bottom = range_boundaries(found["cell"].split(",")[0].replace("$", ""))
        return bool(top and bottom and top <= place[1] <= bottom)

    def _listed(self, mark: Mark, unsaid: Sequence[Mark]) -> bool:
        """Whether the text is among those that a finding counts as “… and 3 more”, on the sheet that it names."""
        sheets = {sheet for sheet, _, _ in self.grid.places[mark]}
        others = [one for one in unsaid if sheets & {sheet for sheet, _, _ in self.grid.places[one]}]
        return any(
            int(more) >= len(others)
            for found in self.seen.findings
            if found["sheet"] in sheets
            for more in _MORE.findall(found["message"])
        )

    def unnamed(self) -> Iterator[str]:
        if self._taken:
            yield from self._tables_gone()
        yield from self._by_likeness()
        for row in self.seen.inputs:
            choices = {_choice(one) for one in self.form.choices.get(row["field"], ())}
            off_list = choices and row["value"].strip() and _choice(row["value"]) not in choices
            if off_list and not any(one["field"] == row["field"] for one in self.seen.findings):
                yield f"the choice “{row['value']}” of {row['field']}"

    def _by_likeness(self) -> Iterator[str]:
        """Answers whose row has neither the name nor the whole words of the question, taken without a finding."""
        for row in self.seen.inputs:
            place, field = place_of(row), row["field"]
            if (
                place
                and row["value"]
                and field.endswith(".answer")
                and f"{row['case']}/{row['agency']}" == self.form.key
            ):
                known = self.evidence.named(place, field) or self.evidence.whole(place, field)
                if not known and not any(one["code"].startswith("M") for one in self._on(field)):
                    yield f"{field} was taken by likeness, and nothing says so"

    def _tables_gone(self) -> Iterator[str]:
        """Tables of which neither a text nor a heading nor a hidden name is left in the file."""
        for name in _TABLES:
            own = [field for field in self.form.values if field.startswith(f"{name}.")]
            heads = {self.form.headings[field] for field in own} & set(HEADINGS) & self.evidence.own_words
            rows = {row_of(field).casefold() for field in own}
            names = {name for (sheet, _), name in self.grid.names.items() if self.evidence.not_anothers(sheet)}
            marked = any(mark.field.startswith(f"{name}.") and mark.key == self.form.key for mark in self.grid.places)
            if marked or heads or rows & names:
                continue
            sheets = {self.form.sheets[field] for field in own}
            told = [one for one in self.seen.findings if _tells_of(one, name, sheets)]
            if not told:
                yield f"the table {name} is gone"
            elif name == "concern" and not any(one["severity"] == "urgent" for one in told):
                yield "the table concern is gone, and what tells so is not urgent"


def _tells_of(found: Row, table: str, sheets: set[str]) -> bool:
    """Whether a finding tells of a table, or says of its sheet that something is gone."""
    of_sheet = found["code"] == "M04" and (found["sheet"] in sheets or any(one in found["message"] for one in sheets))
    return found["field"].split(".")[0] == table or of_sheet


def _shown(mark: Mark, row: Row) -> str:
    """What of a stored value stands in the file: the mark, or the day."""
    return mark.text if mark in marks(row["value"]) else row["value"]


def _cell(place: Place) -> tuple[str, str]:
    return place[0], f"{get_column_letter(place[2])}{place[1]}"


def _choice(text: str) -> str:
    return plain(text).casefold().rstrip(" .;,!")


def _same_place(one: str, other: str) -> bool:
    """Whether a text of one field may stand in another: itself, or the same column of the same table."""
    return one == other or (bool(_REPEATED.match(one)) and one.split(".")[::2] == other.split(".")[::2])


def _specific(label: str, text: str) -> bool:
    """Whether a front page says something of its own there, rather than nothing or a remark."""
    if label == "Case reference":
        return bool(re.fullmatch(r"[A-Z]+\d\d-\d+", text.strip()))
    if label == "Date of birth":
        return bool(re.search(r"\d{4}", text))
    return "e-mail" not in text and "<" not in text
