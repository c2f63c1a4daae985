"""Which events a text names, and which date belongs to which: "On 3 May the core group met" → core group, 3 May.

In comes a statement; out come the kinds of event in it and, where the words tie a date to one, that date. When the words
say that something else happened on that day (minutes came, a meeting was asked for), no date is tied.
"""

import re
from collections.abc import Iterator

from nelaudit.accounts.event_kinds import KindAt, kind_named
from nelaudit.accounts.statements import Named, Statement
from nelaudit.model.dates import DateKind
from nelaudit.text.dates import find_dates

_ELSE = (
    r"minutes|notes?|reports?|invit\w*|letters?|outcome|told|inform\w*|learn\w*|heard (?:of|about|that)|notif\w*|aware|receiv\w*|sent|arriv\w*|"
    r"circulat\w*|request\w*|ask\w*|plan(?:ned|s)?|propos\w*|recommend\w*|decid\w*|decision|would|should|could|need\w*|to convene|"
    r"convened for|apolog\w*|postpon\w*|cancel\w*|re-?arrang\w*|adjourn\w*|due|schedul\w*|arrang\w*|before|after|since|until|by (?=$)|"
    r"follow\w*|prior|ahead|weeks?|days?|months?|agenda|agreed|reach\w*|came to us|wrote|written|rang|telephoned|e-?mail\w*|refer\w*|"
    r"no|not|never|without|nor|cannot|didn't|wasn't|weren't|next|first of|gave|shared|passed|for|when|because|so that|whether|"
    r"offer\w*|later|earlier|if|to be|led|leading|resulted|clos(?:e|ed|ing)|ended|stopped"
)
_SOMETHING_ELSE = re.compile(rf"\b(?:{_ELSE})\b|[;\n]|\.(?: |$)")
"""As in " and the minutes came on "."""

_PAPERS = re.compile(
    r"\b(?:minutes?|notes|outcomes?|record|decisions?|actions|recommendations?|papers|feedback|learn\w*|told|informed|heard|reports?|letters?|summar(?:y|ies)|"
    r"notified|aware|knew|news|result|informs|tells|notifies|call|message|e-?mail)(?: us| them| social care| the \w+)?(?: and \w+)?(?: (?:was |were )?(?:sent|written|submitted|provided|prepared|given|received|shared))? "
    r"(?:of|from|to|for|about|re) (?:the |our |a |an |this |any )?$"
)
"""As in "we were sent the minutes of the "."""

_NOT_HELD_BEFORE = re.compile(
    r"\b(?:each|every|no|not|never|without|nor|neither|any|didn't|wasn't|weren't|nobody|none|cancelled|postponed|instead of|should have been|"
    r"could have been|would have been|request(?:ed)?|recommend(?:ed)?|need(?:ed)? for|consider(?:ed)?|propos(?:ed|al)|invit\w+ to|"
    r"asked for|return(?:ed|ing)? from|back from|end of|call(?:ed)? for|referr(?:ed|al) to)(?: \w+){0,3} ?(?:the |a |an |any )?$"
)
"""As in "we asked for a "."""

_CALLED_OFF = re.compile(
    r"^\W*(?:(?:was|were|had been|has been|had to be) )?(?:then |later )?(?:adjourned|cancelled|postponed|re-?arranged|stood down|abandoned|"
    r"put off|did not go ahead|did not take place|not held|declined|refused|not (?:taken up|completed|done))\b"
)
"""As in " was postponed"."""

_HELD_ON = re.compile(
    r"\b(?:took place|(?:was |were )?(?:held|completed|done|carried out|undertaken)|happened|met|went ahead)(?: \w+){0,3} on (?:the )?$"
)
_UP_TO = re.compile(r"\b(?:by|until|till|before|after|since|from|of|dated) (?:the )?$")
_LIST = re.compile(r"\s*(?:,|;|&|/|and again|and|,\s*and|and on|again on|\+)?\s*(?:on |of )?\s*")
_DIRECT = re.compile(r"\s*(?:\(|,|:|-|–)?\s*(?:held |dated |which was held |that was held )?(?:on |of |in )?(?:the )?")
_DIRECT_OF = re.compile(r"\s*(?:of|held on|held|dated|that was held on|which was held on) (?:the )?")
_LONGEST = 70
_BARE_DAY = re.compile(
    r"\W{0,3}(?:on |of )?(?:the )?(?:[a-z]{3,6}day )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{1,2}[./]\d{1,2}\b)"
)
"""A day of its own, which leaves its year open: "left on 3 May 2016, was arrested on 9 May"."""

_MESSAGE_ON = re.compile(r"\b(?:calls?|letters?|e-?mails?|message|notification|contact|news) (?:from|by) [^.;:]{2,25}$")
"""The day on which a message came: "call from police, 15 March: father was arrested"."""

_CLOSED = re.compile(r"[^()]*[\w][^()]*\)")
"""A date in a bracket that tells of something else: "(attended 3 May with a cut), one medical"."""

_ITS_PAPERS = re.compile(
    r"s? (?:minutes|notes|reports?|papers|paperwork|invit\w+|letters?|summary|agenda|outcome|request|referral|form)\b"
)
"""Not the event but what was written of it: "SARC summary 1/2/16, ICPC minutes 22/2/16"."""

_TELLS = re.compile(
    r"^(?:'s)?(?: (?!and\b|with\b)[\w'-]+){0,2} (?:informs?|informed|tells|told|rings|rang|notif\w+|telephon\w+|writes|wrote|advis\w+|e-?mail\w*|letter|summary|updat\w+)\b"
    r"|^ (?:was |were )?(?:received|copied|sent|shared|handed|forwarded|circulated|posted|arrived|read)\b"
)
"""What follows an event where a row tells of a message, as in " informs the team" or " letter"."""

_MESSAGE = re.compile(
    r"\b(?:summar(?:y|ies)|cop(?:y|ies|ied)|slip|fax\w*|message|e-?mails?|informs|tells|rings|writes|news|update)\b"
)
_NEXT_WORDS = 40


def named_in(statement: Statement) -> tuple[Named, ...]:
    """The kinds of event that a statement names, each with the date tied to it; one entry a date of a list."""
    spans = statement.kinds
    if statement.dated is not None:  # the date stands beside the words
        return tuple(_named_in_row(statement, spans))
    return tuple(_named_in_sentence(statement, spans))


def _named_in_row(statement: Statement, spans: tuple[KindAt, ...]) -> Iterator[Named]:
    """The row's date is that of the first event it names, unless the row tells of something before or about it."""
    for place, (kind, start, end) in enumerate(spans):
        before, after = statement.low[:start], re.split(r"[:;,.–-]", statement.low[end : end + 40])[0]
        head = place == 0 and not _SOMETHING_ELSE.search(before) and not _of_another_day(statement, start, end) and not re.search(
            r"\b(?:minutes|invit\w+|request\w*|cancel\w*|postpon\w*|propos\w*|recommend\w*|due|booked|arranged|planned|papers|"
            r"report (?:sent|received|written)|not held|did not|apolog\w*|decision|outcome|results?|letter|paperwork|referral|referred|offered|requested)\b", after
        ) and not re.search(r"\b(?:observations|information|history|reports?|papers|minutes|apologies) (?:was |were )?(?:given|sent|passed|shared|received)\b", statement.low)  # fmt: skip
        dates = statement.dates if head and len(statement.dates) == 1 else ()
        yield Named(
            kind=kind_named(kind, statement.low[start:end]), start=start, end=end, date=dates[0] if dates else None
        )


def _of_another_day(statement: Statement, start: int, end: int) -> bool:
    """Whether a row is a message about an event, or its words give the event a day that is not the row's."""
    low = statement.low
    if _MESSAGE.search(low, 0, start) or _TELLS.match(low[end:]):
        return True
    rest = low[end : end + _NEXT_WORDS]
    if not any(letter.isdigit() for letter in rest):
        return False
    stated = next(
        (one for one in find_dates(rest) if one.kind is DateKind.DAY and _DIRECT.fullmatch(rest[: one.start])), None
    )
    return stated is not None and all(one.day and one.day.isoformat() != stated.iso for one in statement.dates)


def _named_in_sentence(statement: Statement, spans: tuple[KindAt, ...]) -> Iterator[Named]:
    low, dates = statement.low, statement.dates
    taken: set[int] = set()
    for place, (kind, start, end) in enumerate(spans):
        stop = spans[place + 1][1] if place + 1 < len(spans) else len(low)
        since = spans[place - 1][2] if place else 0
        tied = (
            []
            if _NOT_HELD_BEFORE.search(low[max(0, start - 60) : start])
            else _tied(statement, start, end, since, stop, meeting=kind_named(kind, low[start:end]).meeting)
        )
        tied = [at for at in tied if at not in taken]
        taken.update(tied)
        if not tied:
            yield Named(kind=kind_named(kind, statement.low[start:end]), start=start, end=end)
        for at in tied:
            yield Named(kind=kind_named(kind, statement.low[start:end]), start=start, end=end, date=dates[at])


def _tied(statement: Statement, start: int, end: int, since: int, stop: int, *, meeting: bool) -> list[int]:
    """Places of the dates tied to the event named from `start` to `end`; no other event stands from `since` to `stop`."""
    low, dates = statement.low, statement.dates
    after = next((at for at, one in enumerate(dates) if end <= one.mention.start < min(stop, len(low))), None)
    before = next((at for at in range(len(dates) - 1, -1, -1) if since <= dates[at].mention.end <= start), None)
    papers = _PAPERS.search(low[max(0, start - 60) : start]) is not None
    gap_after = low[end : dates[after].mention.start] if after is not None else None
    gap_before = low[dates[before].mention.end : start] if before is not None else None
    if _ITS_PAPERS.match(low, end):
        gap_before = None
    if _BARE_DAY.match(low, end) and not (gap_after is not None and _DIRECT.fullmatch(gap_after)):
        return []
    if gap_after is not None and after is not None and _SOMETHING_ELSE.search(gap_after):
        held = next(
            (
                at
                for at, one in enumerate(dates)
                if at > after and one.mention.start < stop and _HELD_ON.search(low[end : one.mention.start])
            ),
            None,
        )
        if held is not None:
            return [held]
    if (
        gap_after is not None
        and after is not None
        and (not _leads(gap_after, papers=papers) or _CALLED_OFF.match(low[dates[after].mention.end :]))
    ):
        gap_after = None
    if (
        gap_before is not None
        and before is not None
        and (
            papers
            or len(gap_before) > _LONGEST
            or _SOMETHING_ELSE.search(gap_before)
            or _CLOSED.match(gap_before)
            or _MESSAGE_ON.search(low[max(0, dates[before].mention.start - _NEXT_WORDS) : dates[before].mention.start])
            or _UP_TO.search(low[: dates[before].mention.start])
            or _CALLED_OFF.match(low[end:])
        )
    ):
        gap_before = None
    if gap_after is not None and (
        gap_before is None or len(gap_after) <= len(gap_before) or _DIRECT.fullmatch(gap_after)
    ):
        several = not meeting or low[start:end].endswith(("s", "conference")) or "group" in low[start:end]
        several = several or low.startswith(" and again", dates[after or 0].mention.end)
        return _with_list(statement, after or 0, stop) if several else [after or 0]
    return [before] if gap_before is not None and before is not None else []


def _leads(gap: str, *, papers: bool) -> bool:
    """Whether the words from an event to a date say that it was on that day."""
    if papers:
        return _DIRECT_OF.fullmatch(gap) is not None
    if _DIRECT.fullmatch(gap):
        return True
    return len(gap) <= _LONGEST and not _SOMETHING_ELSE.search(gap) and " and " not in gap


def _with_list(statement: Statement, first: int, stop: int) -> list[int]:
    """A date and those that follow it in a list: "3 November, 8 December and 23 February"."""
    found = [first]
    dates = statement.dates
    for at in range(first + 1, len(dates)):
        between = statement.low[dates[at - 1].mention.end : dates[at].mention.start]
        if dates[at].mention.start >= stop or not _LIST.fullmatch(between):
            break
        found.append(at)
    return found
