"""Themes in order of weight: by how many agencies, then cases, then mentions speak of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from nelaudit.model.codebook import Polarity, Theme
from nelaudit.model.themes import Mention, RankedTheme

QUOTATIONS = 3
"""The most quotations a theme shows."""


def ranked_themes(
    mentions: Iterable[Mention], polarity: Polarity, themes: Iterable[Theme], collated: int
) -> tuple[RankedTheme, ...]:
    """The themes with at least one mention of the polarity, the weightiest first; equals in codebook order.

    What is about somebody other than the subject child does not count. `collated` is how many returns are.
    """
    by_theme: dict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        if one.polarity is polarity and not one.about:
            by_theme[one.theme].append(one)
    ranked = []
    for theme in themes:
        found = by_theme.get(theme.key)
        if found:
            ranked.append(
                RankedTheme(
                    key=theme.key,
                    title=theme.title,
                    polarity=polarity,
                    agencies=_in_order(one.identity.agency for one in found),
                    cases=_in_order(one.identity.case for one in found),
                    returns=len({one.identity for one in found}),
                    collated=collated,
                    mentions=tuple(found),
                    quotations=_quotations(found),
                )
            )
    return tuple(sorted(ranked, key=lambda one: (-len(one.agencies), -len(one.cases), -len(one.mentions))))


def _quotations(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """A few mentions that may be quoted: each of another agency, then of another case, the surest and fullest first."""
    left = [one for one in mentions if one.quotable]
    chosen: list[Mention] = []
    while left and len(chosen) < QUOTATIONS:
        agencies = {one.identity.agency for one in chosen}
        cases = {one.identity.case for one in chosen}
        sentences = {one.sentence for one in chosen}
        left = [one for one in left if one.sentence not in sentences]
        if not left:
            break
        best = min(left, key=lambda one: (one.identity.agency in agencies, one.identity.case in cases, _worth(one)))
        chosen.append(best)
        left.remove(best)
    return tuple(chosen)


def _worth(mention: Mention) -> tuple[bool, int, str, str]:
    """What a person accepted or what judges by its own words comes first; some 150 characters say enough; ties by place."""
    sure = bool(mention.reviewed) or not mention.cue
    return not sure, abs(len(mention.sentence) - 150), str(mention.identity), mention.cell.cell


def _in_order(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
