"""What a decision in the register now makes of the files that wait for one.

Two kinds wait. Of a form that may be about another child nothing is stored but the bytes: it is read again at every
intake, and taken in once the register says so. Of several versions of one form each is stored, set aside, and settled
with the others again once one of them is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nelaudit.errors import FileError
from nelaudit.intake.settle import settle, settled_by_decision
from nelaudit.model.decisions import Decision
from nelaudit.model.forms import Identity
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.model.wording import short_day
from nelaudit.pathway.accepting import take_workbook
from nelaudit.pathway.batch import Batch, Found, IntakeEntry, is_urgent
from nelaudit.pathway.settling import held_beside, of_case
from nelaudit.pathway.undecided import waiting_files
from nelaudit.reading.containers import Container
from nelaudit.schedule.standing import excluded, included
from nelaudit.store.returns import StoredReturn


def release(batch: Batch) -> None:
    """Settles anew the versions that wait, without those that a decision has left out since.

    What is let in stands in `batch.released`, and what goes on waiting in `batch.waiting`.
    """
    if whose := batch.desk.record.holdings.waiting():
        with batch.desk.record.whole():
            for who in whose:
                _settle_anew(batch, who)
    for line in waiting_files(batch.desk.definitions, batch.desk.record):
        batch.waiting.setdefault(line.sha256, []).append(line)


def _settle_anew(batch: Batch, who: Identity) -> None:
    record, decisions = batch.desk.record, batch.desk.definitions.register.decisions
    for stored in record.returns.waiting(who):
        if excluded(stored.returned, decisions):
            record.returns.take_back(stored.returned)
    waiting = record.returns.waiting(who)
    found = {one.returned.received.sha256: included(who, one.returned.received, decisions) for one in waiting}
    chosen = {sha256: decision for sha256, decision in found.items() if decision}
    for stored in sorted(waiting, key=lambda one: one.returned.received.sha256 not in chosen):
        left = record.returns.waiting(who)
        if stored in left:
            standing = [one for one in record.returns.standing(who) if not excluded(one.returned, decisions)]
            others = [one for one in (*standing, *left) if one != stored]
            _let_in(batch, stored, others, chosen)


def _let_in(batch: Batch, stored: StoredReturn, others: Sequence[StoredReturn], chosen: Mapping[str, Decision]) -> None:
    """Lets a version in that a decision names, or beside which no other is left; else it goes on waiting."""
    new, sha256 = stored.returned, stored.returned.received.sha256
    if decision := chosen.get(sha256):
        named = [held_beside(batch, one) for one in others if one.returned.received.sha256 not in chosen]
        settled = settled_by_decision(new, named)
        why = f"The decision of {short_day(decision.date)} says that this one counts."
    else:
        settled = settle(new, [held_beside(batch, one) for one in others])
        why = "Decided: nothing stands beside it any more of which it must be told apart."
    if settled.aside is not None:
        return
    batch.desk.record.returns.add(new, replaces=settled.replaces, replaced_by=settled.replaced_by)
    line = batch.desk.record.intake.last(sha256, new.form_id, or_sheet=True)
    if line is None:
        return
    words = f"{why} {settled.message}"
    entry = IntakeEntry(
        path=line.path, member=line.member, outcome=settled.outcome,
        message=words if line.form_id == new.form_id else of_case(new, words),
        form_id=line.form_id, sha256=sha256, supersedes=settled.replaces, urgent=is_urgent(batch, new),
        sender=line.sender, message_id=line.message_id, reader=line.reader,
    )  # fmt: skip
    batch.desk.record.intake.add(
        replace(line, taken_on=batch.desk.today, taken_at=batch.desk.clock, outcome=entry.outcome, message=entry.message,
                code="", for_agency="")
    )  # fmt: skip
    batch.released.setdefault(sha256, []).append(entry)


def released_entries(batch: Batch, found: Found, sha256: str) -> list[IntakeEntry]:
    """What a decision has let in of these bytes, as entries for the file in which they are found now."""
    entries = batch.released.pop(sha256)
    return [replace(one, path=found.path, member=found.member) for one in entries] if len(entries) == 1 else entries


def still_waits(batch: Batch, found: Found, sha256: str) -> list[IntakeEntry] | None:
    """What is said of a version that still waits; None of a form that is to be read again."""
    lines = batch.waiting[sha256]
    if any(batch.desk.record.returns.is_unread(line.sha256, line.form_id) for line in lines):
        return None
    return [_waiting_entry(line, found) for line in batch.waiting.pop(sha256)]


def _waiting_entry(line: IntakeRow, found: Found) -> IntakeEntry:
    return IntakeEntry(
        path=found.path, member=found.member, outcome=Outcome.ASKED, message=line.message, form_id=line.form_id,
        sha256=line.sha256, sender=found.sender, message_id=found.message_id, for_agency=line.for_agency,
    )  # fmt: skip


def take_waiting(batch: Batch, found: Found, sha256: str) -> list[IntakeEntry]:
    """Reads a form again about which there was a doubt, as of the day it came; where that fails, it goes on waiting."""
    lines = batch.waiting.pop(sha256)
    found = replace(found, arrived=batch.desk.record.intake.first_day(sha256))
    try:
        opened = batch.reader.open(found.data)
        if isinstance(opened, Container):
            return [_waiting_entry(line, found) for line in lines]
        return take_workbook(batch, found, sha256, opened)
    except FileError:
        return [_waiting_entry(line, found) for line in lines]


def take_the_rest(batch: Batch) -> list[IntakeEntry]:
    """The same for the files that wait and lie in no folder now: an entry for each that waits no longer."""
    entries = list[IntakeEntry]()
    for sha256, lines in list(batch.waiting.items()):
        line = lines[0]
        if batch.desk.record.returns.is_unread(sha256, line.form_id):
            found = Found(
                path=line.path, member="" if sha256 == line.container else line.member, data=batch.archive.get(sha256), modified=line.modified,
                mailed=line.mailed, sender=line.sender, message_id=line.message_id, depth=int(bool(line.member)),
                container=line.container,
            )  # fmt: skip
            taken = take_waiting(batch, found, sha256)
            entries += [entry for entry in taken if entry.outcome not in {Outcome.ASKED, Outcome.UNCHANGED}]
    return entries + [entry for found in batch.released.values() for entry in found]
