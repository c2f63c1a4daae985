"""Checks of the details, of nil returns, of immediate concerns and of lateness."""

import re
from collections.abc import Iterator

from nelaudit.checks.check import Applies, Hit, at, check
from nelaudit.checks.date_bounds import one_day, told_between
from nelaudit.checks.seen import Seen
from nelaudit.checks.wordlists import is_no_date, is_placeholder, says_nothing_held
from nelaudit.model.concerns import denies_action, denies_concern
from nelaudit.model.findings import Severity
from nelaudit.model.folding import words_alone
from nelaudit.model.forms import FieldKind
from nelaudit.model.returns import Input, NoticeKind
from nelaudit.model.wording import counted


def _missing(seen: Seen, *names: str) -> Iterator[Hit]:
    """The named details that are blank or hold a placeholder."""
    for name in names:
        cell = seen.returned.inputs.get(f"details.{name}")
        if cell is None:
            continue
        held_place = is_no_date(cell.value) if cell.kind is FieldKind.DATE else is_placeholder(cell.value)
        if cell.blank or held_place:
            yield at(cell)


@check(
    "N01", "missing-auditor", severity=Severity.ERROR, on_form=True,
    summary="The form does not say who audited the case.",
    why="the auditor is invited to the challenge day and asked when an answer is unclear.",
    put_right="write the auditor's name on the sheet Details.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The auditor is not named.",
)  # fmt: skip
def missing_auditor(seen: Seen) -> Iterator[Hit]:
    yield from _missing(seen, "auditor")


@check(
    "N02", "missing-case-worker", severity=Severity.ERROR, on_form=True,
    summary="The form does not say who works, or last worked, with the child.",
    why="the case holder is expected at the challenge day.",
    put_right="write the case worker's name on the sheet Details; where there is none, say so in words.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The case worker is not named.",
)  # fmt: skip
def missing_case_worker(seen: Seen) -> Iterator[Hit]:
    yield from _missing(seen, "case_worker")


@check(
    "N03", "missing-sign-off", severity=Severity.ERROR, on_form=True,
    summary="The form is not signed off with a name and a date.",
    why="an agency answers for its return; a blank sign-off means that nobody has.",
    put_right="whoever agrees the form writes their name and the day on the sheet Details.",
    source="Local",
    message="The sign-off lacks {what}.",
)  # fmt: skip
def missing_sign_off(seen: Seen) -> Iterator[Hit]:
    for name, words in (("signoff_name", "a name"), ("signoff_date", "a date")):
        for hit in _missing(seen, name):
            yield Hit(cell=hit.cell, words={"what": words})


@check(
    "N04", "nil-with-answers", severity=Severity.ERROR, applies=Applies.NIL, on_form=True,
    summary="The form says that the agency had no involvement, and yet answers questions.",
    why="one of the two is not so, and a child's history may hang on which.",
    put_right="if your agency was involved, change the first detail to Yes; if not, clear the answers.",
    source="Multi-Agency Audit Guidance, section 1",
    message="The form says “No involvement”, but {count} filled in.",
)  # fmt: skip
def nil_with_answers(seen: Seen) -> Iterator[Hit]:
    if seen.returned.has_answers:
        inputs = seen.returned.inputs.items()
        filled = sum(not cell.blank for name, cell in inputs if not name.startswith(("details.", "attendee.")))
        involved = seen.returned.inputs["details.involved"]
        yield at(involved, count=f"{counted(filled, 'other cell is', 'other cells are')}")


@check(
    "N05", "nil-unconfirmed", severity=Severity.ERROR, applies=Applies.NIL, on_form=True,
    summary="A nil return does not say who confirmed it, or when.",
    why="“no involvement” is a statement about a child's history, and somebody must stand behind it.",
    put_right="write who searched the records and on which day, on the sheet Details.",
    source="Multi-Agency Audit Guidance, section 1",
    message="The nil return does not say {what}.",
)  # fmt: skip
def nil_unconfirmed(seen: Seen) -> Iterator[Hit]:
    for name, words in (("nil_confirmed_by", "who confirmed it"), ("nil_confirmed_on", "when it was confirmed")):
        for hit in _missing(seen, name):
            yield Hit(cell=hit.cell, words={"what": words})


_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir", "dame", "pc", "dc", "ds", "di", "dci", "insp",
     "sgt", "det", "cllr", "sister", "nurse")
)  # fmt: skip
_ONE_LEAD = re.compile(
    r"\b(?:designated|DSL|DSP|DSO|DDSL|head ?teacher|headmaster|headmistress|principal|sole|single)\b", re.IGNORECASE
)
_PERSON_WORDS = 2


@check(
    "N06", "sign-off-too-early", severity=Severity.ADVICE,
    summary="The form was signed off before the latest event that it tells of.",
    why="whoever signed cannot have read what was written afterwards.",
    put_right="look at the date named; if the form was changed after it was agreed, ask the agency to sign it off anew.",
    source="Local",
    message="The form was signed off on {signed}, and {place} tells of {later}.",
)  # fmt: skip
def sign_off_too_early(seen: Seen) -> Iterator[Hit]:
    cell = seen.returned.inputs.get("details.signoff_date")
    signed = one_day(seen, cell)
    if cell is None or signed is None:
        return
    past = list(told_between(seen, signed, seen.returned.received.day))
    if past:
        day, told = max(past, key=lambda pair: pair[0])
        yield at(cell, signed=f"{signed:%d/%m/%Y}", later=f"{day:%d/%m/%Y}", place=f"{told.sheet}!{told.cell}")


@check(
    "N07", "auditor-holds-the-case", severity=Severity.ADVICE,
    summary="The same person is named as auditor and as case worker.",
    why="reading one's own work is hard. Where one person does it all, as a school's designated lead may, it is in order.",
    put_right="nothing is asked of the agency; bear it in mind on the challenge day.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The auditor is also the case worker. A school with one designated lead, or a small practice, may have "
    "nobody else: then nothing is to be done.",
)  # fmt: skip
def auditor_holds_the_case(seen: Seen) -> Iterator[Hit]:
    auditor, worker = (seen.returned.inputs.get(f"details.{name}") for name in ("auditor", "case_worker"))
    if auditor is None or worker is None or _ONE_LEAD.search(seen.returned.value("details.auditor_role")):
        return
    name = _person(auditor.value)
    if len(name.split()) >= _PERSON_WORDS and name == _person(worker.value):
        yield at(auditor)


def _person(text: str) -> str:
    """A name without titles, and without a role behind a comma or in brackets."""
    name = re.split(r"[,(;/\n]|\s[-–]\s", text.strip(), maxsplit=1)[0]
    return " ".join(word for word in words_alone(name).split() if word not in _TITLES)


@check(
    "N08", "attendees-missing", severity=Severity.ADVICE, on_form=True,
    summary="The form does not name anybody who attends the challenge day.",
    why="the invitation with the time of the case goes to the people named.",
    put_right="name who comes, and their role, at the end of the sheet Details.",
    source="Multi-Agency Audit Guidance, section 4",
    message="Nobody is named who attends the challenge day.",
)  # fmt: skip
def attendees_missing(seen: Seen) -> Iterator[Hit]:
    first = seen.returned.inputs.get("attendee.1.name")
    if first is None or not seen.challenge_day:
        return
    if not any(one.rows("attendee") for one in (seen.returned, *seen.before)):
        yield at(first)


def _concerns(seen: Seen) -> Iterator[tuple[Input, Input | None]]:
    """Each line that states a concern: the cell that states it, and the action's.

    Words beside a blank or a denied concern state one too, where they tell of an action or name a reference.
    """
    for row in seen.concerns:
        what = row.get("what")
        denied = what is not None and not what.blank and denies_concern(what.value)
        beside = ("action", "reference") if denied else tuple(row)
        stated = [row[name] for name in beside if name in row and not _says_none(row[name])]
        if what is not None and not what.blank and not denied:
            yield what, row.get("action")
        elif stated:
            yield stated[0], row.get("action")


def _says_none(cell: Input) -> bool:
    """Whether nothing stands in a cell beside a concern, or only that there is nothing to say."""
    return cell.blank or denies_action(cell.value) or says_nothing_held(cell.value)


@check(
    "U01", "immediate-concern", severity=Severity.URGENT, applies=Applies.ALWAYS,
    summary="The form states an immediate safeguarding concern.",
    why="a child may be at risk now, and a weekly batch must not be the first to know.",
    put_right="read it, make sure that it was acted on, then record a decision “close_concern” in the register.",
    source="Multi-Agency Audit Guidance, section 4",
    message="An immediate safeguarding concern is stated: “{text}”. Read it now, and close it in the register when it "
    "has been dealt with.",
)  # fmt: skip
def immediate_concern(seen: Seen) -> Iterator[Hit]:
    for what, _ in _concerns(seen):
        yield at(what, text=seen.quoted(what.value, 160))


@check(
    "U02", "concern-without-action", severity=Severity.URGENT, applies=Applies.ALWAYS,
    summary="An immediate safeguarding concern stands there without the action taken.",
    why="nobody can see from the form that the child was made safe.",
    put_right="ring the agency today; the action, who took it, when and its reference belong beside the concern.",
    source="Multi-Agency Audit Guidance, section 4",
    message="An immediate safeguarding concern has no action recorded: “{text}”.",
)  # fmt: skip
def concern_without_action(seen: Seen) -> Iterator[Hit]:
    for what, action in _concerns(seen):
        if action is None or _says_none(action) or is_placeholder(action.value):
            yield at(action or what, text=seen.quoted(what.value, 160))


@check(
    "U03", "concern-elsewhere", severity=Severity.URGENT, applies=Applies.ALWAYS,
    summary="Something stands among the immediate concerns where nothing was taken: on a sheet of which nobody can say whose it "
    "is, in a comment or a text box, or in a formula without a result.",
    why="a child may be at risk now, whoever's form it is, and wherever on it that is said.",
    put_right="read it, ring the agency today and make sure that it was acted on; then record a decision “close_concern”.",
    source="Local",
    message="Something stands among the immediate concerns, in a place from which nothing was taken: “{text}”. "
    "Read it now, and find out whose it is.",
)  # fmt: skip
def concern_elsewhere(seen: Seen) -> Iterator[Hit]:
    for notice in seen.returned.notices:
        if notice.kind is NoticeKind.CONCERN_ELSEWHERE:
            cell = Input(field="", value=notice.words, kind=FieldKind.TEXT, sheet=notice.sheet, cell=notice.cell)
            yield Hit(cell=cell, words={"text": seen.quoted(notice.words, 160)})


@check(
    "R01", "late-return", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A return came after its deadline.",
    why="lateness is a fact that the board follows; it says nothing about the quality of the return.",
    put_right="nothing is asked of the agency; if an extension was agreed, record it in the register.",
    source="Multi-Agency Audit Guidance, sections 1 and 4",
    message="The return came {days} after its deadline.",
)  # fmt: skip
def late_return(seen: Seen) -> Iterator[Hit]:
    if seen.working_days_late > 0:
        yield Hit(words={"days": counted(seen.working_days_late, "working day")})
