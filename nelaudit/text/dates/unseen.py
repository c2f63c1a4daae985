"""Signs that nobody sees, and that stand between the digits of dates: marks of direction, joiners, rare blanks.

Internet Explorer puts a left-to-right mark beside each number of a date; copying from web pages and Word brings the rest.
"""

import re

from nelaudit.model.folding import UNSEEN

_BLANKS = "\u1680\u2000-\u2008\u200a\u205f\u3000"
_DIGITS = "\uff0d-\uff19"
"""The full-width hyphen, stop, slash and digits, as programs for East Asian text write them."""

_WIDE = 0xFEE0
"""How far a full-width sign stands from the plain one."""

_UNSEEN = re.compile(f"[{UNSEEN}{_BLANKS}{_DIGITS}]")
_IS_DROPPED, _IS_BLANK = re.compile(f"[{UNSEEN}]"), re.compile(f"[{_BLANKS}]")


def has_unseen(text: str) -> bool:
    """Whether any such sign stands in a text."""
    return _UNSEEN.search(text) is not None


def without_unseen(text: str) -> tuple[str, list[int]]:
    """The text as a reader sees it, and where each sign of it stands in the text as written."""
    places = [place for place, sign in enumerate(text) if not _IS_DROPPED.match(sign)]
    return "".join(_seen(text[place]) for place in places), places


def _seen(sign: str) -> str:
    if _IS_BLANK.match(sign):
        return " "
    return chr(ord(sign) - _WIDE) if "\uff0d" <= sign <= "\uff19" else sign
