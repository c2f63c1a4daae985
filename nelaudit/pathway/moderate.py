"""Step 6 of the pathway: the moderation workbook is written for the challenge day, and taken in after it."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from nelaudit.accounts.attending import attendees
from nelaudit.collate.collated import Compared
from nelaudit.collate.collating import compared, withheld_of
from nelaudit.define.moderation import BroughtBack, filled_in, read_moderation
from nelaudit.errors import DefinitionError, Failure, FileError, UsageProblem
from nelaudit.model.audit_state import AuditState
from nelaudit.model.moderation import Moderation
from nelaudit.model.papers import Paper, PaperKind, paper_of
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.assessing import audit_state
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.documents import Tray
from nelaudit.pathway.incoming import read_plain
from nelaudit.pathway.locking import board_passphrases
from nelaudit.pathway.urgent import crashes
from nelaudit.privacy import Guard
from nelaudit.privacy.marks import NOT_SHARED
from nelaudit.privacy.restoring import restored, texts_of
from nelaudit.reading.containers import Container
from nelaudit.reading.content import is_locked
from nelaudit.reading.reader import Reader
from nelaudit.report.moderation.attendance_sheet import people, shown_names
from nelaudit.report.moderation.workbook import moderation_book, moderation_paper
from nelaudit.report.parts.papers import with_paper
from nelaudit.store.files import digest
from nelaudit.writing.excel.workbook import workbook_bytes

MODERATION = "moderation.xlsx"
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationDone:
    """The workbook written, what to say, whether something waits (a point unresolved, an action without a lead), and what failed."""

    documents: tuple[Path, ...]
    failures: tuple[Failure, ...]
    lines: tuple[str, ...] = ()
    waits: bool = False


def write_moderation(desk: Desk, key: str) -> ModerationDone:
    """Writes the workbook of an audit, with what was recorded so far.

    Raises:
        UsageProblem: the register has no such audit.
        StoreError: the record cannot be used.
    """
    return _write(desk, audit_state(desk, desk.audit(key)))


def take_in_moderation(desk: Desk, key: str, file: Path) -> ModerationDone:
    """Takes a filled-in workbook in, whole or not at all, and writes it anew with all that is now recorded.

    Where it cannot be written anew, be it by a mistake of ours in what is worked out for it, what was taken in stays
    taken in.

    Raises:
        UsageProblem: there is no such audit or file, or the file is no moderation workbook of that audit.
        DefinitionError: every mistake in the workbook at once; nothing was taken in.
        StoreError: the record cannot be used; nothing was taken in.
        OutputError: the workbook could not be archived; nothing was taken in.
    """
    audit = desk.audit(key)
    data, book, paper = _opened(desk, file)
    if paper.audit != audit.key:
        raise UsageProblem(f"{file} is the moderation workbook of {paper.audit}, not of {audit.key}. Nothing was taken "
                           f"in. For that audit, run “moderate {paper.audit} FILE”.")  # fmt: skip
    state = audit_state(desk, audit)
    back = read_moderation(
        book, paper, file.name, audit=audit, register=state.register, tool=state.tool,
        recorded=state.moderation, today=desk.today, clear=desk.guard.text,
    )  # fmt: skip
    if back.problems:
        raise DefinitionError(back.problems)
    back = replace(back, moderation=_as_recorded(state, back.moderation))
    lines = [*_keep(desk, state, file, data, back), *back.notes]
    written = _write(desk, replace(state, moderation=desk.record.moderations.latest(audit.key)))
    waits = bool(back.notes) or any(line.unresolved for line in back.moderation.log)
    return replace(written, lines=tuple(lines), waits=waits)


def _as_recorded(state: AuditState, brought: Moderation) -> Moderation:
    """What was brought back, with what the workbook left out of names and texts that nobody has changed since."""
    known = people(state, attendees(state, withheld_of(state)))
    names = {(*who[:3], shown.casefold()): who for who, shown in shown_names(known, state.clear).items()}
    full = {(one.case, one.agency, one.team, one.name.casefold()): one.name for one in known}
    attendance = []
    for one in brought.attendance:
        who = names.get((one.case, one.agency, one.team, one.name.casefold()))
        attendance.append(replace(one, name=full[who]) if who else one)
    points = {line.key: line.point for line in state.moderation.log} if state.moderation else {}
    log = tuple(
        replace(line, point=points.get(line.key, line.point)) if line.point == NOT_SHARED else line
        for line in brought.log
    )
    texts = [text for one in known for text in (one.name, one.role)]
    texts += texts_of(state.moderation) if state.moderation else []
    return restored(replace(brought, attendance=tuple(attendance), log=log), texts, state.clear)


def _write(desk: Desk, state: AuditState) -> ModerationDone:
    """Writes the workbook; an edited one that was taken in, and holds nothing else, gives way to it."""
    path = desk.space.audit_folder(state.audit.key, "challenge") / MODERATION
    whole = frozenset(sha256 for sha256, whole in desk.record.papers.of(state.audit.key).items() if whole)
    guard = desk.guard_for(state.audit, state.returns)
    tray = Tray(desk=desk)
    tray.put(
        path, lambda: _workbook_of(compared(state, desk.definitions.known_words.vocabulary), guard), replaceable=whole
    )
    return ModerationDone(documents=tuple(tray.written), failures=(*tray.failures, *crashes((state,))))


def _workbook_of(known: Compared, guard: Guard) -> bytes:
    return workbook_bytes(with_paper(guard, moderation_book(known), moderation_paper(known)))


def _opened(desk: Desk, file: Path) -> tuple[bytes, ReadWorkbook, Paper]:
    """The moderation workbook in a file, or in a mail or zip: bounded, and unlocked, as any file that comes in."""
    if not os.path.lexists(file):
        raise UsageProblem(f"There is no file {file}. Check the name for a slip.")
    with Reader(passphrases=board_passphrases(desk).distinct) as reader:
        try:
            data, _ = read_plain(file.resolve())
            opened = reader.open(data)
            if isinstance(opened, ReadWorkbook):
                found = [(data, opened)]
            else:
                found = [(part.data, book) for part in opened.parts if (book := _workbook(reader, part.data))]
        except FileError as error:
            raise UsageProblem(f"{file}: {' '.join(filter(None, (error.summary, error.found)))}") from error
    for whole, book in found:
        paper = paper_of(book)
        if paper and paper.kind is PaperKind.MODERATION:
            return whole, book, paper
    raise UsageProblem(
        f"{file} is no moderation workbook. Run “moderate AUDIT” to have one written, fill that one in, and name it here."
    )


def _workbook(reader: Reader, data: bytes) -> ReadWorkbook | None:
    """A part of a mail as a workbook, where it is one."""
    try:
        opened = reader.open(data)
    except FileError:
        return None
    return None if isinstance(opened, Container) else opened


def _keep(desk: Desk, state: AuditState, file: Path, data: bytes, back: BroughtBack) -> list[str]:
    """Stores what was brought back, and the workbook as it came; says what was done."""
    before, audit = state.moderation, state.audit.key
    known = digest(data) in desk.record.papers.of(audit)
    desk.archive.put(data)
    locked = is_locked(data)
    new = before is None or replace(back.moderation, number=before.number, taken_in_on=before.taken_in_on) != before
    with desk.record.whole():
        if new:
            desk.record.moderations.add(back.moderation, path=file.name, sha256=digest(data))
        desk.record.papers.add(
            digest(data), audit=audit, path=file.name, taken_on=state.today,
            whole=not (back.elsewhere or locked),
        )  # fmt: skip
    counts = filled_in(back.moderation)
    lines = [
        f"{audit}: taken in from {file.name}: {listed([counted(count, one, many) for count, one, many in counts])}."
        if new
        else f"{audit}: nothing is new in {file.name}."
    ]
    if new and before:
        lines.append(f"It takes the place of what was taken in on {short_day(before.taken_in_on)}, which is kept.")
    if locked and not known:
        lines.append(f"{file.name} is locked with a passphrase. It is left as it is; the new workbook is not locked.")
    if back.elsewhere and not known:
        more = f" and {len(back.elsewhere) - _SHOWN} more" if len(back.elsewhere) > _SHOWN else ""
        lines.append(f"{file.name} also holds words outside the cells that are taken in: {listed(back.elsewhere[:_SHOWN])}{more}. "
                     "They are in no report; the file is left as it is.")  # fmt: skip
    return lines
