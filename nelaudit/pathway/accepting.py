"""One workbook as read → the returns in it, stored, or the reason why it is none of ours."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nelaudit.checks.at_sight import concerns_on
from nelaudit.errors import BlankForm, Relabelled, WrongBoardOrAudit
from nelaudit.forms.identity import signature
from nelaudit.intake.attribution import lacking_sheets
from nelaudit.intake.beyond import words_beyond
from nelaudit.intake.confirming import confirmed_returns, lines_taken
from nelaudit.intake.front_page import FrontPage, read_fronts
from nelaudit.intake.label import Label, Labelled, issued_form, read_labels
from nelaudit.intake.matching import Matched, match_inputs
from nelaudit.intake.sheet_lines import read_lines, with_cases_as_labels
from nelaudit.intake.whose import gone_words
from nelaudit.model.concerns import denies_concern
from nelaudit.model.forms import CONFIRMATION, Form
from nelaudit.model.intake import Outcome
from nelaudit.model.receipt import Basis, Received, receipt
from nelaudit.model.returns import Aside, Notice, NoticeKind, Return
from nelaudit.model.wording import counted, short_day
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.asking import Doubt, doubt_about_form, doubt_about_sheet
from nelaudit.pathway.batch import Batch, Found, IntakeEntry, entry_of, is_urgent, log_row
from nelaudit.pathway.settling import read_again, store_returns
from nelaudit.schedule.standing import included, signed_off

_CLOCKS_DIFFER = dt.timedelta(days=1)
"""How far ahead of ours another computer's day may be, by its zone alone."""

_WITHOUT_CHARTS = "xls"
_BESIDE = frozenset({NoticeKind.OUTSIDE, NoticeKind.COMMENT, NoticeKind.TEXT_BOX})
_NO_RESULT = "a formula of which no result was saved"


def take_workbook(batch: Batch, found: Found, sha256: str, book: ReadWorkbook) -> list[IntakeEntry]:
    """An entry for each form in the workbook, each stored wholly or not at all.

    One that may be about another child than its label says waits, and nothing of it is stored.

    Raises:
        FileError: it holds no form of ours, or one that was re-labelled, or a blank one, or one that only seems so.
    """
    forms = [(one, _issued(batch, one.label, sha256)) for one in read_labels(book)]
    made = [(one, form, *_returns(batch, found, sha256, book, one, form, alone=len(forms) == 1)) for one, form in forms]
    own = [form for _, form in forms if not form.form_id.startswith(CONFIRMATION)]
    pages = read_fronts(own, book.sheets, batch.known)
    doubts = {form.form_id: _doubt(batch, found, sha256, form, one, returns, pages) for one, form, returns, _ in made}
    if not any(returns or doubts[form.form_id] for _, form, returns, _ in made):
        batch.reader.open(found.data, doubted=True)
        raise BlankForm(f"It is the form for {forms[0][1].identity}.")
    entries = []
    with batch.desk.record.whole():
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
                batch.desk.record.intake.add(log_row(batch, entries[-1], found))
    return entries


def _one_form(
    batch: Batch,
    found: Found,
    sha256: str,
    form: Form,
    returns: Sequence[Return],
    outcome: Outcome | None,
    page: FrontPage | None,
) -> IntakeEntry:
    """What becomes of a form of which nobody doubts whose it is."""
    held = [batch.desk.record.returns.get(sha256, new.form_id) for new in returns] if found.arrived else []
    taken = [stored if stored and stored.aside is not Aside.WHOSE else None for stored in held]
    if any(taken) and batch.again:
        return read_again(batch, found, form, tuple(zip(returns, taken, strict=True)), outcome)
    if any(taken):  # read again only since another form in the same workbook waits
        return entry_of(found, sha256, form, Outcome.UNCHANGED, "Taken in before; nothing changed.")
    entry = store_returns(batch, found, sha256, form, returns, outcome)
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
    record, decisions = batch.desk.record, batch.desk.definitions.register.decisions
    received = (
        returns[0].received if returns else _received(found, sha256, form, found.arrived or batch.desk.today, None)
    )
    held = [batch.desk.record.returns.get(sha256, new.form_id) for new in returns] if batch.again else []
    if held and all(stored and stored.superseded_by for stored in held):
        return None
    page = pages.get(form.form_id)
    if page:
        concern = bool(page.changed) and any(is_urgent(batch, new) for new in returns)
        others = [stored.returned.received for stored in record.returns.of_whom(form.identity)] if page.changed else []
        doubt = doubt_about_form(form.identity, page, received, decisions, concern=concern, among=others)
        return doubt if returns else None
    sheet = record.confirmations.get(form.form_id)
    if sheet is None:
        return None
    lines = read_lines(
        sheet, (*one.sheets, *one.unlabelled), lines_taken(sheet, returns), record.forms.get, batch.known
    )
    return doubt_about_sheet(sheet, lines, record.forms.get, received, decisions)


def _waits(batch: Batch, found: Found, sha256: str, form: Form, returns: Sequence[Return], doubt: Doubt) -> IntakeEntry:
    """The entry of a form on which a person must decide; a concern in it is said all the same.

    What an earlier version of the program took in of these bytes no longer counts.
    """
    for new in returns:
        stored = batch.desk.record.returns.get(sha256, new.form_id)
        if stored and stored.aside is not Aside.WHOSE:
            batch.desk.record.returns.put_aside(stored.returned, Aside.WHOSE)
    entry = entry_of(found, sha256, form, Outcome.ASKED, doubt.words)
    urgent = any(is_urgent(batch, new) for new in returns)
    return replace(entry, urgent=urgent, for_agency=doubt.for_agency, case_unclear=doubt.case_unclear)


def _said_before(batch: Batch, entry: IntakeEntry) -> bool:
    """Whether the log says the very same of a file that waits."""
    said = batch.desk.record.intake.last(entry.sha256, entry.form_id) if entry.outcome is Outcome.ASKED else None
    return said is not None and (said.outcome, said.message) == (entry.outcome, entry.message)


def _within(found: Found, one: Labelled) -> Found:
    """The place of one of several forms: the workbook's, and the form's first sheet."""
    sheet = f"sheet {one.sheets[0].name}" if one.sheets else one.label.form_id
    return replace(found, member=" › ".join(filter(None, (found.member, sheet))))


def _issued(batch: Batch, label: Label, sha256: str) -> Form:
    def issued(form_id: str) -> Form | None:
        if not form_id.startswith(CONFIRMATION):
            return batch.desk.record.forms.get(form_id)
        sheet = batch.desk.record.confirmations.get(form_id)
        return with_cases_as_labels(sheet, batch.desk.record.forms.get) if sheet else None

    def sign(said: Label) -> str:
        return signature(batch.key, said.form_id, said.identity, said.edition) if said.identity else ""

    form = issued_form(label, issued, batch.desk.definitions.register, sign)
    closed = signed_off(form.identity, batch.desk.definitions.register.decisions)
    if closed and closed.date <= batch.desk.today and not (batch.again and batch.desk.record.intake.settled(sha256)):
        raise WrongBoardOrAudit(
            f"{form.identity.audit} was signed off on {short_day(closed.date)} and is closed. To take the form in all "
            "the same, add a decision “include” of a later day to the register."
        )
    return form


def _concerns_elsewhere(one: Labelled, matched: Matched) -> Iterator[Notice]:
    """What stands among the immediate concerns where nothing was taken: a child may be at risk all the same.

    That are words below their heading on another sheet, words on their own sheet beside its cells, and a formula in one of
    them of which no result was saved, so that nobody can say what its sender saw.
    """
    own = {name: found for name, found in matched.inputs.items() if name.startswith("concern.")}
    told = {found.value.strip() for found in own.values()}
    for sheet in (*one.sheets, *one.unlabelled, *one.others):
        for words in concerns_on(sheet):
            if not any(text and text in words for text in told):
                yield Notice(kind=NoticeKind.CONCERN_ELSEWHERE, sheet=sheet.name, words=words)
    there = {found.sheet for found in own.values()}
    for notice in matched.notices:
        if notice.kind in _BESIDE and notice.sheet in there and not denies_concern(notice.words):
            yield replace(notice, kind=NoticeKind.CONCERN_ELSEWHERE, field="")
        elif notice.kind is NoticeKind.FORMULA and notice.field in own and not notice.words.strip():
            yield replace(notice, kind=NoticeKind.CONCERN_ELSEWHERE, field="", words=_NO_RESULT)


def _as_decided(batch: Batch, form: Form, received: Received) -> Form:
    """A confirmation sheet's form, whose lines that a person has decided on are known by their names: their words say otherwise."""
    sheet = batch.desk.record.confirmations.get(form.form_id) if form.form_id.startswith(CONFIRMATION) else None
    if sheet is None:
        return form
    lines = ((f"confirm.{number}", batch.desk.record.forms.get(one)) for number, one in enumerate(sheet.forms, start=1))
    decisions = batch.desk.definitions.register.decisions
    decided = {key for key, line in lines if line and included(line.identity, received, decisions)}
    return replace(form, labels={key: words for key, words in form.labels.items() if key not in decided})


def _returns(
    batch: Batch, found: Found, sha256: str, book: ReadWorkbook, one: Labelled, form: Form, *, alone: bool
) -> tuple[tuple[Return, ...], Outcome | None]:
    """The returns that a form holds: one, or of a confirmation sheet one for each case; none where nothing is filled."""
    received = _received(found, sha256, form, found.arrived or batch.desk.today, book.saved)
    form = _as_decided(batch, form, received)
    matched = match_inputs(form, one.sheets, one.copies, unlabelled=one.unlabelled, others=one.others)
    if not alone and (lacking := lacking_sheets(form, matched)):
        raise Relabelled(
            f"It holds sheets of several forms, and that of {form.identity} is there without its sheet "
            f"{' and '.join(lacking)}: nobody can say whose the others are."
        )
    seen = (*_of_the_file(one.label, form, book), *matched.notices, *_concerns_elsewhere(one, matched))
    matched = replace(matched, notices=seen)
    if form.form_id.startswith(CONFIRMATION):
        sheet = batch.desk.record.confirmations.get(form.form_id)
        if sheet is None:
            raise WrongBoardOrAudit(f"This board never issued {form.form_id}.")
        return tuple(confirmed_returns(sheet, matched, batch.desk.record.forms.get, received)), Outcome.CONFIRMED
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
    for sheet in book.sheets:
        if sheet.remarks_lost:
            words = (
                "The sheet has charts, pictures or WordArt, whose words cannot be read in the format .xls."
                if book.format == _WITHOUT_CHARTS
                else "The sheet has comments or text boxes in a damaged part of the file, which cannot be read."
            )
            yield Notice(kind=NoticeKind.UNREADABLE, sheet=sheet.name, words=words)
    yield from words_beyond(form, book)
    if book.media_left_out:
        words = (
            f"{counted(book.media_left_out, 'picture or document', 'pictures or documents')} too large to keep apart"
        )
        yield Notice(kind=NoticeKind.OUTSIDE, words=words)


def _keep_media(batch: Batch, found: Found, sha256: str, book: ReadWorkbook) -> None:
    """Pictures and documents inside the workbook are kept as attachments of its return."""
    for inside in book.media:
        member = " › ".join(filter(None, (found.member, inside.name)))
        batch.desk.record.attachments.add(batch.archive.put(inside.data), sha256, found.path, member)


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
