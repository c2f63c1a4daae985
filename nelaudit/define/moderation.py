"""The moderation workbook as it came back → what the challenge day agreed, or every mistake in it at once."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nelaudit.define.papers import Place, sheet_rows, typed_elsewhere
from nelaudit.define.tables import Problems, Row
from nelaudit.errors import Problem
from nelaudit.model.choices import looked_up, meant
from nelaudit.model.definitions import Audit, Register
from nelaudit.model.moderation import AgreedAction, Attendance, GoodPractice, LogLine, ModeratedGrade, Moderation
from nelaudit.model.papers import (
    ACTIONS_SHEET,
    ATTENDANCE_SHEET,
    GRADES_SHEET,
    KEY,
    LOG_SHEET,
    NEW_ROW,
    NO,
    PRACTICE_SHEET,
    WHOLE_CASE,
    YES,
    ModerationColumn,
    Paper,
    agency_labels,
)
from nelaudit.model.tools import Tool
from nelaudit.model.wording import Clear, as_written, counted, listed, short_day, shortened
from nelaudit.model.workbooks import ReadWorkbook

_COLUMN = ModerationColumn
_YES, _NO = (YES, "y", "x", "true"), (NO, "n", "false")
_SHEETS: dict[str, tuple[ModerationColumn, ...]] = {
    ATTENDANCE_SHEET: (_COLUMN.CASE, _COLUMN.AGENCY, _COLUMN.TEAM, _COLUMN.NAME, _COLUMN.ROLE, _COLUMN.EXPECTED,
                       _COLUMN.ATTENDED),
    LOG_SHEET: (_COLUMN.CASE, _COLUMN.AGENCIES, _COLUMN.POINT, _COLUMN.RESTS_ON, _COLUMN.ACCOUNT, _COLUMN.UNRESOLVED,
                _COLUMN.FOLLOW_UP, _COLUMN.BY),
    GRADES_SHEET: (_COLUMN.CASE, _COLUMN.AGENCY, _COLUMN.TEAM, _COLUMN.SECTION, _COLUMN.SELF_GRADE, _COLUMN.GRADE,
                   _COLUMN.REASON),
    PRACTICE_SHEET: (_COLUMN.CASE, _COLUMN.AGENCY, _COLUMN.PRACTICE),
    ACTIONS_SHEET: (_COLUMN.CASE, _COLUMN.ACTION, _COLUMN.LEAD, _COLUMN.DUE),
}  # fmt: skip
_NAME_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBack:
    """A moderation workbook as read: what it holds, its mistakes, and notes on what still waits.

    `elsewhere` names what was typed outside the cells that are taken in.
    """

    moderation: Moderation
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Desk:
    """What every row is read with, and what is gathered."""

    book: ReadWorkbook
    file: str
    audit: Audit
    tool: Tool
    codes: Mapping[str, str]
    clear: Clear
    problems: Problems = field(default_factory=Problems)
    notes: list[str] = field(default_factory=list)
    taken: list[Place] = field(default_factory=list)

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows of a sheet that hold more than their key."""
        columns = _SHEETS[sheet]
        for row in sheet_rows(self.book, self.file, sheet, columns, self.problems):
            self.taken += [(sheet.casefold(), row.number, row.columns[column]) for column in columns]
            if any(row.text(column) for column in columns):
                yield row

    def case(self, row: Row, *, needed: bool) -> str:
        """The case's reference as the register writes it."""
        text = row.text(_COLUMN.CASE)
        cases = tuple(case.reference for case in self.audit.cases)
        if not text and not needed:
            return ""
        known = meant(text, cases)
        if not known:
            found = f"{self.audit.key} has no case “{text}”." if text else "The case is missing."
            self.problems.add(row, _COLUMN.CASE, found, f"Choose {listed(cases, last='or')}.")
        return known or text

    def agency(self, row: Row, *, needed: bool) -> str:
        """The agency's code; the case as a whole has none."""
        text = row.text(_COLUMN.AGENCY)
        if meant(text, (WHOLE_CASE,)) or (not text and not needed):
            return ""
        code = looked_up(text, self.codes)
        if not code:
            found = f"The register has no agency “{text}”." if text else "The agency is missing."
            self.problems.add(row, _COLUMN.AGENCY, found, "Choose one from the list.")
        return code or text

    def yes_no(self, row: Row, column: ModerationColumn) -> bool | None:
        """What was chosen; None where nothing was."""
        text = row.text(column)
        said = meant(text, _YES + _NO)
        if text and not said:
            self.problems.add(row, column, f"“{text}” is neither yes nor no.",
                              "Choose yes or no, or leave the cell empty.")  # fmt: skip
        return said in _YES if said else None

    def note(self, row: Row, column: ModerationColumn, words: str) -> None:
        """Something to see to, which stops nothing."""
        self.notes.append(f"{self.file} › {row.sheet}!{row.cell(column)}: {words}")


def read_moderation(
    book: ReadWorkbook,
    paper: Paper,
    file: str,
    *,
    audit: Audit,
    register: Register,
    tool: Tool,
    recorded: Moderation | None,
    today: dt.date,
    clear: Clear = as_written,
) -> BroughtBack:
    """What the workbook holds. It is to be stored only where there are no problems: whole or not at all.

    `recorded` is what was taken in before; where the workbook is older than that, it must not hold less. `clear` takes
    what identifies a child out of what messages quote.
    """
    labels = agency_labels(register)
    codes = {name: code for code, label in labels.items() for name in (code, label)}
    desk = _Desk(book=book, file=file, audit=audit, tool=tool, codes=codes, clear=clear)
    moderation = Moderation(
        audit=audit.key,
        taken_in_on=today,
        attendance=tuple(_attendance(desk)),
        log=tuple(_log(desk)),
        grades=tuple(_grades(desk)) if tool.scale.grades else (),
        practice=tuple(_practice(desk)),
        actions=tuple(_actions(desk)),
    )
    if not desk.problems.found and not any(_entries(moderation, clear).values()):
        desk.problems.add_at(file, "", "", "Nothing is filled in.", "Fill the yellow cells in, save the workbook, and "
                             "take it in again.")  # fmt: skip
    if recorded and paper.based_on < recorded.number:
        _holds_no_less(desk, moderation, recorded)
    return BroughtBack(
        moderation=moderation,
        problems=tuple(desk.problems.found),
        notes=tuple(desk.notes),
        elsewhere=typed_elsewhere(book, paper, desk.taken),
    )


def _attendance(desk: _Desk) -> Iterator[Attendance]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in desk.rows(ATTENDANCE_SHEET):
        attended = desk.yes_no(row, _COLUMN.ATTENDED)
        name, role = " ".join(row.text(_COLUMN.NAME).split()), row.text(_COLUMN.ROLE)
        if not name and not role and attended is None and row.text(KEY) != NEW_ROW:
            continue
        case, agency, team = desk.case(row, needed=True), desk.agency(row, needed=True), row.text(_COLUMN.TEAM)
        who = (case, agency, team, name.casefold())
        if not name and (attended or row.text(KEY) == NEW_ROW or role):
            desk.problems.add(row, _COLUMN.NAME, "The name is missing.", "Write who it was, or clear the row.")
        elif name and who in seen:
            desk.problems.add(row, _COLUMN.NAME, f"{name} stands in row {seen[who].number + 1} already.",
                              "Keep one of the two rows, and clear the other.")  # fmt: skip
        seen.setdefault(who, row)
        yield Attendance(case=case, agency=agency, team=team, name=name, role=role, attended=attended)


def _log(desk: _Desk) -> Iterator[LogLine]:
    for row in desk.rows(LOG_SHEET):
        key = "" if row.text(KEY) == NEW_ROW else row.text(KEY)
        unresolved = desk.yes_no(row, _COLUMN.UNRESOLVED)
        by = row.day(_COLUMN.BY, desk.problems)
        account, follow_up = row.text(_COLUMN.ACCOUNT), row.text(_COLUMN.FOLLOW_UP)
        said = account or follow_up or row.text(_COLUMN.BY) or row.text(_COLUMN.UNRESOLVED)
        if key and not said:
            continue
        case, point = desk.case(row, needed=True), row.text(_COLUMN.POINT)
        if not point:
            desk.problems.add(row, _COLUMN.POINT, "The point is missing.", "Write what was talked through.")
        if unresolved and not follow_up:
            desk.problems.add(row, _COLUMN.FOLLOW_UP, "The point is unresolved, and nobody follows it up.",
                              "Write the agency or person who does.")  # fmt: skip
        elif unresolved and by is None and not row.text(_COLUMN.BY):
            desk.note(row, _COLUMN.BY, "the point is unresolved, and no day is set for following it up.")
        elif not unresolved and not account:
            desk.note(row, _COLUMN.ACCOUNT, "no agreed account is written, and the point is not marked as unresolved.")
        yield LogLine(
            case=case, key=key, agencies=row.text(_COLUMN.AGENCIES), point=point, agreed_account=account,
            unresolved=bool(unresolved), follow_up=follow_up, by=by,
        )  # fmt: skip


def _grades(desk: _Desk) -> Iterator[ModeratedGrade]:
    scale = desk.tool.scale
    for row in desk.rows(GRADES_SHEET):
        text, reason = row.text(_COLUMN.GRADE), row.text(_COLUMN.REASON)
        if not text:
            if reason:
                desk.problems.add(row, _COLUMN.GRADE, "A reason stands beside it, but no grade is chosen.",
                                  "Choose the moderated grade, or clear the reason.")  # fmt: skip
            continue
        label, own = meant(text, scale.labels), meant(row.text(_COLUMN.SELF_GRADE), scale.labels)
        if not label:
            desk.problems.add(row, _COLUMN.GRADE, f"“{text}” is no grade of this audit's scale.",
                              f"Choose {listed(scale.labels, last='or')}.")  # fmt: skip
        elif own and own != label and not reason:
            desk.problems.add(row, _COLUMN.REASON, f"The grade was changed from {own} to {label} without a reason.",
                              "Write the reason in a sentence.")  # fmt: skip
        yield ModeratedGrade(
            case=desk.case(row, needed=True), agency=desk.agency(row, needed=True), team=row.text(_COLUMN.TEAM),
            section=row.text(KEY), self_grade=own, label=label, reason=reason,
        )  # fmt: skip


def _practice(desk: _Desk) -> Iterator[GoodPractice]:
    for row in desk.rows(PRACTICE_SHEET):
        text = row.text(_COLUMN.PRACTICE)
        if not text:
            desk.problems.add(
                row, _COLUMN.PRACTICE, "The practice is missing.", "Write what was done, or clear the row."
            )
        yield GoodPractice(case=desk.case(row, needed=False), agency=desk.agency(row, needed=False), text=text)


def _actions(desk: _Desk) -> Iterator[AgreedAction]:
    for row in desk.rows(ACTIONS_SHEET):
        text, lead, due = row.text(_COLUMN.ACTION), row.text(_COLUMN.LEAD), row.day(_COLUMN.DUE, desk.problems)
        if not text:
            desk.problems.add(
                row, _COLUMN.ACTION, "The action is missing.", "Write what will be done, or clear the row."
            )
        else:
            if not lead:
                desk.note(row, _COLUMN.LEAD, "the action has nobody who leads it.")
            if not row.text(_COLUMN.DUE):
                desk.note(row, _COLUMN.DUE, "the action has no day by which it is due.")
        yield AgreedAction(case=desk.case(row, needed=False), text=text, lead=lead, due=due)


def _entries(moderation: Moderation, clear: Clear) -> dict[str, dict[tuple[str, ...], str]]:
    """What was filled in, sheet by sheet: by what makes an entry the same entry, and in words."""
    attended = [one for one in moderation.attendance if one.attended is not None]
    return {
        ATTENDANCE_SHEET: {
            (one.case, one.agency, one.team, clear(one.name).casefold()): f"{one.case} {one.name or one.agency}"
            for one in attended
        },
        LOG_SHEET: {
            (one.case, one.key or clear(one.point).casefold()): f"{one.case} {shortened(clear(one.point), _NAME_SHOWN)}"
            for one in moderation.log
        },
        GRADES_SHEET: {
            (one.case, one.agency, one.team, one.section): " ".join(
                filter(None, (one.case, one.agency or WHOLE_CASE, one.team, one.section))
            )
            for one in moderation.grades
        },
        PRACTICE_SHEET: _by_place(clear(one.text) for one in moderation.practice),
        ACTIONS_SHEET: _by_place(clear(one.text) for one in moderation.actions),
    }


def _by_place(texts: Iterable[str]) -> dict[tuple[str, ...], str]:
    """Texts by their place: one that was reworded is still the same entry."""
    return {(str(place),): shortened(text, _NAME_SHOWN) for place, text in enumerate(texts)}


def _holds_no_less(desk: _Desk, moderation: Moderation, recorded: Moderation) -> None:
    """Notes what was recorded before and is empty in a workbook that was written earlier: it would be lost from sight."""
    new = _entries(moderation, desk.clear)
    for sheet, entries in _entries(recorded, desk.clear).items():
        gone = [words for key, words in entries.items() if key not in new[sheet]]
        if gone:
            shown = "; ".join(gone[:3]) + (f" and {len(gone) - 3} more" if len(gone) > 3 else "")  # noqa: PLR2004 - three say enough
            desk.problems.add_at(
                desk.file, sheet, "",
                f"{counted(len(gone), 'entry', 'entries').capitalize()} taken in on {short_day(recorded.taken_in_on)} "
                f"would be lost, since this workbook was written before that: {shown}.",
                f"Run “moderate {moderation.audit}” for a workbook that shows all that is recorded, and add to that one.",
            )  # fmt: skip


def filled_in(moderation: Moderation) -> tuple[tuple[int, str, str], ...]:
    """How many entries of each kind were filled in, with the words for one and for many."""
    attended = sum(one.attended is not None for one in moderation.attendance)
    return (
        (attended, "attendance", "attendances"),
        (len(moderation.log), "point of the challenge log", "points of the challenge log"),
        (len(moderation.grades), "moderated grade", "moderated grades"),
        (len(moderation.practice), "good practice", "good practices"),
        (len(moderation.actions), "action", "actions"),
    )
