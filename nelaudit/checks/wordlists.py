"""Words that say an answer is none: bare yes or no, placeholders, only a denial."""

import re
from functools import lru_cache

from nelaudit.checks.nothing_held import says_nothing_held
from nelaudit.model.folding import words_alone
from nelaudit.model.late import late

__all__ = [
    "allows_none",
    "is_bare_yes_no",
    "is_no_date",
    "is_placeholder",
    "only_denies",
    "says_none",
    "says_nothing_held",
]


def _words(listed: str) -> frozenset[str]:
    return frozenset(" ".join(words.split()) for words in listed.split("|"))


_BARE_WORDS, _BARE_LIMIT = 8, 60
_YES_NO = _words("""
    yes | no | y | n | yeah | yep | nope | true | false | partly | partially | fully | mostly | definitely | certainly
    | absolutely | sometimes | maybe | probably | not really | of course | not always | not fully | always | never | yes/no
""")
_WITH_YES_NO = _words("""
    yes | no | y | n | yeah | yep | nope | true | false | partly | partially | fully | mostly | definitely | certainly
    | absolutely | sometimes | maybe | probably | they | did | didn't | was | wasn't | were | weren't | is | isn't | are | aren't
    | has | hasn't | have | haven't | had | does | doesn't | do | don't | not | it | we | he | she | there | always | never | of
    | course | really | very | much | so | i | think | perhaps | a | bit | to | some | extent | generally | largely | mainly
    | this | that | and | or | all | completely
""")
_SAY_YES_NO = frozenset(("yes", "no", "y", "n", "yeah", "yep", "nope", "true", "false"))
_PLACEHOLDERS = _words("""
    n a | na | not applicable | none | nil | null | nan | tbc | t b c | tba | tbd | to be confirmed | to be completed
    | to be added | to be advised | to be updated | to follow | will follow | info to follow | information to follow
    | details to follow | as above | as below | as before | as previous | as previously | ditto | same | same as above
    | same as before | same again | same answer | above | below | idem | pending | in progress | ongoing | unknown | not known
    | don't know | dont know | do not know | dk | not sure | unsure | no idea | x | test | asdf | qwerty | blank | empty
    | answer | text | type here | enter text here | click here to enter text | click or tap here to enter text
    | insert text | insert text here | nothing | nothing to add | nothing further | nothing further to add | nothing else
    | nothing to report | nothing of note | no comment | no comments | no further comment | no further comments
    | nothing to comment | awaiting | awaiting information | awaiting info | awaiting response | awaiting reply
    | waiting for information | done | ok | okay | fine | good | complete | completed | self explanatory | lorem ipsum
    | not applicable n a | n a not applicable | please advise | update | no answer | leave blank | left blank
    | intentionally blank | intentionally left blank | refer above
""")
_POINTING = late(
    r"^(?:please |pls )?(?:see|refer(?:ring|red)? to|as per|as in|as (?:already )?(?:detailed|discussed|described|outlined|stated|mentioned"
    r"|noted|answered|covered|recorded|explained)|(?:already )?(?:detailed|discussed|described|outlined|stated|mentioned|noted"
    r"|answered|covered|addressed|included) (?:in|under|at|above|below|elsewhere|already))\b(?: [\w']+){0,8}$"
)
_POINTED_AT = late(
    r"\b(?:above|below|previous|previously|earlier|elsewhere|attach\w*|enclosed|report|reports|chronology|file|files|notes?|other"
    r"|another|form|forms|section|sections|question|questions|answers?|q ?\d+|minutes|assessment|plan|record|records|document|documents"
    r"|referral|already|stated|discussed|evidence|separate|appendix|tab|sheet|comments?)\b"
)
_WAITING = late(
    r"^(?:still )?(?:awaiting|waiting (?:for|on)|tbc|to be (?:confirmed|completed|advised|added|updated))\b(?: [\w']+){0,5}$"
)
_NONE_ALONE = _words(
    "n a | na | none | no | nil | not applicable | does not apply | not relevant | nothing | none arose | not at all"
)
_ALLOWS_NONE = late(
    r"\bsay so (?:if|where)\b|\bwrite (?:none|no|n/a)\b|\bif (?:there (?:is|was|were|are) )?none\b|\bif not,? say\b"
    r"|\bleave (?:it )?blank (?:if|for|where)\b|\bnone is an answer\b",
    re.IGNORECASE,
)
_EDGES = " \t\n\r.,;:!?-–—_/\\()[]\"'“”‘’*•"
_SENTENCE = late(r"[.;!?\n]+(?=\s|$)")
_DENIAL_LIMIT = 300
_HAPPENED = late(
    r"\b(?:brought|attend\w*(?! any\b)|dna|missed|refused|declined|arrest\w*|injur\w*|but|however|although|until|then|instead|when|after"
    r"|except|apart from|other than)\b"
)
_DENIAL = late(
    r"^(?:(?:no|none|n/?a|not applicable|nil|not known)\b\W*)?(?:"
    r"|(?:there (?:is|was|were|are|has been|have been|had been) )?(?:no|not any|none of the|never any) (?:[\w'-]+ ){0,3}?(?:referrals?"
    r"|assessments?|plans?|meetings?|tools?|concerns?|disagreements?|disputes?|escalations?|challenges?|differences?|episodes?"
    r"|appointments?|orders?|involvement|strategy|conferences?|core groups?|reviews?|supervision|interviews?|transitions?"
    r"|moves?|needs?|incidents?|restraint|medication|delays?|changes?|issues?|evidence|role|input|training|learning|actions?"
    r"|requests?|respons\w+|replies|early help|disclosures?|screening|interpreters?|advocates?|aids|short breaks|placements?"
    r"|victims?|exploitation|discussions?|analysis|mention|indication|reason|difficult\w+|drift|barriers?|gaps?|differing views"
    r"|professional differences|decisions?|oversight|chronolog\w+|genogram)\b.*"
    r"|(?:this|it|that|the question|question) (?:is|was|does|did) not\b.*"
    r"|not (?:applicable|needed|required|relevant|used|considered|completed|undertaken|offered)\b.*"
    r"|does not apply\b.*"
    r"|(?:none|not|never|nothing) (?:was |were |has been |have been )?(?:yet )?(?:been )?(?:used|made|completed|explored|done|asked"
    r"|discussed|considered|recorded|held|tried|tested|needed|offered|undertaken|sought|shared|evident|clear)\b.*"
    r"|(?:the |this |our |a |an )?(?:[\w'/-]+ ){1,6}?(?:(?:was|were|is|are|has|have|had) )?(?:not|never) (?:yet )?(?:been )?(?:used|made"
    r"|completed|needed|required|offered|considered|held|undertaken|carried out|invited|involved|known|discussed|recorded"
    r"|documented|explored|sought|shared|relevant|applicable|done|asked|referred|convened|consulted|repeated|named|evident|clear)\b.*"
    r"|(?:[\w'/-]+ ){1,6}?(?:would|should|could|might) have\b.*"
    r"|not (?:a|an|our|the|my) (?:[\w'/-]+ ){0,4}?(?:role|function|responsibility|remit|duty|task|part)\b.*"
    r"|(?:we|our \w+|this \w+|the (?:agency|service|school|team|practice|trust)) (?:did|have|had|has|was|were|do|does)(?: not| never|n't)\b.*"
    r"|(?:as|because|since) .*"
    r")$"
)


@lru_cache(maxsize=4096)
def _is_bare(text: str) -> bool:
    core = words_alone(text)
    words = core.split()
    return core in _YES_NO or (
        core not in _PLACEHOLDERS
        and len(words) <= _BARE_WORDS
        and not _SAY_YES_NO.isdisjoint(words)
        and _WITH_YES_NO.issuperset(words)
    )


def is_bare_yes_no(text: str) -> bool:
    """Whether an answer is yes or no and nothing more."""
    return len(text) <= _BARE_LIMIT and _is_bare(text)


@lru_cache(maxsize=4096)
def _holds_the_place(text: str) -> bool:
    core = words_alone(text).strip("'")
    if core in _PLACEHOLDERS or (core and not core.strip("x ")):
        return True
    words = core.split()
    if len(words) == 1 and len(words[0]) == 1:
        return True
    if any(sign.isdigit() for sign in core) and not re.search(r"\b(?:q ?|question |section |answer )\d{1,2}\b", core):
        return False
    return bool(_WAITING.match(core)) or (bool(_POINTING.match(core)) and bool(_POINTED_AT.search(core)))


_PLACEHOLDER_LIMIT = 120


def is_placeholder(text: str) -> bool:
    """Whether something stands there that answers nothing: `n/a`, `tbc`, `see above`, signs or digits alone."""
    if not text[:1].isalpha() and not any(sign.isalpha() for sign in text):
        return True
    return len(text) <= _PLACEHOLDER_LIMIT and _holds_the_place(text)


def is_no_date(text: str) -> bool:
    """Whether a cell for a date holds a placeholder in words or signs; figures are judged as dates."""
    return not any(sign.isalnum() for sign in text) or (
        any(sign.isalpha() for sign in text) and len(text) <= _PLACEHOLDER_LIMIT and _holds_the_place(text)
    )


@lru_cache(maxsize=1024)
def allows_none(hint: str) -> bool:
    """Whether a question's own hint lets “none” stand as an answer (“Say so if none arose”)."""
    return bool(_ALLOWS_NONE.search(hint))


def says_none(text: str) -> bool:
    """Whether a short answer is none, no or not applicable and nothing more: an answer where the hint allows it."""
    return len(text) <= _BARE_LIMIT and words_alone(text) in _NONE_ALONE


@lru_cache(maxsize=4096)
def only_denies(text: str) -> bool:
    """Whether a short answer only says that something was not so: no referral, no meeting, the tool was not used.

    What did not happen has no date. What was missed or refused has one, and is no such denial.
    """
    if len(text) > _DENIAL_LIMIT:
        return False
    sentences = [" ".join(one.casefold().replace("’", "'").split()).strip(_EDGES) for one in _SENTENCE.split(text)]
    told = [one for one in sentences if one]
    return bool(told) and all(_DENIAL.match(one) and not _HAPPENED.search(one) for one in told)
