"""A confirmation sheet as matched → one return of details for each case that it says something of.

Each of its lines prints the case that it is about. What a line says in words goes before the hidden name that it carries,
and a line that names a case for which the sheet was not issued is about nobody knows whom.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from nelaudit.intake.matching import Matched
from nelaudit.model.forms import Confirmation, Form, confirmed_field
from nelaudit.model.receipt import Received
from nelaudit.model.returns import Input, Notice, Return

_FIELDS = {
    "involved": "details.involved",
    "case_worker": "details.case_worker",
    "auditor": "details.auditor",
    "manager": "details.manager",
    "attends": "attendee.1.name",
    "nil_confirmed_by": "details.nil_confirmed_by",
    "nil_confirmed_on": "details.nil_confirmed_on",
    "nil_records_searched": "details.nil_records_searched",
}
"""A column of the sheet → the field of the form that it fills."""


def confirmed_returns(
    sheet: Confirmation, matched: Matched, issued: Callable[[str], Form | None], received: Received
) -> Iterator[Return]:
    """A return of details for each row that is filled in; each input keeps the sheet and cell where it stands.

    What was noticed of no filled row stands with the first return.
    """
    first = True
    filled = [number for number in range(1, len(sheet.forms) + 1) if any(
        not found.blank for found in _inputs(matched, number).values())]  # fmt: skip
    for number in filled:
        form = issued(sheet.forms[number - 1])
        if form is None:
            continue
        yield Return(
            form_id=form.form_id,
            identity=form.identity,
            edition=form.edition,
            received=received,
            inputs=_inputs(matched, number),
            notices=tuple(_notices(matched, number, filled, others=first)),
        )
        first = False


def lines_taken(sheet: Confirmation, returns: Sequence[Return]) -> tuple[tuple[int, Input], ...]:
    """The filled inputs of each line that was taken, with the line's number."""
    numbers = {form_id: number for number, form_id in enumerate(sheet.forms, start=1)}
    return tuple((numbers[new.form_id], one) for new in returns for one in new.inputs.values() if not one.blank)


def _inputs(matched: Matched, number: int) -> dict[str, Input]:
    return {
        field: replace(found, field=field)
        for column, field in _FIELDS.items()
        if (found := matched.inputs.get(confirmed_field(number, column)))
    }


def _notices(matched: Matched, number: int, filled: Collection[int], *, others: bool) -> Iterator[Notice]:
    """What was noticed of the row, by the form's own fields; with `others`, also what is of no filled row."""
    starts = tuple(confirmed_field(one, "") for one in filled)
    for notice in matched.notices:
        if notice.field.startswith(confirmed_field(number, "")):
            yield replace(notice, field=_FIELDS[notice.field.rpartition(".")[2]])
        elif others and not notice.field.startswith(starts):
            yield replace(notice, field="")
