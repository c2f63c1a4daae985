"""The overview report for the board, as a document of blocks. Every statement leads back to a form, sheet and cell."""

from collections.abc import Iterator

from nelaudit.checks import all_rules
from nelaudit.collate.grades import OVERALL, given_grades, grade_lines
from nelaudit.collate.measures import finding_counts, timeliness, whole_setting
from nelaudit.collate.names import names_of, without_names
from nelaudit.collate.ranking import RankedTheme, quotations, ranked_themes
from nelaudit.model.codebook import Polarity
from nelaudit.model.documents import (
    Block,
    Bullets,
    Chart,
    ChartKind,
    Contents,
    Cover,
    Document,
    Heading,
    PageBreak,
    Quotation,
    Series,
    Table,
    Text,
)
from nelaudit.model.findings import Severity
from nelaudit.model.pictures import Assessed, Mention, Picture
from nelaudit.model.returns import ReturnState
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.report.rows import dated, file_of

QUOTATIONS = 3
STATE_WORDS = {
    ReturnState.OUTSTANDING: "not returned",
    ReturnState.CONFIRMED: "confirmed only, not returned",
    ReturnState.NIL: "nil return",
    ReturnState.PARTIAL: "returned with queries",
    ReturnState.COMPLETE: "returned",
    ReturnState.SUPERSEDED: "replaced by a later return",
    ReturnState.EXCLUDED: "excluded by decision",
}


def overview(picture: Picture) -> Document:
    """The overview report of an audit, a draft for the board."""
    board, audit = picture.register.board, picture.audit
    facts = (
        ("Board", board.name),
        ("Status", "Draft for the QA group"),
        ("As at", short_day(picture.today)),
        ("Prepared by", f"{board.coordinator}, QA Coordinator"),
        ("Protective marking", board.setting("protective_marking")),
    )
    blocks = (
        Contents(),
        PageBreak(),
        *_summary(picture),
        *_context(picture),
        *_returns(picture),
        *_grades(picture),
        *_themes(picture),
        *_concerns(picture),
        *_quality(picture),
        *_plan(picture),
        *_appendix(picture),
    )
    return Document(
        cover=Cover(
            title=audit.title,
            subtitle="Multi-agency audit: overview report",
            facts=tuple((label, value) for label, value in facts if value),
        ),
        blocks=blocks,
        author=board.coordinator,
        created=picture.today,
        marking=board.setting("protective_marking"),
        footer=f"{board.short_name} · {audit.title}",
    )


def _agencies(picture: Picture, codes: tuple[str, ...]) -> str:
    return listed([picture.agency_name(code) for code in codes])


def _not_back(picture: Picture) -> list[Assessed]:
    return [one for one in picture.current if not one.came]


def _summary(picture: Picture) -> Iterator[Block]:
    yield Heading(level=1, text="Summary")
    rows = timeliness(picture)
    asked, came = sum(row.asked for row in rows), sum(row.came for row in rows)
    late, nil = sum(row.late for row in rows), sum(row.nil for row in rows)
    cases = len(picture.audit.cases)
    yield Text(
        text=f"{counted(len(rows), 'agency was', 'agencies were').capitalize()} asked for {counted(asked, 'form')} on "
        f"{counted(cases, 'case')}. {counted(came, 'form').capitalize()} came back"
        f"{', of which ' + counted(nil, 'is a nil return', 'are nil returns') if nil else ''}. "
        f"{counted(late, 'return').capitalize()} came after the deadline.",
        lead=True,
    )
    missing = _not_back(picture)
    if missing:
        codes = tuple(dict.fromkeys(one.identity.agency for one in missing))
        yield Text(
            text=f"{counted(len(missing), 'form has', 'forms have').capitalize()} not come back, from "
            f"{_agencies(picture, codes)}. What those agencies hold is not in this report."
        )
    yield from _summary_of_findings(picture)
    yield Text(
        text=f"These findings rest on {counted(cases, 'case')}, chosen for the audit and not at random. They show what "
        "happened for these children; they do not measure practice as a whole."
    )


def _summary_of_findings(picture: Picture) -> Iterator[Block]:
    overall = next((line for line in grade_lines(picture) if line.section == OVERALL), None)
    if overall and overall.n:
        given = [
            f"{label} {count}" for label, count in zip(picture.tool.scale.labels, overall.counts, strict=True) if count
        ]
        yield Text(
            text=f"The forms hold {counted(overall.n, 'overall grade')} on the scale: {listed(given)}. The median is "
            f"{overall.median}. These are the agencies' own grades and have not been moderated."
        )
    for polarity, words in (
        (Polarity.STRENGTH, "The strength that most agencies describe is"),
        (Polarity.DEVELOPMENT, "What most agencies say needs to develop is"),
    ):
        ranked = ranked_themes(picture, polarity)
        if ranked:
            first = ranked[0]
            others = [one.title.lower() for one in ranked[1:3]]
            more = f" Next come {listed(others)}." if others else ""
            yield Text(
                text=f"{words} {first.title.lower()}, in the returns of {counted(len(first.agencies), 'agency', 'agencies')}"
                f" on {counted(len(first.cases), 'case')}.{more}"
            )
    urgent = [found for found in picture.findings if found.rule.code == "U01"]
    if urgent:
        still_open = sum(not found.closed for found in urgent)
        yield Text(
            text=f"{counted(len(urgent), 'immediate safeguarding concern').capitalize()} "
            f"{'was' if len(urgent) == 1 else 'were'} stated on the forms; {still_open or 'none'} of them "
            f"{'is' if still_open <= 1 else 'are'} still open."
        )


def _context(picture: Picture) -> Iterator[Block]:
    board, calendar = picture.register.board, picture.audit.calendar
    yield Heading(level=1, text="Why and how this audit was done")
    for name in ("statutory_context", "local_context"):
        if board.setting(name):
            yield Text(text=board.setting(name))
    yield Text(
        text=f"Each agency answered the same {counted(len(picture.tool.questions), 'question')} about each child from its "
        "own records only. The answers were checked for blanks, dates and sources, and read for themes by a codebook; "
        "a person has still to confirm the themes."
    )
    days = (("Tool sent out", calendar.tool_sent_out), ("Deadline", calendar.deadline), ("QA group", calendar.qa_group),
            ("Challenge day", calendar.challenge_day))  # fmt: skip
    rows = tuple((label, day if isinstance(day, str) else short_day(day)) for label, day in days if day)
    if rows:
        yield Table(
            title="The audit's calendar", header=("Step", "Day"), rows=rows, widths=(0.4, 0.6),
            description="The steps of the audit and the day set for each.",
        )  # fmt: skip


def _returns(picture: Picture) -> Iterator[Block]:
    yield Heading(level=1, text="Who returned what")
    rows = timeliness(picture)
    yield Table(
        title="Forms by agency",
        header=("Agency", "Asked", "On time", "Late", "Nil", "Not back", "With queries"),
        rows=tuple(
            (
                picture.agency_name(row.agency),
                *(str(number) for number in (row.asked, row.on_time, row.late, row.nil, row.outstanding, row.queries)),
            )
            for row in rows
        ),
        widths=(0.34, 0.11, 0.11, 0.11, 0.11, 0.11, 0.11),
        numeric=(1, 2, 3, 4, 5, 6),
        description="For each agency the number of forms asked for, returned on time, late, nil, not back and queried.",
    )
    yield Chart(
        title="Forms by agency",
        kind=ChartKind.STACKED_BAR,
        categories=tuple(picture.agency_name(row.agency) for row in rows),
        series=(
            Series(name="On time", values=tuple(row.on_time for row in rows)),
            Series(name="Late", values=tuple(row.late for row in rows)),
            Series(name="Nil", values=tuple(row.nil for row in rows)),
            Series(name="Not back", values=tuple(row.outstanding for row in rows)),
        ),
        alt="Bars show for each agency how many forms came on time, late, as nil returns, or not at all, as in the table.",
        axis_title="Forms",
    )
    yield Heading(level=2, text="What did not come back")
    missing = _not_back(picture)
    if not missing:
        yield Text(text="Every form that was asked for came back.")
        return
    yield Table(
        title="Forms not returned",
        header=("Case", "Agency", "Due", "State"),
        rows=tuple(
            (
                one.identity.case,
                _who(picture, one),
                short_day(one.due) if one.due else "",
                STATE_WORDS[one.state],
            )
            for one in missing
        ),
        widths=(0.16, 0.4, 0.2, 0.24),
        description="Each form that has not come back, with the day it was due.",
    )


def _who(picture: Picture, one: Assessed) -> str:
    return " · ".join(filter(None, (picture.agency_name(one.identity.agency), one.identity.team)))


def _grades(picture: Picture) -> Iterator[Block]:
    lines = grade_lines(picture)
    if not lines:
        return
    scale = picture.tool.scale
    yield Heading(level=1, text="Grades")
    yield Text(
        text="These are the agencies' own grades, before the challenge day. The table counts them; the median of an even "
        "number is the worse of the two in the middle. Grades that stand outside the scale are counted, and are in no "
        "median."
    )
    ranked = [place for place, grade in enumerate(scale.grades) if grade.rank is not None]
    outside = [place for place, grade in enumerate(scale.grades) if grade.rank is None]
    rows = tuple(
        (
            line.title,
            *(str(line.counts[place]) for place in ranked),
            *([str(sum(line.counts[place] for place in outside))] if outside else []),
            str(line.n),
            line.median or "none",
        )
        for line in lines
    )
    labels = [*(scale.grades[place].label for place in ranked), *(["Outside the scale"] if outside else [])]
    yield Table(
        title="Self-grades by section",
        header=("Section", *labels, "n", "Median"),
        rows=rows,
        widths=_grade_widths(len(labels)),
        numeric=tuple(range(1, len(labels) + 2)),
        description="How often each grade was given in each section and overall, with the median.",
    )
    yield Chart(
        title="Self-grades by section",
        kind=ChartKind.STACKED_BAR,
        categories=tuple(line.title for line in lines),
        series=tuple(
            Series(name=scale.grades[place].label, values=tuple(line.counts[place] for line in lines))
            for place in ranked
        ),
        alt="Bars show how often each grade was given in each section and overall, as in the table.",
        axis_title="Grades given",
    )
    yield from _spread(picture)
    minimum = whole_setting(picture, "minimum_n_grades", 10)
    if any(line.n < minimum for line in lines):
        yield Text(text=f"Where n is under {minimum}, the grades are too few to be rated.")


def _grade_widths(labels: int) -> tuple[float, ...]:
    rest = (1 - 0.21 - 0.05 - 0.16) / labels
    return (0.21, *([rest] * labels), 0.05, 0.16)


def _spread(picture: Picture) -> Iterator[Block]:
    """Where agencies' overall grades on one case differ: a matter for the challenge day."""
    scale = picture.tool.scale
    overall = [grade for grade in given_grades(picture) if grade.section == OVERALL and scale.rank(grade.label)]
    rows = []
    for case in picture.audit.cases:
        given = sorted(
            (grade for grade in overall if grade.case == case.reference), key=lambda grade: scale.rank(grade.label) or 0
        )
        if given and given[0].label != given[-1].label:
            best, worst = given[0], given[-1]
            rows.append(
                (
                    case.reference,
                    f"{best.label} ({picture.agency_name(best.agency)})",
                    f"{worst.label} ({picture.agency_name(worst.agency)})",
                    str(len(given)),
                )
            )
    if rows:
        yield Heading(level=2, text="Where overall grades differ")
        yield Table(
            title="Best and worst overall grade on each case",
            header=("Case", "Best", "Worst", "n"),
            rows=tuple(rows),
            widths=(0.16, 0.38, 0.38, 0.08),
            numeric=(3,),
            description="For each case the best and the worst overall grade that an agency gave its own work.",
        )


def _themes(picture: Picture) -> Iterator[Block]:
    yield Heading(level=1, text="What the returns say")
    yield Text(
        text="Themes are in order of how many agencies, then cases, speak of them. Each quotation names the case, the "
        "agency and the cell of its form. Names of children and carers are taken out, as is what an agency asked not "
        "to be shared."
    )
    names = names_of(picture.audit.cases)
    for polarity, title, none in (
        (Polarity.STRENGTH, "Strengths", "No strength was found by the codebook."),
        (Polarity.DEVELOPMENT, "Areas for development", "No area for development was found by the codebook."),
    ):
        yield Heading(level=2, text=title)
        ranked = ranked_themes(picture, polarity)
        if not ranked:
            yield Text(text=none)
            continue
        yield _theme_chart(ranked, title)
        for theme in ranked:
            yield from _theme(picture, theme, names)


def _theme_chart(ranked: tuple[RankedTheme, ...], title: str) -> Chart:
    most = ranked[0]
    return Chart(
        title=f"{title}: agencies that speak of each theme",
        kind=ChartKind.BAR,
        categories=tuple(theme.title for theme in ranked),
        series=(Series(name="Agencies", values=tuple(len(theme.agencies) for theme in ranked)),),
        alt=f"Bars show how many agencies speak of each theme; most speak of {most.title.lower()}: {len(most.agencies)}.",
        axis_title="Agencies",
    )


def _theme(picture: Picture, theme: RankedTheme, names: tuple[str, ...]) -> Iterator[Block]:
    yield Heading(level=3, text=theme.title)
    yield Text(
        text=f"{counted(len(theme.mentions), 'mention').capitalize()} by {_agencies(picture, theme.agencies)}, on "
        f"{listed(theme.cases)}."
    )
    chosen = quotations(theme, QUOTATIONS)
    for mention in chosen:
        yield Quotation(text=without_names(mention.sentence, names), reference=reference(picture, mention))
    if not chosen:
        yield Text(text="The agencies asked that these words not be shared.")


def reference(picture: Picture, mention: Mention) -> str:
    """Where a quotation stands: case, agency, sheet and cell."""
    who = mention.identity
    parts = (who.case, picture.agency_name(who.agency), who.team, f"{mention.cell.sheet}!{mention.cell.cell}")
    return " · ".join(part for part in parts if part)


def _concerns(picture: Picture) -> Iterator[Block]:
    urgent = [found for found in picture.findings if found.rule.severity is Severity.URGENT]
    if not urgent:
        return
    yield Heading(level=1, text="Immediate safeguarding concerns")
    yield Text(
        text="What was stated is not repeated here. Each was to be acted on when it was seen, and stays on this list until "
        "the QA Coordinator has closed it."
    )
    yield Table(
        title="Immediate concerns stated on the forms",
        header=("Case", "Agency", "Where", "What is on record", "State"),
        rows=tuple(
            (
                found.identity.case,
                picture.agency_name(found.identity.agency),
                f"{found.sheet}!{found.cell}",
                "a concern" if found.rule.code == "U01" else "no action taken",
                f"closed {found.closed}" if found.closed else "open",
            )
            for found in urgent
        ),
        widths=(0.14, 0.28, 0.24, 0.18, 0.16),
        description="Each immediate concern, where it stands, and whether it has been closed.",
    )


def _quality(picture: Picture) -> Iterator[Block]:
    yield Heading(level=1, text="How far the data can be relied on")
    collated = [one for one in picture.current if one.collated]
    queried = [one for one in collated if one.state is ReturnState.PARTIAL]
    yield Text(
        text=f"{counted(len(collated), 'return').capitalize()} {'was' if len(collated) == 1 else 'were'} collated; "
        f"{counted(len(queried), 'of them has', 'of them have')} open queries. The table counts what was found and is "
        "still open."
    )
    counts = finding_counts(picture.current)
    rows = tuple(
        (rule.code, rule.summary, rule.severity.value, str(counts[rule.code]))
        for rule in all_rules()
        if counts[rule.code]
    )
    if rows:
        yield Table(
            title="Open findings by kind",
            header=("Code", "What was found", "Kind", "Number"),
            rows=rows,
            widths=(0.1, 0.64, 0.13, 0.13),
            numeric=(3,),
            description="Each kind of finding on the returns and how often it is open.",
        )
    broken = sorted({code for one in picture.current for code in one.could_not_run})
    if broken:
        yield Text(text=f"These checks could not be run on every return: {listed(broken)}. The counts may be too low.")


def _plan(picture: Picture) -> Iterator[Block]:
    yield Heading(level=1, text="Outline action plan")
    names = names_of(picture.audit.cases)
    rows: list[tuple[str, ...]] = []
    for one in picture.current:
        if not one.collated or one.returned is None:
            continue
        for line in one.returned.rows("proposal"):
            texts = {name: cell.value.strip() for name, cell in line.items()}
            if not texts.get("action"):
                continue
            due, precision = dated(texts.get("due", ""))
            cell = line["action"]
            rows.append(
                (
                    f"{len(rows) + 1}",
                    without_names(texts["action"], names),
                    without_names(texts.get("lead", ""), names) or "not named",
                    (f"{due[8:]}/{due[5:7]}/{due[:4]}" if precision == "day" else due) or "no date",
                    f"{one.identity.case} · {picture.agency_name(one.identity.agency)} · {cell.cell}",
                )
            )
    if not rows:
        yield Text(text="The auditors proposed no actions.")
        return
    yield Text(
        text="These are the actions that auditors proposed, in their words. The QA group and the challenge day will join, "
        "sharpen or leave them; none is agreed yet."
    )
    yield Table(
        title="Actions proposed by auditors",
        header=("No.", "Proposed action", "Lead", "Due", "From"),
        rows=tuple(rows),
        widths=(0.07, 0.43, 0.18, 0.13, 0.19),
        description="Each action that an auditor proposed, who would lead it, when it is due and which form it is from.",
    )


def _appendix(picture: Picture) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(level=1, text="Appendix: the questions, the themes and the files")
    yield Heading(level=2, text="What each agency was asked")
    for section in picture.tool.sections:
        yield Heading(level=3, text=section.label)
        yield Bullets(items=tuple(question.label for question in picture.tool.questions_of(section.name)))
    yield Heading(level=2, text="The themes of the codebook")
    yield Table(
        title="Themes and what they cover",
        header=("Theme", "What it covers"),
        rows=tuple((theme.title, theme.definition) for theme in picture.codebook.themes),
        widths=(0.28, 0.72),
        description="Each theme of the codebook with its definition.",
    )
    yield Heading(level=2, text="The files behind this report")
    rows = tuple(
        (one.identity.case, _who(picture, one), STATE_WORDS[one.state], short_day(one.received), file_of(one.returned))
        for one in picture.returns
        if one.returned is not None and one.received is not None
    )
    if rows:
        yield Table(
            title="Returns held, with the file of each",
            header=("Case", "Agency", "State", "Received", "File"),
            rows=rows,
            widths=(0.12, 0.24, 0.18, 0.16, 0.3),
            description="Every return held, the day it was received and the file it came in.",
        )
