"""A confirmation sheet as matched → one return of details for each case that it says something of."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from nelaudit.intake.matching import Matched
from nelaudit.model.forms import Confirmation, Form, confirmed_field
from nelaudit.model.returns import Input, Notice, Received, Return

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
    """A return of details for each row that is filled in; each input keeps the sheet and cell where it stands."""
    for number, form_id in enumerate(sheet.forms, start=1):
        form = issued(form_id)
        inputs = {
            field: replace(found, field=field)
            for column, field in _FIELDS.items()
            if (found := matched.inputs.get(confirmed_field(number, column)))
        }
        if form is None or all(found.blank for found in inputs.values()):
            continue
        yield Return(
            form_id=form_id,
            identity=form.identity,
            edition=form.edition,
            received=received,
            inputs=inputs,
            notices=tuple(_notices(matched, number, inputs)),
        )


def _notices(matched: Matched, number: int, inputs: dict[str, Input]) -> Iterator[Notice]:
    start = confirmed_field(number, "")
    for notice in matched.notices:
        column = notice.field.removeprefix(start)
        if notice.field.startswith(start) and _FIELDS.get(column) in inputs:
            yield replace(notice, field=_FIELDS[column])
