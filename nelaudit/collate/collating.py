"""The state of an audit → `Collated`: themes, chronologies, challenge points, grades, measures, each worked out once.

Values go one way: what comes out holds all that a document says, so that none has to ask back.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, replace

from nelaudit.accounts.attending import attendees
from nelaudit.accounts.chronology import merged_chronologies, only_shareable
from nelaudit.accounts.lexicon import lexicon_of
from nelaudit.accounts.reading import accounts_by_case
from nelaudit.accounts.same_event import different_days
from nelaudit.challenge.points import challenge_points
from nelaudit.checks import all_rules
from nelaudit.collate.collated import Collated, Compared, Proposal
from nelaudit.grades.agreement import ledger
from nelaudit.grades.counting import given_grades, grade_lines, grade_map
from nelaudit.measures.crosstabs import crosstabs
from nelaudit.measures.facts import Facts
from nelaudit.measures.listing import measures
from nelaudit.measures.tables import completeness, timeliness
from nelaudit.model.audit_state import NOTHING_BEFORE, AuditState, Before
from nelaudit.model.chronology import MergedEvent, Version
from nelaudit.model.codebook import Codebook, Polarity
from nelaudit.model.dates import DateKind
from nelaudit.model.definitions import Words
from nelaudit.model.measures import Crosstab
from nelaudit.model.moderation import Review
from nelaudit.model.themes import EmergingPhrase, Mention
from nelaudit.model.vocabulary import Vocabulary
from nelaudit.model.wording import Clear
from nelaudit.privacy import Withheld, withholding
from nelaudit.text.dates import find_dates
from nelaudit.themes.emerging import emerging
from nelaudit.themes.mentions import mentions_in
from nelaudit.themes.ranking import ranked_themes
from nelaudit.themes.reviewing import reviewed_mentions


def proposed_mentions(state: AuditState, codebook: Codebook) -> tuple[Mention, ...]:
    """The mentions of themes that the codebook finds in the collated returns: what a person is asked to review."""
    withheld = withheld_of(state)
    return tuple(
        mention
        for one in state.returns
        if one.collated and one.returned
        for mention in mentions_in(one.returned, one.tool or state.tool, codebook, withheld[one.returned.mark])
    )


def compared(state: AuditState, vocabulary: Vocabulary) -> Compared:
    """The returns of an audit set side by side, by the words of the vocabulary."""
    withheld, lexicon = withheld_of(state), lexicon_of(vocabulary)
    accounts = accounts_by_case(state, withheld, lexicon)
    differing = {case: different_days(of_case) for case, of_case in accounts.items()}
    chronologies = {
        case: _cut_ready(events, state.clear)
        for case, events in merged_chronologies(accounts, differing, state.register.agencies).items()
    }
    return Compared(
        state=state,
        withheld=withheld,
        chronologies=chronologies,
        chronologies_to_share={case: only_shareable(events) for case, events in chronologies.items()},
        points=challenge_points(state, accounts, differing, withheld, lexicon),
        grades=given_grades(state),
        attendees=attendees(state, withheld),
    )


def collated(
    beside: Compared,
    words: Words,
    *,
    proposed: tuple[Mention, ...],
    reviews: tuple[Review, ...] = (),
    before: Before = NOTHING_BEFORE,
) -> Collated:
    """Everything that is said of an audit, but what one document alone says.

    Args:
        beside: The returns set side by side.
        words: The themes with their phrases, and the words by which accounts are compared.
        proposed: The mentions as the codebook finds them, by `proposed_mentions`.
        reviews: What the coordinator decided on them.
        before: The audits to compare with.
    """
    state, facts = beside.state, _facts(beside)
    earlier = (compared(one, words.vocabulary) if one else None for one in (before.process, before.practice))
    mentions = reviewed_mentions(proposed, reviews)
    of_subject = tuple(one for one in mentions if not one.about)
    returns = len({one.identity for one in state.current if one.collated})
    themes = words.codebook.themes
    return Collated(
        **{one.name: getattr(beside, one.name) for one in fields(beside)},
        themes=themes,
        rules=all_rules(),
        before=before,
        proposed=proposed,
        reviews=reviews,
        mentions=mentions,
        ranked={polarity: ranked_themes(of_subject, polarity, themes, returns) for polarity in Polarity},
        grade_lines=grade_lines(state, beside.grades),
        grade_map=grade_map(state, beside.grades),
        ledger=ledger(state),
        measures=measures(facts, *(_facts(one) if one else None for one in earlier)),
        timeliness=timeliness(facts),
        completeness=completeness(facts),
        proposals=tuple(_proposals(state, beside.withheld)),
    )


def cross_tabulated(found: Collated) -> tuple[Crosstab, ...]:
    """The cross-tabulations, which only exports hold."""
    return crosstabs(_facts(found), found.measures, found.of_subject, found.themes)


def phrases_not_covered(beside: Compared, codebook: Codebook) -> tuple[EmergingPhrase, ...]:
    """What the codebook does not cover and several returns say, which only the collation shows."""
    return emerging(beside.state, codebook, beside.withheld)


def _facts(beside: Compared) -> Facts:
    return Facts(state=beside.state, grades=beside.grades, challenge=beside.points)


def withheld_of(state: AuditState) -> Withheld:
    """What each return of an audit withholds."""
    return {
        one.returned.mark: withholding(one.returned, one.tool or state.tool) for one in state.returns if one.returned
    }


def _cut_ready(events: tuple[MergedEvent, ...], clear: Clear) -> tuple[MergedEvent, ...]:
    """The events without names in their words, which documents cut short; with the birthdays among their dates marked."""
    return tuple(
        replace(event, versions=tuple(_version(version, clear) for version in event.versions)) for event in events
    )


def _version(version: Version, clear: Clear) -> Version:
    words = version.event.words
    cleared = clear(words)
    if cleared == words:
        return version
    birthday = version.stated in words and version.stated not in cleared
    return replace(version, event=replace(version.event, words=cleared), birthday=birthday)


def _proposals(state: AuditState, withheld: Withheld) -> Iterator[Proposal]:
    """The actions on the collated forms that may be shared, in form order."""
    for one in state.current:
        if not one.collated or one.returned is None:
            continue
        private = withheld[one.returned.mark]
        for line in one.returned.rows("proposal"):
            texts = {name: cell.value.strip() for name, cell in line.items()}
            if texts.get("action") and not private.row(cell.value for cell in line.values()):
                yield Proposal(
                    identity=one.identity,
                    action=texts["action"],
                    lead=texts.get("lead", ""),
                    due=_due(texts.get("due", "")),
                    cell=line["action"],
                )


def _due(text: str) -> dt.date | str:
    """The first firm date of a cell; the text itself where there is none."""
    firm = [one for one in find_dates(text) if one.kind in {DateKind.DAY, DateKind.MONTH, DateKind.RANGE}]
    if not firm:
        return text
    iso = firm[0].iso or ""
    return dt.date.fromisoformat(iso) if firm[0].kind is DateKind.DAY else iso
