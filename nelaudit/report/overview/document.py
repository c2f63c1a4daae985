"""The overview report for the board, as a document of blocks. Every statement leads back to a form, sheet and cell."""

from collections.abc import Iterator

from nelaudit.collate.collated import Collated
from nelaudit.model.codebook import Polarity
from nelaudit.model.documents import Block, Contents, Cover, Document, Heading, PageBreak, Table, Text
from nelaudit.model.grades import OVERALL
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.report.overview.cases import cases_part
from nelaudit.report.overview.close import appendix_part, plan_part, quality_part
from nelaudit.report.overview.moderation import moderation_part, moderation_summary
from nelaudit.report.overview.returns import grades_part, returns_part
from nelaudit.report.overview.themes import concerns_part, themes_part
from nelaudit.report.parts.shown import agency_names, not_back


def overview(collated: Collated) -> Document:
    """The overview report of an audit, a draft for the board."""
    board, audit = collated.state.register.board, collated.state.audit
    facts = (
        ("Board", board.name),
        ("Status", "Draft for the QA group"),
        ("As at", short_day(collated.state.today)),
        ("Prepared by", f"{board.coordinator}, QA Coordinator"),
        ("Protective marking", board.setting("protective_marking")),
    )
    blocks = (
        Contents(),
        PageBreak(),
        *_summary(collated),
        *_context(collated),
        *returns_part(collated),
        *grades_part(collated),
        *moderation_part(collated),
        *themes_part(collated),
        *cases_part(collated),
        *concerns_part(collated),
        *quality_part(collated),
        *plan_part(collated),
        *appendix_part(collated),
    )
    return Document(
        cover=Cover(
            title=audit.title,
            subtitle="Multi-agency audit: overview report",
            facts=tuple((label, value) for label, value in facts if value),
        ),
        blocks=blocks,
        author=board.coordinator,
        created=collated.state.today,
        marking=board.setting("protective_marking"),
        footer=f"{board.short_name} · {audit.title}",
    )


def _summary(collated: Collated) -> Iterator[Block]:
    yield Heading(level=1, text="Summary")
    rows = collated.timeliness
    asked, came = sum(row.asked for row in rows), sum(row.came for row in rows)
    late, nil = sum(row.late for row in rows), sum(row.nil for row in rows)
    cases = len(collated.state.audit.cases)
    yield Text(
        text=f"{counted(len(rows), 'agency was', 'agencies were').capitalize()} asked for {counted(asked, 'form')} on "
        f"{counted(cases, 'case')}. {counted(came, 'form').capitalize()} came back"
        f"{', of which ' + counted(nil, 'is a nil return', 'are nil returns') if nil else ''}. "
        f"{counted(late, 'return').capitalize()} came after the deadline, nil returns aside.",
        lead=True,
    )
    missing = not_back(collated)
    if missing:
        codes = tuple(dict.fromkeys(one.identity.agency for one in missing))
        yield Text(
            text=f"{counted(len(missing), 'form has', 'forms have').capitalize()} not come back, from "
            f"{agency_names(collated, codes)}. What those forms would have said is not in this report."
        )
    yield from _summary_of_findings(collated)
    heard = len({one.identity.case for one in collated.state.current if one.collated})
    if not heard:
        yield Text(text="No answers have been collated, so this report says nothing yet about practice.")
        return
    yield Text(
        text=f"These findings rest on returns about {counted(heard, 'case')}, chosen for the audit and not at random. They show what "
        "happened for these children; they do not measure practice as a whole."
    )


def _summary_of_findings(collated: Collated) -> Iterator[Block]:
    overall = next((line for line in collated.grade_lines if line.section == OVERALL), None)
    if overall and overall.n:
        given = [
            f"{label} {count}"
            for label, count in zip(collated.state.tool.scale.labels, overall.counts, strict=True)
            if count
        ]
        yield Text(
            text=f"The forms hold {counted(overall.n, 'overall grade')} on the scale: {listed(given)}. The median is "
            f"{overall.median}. {moderation_summary(collated)}"
        )
    for polarity, words in (
        (Polarity.STRENGTH, "The strength that most agencies describe is"),
        (Polarity.DEVELOPMENT, "What most agencies say needs to develop is"),
    ):
        ranked = collated.ranked[polarity]
        if ranked:
            first = ranked[0]
            others = [one.title.lower() for one in ranked[1:3]]
            more = f" Next come {listed(others)}." if others else ""
            yield Text(
                text=f"{words} {first.title.lower()}, in the returns of {counted(len(first.agencies), 'agency', 'agencies')}"
                f" on {counted(len(first.cases), 'case')}.{more}"
            )
    urgent = [found for found in collated.state.findings if found.rule.code == "U01"]
    if urgent:
        still_open = sum(not found.closed for found in urgent)
        yield Text(
            text=f"{counted(len(urgent), 'immediate safeguarding concern').capitalize()} "
            f"{'was' if len(urgent) == 1 else 'were'} stated on the forms; {still_open or 'none'} of them "
            f"{'is' if still_open <= 1 else 'are'} still open."
        )


def _context(collated: Collated) -> Iterator[Block]:
    board, calendar = collated.state.register.board, collated.state.audit.calendar
    yield Heading(level=1, text="Why and how this audit was done")
    for name in ("statutory_context", "local_context"):
        if board.setting(name):
            yield Text(text=board.setting(name))
    yield Text(
        text=f"Each agency was asked the same {counted(len(collated.state.tool.questions), 'question')} about each child, to be answered from its "
        "own records only. The answers were checked for blanks, dates and sources, and read for themes by a codebook."
    )
    days = (("Tool sent out", calendar.tool_sent_out), ("Deadline", calendar.deadline), ("QA group", calendar.qa_group),
            ("Challenge day", calendar.challenge_day))  # fmt: skip
    rows = tuple((label, day if isinstance(day, str) else short_day(day)) for label, day in days if day)
    if rows:
        yield Table(
            title="The audit's calendar", header=("Step", "Day"), rows=rows, widths=(0.4, 0.6),
            description="The steps of the audit and the day set for each.",
        )  # fmt: skip
