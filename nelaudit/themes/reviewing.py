"""The coordinator's reviews on the mentions that the codebook proposes: what counts, as what, and what may be quoted."""

from collections.abc import Iterable
from dataclasses import replace

from nelaudit.model.codebook import Polarity
from nelaudit.model.moderation import Review, ReviewKind
from nelaudit.model.themes import Mention


def reviewed_mentions(proposed: Iterable[Mention], reviews: Iterable[Review]) -> tuple[Mention, ...]:
    """The mentions that count: rejected ones gone, re-coded ones under their new theme and polarity.

    Of a mention that was reviewed, only what was ticked may be quoted. What a re-code makes the same as another mention
    of the same words in the same cell counts once.
    """
    by_key = {one.key: one for one in reviews}
    kept: dict[tuple[str, ...], Mention] = {}
    for mention in proposed:
        review = by_key.get(mention.key)
        if review and review.kind is ReviewKind.REJECTED:
            continue
        coded = _decided(mention, review) if review and review.kind else mention
        place = (coded.key, coded.file, coded.cell.sheet, coded.cell.cell)
        kept[place] = _joined(kept[place], coded) if place in kept else coded
    return tuple(kept.values())


def _decided(mention: Mention, review: Review) -> Mention:
    recoded = review.kind is ReviewKind.RECODED
    return replace(
        mention,
        theme=review.theme if recoded and review.theme else mention.theme,
        polarity=Polarity(review.polarity) if recoded and review.polarity else mention.polarity,
        reviewed=review.kind or "",
        quotable=mention.quotable and review.quote,
    )


def _joined(first: Mention, second: Mention) -> Mention:
    """Two mentions that say the same: a decision on either holds for both."""
    decided = [one for one in (first, second) if one.reviewed] or [first]
    return replace(decided[0], quotable=any(one.quotable for one in decided))
