"""The row “Not to be shared” of the Details sheet: the box, and beside it, live, what the program will understand.

The formulas are made of the very steps by which `nelaudit.privacy.withholding` reads the box, in functions that Excel, Excel
on the web, LibreOffice and Google Sheets share. Two hidden cells hold what lies between the box and the words.
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

_BOX, _WORDS, _PLAIN, _LIST = 2, 3, 5, 6
HELPERS = (_PLAIN, _LIST)
"""The hidden columns: the box in capitals, and the same as a list of numbers and nothing else."""

_CODES = {"\n": "CHAR(10)", "\r": "CHAR(13)", "\t": "CHAR(9)"}


def not_shared_row(page: Page, questions: int) -> None:
    """The row, on the page's current one; `questions` is how many the form asks."""
    box, plain, listed = (page.here(col) for col in (_BOX, *HELPERS))
    page.put(1, LABEL, Style.LABEL)
    page.ask(_BOX, FIELD, FieldKind.TEXT, title=LABEL, message=HINT, style=Style.INPUT_TEXT)
    page.put(_PLAIN, "", Style.HIDDEN, f"={_plain(box)}")
    page.put(_LIST, ",,", Style.HIDDEN, f"={_as_list(plain)}")
    page.put(_WORDS, NONE, Style.HINT, _understood(box, plain, listed, questions))
    place = f"${cell_name(page.row, _WORDS)}"
    page.marks += [
        Highlight(row=page.row, last_row=page.row, col=_WORDS, last_col=_WORDS, look=look,
                  formula=f'=MID({place},1,{len(words)})="{words}"')
        for look, words in (("missing", ALL), ("done", SOME))
    ]  # fmt: skip


def _plain(box: str) -> str:
    """The box in capitals, with single spaces and without the full stop at its end."""
    text = box
    for sign in SPACES:
        written = _CODES.get(sign, f'"{sign}"')
        text = f'SUBSTITUTE({text},{written}," ")'
    text = f"TRIM(UPPER({text}))"
    return f'IF(LEN({text})=0,"",IF(MID({text},LEN({text}),1)=".",MID({text},1,LEN({text})-1),{text}))'


def _replaced(text: str, steps: Iterable[tuple[str, str]]) -> str:
    for before, after in steps:
        text = f'SUBSTITUTE({text},"{before}","{after}")'
    return text


def _as_list(plain: str) -> str:
    """The box as `,3,,7-9,`: what is no plain list of numbers is something else."""
    between_spaces = f'" "&{plain}&" "'
    listed = _replaced(f"TRIM({_replaced(between_spaces, STEPS)})", CLOSE_UP)
    return f'","&SUBSTITUTE({listed},",",",,")&","'


def _understood(box: str, plain: str, listed: str, questions: int) -> str:
    """What is withheld, in words: a list is plain where its numbers and ranges are all that stands in it."""
    nothing = ",".join(f'{plain}="{words}"' for words in NOTHING)
    rows, columns = ("{" + sign.join(str(number) for number in range(1, questions + 1)) + "}" for sign in ";,")
    single = f'SUMPRODUCT(LEN({listed})-LEN(SUBSTITUTE({listed},","&{rows}&",","")))'
    ranges = f'SUMPRODUCT(({rows}<{columns})*(LEN({listed})-LEN(SUBSTITUTE({listed},","&{rows}&"-"&{columns}&",",""))))'
    return f'=IF(OR({nothing}),"{NONE}",IF(LEN({listed})={single}+{ranges},"{SOME}"&TRIM({box}),"{ALL}"))'
