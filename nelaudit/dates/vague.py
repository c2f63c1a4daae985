"""The table of vague phrases: words that place an event in time and name no date.

What comes in is a text. What goes out are parts without a month. Weekdays and years count only after
a word that makes them a time, since "Wednesday" may be a name and "2014" a number.
"""

import re
from dataclasses import dataclass

from nelaudit.dates.parts import Part
from nelaudit.dates.words import GAP, OPT

_ANY_LETTER = re.compile(r"[^\W\d_]")
_UNIT = r"(?:day|night|week|weekend|fortnight|month|term|half[\s-]term|quarter|year|school[\s-]year|decade)"
_UNITS = r"(?:day|night|week|weekend|month|term|quarter|year|decade)s"
_AMOUNT = (
    r"(?:[0-9]{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many"
    rf"|a{GAP}(?:few|couple(?:{GAP}of)?|number{GAP}of)|few|couple(?:{GAP}of)?)"
)
_SEASON = r"(?:spring|summer|autumn|winter)"
_FEAST = rf"(?:christmas|xmas|easter|new{GAP}year|half[\s-]term|bonfire{GAP}night|halloween)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DIGITS = r"(?:19[5-9][0-9]|20[0-4][0-9])"
_YEAR = rf"{_DIGITS}(?![0-9£$€%])(?![-/.,:\\][0-9])"
_OF_YEAR = rf"(?:{GAP}(?:(?:term|holidays?){GAP})?(?:of{GAP}|in{GAP})?{_YEAR})"
_HOLIDAYS = "spring summer autumn winter christmas xmas easter year term night halloween"
_LEAD = r"(?:in|on|at|over|during|since|until|till|throughout|before|after|by|around|last|this|next|early|late|mid)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One kind of vague phrase; the group `said` or `told` is the mention where the pattern looks wider.

    `needs` are bits of words of which a text must hold at least one for the phrase to be worth a look.
    """

    name: str
    example: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def _phrase(name: str, example: str, needs: str, *pieces: str) -> Phrase:
    return Phrase(
        name=name, example=example, needs=tuple(needs.split()), pattern=re.compile("".join(pieces), re.IGNORECASE)
    )


PHRASES: tuple[Phrase, ...] = (
    _phrase(
        "so long ago or later",
        "a few weeks ago · 3 months earlier · two days later",
        "ago later earlier previously before after",
        rf"(?<![\w.,£/-])(?:(?:about|around|over|approximately|roughly){GAP})?{_AMOUNT}{GAP}",
        rf"(?:{_UNIT}|{_UNITS}|fortnights){GAP}(?:ago|earlier|later|previously|beforehand|afterwards|before(?={OPT}[.,;]))(?!\w)",
    ),
    _phrase(
        "last, this or next",
        "last year · the previous month · next term · this week",
        "last this next previous following past coming",
        rf"\b(?:last|previous|this(?!{GAP}day)|next|following|the{GAP}past|the{GAP}coming){GAP}",
        rf"(?:{_UNIT}|{_WEEKDAY}|{_SEASON}|{_FEAST}|morning|afternoon|evening)(?![\w-])(?!{GAP}[0-9]{{1,4}}[-/.][0-9])",
    ),
    _phrase(
        "last few",
        "the last 6 months · in recent weeks · past few years",
        "last past recent previous next coming",
        rf"\b(?:last|past|recent|previous|next|coming){GAP}(?:(?:{_AMOUNT}){GAP})?(?:{_UNITS})(?!\w)",
    ),
    _phrase(
        "nearly now",
        "recently · lately · yesterday · a while ago · some time ago · the other day",
        "recently lately day tomorrow tonight nowadays while time past point ago",
        r"\b(?:recently|lately|yesterday|tomorrow|today|tonight|nowadays|the[^\S\r\n]other[^\S\r\n](?:day|week)"
        r"|(?:a[^\S\r\n](?:short[^\S\r\n]|long[^\S\r\n])?while|some[^\S\r\n]?time|(?:a[^\S\r\n])?long[^\S\r\n]time|not[^\S\r\n]long)[^\S\r\n]ago"
        r"|in[^\S\r\n]the[^\S\r\n]past|at[^\S\r\n]some[^\S\r\n]point)(?![\w-])",
    ),
    _phrase(
        "part of a year",
        "early 2015 · mid-2014 · the end of 2015 · late in 2013",
        "19 20",
        rf"\b(?:early|mid|middle|late|later|end|beginning|start|(?:first|second|latter){GAP}half)",
        rf"(?:-|{GAP})(?:(?:in|of|part{GAP}of){GAP}(?:the{GAP}year{GAP})?)?{_YEAR}",
    ),
    _phrase(
        "season or feast of a year",
        "summer 2015 · autumn term 2015 · Christmas 2014 · Easter holidays 2016",
        "19 20",
        rf"\b(?:(?:early|late){GAP})?(?:{_SEASON}|{_FEAST}){_OF_YEAR}",
    ),
    _phrase(
        "season or feast",
        "in the spring · over Christmas · at Easter · over half term · during the autumn term",
        _HOLIDAYS,
        rf"\b{_LEAD}{GAP}(?P<said>(?:the{GAP})?(?:(?:early|late|previous){GAP})?(?:{_SEASON}|{_FEAST})(?:{GAP}(?:term|holidays?|break))?{_OF_YEAR}?)(?!\w)",
    ),
    _phrase(
        "school term",
        "the autumn term · spring half term",
        "term",
        rf"\b(?P<said>{_SEASON}{GAP}(?:half[\s-])?term{_OF_YEAR}?)(?!\w)",
    ),
    _phrase(
        "quarter or school year",
        "Q3 2015 · quarter 2 of 2015/16",
        "q",
        rf"\b(?:q[1-4]|quarter{GAP}[1-4])(?:,?{OPT}(?:of{GAP})?){_DIGITS}(?:[-/](?:20)?[0-9]{{2}})?(?![0-9])",
    ),
    _phrase(
        "year alone",
        "in 2014 · since 2012 · during the year 2013",
        "19 20",
        rf"\b(?:in|since|during|until|till|throughout|around|before|after|from|by|between|circa)(?:{GAP}the{GAP}year)?{GAP}(?:or{GAP}before{GAP})?",
        rf"(?P<said>{_YEAR})(?!{GAP}(?:act|regulations?|guidance|order|code|standards?|pieces|people|children|times|pounds)(?!\w))",
    ),
    _phrase(
        "weekday alone",
        "on Monday · by Friday · Tuesday morning",
        "day",
        rf"\b(?:(?:on|by|since|until|till|before|from){GAP}(?P<said>{_WEEKDAY}(?:{GAP}(?:morning|afternoon|evening|night))?)",
        rf"|(?<!every\s)(?<!each\s)(?P<told>{_WEEKDAY}{GAP}(?:morning|afternoon|evening|night)))(?!\w)",
    ),
    _phrase(
        "day of no month",
        "Tuesday 3rd · on the 14th",
        "st nd rd th",
        rf"\b(?:(?P<said>(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?{GAP}(?:the{GAP})?[0-9]{{1,2}}(?:st|nd|rd|th))",
        rf"|on{GAP}(?:the{GAP})?(?P<told>[0-9]{{1,2}}(?:st|nd|rd|th))(?={OPT}(?:[.,;:)]|$|and{GAP}the{GAP}[0-9]|of{GAP}(?:this|that|the){GAP}month)))(?![\w/])",
    ),
)


def vague_parts(text: str) -> list[Part]:
    """Every vague phrase of a text, overlaps included."""
    found: list[Part] = []
    if not _ANY_LETTER.search(text):
        return found
    small = text.lower()
    for phrase in PHRASES:
        for word in phrase.needs:
            if word in small:
                break
        else:
            continue
        for match in phrase.pattern.finditer(text):
            names = [name for name in ("said", "told") if match.groupdict().get(name)]
            start, end = match.span(names[0]) if names else match.span()
            found.append(Part(start=start, end=end))
    return found
