"""The register workbook → Register."""

import datetime as dt
import re
from collections import defaultdict

from nelaudit.define.tables import Problems, Row, Source, coded, unique
from nelaudit.model.definitions import (
    Agency,
    Audit,
    Board,
    Calendar,
    Case,
    Closure,
    Decision,
    DecisionKind,
    Group,
    Invitation,
    Register,
    Shape,
    Subject,
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
_BOARD_NUMBERS = ("return_working_days", "reminder_working_days", "minimum_n_process", "minimum_n_grades")
_NATIONS = ("ENG", "WLS", "SCT", "NIR")
_CLOSURES = ("office", "school")
_RESERVED_KEYS = frozenset(("record", "preview", "con", "prn", "aux", "nul"))
_LABEL_LIMIT = 60
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def read_register(source: Source, tools: frozenset[str]) -> Register:
    """The register; `tools` are the keys that an audit may name. Mistakes go to the source's problems."""
    agencies = _agencies(source)
    audits = _audits(source, tools, frozenset(agency.code for agency in agencies))
    return Register(
        board=_board(source),
        agencies=agencies,
        groups=_groups(source),
        audits=audits,
        closures=_closures(source),
        scales=read_scales(source),
        decisions=_decisions(source, audits, agencies),
    )


def _board(source: Source) -> Board:
    values: dict[str, str] = {}
    seen: dict[str, str] = {}
    for row in source.rows("Board", ("name", "value")):
        name = row.text("name").casefold()
        if unique(row, "name", seen, source.problems):
            values[name] = row.text("value")
        if name in _BOARD_NEEDS and not row.text("value"):
            source.problems.add(
                row, "value", f"The value of “{name}” is empty.", "Write it: forms and letters need it."
            )
        if name in _BOARD_NUMBERS:
            row.whole("value", source.problems)
        if name == "bank_holidays" and row.text("value") not in _NATIONS:
            source.problems.add(row, "value", f"“{row.text('value')}” is no nation's bank holidays.",
                                f"Write one of: {', '.join(_NATIONS)}.")  # fmt: skip
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


def _agencies(source: Source) -> tuple[Agency, ...]:
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


def _groups(source: Source) -> tuple[Group, ...]:
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


def _audits(source: Source, tools: frozenset[str], agencies: frozenset[str]) -> tuple[Audit, ...]:
    rows, seen = [], dict[str, str]()
    for row in source.rows("Audits", ("key", "title", "tool", "shape", "programme_year", *CALENDAR)):
        key = coded(row, "key", source.problems)
        if key.casefold() in _RESERVED_KEYS:
            source.problems.add(
                row, "key", f"“{key}” is a name that the program or the computer uses itself.", "Choose another."
            )
        if unique(row, "key", seen, source.problems):
            rows.append(row)
    keys = frozenset(row.text("key") for row in rows)
    cases = _cases(source, keys)
    invitations = _invitations(source, keys, agencies, cases)
    return tuple(_audit(row, source.problems, tools, cases, invitations) for row in rows)


def _audit(
    row: Row,
    problems: Problems,
    tools: frozenset[str],
    cases: dict[str, list[Case]],
    invitations: dict[str, list[Invitation]],
) -> Audit:
    key, tool = row.text("key"), row.text("tool")
    if tool not in tools:
        known = ", ".join(sorted(tools)) or "none"
        problems.add(row, "tool", f"The question bank has no tool “{tool}”.", f"Write one of: {known}.")
    shape = row.text("shape")
    if shape not in tuple(Shape):
        problems.add(row, "shape", f"“{shape}” is no shape of an audit.", "Write multi-agency or session.")
    days = {name: row.day_or_text(name) for name in CALENDAR}
    if not row.text("title"):
        problems.add(row, "title", "The audit has no title.", "Write the words that forms and reports should show.")
    if days["deadline"] is None:
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
        cases=tuple(sorted(cases.get(key, ()), key=lambda case: (case.order, case.reference))),
        invitations=tuple(invitations.get(key, ())),
    )


def _known_audit(row: Row, keys: frozenset[str], problems: Problems) -> bool:
    if row.text("audit") in keys:
        return True
    problems.add(row, "audit", f"The sheet Audits has no “{row.text('audit')}”.", "Write the key of an audit.")
    return False


def _cases(source: Source, keys: frozenset[str]) -> dict[str, list[Case]]:
    cases: dict[str, list[Case]] = defaultdict(list)
    seen: dict[tuple[str, str], str] = {}
    optional = ("order", "name", "other_names", "date_of_birth", "address", "nhs_number", "upn", "carers")
    for row in source.rows("Cases", ("audit", "case"), optional):
        known = _known_audit(row, keys, source.problems)
        reference = coded(row, "case", source.problems)
        place = (row.text("audit"), reference.casefold())
        if place in seen:
            source.problems.add(
                row, "case", f"“{reference}” stands already in {seen[place]}.", "Delete one of the two."
            )
        elif known:
            seen[place] = row.cell("case")
            subject = Subject(
                name=row.text("name"),
                other_names=row.text("other_names"),
                date_of_birth=row.day("date_of_birth", source.problems),
                address=row.text("address"),
                nhs_number=row.text("nhs_number"),
                upn=row.text("upn"),
                carers=row.text("carers"),
            )
            order = row.whole("order", source.problems) or len(cases[place[0]]) + 1
            cases[place[0]].append(Case(audit=place[0], reference=reference, order=order, subject=subject))
    return cases


def _invitations(
    source: Source, keys: frozenset[str], agencies: frozenset[str], cases: dict[str, list[Case]]
) -> dict[str, list[Invitation]]:
    invitations: dict[str, list[Invitation]] = defaultdict(list)
    seen: dict[tuple[str, str, str, str], str] = {}
    for row in source.rows("Invitations", ("audit", "case", "agency"), ("team",)):
        asked = Invitation(
            audit=row.text("audit"), case=row.text("case"), agency=row.text("agency"), team=row.text("team")
        )
        known = _known_audit(row, keys, source.problems)
        if known and asked.case not in {case.reference for case in cases[asked.audit]}:
            source.problems.add(row, "case", f"{asked.audit} has no case “{asked.case}”.", "Add it to the sheet Cases.")
            known = False
        if asked.agency not in agencies:
            source.problems.add(
                row, "agency", f"The sheet Agencies has no “{asked.agency}”.", "Write an agency's code."
            )
            known = False
        if asked.team:
            coded(row, "team", source.problems)
        place = (asked.audit, asked.case, asked.agency, asked.team.casefold())
        if place in seen:
            source.problems.add(
                row, "agency", f"The same invitation stands in row {seen[place]}.", "Delete one of the two."
            )
        elif known:
            seen[place] = str(row.number + 1)
            invitations[asked.audit].append(asked)
    return invitations


def _closures(source: Source) -> tuple[Closure, ...]:
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


def read_scales(source: Source) -> tuple[GradeScale, ...]:
    """The grade scales, labels from the best to the worst and then those outside statistics, as they stand."""
    grades: dict[str, list[Grade]] = {}
    titles: dict[str, str] = {}
    for row in source.rows("Grades", ("scale", "label", "rank"), ("title",)):
        scale = coded(row, "scale", source.problems)
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
            grades[scale].append(Grade(label=label, rank=row.whole("rank", source.problems)))
    return tuple(GradeScale(key=key, title=titles[key], grades=tuple(grades[key])) for key in grades)


def _decisions(source: Source, audits: tuple[Audit, ...], agencies: tuple[Agency, ...]) -> tuple[Decision, ...]:
    by_key = {audit.key: audit for audit in audits}
    codes = {agency.code for agency in agencies}
    decisions = []
    needed = ("date", "audit", "case", "agency", "team", "kind", "reason", "agreed_by")
    for row in source.rows("Decisions", needed, ("file",)):
        day, kind = row.day("date", source.problems), row.text("kind")
        audit = by_key.get(row.text("audit"))
        _known_audit(row, frozenset(by_key), source.problems)
        if not day:
            source.problems.add(row, "date", "The decision has no date.", "Write the day as dd/mm/yyyy.")
        if kind not in tuple(DecisionKind):
            source.problems.add(
                row, "kind", f"“{kind}” is no kind of decision.", f"Write one of: {', '.join(DecisionKind)}."
            )
        if row.text("case") and audit and not audit.case(row.text("case")):
            source.problems.add(
                row, "case", f"{audit.key} has no case “{row.text('case')}”.", "Write a case's reference."
            )
        if row.text("agency") and row.text("agency") not in codes:
            source.problems.add(row, "agency", f"The sheet Agencies has no “{row.text('agency')}”.", "Write a code.")
        for column in ("reason", "agreed_by"):
            if not row.text(column):
                source.problems.add(
                    row, column, "This cell is empty.", "A decision needs its reason and who agreed it."
                )
        if audit and not _touches(row, audit):
            source.problems.add(row, "agency", f"No invitation of {audit.key} is meant by this decision.",
                                "Check case, agency and team against the sheet Invitations.", advice=True)  # fmt: skip
        if day and audit and kind in tuple(DecisionKind):
            decisions.append(
                Decision(
                    date=day,
                    audit=audit.key,
                    case=row.text("case"),
                    agency=row.text("agency"),
                    team=row.text("team"),
                    kind=DecisionKind(kind),
                    reason=row.text("reason"),
                    agreed_by=row.text("agreed_by"),
                    file=row.text("file"),
                )
            )
    return tuple(decisions)


def _touches(row: Row, audit: Audit) -> bool:
    """Whether any invitation of the audit is meant; a blank cell means any."""
    asked = ((one.case, one.agency, one.team) for one in audit.invitations)
    wanted = tuple(row.text(column) for column in ("case", "agency", "team"))
    return any(all(not want or want == have for want, have in zip(wanted, one, strict=True)) for one in asked)
