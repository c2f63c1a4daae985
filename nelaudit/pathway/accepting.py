"""One workbook as read → the returns in it, stored, or the reason why it is none of ours."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nelaudit.checks import Seen, run_checks
from nelaudit.checks.details import immediate_concern
from nelaudit.collate.standing import signed_off
from nelaudit.errors import BlankForm, Failure, Relabelled, WrongBoardOrAudit
from nelaudit.intake.attribution import how_attributed, lacking_sheets
from nelaudit.intake.confirming import confirmed_returns
from nelaudit.intake.label import Label, Labelled, issued_form, read_labels
from nelaudit.intake.matching import Matched, match_inputs
from nelaudit.intake.settle import Held, Settled, changes, nature, settle
from nelaudit.issue.identity import signature
from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import CONFIRMATION, Form
from nelaudit.model.returns import Basis, IntakeRow, Notice, NoticeKind, Outcome, Received, Return
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.reading.reader import Reader
from nelaudit.store.files import Archive
from nelaudit.store.record import Record, StoredReturn

STATED = "An immediate safeguarding concern is stated."
_SHOWN_CHANGES = 6
_WITHOUT_COMMENTS = frozenset({"xls", "xlsb"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of one workbook: `member` is its place in a mail or zip, empty for a plain file."""

    path: str
    member: str
    outcome: Outcome
    message: str
    code: str = ""
    form_id: str = ""
    sha256: str = ""
    supersedes: tuple[str, ...] = ()
    urgent: bool = False
    sender: str = ""
    message_id: str = ""
    reader: str = ""
    for_agency: str = ""


@dataclass(slots=True, kw_only=True)
class Batch:
    """What one batch works with. `again` reads anew what is held already, with the reader as it is now.

    `order` is then the place of each archived file in the order of arrival, by its digest.
    `parts` and `unpacked` (bytes) are what the mails and zips in the present file have held so far.
    """

    definitions: Definitions
    record: Record
    archive: Archive
    reader: Reader
    today: dt.date
    key: bytes
    clock: str = ""
    again: bool = False
    order: Mapping[str, int] = field(default_factory=dict)
    parts: int = 0
    unpacked: int = 0
    failures: list[Failure] = field(default_factory=list)
    """What could not be kept, and why; the batch goes on all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Bytes on their way in: where they were found and what is known of the day.

    `container` is the digest of the whole file that they came in; `arrived` is the day on which that was first taken
    in, where it is now read again.
    """

    path: str
    member: str
    data: bytes
    modified: dt.date | None = None
    mailed: dt.date | None = None
    sender: str = ""
    message_id: str = ""
    depth: int = 0
    container: str = ""
    arrived: dt.date | None = None


def take_workbook(batch: Batch, found: Found, sha256: str, book: ReadWorkbook) -> list[Entry]:
    """An entry for each form in the workbook, each stored wholly or not at all.

    Raises:
        FileError: it holds no form of ours, or one that was re-labelled, or a blank one.
    """
    forms = [(one, _issued(batch, one.label, sha256)) for one in read_labels(book)]
    made = [(one, form, *_returns(batch, found, sha256, book, one, form, alone=len(forms) == 1)) for one, form in forms]
    if not any(returns for _, _, returns, _ in made):
        raise BlankForm(f"It is the form for {forms[0][1].identity}.")
    entries = []
    with batch.record.whole():
        _keep_media(batch, found, sha256, book)
        for one, form, returns, outcome in made:
            if not returns:
                continue
            place = found if len(made) == 1 else _within(found, one)
            held = [batch.record.held(sha256, new.form_id) for new in returns] if batch.again else []
            if any(held):
                entry = _read_anew(batch, place, form, tuple(zip(returns, held, strict=True)), outcome)
            else:
                entry = _settled(batch, place, sha256, form, returns, outcome)
            entries.append(replace(entry, reader=book.format))
            if entry.outcome is not Outcome.UNCHANGED:
                batch.record.add_intake(log_row(batch, entries[-1], found))
    return entries


def _within(found: Found, one: Labelled) -> Found:
    """The place of one of several forms: the workbook's, and the form's first sheet."""
    sheet = f"sheet {one.sheets[0].name}" if one.sheets else one.label.form_id
    return replace(found, member=" › ".join(filter(None, (found.member, sheet))))


def _issued(batch: Batch, label: Label, sha256: str) -> Form:
    def issued(form_id: str) -> Form | None:
        if not form_id.startswith(CONFIRMATION):
            return batch.record.form(form_id)
        sheet = batch.record.confirmation(form_id)
        return sheet.form if sheet else None

    def sign(said: Label) -> str:
        return signature(batch.key, said.form_id, said.identity, said.edition) if said.identity else ""

    form = issued_form(label, issued, batch.definitions.register, sign)
    closed = signed_off(form.identity, batch.definitions.register.decisions)
    if closed and closed.date <= batch.today and not (batch.again and batch.record.settled(sha256)):
        raise WrongBoardOrAudit(
            f"{form.identity.audit} was signed off on {short_day(closed.date)} and is closed. To take the form in all "
            "the same, add a decision “include” of a later day to the register."
        )
    return form


def _returns(
    batch: Batch, found: Found, sha256: str, book: ReadWorkbook, one: Labelled, form: Form, *, alone: bool
) -> tuple[tuple[Return, ...], Outcome | None]:
    """The returns that a form holds: one, or of a confirmation sheet one for each case; none where nothing is filled."""
    received = _received(found, sha256, form, found.arrived or batch.today)
    matched = match_inputs(form, one.sheets, one.copies, unlabelled=one.unlabelled, others=one.others)
    if not alone and (lacking := lacking_sheets(form, matched)):
        raise Relabelled(
            f"It holds sheets of several forms, and that of {form.identity} is there without its sheet "
            f"{' and '.join(lacking)}: nobody can say whose the others are."
        )
    matched = replace(matched, notices=(*_of_the_file(one.label, form, book), *matched.notices))
    if form.form_id.startswith(CONFIRMATION):
        sheet = batch.record.confirmation(form.form_id)
        if sheet is None:
            raise WrongBoardOrAudit(f"This board never issued {form.form_id}.")
        return tuple(confirmed_returns(sheet, matched, batch.record.form, received)), Outcome.CONFIRMED
    new = Return(
        form_id=form.form_id,
        identity=form.identity,
        edition=form.edition,
        received=received,
        inputs=matched.inputs,
        notices=matched.notices,
    )
    return ((new,) if any(not one.blank for one in new.inputs.values()) or _says_something(matched) else ()), None


def _says_something(matched: Matched) -> bool:
    """Whether words stand somewhere, if not in the cells for answers."""
    silent = {
        NoticeKind.UNSIGNED,
        NoticeKind.UNREADABLE,
        NoticeKind.ROW_GONE,
        NoticeKind.ALTERED,
        NoticeKind.BY_WORDS,
        NoticeKind.BY_LIKE_WORDS,
        NoticeKind.OTHER_WORDS,
        NoticeKind.NO_ID,
        NoticeKind.NOT_TAKEN,
    }
    return any(notice.kind not in silent for notice in matched.notices)


def _of_the_file(label: Label, form: Form, book: ReadWorkbook) -> Iterator[Notice]:
    if label.signature != form.signature:
        yield Notice(kind=NoticeKind.UNSIGNED, words="another signature" if label.signature else "no signature")
    if book.format in _WITHOUT_COMMENTS:
        words = f"In the format .{book.format}, comments and text boxes cannot be read."
        yield Notice(kind=NoticeKind.UNREADABLE, words=words)
    for sheet in book.sheets:
        if sheet.remarks_lost:
            words = "The sheet has comments or text boxes in a damaged part of the file, which cannot be read."
            yield Notice(kind=NoticeKind.UNREADABLE, sheet=sheet.name, words=words)
    if book.media_left_out:
        words = (
            f"{counted(book.media_left_out, 'picture or document', 'pictures or documents')} too large to keep apart"
        )
        yield Notice(kind=NoticeKind.OUTSIDE, words=words)


def _settled(
    batch: Batch, found: Found, sha256: str, form: Form, returns: Sequence[Return], outcome: Outcome | None
) -> Entry:
    """Stores the returns beside those held, and says what became of them."""
    settled = [_store(batch, new) for new in returns]
    message = (settled[0].message if outcome is None else _confirmed(returns)) + _unclear(returns)
    message = " ".join(filter(None, (message, how_attributed([notice for new in returns for notice in new.notices]))))
    return Entry(
        path=found.path,
        member=found.member,
        outcome=outcome or settled[0].outcome,
        message=message,
        form_id=form.form_id,
        sha256=sha256,
        supersedes=tuple(dict.fromkeys(sha for one in settled for sha in one.replaces)),
        urgent=any(_is_urgent(batch, new) for new in returns),
        sender=found.sender,
        message_id=found.message_id,
    )


def _store(batch: Batch, new: Return) -> Settled:
    """Stores one return beside those held."""
    sha256 = new.received.sha256
    standing = [one for one in batch.record.standing(new.identity) if one.returned.received.sha256 != sha256]
    held = [Held(sha256=one.returned.received.sha256, returned=one.returned) for one in standing]
    place = batch.order.get(sha256)
    later = {one.sha256 for one in held if place is not None and batch.order.get(one.sha256, place) > place}
    settled = settle(new, held, later)
    batch.record.add_return(new, replaces=settled.replaces, replaced_by=settled.replaced_by)
    return replace(settled, message=settled.message + _what_changed(new, standing, settled.replaces))


def _read_anew(
    batch: Batch, found: Found, form: Form, pairs: Sequence[tuple[Return, StoredReturn | None]], outcome: Outcome | None
) -> Entry:
    """Puts what is now read of a held file in the place of what was; the day, and what replaces what, stay."""
    cells: list[str] = []
    noticed = urgent = False
    for new, held in pairs:
        if held is None:
            _store(batch, new)
            cells += [f"{one.sheet} {one.cell}" for one in new.inputs.values() if not one.blank]
            urgent |= _is_urgent(batch, new)
            continue
        before = held.returned
        differing = [one for name, one in new.inputs.items() if before.inputs.get(name) != one]
        differing += [one for name, one in before.inputs.items() if name not in new.inputs]
        cells += [f"{one.sheet} {one.cell}" for one in differing]
        noticed |= new.notices != before.notices
        urgent |= any(one.field.startswith("concern.") for one in differing) and _is_urgent(batch, new)
        if differing or new.notices != before.notices:
            batch.record.add_return(replace(new, received=before.received))
    entry = Entry(
        path=found.path, member=found.member, outcome=Outcome.UNCHANGED, message="Read again; nothing differs.",
        form_id=form.form_id, sha256=pairs[0][0].received.sha256, sender=found.sender, message_id=found.message_id,
    )  # fmt: skip
    if not cells and not noticed:
        return entry
    superseded = all(held and held.superseded_by for _, held in pairs)
    what = Outcome.SUPERSEDED if superseded else outcome or nature(pairs[0][0])
    return replace(entry, outcome=what, message=_anew(cells), urgent=urgent)


def _anew(cells: Sequence[str]) -> str:
    """What a second reading found, in a sentence."""
    if not cells:
        return "Read anew: no cell differs from what was held; what was noticed beside the cells does."
    verb = "differs" if len(cells) == 1 else "differ"
    return f"Read anew: {counted(len(cells), 'cell')} {verb} from what was held: {_some(cells)}."


def _some(cells: Sequence[str]) -> str:
    """The first few cells, and how many more there are."""
    more = f" and {len(cells) - _SHOWN_CHANGES} more" if len(cells) > _SHOWN_CHANGES else ""
    return f"{', '.join(cells[:_SHOWN_CHANGES])}{more}"


def _confirmed(returns: Sequence[Return]) -> str:
    """A confirmation sheet in a sentence."""
    nil = [one.identity.case for one in returns if one.is_nil]
    cases = counted(len(returns), "case")
    return f"Taken in as the confirmation of {cases}." + (f" No involvement in {listed(nil)}." if nil else "")


def _unclear(returns: Sequence[Return]) -> str:
    """Whose involvement cannot be told from what came, in a sentence; empty where all is clear."""
    cases = listed([one.identity.case for one in returns if one.is_unclear])
    return f" Whether the agency was involved in {cases} cannot be told from it: see the findings." if cases else ""


def _what_changed(new: Return, standing: Sequence[StoredReturn], replaces: Sequence[str]) -> str:
    """Cell by cell, against the latest return that it replaces; the intake log has them all."""
    before = [one.returned for one in standing if one.returned.received.sha256 in replaces and one.returned.has_answers]
    if not before:
        return ""
    cells = [f"{after.sheet} {after.cell}" for _, after in changes(before[-1], new)]
    return f" {counted(len(cells), 'cell')} changed: {_some(cells)}." if cells else ""


def _keep_media(batch: Batch, found: Found, sha256: str, book: ReadWorkbook) -> None:
    """Pictures and documents inside the workbook are kept as attachments of its return."""
    for inside in book.media:
        member = " › ".join(filter(None, (found.member, inside.name)))
        batch.record.add_attachment(batch.archive.put(inside.data), sha256, found.path, member)


def _is_urgent(batch: Batch, returned: Return) -> bool:
    """Whether the return states an immediate concern: said at once, not only at the next report."""
    tool = batch.record.tool(returned.edition)
    return tool is not None and bool(run_checks(Seen(returned=returned, tool=tool), (immediate_concern,)).findings)


def _received(found: Found, sha256: str, form: Form, today: dt.date) -> Received:
    """The day of receipt: the mail's date, else the file's own where it lies between issue and today, else today.

    `today` is the day on which the file was first taken in.
    """
    day, basis = today, Basis.TODAY
    if found.mailed is not None and found.mailed <= today:
        day, basis = found.mailed, Basis.MAIL
    elif found.modified is not None and form.issued_on <= found.modified <= today:
        day, basis = found.modified, Basis.FILE
    return Received(day=day, basis=basis, path=found.path, member=found.member, sha256=sha256)


def log_row(batch: Batch, entry: Entry, found: Found) -> IntakeRow:
    """An entry as the intake log keeps it; that a concern is stated stands in it whatever became of the file."""
    return IntakeRow(
        taken_on=batch.today,
        path=entry.path,
        member=entry.member,
        sender=entry.sender,
        sha256=entry.sha256,
        outcome=entry.outcome,
        code=entry.code,
        message=f"{entry.message} {STATED}" if entry.urgent else entry.message,
        form_id=entry.form_id,
        message_id=entry.message_id,
        reader=entry.reader,
        modified=found.modified,
        mailed=found.mailed,
        taken_at=batch.clock,
        for_agency=entry.for_agency,
        container=found.container,
    )
