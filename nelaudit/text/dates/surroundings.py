"""What stands beside a number tells whether it is a date: references, addresses, scores, counts.

What comes in is a plain text (`words.plain`) and an offset; what goes out is yes or no. Each look goes only a
fixed distance from the offset, so that a long text costs no more than a short one. Most of it is tables of
words: what may stand before a date, and what before a number that is none.
"""

from nelaudit.model.late import late
from nelaudit.text.dates.words import EVERYDAY_WORDS, FIRST_NAMES, GAP, MONTH, OPT, ORD

_LOOK = 44
"""How far to look to the left, in characters; the longest phrase below is shorter."""

_TOKEN = 200
"""How far an unbroken run of characters is followed to see whether it is an address."""

_MARKS = ".,:;#()[]'\"-/"
"""What may stand between a word and the number that it introduces."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAMES_A_NUMBER = _words(
    "crime niche urn upn uln pnc tel telephone phone mobile fax ext isbn invoice booking pol id poll postcode asset flats rooms houses"
)
"""Before an identifier: crime 03-12-16, ref 05/06/16."""

_RUNG, _RINGING = _words("phone telephone mobile"), _words("by on over via")
"""Rung by phone 24/05/16: a day, and no telephone number."""

_MOVED = late(
    r"\b(?:moved|changed|postponed|rescheduled|rearranged|re-arranged|deferred|adjourned|altered|corrected|amended|brought forward"
    r"|put back|delayed)(?: [a-z]{1,12}){0,2} from (?:the )?$"
)
"""A meeting that was moved from one day to another has two days, and no time between them."""

_NUMBER_OF = _words("no nos number num numbers id code ref refs reference references is")
_NUMBERED_THINGS = _words(
    "crime case incident occurrence custody court log cad niche urn upn pnc policy file nhs serial sort invoice"
    " booking claim account house housing tenancy rent council flat room collar phone tel telephone mobile contact reference ref form property police our your"
)
"""Words that with "no" or "number" introduce an identifier: case number 22/12/16."""

_CLAUSES = _words(
    "version ver v release build edition section sections sec sect s para paras paragraph paragraphs chapter ch clause"
    " regulation regulations reg regs rule standard table figure fig appendix annex ip criterion criteria item step"
    " article art schedule form part template objective outcome target goal question recommendation"
)
"""Before numbers with dots that are a version or a clause: v2.1.16, section 4.2.15."""

_SCORES = _words(
    "score scores scored scoring rated rating graded grade grades scaled scaling scale ratio aged age gcp gcp2 sdq"
    " phq phq-9 gad-7 epds audit total class classes year years set page pages room rooms flat ward unit only just out of"
    " attended attendance completed sats resps bp hr mark marks stage point points overall rag impact approx about care"
    " exactly nearly almost than at or theatre bed level tier key split average"
)
"""Before two numbers that are a score, an age, a share or a place: scored 5/4, aged 3/12, flat 3/2."""

_DATE_LEADS = _words(
    "on dated date since w/c wc w.c. w/e w.e. commencing beginning ending dob d.o.b d.o.b. due until till w/b wb wk beg weekend overnight"
)
"""Before a day and month in numbers, the clearest: on 12/3, w/c 12/3."""

_EVENTS = _words(
    "seen visited visit visits rang spoke called emailed from until till held by before after between and the to"
    " review reviewed reviews contact contacted meeting meetings mtg conference discussion appointment appointments appt"
    " supervision referral referred received sent incident incidents medical group closed opened allocated assessed"
    " missing returned arrested born started ended hv sw dna dna'd ooh entry entries note notes letter call calls email"
    " interview visit: icpc rcpc cpc cin cp lac tac taf marac mash panel weighed cancelled completed attended next last clinic h/v t/c tc"
    " recorded recording conf rev gp log logged signed update updated saw met s47 strategy school home again"
)
"""Before a day and month that are no fraction, or six digits run together: seen 12/3, interview 031215."""

_BARE_DAY_LEADS = _words(
    "seen visited visit listed booked moved arranged review meeting conference appointment appt next"
)
"""Besides those, before a day of no month: listed 21st, visit 17th."""

_SEEN = _words("seen visited visit rang spoke h/v hv")
"""The few of them after which even 3/4 is a date, if what follows allows it."""

_TITLES = _words("mr mrs ms miss dr pc dc ds sgt aunt uncle auntie nan cousin sister baby")
_DAY_LEADS = _words("on dated date since until till from to before after of the and by w/c commencing")
"""Before "5 may" or "march 3", written small."""

_MONTH_LEADS = _words("in during since until till throughout early mid late later last this next over around")
_MONTH_LEADS_OF = _words("end beginning start middle month rest course half part")
_EVERYDAY_MONTH_LEADS = _words("in during since until till early mid late")
_NAMELESS_MONTH_LEADS = _words("by before after from about")

_SHORT_YEAR_LEADS = _words("in during since throughout early mid late")
_PERIOD_LEADS = _words(
    "in on at over during since until till throughout before after by around last this next early late mid from for"
)
_WEEKDAY_LEADS = _words("on by since until till before from")

_COUNTED = late(
    rf"{GAP}(?:year|month|week|day|hour|hr|minute|min|time|visit|call|session|incident|occasion|appointment"
    r"|absence|child|children|people|person|pupil|student|member|officer|professional|sibling|other|area"
    r"|question|case|point|meeting|file|page|item|mark|step|bottle|staff|bedroom|metre|mile|term|contact|target"
    r"|action|review|vision|parent|agenc|group|exam|lesson|school|dose|feed|parenting)(?:s|ies|y)?(?![a-z])"
    rf"|{GAP}(?:young|of(?!{GAP}{MONTH})|more|out|agency|core|way|full|yr|yrs|hrs)(?![a-z])"
    r"| ?(?:%|mg|ml|kg|mcg|cm|mm|st|lb|lbs|oz|g|l)(?![a-z])"
)
"""A noun that the number counts: 12 March 15 minutes, on 3/4 occasions, 3/4 of sessions."""

_NO_SHORT_YEAR = late(
    rf" ?(?:am|pm|a\.m|p\.m|hrs?|hours?|h|o.?clock)(?![a-z])|[:.][0-9]| ?- ?[0-9]{{1,2}}(?:[:.][0-9]{{2}})? ?[ap]m| ?/ ?[0-9]|-(?![0-9]{{1,2}}{ORD}?{OPT}{MONTH})[0-9]| {{0,2}}{MONTH}|[0-9a-z]| ?%"
)
"""After two digits that are a time, the end of a span or an ordinal: 12 March 10am, 3 May 15-20, 12 March 15th."""

_TIME_AFTER = late(r" ?(?:hrs?|hours?|h)(?![a-z])|-[0-9]{4}(?![0-9])")
_TIME_OF_DAY = late(r"[:.][0-9]| ?(?:am|pm|hrs)(?![a-z])")
_MONTH_BEFORE = late(rf"[^a-z0-9]{MONTH}\.? ?(?:-|to|/|&|and|until) ?$")
_MAIL_BEFORE = late(r"[^\s@]@[^\s@]{1,60}\.[a-z]")
_MAIL_AFTER = late(r"[\w.+-]{0,60}@[\w-]{1,60}\.[a-z]")
_VERB = late(
    r" (?:be|have|not|well|need|also|want|go|get|wish|attend|require|seem|come|take|still|feel|find|do)(?![a-z])"
)
_ENTRY = late(r" ?[-:] ?(?=[a-z(])| - ")
_ENDS = late(r" ?(?:[.,;:)\n-]|$| (?:by|at|with|and|in|alone|for|when|to|no)(?![a-z]))")
_ROAD = late(
    r" (?:[A-Z][a-z]{1,12} )?(?:Street|St|Road|Rd|Close|Avenue|Ave|Lane|Drive|Court|Crescent|Gardens|House|Way|Terrace"
    r"|Grove|Walk|Villas|Mews|Place|Square)(?![a-z])"
)


def _before(text: str, start: int) -> list[str]:
    """The words before an offset."""
    return text[max(0, start - _LOOK) : start].split()


def _last(text: str, start: int) -> str:
    """The word right before an offset, on its line, without brackets and the colon that introduces a number."""
    line = text[max(0, start - _LOOK) : start]
    words = line.split()
    if not words or line.rfind("\n") > line.rfind(words[-1]):
        return ""
    word = words[-1] if words[-1] != "(" else words[-2] if len(words) > 1 else ""
    return word if word in _DATE_LEADS else word.strip(":(-")


def is_reference(text: str, start: int) -> bool:
    """Whether the words before say that a number is a crime, case or telephone number."""
    if text[start - 1] in "/-":
        start = text.rfind(" ", max(0, start - _LOOK), start) + 1
    words = _before(text, start)
    if not words:
        return False
    last = words[-1].strip(_MARKS)
    if not last and len(words) > 1:
        words.pop()
        last = words[-1].strip(_MARKS)
    if last in NAMES_A_NUMBER:
        return not (last in _RUNG and len(words) > 1 and words[-2] in _RINGING)
    return last in _NUMBER_OF and len(words) > 1 and _is_thing(words)


def _is_thing(words: list[str]) -> bool:
    """Whether one of the two words before "no" or "number" is a thing that bears a number."""
    return any(word.strip(_MARKS) in _NUMBERED_THINGS for word in words[-3:-1])


def is_clause(text: str, start: int) -> bool:
    """Whether the word before says that dotted numbers are a version, section or address."""
    words = _before(text, start)
    return bool(words) and words[-1].strip(_MARKS) in _CLAUSES


def is_score(text: str, start: int) -> bool:
    """Whether the word before says that numbers with strokes are a score, an age or a place."""
    words = _before(text, start)
    return bool(words) and words[-1].strip(_MARKS) in _SCORES


def has_date_lead(text: str, start: int) -> bool:
    """Whether "12/3" follows one of the words that only a date follows: on, dated, since, w/c."""
    word = _last(text, start)
    if word == "the":
        return _before(text, start)[-2:-1] == ["on"]
    return word in _DATE_LEADS


def has_event_lead(text: str, start: int) -> bool:
    """Whether "12/3" follows a word for something that happens on a day: seen, visit, review."""
    return _last(text, start) in _EVENTS


def is_seen_on(text: str, start: int, end: int) -> bool:
    """Whether "3/4" follows "seen" or "visited", and what comes after it lets it be a date."""
    return _last(text, start) in _SEEN and _ENDS.match(text, end) is not None


def has_day_lead(text: str, start: int) -> bool:
    """Whether "5 may" or "march 3" follows a word that leads up to a date."""
    return _last(text, start) in _DAY_LEADS


def is_name(text: str, start: int) -> bool:
    """Whether a title makes the month a name: Mrs June."""
    return _last(text, start).rstrip(".") in _TITLES


def has_month_lead(text: str, start: int, name: str, *, small: bool) -> bool:
    """Whether a month alone follows a word that makes it a time: in March, end of Feb."""
    words = _before(text, start)
    if not words:
        return False
    last = words[-1]
    if text[start - 1] == "-":
        last = last.rstrip("-")
    of = last == "of" and len(words) > 1 and words[-2] in _MONTH_LEADS_OF
    if small and name in EVERYDAY_WORDS:
        return of or last in _EVERYDAY_MONTH_LEADS
    return of or last in _MONTH_LEADS or (last in _NAMELESS_MONTH_LEADS and name not in FIRST_NAMES)


def has_short_year_lead(text: str, start: int) -> bool:
    """Whether "Mar 16" is the month of a year: in Mar 16, since Mar 16, Jan to Mar 16."""
    words = _before(text, start)
    if words[-1:] == ["of"]:
        return words[-2:-1] != [] and words[-2] in _MONTH_LEADS_OF
    return _last(text, start) in _SHORT_YEAR_LEADS or _MONTH_BEFORE.search(text, max(0, start - 16), start) is not None


def has_period_lead(text: str, start: int) -> bool:
    """Whether a season or feast follows a word that makes it a time: over Christmas, in the spring."""
    words = _before(text, start)
    if words and words[-1] == "the":
        words.pop()
    return bool(words) and words[-1] in _PERIOD_LEADS


def has_weekday_lead(text: str, start: int) -> bool:
    """Whether a weekday alone follows a word that makes it a time: on Monday, by Friday."""
    words = _before(text, start)
    return bool(words) and words[-1] in _WEEKDAY_LEADS


def is_every(text: str, start: int) -> bool:
    """Whether "every" or "each" stands right before: every Monday morning names no day."""
    words = _before(text, start)
    return bool(words) and words[-1] in {"every", "each"}


def follows(text: str, start: int, *words: str) -> bool:
    """Whether one of the words stands right before, "the" between them or not."""
    found = _before(text, start)
    if found and found[-1] == "the":
        found.pop()
    return bool(found) and found[-1] in words


def has_bare_day_lead(text: str, start: int) -> bool:
    """Whether "14th" follows a word that makes it a day: on the 14th, due 14th, visit 14th; "the 14th" alone may be a floor."""
    word = _last(text, start)
    return (word != "the" and (word in _DATE_LEADS or word in _BARE_DAY_LEADS)) or follows(text, start, "on")


def is_moved(text: str, start: int) -> bool:
    """Whether the words before say that something was moved from this day to the next one named."""
    return _MOVED.search(text, max(0, start - _LOOK), start) is not None


def counts_something(text: str, end: int) -> bool:
    """Whether a noun follows that the number counts: 15 minutes, 5 children."""
    return _COUNTED.match(text, end) is not None


def can_be_short_year(text: str, end: int) -> bool:
    """Whether two digits after a day and month may be a year, and not a time, range or count."""
    return _NO_SHORT_YEAR.match(text, end) is None and not counts_something(text, end)


def is_time(text: str, end: int) -> bool:
    """Whether "hrs" or the other end of a span of time follows four digits."""
    return _TIME_AFTER.match(text, end) is not None


def is_verb(text: str, end: int) -> bool:
    """Whether what follows makes "may" a verb: the 1st may be best."""
    return _VERB.match(text, end) is not None


def is_time_of_day(text: str, end: int) -> bool:
    """Whether the number goes on as a time: 3pm, 3:30."""
    return _TIME_OF_DAY.match(text, end) is not None


def opens_an_entry(text: str, start: int, end: int, *, sentence: bool) -> bool:
    """Whether a line (or a `sentence`) begins here and a dash or colon follows, as in a chronology."""
    if _ENTRY.match(text, end) is None:
        return False
    return _begins_line(text, start, sentence=sentence)


def opens_with_event(text: str, start: int, end: int) -> bool:
    """Whether a line begins here and the next word is something that happens on a day: 7/3 visit."""
    after = text[end : end + _LOOK].split()
    return bool(after) and after[0].strip(_MARKS) in _EVENTS and _begins_line(text, start, sentence=False)


def _begins_line(text: str, start: int, *, sentence: bool) -> bool:
    """Whether a line begins here, or a sentence."""
    before = text[max(0, start - _LOOK) : start].rstrip(" (")
    return before.endswith(("\n", "\r") + ((".", ";") if sentence else ())) or (not before and start <= _LOOK)


def is_street(raw: str, end: int) -> bool:
    """Whether a road's name goes on after what looks like a day and month; `raw` as it was written."""
    return _ROAD.match(raw, end) is not None


def is_inside_address(text: str, start: int, end: int) -> bool:
    """Whether the unbroken run of characters around is a web or e-mail address."""
    left = text[max(0, start - _TOKEN) : start]
    right = text[end : end + _TOKEN]
    head = "" if left[-1:].isspace() else "".join(left.split()[-1:])
    tail = "" if right[:1].isspace() else "".join(right.split()[:1])
    return (
        "://" in head or "www." in head or _MAIL_BEFORE.search(head) is not None or _MAIL_AFTER.match(tail) is not None
    )
