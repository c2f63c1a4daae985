"""The register's sheets Cases, Invitations and Sampling: which cases an audit has, and who is asked about each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nelaudit.define.tables import Problems, Row, SourceBook, coded
from nelaudit.model.definitions import Audit, Case, Draw, Invitation, ListedCase, Subject

SUBJECT = ("name", "other_names", "date_of_birth", "address", "nhs_number", "upn", "carers")

Cases = Mapping[str, Sequence[Case]]


def known_audit(row: Row, keys: frozenset[str], problems: Problems) -> bool:
    """Whether the row names an audit of the sheet Audits; noted where it does not."""
    if row.text("audit") in keys:
        return True
    problems.add(row, "audit", f"The sheet Audits has no “{row.text('audit')}”.", "Write the key of an audit.")
    return False


def known_agency(row: Row, agencies: frozenset[str], problems: Problems) -> bool:
    """Whether the row names an agency of the sheet Agencies; noted where it does not."""
    if row.text("agency") in agencies:
        return True
    problems.add(row, "agency", f"The sheet Agencies has no “{row.text('agency')}”.", "Write an agency's code.")
    return False


def read_cases(source: SourceBook, keys: frozenset[str]) -> dict[str, list[Case]]:
    """The cases of each audit, in the order of the sheet."""
    cases: dict[str, list[Case]] = defaultdict(list)
    seen: dict[tuple[str, str], str] = {}
    for row in source.rows("Cases", ("audit", "case"), ("order", *SUBJECT)):
        known = known_audit(row, keys, source.problems)
        audit, reference = row.text("audit"), coded(row, "case", source.problems)
        if _once(row, seen, source.problems) and known:
            order = row.whole("order", source.problems) or len(cases[audit]) + 1
            subject = _subject(row, source.problems)
            cases[audit].append(Case(audit=audit, reference=reference, order=order, subject=subject))
    return cases


def read_invitations(
    source: SourceBook, keys: frozenset[str], agencies: frozenset[str], cases: Cases
) -> dict[str, list[Invitation]]:
    """The invitations of each audit, in the order of the sheet."""
    invitations: dict[str, list[Invitation]] = defaultdict(list)
    seen: dict[tuple[str, str, str, str], str] = {}
    teams: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    references = {audit: {case.reference for case in ones} for audit, ones in cases.items()}
    for row in source.rows("Invitations", ("audit", "case", "agency"), ("team",)):
        asked = _invitation(row, source.problems)
        known = known_audit(row, keys, source.problems)
        if known and asked.case not in references.get(asked.audit, ()):
            source.problems.add(row, "case", f"{asked.audit} has no case “{asked.case}”.", "Add it to the sheet Cases.")
            known = False
        known &= known_agency(row, agencies, source.problems)
        place = (asked.audit, asked.case, asked.agency, asked.team.casefold())
        if place in seen:
            source.problems.add(
                row, "agency", f"The same invitation stands in row {seen[place]}.", "Delete one of the two."
            )
        elif known:
            seen[place] = teams[place[:3]][place[3]] = str(row.number + 1)
            _ask_which_team(row, teams[place[:3]], place, source.problems)
            invitations[asked.audit].append(asked)
    return invitations


def _ask_which_team(row: Row, teams: Mapping[str, str], place: tuple[str, str, str, str], problems: Problems) -> None:
    """Notes an invitation without a team beside one with a team, whichever stands first."""
    others = [number for name, number in teams.items() if bool(name) is not bool(place[3])]
    if others:
        problems.add(
            row, "team", f"One invitation of {place[2]} for {place[1]} names a team and one names none (row {others[0]}).",
            "Say which team the blank one means, or delete it, if one form is enough.", advice=True,
        )  # fmt: skip


def read_listed(
    source: SourceBook, keys: frozenset[str], agencies: frozenset[str], cases: Cases, not_drawn: frozenset[str]
) -> dict[str, list[ListedCase]]:
    """The list to draw from of each session; a register from before there was one has no such sheet.

    `not_drawn` are the audits that are no session.
    """
    listed: dict[str, list[ListedCase]] = defaultdict(list)
    if not source.has("Sampling"):
        return listed
    seen: dict[tuple[str, str], str] = {}
    for row in source.rows("Sampling", ("audit", "case", "agency"), ("team", *SUBJECT)):
        asked = _invitation(row, source.problems)
        known = known_audit(row, keys, source.problems)
        coded(row, "case", source.problems)
        known &= known_agency(row, agencies, source.problems)
        if asked.audit in not_drawn:
            source.problems.add(
                row, "audit", f"{asked.audit} is not a session, and only a session is drawn from a list.",
                "Write session as its shape on the sheet Audits, or move the case to the sheets Cases and Invitations.",
            )  # fmt: skip
        if asked.case.casefold() in {case.reference.casefold() for case in cases.get(asked.audit, ())}:
            source.problems.add(
                row, "case", f"“{asked.case}” stands on the sheet Cases too.",
                "Delete it on one of the two sheets: a case is either chosen or drawn.",
            )  # fmt: skip
        elif _once(row, seen, source.problems) and known:
            place, subject = len(listed[asked.audit]) + 1, _subject(row, source.problems)
            case = Case(audit=asked.audit, reference=asked.case, order=place, subject=subject)
            listed[asked.audit].append(ListedCase(case=case, invitation=asked))
    return listed


def with_draw(audit: Audit, draw: Draw, agencies: frozenset[str]) -> Audit:
    """The audit with what was drawn for it, after its own cases and in the order of the draw.

    A case that the register no longer holds keeps its place, without the details of the child.
    """
    own = frozenset(case.reference for case in audit.cases)
    subjects = {one.case.reference: one.case.subject for one in audit.listed}
    drawn = [one for one in draw.drawn if one.case not in own]
    last = max((case.order for case in audit.cases), default=0)
    cases = tuple(
        Case(audit=audit.key, reference=one.case, order=last + place, subject=subjects.get(one.case, Subject()))
        for place, one in enumerate(drawn, start=1)
    )
    return replace(
        audit,
        cases=(*audit.cases, *cases),
        invitations=tuple(dict.fromkeys((*audit.invitations, *draw.drawn))),
        draw=draw,
        unlisted=tuple(one.case for one in drawn if one.case not in subjects or one.agency not in agencies),
    )


def _invitation(row: Row, problems: Problems) -> Invitation:
    if row.text("team"):
        coded(row, "team", problems)
    return Invitation(audit=row.text("audit"), case=row.text("case"), agency=row.text("agency"), team=row.text("team"))


def _once(row: Row, seen: dict[tuple[str, str], str], problems: Problems) -> bool:
    """Whether the case stands in the sheet for the first time; noted where it does not, letter case aside."""
    place = (row.text("audit"), row.text("case").casefold())
    if place in seen:
        problems.add(row, "case", f"“{row.text('case')}” stands already in {seen[place]}.", "Delete one of the two.")
        return False
    seen[place] = row.cell("case")
    return True


def _subject(row: Row, problems: Problems) -> Subject:
    return Subject(
        name=row.text("name"),
        other_names=row.text("other_names"),
        date_of_birth=row.day("date_of_birth", problems),
        address=row.text("address"),
        nhs_number=row.text("nhs_number"),
        upn=row.text("upn"),
        carers=row.text("carers"),
    )
