"""Words that a workbook carries beyond cells, comments and drawings, but for those that the form itself printed there.

Forms issued before their messages and titles were marked have none of these looked at: nobody could tell whose they are.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from nelaudit.intake.added_words import beyond_printed
from nelaudit.intake.own_words import is_own
from nelaudit.model.folding import seen_signs
from nelaudit.model.forms import LONG_ANSWERS, Form, mark_of, title_of
from nelaudit.model.returns import Notice, NoticeKind
from nelaudit.model.sheets import DATE_ADVICE
from nelaudit.model.workbooks import Beyond, ReadWorkbook, WordsIn

_MOST = 100
_WORD, _FEWEST_WORDS = re.compile(r"[^\W\d_]{2,}"), 3
_TITLED = re.compile(r".*: audit form .*|Multi-agency audit.*|.*: confirmation sheet of .*")
"""Titles and subjects of forms issued before those were marked."""

_FORM_ID = re.compile(r"[FC]-[0-9A-F]{12}")
_BETWEEN = re.compile(r"\s*·\s*")
_PAGE_WORDS = re.compile(
    r"(?:\W|\d|_|\b(?:page|pages|of|sheet|seite|von|printed|date|time|file|confidential)\b)*", re.IGNORECASE
)
"""What programs put beside page numbers of their own accord."""

_MARKING = re.compile(
    r"\W*(?:(?:classification|classified as|sensitivity|protective marking|label)\W*)?(?:not protectively marked|unclassified|restricted"
    r"|official(?:\W*sensitive)?(?:\W*(?:personal|commercial|locsen))?|protect|confidential|internal(?: use only)?|public|general)\W*",
    re.IGNORECASE,
)
"""What programs that mark documents as their organisation says put at the head or foot of each page."""

_OF_PROGRAMS = re.compile(
    r"Click and enter a value from .*|Untitled spreadsheet|Office 2007 XLSX .*|office 2007 openxml php|.*generated using PHP classes\.?"
    r"|Created by .* on \d.*|Test result file|Book\s?\d*|Workbook\d*|Sheet\d*|https?://\S*",
    re.IGNORECASE | re.DOTALL,
)
"""Messages, titles and tips that programs set by themselves."""


def words_beyond(form: Form, book: ReadWorkbook) -> Iterator[Notice]:
    """Each text once, with the first sheet on which it stands; after the first hundred, that there are more."""
    if not form.printed:
        return
    told: set[str] = set()
    for name, one in (*_each_once(book), *_tabs(form, book)):
        if not form.printed.isdisjoint(_marks(one.words)):
            continue
        words = _added(form, one)
        if not words or words in told:
            continue
        told.add(words)
        if len(told) > _MOST:
            yield Notice(kind=NoticeKind.OUTSIDE, words="… and more beside the cells; open the file to read it.")
            return
        yield Notice(kind=NoticeKind.OUTSIDE, sheet=name, words=_placed(one, words))


def _each_once(book: ReadWorkbook) -> Iterator[tuple[str, Beyond]]:
    """The words with the first sheet that holds them, those of no sheet last: every sheet of a form has the same footer."""
    seen: set[str] = set()
    for sheet in book.sheets:
        for one in sheet.beyond:
            if one.words not in seen:
                seen.add(one.words)
                yield sheet.name, one
    yield from (("", one) for one in book.beyond if one.words not in seen)


def _tabs(form: Form, book: ReadWorkbook) -> Iterator[tuple[str, Beyond]]:
    """What the names of sheets say besides the form's own names, where that is more than a label."""
    own = sorted({one.sheet for one in form.fields} | {LONG_ANSWERS}, key=len, reverse=True)
    ours = re.compile("|".join(map(re.escape, own)), re.IGNORECASE)
    for sheet in book.sheets:
        words = ours.sub("", sheet.name).strip(" :-–()")
        if len(set(_WORD.findall(words.casefold()))) >= _FEWEST_WORDS:
            yield sheet.name, Beyond(place=WordsIn.TAB, words=words)


@lru_cache(maxsize=8192)
def _marks(text: str) -> tuple[str, str]:
    """The marks that a text may have on record: as words, and as the title of a message."""
    return mark_of(text), mark_of(title_of(text))


def _printed_before(one: Beyond) -> bool:
    """Whether a text may stand in a form as issued, though the form's record holds no mark of it."""
    return one.place is WordsIn.MESSAGE or (one.place is WordsIn.PROPERTY and bool(_TITLED.fullmatch(one.words)))


def _placed(one: Beyond, words: str) -> str:
    return words if one.place is WordsIn.DRAWING else f"{one.place}: {words}"


def _added(form: Form, one: Beyond) -> str:
    """What of a text the form did not print; empty where it is the form's own, or a program's."""
    if mark_of(DATE_ADVICE) not in form.printed and _printed_before(one):
        return ""
    text = seen_signs(one.words)
    if is_own(text, form.printed) or _OF_PROGRAMS.fullmatch(text.strip()):
        return ""
    return _beside_footer(form, text) if one.place is WordsIn.MARGIN else beyond_printed(text, form.printed)


def _beside_footer(form: Form, text: str) -> str:
    """A page header or footer without what stands at the foot of the form's pages: the marking, whose it is, its id."""
    stamp = _FORM_ID.search(text)
    pieces = _BETWEEN.split(_FORM_ID.sub("", text))
    ours = {mark_of(str(form.identity)), *form.printed}
    kept = [piece for place, piece in enumerate(pieces)
            if not (mark_of(piece) in ours or _MARKING.fullmatch(piece) or (stamp and place == 0 and len(pieces) > 1 and _is_marking(form, piece)))]  # fmt: skip
    words = " · ".join(piece.strip() for piece in kept if piece.strip())
    return "" if _PAGE_WORDS.fullmatch(words) else words


def _is_marking(form: Form, piece: str) -> bool:
    """Whether a piece before the identity may be a protective marking of a form whose footer was not marked."""
    return mark_of(DATE_ADVICE) not in form.printed and piece == piece.upper()
