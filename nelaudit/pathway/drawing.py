"""The sample of a session: drawn once from the register's list, recorded, and put on paper beside the forms."""

from dataclasses import dataclass
from pathlib import Path

from nelaudit.define import REGISTER
from nelaudit.errors import Failure
from nelaudit.forms.draw_document import FILE_NAME, draw_document
from nelaudit.forms.sampling import changed_since, draw_sample, lost_cases
from nelaudit.model.definitions import Audit, Definitions, Draw
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.documents import Tray
from nelaudit.pathway.locking import form_lock
from nelaudit.privacy import clear
from nelaudit.writing.excel.workbook import workbook_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The document of the draw where there is one, what to say of it, and what failed."""

    document: Path | None
    notes: tuple[str, ...]
    failures: tuple[Failure, ...] = ()


def draw_once(desk: Desk, key: str) -> Drawing:
    """Draws the sample of a session that has a list and no draw yet; one that was drawn stands.

    After a draw the desk goes on with the definitions that hold it.

    Raises:
        UsageProblem: the register has no such audit, or forms are to be locked and a passphrase is missing.
        StoreError: the record cannot be used.
    """
    audit = desk.audit(key)
    fresh = audit.draw is None and bool(audit.listed)
    if fresh:
        form_lock(desk, [one.invitation.agency for one in audit.listed])
        with desk.record.whole():
            desk.record.draws.add(draw_sample(audit, drawn_on=desk.today, drawn_by=_drawn_by(desk.definitions)))
        desk.read_anew(load_definitions(desk.space)[0])
        audit = desk.audit(key)
    if audit.draw is None:
        return Drawing(document=None, notes=())
    book = draw_document(audit.draw, desk.definitions.register.board, audit.title)
    tray = Tray(desk=desk)
    document = tray.put(desk.space.output / audit.key / FILE_NAME, lambda: workbook_bytes(clear(desk.guard, book)))
    notes = _fresh(audit.draw) if fresh else _standing(audit, audit.draw)
    lost = (str(problem) for problem in lost_cases((audit,), REGISTER))
    return Drawing(document=document, notes=(*notes, *lost), failures=tuple(tray.failures))


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
