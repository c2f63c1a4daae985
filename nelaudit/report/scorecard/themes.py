"""The scorecard's sheets on what the returns say: themes in order of weight, every mention, every finding."""

from nelaudit.collate.collated import Collated
from nelaudit.model.codebook import Polarity
from nelaudit.model.documents import ChartKind
from nelaudit.model.findings import Finding, Severity
from nelaudit.model.forms import Identity
from nelaudit.model.returns import Return
from nelaudit.model.sheets import Sheet, Style
from nelaudit.model.themes import Mention, RankedTheme, review_state
from nelaudit.privacy import Withholding
from nelaudit.privacy.marks import NOT_SHARED
from nelaudit.report.overview.themes import review_words
from nelaudit.report.parts.shown import agency_and_team
from nelaudit.report.parts.table_sheet import Value, table_chart, table_sheet

_POLARITIES = (Polarity.STRENGTH, Polarity.DEVELOPMENT)


def themes_sheet(collated: Collated) -> Sheet:
    """Each theme with how many agencies, cases and returns speak of it, as a strength and as a development."""
    ranked = {polarity: collated.ranked[polarity] for polarity in _POLARITIES}
    found = {polarity: {one.key: (place, one) for place, one in enumerate(ones, start=1)}
             for polarity, ones in ranked.items()}  # fmt: skip
    none: tuple[int, RankedTheme | None] = (0, None)
    rows: list[tuple[Value, ...]] = []
    for theme in collated.themes:
        cells = [value for polarity in _POLARITIES for value in _cells(*found[polarity].get(theme.key, none))]
        mentions = [one for one in collated.mentions if one.theme == theme.key]
        rows.append((theme.title, *cells, review_state(mentions) if mentions else ""))
    rows.sort(key=lambda row: -sum(int(str(row[column])) for column in (2, 6)))
    return table_sheet(
        "Themes",
        "How many agencies, cases and returns speak of each theme. Rank 1 is what most agencies, then most cases, speak of.\n"
        f"{review_words(collated)} Each of them stands on the sheet Evidence index.",
        ("Theme", "Strength: rank", "Strength: agencies", "Strength: cases", "Strength: returns", "Development: rank",
         "Development: agencies", "Development: cases", "Development: returns", "Review"),
        rows,
        (32, 11, 11, 11, 12, 14, 14, 14, 14, 26),
        styles={**dict.fromkeys((1, 2, 3, 5, 6, 7), Style.NUMBER)},
        charts=table_chart(
            "Agencies that speak of each theme", len(rows), 0, (("Strength", 2), ("Development", 6)),
            "Bars show for each theme how many agencies speak of it as a strength and as a development, as in the table.",
            "Agencies", ChartKind.BAR,
        ),
    )  # fmt: skip


def _cells(place: int, theme: RankedTheme | None) -> tuple[Value, ...]:
    if theme is None:
        return None, 0, 0, ""
    return place, len(theme.agencies), len(theme.cases), f"{theme.returns} of {theme.collated}"


def evidence(collated: Collated) -> Sheet:
    """Every mention of a theme, with its words and its place."""
    titles = {theme.key: theme.title for theme in collated.themes}
    rows = [
        (titles.get(one.theme, one.theme), one.polarity.value, one.identity.case, agency_and_team(collated, one.identity),
         one.about, _sentence(one), one.phrase if one.quotable else "", one.cue if one.quotable else "", one.reviewed,
         f"{one.cell.sheet}!{one.cell.cell}",
         one.file)
        for one in collated.mentions
    ]  # fmt: skip
    return table_sheet(
        "Evidence index",
        "Every mention of a theme: the sentence, the words that show the theme and judge it, and the cell where they stand.\n"
        "“About” names whom the words are about where that is not the subject child; such a mention is in no measure.",
        ("Theme", "Polarity", "Case", "Agency", "About", "Sentence", "Phrase", "Cue", "Review", "Cell", "File"),
        rows,
        (20, 12, 9, 22, 8, 56, 18, 14, 10, 13, 24),
    )  # fmt: skip


def _sentence(mention: Mention) -> str:
    """The mention's words, or why they do not stand here."""
    if mention.quotable:
        return mention.sentence
    return NOT_SHARED if mention.withheld else "[not to be quoted]"


def findings(collated: Collated) -> Sheet:
    """Everything found in the returns."""
    private = _withheld(collated)
    rows = [
        (one.rule.severity.value, one.rule.code, one.identity.case, agency_and_team(collated, one.identity),
         f"{one.sheet}!{one.cell}" if one.cell else "", _shown(one, private.get((one.identity, one.file))),
         one.closed, one.file)
        for one in collated.state.findings
        if not one.rule.coordinator_only  # the scorecard goes to partners too, and one may be meant
    ]  # fmt: skip
    return table_sheet(
        "Data quality",
        "Everything found in the returns: urgent first, then what goes back to the agency, then advice.",
        ("Severity", "Code", "Case", "Agency", "Cell", "What was found", "Closed", "File"),
        rows,
        (10, 7, 10, 28, 18, 66, 20, 28),
    )


def _withheld(collated: Collated) -> dict[tuple[Identity, str], tuple[Return, Withholding]]:
    """What each return that withholds anything withholds, by whose it is and its file."""
    held = ((one, one.returned) for one in collated.state.returns if one.returned)
    found = ((returned, collated.withholding(one)) for one, returned in held)
    return {
        (returned.identity, returned.received.file): (returned, private)
        for returned, private in found
        if not private.nothing
    }


def _shown(found: Finding, private: tuple[Return, Withholding] | None) -> str:
    """A finding's message for a document that many read: neither a concern nor what is withheld is quoted."""
    if found.rule.severity is Severity.URGENT:
        return (
            "An immediate safeguarding concern: see the form."
            if found.rule.code == "U01"
            else "A concern without an action."
        )
    if private and private[1].field(private[0], found.field, found.question):
        return f"{found.rule.summary} {NOT_SHARED}"
    return found.message
