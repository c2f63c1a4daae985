"""The form's other sheets: details, chronology, immediate concerns, good practice and proposed actions."""

from nelaudit.forms import layout
from nelaudit.forms.layout import Page, begins_with, blank, choose, is_one_of
from nelaudit.forms.not_shared import not_shared_row
from nelaudit.model.forms import ABOUT, ATTENDING, INVOLVED, NO_INVOLVEMENT, YES, FieldKind
from nelaudit.model.sheets import Style

DETAILS_COUNT = "$C$2"
"""Where the number of details still missing stands."""

_ROOM_TO_WRITE = 40.0
_TEXT, _DATE = FieldKind.TEXT, FieldKind.DATE
_NIL = f'$E$5="{layout.NIL_RETURN}"'
"""The live cell beside involvement says so, and all others look there: what was typed is read once."""

_NOT_NIL = ("n/a", "na", "not applicable", "none", "nil", "no", "x", "-")
"""What whoever was involved writes into the lines for a nil return."""

_NIL_WORDS = "Fill in the three nil return lines and send the form back. Nothing else is needed."
_NIL_ROWS = (
    ("nil_confirmed_by", "Nil return: confirmed by", "Who searched the records and confirms it.", _TEXT),
    ("nil_confirmed_on", "Nil return: confirmed on", "The day of the search.", _DATE),
    ("nil_records_searched", "Nil return: records searched", "Which systems and files were searched.", _TEXT),
)
_WORK_ROWS = (
    ("case_worker", "Case worker", "Who works, or last worked, with the child.", _TEXT, True),
    ("auditor", "Auditor", "Who read the records and fills in this form.", _TEXT, True),
    ("auditor_role", "Auditor's role", "Job title and team.", _TEXT, False),
    ("manager", "Manager", "Who oversees the work with this child.", _TEXT, False),
    ("records_seen", "Records seen", "The files and systems read for this audit.", _TEXT, False),
    ("period_from", "Period audited: from", "As dd/mm/yyyy.", _DATE, False),
    ("period_to", "Period audited: to", "As dd/mm/yyyy.", _DATE, False),
)  # fmt: skip
_SIGN_OFF_ROWS = (
    ("signoff_name", "Signed off by", "Whoever agrees the form before it is returned.", _TEXT, True),
    ("signoff_date", "Signed off on", "As dd/mm/yyyy.", _DATE, True),
)  # fmt: skip


def details_page(questions: int) -> Page:
    """The Details sheet: involvement first, since "No involvement" makes the rest needless.

    `questions` is how many the form asks, by whose numbers an agency says what is not to be shared.
    """
    page = Page(name=layout.DETAILS)
    page.put(1, "Details", Style.TITLE)
    page.down()
    page.put(1, "Still to complete", Style.LABEL)
    page.down()
    page.put(2, "", Style.HEADING, f'=IF({_NIL},"{_NIL_WORDS}","")')
    page.down()
    _header(page, ("", "", "Your entry", "What it means", "What is missing"))
    page.put(1, "Is, or was, your agency involved?", Style.LABEL)
    page.ask(2, "details.involved", FieldKind.CHOICE, title="Involved?", choices=INVOLVED,
             message="Choose No involvement only if your agency never worked with this child or family.")  # fmt: skip
    page.put(3, "No involvement, past or present, is a nil return: fill in the next three lines and send the form back.",
             Style.HINT)  # fmt: skip
    involved = choose(
        (blank("$C$5"), layout.ANSWER_NEEDED),
        (is_one_of("$C$5", [NO_INVOLVEMENT]), layout.NIL_RETURN),
        (is_one_of("$C$5", [YES]), layout.COMPLETE),
        otherwise=layout.CHOOSE,
    )
    page.live(4, involved, layout.ANSWER_NEEDED)
    page.down()
    for name, label, hint, kind in _NIL_ROWS:
        _detail(page, name, label, hint, kind)
        cell = page.here(2)
        nothing = f"OR({is_one_of(cell, _NOT_NIL)},{begins_with(cell, 'n/a')},{begins_with(cell, 'not applicable')})"
        filled = f"AND(NOT({_NIL}),NOT({blank(cell)}),NOT({nothing}))"
        _needed(page, f"NOT({_NIL})", layout.NOT_APPLICABLE, (filled, layout.ONLY_NIL))
    _work_rows(page, _WORK_ROWS)
    not_shared_row(page, questions)
    page.down()
    _work_rows(page, _SIGN_OFF_ROWS)
    page.down()
    page.put(1, "Who attends the challenge day", Style.HEADING)
    page.down()
    _header(page, ("", "Name", "Role", "Attending?"))
    for number in range(1, layout.ATTENDEE_ROWS + 1):
        _inputs(page, f"attendee.{number}", ("name", "role"), 1)
        page.ask(3, f"attendee.{number}.attending", FieldKind.CHOICE, title="Attending?", choices=ATTENDING,
                 message="Choose Yes or No.")  # fmt: skip
        page.down()
    _count_details(page)
    return page


def _work_rows(page: Page, rows: tuple[tuple[str, str, str, FieldKind, bool], ...]) -> None:
    for name, label, hint, kind, required in rows:
        _detail(page, name, label, hint, kind)
        if required:
            _needed(page, _NIL, layout.ANSWER_NEEDED)
        else:
            page.down()


def _detail(page: Page, name: str, label: str, hint: str, kind: FieldKind) -> None:
    page.put(1, label, Style.LABEL)
    page.ask(2, f"details.{name}", kind, title=label[:32], message=hint)
    page.put(3, hint, Style.HINT)


def _needed(page: Page, unless: str, at_issue: str, *first: tuple[str, str]) -> None:
    """The live cell of a detail that is needed `unless` a test holds; cases that are said `first` come before that."""
    words = choose(
        *first,
        (unless, layout.NOT_APPLICABLE),
        (blank(page.here(2)), layout.ANSWER_NEEDED),
        otherwise=layout.COMPLETE,
    )
    page.live(4, words, at_issue)
    page.down()


def _count_details(page: Page) -> None:
    end, page.row = page.row, 1
    page.put(2, page.missing, Style.LIVE, layout.missing_in(f"$E$5:$E${end}"))
    page.row = end


def _header(page: Page, words: tuple[str, ...]) -> None:
    for col, word in enumerate(words):
        if word:
            page.put(col, word, Style.HEADER)
    page.down()


def _inputs(page: Page, stem: str, columns: tuple[str, ...], first_col: int) -> None:
    for col, column in enumerate(columns, start=first_col):
        page.ask(col, f"{stem}.{column}", _TEXT, title=column.capitalize(), message="Write in plain words.")


def _open_page(name: str, explanation: str) -> Page:
    page = Page(name=name)
    page.put(2, name, Style.TITLE)
    page.down()
    page.put(2, explanation, Style.PLAIN)
    page.down(2)
    return page


def chronology_page() -> Page:
    """The Chronology sheet: your agency's key events in order."""
    page = _open_page(
        layout.CHRONOLOGY,
        "Your agency's key events, one a row, in order. The board merges them with other agencies'.",
    )
    _header(page, ("", "No.", "Date", "Event", "Source", "About"))
    for number in range(1, layout.CHRONOLOGY_ROWS + 1):
        page.put(1, number, Style.QUESTION)
        page.ask(2, f"chronology.{number}.date", _DATE, title="Date", message="As dd/mm/yyyy.")
        page.ask(
            3,
            f"chronology.{number}.event",
            _TEXT,
            title="Event",
            message="What happened, in a sentence or two.",
        )
        page.ask(4, f"chronology.{number}.source", _TEXT, title="Source", message="The record that shows it.")
        page.ask(5, f"chronology.{number}.about", FieldKind.CHOICE, title="About", choices=ABOUT,
                 message="Whom the event is about.")  # fmt: skip
        page.down()
    return page


def concerns_page() -> Page:
    """The Immediate concerns sheet, whose first words are that nobody waits for an audit."""
    page = _open_page(
        layout.CONCERNS,
        "Do not wait for this audit. Ring first (see Guidance); then record here what you did. Leave blank if there "
        "is no such concern.",
    )
    _header(
        page,
        ("", "No.", "What is the concern?", "Action taken", "By whom", "When", "Reference", "What is missing"),
    )
    for number in range(1, layout.CONCERN_ROWS + 1):
        stem = f"concern.{number}"
        page.put(1, number, Style.QUESTION)
        _inputs(page, stem, ("what", "action", "by"), 2)
        page.ask(5, f"{stem}.when", _DATE, title="When", message="The day, as dd/mm/yyyy.")
        page.ask(
            6,
            f"{stem}.reference",
            _TEXT,
            title="Reference",
            message="The referral's or strategy discussion's number.",
        )
        what, action = page.here(2), page.here(3)
        words = choose((blank(what), ""), (blank(action), layout.ANSWER_NEEDED), otherwise=layout.COMPLETE)
        page.live(7, words, "")
        page.heights.append((page.row, _ROOM_TO_WRITE))
        page.down()
    return page


def practice_page() -> Page:
    """The Practice and actions sheet: what to recognise, and what to do."""
    page = _open_page(
        layout.PRACTICE,
        "Good practice that deserves to be known, and what you propose that your agency or others do.",
    )
    _header(page, ("", "No.", "Good practice: who did what, and what difference it made"))
    for number in range(1, layout.PRACTICE_ROWS + 1):
        page.put(1, number, Style.QUESTION)
        page.ask(
            2,
            f"practice.{number}.text",
            _TEXT,
            title="Good practice",
            message="No names of children or families.",
        )
        page.heights.append((page.row, _ROOM_TO_WRITE))
        page.down()
    page.down()
    _header(page, ("", "No.", "Proposed action", "Who leads", "Due"))
    for number in range(1, layout.PROPOSAL_ROWS + 1):
        stem = f"proposal.{number}"
        page.put(1, number, Style.QUESTION)
        page.ask(
            2,
            f"{stem}.action",
            _TEXT,
            title="Proposed action",
            message="What should be done, so that one can see when it is.",
        )
        page.ask(3, f"{stem}.lead", _TEXT, title="Who leads", message="The agency and, if known, the person.")
        page.ask(4, f"{stem}.due", _DATE, title="Due", message="As dd/mm/yyyy.")
        page.down()
    return page
