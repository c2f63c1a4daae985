"""Whether a line of the immediate concerns says, and only says, that there is none; and whether an action is none.

A missed concern is far worse than a false alarm, so nothing is searched for. A text denies only where every clause of it is
a way of denying, made of the words below and of no other: one word that is not among them, a question mark, or a clause
that denies nothing, and the line is a concern. Each word or phrase stands for a letter; the ways are patterns of letters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from nelaudit.model.choices import plain_words
from nelaudit.model.late import late

_LONGEST = 240
"""Who writes more than this many characters tells of something."""

_AUDIT = (
    r"(?:the |this |our |my )?(?:case |case file |file |multi-agency )?audit(?: process| form| exercise| tool)?"
    r"|(?:the |this )(?:audit(?:ed)? )?period(?: audited)?"
)
_RECORDS = (
    r"(?:the |this |our |my |child's |agency )?(?:case |agency |electronic |paper )?(?:records?|files?|notes|case file)"
)
_CHILD = r"(?:the |this )?(?:subject )?(?:child|young person|yp|case|family|children)"
_SAFETY = r"(?:(?:his|her|their|the) )?(?:immediate |current )?(?:safety|welfare|wellbeing|well-being)"
_ONE = r"(?:the |this |our |my )?(?:auditors?|agency|service|organisation)"
_US = rf"{_ONE}|me|us"
_DATE = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4}"

_LEXICON = {
    "X": r"n ?[./\\-]? ?a(?!\w)\.?|not applicable|not relevant|does not apply|doesn't apply"
    r"|(?:intentionally )?(?:left )?blank",
    "i": r"nil return|no involvement",
    "D": r"none",
    "L": r"nill?|zero",
    "O": r"no|not any",
    "T": r"nothing|non(?= (?:identified|noted|found|known))",
    "N": r"not",
    "Q": rf"(?:(?:i|we|{_ONE}) )?(?:am |are |is )?not (?:currently )?aware of any"
    rf"|(?:i|we|{_ONE}|(?:the |this |our )?audit) (?:have not|haven't|has not|hasn't|did not|didn't)"
    r" (?:identif(?:y|ied)|found|find|noted?|highlight(?:ed)?) any"
    rf"|there (?:are not|aren't|is not|isn't|were not|weren't) any|(?:i|we|{_ONE}) (?:do not|don't|does not|doesn't) have any",
    "j": r"immediate(?:ly)?|current",
    "f": r"further|new|other|additional|outstanding",
    "J": r"present|live|active|such|ongoing|urgent|safeguarding|safe guarding|safegaurding|child protection|cp|safety|welfare|wellbeing",
    "C": r"(?:concerns|concern's|issues?|problems?|worries|matters|areas)"
    r"(?: of (?:(?:any|this|that|an immediate) (?:kind|sort|nature|type)|(?:immediate )?concern))?"
    r"|(?:cause|reason|grounds)(?: for (?:any |immediate |current )?concern)",
    "c": r"concern",
    "r": rf"(?:risks?|danger)(?: of (?:immediate |significant |serious )?harm)?(?: to {_CHILD})?",
    "V": r"identified|identifed|noted|found|arising|arose|arisen|evident|apparent|highlighted|established|observed|detected|known"
    r"|picked up",
    "R": r"raised|recorded|reported",
    "s": r"seen|held",
    "I": r"to (?:report|note|record|raise|declare|highlight|add)",
    "M": r"of (?:note|(?:immediate |current |safeguarding )?concern)|concerning",
    "B": r"was|were|is|are|has been|have been|had been|being",
    "U": rf"(?:by|to) (?:{_US})",
    "W": rf"at (?:the )?(?:time|point|date) of (?:(?:completing |writing )?(?:{_AUDIT})(?: completion)?"
    r"|completing(?: (?:this|the) form)?|completion|writing|return)"
    r"|at (?:this(?: present| current)?|the (?:present|current)) (?:time|moment|stage|point)(?: in time)?"
    rf"|at present(?: time)?|at the moment|currently|presently|to date|so far|today|(?:as (?:at|of|on)|on) (?:today|{_DATE})",
    "P": r"(?:during|in|from|by|on|at|through|throughout|within|for|as part of|in the course of|during the course of"
    r"|as a result of|out of|whilst?|when|for the purposes? of)"
    rf" (?:(?:completing|doing|(?:the )?(?:completion|course) of) )?(?:{_AUDIT})",
    "H": rf"(?:in|from|within|on|by) (?:(?:the |this |our |my )?(?:review|reading|search|check) of )?(?:{_RECORDS})",
    "F": r"(?:for|about|regarding|re|around|with|concerning|relating to|as to|in (?:relation|regard|regards) to"
    rf"|in respect of|with (?:regard|regards|respect) to) (?:{_CHILD}(?:'s {_SAFETY})?|{_SAFETY}(?: of {_CHILD})?)",
    "S": r"(?:to|for|in|within) (?:this|our|my) (?:agency|service|case|instance|audit|organisation|school|practice|team|return|form)",
    "A": r"(?:as far as|so far as|that|which|of which) (?:i|we|the auditor|this agency)(?:'m|'re| am| are| is) aware(?: of)?"
    r"|(?:as far as|so far as|that) (?:i|we) know(?: of)?|to (?:the best of )?(?:my|our) knowledge",
    "K": r"at all|whatsoever",
    "G": rf"there (?:is|are|was|were|have been|has been)|(?:i|we|{_ONE}) (?:have|has|had)(?: (?:identified|found|noted))?"
    r"|(?:i|we) can confirm(?: that)?|(?:the |this |our )?audit (?:has )?(?:identified|found|noted)",
    "Y": r"and ?/ ?or|or|nor|/",
    "d": r"and|&",
    "y": r"as|because|since|so|but|therefore|that",
    "a": r"(?:further |immediate |other |additional )?(?:actions?|steps|referrals?|response)",
    "n": r"nfa",
    "t": r"taken|required|needed|necessary|done|made|due",
    "e": r"yet|as yet",
}
"""A letter for each kind of word or phrase; what the letters mean can be read off the phrases."""

_TOKENS = {letter: late(rf"(?<![\w'])(?:{phrase})(?![\w'])") for letter, phrase in _LEXICON.items()}

_Z, _ZH = "[WPFAKS]*+", "[WPFAKSH]*+"
"""Words of when, where and for whom; what is only not *in the records* may be what the concern is about."""

_ADJECTIVES, _NOUN = "(?:[JjfVRW](?:[Yd]?[JjfVRW])*)?", "[Ccr]"
_CONCERNS = f"{_ADJECTIVES}{_NOUN}(?:Y{_ADJECTIVES}{_NOUN})*"
_FOUND, _TOLD = f"B?VU?{_ZH}|I{_ZH}", f"B?R{_Z}"
_NONE = "|".join(
    (
        f"[OL]{_CONCERNS}(?:{_Z}(?:{_FOUND}|{_TOLD}|B?s{_Z})|{_ZH})",
        f"Oj{_Z}",
        "O[WAK]*+",
        f"XU?{_ZH}",
        "i",
        f"D[jf]?{_ZH}(?:{_FOUND}|{_TOLD})?",
        f"L[jf]?{_ZH}(?:{_FOUND}|{_TOLD}|MV?{_ZH})?",
        f"T[jf]?{_ZH}(?:{_FOUND}|MV?{_ZH})",
        "T[jf]?[WPAKS]*+",
        f"N[WA]{_Z}",
        f"Q(?:{_CONCERNS})?{_ZH}",
    )
)
_UNDONE = "|".join((f"[OL]a(?:B?t)?e?{_Z}", f"[DLT](?:B?te?|e){_Z}", f"N(?:te?|e){_Z}", f"n{_Z}"))
"""Of the ways that begin alike the longer stands first: what was matched is not tried otherwise, so no text takes long."""


def _ways(denials: str) -> re.Pattern[str]:
    """One denial or several, with what may lead to them."""
    one = f"(?>[WPFH]*G?W?)(?>{denials})"
    return late(f"[Yyd]?{one}(?:[Yyd]?{one})*")


_DENIAL, _NO_ACTION = _ways(_NONE), _ways(f"{_UNDONE}|{_NONE}")
_BESIDE = late("[WPFAKSH]+")
_SHOWS_NONE = late("Oc[WPAKSH]*F")
"""“No concern for the child” is what parents are reproached with."""

_LABEL = late(
    r"^(?:\(?\d{1,2}[.)] ?(?=\D))?(?:(?:any |what is the )?(?:immediate |current |safeguarding )*concerns? ?[:?-] )?"
)
_DOTTED = late(r"\bn\. ?a\b\.?")
_SLASH = late(r"(?<=[a-z'])/(?=[a-z'])")
_CLAUSES = late(r"[.;:!,()\[\]*\u2022]+|(?:^|\s)[-=_>]+(?=\s|$)|(?<=\s)[-]+|-+(?=\s)")


def denies_concern(text: str) -> bool:
    """Whether a line among the concerns says, and only says, that there is none; in doubt it does not."""
    return _denies(text, _DENIAL)


def denies_action(text: str) -> bool:
    """Whether what stands beside a concern says, and only says, that nothing was done."""
    return _denies(text, _NO_ACTION)


@lru_cache(maxsize=4096)
def _denies(text: str, ways: re.Pattern[str]) -> bool:
    if not any(sign.isalnum() for sign in text):
        return True
    if len(text) > _LONGEST:
        return False
    lines = [_DOTTED.sub("n/a", _LABEL.sub("", plain_words(line))) for line in text.splitlines()]
    if "?" in "".join(lines):
        return False
    clauses = [part for line in lines for one in _CLAUSES.split(line) if (part := one.strip(" '-/\\|~_"))]
    kinds = [_letters(clause) for clause in clauses]
    return any(ways.fullmatch(kind) for kind in kinds) and all(
        (ways.fullmatch(kind) or _BESIDE.fullmatch(kind)) and not _SHOWS_NONE.search(kind) for kind in kinds
    )


def _letters(clause: str) -> str:
    """The kinds of a clause's words, the longest phrase first; with a ? where a word is none of them."""
    return "".join(_kinds(_SLASH.sub(" / ", clause)))


def _kinds(clause: str) -> Iterator[str]:
    at = 0
    while at < len(clause):
        if clause[at] == " ":
            at += 1
            continue
        found = [(match.end(), letter) for letter, token in _TOKENS.items() if (match := token.match(clause, at))]
        if not found:
            yield "?"
            return
        at, letter = max(found, key=lambda pair: pair[0])
        yield letter
