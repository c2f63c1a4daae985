"""Checks of what stands behind an answer and beside it: its source, the difference made, the grade."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from nelaudit.checks.check import Hit, at, check
from nelaudit.checks.seen import Seen
from nelaudit.checks.wordlists import is_placeholder, only_denies, says_nothing_held
from nelaudit.model.choices import meant
from nelaudit.model.findings import Severity
from nelaudit.model.folding import words_alone
from nelaudit.model.late import late
from nelaudit.model.returns import Answer, Input
from nelaudit.model.tools import Section
from nelaudit.model.wording import quoted, shortened

_LABEL, _SHOWN = 120, 80
_IMPACT = "impact"
_ABBREVIATION = late(r"\b(?:[A-Z]{2,}|[A-Z][a-z]*[A-Z])\w*\b")
_PLACE = late(r"[\\/]\w+[\\/]|\b(?:p|pp|pg|page|para|ref|doc|vol|no)\.? ?\d", re.IGNORECASE)
_ANY_RECORD = late(
    r"\b(?:records?|files?|notes?|logs?|logged|reports?|minutes|letters?|e-?mails?|forms?|referrals?|assessments?|plans?|chronolog\w+"
    r"|systems?|databases?|registers?|entr(?:y|ies)|summar(?:y|ies)|statements?|documents?|certificates?|spreadsheets?|meetings?"
    r"|conferences?|supervision|diar(?:y|ies)|charts?|interviews?|interviewed|discussion|conversation|consultation|screen\w*|tools?"
    r"|orders?|profiles?|surveys?|questionnaires?|data|messages?|texts?|calls?|telephone|photographs?|sheets?|book|audits?|reviews?"
    r"|contacts?|accounts?|observations?|correspondence|papers?|archive|history|timeline|checklists?|case|panel)\b",
    re.IGNORECASE,
)
_CHANGE = late(
    r"\b(?:chang\w*|becom\w*|became|improv\w*|better|worse\w*|best|worst|differen\w*|impact\w*|outcomes?|result\w*|effect\w*|benefit\w*|reduc\w*|increas\w*"
    r"|decreas\w*|rose|risen|fell|fallen|drop\w*|gain\w*|grew|grown|growth|weight|height|centile|attendance|attend\w*|punctual\w*"
    r"|settled|calm\w*|happi\w*|happy|confiden\w*|safe\w*|secure|protected|stabl\w*|unstable|remain\w*|still|same|unchanged|constant"
    r"|continu\w*|stayed|stopp\w*|ceased|end|ended|began|begun|start\w*|return\w*|moved|able|unable|no longer|any more|anymore|now"
    r"|today|progress\w*|develop\w*|engag\w*|recover\w*|relaps\w*|deteriorat\w*|declin\w*|declined|success\w*|achiev\w*|learn\w*|sleep\w*"
    r"|eat\w*|speech|talk\w*|smil\w*|play\w*|clean\w*|warm\w*|fed|thriv\w*|mood|anxi\w*|fear\w*|friends?|contact|closed|registered"
    r"|since|against|compared|than|used to|again|first time|less|more|fewer|lower|higher|earlier|later|from .{1,40} to|per ?cent|score\w*|grade[ds]?|too early|cannot (?:say|tell|be)"
    r"|not (?:yet )?(?:possible|clear|known|measured|evidenced|recorded)|hard to)\b|%",
    re.IGNORECASE,
)
_POOR = late(
    r"\b(?:poor(?:ly)?|inadequate|failed|failure|no evidence|not evidenced|missed opportunit\w+|drift|serious (?:gap|delay|concern)s?|unacceptable"
    r"|never (?:seen|spoken|asked|reviewed)|not (?:seen|spoken to|considered|reviewed|recorded|followed up|shared|completed)"
    r"|significant (?:gap|delay|weakness)\w*|weak(?:ness\w*)?|unsafe|unclear|lack(?:s|ed)? of|delay(?:s|ed)?|should have been)\b",
    re.IGNORECASE,
)
_FINE = late(
    r"\b(?:good|strong|excellent|outstanding|exemplary|thorough|timely|prompt(?:ly)?|effective(?:ly)?|clear(?:ly)?|well|robust|improved"
    r"|same day|on time|child[- ]centred|persistent|skilled|helped|made a difference|positive)\b",
    re.IGNORECASE,
)
_ANY_DOUBT = late(
    r"\b(?:not?|never|nobody|none|nothing|without|late\w*|miss\w*|lack\w*|weak\w*|poor\w*|slow\w*|delay\w*|fail\w*|gaps?|drift\w*|only"
    r"|unclear|unsafe|should|could|worse|but|however|although|too|thin|closed)\b|n['’]t\b",
    re.IGNORECASE,
)
_PLAINLY = 3


@check(
    "E01", "unsourced", severity=Severity.ADVICE, on_form=True,
    summary="An answer does not say which record it comes from.",
    why="a statement that names its record can be checked on the challenge day, and weighs more in the report.",
    put_right="name the record in the evidence column, such as the case file, a conference report or a system.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The answer to “{label}” does not say which record it comes from.",
)  # fmt: skip
def unsourced(seen: Seen) -> Iterator[Hit]:
    known = _known_sources(seen.sources)
    for question, answer in seen.told:
        if not question.evidence_rule or answer.evidence is None:
            continue
        if not _named(answer, known) and not only_denies(answer.answer.value):
            yield at(answer.evidence, answer.question, label=shortened(question.label, _LABEL))


def _named(answer: Answer, known: "_Sources") -> bool:
    """Whether a record or a system is named anywhere in the row.

    In the evidence column any kind of record, a capital abbreviation (the agency's own system) or a page is a source too.
    """
    evidence = answer.evidence.value if answer.evidence else ""
    if not is_placeholder(evidence) and (
        _ANY_RECORD.search(evidence)
        or _names_one(evidence, known)
        or _ABBREVIATION.search(evidence)
        or _PLACE.search(evidence)
        or says_nothing_held(evidence)
    ):
        return True
    return _names_one(answer.answer.value, known) or bool(answer.dates and _names_one(answer.dates.value, known))


_Sources = Mapping[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=8)
def _known_sources(words: tuple[str, ...]) -> _Sources:
    """The bank's words for records and systems: by their first word the words that follow it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        first, *rest = words_alone(word).split() or [""]
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in found.items() if first}


def _names_one(text: str, known: _Sources) -> bool:
    """Whether a text names a record or a system, in the singular or the plural."""
    words = words_alone(text).split()
    for place, word in enumerate(words):
        for start in _forms(word):
            for rest in known.get(start, ()):
                behind = words[place + 1 : place + 1 + len(rest)]
                if len(behind) == len(rest) and all(
                    one in _forms(other) for one, other in zip(rest, behind, strict=True)
                ):
                    return True
    return False


def _forms(word: str) -> tuple[str, ...]:
    """A word as it stands, and as the singular of what looks like a plural."""
    if not word.endswith("s"):
        return (word,)
    return (word, word[:-1], word[:-2]) if word.endswith("es") else (word, word[:-1])


@check(
    "E02", "impact-not-shown", severity=Severity.ADVICE, on_form=True,
    summary="Where the form asks what changed for the child, an answer tells only what was done.",
    why="boards see a great deal of effort and seldom what it did for the child.",
    put_right="say what is better, worse or the same for the child, and how you know; if it cannot be told yet, say that.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The answer to “{label}” tells what was done, and not what became different for the child.",
)  # fmt: skip
def impact_not_shown(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.told:
        if question.theme == _IMPACT and not _CHANGE.search(answer.answer.value):
            yield at(answer.answer, question.name, label=shortened(question.label, _LABEL))


@check(
    "G01", "missing-grade", severity=Severity.ERROR, on_form=True,
    summary="A section, or the audit as a whole, has no grade from the list.",
    why="the board sees every agency's own judgement beside the judgement of the challenge day.",
    put_right="choose a grade from the list; “Insufficient information” is one of them.",
    source="Local",
    message="{what} has no grade{found}. Please choose {choices}.",
)  # fmt: skip
def missing_grade(seen: Seen) -> Iterator[Hit]:
    scale = seen.tool.scale
    if not scale.labels:
        return
    graded = [
        (f"The section “{section.label}”", cell, not _all_nothing_held(answers))
        for section, cell, answers in _graded(seen)
    ]
    overall = seen.returned.inputs.get("overall.grade")
    if overall is not None:
        due = [answer for question, answer in seen.asked if question.required or not answer.answer.blank]
        graded.append(("The audit as a whole", overall, not due or not _all_nothing_held(due)))
    for what, cell, needed in graded:
        if not meant(cell.value, scale.labels) and (needed or not _says_none(cell)):
            found = "" if cell.blank else f" that the list holds (it says “{seen.quoted(cell.value, _SHOWN)}”)"
            yield at(cell, what=what, found=found, choices=quoted(scale.labels))


def _says_none(cell: Input) -> bool:
    """Whether a cell for a grade, where none is due, says no more than that there is none."""
    return cell.blank or is_placeholder(cell.value) or says_nothing_held(cell.value)


def _graded(seen: Seen) -> Iterator[tuple[Section, Input, list[Answer]]]:
    """Each section that asks for a grade, with the grade's cell and the answers that are due in it.

    A question that need not be answered, and was not, is left out.
    """
    for section in seen.tool.sections:
        cell = seen.returned.inputs.get(f"section.{section.name}.grade")
        if cell is not None:
            yield (
                section,
                cell,
                [
                    answer
                    for question, answer in seen.asked
                    if question.section == section.name and (question.required or not answer.answer.blank)
                ],
            )


def _all_nothing_held(answers: list[Answer]) -> bool:
    return all(says_nothing_held(answer.answer.value) for answer in answers)


@check(
    "G02", "grade-at-odds", severity=Severity.ADVICE,
    summary="A grade does not fit the answers that it stands for, or the other grades on the form.",
    why="such a grade is the first that a challenge day will ask about; nothing is wrong with the form.",
    put_right="read the section; raise it on the challenge day, where the grade can be moderated.",
    source="Local",
    message="{what} is graded “{grade}”, but {why}.",
)  # fmt: skip
def grade_at_odds(seen: Seen) -> Iterator[Hit]:
    ranks: list[int] = []
    ranked = [grade.rank for grade in seen.tool.scale.grades if grade.rank is not None]
    for section, cell, answers in _graded(seen):
        rank = seen.tool.scale.rank(cell.value)
        if rank is None or not answers:
            continue
        ranks.append(rank)
        text = " ".join(answer.answer.value for answer in answers)
        why = ""
        if _all_nothing_held(answers):
            why = "its answers say that nothing is held"
        elif rank == min(ranked) and len(_POOR.findall(text)) >= _PLAINLY and not _FINE.search(text):
            why = "its answers tell of shortcomings only"
        elif rank == max(ranked) and len(_FINE.findall(text)) >= _PLAINLY and not _ANY_DOUBT.search(text):
            why = "its answers tell of good work only"
        if why:
            yield at(
                cell, what=f"The section “{section.label}”", grade=meant(cell.value, seen.tool.scale.labels), why=why
            )
    overall = seen.returned.inputs.get("overall.grade")
    rank = seen.tool.scale.rank(overall.value) if overall else None
    if overall and ranks and rank is not None and not min(ranks) <= rank <= max(ranks):
        words = "better" if rank < min(ranks) else "worse"
        yield at(overall, what="The audit as a whole", grade=meant(overall.value, seen.tool.scale.labels),
                 why=f"that is {words} than the grade of every section")  # fmt: skip
