"""The intake log for people: `output/intake-log.xlsx`, written anew at the end of every intake."""

from collections.abc import Iterable

from nelaudit.model.definitions import Register
from nelaudit.model.intake import Outcome
from nelaudit.model.returns import Return
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.documents import Tray, Written
from nelaudit.pathway.trying import trying
from nelaudit.pathway.undecided import waiting_files
from nelaudit.privacy import clear
from nelaudit.report.lists.intake_log import IntakeBook, intake_log
from nelaudit.schedule.standing import excluded
from nelaudit.store.returns import StoredReturn
from nelaudit.writing.excel.workbook import workbook_bytes

FILE_NAME = "intake-log.xlsx"


def write_intake_log(desk: Desk) -> Written:
    """Writes the log; one that a person has edited is left alone, and the new one goes beside it.

    Where it cannot be written, as where it is open in Excel, what was taken in stays taken in.
    """
    tray = Tray(desk=desk)
    with trying(FILE_NAME, tray.failures):
        guard = desk.guard
        tray.put(desk.space.output / FILE_NAME, lambda: workbook_bytes(clear(guard, intake_log(_book(desk)))))
    return Written(documents=tuple(tray.written), failures=tuple(tray.failures))


def _book(desk: Desk) -> IntakeBook:
    record, register = desk.record, desk.definitions.register
    replaced = tuple((before.returned, after.returned) for before, after in record.returns.replaced())
    forms = (record.forms.get(form_id) for form_id in {after.form_id for _, after in replaced})
    return IntakeBook(
        today=desk.today,
        register=register,
        lines=record.intake.all(),
        waiting=waiting_files(desk.definitions, record),
        whose=record.forms.whose(),
        replaced=replaced,
        side_by_side=tuple(
            group
            for who in record.holdings.side_by_side()
            if len(group := _counting(record.returns.standing(who), register)) > 1
        ),
        labels={form.form_id: form.labels for form in forms if form},
        clear=desk.guard.text,
    )


def _counting(held: Iterable[StoredReturn], register: Register) -> tuple[Return, ...]:
    """The returns that count beside others: more than a confirmation, and not left out by decision."""
    returns = (one.returned for one in held)
    return tuple(
        one for one in returns if one.nature is not Outcome.CONFIRMED and not excluded(one, register.decisions)
    )
