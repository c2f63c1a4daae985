"""The files on which a person must decide before anything of them counts."""

from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import CONFIRMATION, Confirmation, Form
from nelaudit.model.intake import IntakeRow
from nelaudit.model.receipt import Received, receipt
from nelaudit.pathway.asking import is_left_out
from nelaudit.store.record import Record


def waiting_files(definitions: Definitions, record: Record) -> tuple[IntakeRow, ...]:
    """The files that are held and not taken in, and that no decision leaves out: their latest lines in the log."""
    return tuple(line for line in record.intake.waiting() if not _put_away(definitions, record, line))


def _put_away(definitions: Definitions, record: Record, line: IntakeRow) -> bool:
    form: Form | Confirmation | None = record.forms.get(line.form_id)
    if line.form_id.startswith(CONFIRMATION):
        form = record.confirmations.get(line.form_id)
    if form is None:
        return False
    issued_on = form.issued_on if isinstance(form, Form) else form.form.issued_on
    day, basis = receipt(line.mailed, line.modified, issued_on, record.intake.first_day(line.sha256) or line.taken_on)
    got = Received(day=day, basis=basis, path=line.path, member=line.member, sha256=line.sha256)
    return is_left_out(form, record.forms.get, got, definitions.register.decisions)
