"""Themes in order of weight: by how many agencies, then cases, then mentions speak of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nelaudit.model.audit_state import AuditState, Mention
from nelaudit.model.codebook import Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedTheme:
    """One theme of one polarity, with its mentions in the order of the returns.

    `returns` is how many of the `collated` returns speak of it.
    """

    key: str
    title: str
    polarity: Polarity
    agencies: tuple[str, ...]
    cases: tuple[str, ...]
    returns: int
    collated: int
    mentions: tuple[Mention, ...]


def ranked_themes(picture: AuditState, polarity: Polarity) -> tuple[RankedTheme, ...]:
    """The themes with at least one mention of the polarity, the weightiest first; equals in codebook order.

    What is about somebody other than the subject child does not count.
    """
    by_theme: dict[str, list[Mention]] = defaultdict(list)
    for one in picture.mentions:
        if one.polarity is polarity and not one.about:
            by_theme[one.theme].append(one)
    collated = len({one.identity for one in picture.current if one.collated})
    ranked = []
    for theme in picture.codebook.themes:
        mentions = by_theme.get(theme.key)
        if mentions:
            ranked.append(
                RankedTheme(
                    key=theme.key,
                    title=theme.title,
                    polarity=polarity,
                    agencies=_in_order(one.identity.agency for one in mentions),
                    cases=_in_order(one.identity.case for one in mentions),
                    returns=len({one.identity for one in mentions}),
                    collated=collated,
                    mentions=tuple(mentions),
                )
            )
    return tuple(sorted(ranked, key=lambda one: (-len(one.agencies), -len(one.cases), -len(one.mentions))))


def quotations(theme: RankedTheme, most: int) -> tuple[Mention, ...]:
    """At most so many mentions that may be quoted: each of another agency, then of another case, the surest and fullest first."""
    left = [one for one in theme.mentions if one.quotable]
    chosen: list[Mention] = []
    while left and len(chosen) < most:
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
