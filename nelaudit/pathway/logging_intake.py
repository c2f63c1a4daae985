"""The intake log for people: `output/intake-log.xlsx`, written anew at the end of every intake."""

import datetime as dt
from pathlib import Path

from nelaudit.model.definitions import Definitions
from nelaudit.pathway.guarding import guard_of
from nelaudit.pathway.workspace import Workspace, save_document
from nelaudit.privacy import Guard, clear
from nelaudit.report.intake_log import IntakeBook, intake_log
from nelaudit.store.record import Record
from nelaudit.writing.excel import workbook_bytes

FILE_NAME = "intake-log.xlsx"


def write_intake_log(space: Workspace, definitions: Definitions, today: dt.date) -> Path:
    """Writes the log; one that a person has edited is left alone, and the new one goes beside it.

    Raises:
        OutputError: it could not be written, as where it is open in Excel. What was taken in stays taken in.
    """
    with space.record() as record:
        guard = guard_of(definitions, record)
        data = workbook_bytes(clear(guard, intake_log(_book(definitions, record, today, guard))))
        return save_document(space, record, space.output / FILE_NAME, data, today)


def _book(definitions: Definitions, record: Record, today: dt.date, guard: Guard) -> IntakeBook:
    replaced = tuple((before.returned, after.returned) for before, after in record.replaced())
    forms = (record.form(form_id) for form_id in {after.form_id for _, after in replaced})
    return IntakeBook(
        today=today,
        register=definitions.register,
        lines=record.intake_log(),
        whose=record.whose(),
        replaced=replaced,
        side_by_side=tuple(tuple(one.returned for one in group) for group in record.side_by_side()),
        labels={form.form_id: form.labels for form in forms if form},
        clear=guard.text,
    )
