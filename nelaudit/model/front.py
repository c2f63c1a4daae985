"""What a form's first page says of whose it is: each fact with the label that is printed beside it.

Issue prints the facts and keeps a mark of each; intake compares with these marks what came back. Two writings of a fact
have one mark where nothing but letter case, spaces, punctuation or the way of writing a date differs.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from nelaudit.model.definitions import Case
from nelaudit.model.forms import mark_of


class Fact(StrEnum):
    """One fact of the first page, by its label; the audit's title is printed without one."""

    AUDIT = "Audit"
    REFERENCE = "Case reference"
    AGENCY = "Agency"
    TEAM = "Team"
    CHILD = "The child"
    OTHER_NAMES = "Other names"
    BORN = "Date of birth"
    ADDRESS = "Address"
    NHS_NUMBER = "NHS number"
    UPN = "Unique pupil number"
    CARERS = "Parents and carers"


WORDS: Mapping[Fact, str] = {
    Fact.AUDIT: "the audit's title",
    Fact.REFERENCE: "the case reference",
    Fact.AGENCY: "the agency",
    Fact.TEAM: "the team",
    Fact.CHILD: "the child's name",
    Fact.OTHER_NAMES: "the child's other names",
    Fact.BORN: "the date of birth",
    Fact.ADDRESS: "the address",
    Fact.NHS_NUMBER: "the NHS number",
    Fact.UPN: "the unique pupil number",
    Fact.CARERS: "the parents and carers",
}
"""A fact as messages name it. What it says is quoted nowhere: it may be a child's."""

OF_THE_CHILD = frozenset(
    {Fact.CHILD, Fact.OTHER_NAMES, Fact.BORN, Fact.ADDRESS, Fact.NHS_NUMBER, Fact.UPN, Fact.CARERS}
)

APART = "The child's details come by a separate secure message, under the case reference above."
"""What stands for the child where the board's forms hold no names."""

NO_CASE = "PREVIEW"
"""What stands for the reference where a form is only looked at."""

_NUMBERS = frozenset({Fact.NHS_NUMBER, Fact.UPN})
_CODES = frozenset({Fact.REFERENCE, Fact.TEAM})
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_AROUND_SIGNS = re.compile(r"\s*([-/_.])\s*")
_WORD = re.compile(r"\w+")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ t]00:00(?::00)?)?")
_THIS_CENTURY = 50


def front_facts(case: Case | None, agency_name: str, team: str, *, named: bool) -> dict[Fact, str]:
    """The facts that a first page prints, in its order. `named` says whether it may tell whose case it is by name."""
    facts = {Fact.REFERENCE: case.reference if case else NO_CASE, Fact.AGENCY: agency_name, Fact.TEAM: team}
    subject = case.subject if case else None
    if subject and subject.name and not named:
        facts[Fact.CHILD] = APART
    elif subject and subject.name:
        born = subject.date_of_birth
        facts |= {
            Fact.CHILD: subject.name,
            Fact.OTHER_NAMES: subject.other_names,
            Fact.BORN: f"{born:%d/%m/%Y}" if born else "",
            Fact.ADDRESS: subject.address,
            Fact.NHS_NUMBER: subject.nhs_number,
            Fact.UPN: subject.upn,
            Fact.CARERS: subject.carers,
        }
    return {fact: value for fact, value in facts.items() if value}


def agency_line(agency_name: str, board_name: str) -> str:
    """The line of a confirmation sheet that says whose it is; its lines below say each their own case."""
    return f"{agency_name} · {board_name}"


def fact_words(fact: Fact, text: str) -> str:
    """A fact's text as it is compared; empty where nothing of it can be seen."""
    signs = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    words = " ".join("".join(signs).translate(_DASHES).casefold().split())
    if fact is Fact.BORN:
        return _day(words)
    if fact in _CODES:
        return _AROUND_SIGNS.sub(r"\1", words)
    found = _WORD.findall(words)
    return "".join(found) if fact in _NUMBERS else " ".join(found)


def _day(words: str) -> str:
    """A day of numbers as YYYY-MM-DD, the day first; any other text as it is."""
    if match := _YEAR_FIRST.fullmatch(words):
        return "-".join(match.groups())
    if match := _DAY_FIRST.fullmatch(words):
        day, month, year = map(int, match.groups())
        full = year if year > 99 else year + (2000 if year < _THIS_CENTURY else 1900)  # noqa: PLR2004 - two digits
        return f"{full}-{month:02}-{day:02}"
    return words


def fact_mark(fact: Fact, text: str) -> str:
    """A short mark by which a fact is known again."""
    return mark_of(fact_words(fact, text))
