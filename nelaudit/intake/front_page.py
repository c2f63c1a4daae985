"""What a form's first page now says of whose it is, against what it said when it was issued.

An old form used again is the everyday way in which one child's answers come back under another's name: the first page is
overtyped, or taken from another form, and the hidden label still says the old case. So whatever the page says otherwise
than as issued is told, fact by fact; a fact that is blank, or stands in another cell, is no re-use. What the page says is
never passed on, since it may be a child's name: only which fact it is and, if it is one that the register knows, which
other case's reference stands there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from nelaudit.model.dates import DateKind
from nelaudit.model.definitions import Audit, Register
from nelaudit.model.folding import plain
from nelaudit.model.forms import LISTS_SHEET, MAP_SHEET, Form, as_printed, mark_of
from nelaudit.model.front import Fact, agency_line, fact_mark, fact_words, front_facts
from nelaudit.model.returns import is_blank
from nelaudit.model.workbooks import ReadSheet, as_text
from nelaudit.text.dates import find_dates

_LABELS: Mapping[str, Fact] = {plain(fact.value): fact for fact in Fact if fact is not Fact.AUDIT}
_LONGEST_LABEL = 40
_PAGE_NAME = "guidance"
_FIRST_WORDS = frozenset({plain("This form is not a referral"), plain("This form")})
"""What only the first page says, so that it is known under any name."""

_OPENING = 3
_OPENINGS = frozenset(words[:_OPENING] for words in (*_LABELS, *_FIRST_WORDS))

_TOLD_APART = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).{4,}")
"""A reference that can be looked for within a text; a shorter one, or one of digits or letters alone, may be any word."""

_TELLING = (Fact.REFERENCE, Fact.CHILD, Fact.AGENCY, Fact.AUDIT)
"""The facts that tell one form from another, and of which the register knows all that there are."""

_SHARED = (Fact.REFERENCE, Fact.CHILD)
"""The facts of another case that are seen on any sheet with a form's labels; only the first page has to say our own."""

_BLANK_SAID = (Fact.REFERENCE, Fact.AGENCY, Fact.CHILD, Fact.BORN)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What the first page of a returned form says: the facts that are not as issued, and those that are gone.

    `named` is the reference of another case of the register, where one stands there; `there` says that there is a page.
    """

    changed: tuple[Fact, ...] = ()
    gone: tuple[Fact, ...] = ()
    named: str = ""
    there: bool = True


class KnownFacts:
    """What the first pages of all the board's forms say, by the register. Not frozen: it is worked out once."""

    def __init__(self, register: Register) -> None:
        """`register` is as it stands now; what a form said when it was issued stands with the form."""
        self._register = register

    @cached_property
    def values(self) -> Mapping[Fact, Mapping[str, str]]:
        """Of the facts that tell one form from another, what each may say, as it is compared → as it is written."""
        audits = self._register.audits
        cases = [case for audit in audits for case in (*audit.cases, *(one.case for one in audit.listed))]
        said = {
            Fact.REFERENCE: [case.reference for case in cases],
            Fact.AGENCY: [agency.name for agency in self._register.agencies],
            Fact.AUDIT: [audit.title for audit in audits],
            Fact.CHILD: [name for case in cases for name in (case.subject.name, case.subject.other_names)],
        }
        return {fact: {fact_words(fact, one): one for one in found if one} for fact, found in said.items()}

    @cached_property
    def references(self) -> re.Pattern[str]:
        """Finds the references of cases within a text."""
        found = [one for one in self.values[Fact.REFERENCE] if _TOLD_APART.fullmatch(one)]
        return re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True))) or '(?!)'})(?![\w-])"
        )

    def now(self, form: Form) -> Mapping[Fact, str]:
        """What a fresh copy of the form would say of whose it is."""
        audit = self._register.audit(form.identity.audit)
        agency = self._register.agency(form.identity.agency)
        case = audit.case(form.identity.case) if audit and form.identity.case else None
        name = agency.name if agency else form.identity.agency
        facts = front_facts(case, name, form.identity.team, named=True) | _title(audit)
        return facts | {Fact.REFERENCE: form.identity.case}

    def sheet_line(self, form: Form) -> str:
        """The line of a confirmation sheet that says whose it is."""
        return agency_line(self.now(form)[Fact.AGENCY], self._register.board.name)


def _title(audit: Audit | None) -> dict[Fact, str]:
    return {Fact.AUDIT: audit.title} if audit else {}


def read_fronts(forms: Sequence[Form], sheets: Sequence[ReadSheet], known: KnownFacts) -> dict[str, FrontPage]:
    """What the first pages in a workbook say of each of its forms, by the form's id; nearly always one of each.

    Where several forms were copied into one workbook a page need only be that of one of them.
    """
    pages = [sheet for sheet in sheets if _is_front(sheet)]
    read = {form.form_id: [_Reading(form, page, known).read() for page in pages] for form in forms}
    fitting = [any(found[place].changed == () for found in read.values()) for place in range(len(pages))]
    return {form_id: _joined(found, fitting) for form_id, found in read.items()}


def header_is_anothers(form: Form, header: ReadSheet, known: KnownFacts) -> bool:
    """Whether what stands above the lines of a confirmation sheet names another agency or audit than issued."""
    read = _Reading(form, header, known, whole=True).read()
    return not {Fact.AGENCY, Fact.AUDIT}.isdisjoint(read.changed)


def _joined(found: Sequence[FrontPage], fitting: Sequence[bool]) -> FrontPage:
    """What several pages say together: a fact that one of them says otherwise, where that page fits no form here."""
    if not found:
        return FrontPage(there=False)
    odd = [page for page, fits in zip(found, fitting, strict=True) if not fits]
    gone = set.intersection(*(set(page.gone) for page in found))
    return FrontPage(
        changed=tuple(fact for fact in Fact if any(fact in page.changed for page in odd)),
        gone=tuple(fact for fact in Fact if fact in gone),
        named=next((page.named for page in odd if page.named), ""),
    )


def _is_front(sheet: ReadSheet) -> bool:
    """Whether a sheet is a form's first page, by its name or by what it says."""
    name = sheet.name.casefold()
    if name.startswith(MAP_SHEET) or (name.startswith(LISTS_SHEET) and sheet.hidden):
        return False
    if name.startswith(_PAGE_NAME):
        return True
    found = _labels_on(sheet)
    return bool(_FIRST_WORDS & found) or (plain(Fact.REFERENCE) in found and len(found & _LABELS.keys()) > 1)


def _labels_on(sheet: ReadSheet) -> frozenset[str]:
    return frozenset(plain(text).rstrip(": ") for _, text in _possible_labels(sheet))


def _possible_labels(sheet: ReadSheet) -> list[tuple[tuple[int, int], str]]:
    """What may be one of the words by which a page is known: told by how it begins, since most are not."""
    return [
        (spot, value)
        for spot, value in sheet.cells.items()
        if isinstance(value, str) and len(value) <= _LONGEST_LABEL and value.lstrip()[:_OPENING].casefold() in _OPENINGS
    ]


class _Reading:
    """One page read as the first page of one form."""

    def __init__(self, form: Form, page: ReadSheet, known: KnownFacts, *, whole: bool | None = None) -> None:
        self._form, self._page, self._known = form, page, known
        self._now = known.now(form)
        self._changed: set[Fact] = set()
        self._named: list[str] = []
        first_page = page.name.casefold().startswith(_PAGE_NAME) or bool(_FIRST_WORDS & _labels_on(page))
        self._whole = first_page if whole is None else whole

    def read(self) -> FrontPage:
        """What the page says."""
        seen: set[Fact] = set()
        values: set[tuple[int, int]] = set()
        for fact, spot, text in self._facts():
            values.add(spot)
            seen.add(fact)
            self._compare(fact, text)
        for spot, value in self._page.cells.items():
            if spot not in values and spot not in self._page.errors and value.__class__ is str:
                self._look_at(str(value))
        gone = tuple(fact for fact in _BLANK_SAID if fact not in seen and self._was_said(fact))
        return FrontPage(
            changed=tuple(fact for fact in Fact if fact in self._changed), gone=gone, named=next(iter(self._named), "")
        )

    def _facts(self) -> Iterator[tuple[Fact, tuple[int, int], str]]:
        """The facts that stand beside their labels, with the place and the text of each that is not blank."""
        labels = [
            (fact, row, col)
            for (row, col), text in _possible_labels(self._page)
            if (fact := _LABELS.get(plain(text).rstrip(": ")))
        ]
        rows: dict[int, list[tuple[int, str]]] = {row: [] for _, row, _ in labels}
        for (row, col), value in self._page.cells.items():
            if row in rows:
                rows[row].append((col, as_text(value)))
        for fact, row, col in labels:
            beside = sorted(one for one in rows[row] if one[0] > col and not is_blank(one[1]))
            if beside and (row, beside[0][0]) not in self._page.errors:
                yield fact, (row, beside[0][0]), beside[0][1]

    def _compare(self, fact: Fact, text: str) -> None:
        """Notes a fact that says neither what was issued nor what the register says of this case now."""
        if self._is_own(text):
            return
        anothers = next((one for one in _TELLING if self._is_anothers(one, text)), None)
        if anothers or (self._whole and self._was_said(fact)):
            self._note(anothers or fact, text)

    def _note(self, fact: Fact, text: str) -> None:
        self._changed.add(fact)
        if fact is Fact.REFERENCE and (known := self._known.values[fact].get(fact_words(fact, text))):
            self._named.append(known)

    def _is_own(self, text: str) -> bool:
        """Whether a text is any of the form's own facts, or words that it was printed with: it may stand a row off."""
        if mark_of(text) in self._form.printed:
            return True
        for fact in Fact:
            words = _as_day(text) if fact is Fact.BORN else text
            if fact_mark(fact, words) in self._form.front.get(fact.value, ()):
                return True
            if fact in self._now and fact_words(fact, words) == fact_words(fact, self._now[fact]):
                return True
        return False

    def _was_said(self, fact: Fact) -> bool:
        """Whether the form said this when it was issued. An older record tells only which texts were printed."""
        if self._form.front:
            return fact.value in self._form.front
        return mark_of(fact.value) in self._form.printed

    def _is_anothers(self, fact: Fact, text: str) -> bool:
        return (self._whole or fact in _SHARED) and fact_words(fact, text) in self._known.values.get(fact, ())

    def _look_at(self, text: str) -> None:
        """Looks at a text that stands beside no label: a title, a line of guidance, a note."""
        if mark_of(text) in self._form.printed or is_blank(text):
            return
        label, colon, rest = text.partition(":")
        if colon and rest.strip() and (fact := _LABELS.get(plain(label))):
            self._compare(fact, rest)
            return
        if not self._whole:
            return  # a sheet of the agency's own, which may tell of others
        anothers = next((one for one in _TELLING if self._is_anothers(one, text)), None)
        if anothers and not self._is_own(text):
            self._note(anothers, text)
            return
        words = fact_words(Fact.REFERENCE, text)
        own = fact_words(Fact.REFERENCE, self._form.identity.case)
        others = [one for one in self._known.references.findall(words) if one != own]
        if others and not (own and own in self._known.references.findall(words)):
            self._note(Fact.REFERENCE, others[0])
        elif self._is_anothers_line(text):
            self._changed.add(Fact.AGENCY)

    def _is_anothers_line(self, text: str) -> bool:
        """Whether a line would be one of this form's if it named this agency and audit instead of another."""
        line = as_printed(text)
        for fact in (Fact.AGENCY, Fact.AUDIT):
            own = as_printed(self._now.get(fact, ""))
            for other in self._known.values[fact].values():
                if own and as_printed(other) != own and as_printed(other) in line:
                    line = line.replace(as_printed(other), own)
        return line != as_printed(text) and mark_of(line) in self._form.printed


def _as_day(text: str) -> str:
    """A birth date in words as YYYY-MM-DD, where the text is one date and nothing else; else the text."""
    found = find_dates(text) if any(sign.isalpha() for sign in text) else ()
    whole = len(found) == 1 and found[0].kind is DateKind.DAY and found[0].end - found[0].start >= len(text.strip())
    return (found[0].iso or text) if whole else text
