"""Step 4 of the pathway: the coordinator's decisions in an edited collation → the record, before documents are renewed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nelaudit.collate.reviewing import with_reviews
from nelaudit.define.reviews import HandedBack, read_reviews
from nelaudit.errors import FileError, OutputError, Problem
from nelaudit.model.papers import PaperKind, paper_of
from nelaudit.model.pictures import Picture
from nelaudit.model.wording import counted, listed
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.workspace import Workspace
from nelaudit.reading.reader import Reader
from nelaudit.store.files import digest
from nelaudit.store.record import Record

COLLATION = "collation.xlsx"
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What came of an audit's edited collations.

    `lines` are for the coordinator. With `problems`, no new collation is written until they are put right. The
    workbooks in `replaceable` (by digest) hold nothing that the new one will not show.
    """

    picture: Picture
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    replaceable: frozenset[str] = frozenset()


def take_in_reviews(space: Workspace, record: Record, picture: Picture) -> Reviewed:
    """Takes in every collation of the audit that was edited since the program wrote it, each edited state once.

    Raises:
        OutputError: a collation cannot be read, as where another program holds it.
    """
    audit = picture.audit.key
    lines: list[str] = []
    problems: list[Problem] = []
    for path, data in _edited(space, record, audit):
        shown = path.relative_to(space.root).as_posix()
        book = _opened(data)
        paper = paper_of(book) if book else None
        if book is None or paper is None or paper.kind is not PaperKind.COLLATION or paper.audit != audit:
            lines.append(f"{shown} is no collation of {audit} that can be read. It is left as it is.")
            continue
        proposed = {one.key: one for one in picture.proposed}
        back = read_reviews(book, paper, shown, picture.codebook, proposed, picture.today)
        lines += _keep(space, record, picture, path, data, back)
        problems += back.problems
    taken = record.papers(audit)
    return Reviewed(
        picture=with_reviews(picture, record.reviews(audit)),
        lines=tuple(lines),
        problems=tuple(problems),
        replaceable=frozenset(sha256 for sha256, whole in taken.items() if whole),
    )


def _edited(space: Workspace, record: Record, audit: str) -> Iterator[tuple[Path, bytes]]:
    """The collations that a person has edited and that were not taken in as they are, the longest unchanged first."""
    folder = space.audit_folder(audit, "report")
    stem = Path(COLLATION).stem
    paths = [path for path in folder.glob(f"{stem}*.xlsx") if path.is_file()]
    known = record.papers(audit)
    for path in sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name)):
        try:
            data = path.read_bytes()
        except OSError as error:
            raise OutputError(f"{path} could not be read: {error.strerror}. If it is open in another program, close it "
                              "and run the command again.") from error  # fmt: skip
        if digest(data) not in {record.document(path.relative_to(space.root).as_posix()), *known}:
            yield path, data


def _opened(data: bytes) -> ReadWorkbook | None:
    with Reader() as reader:
        try:
            book = reader.open(data)
        except FileError:
            return None
    return book if isinstance(book, ReadWorkbook) else None


def _keep(
    space: Workspace, record: Record, picture: Picture, path: Path, data: bytes, back: HandedBack
) -> Iterator[str]:
    """Stores what was handed back, and the workbook itself as it came; says what was done."""
    audit = picture.audit.key
    shown = path.relative_to(space.root).as_posix()
    sha256 = space.archive().put(data)
    before = {one.key: one.said for one in record.reviews(audit)}
    comments = {one.key: one.comment for one in record.reviews(audit)}
    kept = (
        replace(one, comment=comments[one.key])
        if picture.clear(comments.get(one.key, "")) == one.comment != ""
        else one
        for one in back.reviews
    )
    new = [one for one in kept if before.get(one.key, ("", "", "", False, "")) != one.said]
    with record.whole():
        for review in new:
            record.add_review(review)
        if not back.problems:
            record.add_paper(sha256, audit=audit, path=shown, taken_on=picture.today, whole=not back.elsewhere)
    yield f"{audit}: {counted(len(new), 'decision')} taken in from {shown}."
    yield from back.notes
    if back.problems:
        yield (
            f"{shown}: {counted(len(back.problems), 'mistake')} to put right; those rows stay as they were. No new "
            "collation is written until then."
        )
    elif back.elsewhere:
        places = listed(back.elsewhere[:_SHOWN])
        more = f" and {len(back.elsewhere) - _SHOWN} more" if len(back.elsewhere) > _SHOWN else ""
        yield (
            f"{shown} also holds words of your own in {places}{more}. It is left as it is; the new collation, with your "
            "decisions in it, goes beside it."
        )
