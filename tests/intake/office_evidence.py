"""What a spoiled file itself says of its cells: which field they answer, and whose form they are part of."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils.cell import range_boundaries
from rapidfuzz.fuzz import ratio

from nelaudit.model.forms import row_key
from tests.intake.office_forms import Filled
from tests.intake.office_grid import Grid, Place, marks, plain

Row = Mapping[str, str]
"""A row of an exported table."""

_FURTHER = re.compile(r"\.\d+\.")
_GRADE = "Grade: "
_ALIKE, _APART = 65.0, 10.0
"""How like printed words must be to count as changed, and how much less like any others, of 100."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A spoiled file beside the form as issued."""

    form: Filled
    grid: Grid

    @cached_property
    def tells_whose(self) -> bool:
        """Whether anything in the file still says whose form it is: an id, or the front page."""
        own = {label: plain(text) for label, text in self.form.front.items() if label in {"Case reference", "Agency"}}
        fronts = ({label: plain(page.get(label, "")) for label in own} for page in self.grid.front)
        return self.form.form_id in self.grid.ids or own in fronts

    def says(self, row: Row, of: str, text: str, *, told: bool) -> bool:
        """Whether the file itself says that a text, written as one of a field, is what it was stored as.

        It stands in the cell that it is said to be from. The words printed for the field it was stored as stand in the row, whole, or changed and like no other's; and the column is the
        one of that field by its heading, or by the texts that stand in it. A sheet that came from elsewhere says nothing. `told` is whether a
        finding says that the row was found by its words.
        """
        place = place_of(row)
        if place is None or not self._is_own(place[0]) or text not in self.grid.cells.get(place, ""):
            return False
        field = row["field"] if row["field"] in self.form.labels else _FURTHER.sub(".1.", row["field"])
        same_row = bool(of) and row_of(of) == row_of(field)
        return self._column_says(place, field, of) and (same_row or self._row_says(place, field, told=told))

    def unknowable(self, row: Row) -> bool:
        """Whether nothing tells a cell of another form from the form's own, so that nobody could have known.

        It stands on a sheet without any id, and the form's own sheet of that kind is gone; or in a row added to the own
        sheet, with the words of a question whose own row has lost name and words.
        """
        place = place_of(row)
        if place is None:
            return False
        field = row["field"] if row["field"] in self.form.labels else _FURTHER.sub(".1.", row["field"])
        if place[0] not in self.grid.labelled:
            table, heading = field.partition(".")[0], self.form.headings[field]
            own = {at[0] for at, text in self._plain.items() if text == heading and self.maybe_own(at[0])}
            mine = {mark for mark in self.grid.places if mark.key == self.form.key}
            return not own - {place[0]} and not any(mark.field.startswith(f"{table}.") for mark in mine)
        label = plain(self.form.labels[field])
        alone = [at for at, text in self._plain.items() if label and text == label]
        return (
            len(alone) == 1 and alone[0][:2] == place[:2] and row_of(field).casefold() not in self.grid.names.values()
        )

    def _column_says(self, place: Place, field: str, of: str) -> bool:
        if (
            of.rpartition(".")[2] == field.rpartition(".")[2]
            and of.split(".", maxsplit=1)[0] == field.split(".", maxsplit=1)[0]
        ):
            return True
        heading = next((one for one in self.grid.above(place) if one in self._headings), "")
        if heading:
            return heading == self.form.headings[field]
        kinds = Counter(
            mark.field.rpartition(".")[2]
            for mark, places in self.grid.places.items()
            for one in places
            if (one[0], one[2]) == (place[0], place[2])
        )
        return bool(kinds) and kinds.most_common(1)[0][0] == field.rpartition(".")[2]

    def _row_says(self, place: Place, field: str, *, told: bool) -> bool:
        label, beside = plain(self.form.labels[field]), self.grid.row(place)
        if not label:
            return not any(_first(one) in text.casefold() for one in self._labels for text in beside if "?" in one)
        if self._stands(label, beside):
            return True
        if self._best(beside) != label or any(
            _first(text) == _first(label) and at[:2] != place[:2] for at, text in self._plain.items()
        ):
            return False
        return told or self.named(place, field)

    @cached_property
    def _plain(self) -> dict[Place, str]:
        return {place: plain(text) for place, text in self.grid.cells.items()}

    @cached_property
    def _labels(self) -> set[str]:
        return {plain(one) for one in self.form.labels.values()} - {""}

    def named(self, place: Place, field: str) -> bool:
        """Whether the hidden name of the field's row stands in the row."""
        return self.grid.names.get(place[:2]) == row_of(field).casefold()

    def whole(self, place: Place, field: str) -> bool:
        """Whether the words printed for the field stand whole in the row."""
        return self._stands(plain(self.form.labels.get(field, "")), self.grid.row(place))

    def _stands(self, label: str, texts: Iterable[str]) -> bool:
        """Whether printed words stand whole among texts, with an answer typed behind them or not."""
        return any(text == label or (text.startswith(label) and marks(text)) for text in texts)

    def _best(self, texts: Iterable[str]) -> str:
        """The printed words that some text is like, where it is clearly less like all others; else nothing."""
        texts = [one.partition("<")[0].casefold() for one in texts]
        likeness = sorted(
            ((max((_like(one, label) for one in texts), default=0.0), label) for label in self._labels), reverse=True
        )
        return likeness[0][1] if likeness[0][0] > _ALIKE and likeness[0][0] - likeness[1][0] > _APART else ""

    def _is_own(self, sheet: str) -> bool:
        """Whether a sheet is the form's own: by its id, or, without one, by the texts on it."""
        found = self.grid.labelled.get(sheet)
        return found == self.form.form_id if found else self.grid.keys.get(sheet) == {self.form.key}

    @cached_property
    def _headings(self) -> set[str]:
        return set(self.form.headings.values())

    def maybe_own(self, sheet: str) -> bool:
        """Whether nothing on a sheet says that it is another form's."""
        return self.not_anothers(sheet) and self.grid.keys.get(sheet, set()) <= {self.form.key}

    def not_anothers(self, sheet: str) -> bool:
        """Whether a sheet has the form's id, or none."""
        return self.grid.labelled.get(sheet, self.form.form_id) == self.form.form_id

    @cached_property
    def own_words(self) -> set[str]:
        return {text for (sheet, _, _), text in self._plain.items() if self.not_anothers(sheet)}


def _first(text: str) -> str:
    """The question without its hint, however far that is known: up to its question mark."""
    return text.partition("?")[0].casefold()


def _like(text: str, label: str) -> float:
    """How like a text is to printed words, or to their first line, of 100; a grade is known by its section's title."""
    if label.startswith(_GRADE) and label.removeprefix(_GRADE).casefold() in text:
        return 100.0
    return max(ratio(text, label.casefold()), ratio(text, _first(label)))


def row_of(field: str) -> str:
    return row_key(field) if "." in field else field


def place_of(row: Row) -> Place | None:
    if not row["cell"]:
        return None
    left, top, _, _ = range_boundaries(row["cell"].replace("$", ""))
    return row["sheet"], int(top or 0), int(left or 0)
