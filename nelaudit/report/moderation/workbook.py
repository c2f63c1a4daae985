"""The moderation workbook: what a challenge day is to record, with all that is known beforehand filled in.

Written again after it was taken in, it shows what was recorded so far.
"""

from collections.abc import Iterator, Sequence

from nelaudit.collate.collated import Compared
from nelaudit.model.grades import OVERALL
from nelaudit.model.moderation import LogLine, ModeratedGrade, Moderation
from nelaudit.model.papers import (
    ACTIONS_SHEET,
    ATTENDANCE_SHEET,
    GRADES_SHEET,
    LOG_SHEET,
    NEW_ROW,
    NO,
    PRACTICE_SHEET,
    WHOLE_CASE,
    YES,
    ModerationColumn,
    Paper,
    PaperKind,
    agency_labels,
)
from nelaudit.model.sheets import Sheet, WorkbookValue
from nelaudit.model.wording import listed, short_day
from nelaudit.report.collation.extras import references_text
from nelaudit.report.moderation.attendance_sheet import agency_column, attendance_sheet, case_column
from nelaudit.report.moderation.entry_sheet import Column, EntryRow, Live, entry_sheet
from nelaudit.report.parts.papers import how_to_sheet, paper_properties
from nelaudit.report.parts.shown import point_shown
from nelaudit.report.parts.table_sheet import Value

GIVE_REASON, CHOOSE_GRADE, SAY_WHO = "Give the reason", "Choose the grade", "Say who follows up"
_COLUMN = ModerationColumn
_YES_NO = (YES, NO)
_MISSING = "What is missing"
_EMPTY_ROWS = {LOG_SHEET: 12, PRACTICE_SHEET: 15, ACTIONS_SHEET: 20}
_HOW = (
    (
        ATTENDANCE_SHEET,
        ("Everyone whom the agencies named. Choose yes or no under Attended; correct a name where it is wrong. Whoever else "
        "came goes into the empty rows at the end."),
    ),
    (
        LOG_SHEET,
        ("The points on which the agencies' accounts differ. For each that was talked through, write the account that all "
        "agreed on; where it stays open, choose yes under Unresolved and say who follows up, and by when. Points that came "
        "up on the day go into the empty rows. Leave a row empty if it was not talked through."),
    ),
    (
        GRADES_SHEET,
        ("For each case first the one grade for the case as a whole, then each agency's grades, its own beside. Choose the "
        "grade that the group agreed. Choose the same grade where it was upheld; where it is another, give the reason. "
        "Leave a row empty where the grade was not moderated."),
    ),
    (
        PRACTICE_SHEET,
        ("Practice that the group wants recognised: who did what, and what difference it made. No names of children or "
        "families."),
    ),
    (
        ACTIONS_SHEET,
        ("What the group agreed to do: one action a row, with the agency or person who leads it and the day it is due. "
        "Leave Case empty if it is of no one case."),
    ),
    (
        "How it comes back",
        ("Save the workbook and close it, then run “moderate {audit} FILE”, FILE being its place and name. Every mistake is "
        "named with its cell; nothing is taken in until they are put right. After that the report shows what was agreed, "
        "and the workbook is written anew with all of it, so that you can add to it."),
    ),
    (
        "What is locked",
        ("Only the cells that came filled in, so that nothing is overwritten by accident. There is no password: Review, "
        "Unprotect Sheet opens them. Write nothing outside the yellow cells: it would not be taken in."),
    ),
)  # fmt: skip


def moderation_paper(collated: Compared) -> Paper:
    """What the workbook says of itself."""
    number = collated.state.moderation.number if collated.state.moderation else 0
    return Paper(kind=PaperKind.MODERATION, audit=collated.state.audit.key, based_on=number)


def moderation_book(collated: Compared) -> WorkbookValue:
    """The workbook of an audit, without its hidden sheet; an ungraded audit has no sheet of grades."""
    board, audit = collated.state.register.board, collated.state.audit
    recorded = collated.state.moderation or Moderation(audit=audit.key, taken_in_on=collated.state.today)
    graded = bool(collated.state.tool.scale.grades)
    day = audit.calendar.challenge_day
    held = f"Challenge day: {day if isinstance(day, str) else short_day(day)}. " if day else ""
    shown = (
        f"It shows what was recorded up to {short_day(recorded.taken_in_on)}."
        if collated.state.moderation
        else "Nothing has been recorded yet."
    )
    how = [(head, words.format(audit=audit.key)) for head, words in _HOW if graded or head != GRADES_SHEET]
    sheets = (
        how_to_sheet("Moderation workbook", (f"{audit.title}. {board.name}.", f"{held}{shown}"), how, protected=True),
        attendance_sheet(collated, recorded),
        _log(collated, recorded),
        *((_grades(collated, recorded),) if graded else ()),
        _practice(collated, recorded),
        _actions(collated, recorded),
    )
    return WorkbookValue(
        title=f"{audit.title}: moderation",
        subject="What the challenge day agreed",
        author=board.coordinator,
        created=collated.state.today,
        sheets=sheets,
        properties=paper_properties(moderation_paper(collated)),
        footer=" · ".join(
            filter(None, (board.setting("protective_marking"), board.short_name, f"{audit.title}: moderation"))
        ),
    )


def _log(collated: Compared, recorded: Moderation) -> Sheet:
    by_key = {line.key: line for line in recorded.log if line.key}
    entries = []
    for point in collated.points_to_share:
        line = by_key.pop(point.key, None)
        agencies = listed([collated.state.agency_name(code) for code in point.agencies])
        values = (point.case, agencies, point.sentence,
                  references_text(collated, point.references), *_said(line))  # fmt: skip
        entries.append(EntryRow(key=point.key, values=values))
    gone = "The returns no longer show this point."
    entries += [
        EntryRow(key=line.key, values=(line.case, line.agencies, point_shown(collated, line), gone, *_said(line)))
        for line in by_key.values()
    ]
    entries += [
        EntryRow(key=NEW_ROW, free=True, values=(line.case, line.agencies, line.point, "", *_said(line)))
        for line in recorded.log
        if not line.key
    ]
    columns = (
        case_column(collated, given=True),
        Column(heading=_COLUMN.AGENCIES, width=26, given=True),
        Column(heading=_COLUMN.POINT, width=52, given=True),
        Column(heading=_COLUMN.RESTS_ON, width=40, given=True),
        Column(heading=_COLUMN.ACCOUNT, width=48, message="The account on which all agreed."),
        Column(heading=_COLUMN.UNRESOLVED, width=12, choices=_YES_NO, message="Is the point still open?"),
        Column(heading=_COLUMN.FOLLOW_UP, width=24, message="The agency or person; needed where the point is open."),
        Column(heading=_COLUMN.BY, width=12, date=True, message="As dd/mm/yyyy."),
    )
    live = Live(
        heading=_MISSING,
        width=20,
        formula=lambda row: f'=IF(AND(G{row}="{YES}",LEN(TRIM(H{row}))=0),"{SAY_WHO}","")',
        value=lambda entry: SAY_WHO if entry.values[5] == YES and not entry.values[6] else "",
    )
    notes = ("Where the agencies' accounts of one child differ, the weightiest first, and what came of it.",)
    return entry_sheet(LOG_SHEET, notes, columns, entries, empty=_EMPTY_ROWS[LOG_SHEET], live=live)


def _said(line: LogLine | None) -> tuple[Value, ...]:
    if line is None:
        return "", "", "", None
    return line.agreed_account, YES if line.unresolved else NO, line.follow_up, line.by


def _grades(collated: Compared, recorded: Moderation) -> Sheet:
    left = {(one.case, one.agency, one.team, one.section): one for one in recorded.grades}
    titles = {OVERALL: "Overall"} | {one.name: one.label for one in collated.state.tool.sections if one.graded}
    labels = agency_labels(collated.state.register)
    entries = []
    for case, agency, team, section, own in _graded(collated, tuple(titles)):
        known = left.pop((case, agency, team, section), None)
        shown = labels.get(agency, agency) if agency else WHOLE_CASE
        values = (case, shown, team, titles[section], own, *_agreed(known))
        entries.append(EntryRow(key=section, values=values))
    entries += [
        EntryRow(key=one.section, values=(one.case, labels.get(one.agency, one.agency) or WHOLE_CASE, one.team,
                                       titles.get(one.section, one.section), one.self_grade, *_agreed(one)))
        for one in left.values()
    ]  # fmt: skip
    columns = (
        Column(heading=_COLUMN.CASE, width=11, given=True),
        Column(heading=_COLUMN.AGENCY, width=42, given=True),
        Column(heading=_COLUMN.TEAM, width=12, given=True),
        Column(heading=_COLUMN.SECTION, width=34, given=True),
        Column(heading=_COLUMN.SELF_GRADE, width=20, given=True),
        Column(
            heading=_COLUMN.GRADE,
            width=20,
            choices=collated.state.tool.scale.labels,
            message="The grade that was agreed.",
        ),
        Column(heading=_COLUMN.REASON, width=52, message="Needed where the grade is not the agency's own."),
    )
    live = Live(
        heading=_MISSING,
        width=18,
        formula=lambda row: (
            f'=IF(LEN(TRIM(G{row}))=0,IF(LEN(TRIM(H{row}))>0,"{CHOOSE_GRADE}",""),'
            f'IF(AND(LEN(F{row})>0,F{row}<>G{row},LEN(TRIM(H{row}))=0),"{GIVE_REASON}",""))'
        ),
        value=_reason_missing,
    )
    notes = (
        "The agencies' own grades, and those agreed at the challenge day. The arrows in the heading show one case only.",
    )
    return entry_sheet(GRADES_SHEET, notes, columns, entries, live=live)


def _reason_missing(entry: EntryRow) -> str:
    """As the live cell works it out: an agency's grade may have changed since it was upheld."""
    own, agreed, reason = entry.values[4:7]
    return GIVE_REASON if own and agreed and own != agreed and not reason else ""


def _agreed(known: ModeratedGrade | None) -> tuple[str, str]:
    return (known.label, known.reason) if known else ("", "")


def _graded(collated: Compared, sections: Sequence[str]) -> Iterator[tuple[str, str, str, str, str]]:
    """Each grade to moderate: case, agency, team, section and the agency's own; first that of the case as a whole."""
    given: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for grade in collated.grades:
        given.setdefault((grade.case, grade.agency, grade.team, grade.section), {})[grade.label] = None
    for case in collated.state.audit.cases:
        yield case.reference, "", "", OVERALL, ""
        held = [one.identity for one in collated.state.current if one.collated and one.identity.case == case.reference]
        for who in dict.fromkeys(held):
            for section in sections:
                own = given.get((who.case, who.agency, who.team, section), {})
                yield who.case, who.agency, who.team, section, " or ".join(own)


def _practice(collated: Compared, recorded: Moderation) -> Sheet:
    labels = agency_labels(collated.state.register)
    entries = [
        EntryRow(key=NEW_ROW, free=True, values=(one.case, labels.get(one.agency, one.agency), one.text))
        for one in recorded.practice
    ]
    columns = (case_column(collated), agency_column(collated), Column(heading=_COLUMN.PRACTICE, width=90))
    notes = ("Practice that the group wants recognised.",)
    return entry_sheet(PRACTICE_SHEET, notes, columns, entries, empty=_EMPTY_ROWS[PRACTICE_SHEET])


def _actions(collated: Compared, recorded: Moderation) -> Sheet:
    entries = [
        EntryRow(key=NEW_ROW, free=True, values=(one.case, one.text, one.lead, one.due)) for one in recorded.actions
    ]
    columns = (
        case_column(collated),
        Column(heading=_COLUMN.ACTION, width=80, message="What will be done, so that one can see when it is."),
        Column(heading=_COLUMN.LEAD, width=30, message="The agency and, if known, the person."),
        Column(heading=_COLUMN.DUE, width=12, date=True, message="As dd/mm/yyyy."),
    )
    notes = ("What the group agreed to do.",)
    return entry_sheet(ACTIONS_SHEET, notes, columns, entries, empty=_EMPTY_ROWS[ACTIONS_SHEET])
