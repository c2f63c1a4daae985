"""The intake log for people: `output/intake-log.xlsx`, written anew at the end of every intake."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from nelaudit.errors import Failure
from nelaudit.model.definitions import Definitions, Register
from nelaudit.model.returns import Outcome, Return
from nelaudit.pathway.documents import Tray, Written, trying
from nelaudit.pathway.guarding import guard_of
from nelaudit.pathway.undecided import waiting_files
from nelaudit.pathway.workspace import Workspace
from nelaudit.privacy import Guard, clear
from nelaudit.report.lists.intake_log import IntakeBook, intake_log
from nelaudit.schedule.standing import excluded
from nelaudit.store.record import Record
from nelaudit.store.returns import StoredReturn
from nelaudit.writing.excel.workbook import workbook_bytes

FILE_NAME = "intake-log.xlsx"


def write_intake_log(space: Workspace, definitions: Definitions, today: dt.date) -> Written:
    """Writes the log; one that a person has edited is left alone, and the new one goes beside it.

    Where it cannot be written, as where it is open in Excel, what was taken in stays taken in.
    """
    failures, documents = list[Failure](), list[Path]()
    with trying(FILE_NAME, failures), space.record() as record:
        tray = Tray(space=space, record=record, today=today, written=documents, failures=failures)
        guard = guard_of(definitions, record)
        book = partial(_book, definitions, record, today, guard)
        tray.put(space.output / FILE_NAME, lambda: workbook_bytes(clear(guard, intake_log(book()))))
    return Written(documents=tuple(documents), failures=tuple(failures))


def _book(definitions: Definitions, record: Record, today: dt.date, guard: Guard) -> IntakeBook:
    replaced = tuple((before.returned, after.returned) for before, after in record.returns.replaced())
    forms = (record.forms.get(form_id) for form_id in {after.form_id for _, after in replaced})
    return IntakeBook(
        today=today,
        register=definitions.register,
        lines=record.intake.all(),
        waiting=waiting_files(definitions, record),
        whose=record.forms.whose(),
        replaced=replaced,
        side_by_side=tuple(
            group
            for who in record.holdings.side_by_side()
            if len(group := _counting(record.returns.standing(who), definitions.register)) > 1
        ),
        labels={form.form_id: form.labels for form in forms if form},
        clear=guard.text,
    )


def _counting(held: Iterable[StoredReturn], register: Register) -> tuple[Return, ...]:
    """The returns that count beside others: more than a confirmation, and not left out by decision."""
    returns = (one.returned for one in held)
    return tuple(
        one for one in returns if one.nature is not Outcome.CONFIRMED and not excluded(one, register.decisions)
    )
