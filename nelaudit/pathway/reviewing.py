"""Step 4 of the pathway: the coordinator's decisions in an edited collation → the record, before documents are renewed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nelaudit.define.reviews import HandedBack, read_reviews
from nelaudit.errors import Failure, FileError, OutputError, Problem
from nelaudit.model.audit_state import AuditState
from nelaudit.model.codebook import Codebook
from nelaudit.model.papers import PaperKind, paper_of
from nelaudit.model.themes import Mention
from nelaudit.model.wording import counted, listed
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.incoming import read_plain
from nelaudit.pathway.locking import board_passphrases
from nelaudit.pathway.trying import trying
from nelaudit.pathway.workspace import Workspace
from nelaudit.reading.content import is_locked
from nelaudit.reading.reader import Reader
from nelaudit.store.files import digest

COLLATION = "collation.xlsx"
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What came of an audit's edited collations.

    `lines` are for the coordinator. With `problems`, no new collation is written until they are put right. The
    workbooks in `replaceable` (by digest) hold nothing that the new one will not show.
    """

    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    replaceable: frozenset[str] = frozenset()
    failures: tuple[Failure, ...] = ()


def take_in_reviews(desk: Desk, state: AuditState, codebook: Codebook, proposed: tuple[Mention, ...]) -> Reviewed:
    """Takes in every collation of the audit that was edited since the program wrote it, each edited state once.

    One that cannot be read, or kept, is told among the failures, and keeps none of the others out.
    """
    audit = state.audit.key
    lines: list[str] = []
    problems: list[Problem] = []
    failures: list[Failure] = []
    known = frozenset(desk.record.papers.of(audit))
    for path in _collations(desk.space, audit):
        shown = path.relative_to(desk.space.root).as_posix()
        with trying(f"{shown} could not be taken in", failures):
            data = _read(path, shown)
            if digest(data) in {*desk.record.documents.digests(shown), *known}:
                continue
            back = _handed_back(desk, state, codebook, proposed, shown, data)
            if back is None:
                lines.append(f"{shown} is no collation of {audit} that can be read. It is left as it is.")
                continue
            lines += _keep(desk, state, path, data, back)
            problems += back.problems
    taken = desk.record.papers.of(audit)
    return Reviewed(
        lines=tuple(lines),
        problems=tuple(problems),
        replaceable=frozenset(sha256 for sha256, whole in taken.items() if whole),
        failures=tuple(failures),
    )


def _collations(space: Workspace, audit: str) -> list[Path]:
    """The collations that lie in the audit's folder, the longest unchanged first."""
    folder = space.audit_folder(audit, "report")
    stem = Path(COLLATION).stem
    paths = [path for path in folder.glob(f"{stem}*.xlsx") if path.is_file()]
    return sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name))


def _read(path: Path, shown: str) -> bytes:
    try:
        return read_plain(path)[0]
    except FileError as error:
        raise OutputError(f"{shown} could not be read: {error.found} If it is open in another program, close it and run "
                          "the command again.") from error  # fmt: skip


def _handed_back(
    desk: Desk,
    state: AuditState,
    codebook: Codebook,
    proposed: tuple[Mention, ...],
    shown: str,
    data: bytes,
) -> HandedBack | None:
    """What a collation of this audit hands back; None where the file is none, or cannot be opened."""

    def passphrases() -> Sequence[str]:
        return board_passphrases(desk).distinct()

    with Reader(passphrases=passphrases) as reader:
        try:
            book = reader.open(data)
        except FileError:
            return None
    paper = paper_of(book) if isinstance(book, ReadWorkbook) else None
    if not isinstance(book, ReadWorkbook) or paper is None:
        return None
    if paper.kind is not PaperKind.COLLATION or paper.audit != state.audit.key:
        return None
    by_key = {one.key: one for one in proposed}
    return read_reviews(book, paper, shown, codebook, by_key, state.today)


def _keep(desk: Desk, state: AuditState, path: Path, data: bytes, back: HandedBack) -> Iterator[str]:
    """Stores what was handed back, and the workbook itself as it came; says what was done."""
    audit = state.audit.key
    shown = path.relative_to(desk.space.root).as_posix()
    sha256, locked = desk.archive.put(data), is_locked(data)
    before = {one.key: one.said for one in desk.record.reviews.of(audit)}
    comments = {one.key: one.comment for one in desk.record.reviews.of(audit)}
    kept = (
        replace(one, comment=comments[one.key]) if state.clear(comments.get(one.key, "")) == one.comment != "" else one
        for one in back.reviews
    )
    new = [one for one in kept if before.get(one.key, ("", "", "", False, "")) != one.said]
    with desk.record.whole():
        for review in new:
            desk.record.reviews.add(review)
        if not back.problems:
            desk.record.papers.add(sha256, audit=audit, path=shown, taken_on=state.today,
                             whole=not (back.elsewhere or locked))  # fmt: skip
    yield f"{audit}: {counted(len(new), 'decision')} taken in from {shown}."
    yield from back.notes
    if back.problems:
        yield (
            f"{shown}: {counted(len(back.problems), 'mistake')} to put right; those rows stay as they were. No new "
            "collation is written until then."
        )
    elif locked:
        yield f"{shown} is locked with a passphrase. It is left as it is; the new collation, not locked, goes beside it."
    elif back.elsewhere:
        places = listed(back.elsewhere[:_SHOWN])
        more = f" and {len(back.elsewhere) - _SHOWN} more" if len(back.elsewhere) > _SHOWN else ""
        yield (
            f"{shown} also holds words of your own in {places}{more}. It is left as it is; the new collation, with your "
            "decisions in it, goes beside it."
        )
