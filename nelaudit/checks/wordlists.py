"""Words that say an answer is none: bare yes or no, placeholders, that nothing is held, that there is no concern."""

import re

_NOTHING_HELD_LIMIT = 200
_NOTHING_HELD = re.compile(
    r"\b(?:"
    r"no (?:\w+ ){0,3}(?:information|records?|recording|data|details?|evidence|knowledge) "
    r"(?:(?:is|are|was|were) )?(?:\w+ ){0,2}(?:held|kept|known|available|recorded|found|on (?:file|record))"
    r"|(?:information|records?) (?:is|are|was|were) not (?:held|available|accessible|known)"
    r"|not (?:held|known|recorded) (?:by|to|within|in|on) (?:\w+ ){0,4}\w+"
    r"|(?:do|does|did)(?: not|n['’]t) (?:hold|have)(?: access to)? (?:\w+ ){0,3}(?:information|records?|data|details?)"
    r"|(?:hold|holds|held|have|has) no (?:\w+ ){0,3}(?:information|records?|data|details?)"
    r"|(?:no|without) access to (?:\w+ ){0,3}(?:information|records?|data|file|system)"
    r"|nothing (?:is |was )?(?:held|recorded|known|on (?:file|record))"
    r"|no information\.?$"
    r")",
    re.IGNORECASE,
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(" ".join(words.split()) for words in listed.split("|"))


_EDGES = " \t\n\r.,;:!?-–—_/\\()[]\"'“”‘’*•"
_YES_NO = _words("""
    yes | no | y | n | yeah | yep | nope | true | false | yes/no | y/n | yes they did | no they did not | no
    they didn't | yes it was | no it was not | no it wasn't | yes it did | no it did not | yes it has | no it
    has not | yes they were | no they were not | yes we did | no we did not | yes fully | yes partly | yes
    partially | yes and no | not really | of course | definitely | certainly
""")
_PLACEHOLDERS = _words("""
    n/a | na | n.a | n\\a | not applicable | none | nil | null | nan | tbc | t.b.c | tba | tbd | to be confirmed
    | to be completed | to be added | to follow | see above | see below | as above | as below | as before | see
    attached | see report | see chronology | see file | see notes | see other form | ditto | same | same as
    above | as previous | pending | in progress | ongoing | unknown | not known | don't know | dont know | do
    not know | not sure | unsure | x | xx | xxx | xxxx | test | asdf | blank | empty | answer | text | type here
    | click here to enter text | nothing | nothing to add | no comment | awaiting | awaiting information | done
    | ok | okay | fine | good
""")
_NO_CONCERN = re.compile(
    r"^(?:there (?:are|is|were|was) )?(?:none|nil|no|n/?a|not applicable|nothing)\b"
    r"(?: (?:immediate|current|new|further|other|additional|safeguarding|urgent|such|known|outstanding))*"
    r"(?: (?:concerns?|issues?|risks?))?"
    r"(?: (?:identified|noted|found|raised|arising|recorded|known|seen|at this time|at present"
    r"|to (?:report|note|record)"
    r"|(?:by|during|from|in) (?:this|the) audit))*$",
    re.IGNORECASE,
)


def _core(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES).casefold().replace("’", "'")


def says_nothing_held(text: str) -> bool:
    """Whether a short answer says that the agency holds nothing on the point: that is an answer."""
    line = " ".join(text.split())
    return len(line) <= _NOTHING_HELD_LIMIT and bool(_NOTHING_HELD.search(line))


def is_bare_yes_no(text: str) -> bool:
    """Whether an answer is yes or no and nothing more."""
    return _core(text) in _YES_NO


def is_placeholder(text: str) -> bool:
    """Whether something stands there that answers nothing: `n/a`, `tbc`, `as above`, signs or digits alone."""
    core = _core(text)
    return core in _PLACEHOLDERS or not any(sign.isalpha() for sign in core)


def denies_concern(text: str) -> bool:
    """Whether a line among the concerns says, and only says, that there is none."""
    return bool(_NO_CONCERN.match(_core(text))) or not any(sign.isalnum() for sign in text)
