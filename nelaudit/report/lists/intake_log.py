"""The intake log as a workbook value: what became of every file, what each correction changed, what still waits.

It is the coordinator's own working paper. Cases are shown by their reference, and what identifies a child is taken
out; what an agency wrote is shown whole, since what changed in it is the point.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nelaudit.model.definitions import Register
from nelaudit.model.forms import Identity, row_key
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.model.returns import Return
from nelaudit.model.sheets import CELL_LIMIT, Cell, Sheet, Style, WorkbookValue
from nelaudit.model.wording import Clear, as_written, counted
from nelaudit.report.parts.table_sheet import TABLE_ROW, Styled, Value, table_sheet

_IDENTITY = ("Audit", "Case", "Agency", "Team")
_FILES = ("Date", "Time", "File", "Place in mail or zip", "Sender", "Message id", "Outcome", "Code", "What it means",
          "May be sent to the agency", "Form id", *_IDENTITY, "Reader", "SHA-256")  # fmt: skip
_CHANGES = (*_IDENTITY, "Field", "Question", "Sheet", "Cell", "Before", "After", "File before", "File after")
_WAITING = ("What waits", "Date", "File", "Place in mail or zip", "Sender", "Code", *_IDENTITY, "What it means",
            "May be sent to the agency", "SHA-256")  # fmt: skip
_LOOKS = {"Message id": Style.PLAIN, "SHA-256": Style.PLAIN}
"""What machines compare stays on one line, so that it makes no row high."""

_HOW = (
    (
        "What this is",
        (
            "Every file that reached the board, and what became of it. The program writes it anew at the end of "
            "each intake. If you edit it, your copy is left alone and the new one goes beside it."
        ),
    ),
    (
        "Files",
        (
            "A row for each thing that became of a file, oldest first. A mail or zip has a row for each workbook in it. "
            "A file that comes a second time unchanged adds no row. “What it means” is for you; “May be sent to the agency” is "
            "worded so that you can copy it into a reply."
        ),
    ),
    (
        "Outcome",
        (
            "accepted: a return with answers · confirmed: details only, no answers yet · nil: a statement of no "
            "involvement · superseded: older than, or saying less than, the return that is held · asked: you decide; either two "
            "returns stand, or nothing of the file counts until you have · attachment: kept beside a return · refused: kept, but not counted."
        ),
    ),
    (
        "What changed",
        (
            "Where a later return replaced an earlier one: each cell that is not as it was, with its whole text "
            "before and after. The sheet and cell are those of the later file; both files are kept."
        ),
    ),
    (
        "Waiting",
        (
            "What still needs a person: refused files that have not been taken in since, files of which it is not clear whose "
            "they are or which of two versions counts, and cases of which more than one return stands. A row goes away "
            "by itself once the matter is settled: a decision on a file is carried out at the next run. It may name the file by "
            "its path or name, by its name inside a mail or zip, or by the start of its SHA-256."
        ),
    ),
    (
        "Who may see it",
        (
            "It holds what agencies wrote, in full. Keep it where the returns are kept, and do not send it on. "
            "Children are shown by their case reference; names, birthdays, numbers and addresses are taken out."
        ),
    ),
    (
        "Refused files",
        (
            "Nothing is ever deleted: every file lies in output/record/archive under its SHA-256. After the "
            "program has learned to read a kind of file, “ingest --again” reads them all once more."
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeBook:
    """What the log is made of.

    `lines` are the log's own, oldest first; `waiting` are those of files that are held and not taken in; `whose` tells
    whose form an id is; `replaced` are pairs of a return and the one that replaced it; `side_by_side` are groups of
    returns of one form of which more than one counts; `labels` are the words beside a row of a form, by form id and the
    row's hidden name. `clear` takes out of texts what identifies a child, before they are cut to what a cell holds.
    """

    today: dt.date
    register: Register
    lines: tuple[IntakeRow, ...]
    whose: Mapping[str, Identity]
    replaced: tuple[tuple[Return, Return], ...]
    side_by_side: tuple[tuple[Return, ...], ...]
    labels: Mapping[str, Mapping[str, str]]
    waiting: tuple[IntakeRow, ...] = ()
    clear: Clear = as_written


def intake_log(book: IntakeBook) -> WorkbookValue:
    """The log: how to read it, the files, what changed, what waits. `created` is the day of its last line."""
    board = book.register.board
    return WorkbookValue(
        title="Intake log",
        subject="What became of every file that reached the board",
        author=board.coordinator,
        created=max((line.taken_on for line in book.lines), default=book.today),
        sheets=(_read_me(book), _files(book), _what_changed(book), _waiting(book)),
        footer=" · ".join(filter(None, (board.setting("protective_marking"), board.short_name, "Intake log"))),
    )


def _read_me(book: IntakeBook) -> Sheet:
    refused = sum(line.outcome is Outcome.REFUSED for line in book.lines)
    cells = [Cell(row=0, col=0, value="Intake log", style=Style.TITLE)]
    said = f"{book.register.board.name}: {counted(len(book.lines), 'outcome')} so far, {counted(refused, 'refusal')} among them."
    cells.append(Cell(row=1, col=0, value=said))
    for number, (head, words) in enumerate(_HOW, start=TABLE_ROW):
        cells.append(Cell(row=number, col=0, value=head, style=Style.LABEL))
        cells.append(Cell(row=number, col=1, value=words, style=Style.QUESTION))
    return Sheet(name="Read me", cells=tuple(cells), widths=(20, 100), landscape=True)


def _files(book: IntakeBook) -> Sheet:
    rows = [
        (line.taken_on, line.taken_at, line.path, line.member, line.sender, line.message_id, line.outcome.value,
         line.code, line.message, line.for_agency, line.form_id, *_who(book, book.whose.get(line.form_id)),
         line.reader, line.sha256)
        for line in book.lines
    ]  # fmt: skip
    note = "A row for each thing that became of a file, oldest first."
    widths = (11, 6, 24, 20, 20, 12, 11, 6, 44, 36, 15, 13, 8, 18, 8, 8, 12)
    return _sheet("Files", note, _FILES, rows, widths, book.clear)


def _what_changed(book: IntakeBook) -> Sheet:
    rows = [
        (*_who(book, after.identity), new.field, _question(book, after, new.field), new.sheet, new.cell,
         old.value if old else "", new.value, before.received.file, after.received.file)
        for before, after in book.replaced
        for old, new in after.changes_since(before)
    ]  # fmt: skip
    note = "Each cell of a later return that is not as it was in the return that it replaced."
    widths = (13, 8, 18, 8, 20, 28, 11, 6, 50, 50, 22, 22)
    return _sheet("What changed", note, _CHANGES, rows, widths, book.clear)


def _waiting(book: IntakeBook) -> Sheet:
    rows = [
        ("File refused", line.taken_on, line.path, line.member, line.sender, line.code,
         *_who(book, book.whose.get(line.form_id)), line.message, line.for_agency, line.sha256)
        for line in _refused_still(book.lines)
    ]  # fmt: skip
    rows += [
        ("File asked about", line.taken_on, line.path, line.member, line.sender, "",
         *_who(book, book.whose.get(line.form_id)), line.message, line.for_agency, line.sha256)
        for line in book.waiting
    ]  # fmt: skip
    for group in book.side_by_side:
        rows += [
            ("Two returns stand", one.received.day, one.received.path, one.received.member, "", "",
             *_who(book, one.identity), _ASKED.format(number=len(group)), "", one.received.sha256)
            for one in group
        ]  # fmt: skip
    note = "Refused files not taken in since, files that wait for your decision, and cases of which two returns stand."
    widths = (13, 11, 26, 20, 20, 6, 13, 8, 18, 8, 46, 40, 12)
    return _sheet("Waiting", note, _WAITING, rows, widths, book.clear)


_ASKED = (
    "{number} returns of this case and agency stand side by side. To leave one out, add a decision “exclude” to the "
    "register and name its file."
)


def _refused_still(lines: Sequence[IntakeRow]) -> list[IntakeRow]:
    """The last refusal of each file whose bytes have not been taken in since, alone or by what lies in them.

    A file that could not even be read has no digest, and is known by its path.
    """
    taken = {key for line in lines if line.outcome is not Outcome.REFUSED for key in (line.sha256, line.container)}
    last: dict[tuple[str, str, str], IntakeRow] = {}
    for line in lines:
        if line.sha256:
            for member in ("", line.member):
                last.pop(("", line.path, member), None)
        if line.outcome is Outcome.REFUSED and (not line.sha256 or line.sha256 not in taken):
            last[(line.sha256, line.path, line.member)] = line
    return list(last.values())


def _who(book: IntakeBook, who: Identity | None) -> tuple[str, str, str, str]:
    """Whose a form is, as the columns show it: the agency by its name."""
    if who is None:
        return "", "", "", ""
    agency = book.register.agency(who.agency)
    return who.audit, who.case, agency.name if agency else who.agency, who.team


def _question(book: IntakeBook, returned: Return, field: str) -> str:
    """The words printed beside a field: its question without the hint."""
    return book.labels.get(returned.form_id, {}).get(row_key(field), "").split("\n")[0]


def _sheet(
    name: str, note: str, header: Sequence[str], rows: Sequence[Sequence[Value]], widths: Sequence[float],
    clear: Clear,
) -> Sheet:  # fmt: skip
    """A sheet with its table: no name of a child or carer, and no text longer than a cell holds."""
    looks = {col: _LOOKS[words] for col, words in enumerate(header) if words in _LOOKS}
    shown = [[_shown(value, clear) for value in values] for values in rows]
    return table_sheet(name, note, header, shown, widths, styles=looks)


def _shown(value: Value, clear: Clear) -> Value | Styled:
    if isinstance(value, dt.date):
        return Styled(value=value, style=Style.DATE)
    return _fitting(clear(value)) if isinstance(value, str) else value


def _fitting(text: str) -> str:
    """A text that a cell can hold; a longer one ends with how much of it is left out."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * CELL_LIMIT:
        return text
    note = f"\n[… cut here: the whole text has {len(text):,} characters]"
    return units[: 2 * (CELL_LIMIT - len(note))].decode("utf-16-le", "ignore") + note
