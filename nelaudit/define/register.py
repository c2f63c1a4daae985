"""The register workbook → Register."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from nelaudit.define.cases import read_cases, read_invitations, read_listed, with_draw
from nelaudit.define.check_settings import read_check_settings
from nelaudit.define.decisions import read_decisions
from nelaudit.define.tables import Problems, Row, SourceBook, coded, unique
from nelaudit.model.definitions import (
    SAMPLE_SIZE,
    Agency,
    Audit,
    Board,
    Calendar,
    Closure,
    Draw,
    Group,
    Register,
    Shape,
)
from nelaudit.model.tools import Grade, GradeScale

CALENDAR = (
    "tool_sent_out",
    "deadline",
    "qa_group",
    "challenge_day",
    "qa_group_2",
    "action_plan_sent_out",
    "monitoring",
    "actions_completed_by",
)
_BOARD_NEEDS = (
    "board_name",
    "coordinator_name",
    "coordinator_email",
    "coordinator_phone",
    "concern_phone",
)
_BOARD_NUMBERS = (
    "return_working_days",
    "reminder_working_days",
    "confirmation_working_days",
    "minimum_n_process",
    "minimum_n_grades",
)
_TELEPHONES = ("coordinator_phone", "concern_phone")
_LOST_NOUGHT = re.compile(r"[1-9]\d{8,9}")
"""A whole telephone number of the United Kingdom, but for the 0 with which it begins."""

_NATIONS = ("ENG", "WLS", "SCT", "NIR")
_YES_NO = ("yes", "no")
_YES_OR_NO = {
    "encrypt_forms": "lock each form with its agency's passphrase",
    "names_on_forms": "show the child's details on the forms",
}
"""The settings that are yes or no, with what yes does."""

_CLOSURES = ("office", "school")
_RESERVED_KEYS = frozenset(("record", "preview", "con", "prn", "aux", "nul"))
_SAMPLE = ("sample_size", "sample_seed")
_LABEL_LIMIT = 60
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def read_register(
    source: SourceBook, tools: frozenset[str], draws: Iterable[Draw] = (), codes: Mapping[str, bool] | None = None
) -> Register:
    """The register; `tools` are the keys that an audit may name, `draws` the samples on record.

    `codes` are those of all checks, with whether each may be turned to advice or off.

    Mistakes go to the source's problems.
    """
    agencies = _agencies(source)
    audits = _audits(source, tools, frozenset(agency.code for agency in agencies), draws)
    return Register(
        board=_board(source),
        agencies=agencies,
        groups=_groups(source),
        audits=audits,
        closures=_closures(source),
        scales=read_scales(source),
        decisions=read_decisions(source, audits, agencies),
        check_settings=read_check_settings(source, frozenset(audit.key for audit in audits), codes or {}),
    )


def _look_at_setting(row: Row, name: str, problems: Problems) -> None:
    """Notes what is wrong with the value of a setting."""
    if name in _BOARD_NEEDS and not row.text("value"):
        problems.add(row, "value", f"The value of “{name}” is empty.", "Write it: forms and letters need it.")
    if name in _TELEPHONES and _LOST_NOUGHT.fullmatch("".join(row.text("value").split())):
        problems.add(row, "value", f"“{row.text('value')}” begins with no 0, as a number does that Excel shortened.",
                     "Give the cell the format Text, then type the telephone number again.")  # fmt: skip
    if name in _BOARD_NUMBERS:
        row.whole("value", problems)
    if name in _YES_OR_NO and row.text("value").casefold() not in _YES_NO:
        problems.add(
            row, "value", f"“{row.text('value')}” is neither yes nor no.", f"Write yes to {_YES_OR_NO[name]}, else no."
        )
    if name == "bank_holidays" and row.text("value") not in _NATIONS:
        problems.add(row, "value", f"“{row.text('value')}” is no nation's bank holidays.",
                     f"Write one of: {', '.join(_NATIONS)}.")  # fmt: skip


def _board(source: SourceBook) -> Board:
    values: dict[str, str] = {}
    seen: dict[str, str] = {}
    for row in source.rows("Board", ("name", "value")):
        name = row.text("name").casefold()
        if unique(row, "name", seen, source.problems):
            values[name] = row.text("value")
        _look_at_setting(row, name, source.problems)
    for name in _BOARD_NEEDS:
        if name not in values and source.has("Board"):
            source.problems.add_at(source.file, "Board", "", f"There is no row named “{name}”.",
                                   f"Add a row with the name {name} and its value.")  # fmt: skip
    return Board(
        name=values.get("board_name", ""),
        short_name=values.get("board_short_name", "") or values.get("board_name", ""),
        coordinator=values.get("coordinator_name", ""),
        coordinator_email=values.get("coordinator_email", ""),
        coordinator_phone=values.get("coordinator_phone", ""),
        concern_phone=values.get("concern_phone", ""),
        settings=tuple(values.items()),
    )


def _agencies(source: SourceBook) -> tuple[Agency, ...]:
    agencies, seen = [], dict[str, str]()
    for row in source.rows("Agencies", ("code", "name", "spoc", "email"), ("also_notify",)):
        code = coded(row, "code", source.problems)
        if not unique(row, "code", seen, source.problems):
            continue
        if not row.text("name"):
            source.problems.add(row, "name", "The agency has no name.", "Write the name that reports should show.")
        addresses = (row.text("email"), *re.split(r"[\s;,]+", row.text("also_notify")))
        for column, address in zip(("email", *["also_notify"] * len(addresses)), addresses, strict=False):
            if address and not _EMAIL.match(address):
                source.problems.add(row, column, f"“{address}” is not an e-mail address.", "Check it for a slip.")
        agencies.append(
            Agency(
                code=code,
                name=row.text("name"),
                spoc=row.text("spoc"),
                email=row.text("email"),
                also_notify=tuple(filter(None, addresses[1:])),
            )
        )
    return tuple(agencies)


def _groups(source: SourceBook) -> tuple[Group, ...]:
    groups = []
    for row in source.rows("Groups", ("name", "lead", "email"), ("meetings",)):
        meetings = []
        for text in filter(None, re.split(r"\s*[;,]\s*", row.text("meetings"))):
            one = Row(file=row.file, sheet=row.sheet, number=row.number, columns=row.columns, values={"meetings": text})
            day = one.day("meetings", source.problems)
            meetings += [day] if day else []
        groups.append(
            Group(name=row.text("name"), lead=row.text("lead"), email=row.text("email"), meetings=tuple(meetings))
        )
    return tuple(groups)


def _audits(
    source: SourceBook, tools: frozenset[str], agencies: frozenset[str], draws: Iterable[Draw]
) -> tuple[Audit, ...]:
    rows, seen = dict[str, Row](), dict[str, str]()
    for row in source.rows("Audits", ("key", "title", "tool", "shape", "programme_year", *CALENDAR), _SAMPLE):
        key = coded(row, "key", source.problems)
        if key.casefold() in _RESERVED_KEYS:
            source.problems.add(
                row, "key", f"“{key}” is a name that the program or the computer uses itself.", "Choose another."
            )
        if unique(row, "key", seen, source.problems):
            rows[key] = row
    keys = frozenset(rows)
    cases = read_cases(source, keys)
    invitations = read_invitations(source, keys, agencies, cases)
    not_drawn = frozenset(key for key, row in rows.items() if row.text("shape") == Shape.MULTI_AGENCY)
    listed = read_listed(source, keys, agencies, cases, not_drawn)
    drawn = {draw.audit: draw for draw in draws}
    audits = []
    for key, row in rows.items():
        audit = replace(
            _audit(row, source.problems, tools),
            cases=tuple(sorted(cases.get(key, ()), key=lambda case: (case.order, case.reference))),
            invitations=tuple(invitations.get(key, ())),
            listed=tuple(listed.get(key, ())),
        )
        if key not in drawn and 0 < len(audit.listed) < audit.sample_size:
            source.problems.add(
                row, "sample_size" if row.text("sample_size") else "key",
                f"The sample is to hold {audit.sample_size} cases, and the sheet Sampling lists {len(audit.listed)}.",
                "List more, or write a smaller sample_size; else all of them are taken.", advice=True,
            )  # fmt: skip
        audits.append(with_draw(audit, drawn[key], agencies) if key in drawn else audit)
    return tuple(audits)


def _audit(row: Row, problems: Problems, tools: frozenset[str]) -> Audit:
    """The audit's own row, without its cases."""
    key, tool = row.text("key"), row.text("tool")
    if tool not in tools:
        known = ", ".join(sorted(tools)) or "none"
        problems.add(row, "tool", f"The question bank has no tool “{tool}”.", f"Write one of: {known}.")
    shape = row.text("shape")
    if shape not in tuple(Shape):
        problems.add(row, "shape", f"“{shape}” is no shape of an audit.", "Write multi-agency or session.")
    days = {name: row.day_or_text(name, problems) for name in CALENDAR}
    if not row.text("title"):
        problems.add(row, "title", "The audit has no title.", "Write the words that forms and reports should show.")
    if not row.text("deadline"):
        problems.add(row, "deadline", "The audit has no deadline.", "Write the day by which returns are due.")
    sent, due = days["tool_sent_out"], days["deadline"]
    if isinstance(sent, dt.date) and isinstance(due, dt.date) and due < sent:
        problems.add(
            row, "deadline", "The deadline is before the day on which the tool is sent out.", "Check both days."
        )
    if isinstance(days["deadline"], str):
        problems.add(row, "deadline", f"“{days['deadline']}” is not a day.", "A deadline must be a day: dd/mm/yyyy.")
    return Audit(
        key=key,
        title=row.text("title"),
        tool=tool,
        shape=Shape(shape) if shape in tuple(Shape) else Shape.MULTI_AGENCY,
        programme_year=row.text("programme_year"),
        calendar=Calendar(**days),
        sample_size=_sample_size(row, problems),
        sample_seed=row.text("sample_seed") or key,
    )


def _sample_size(row: Row, problems: Problems) -> int:
    text, size = row.text("sample_size"), row.whole("sample_size", problems)
    if size is not None and size < 1:
        problems.add(row, "sample_size", f"{text} cases cannot be drawn.", "Write a whole number above 0, such as 10.")
        size = None
    return size or SAMPLE_SIZE


def _closures(source: SourceBook) -> tuple[Closure, ...]:
    closures = []
    for row in source.rows("Closures", ("from", "to", "name", "kind")):
        first, last = row.day("from", source.problems), row.day("to", source.problems)
        if first and last and first > last:
            source.problems.add(row, "to", "The closure ends before it begins.", "Exchange the two dates.")
        elif row.text("kind").casefold() not in _CLOSURES:
            source.problems.add(row, "kind", f"“{row.text('kind')}” is no kind of closure.", "Write office or school.")
        elif first:
            closures.append(
                Closure(first=first, last=last or first, name=row.text("name"), kind=row.text("kind").casefold())
            )
        else:
            source.problems.add(row, "from", "The closure has no first day.", "Write it as dd/mm/yyyy.")
    return tuple(closures)


def read_scales(source: SourceBook) -> tuple[GradeScale, ...]:
    """The grade scales, labels from the best to the worst and then those outside statistics, as they stand."""
    grades: dict[str, list[Grade]] = {}
    titles: dict[str, str] = {}
    spelt: dict[str, str] = {}
    for row in source.rows("Grades", ("scale", "label", "rank"), ("title",)):
        scale = coded(row, "scale", source.problems)
        if spelt.setdefault(scale.casefold(), scale) != scale:
            source.problems.add(
                row, "scale", f"“{scale}” and “{spelt[scale.casefold()]}” differ only in small and capital letters.",
                "Write the scale alike in all its rows, or give each scale its own name.",
            )  # fmt: skip
        grades.setdefault(scale, [])
        titles.setdefault(scale, row.text("title") or scale)
        label = row.text("label")
        if label.casefold() in {grade.label.casefold() for grade in grades[scale]}:
            source.problems.add(row, "label", f"The scale {scale} holds “{label}” twice.", "Delete one of the two.")
        elif "|" in label or len(label) > _LABEL_LIMIT:
            source.problems.add(
                row, "label", f"“{label}” holds the sign | or is too long.", "Write up to 60 characters."
            )
        elif label:
            rank = row.whole("rank", source.problems)
            same = next((grade.label for grade in grades[scale] if rank is not None and grade.rank == rank), None)
            if same is not None:
                source.problems.add(
                    row, "rank", f"“{same}” has the rank {rank} in the scale {scale} too.", "Give each its own rank."
                )
            grades[scale].append(Grade(label=label, rank=rank))
    return tuple(GradeScale(key=key, title=titles[key], grades=tuple(grades[key])) for key in grades)
