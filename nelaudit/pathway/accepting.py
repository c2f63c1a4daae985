"""One workbook as read → the returns in it, stored, or the reason why it is none of ours."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from nelaudit.checks import Seen
from nelaudit.checks.details import immediate_concern
from nelaudit.collate.standing import excluded, signed_off
from nelaudit.errors import BlankForm, WrongBoardOrAudit
from nelaudit.intake.confirming import confirmed_returns, lines_taken
from nelaudit.intake.front_page import FrontPage, Known, read_fronts
from nelaudit.intake.label import Label, Labelled, issued_form, read_labels
from nelaudit.intake.matching import Matched, match_inputs
from nelaudit.intake.settle import Held, Settled, changes, nature, outdone_words, settle
from nelaudit.intake.sheet_lines import read_lines, with_cases_as_labels
from nelaudit.intake.whose import gone_words
from nelaudit.issue.identity import signature
from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import CONFIRMATION, Form
from nelaudit.model.returns import Aside, Basis, IntakeRow, Notice, NoticeKind, Outcome, Received, Return, receipt
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.asking import Doubt, doubt_about_form, doubt_about_sheet
from nelaudit.reading.reader import Reader
from nelaudit.store.files import Archive
from nelaudit.store.record import Record, StoredReturn

_SHOWN_CHANGES = 6
_CLOCKS_DIFFER = dt.timedelta(days=1)
"""How far ahead of ours another computer's day may be, by its zone alone."""

_WHICH_COUNTS = "More than one version of your form reached us, and we cannot tell which is the latest. Please tell us which one counts."
_WITHOUT_COMMENTS = frozenset({"xls", "xlsb"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of one workbook: `member` is its place in a mail or zip, empty for a plain file.

    `case_unclear` is whose form its label says that it is, where nobody knows whether that is so.
    """

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
    case_unclear: str = ""


@dataclass(kw_only=True)
class Batch:
    """What one batch works with. `again` reads anew what is held already, with the reader as it is now.

    `order` is then the place of each archived file in the order of arrival, by its digest.
    `parts` and `unpacked` (bytes) are what the mails and zips in the present file have held so far.
    `fresh` are the returns that came in this batch, by digest and form, with the id under which each stands in the log;
    `amended` is what became of them later in the batch. `released` is what a decision has now let in and `waiting` what
    still waits for one, by digest.
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
    fresh: dict[tuple[str, str], str] = field(default_factory=dict)
    amended: dict[tuple[str, str], tuple[Outcome, str]] = field(default_factory=dict)
    released: dict[str, list[Entry]] = field(default_factory=dict)
    waiting: dict[str, list[IntakeRow]] = field(default_factory=dict)

    @cached_property
    def known(self) -> Known:
        """What the first pages of the board's forms say."""
        return Known(self.definitions.register)


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

    One that may be about another child than its label says waits, and nothing of it is stored.

    Raises:
        FileError: it holds no form of ours, or one that was re-labelled, or a blank one.
    """
    forms = [(one, _issued(batch, one.label, sha256)) for one in read_labels(book)]
    made = [(one, form, *_returns(batch, found, sha256, book, one, form)) for one, form in forms]
    own = [form for _, form in forms if not form.form_id.startswith(CONFIRMATION)]
    pages = read_fronts(own, book.sheets, batch.known)
    doubts = {form.form_id: _doubt(batch, found, sha256, form, one, returns, pages) for one, form, returns, _ in made}
    if not any(returns or doubts[form.form_id] for _, form, returns, _ in made):
        raise BlankForm(f"It is the form for {forms[0][1].identity}.")
    entries = []
    with batch.record.whole():
        _keep_media(batch, found, sha256, book)
        for one, form, returns, outcome in made:
            doubt = doubts[form.form_id]
            if not returns and not doubt:
                continue
            place = found if len(made) == 1 else _within(found, one)
            if doubt:
                entry = _waits(batch, place, sha256, form, returns, doubt)
            else:
                entry = _one_form(batch, place, sha256, form, returns, outcome, pages.get(form.form_id))
            entries.append(replace(entry, reader=book.format))
            if entry.outcome is not Outcome.UNCHANGED and not _said_before(batch, entries[-1]):
                batch.record.add_intake(log_row(batch, entries[-1], found))
    return entries


def _one_form(
    batch: Batch,
    found: Found,
    sha256: str,
    form: Form,
    returns: Sequence[Return],
    outcome: Outcome | None,
    page: FrontPage | None,
) -> Entry:
    """What becomes of a form of which nobody doubts whose it is."""
    held = [batch.record.held(sha256, new.form_id) for new in returns]
    taken = [stored if stored and stored.aside is not Aside.WHOSE else None for stored in held]
    if any(taken) and batch.again:
        return _read_anew(batch, found, form, tuple(zip(returns, taken, strict=True)), outcome)
    if any(taken):  # read again only since another form in the same workbook waits
        return _entry(found, sha256, form, Outcome.UNCHANGED, "Taken in before; nothing changed.")
    entry = _settled(batch, found, sha256, form, returns, outcome)
    noted = gone_words(page) if page and entry.outcome is not Outcome.ASKED else ""
    return replace(entry, message=f"{entry.message}{noted}")


def _doubt(
    batch: Batch,
    found: Found,
    sha256: str,
    form: Form,
    one: Labelled,
    returns: Sequence[Return],
    pages: Mapping[str, FrontPage],
) -> Doubt | None:
    """Whether the form may be about another child than its label says; a decision may have settled that."""
    record, decisions = batch.record, batch.definitions.register.decisions
    received = returns[0].received if returns else _received(found, sha256, form, found.arrived or batch.today, None)
    held = [batch.record.held(sha256, new.form_id) for new in returns] if batch.again else []
    if held and all(stored and stored.superseded_by for stored in held):
        return None
    page = pages.get(form.form_id)
    if page:
        concern = any(is_urgent(batch, new) for new in returns)
        others = [stored.returned.received for stored in record.returns_of(form.identity)] if page.changed else []
        doubt = doubt_about_form(form.identity, page, received, decisions, concern=concern, among=others)
        return doubt if returns else None
    sheet = record.confirmation(form.form_id)
    if sheet is None:
        return None
    lines = read_lines(sheet, one.sheets, lines_taken(sheet, returns), record.form, batch.known)
    return doubt_about_sheet(sheet, lines, record.form, received, decisions)


def _waits(batch: Batch, found: Found, sha256: str, form: Form, returns: Sequence[Return], doubt: Doubt) -> Entry:
    """The entry of a form on which a person must decide; a concern in it is said all the same.

    What an earlier version of the program took in of these bytes no longer counts.
    """
    for new in returns:
        stored = batch.record.held(sha256, new.form_id)
        if stored and stored.aside is not Aside.WHOSE:
            batch.record.put_aside(stored.returned, Aside.WHOSE)
    entry = _entry(found, sha256, form, Outcome.ASKED, doubt.words)
    urgent = any(is_urgent(batch, new) for new in returns)
    return replace(entry, urgent=urgent, for_agency=doubt.for_agency, case_unclear=doubt.case_unclear)


def _entry(found: Found, sha256: str, form: Form, outcome: Outcome, message: str) -> Entry:
    return Entry(
        path=found.path,
        member=found.member,
        outcome=outcome,
        message=message,
        form_id=form.form_id,
        sha256=sha256,
        sender=found.sender,
        message_id=found.message_id,
    )


def _said_before(batch: Batch, entry: Entry) -> bool:
    """Whether the log says the very same of a file that waits."""
    said = batch.record.last_intake(entry.sha256, entry.form_id) if entry.outcome is Outcome.ASKED else None
    return said is not None and (said.outcome, said.message) == (entry.outcome, entry.message)


def _within(found: Found, one: Labelled) -> Found:
    """The place of one of several forms: the workbook's, and the form's first sheet."""
    sheet = f"sheet {one.sheets[0].name}" if one.sheets else one.label.form_id
    return replace(found, member=" › ".join(filter(None, (found.member, sheet))))


def _issued(batch: Batch, label: Label, sha256: str) -> Form:
    def issued(form_id: str) -> Form | None:
        if not form_id.startswith(CONFIRMATION):
            return batch.record.form(form_id)
        sheet = batch.record.confirmation(form_id)
        return with_cases_as_labels(sheet, batch.record.form) if sheet else None

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
    batch: Batch, found: Found, sha256: str, book: ReadWorkbook, one: Labelled, form: Form
) -> tuple[tuple[Return, ...], Outcome | None]:
    """The returns that a form holds: one, or of a confirmation sheet one for each case; none where nothing is filled."""
    received = _received(found, sha256, form, found.arrived or batch.today, book.saved)
    matched = match_inputs(form, one.sheets, one.copies)
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
    settled = [_store(batch, new, form.form_id) for new in returns]
    asked = [(new, one) for new, one in zip(returns, settled, strict=True) if one.outcome is Outcome.ASKED]
    message = settled[0].message
    if outcome is not None:
        taken = [new for new, one in zip(returns, settled, strict=True) if one.outcome is not Outcome.ASKED]
        words = [of_case(new, one.message) for new, one in asked]
        message = " ".join([*([_confirmed(taken)] if taken else []), *words])
    entry = _entry(found, sha256, form, Outcome.ASKED if asked else outcome or settled[0].outcome, message)
    return replace(
        entry,
        supersedes=tuple(dict.fromkeys(sha for one in settled for sha in one.replaces)),
        urgent=any(is_urgent(batch, new) for new in returns),
        for_agency=_WHICH_COUNTS if any(one.aside for one in settled) else "",
    )


def of_case(returned: Return, words: str) -> str:
    """What is said of one of the cases on a confirmation sheet."""
    return f"{returned.identity.case}: {words}"


def _store(batch: Batch, new: Return, entry: str = "") -> Settled:
    """Stores one return beside those held. `entry` is the id under which its file stands in the log."""
    sha256, record = new.received.sha256, batch.record
    beside = [
        one
        for one in (*record.standing(new.identity), *record.set_aside(new.identity))
        if one.returned.received.sha256 != sha256 and not excluded(one.returned, batch.definitions.register.decisions)
    ]
    held = [held_beside(batch, one) for one in beside]
    place = batch.order.get(sha256)
    later = {one.sha256 for one in held if place is not None and batch.order.get(one.sha256, place) > place}
    settled = settle(new, held, later)
    batch.fresh[sha256, new.form_id] = entry or new.form_id
    record.add_return(new, replaces=settled.replaces, replaced_by=settled.replaced_by, aside=settled.aside)
    _amend(batch, new, held, settled)
    return replace(settled, message=settled.message + _what_changed(new, beside, settled.replaces))


def held_beside(batch: Batch, one: StoredReturn) -> Held:
    """A held return as a new one is settled with it."""
    got = one.returned.received
    return Held(
        sha256=got.sha256,
        returned=one.returned,
        waits=one.aside is not None,
        fresh=(got.sha256, one.returned.form_id) in batch.fresh,
    )


def _amend(batch: Batch, new: Return, held: Sequence[Held], settled: Settled) -> None:
    """Changes what was said, earlier in this batch, of versions that the new one has made doubtful or outdone."""
    words = dict(settled.also_aside)
    for one in held:
        if one.sha256 in words:
            batch.record.put_aside(one.returned, Aside.VERSION)
            _say_anew(batch, one.returned, Outcome.ASKED, words[one.sha256])
        elif one.sha256 in settled.replaces and one.waits and one.fresh:
            _say_anew(batch, one.returned, Outcome.SUPERSEDED, outdone_words(new))


def _say_anew(batch: Batch, returned: Return, outcome: Outcome, words: str) -> None:
    sha256 = returned.received.sha256
    entry = batch.fresh[sha256, returned.form_id]
    said = words if entry == returned.form_id else of_case(returned, words)
    batch.record.amend_intake(sha256, entry, outcome, said)
    batch.amended[sha256, entry] = (outcome, said)


def _read_anew(
    batch: Batch, found: Found, form: Form, pairs: Sequence[tuple[Return, StoredReturn | None]], outcome: Outcome | None
) -> Entry:
    """Puts what is now read of a held file in the place of what was; the day, and what replaces what, stay."""
    cells: list[str] = []
    noticed = urgent = False
    for new, held in pairs:
        if held is None:
            _store(batch, new, form.form_id)
            cells += [f"{one.sheet} {one.cell}" for one in new.inputs.values() if not one.blank]
            urgent |= is_urgent(batch, new)
            continue
        before = held.returned
        differing = [one for name, one in new.inputs.items() if before.inputs.get(name) != one]
        differing += [one for name, one in before.inputs.items() if name not in new.inputs]
        cells += [f"{one.sheet} {one.cell}" for one in differing]
        noticed |= new.notices != before.notices
        urgent |= any(one.field.startswith("concern.") for one in differing) and is_urgent(batch, new)
        kept = replace(new, received=replace(before.received, saved=new.received.saved))
        if differing or new.notices != before.notices or kept.received != before.received:
            batch.record.read_anew(kept)
    sha256 = pairs[0][0].received.sha256
    if not cells and not noticed:
        return _entry(found, sha256, form, Outcome.UNCHANGED, "Read again; nothing differs.")
    superseded = all(held and held.superseded_by for _, held in pairs)
    waits = any(held and held.aside and not held.superseded_by for _, held in pairs)
    what = Outcome.SUPERSEDED if superseded else Outcome.ASKED if waits else outcome or nature(pairs[0][0])
    return replace(_entry(found, sha256, form, what, _anew(cells)), urgent=urgent)


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


def is_urgent(batch: Batch, returned: Return) -> bool:
    """Whether the return states an immediate concern: said at once, not only at the next report."""
    tool = batch.record.tool(returned.edition)
    return tool is not None and any(immediate_concern.points(Seen(returned=returned, tool=tool)))


def _received(found: Found, sha256: str, form: Form, today: dt.date, saved: dt.datetime | None) -> Received:
    """How a file came. `today` is the day on which it was first taken in, `saved` when it says that it was last saved."""
    day, basis = receipt(found.mailed, found.modified, form.issued_on, today)
    latest = (day if basis is Basis.MAIL else today) + _CLOCKS_DIFFER
    believed = saved if saved and _could_be(saved, form, latest) else None
    return Received(day=day, basis=basis, path=found.path, member=found.member, sha256=sha256, saved=believed)


def _could_be(saved: dt.datetime, form: Form, latest: dt.date) -> bool:
    """Whether a form can have been saved then: after its issue, whose own mark no program left there, and by the latest day."""
    as_issued = dt.datetime.combine(form.issued_on, dt.time(), dt.UTC)
    return form.issued_on <= saved.date() <= latest and saved != as_issued


def log_row(batch: Batch, entry: Entry, found: Found) -> IntakeRow:
    """An entry as the intake log keeps it."""
    return IntakeRow(
        taken_on=batch.today,
        path=entry.path,
        member=entry.member,
        sender=entry.sender,
        sha256=entry.sha256,
        outcome=entry.outcome,
        code=entry.code,
        message=entry.message,
        form_id=entry.form_id,
        message_id=entry.message_id,
        reader=entry.reader,
        modified=found.modified,
        mailed=found.mailed,
        taken_at=batch.clock,
        for_agency=entry.for_agency,
        container=found.container,
    )
