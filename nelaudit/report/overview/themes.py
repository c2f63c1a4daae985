"""The overview report: what the returns say, with and the immediate concerns stated on them."""

from collections.abc import Iterator

from nelaudit.collate.collated import Collated
from nelaudit.model.codebook import Polarity
from nelaudit.model.documents import Block, Chart, ChartKind, Heading, Quotation, Series, Table, Text
from nelaudit.model.findings import Severity
from nelaudit.model.themes import REVIEWED, UNREVIEWED, Mention, RankedTheme, review_state
from nelaudit.model.wording import counted, listed
from nelaudit.report.parts.shown import agency_and_team, agency_names

_NAMED = 4


def themes_part(collated: Collated) -> Iterator[Block]:
    """Strengths, then areas for development, the weightiest theme first."""
    yield Heading(level=1, text="What the returns say")
    yield Text(
        text="Themes are in order of how many agencies, then cases, speak of them. Each quotation names the case, the "
        "agency and the cell of its form. Names of children and carers are taken out, as is what an agency asked not "
        f"to be shared. {review_words(collated)}"
    )
    for polarity, title, none in (
        (Polarity.STRENGTH, "Strengths", "No strength was found by the codebook."),
        (Polarity.DEVELOPMENT, "Areas for development", "No area for development was found by the codebook."),
    ):
        yield Heading(level=2, text=title)
        ranked = collated.ranked[polarity]
        if not ranked:
            yield Text(text=none)
            continue
        yield _theme_chart(ranked, title)
        for theme in ranked:
            yield from _theme(collated, theme)


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


def _agencies(collated: Collated, theme: RankedTheme) -> str:
    """The agencies by name while a reader can take them in; else their number, since the quotations name some."""
    if len(theme.agencies) <= _NAMED:
        return agency_names(collated, theme.agencies)
    return counted(len(theme.agencies), "agency", "agencies")


def _theme(collated: Collated, theme: RankedTheme) -> Iterator[Block]:
    yield Heading(level=3, text=theme.title)
    yield Text(
        text=f"{counted(len(theme.mentions), 'mention').capitalize()} in {theme.returns} of "
        f"{counted(theme.collated, 'return')}, by {_agencies(collated, theme)}, on {listed(theme.cases)}. "
        f"{review_state(theme.mentions).capitalize()}."
    )
    for mention in theme.quotations:
        yield Quotation(text=mention.sentence, reference=reference(collated, mention))
    if not theme.quotations:
        yield Text(text=_why_unquoted(theme))


def _why_unquoted(theme: RankedTheme) -> str:
    if any(one.reviewed for one in theme.mentions):
        return "The coordinator chose no sentence to be quoted."
    return "The agencies asked that these words not be shared."


def review_words(collated: Collated) -> str:
    """How far the themes have been reviewed, in a sentence."""
    state = review_state(collated.mentions)
    if state == REVIEWED:
        return "A person has looked at every mention: the coordinator accepted, rejected or re-coded each."
    if state == UNREVIEWED:
        return "The themes are proposed by keyword, not reviewed: a person has still to confirm them."
    return f"The coordinator is reviewing what was proposed by keyword: {state}."


def reference(collated: Collated, mention: Mention) -> str:
    """Where a quotation stands: case, agency, sheet and cell."""
    who, cell = mention.identity, mention.cell
    return f"{who.case} · {agency_and_team(collated, who)} · {cell.sheet}!{cell.cell}"


def concerns_part(collated: Collated) -> Iterator[Block]:
    """Each immediate concern, where it stands and whether it is closed; never its words."""
    urgent = [found for found in collated.state.findings if found.rule.severity is Severity.URGENT]
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
                agency_and_team(collated, found.identity),
                f"{found.sheet}!{found.cell}",
                "a concern" if found.rule.code == "U01" else "no action taken",
                f"closed {found.closed}" if found.closed else "open",
            )
            for found in urgent
        ),
        widths=(0.14, 0.28, 0.24, 0.18, 0.16),
        description="Each immediate concern, where it stands, and whether it has been closed.",
    )
