"""The scorecard's measures: the headline, by agency, section and purpose, what they mean, and the rows behind them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nelaudit.collate.collated import Collated
from nelaudit.model.audit_state import Before
from nelaudit.model.codebook import Polarity
from nelaudit.model.grades import OVERALL
from nelaudit.model.measures import AMBER_FROM, Comparison, GroupKind, Item, Measure, MeasureRule, Rag, Unit, of_kind
from nelaudit.model.sheets import Sheet, Style
from nelaudit.model.tools import Question
from nelaudit.model.wording import short_day, shortened
from nelaudit.report.parts.shown import agency_and_team
from nelaudit.report.parts.table_sheet import Styled, Value, table_sheet, words_marked

_LOOKS = {Unit.SHARE: Style.PERCENT, Unit.COUNT: Style.NUMBER, Unit.DAYS: Style.NUMBER, Unit.GRADE: Style.TEXT}
_RATINGS = {Rag.GREEN: "Green", Rag.AMBER: "Amber", Rag.RED: "Red", Rag.FEW: "muted"}
_UNITS = {Unit.SHARE: "percent", Unit.COUNT: "how many", Unit.DAYS: "working days", Unit.GRADE: "grade of the scale"}
_BY_AGENCY = ("voice-evidenced", "impact-evidenced", "overall-grade", "returned", "returned-on-time",
              "complete-at-first-return", "blank", "undated", "no-information-held", "queries-open")  # fmt: skip


def headline(collated: Collated) -> Sheet:
    """Every measure of the audit as a whole, with its rating and its direction of travel."""
    process, grades = collated.state.minimum_n_process, collated.state.minimum_n_grades
    rows = [
        (
            one.rule.title,
            _value(one.rule, one.value, one.label),
            _counted(one),
            one.n,
            one.rule.target,
            one.rag.value,
            _value(one.rule, one.previous, one.previous_label),
            one.direction.value,
            one.rule.better.value,
            Styled(value=None, style=Style.INPUT),
            Styled(value=None, style=Style.INPUT),
        )
        for one in of_kind(collated.measures, GroupKind.AUDIT)
    ]
    return table_sheet(
        "Headline",
        f"{collated.state.audit.title}, as at {short_day(collated.state.today)}. Nothing is rated on fewer than {process} returns or "
            f"{grades} grades. Green: target met; amber: from {AMBER_FROM:.0%} of it; red: below.\n"
        f"Compared with: {_compared(collated.before)} A number that goes up is not good by itself: “Good is” says which way is.",
        ("Measure", "Value", "Counted", "n", "Target", "Rating", "Previous", "Direction of travel", "Good is", "Owner",
         "Commentary"),
        rows,
        (26, 16, 11, 7, 9, 15, 16, 14, 9, 10, 24),
        styles={1: Style.NUMBER, 3: Style.NUMBER, 4: Style.PERCENT, 6: Style.NUMBER},
        highlights=words_marked(5, len(rows), {rag.value: look for rag, look in _RATINGS.items()}),
    )  # fmt: skip


def _compared(before: Before) -> str:
    process = before.process.audit.title if before.process else "no earlier audit"
    practice = before.practice.audit.title if before.practice else "no earlier audit of this theme"
    return f"process with {process}; practice and grades with {practice}."


def _value(rule: MeasureRule, value: float | None, label: str) -> Styled:
    return Styled(value=label or value, style=_LOOKS[rule.unit])


def _counted(one: Measure) -> str:
    if one.rule.unit is Unit.SHARE:
        return f"{one.numerator} of {one.denominator}"
    return f"of {one.denominator}" if one.rule.unit is Unit.COUNT else ""


def by_agency(collated: Collated) -> Sheet:
    """The measures that are told of agencies, an agency a row: the value with what it rests on."""
    table = {(one.rule.key, one.group.key): one for one in of_kind(collated.measures, GroupKind.AGENCY)}
    rules = {key: one.rule for (key, _), one in table.items()}
    keys = [key for key in _BY_AGENCY if key in rules]
    agencies = list(dict.fromkeys(code for _, code in table))
    rows = [(collated.state.agency_name(code), *(_told(table.get((key, code))) for key in keys)) for code in agencies]
    return table_sheet(
        "By agency",
        "Each value with what it rests on. One agency's returns are few: read them beside each other, not as a league.",
        ("Agency", *(rules[key].title for key in keys)),
        rows,
        (30, *([13] * len(keys))),
    )


def _told(one: Measure | None) -> str:
    if one is None or one.value is None:
        return "–"
    if one.rule.unit is Unit.SHARE:
        return f"{one.value:.0%} ({_counted(one)})"
    return f"{one.label} ({one.n})" if one.label else f"{one.value:g} {_counted(one)}"


def by_section(collated: Collated) -> Sheet:
    """What was answered in each section, the self-grade in its middle, and how many agencies speak of it."""
    grades = {
        one.group.key: one for one in of_kind(collated.measures, GroupKind.SECTION) if one.rule.key == "section-grade"
    }
    rows = []
    for section in collated.state.tool.sections:
        questions = [question for question in collated.state.tool.questions if question.section == section.name]
        rows.append(
            (section.label, len(questions), *_answered(collated.measures, GroupKind.SECTION, section.name),
             _told(grades.get(section.name)), *_speaking(collated, questions))
        )  # fmt: skip
    return table_sheet(
        "By section",
        "Questions on the collated returns, by section of the form. Grades are the agencies' own, with n.\n"
        "The last columns say how many agencies speak of a theme there as a strength, and as something to develop.",
        ("Section", "Questions", "Asked", "Blank", "No information held", "Undated", "Self-grade (n)",
         "Agencies: strength", "Agencies: development"),
        rows,
        (42, 11, 9, 9, 13, 10, 26, 13, 15),
        styles={**dict.fromkeys(range(1, 6), Style.NUMBER), 7: Style.NUMBER, 8: Style.NUMBER},
    )  # fmt: skip


def by_purpose(collated: Collated) -> Sheet:
    """What was answered for each local purpose and each statutory function, and how many agencies speak to it."""
    rows = []
    for purpose in collated.state.purposes:
        kind = GroupKind(purpose.kind.value)
        questions = [question for question in collated.state.tool.questions
                     if purpose.key in (question.purposes if kind is GroupKind.PURPOSE else question.functions)]  # fmt: skip
        name = "local purpose" if kind is GroupKind.PURPOSE else "statutory function"
        rows.append((purpose.label, name, len(questions), *_answered(collated.measures, kind, purpose.key),
                     *_speaking(collated, questions)))  # fmt: skip
    return table_sheet(
        "By purpose",
        "What the audit is for. The question bank says which questions serve a purpose; one question may serve several.\n"
        "The last columns say how many agencies speak of a theme there as a strength, and as something to develop.",
        ("Purpose or function", "Kind", "Questions", "Asked", "Blank", "No information held", "Undated",
         "Agencies: strength", "Agencies: development"),
        rows,
        (58, 18, 11, 9, 9, 13, 10, 13, 15),
        styles=dict.fromkeys(range(2, 9), Style.NUMBER),
    )  # fmt: skip


def _answered(found: Sequence[Measure], kind: GroupKind, key: str) -> tuple[int, int, int, int]:
    """How many answers were asked for in a group, and how many are blank, hold nothing, or are undated."""
    ones = {one.rule.key: one for one in found if one.group.kind is kind and one.group.key == key}
    counts = [ones[name].numerator if name in ones else 0 for name in ("blank", "no-information-held", "undated")]
    return (ones["blank"].denominator if "blank" in ones else 0, counts[0], counts[1], counts[2])


def _speaking(collated: Collated, questions: Iterable[Question]) -> tuple[int, int]:
    """How many agencies speak of any theme in these questions, as a strength and as a development."""
    names = {question.name for question in questions}
    agencies: dict[Polarity, set[str]] = {Polarity.STRENGTH: set(), Polarity.DEVELOPMENT: set()}
    for one in collated.mentions:
        if one.question in names and not one.about:
            agencies[one.polarity].add(one.identity.agency)
    return len(agencies[Polarity.STRENGTH]), len(agencies[Polarity.DEVELOPMENT])


def definitions(collated: Collated) -> Sheet:
    """What each measure counts, against what it is rated, and with what it may be compared."""
    rules = {one.rule.key: one.rule for one in collated.measures}.values()
    rows = [
        (rule.title, rule.definition, "\n".join(_how(rule)), _UNITS[rule.unit], rule.target, collated.state.minimum_n_grades if rule.of_grades else collated.state.minimum_n_process,
         rule.better.value, "any audit" if rule.basis is Comparison.PROCESS else "same theme", rule.key)
        for rule in rules
    ]  # fmt: skip
    return table_sheet(
        "Definitions",
        "Where lower is better, the rating is reckoned on what is left over. Where there is no target there is no rating. n "
        "counts returns, grades or people.\nCounts are not compared, since audits differ in size. The rows of each measure "
        "stand on the sheet Behind the numbers; the register sets the minimum n.",
        ("Measure", "What it says", "How it is counted", "Unit", "Target", "Minimum n", "Good is", "Compared with",
         "Name in the export"),
        rows,
        (20, 32, 56, 10, 9, 11, 8, 11, 18),
        styles={4: Style.PERCENT, 5: Style.NUMBER},
    )  # fmt: skip


def _how(rule: MeasureRule) -> Iterator[str]:
    yield f"Counted: {rule.counted}"
    yield f"Of: {rule.of}"
    if rule.is_not:
        yield f"Not: {rule.is_not}"


@dataclass(slots=True)
class _Behind:
    """One place and all the measures that count it or hold it in their denominator."""

    item: Item
    words: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    among: list[str] = field(default_factory=list)


def behind(collated: Collated) -> Sheet:
    """Every form, answer, grade and person that a measure counts, once, with the measures and the place."""
    places: dict[tuple[object, ...], _Behind] = {}
    for one in collated.measures:
        if one.group.kind is GroupKind.AUDIT or one.rule.groups == (GroupKind.SECTION,):
            for item in one.items:
                mark = (item.identity, item.file, item.sheet, item.cell, item.mark)
                row = places.setdefault(mark, _Behind(item))
                (row.counts if item.counts else row.among).append(one.rule.title)
                if item.words not in row.words:
                    row.words.append(item.words)
    rows = list(_behind_rows(collated, places.values()))
    return table_sheet(
        "Behind the numbers",
        "Every form, answer, grade and person behind a measure, once. A measure's numerator is the rows that name it in "
         "“Counts in”; its denominator is these and the rows that name it in “Also among”.\n"
        "Where no cell is named, the row is of the form as a whole.",
        ("Case", "Agency", "Question or section", "What stands there", "Counts in", "Also among", "Cell", "File"),
        rows,
        (9, 22, 38, 22, 26, 34, 13, 22),
    )  # fmt: skip


def _behind_rows(collated: Collated, places: Iterable[_Behind]) -> Iterator[tuple[Value, ...]]:
    cases = {case.reference: number for number, case in enumerate(collated.state.audit.cases)}
    agencies = {agency.code: number for number, agency in enumerate(collated.state.register.agencies)}
    sections = {section.name: section.label for section in collated.state.tool.sections} | {OVERALL: "Overall"}
    files: dict[str, str] = defaultdict(str)

    def order(row: _Behind) -> tuple[int, int, str, str, bool]:
        """By case and agency; the form as a whole before its cells."""
        who, whole = row.item.identity, not row.item.cell
        return (cases.get(who.case, len(cases)), agencies.get(who.agency, len(agencies)), who.case, who.team, not whole)

    for row in sorted(places, key=order):
        item = row.item
        if item.file not in files:
            files[item.file] = item.file
        what = item.question.label if item.question else sections.get(item.section, item.section)
        place = f"{item.sheet}!{item.cell}" if item.cell else item.sheet
        yield (item.identity.case, agency_and_team(collated, item.identity), shortened(what, 44), "; ".join(row.words),
               "; ".join(row.counts), "; ".join(row.among), place, files[item.file])  # fmt: skip
