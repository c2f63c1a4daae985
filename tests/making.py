"""States of small audits, written as tables.

A row is a return due or held: `| case | agency | state | late | answers | overall |`. The answers stand for the three
questions of the tool in order, one sign each: `+` answered, `0` no information held, `-` blank, `y` a bare yes, `d`
without a date, `s` without a source, `!` not placed. An empty cell is nothing.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from nelaudit.checks import CHECKS
from nelaudit.collate.collated import Collated
from nelaudit.collate.collating import collated, compared
from nelaudit.model.audit_state import NOTHING_BEFORE, Assessed, AuditState, Before
from nelaudit.model.challenge import ChallengePoint
from nelaudit.model.chronology import MergedEvent
from nelaudit.model.codebook import Codebook, Polarity, Theme
from nelaudit.model.definitions import Agency, Audit, Board, Calendar, Case, Register, Shape, Words
from nelaudit.model.findings import Finding, Severity
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.moderation import Moderation
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Notice, NoticeKind, Return, ReturnState
from nelaudit.model.themes import Mention
from nelaudit.model.tools import Grade, GradeScale, Purpose, PurposeKind, Question, QuestionType, Section, Tool
from tests.vocabulary import vocabulary

TODAY, DUE = dt.date(2016, 6, 13), dt.date(2016, 6, 6)
CAME = {ReturnState.PARTIAL, ReturnState.COMPLETE, ReturnState.SUPERSEDED}
RULES = {check.rule.code: check.rule for check in CHECKS}
SCALE = GradeScale(
    key="four",
    title="Four grades",
    grades=tuple(
        Grade(label=label, rank=rank)
        for label, rank in (("Outstanding", 1), ("Good", 2), ("Requires improvement", 3), ("Inadequate", 4),
                            ("Not applicable", None))
    ),
)  # fmt: skip
THEMES = tuple(Theme(key=key, title=title, definition="") for key, title in (("voice", "Voice"), ("impact", "Impact")))
CODEBOOK = Codebook(themes=THEMES, phrases=(), cues=())
FOUND = {"-": ("B01",), "y": ("B02",), "d": ("D01",), "s": ("E01",)}


def question(name: str, section: str, theme: str, purposes: str, functions: str) -> Question:
    return Question(
        name=name, section=section, label=f"{name}?", hint="", type=QuestionType.TEXT, choices=(), required=True,
        relevant=(), date_rule=True, evidence_rule=True, theme=theme, purposes=tuple(purposes.split()),
        functions=tuple(functions.split()),
    )  # fmt: skip


TOOL = Tool(
    key="neglect",
    title="Neglect",
    scale=SCALE,
    sections=tuple(Section(name=name, label=name.title(), hint="", graded=True) for name in ("voice", "work")),
    questions=(
        question("daily_life", "voice", "voice", "good_practice", "joint_audit"),
        question("outcome", "work", "impact", "good_practice improve", "joint_audit"),
        question("referral", "work", "thresholds", "improve", "early_help"),
    ),
)
PURPOSES = (
    Purpose(key="good_practice", kind=PurposeKind.PURPOSE, label="Name good work"),
    Purpose(key="improve", kind=PurposeKind.PURPOSE, label="Find where to improve"),
    Purpose(key="early_help", kind=PurposeKind.FUNCTION, label="Early help"),
    Purpose(key="joint_audit", kind=PurposeKind.FUNCTION, label="Joint audit"),
)


def rows_of(table: str) -> list[list[str]]:
    """The cells of each row of a table."""
    lines = [line.strip().strip("|").split("|") for line in table.strip().splitlines()]
    return [[cell.strip() for cell in line] for line in lines]


def assessed(row: Sequence[str], number: int, audit: str = "n16") -> Assessed:
    case, agency, state_name, late, answers, overall = row
    state = ReturnState(state_name)
    who = Identity(audit=audit, case=case, agency=agency)
    if state not in CAME and not answers:
        return Assessed(identity=who, state=state, due=DUE)
    file = f"{case} {agency} {number}.xlsx"
    inputs = {
        f"q.{one.name}.answer": Input(
            field=f"q.{one.name}.answer", value="" if sign in "-!" else "words", kind=FieldKind.TEXT, sheet="Questions",
            cell=f"D{row_number}",
        )
        for row_number, (one, sign) in enumerate(zip(TOOL.questions, answers, strict=True), start=6)
    }  # fmt: skip
    if overall:
        grade = Input(field="overall.grade", value=overall, kind=FieldKind.CHOICE, sheet="Questions", cell="D12")
        inputs[grade.field] = grade
    notices = tuple(
        Notice(kind=NoticeKind.TWO_PLACES, field=f"q.{one.name}.answer")
        for one, sign in zip(TOOL.questions, answers, strict=True)
        if sign == "!"
    )
    got = Received(day=DUE + dt.timedelta(number), basis=Basis.FILE, path=file, member="", sha256=f"{number:064}")
    returned = Return(form_id=f"F-{number}", identity=who, edition="e", received=got, inputs=inputs, notices=notices)
    findings = tuple(
        finding(who, code, one.name, inputs[f"q.{one.name}.answer"].cell, file)
        for one, sign in zip(TOOL.questions, answers, strict=True)
        for code in FOUND.get(sign, ())
    )
    return Assessed(
        identity=who, state=state, due=DUE, returned=returned, tool=TOOL, received=got.day,
        working_days_late=int(late or 0), findings=findings, asked=tuple(one.name for one in TOOL.questions),
        nothing_held=frozenset(one.name for one, sign in zip(TOOL.questions, answers, strict=True) if sign == "0"),
    )  # fmt: skip


def finding(who: Identity, code: str, question_name: str, cell: str, file: str, closed: str = "") -> Finding:
    return Finding(
        rule=RULES[code], identity=who, form_id="", question=question_name, field=f"q.{question_name}.answer",
        sheet="Questions", cell=cell, message="", file=file, closed=closed,
    )  # fmt: skip


def accepted(one: Assessed) -> Assessed:
    """The same return with every error accepted as it is."""
    closed = tuple(
        replace(found, closed="2016-06-10 QA group") if found.rule.severity is Severity.ERROR else found
        for found in one.findings
    )
    return replace(one, findings=closed)


def an_audit(
    key: str = "n16", deadline: dt.date = DUE, tool: str = "neglect", shape: Shape = Shape.MULTI_AGENCY
) -> Audit:
    cases = tuple(Case(audit=key, reference=name, order=number) for number, name in enumerate(("A", "B", "C"), start=1))
    return Audit(
        key=key, title=f"Audit {key}", tool=tool, shape=shape, programme_year="2016",
        calendar=Calendar(deadline=deadline), cases=cases,
    )  # fmt: skip


def a_register(*audits: Audit, **settings: str) -> Register:
    board = Board(
        name="Board", short_name="Board", coordinator="Co", coordinator_email="c@b.example", coordinator_phone="1",
        concern_phone="2", settings=tuple(settings.items()),
    )  # fmt: skip
    agencies = tuple(Agency(code=code, name=code.title(), spoc="", email="") for code in ("POLICE", "GP", "CSC", "HV"))
    return Register(
        board=board, agencies=agencies, groups=(), audits=audits, closures=(), scales=(SCALE,), decisions=()
    )


def state_of(
    table: str,
    *,
    audit: Audit | None = None,
    moderation: Moderation | None = None,
    **settings: str,
) -> AuditState:
    """The state that the rows of a table make."""
    one = audit or an_audit()
    returns = tuple(assessed(row, number, one.key) for number, row in enumerate(rows_of(table), start=1))
    return AuditState(
        today=TODAY, audit=one, tool=TOOL, register=a_register(one, **settings),
        returns=returns, purposes=PURPOSES, moderation=moderation,
    )  # fmt: skip


def collated_of(
    state: AuditState,
    mentions: tuple[Mention, ...] = (),
    *,
    before: Before = NOTHING_BEFORE,
    codebook: Codebook = CODEBOOK,
) -> Collated:
    """What is worked out of a state in which these mentions stand."""
    words = Words(codebook=codebook, vocabulary=vocabulary())
    return collated(compared(state, words.vocabulary), words, proposed=mentions, before=before)


def points_of(state: AuditState) -> tuple[ChallengePoint, ...]:
    """Where the agencies' accounts differ."""
    return compared(state, vocabulary()).points


def chronology_of(state: AuditState, case: str) -> tuple[MergedEvent, ...]:
    """The merged chronology of one case."""
    return compared(state, vocabulary()).chronologies.get(case, ())


def mention(row: Sequence[str], about: str = "") -> Mention:
    """A mention from `theme, polarity, case, agency, question`."""
    theme, polarity, case, agency, name = row
    cell = Input(field=f"q.{name}.answer", value="words", kind=FieldKind.TEXT, sheet="Questions", cell="D6")
    return Mention(
        theme=theme, polarity=Polarity(polarity), identity=Identity(audit="n16", case=case, agency=agency),
        question=name, sentence="words", phrase="", cue="", cell=cell, about=about,
    )  # fmt: skip
