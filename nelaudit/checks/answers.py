"""Checks of answers: blank, bare, a placeholder, the question itself, copied, about something or somebody else, cut."""

import re
from collections import defaultdict
from collections.abc import Iterator

from nelaudit.checks.check import Applies, Hit, at, check
from nelaudit.checks.seen import Seen
from nelaudit.checks.sentences import SENTENCE
from nelaudit.checks.wordlists import is_bare_yes_no, is_placeholder, only_denies
from nelaudit.model.dates import DateKind
from nelaudit.model.findings import Severity
from nelaudit.model.forms import FieldKind
from nelaudit.model.late import late
from nelaudit.model.returns import Answer, Input, NoticeKind
from nelaudit.model.sheets import CELL_LIMIT
from nelaudit.model.tools import Question
from nelaudit.model.wording import counted, quoted, shortened

_SAME_BOXES, _SAME_LENGTH = 3, 20
_LABEL, _SHOWN = 120, 160
_ASKS_CONTEXT = "training"
"""The theme of questions that ask for training and support, which others would only excuse themselves with."""

_CONTEXT = late(
    r"\b(?:polic(?:y|ies)|procedures?|protocols?|guidance|guidelines|statutory|legislation|national standards|framework|training"
    r"|trained|mandatory|induction|caseloads?|workloads?|capacity|vacanc(?:y|ies)|vacant|understaffed|short[- ]staffed|staffing"
    r"|sickness|sick leave|annual leave|maternity leave|on leave|restructur\w*|reorganis\w*|recruitment|agency staff|turnover"
    r"|pressures?|resources?|budget|cuts|busy|high demand|commissioned)\b",
    re.IGNORECASE,
)
_PERSON = late(
    r"\b(?:he|she|him|his|her|hers|mother|father|mum|mam|dad|parents?|carers?|stepfather|stepmother|partner|sibling|brother|sister"
    r"|grand\w+|baby|boy|girl|daughter|son|the family|the child|this child|the young person|(?-i:C|YP))\b",
    re.IGNORECASE,
)
_OTHER_CHILDREN = ("brother", "sister", "sibling", "cousin", "niece", "nephew", "twin")
_OTHER_CHILD = late(
    r"\b(?:(?:half[- ]|step[- ])?(?:brother|sister)|sibling|cousin|niece|nephew|twin)(?:['’]s)?\b", re.IGNORECASE
)
_SUBJECT = late(
    r"\b(?:subject|child|children|young person|both|all (?:three|four|five|of)|siblings|brothers|sisters"
    r"|the (?:boy|girl|baby|infant|toddler|teenager|pupil|student|patient)|(?-i:C|YP|CYP|SC)|pupil|parents?|mother|father"
    r"|mum|dad|family|for context|not about|(?:with|and|to|for) (?:him|her)\b(?! (?:brother|sister)))\b",
    re.IGNORECASE,
)


@check(
    "B01", "blank-answer", severity=Severity.ERROR, on_form=True,
    summary="A question has no answer.",
    why="nobody can tell a question that was passed over from one on which nothing is held.",
    put_right="answer the question; where your agency holds nothing on it, write “No information held”.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The question “{label}” has no answer. Please {how}.",
)  # fmt: skip
def blank_answer(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.asked:
        if question.required and answer.answer.blank and answer.answer.field not in seen.unplaced:
            how = (
                f"choose {quoted(question.choices)}"
                if question.choices
                else "answer it, or write “No information held”"
            )
            yield at(answer.answer, answer.question, label=shortened(question.label, _LABEL), how=how)


@check(
    "B02", "bare-yes-no", severity=Severity.ERROR, on_form=True,
    summary="An answer is yes or no and nothing more.",
    why="the questions ask how and with what effect; a yes can be neither analysed nor compared.",
    put_right="say what was done, when, and what difference it made for the child.",
    source="Multi-Agency Audit Guidance, section 4",
    message="“{text}” is all that answers “{label}”. Please say how, and what difference it made.",
)  # fmt: skip
def bare_yes_no(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.prose:
        if is_bare_yes_no(answer.answer.value):
            yield _with_text(seen, question, answer)


@check(
    "B03", "placeholder", severity=Severity.ERROR, on_form=True,
    summary="Something stands in an answer that answers nothing, such as n/a, tbc, “as above” or a dash.",
    why="each answer is read beside the other agencies' answers to the same question, without the rest of the form.",
    put_right="answer in words; where your agency holds nothing on the question, write “No information held”.",
    source="Multi-Agency Audit Guidance, section 4",
    message="“{text}” does not answer “{label}”. Please answer it, or write “No information held”.",
)  # fmt: skip
def placeholder(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.prose:
        text = answer.answer.value
        if is_placeholder(text) and not is_bare_yes_no(text):
            yield _with_text(seen, question, answer)


def _with_text(seen: Seen, question: Question, answer: Answer) -> Hit:
    text = seen.quoted(answer.answer.value.strip(), 60)
    return at(answer.answer, question.name, label=shortened(question.label, _LABEL), text=text)


@check(
    "B04", "question-as-answer", severity=Severity.ERROR,
    summary="Only the question's own words, or its hint, stand where the answer belongs.",
    why="it looks filled in and says nothing. It is an error from the start, since only the form's own words, and "
    "nothing of the agency's, stand there: it is a blank answer.",
    put_right="write the answer in place of the question; where your agency holds nothing, write “No information held”.",
    source="Local",
    message="Where the answer to “{label}” belongs, only the words of the form stand. Please answer it, or write “No "
    "information held”.",
)  # fmt: skip
def question_as_answer(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.prose:
        if question.name in seen.pasted:
            yield at(answer.answer, question.name, label=shortened(question.label, _LABEL))


@check(
    "B05", "same-text-throughout", severity=Severity.ADVICE,
    summary="One and the same text answers three questions or more.",
    why="it can hardly be the answer to all of them, and counts once for each. That a question does not apply, or "
    "that nothing is held, may be said as often as it is so.",
    put_right="read the answers; where the text does not answer a question, ask the agency for one that does.",
    source="Local",
    message="The same text answers {count}: {labels}. It begins: “{text}”.",
)  # fmt: skip
def same_text_throughout(seen: Seen) -> Iterator[Hit]:
    alike: dict[str, list[tuple[Question, Answer]]] = defaultdict(list)
    for question, answer in seen.told:
        if len(answer.answer.value) >= _SAME_LENGTH:
            alike[seen.words_of(answer)].append((question, answer))
    for pairs in alike.values():
        if len(pairs) >= _SAME_BOXES and not only_denies(pairs[0][1].answer.value):
            question, answer = pairs[1]
            labels = "; ".join(f"“{shortened(one.label, 60)}”" for one, _ in pairs)
            yield at(answer.answer, question.name, count=counted(len(pairs), "question"), labels=shortened(labels, 300),
                     text=seen.quoted(answer.answer.value, _LABEL))  # fmt: skip


@check(
    "B06", "copied-answer", severity=Severity.ADVICE, coordinator_only=True,
    summary="An answer stands word for word in another agency's return on the same case, which came earlier.",
    why="an account that was copied is no second account; and it may show that one agency saw the other's form.",
    put_right="read both; ask the agency that copied for an answer from its own records, without quoting the other.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The answer to “{label}” is, word for word, the one in the return of {agency} ({place}), which came first.",
)  # fmt: skip
def copied_answer(seen: Seen) -> Iterator[Hit]:
    if seen.together is None or not seen.together.copies:
        return
    who = seen.returned.identity
    own = (seen.returned.received.day, who.agency, who.team)
    for question, answer in seen.alone.told:
        for copy in seen.together.copies.get(seen.alone.words_of(answer), ()):
            if copy[1] != who.agency and copy[:3] < own:
                agency = seen.together.agencies.get(copy[1], copy[1])
                yield at(answer.answer, question.name, label=shortened(question.label, _LABEL), agency=agency,
                         place=f"{copy[3].sheet}!{copy[3].cell}")  # fmt: skip
                break


@check(
    "B07", "context-only", severity=Severity.ADVICE,
    summary="An answer holds only policy, or context such as workload and leave, and nothing about the child.",
    why="readers want to know what happened for this child; rules and vacancies belong, if at all, in the evidence box.",
    put_right="read it; if nothing about the child follows from it, ask the agency what was done in this case.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The answer to “{label}” speaks of rules or of how things stood in the agency, and not of this child.",
)  # fmt: skip
def context_only(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.told:
        dated = any(mention.kind is DateKind.DAY for _, mention in seen.dates[question.name])
        text = answer.answer.value
        if dated or question.theme == _ASKS_CONTEXT or _PERSON.search(text):
            continue
        if all(_CONTEXT.search(sentence) for sentence in SENTENCE.split(text) if sentence.strip()):
            yield at(answer.answer, question.name, label=shortened(question.label, _LABEL))


@check(
    "B08", "about-another-child", severity=Severity.ADVICE,
    summary="An answer seems to be about a brother, sister or other child, and does not say that this is not the subject.",
    why="what is true of a sibling would be read, counted and reported as true of the subject.",
    put_right="read it; if it is about another child, it belongs in the evidence box, marked as not about the subject.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The answer to “{label}” seems to be about another child of the family, and does not say so: “{text}”.",
)  # fmt: skip
def about_another_child(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.told:
        text = answer.answer.value
        small = text.casefold()
        if not any(word in small for word in _OTHER_CHILDREN) or not _OTHER_CHILD.search(text) or _SUBJECT.search(text):
            continue
        if all(_OTHER_CHILD.search(sentence) or _is_short(sentence) for sentence in SENTENCE.split(text)):
            yield at(
                answer.answer, question.name, label=shortened(question.label, _LABEL), text=seen.quoted(text, _SHOWN)
            )


_FEW_WORDS = 4


def _is_short(sentence: str) -> bool:
    return len(sentence.split()) <= _FEW_WORDS


_OLD_LIMIT = 255
"""Where SheetJS, among others, cuts a text that it saves as .xls. By chance a whole text is as long now and then, unless its cell
says that it was cut."""

_OLD_HOLDER = f"one that some programs save as .xls ({_OLD_LIMIT} characters)"
_ENDS = (".", "!", "?", "”", '"', ")")


@check(
    "B09", "cut-at-cell-limit", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A text is as long as a cell of Excel, or of an old format of it, can hold, so that its end was probably cut off.",
    why="Excel drops what goes beyond its limit of 32,767 characters without a word, and some programs what goes beyond 255.",
    put_right="look at its last words; if they stop short, ask the agency for the rest, as a document beside the form.",
    source="Local",
    message="The text is as long as {holder} can be, and ends: “…{text}”.",
)  # fmt: skip
def cut_at_cell_limit(seen: Seen) -> Iterator[Hit]:
    noticed = (one for one in seen.returned.notices if one.kind is NoticeKind.CUT)
    cut = {
        one.field: Input(field=one.field, value=one.words, kind=FieldKind.TEXT, sheet=one.sheet, cell=one.cell)
        for one in noticed
    }
    for field, cell in {**seen.returned.inputs, **cut}.items():
        holder = _OLD_HOLDER if field in cut else _filled_up(cell.value)
        if holder:
            question = field.split(".")[1] if field.startswith("q.") else ""
            last_words = " ".join(seen.clear(cell.value)[-60:].split())
            yield at(cell, question, holder=holder, text=last_words)


def _filled_up(text: str) -> str:
    """What a text fills to its limit, if anything, counted as Excel counts: 16 bits at a time."""
    if len(text) * 2 < _OLD_LIMIT or _OLD_LIMIT < len(text) < CELL_LIMIT // 2:
        return ""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if units >= CELL_LIMIT:
        return f"one in a cell of Excel ({CELL_LIMIT:,} characters)"
    whole = text.rstrip().endswith(_ENDS)
    return _OLD_HOLDER if units == _OLD_LIMIT and not whole else ""
