"""The row “Not to be shared” of the Details sheet: the box, and beside it, live, what the program will understand.

The formulas are made of the very steps by which `nelaudit.privacy.withholding` reads the box, in functions that Excel, Excel
on the web, LibreOffice and Google Sheets share; they need no more room than one hidden cell.
"""

from collections.abc import Iterable

from nelaudit.forms.layout import Page
from nelaudit.model.forms import FieldKind
from nelaudit.model.places import cell_name
from nelaudit.model.sheets import Highlight, Style
from nelaudit.privacy.withholding import CLOSE_UP, FIELD, NOTHING, SPACES, STEPS

LABEL = "Not to be shared"
HINT = "The numbers of the questions that others may not see, such as 3, 7-9. Anything else withholds this whole form."
NONE = "Nothing is withheld. To withhold answers, write the numbers of their questions only, such as 3, 7-9."
SOME = "These questions are withheld, and what repeats them: "
ALL = "Everything on this form will be withheld; to withhold only some, write their numbers only, such as 3, 7-9."

_BOX, _WORDS = 2, 3
HELPER = 5
"""The hidden column in which the box stands as a list of numbers, and nothing else."""

_CODES = {"\n": "CHAR(10)", "\r": "CHAR(13)", "\t": "CHAR(9)"}


def not_shared_row(page: Page, questions: int) -> None:
    """The row, on the page's current one; `questions` is how many the form asks."""
    box, helper = page.here(_BOX), page.here(HELPER)
    page.put(1, LABEL, Style.LABEL)
    page.ask(_BOX, FIELD, FieldKind.TEXT, title=LABEL, message=HINT, style=Style.INPUT_TEXT)
    page.put(HELPER, ",,", Style.HIDDEN, f"={_as_list(box)}")
    page.put(_WORDS, NONE, Style.HINT, _understood(box, helper, questions))
    place = f"${cell_name(page.row, _WORDS)}"
    page.marks += [
        Highlight(row=page.row, last_row=page.row, col=_WORDS, last_col=_WORDS, look=look,
                  formula=f'=LEFT({place},{len(words)})="{words}"')
        for look, words in (("missing", ALL), ("done", SOME))
    ]  # fmt: skip


def _plain(box: str) -> str:
    """The box in small letters, with single spaces and without the full stop at its end."""
    text = box
    for sign in SPACES:
        written = _CODES.get(sign, f'"{sign}"')
        text = f'SUBSTITUTE({text},{written}," ")'
    text = f"TRIM(LOWER({text}))"
    return f'IF(RIGHT({text},1)=".",LEFT({text},LEN({text})-1),{text})'


def _replaced(text: str, steps: Iterable[tuple[str, str]]) -> str:
    for before, after in steps:
        text = f'SUBSTITUTE({text},"{before}","{after}")'
    return text


def _as_list(box: str) -> str:
    """The box as `,3,,7-9,`: what is no plain list of numbers is something else."""
    listed = _replaced(f"TRIM({_replaced(_between_spaces(box), STEPS)})", CLOSE_UP)
    return f'","&SUBSTITUTE({listed},",",",,")&","'


def _between_spaces(box: str) -> str:
    return f'" "&{_plain(box)}&" "'


def _understood(box: str, helper: str, questions: int) -> str:
    """What is withheld, in words: a list is plain where its numbers and ranges are all that stands in it."""
    nothing = ",".join(f'{_plain(box)}="{words}"' for words in NOTHING)
    last = cell_name(0, questions - 1).removesuffix("1")
    rows, columns = f"ROW($1:${questions})", f"COLUMN($A$1:${last}$1)"
    single = f'SUMPRODUCT(LEN({helper})-LEN(SUBSTITUTE({helper},","&{rows}&",","")))'
    ranges = f'SUMPRODUCT(({rows}<{columns})*(LEN({helper})-LEN(SUBSTITUTE({helper},","&{rows}&"-"&{columns}&",",""))))'
    return f'=IF(OR({nothing}),"{NONE}",IF(LEN({helper})={single}+{ranges},"{SOME}"&TRIM({box}),"{ALL}"))'
