"""Numbers that identify: NHS numbers, pupil numbers, telephone numbers, postcodes and e-mail addresses, however spaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nelaudit.model.definitions import Subject
from nelaudit.model.folding import folded

_RUN = re.compile(r"\d(?:[\W_]{0,3}\d){5,}")
_POSTCODE = re.compile(r"(?<![a-z0-9])([a-z]{1,2}\d[a-z0-9]?)[\W_]{0,3}(\d[a-z]{2})(?![a-z0-9])")
_EMAIL = re.compile(r"[a-z0-9._%+-]{1,64}\s?@\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_PHONE = re.compile(r"(?:\+|\b00)?\(?\d(?:[\s().-]{0,3}\d){8,14}")
_ABROAD = ("0044", "44")
_SHORTEST, _LONGEST = 6, 20
_NATIONAL = range(9, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What is looked for: `digits` are numbers by their digits alone (of a telephone, without 0 or +44)."""

    digits: frozenset[str]
    postcodes: frozenset[str]
    emails: frozenset[str]

    def __or__(self, other: "Numbers") -> "Numbers":
        """Both together."""
        return Numbers(digits=self.digits | other.digits, postcodes=self.postcodes | other.postcodes,
                       emails=self.emails | other.emails)  # fmt: skip


NO_NUMBERS = Numbers(digits=frozenset(), postcodes=frozenset(), emails=frozenset())


def numbers_of(subject: Subject) -> Numbers:
    """The numbers in a subject block: those of their own columns, and what stands in any other."""
    texts = [folded(text) for text in (subject.address, subject.carers, subject.other_names, subject.name)]
    own = {re.sub(r"\D", "", folded(text)) for text in (subject.nhs_number, subject.upn)}
    phones = {national(found[0]) for text in (*texts, folded(subject.nhs_number)) for found in _PHONE.finditer(text)}
    return Numbers(
        digits=frozenset(one for one in own | phones if len(one) >= _SHORTEST),
        postcodes=frozenset(found[1] + found[2] for text in texts for found in _POSTCODE.finditer(text)),
        emails=frozenset(found[0].replace(" ", "") for text in texts for found in _EMAIL.finditer(text)),
    )


def without_numbers(text: str) -> str:
    """A column of the register without the numbers and addresses of mail in it, so that the rest can be read as names."""
    return _EMAIL.sub(",", _PHONE.sub(",", text))


def national(written: str) -> str:
    """A telephone number's digits without its 0, 44 or 0044."""
    digits = re.sub(r"\D", "", written)
    for before in _ABROAD:
        rest = digits.removeprefix(before)
        if rest != digits and len(rest.removeprefix("0")) in _NATIONAL:
            return rest.removeprefix("0")
    return digits.removeprefix("0")


def numbers_in(low: str, known: Numbers) -> Iterator[tuple[int, int]]:
    """The known numbers in a folded text, however its digits are set apart."""
    sizes = sorted({len(one) for one in known.digits}, reverse=True)
    for run in _RUN.finditer(low):
        yield from _in_run(low, run, known.digits, sizes)


def postcodes_in(low: str, known: Numbers) -> Iterator[tuple[int, int]]:
    """The known postcodes in a folded text."""
    for found in _POSTCODE.finditer(low):
        if found[1] + found[2] in known.postcodes:
            yield found.start(), found.end()


def emails_in(low: str, known: Numbers) -> Iterator[tuple[int, int]]:
    """The known addresses of mail in a folded text that holds the sign @."""
    for found in _EMAIL.finditer(low):
        if found[0].replace(" ", "") in known.emails:
            yield found.start(), found.end()


def _in_run(low: str, run: re.Match[str], known: frozenset[str], sizes: list[int]) -> Iterator[tuple[int, int]]:
    """The numbers within one run of digits; what belongs to them before it (+44, 0, a pupil number's letter) as well."""
    places = [at for at in range(run.start(), run.end()) if low[at].isdigit()]
    digits = "".join(low[at] for at in places)
    at = 0
    while at < len(digits):
        size = next((size for size in sizes if at + size <= len(digits) and digits[at : at + size] in known), 0)
        if not size:
            at += 1
            continue
        first = at
        for before in ("00440", "0044", "440", "44", "0"):
            if digits[:at].endswith(before):
                first = at - len(before)
                break
        start, end = places[first], places[at + size - 1] + 1
        while start and low[start - 1] in "(+":
            start -= 1
        if start and low[start - 1].isalpha() and not low[start - 2 : start - 1].isalpha():
            start -= 1
        yield start, end
        at += size
