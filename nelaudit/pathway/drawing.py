"""The sample of a session: drawn once from the register's list, recorded, and put on paper beside the forms."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from nelaudit.define import REGISTER
from nelaudit.errors import Failure
from nelaudit.forms.draw_document import FILE_NAME, draw_document
from nelaudit.forms.sampling import changed_since, draw_sample, lost_cases
from nelaudit.model.definitions import Audit, Definitions, Draw
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.pathway.documents import Tray
from nelaudit.pathway.guarding import guard_of
from nelaudit.pathway.locking import form_lock
from nelaudit.pathway.workspace import Workspace, known_audit, load_definitions
from nelaudit.privacy import clear
from nelaudit.writing.excel.workbook import workbook_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The definitions with what was drawn, the document of the draw where there is one, what to say of it, and what failed."""

    definitions: Definitions
    document: Path | None
    notes: tuple[str, ...]
    failures: tuple[Failure, ...] = ()


def draw_once(space: Workspace, definitions: Definitions, key: str, today: dt.date) -> Drawing:
    """Draws the sample of a session that has a list and no draw yet; one that was drawn stands.

    Raises:
        UsageProblem: the register has no such audit, or forms are to be locked and a passphrase is missing.
        StoreError: the record cannot be used.
    """
    audit = known_audit(definitions, key)
    fresh = audit.draw is None and bool(audit.listed)
    if fresh:
        form_lock(space, definitions, [one.invitation.agency for one in audit.listed])
        with space.record() as record, record.whole():
            record.draws.add(draw_sample(audit, drawn_on=today, drawn_by=_drawn_by(definitions)))
        definitions, _ = load_definitions(space)
        audit = known_audit(definitions, key)
    if audit.draw is None:
        return Drawing(definitions=definitions, document=None, notes=())
    book = draw_document(audit.draw, definitions.register.board, audit.title)
    with space.record() as record:
        tray = Tray(space=space, record=record, today=today)
        guard = guard_of(definitions, record)
        document = tray.put(space.output / audit.key / FILE_NAME, lambda: workbook_bytes(clear(guard, book)))
    notes = _fresh(audit.draw) if fresh else _standing(audit, audit.draw)
    lost = (str(problem) for problem in lost_cases((audit,), REGISTER))
    return Drawing(definitions=definitions, document=document, notes=(*notes, *lost), failures=tuple(tray.failures))


def _fresh(draw: Draw) -> tuple[str, ...]:
    return (f"{len(draw.drawn)} of {counted(len(draw.listed), 'listed case')} drawn by the seed “{draw.seed}”.",)


def _standing(audit: Audit, draw: Draw) -> tuple[str, ...]:
    """What is said where the sample was drawn before."""
    first = f"The draw of {short_day(draw.drawn_on)} stands: {len(draw.drawn)} of {counted(len(draw.listed), 'case')}."
    changes = changed_since(audit, draw)
    if not changes:
        return (first,)
    verb = "has" if len(changes) == 1 else "have"
    return (first, f"The {listed(changes)} in the register {verb} changed since; that changes nothing in the draw.")


def _drawn_by(definitions: Definitions) -> str:
    board = definitions.register.board
    return f"{board.coordinator}, {board.name}, with nelaudit"
