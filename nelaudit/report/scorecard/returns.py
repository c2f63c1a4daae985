"""The scorecard's sheets on the returns: how they came, what did not come, how complete they were."""

from nelaudit.collate.collated import Collated
from nelaudit.model.audit_state import Assessed
from nelaudit.model.definitions import Shape
from nelaudit.model.returns import ReturnState
from nelaudit.model.sheets import Sheet, Style
from nelaudit.privacy.marks import NOT_SHARED
from nelaudit.report.parts.shown import STATE_WORDS, agency_and_team
from nelaudit.report.parts.table_sheet import table_chart, table_sheet
from nelaudit.report.tables.rows import file_of


def timeliness_sheet(collated: Collated) -> Sheet:
    """Forms by agency: asked, on time, late, nil, not back."""
    meeting = collated.state.audit.shape is Shape.SESSION
    rows = [
        (collated.state.agency_name(row.agency), row.asked, row.on_time, row.late, row.nil, row.outstanding, row.confirmed,
         row.queries, ", ".join(f"{days} days" if days > 1 else "1 day" for days in row.days_late))
        for row in collated.timeliness
    ]  # fmt: skip
    series = (("On time", 2), ("Late", 3), ("Nil", 4), ("Not back", 5))
    note = "Lateness is counted in working days from the deadline or the extension to the first return."
    return table_sheet(
        "Timeliness",
        f"Forms by agency. {'They were filled in at the meeting, so none is late.' if meeting else note}",
        ("Agency", "Asked", "On time", "Late", "Nil", "Not back", "Of these confirmed", "With queries", "Working days late"),
        rows,
        (40, 9, 10, 9, 9, 11, 13, 12, 20),
        styles=dict.fromkeys(range(1, 8), Style.NUMBER),
        charts=table_chart(
            "Forms by agency", len(rows), 0, series,
            "Bars show for each agency the forms on time, late, nil and not back, as in the table.", "Forms",
        ),
    )  # fmt: skip


def nil_and_missing(collated: Collated) -> Sheet:
    """Each nil return, with who stands behind it, and each form that has not come back."""
    ones = [one for one in collated.state.current if one.state is ReturnState.NIL]
    ones += [one for one in collated.state.current if not one.came]
    rows = []
    for one in ones:
        by, on, searched = _behind_nil(collated, one)
        rows.append(
            (one.identity.case, agency_and_team(collated, one.identity), STATE_WORDS[one.state], one.due,
             "yes" if not one.came and one.due and one.due < collated.state.today else "", by, on,
             searched, file_of(one.returned))
        )  # fmt: skip
    return table_sheet(
        "Nil and missing",
        "A nil return is an answer: the agency had no involvement. What is missing says nothing, and no finding of this "
         "audit rests on it.",
        ("Case", "Agency", "State", "Due", "Overdue", "Nil confirmed by", "On", "Records searched", "File"),
        rows,
        (10, 34, 22, 12, 9, 20, 12, 24, 26),
        styles={3: Style.DATE},
    )  # fmt: skip


def _behind_nil(collated: Collated, one: Assessed) -> tuple[str, str, str]:
    """Who confirmed a nil return, on what day as it was written, and which records were searched."""
    if one.state is not ReturnState.NIL:
        return "", "", ""
    if one.returned and collated.withholding(one).everything:
        return NOT_SHARED, "", ""
    if one.returned:
        return (
            one.returned.value("details.nil_confirmed_by") or "nobody named",
            one.returned.value("details.nil_confirmed_on"),
            one.returned.value("details.nil_records_searched"),
        )
    told = one.by_decision
    return (f"{told.agreed_by} (decision)", told.date.isoformat(), told.reason) if told else ("", "", "")


def returns_sheet(collated: Collated) -> Sheet:
    """Every form asked for or held."""
    rows = [
        (one.identity.case, collated.state.agency_name(one.identity.agency), one.identity.team, STATE_WORDS[one.state], one.due,
         one.received, one.received_basis, one.working_days_late if one.came else None,
         file_of(one.returned), "; ".join(one.attachments))
        for one in collated.state.returns
    ]  # fmt: skip
    return table_sheet(
        "Returns",
        "Every form asked for or held. The basis says on what the day of receipt rests: mail, file, decision, or today.",
        ("Case", "Agency", "Team", "State", "Due", "Received", "Basis", "Working days late", "File", "Attachments"),
        rows,
        (10, 32, 12, 24, 12, 12, 10, 10, 36, 24),
        styles={4: Style.DATE, 5: Style.DATE, 7: Style.NUMBER},
    )


def completeness_sheet(collated: Collated) -> Sheet:
    """Questions on the collated returns by agency: answered, blank, nothing held, and what was found in the answers."""
    rows = [
        (collated.state.agency_name(row.agency), row.asked, row.answered, row.answered / row.asked, row.nothing_held, row.blank,
         row.thin, row.undated, row.unsourced)
        for row in collated.completeness
    ]  # fmt: skip
    series = (("Blank", 5), ("Yes, no or placeholder", 6), ("Date missing or wrong", 7), ("No source", 8))
    return table_sheet(
        "Completeness",
        "Questions that the collated returns have to answer, by agency, and what was found in the answers.\n"
        "“No information held” is an answer and is counted apart; one answer may be both undated and without a source.",
        ("Agency", "Questions", "Answered", "Share answered", "Of these: nothing held", "Blank", "Yes, no or placeholder",
         "Date missing or wrong", "No source"),
        rows,
        (40, 11, 11, 11, 13, 9, 15, 14, 11),
        styles={**dict.fromkeys(range(1, 9), Style.NUMBER), 3: Style.PERCENT},
        charts=table_chart(
            "What was found in the answers", len(rows), 0, series,
            "Bars show for each agency how many answers are blank, bare, undated or unsourced, as in the table.", "Answers",
        ),
    )  # fmt: skip
