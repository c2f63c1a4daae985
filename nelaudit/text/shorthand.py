"""Auditors' shorthand → the words it stands for: "SW w. HV at init. conf." → "social worker with hv at initial conference".

What comes out is only compared, never shown. The table is the place to teach the program a further abbreviation: a pattern
over small letters, the words instead, and the bare words that must stand in a text before the pattern is tried.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

_DOT = r"\b\.?"
_TABLE = (
    # pattern, words instead, bare words that hint at it
    (r"mtgs", "meetings", "mtgs"), (r"mtg", "meeting", "mtg"), (r"confs", "conferences", "confs"), (r"conf", "conference", "conf"),
    (r"discs?(?! jockey)", "discussion", "disc discs"), (r"init", "initial", "init"), (r"rev|rv", "review", "rev rv"),
    (r"core (?:gps|grps)|cgs", "core groups", "gps grps cgs"), (r"core (?:gp|grp)|cg", "core group", "gp grp cg"),
    (r"strat", "strategy", "strat"), (r"w/o", "without", "w/o"), (r"w\.|w/|w(?= )", "with", "w w/"), (r"att'?d", "attended", "att'd attd"),
    (r"inv'?d", "invited", "inv'd invd"), (r"rec'?v?'?d|rcvd", "received", "rec'd recd recvd rcvd"), (r"ref'?d", "referred", "ref'd refd"),
    (r"refs", "referrals", "refs"), (r"ref(?![.: ]*(?:no\b|num|[a-z]+[/-]?\d))", "referral", "ref"), (r"reg'?d", "registered", "reg'd regd"),
    (r"s/?w\d?|ssw", "social worker", "sw s/w sw1 sw2 sw3 ssw"), (r"sws", "social workers", "sws"), (r"s/?n", "school nurse", "sn s/n"),
    (r"ht(?![:= ]*\d)|hm", "head teacher", "ht hm"), (r"hoy", "head of year", "hoy"), (r"(?:w?pcs?|dcs?|ds|di|dci|pcsos?)", "police officer", "pc wpc pcs dc dcs ds di dci pcso pcsos"),
    (r"c?yp", "young person", "yp cyp"), (r"appts", "appointments", "appts"), (r"appt", "appointment", "appt"),
    (r"t/c|tc|p/c", "telephone call", "t/c tc p/c"), (r"tel'?d|ph'?d|phoned", "telephoned", "tel'd teld ph'd phd phoned"), (r"tel|ph", "telephone", "tel ph"),
    (r"info", "information", "info"), (r"asst|assmt|ax", "assessment", "asst assmt ax"), (r"d/c'?d", "discharged", "d/c'd d/cd"), (r"d/c", "discharge", "d/c"),
    (r"h/v", "home visit", "h/v"), (r"f/up?", "follow-up", "f/u f/up"), (r"prof'?s?'?(?= (?:mtg|meeting))", "professionals'", "prof profs prof's"),
    (r"mum|mam|mummy|(?<!\d)(?<!\d )mo", "mother", "mum mam mo"), (r"dad|fa", "father", "dad fa"), (r"mgm|gm", "grandmother", "mgm gm"), (r"s/f|step-?dad", "stepfather", "s/f stepdad step"), (r"sc", "social care", "sc"), (r"b/f", "boyfriend", "b/f"),
    (r"notifs?", "notification", "notif notifs"), (r"mins", "minutes", "mins"), (r"cawns", "child abduction warning notices", "cawns"), (r"cawn", "child abduction warning notice", "cawn"), (r"paeds?", "paediatrician", "paed paeds"), (r"cpp", "cp plan", "cpp"), (r"(?<=cp )med", "medical", "med"),
    (r"mgr", "manager", "mgr"), (r"da", "domestic abuse", "da"), (r"dv", "domestic violence", "dv"), (r"can't", "cannot", "can't"), (r"won't", "will not", "won't"),
    (r"(?P<verb>was|were|is|are|did|does|do|had|has|have|could|would|should)n't", "", "wasn't weren't isn't aren't didn't doesn't don't hadn't hasn't haven't couldn't wouldn't shouldn't"),
)  # fmt: skip
_WORDS = tuple(words for _, words, _ in _TABLE)
_HINTS = frozenset(hint for *_, hints in _TABLE for hint in hints.split())
_TOKEN = re.compile(r"[a-z][a-z'/]*\d?")
_PATTERN = re.compile(r"\b(?:" + "|".join(rf"(?:{pattern}){'' if pattern.startswith('w') else _DOT}(?P<s{place}>)"
                                          for place, (pattern, *_) in enumerate(_TABLE)) + ")")  # fmt: skip
"""Each alternative is labelled at its end: so it begins with its letter, and is passed over where another one stands."""

_PLACES = {number: int(name[1:]) for name, number in _PATTERN.groupindex.items() if name[1:].isdigit()}


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """A text with its shorthand written out; `place` finds where a place of the original has gone."""

    words: str
    cuts: tuple[tuple[int, int], ...] = ()
    """After each replacement: the place in the original, and how far what follows it has moved."""

    def place(self, at: int) -> int:
        """Where in the new text a place of the original is; inside a replacement, its end."""
        found = bisect_right(self.cuts, at, key=lambda cut: cut[0])
        return at + self.cuts[found - 1][1] if found else at


def written_out(low: str) -> WrittenOut:
    """A text in small letters with its shorthand written out."""
    if _HINTS.isdisjoint(_TOKEN.findall(low)):
        return WrittenOut(low)
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    since = moved = 0
    for match in _PATTERN.finditer(low):
        words = f"{match['verb']} not" if match["verb"] else _WORDS[_PLACES[match.lastindex or 1]]
        parts += (low[since : match.start()], words)
        since = match.end()
        moved += len(words) - len(match[0])
        cuts.append((since, moved))
    return WrittenOut("".join((*parts, low[since:])), tuple(cuts))
