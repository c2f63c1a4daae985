"""Who must not be named: every child of whom the record or the register knows → the guard that documents pass."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from nelaudit.checks import all_rules
from nelaudit.define import REGISTER, read_register_alone
from nelaudit.errors import FileError, NelauditError
from nelaudit.model.audit_state import Assessed
from nelaudit.model.definitions import Audit, Case, Definitions, Register, Subject
from nelaudit.model.measures import Direction, Rag
from nelaudit.model.tools import Tool
from nelaudit.pathway.workspace import Workspace
from nelaudit.privacy import Guard, make_guard
from nelaudit.reading.workbook import read_workbook
from nelaudit.store.record import Record

_LONG_AGO = 5
"""Years after which a birthday of a child of another audit is hardly ever the day of an event in this one."""


def guard_of(definitions: Definitions, record: Record) -> Guard:
    """The guard of a run: the children of every case ever issued, as the record keeps them, and all of today's register."""
    cases = tuple(_cases(definitions.register))
    subjects = [subject for _, subject in record.subjects.all()] + [case.subject for case in cases]
    return make_guard(subjects, (*_of_register(definitions.register), *_of_forms(definitions)))


def keep_subjects(definitions: Definitions, record: Record) -> None:
    """Keeps in the record whom the register says that issued cases are about, as far as the record does not know it yet."""
    record.subjects.add(tuple(_cases(definitions.register)))


def guard_for(guard: Guard, record: Record, audit: Audit, today: dt.date, returns: Iterable[Assessed] = ()) -> Guard:
    """The guard of an audit's documents, whose dates are mostly those of events.

    The birthdays of its own children are taken out wherever they stand, and those of long ago. One of another audit's child
    that may be the day of an event here, or is a day of the audit's own, is only where the words beside it speak of a birth.
    """
    own = {subject.date_of_birth for key, subject in record.subjects.all() if key == audit.key}
    own |= {case.subject.date_of_birth for case in audit.cases}
    plain = {day for day in guard.known.births if day.year < today.year - _LONG_AGO} | {day for day in own if day}
    calendar = (getattr(audit.calendar, name) for name in audit.calendar.__slots__)
    days = {day for day in calendar if isinstance(day, dt.date)}
    days |= {day for one in returns for day in (one.due, one.received) if day}
    return guard.with_births(plain, but={today, *days})


def screen_guard(space: Workspace) -> Guard:
    """The guard of what is shown on the screen, as far as record and register can be read: it never stops a message."""
    subjects: list[Subject] = []
    with suppress(NelauditError):
        if space.record_path.is_file():
            with space.record() as record:
                subjects += (subject for _, subject in record.subjects.all())
    register = _register(space)
    if register is None:
        return make_guard(subjects)
    subjects += (case.subject for case in _cases(register))
    return make_guard(subjects, _of_register(register))


def _register(space: Workspace) -> Register | None:
    """The register as far as it can be understood; None where it cannot be read at all."""
    try:
        return _understood((space.templates / REGISTER).read_bytes())
    except (OSError, FileError):
        return None


@lru_cache(maxsize=4)
def _understood(register: bytes) -> Register:
    """A register by itself, read once a process.

    Raises:
        FileError: it is no workbook, or a damaged one.
    """
    return read_register_alone(read_workbook(register))


def _cases(register: Register) -> Iterator[Case]:
    """Every case of the register's audits; of a list to draw from, those that were drawn."""
    for audit in register.audits:
        yield from audit.cases


def _of_register(register: Register) -> Iterator[str]:
    """The board's own words in the register: names of boards, agencies and audits, contacts, settings, grades."""
    yield from (value for _, value in register.board.settings)
    for agency in register.agencies:
        yield from (agency.name, agency.spoc, agency.email, *agency.also_notify)
    for group in register.groups:
        yield from (group.name, group.lead, group.email)
    yield from (audit.title for audit in register.audits)
    yield from (label for scale in register.scales for label in scale.labels)


def _of_forms(definitions: Definitions) -> Iterator[str]:
    """The words that the forms and the reports are made of: questions, guidance, themes, checks."""
    for tool in definitions.bank.tools:
        yield from _of_tool(tool)
    yield from (text for line in definitions.bank.guidance for text in (line.heading, line.text))
    yield from (purpose.label for purpose in definitions.bank.purposes)
    if definitions.words:
        yield from (text for one in definitions.words.codebook.themes for text in (one.title, one.definition))
        yield from (event.kind.title for event in definitions.words.vocabulary.events)
    yield from (text for rule in all_rules() for text in (rule.summary, rule.put_right))
    yield from (word.value for words in (Rag, Direction) for word in words)


def _of_tool(tool: Tool) -> Iterator[str]:
    yield tool.title
    yield from (text for section in tool.sections for text in (section.label, section.hint))
    for question in tool.questions:
        yield from (question.label, question.hint, *question.choices)
