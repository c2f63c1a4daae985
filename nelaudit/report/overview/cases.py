"""The overview report: each case's merged chronology, shortened, and where the agencies' accounts of it differ."""

from collections import Counter
from collections.abc import Iterator, Sequence

from nelaudit.collate.collated import Collated
from nelaudit.model.challenge import ChallengeKind, ChallengePoint, Reference
from nelaudit.model.chronology import MergedEvent, Version
from nelaudit.model.documents import Block, Heading, Table, Text
from nelaudit.model.wording import counted, listed, shortened
from nelaudit.report.parts.shown import agency_and_team, date_in_words

MOST_EVENTS = 20
"""The most events that a case's chronology shows in the report."""
_WORDS = 110


def cases_part(collated: Collated) -> Iterator[Block]:
    """Case by case: what happened as two agencies or more tell it, and the challenge points; nothing for a session."""
    told = {(one.identity.case, one.identity.agency) for one in collated.state.current if one.came}
    heard = Counter(case for case, _ in told)
    cases = [case.reference for case in collated.state.audit.cases if heard[case.reference] > 1]
    if not cases:
        return
    yield Heading(level=1, text="Case by case: what happened, and where accounts differ")
    yield Text(
        text="The chronology joins the agencies' own chronologies and the dated sentences of their answers; it shows the "
        "events that several agencies tell. The points below it were found by comparing words and dates and have not yet "
        "been checked by a person: each is a question for the challenge day, and takes no side. What an agency asked not "
        "to be shared is left out, and names of children and carers are taken out."
    )
    for case in cases:
        yield Heading(level=2, text=case)
        yield from _chronology(collated, case)
        yield from _points(collated, case)


def _chronology(collated: Collated, case: str) -> Iterator[Block]:
    events = collated.chronologies_to_share.get(case, ())
    told = [event for event in events if len(event.agencies) > 1 and event.versions[0].first]
    if not told:
        yield Text(text="No event of this case is told by two agencies or more.")
        return
    chosen = sorted(told, key=lambda event: -len(event.agencies))[:MOST_EVENTS]
    shown = [event for event in told if event in chosen]
    rows = tuple((_date_shown(event), _told(event), _tellers(collated, event)) for event in shown)
    yield Table(
        title=f"{case}: events that several agencies tell",
        header=("Date", "Event", "Told by"),
        rows=rows,
        widths=(0.2, 0.42, 0.38),
        description="Events in order of date, in the words of one agency, with each agency that tells of it and the cell.",
    )
    left = len([event for event in events if event.versions[0].first]) - len(shown)
    if left:
        yield Text(text=f"{counted(left, 'further dated entry', 'further dated entries').capitalize()} of the agencies "
                   f"{'is' if left == 1 else 'are'} in the export's table chronology.csv.")  # fmt: skip


def _date_shown(event: MergedEvent) -> str:
    """The date with its precision; where the agencies state several, all of them."""
    return " / ".join(dict.fromkeys(date_in_words(one) for one in event.versions))


def _told(event: MergedEvent) -> str:
    """The event's kind, then its words from a chronology where one has it, and whom it is about if not the child."""
    rows = [one for one in event.versions if one.event.field.startswith("chronology.")]
    version = next(iter(rows), event.versions[0])
    title = event.title.removeprefix("the ")
    kind = f"{title[:1].upper()}{title[1:]}. " if title and title not in version.event.words.lower() else ""
    about = f" (about: {version.about})" if not version.of_subject else ""
    return f"{kind}{shortened(version.event.words, _WORDS)}{about}"


def _tellers(collated: Collated, event: MergedEvent) -> str:
    """Each agency with the cell; with its date where dates differ."""
    first: dict[str, Version] = {}
    for one in event.versions:
        first.setdefault(str(one.event.identity), one)
    return "; ".join(
        f"{agency_and_team(collated, one.event.identity)} {one.event.place}"
        + (f" ({date_in_words(one)})" if event.dates_differ else "")
        for one in first.values()
    )


def _points(collated: Collated, case: str) -> Iterator[Block]:
    points = [point for point in collated.points_to_share if point.case == case]
    if not points:
        yield Text(text="The comparison found no point on which the accounts of this case differ.")
        return
    accounts = [point for point in points if point.kind is not ChallengeKind.GRADES]
    grades = [point for point in points if point.kind is ChallengeKind.GRADES]
    if accounts:
        yield _table(collated, f"{case}: where accounts differ", accounts)
    if grades:
        yield _grades_table(collated, f"{case}: grades two ranks or more apart", grades)


def _table(collated: Collated, title: str, points: Sequence[ChallengePoint]) -> Table:
    return Table(
        title=title,
        header=("No.", "Point", "Kind", "Sources"),
        rows=tuple(
            (
                str(number),
                point.sentence,
                point.kind.value,
                sources_shown(collated, point.references),
            )
            for number, point in enumerate(points, start=1)
        ),
        widths=(0.06, 0.46, 0.14, 0.34),
        description="Each point with the accounts that differ, its kind, and the cells it rests on.",
    )


def _grades_table(collated: Collated, title: str, points: Sequence[ChallengePoint]) -> Table:
    """A row a section: who gave the best grade, who the worst, and the cell, which is the same on every form."""
    sections = {f"section.{one.name}.grade": one.label for one in collated.state.tool.sections}
    rows = []
    for point in points:
        labels = list(dict.fromkeys(one.words for one in point.references))
        given = [
            f"{label}: {listed([agency_and_team(collated, one.identity) for one in point.references if one.words == label])}"
            for label in (labels[0], labels[-1])
        ]
        places = dict.fromkeys(one.place for one in point.references)
        rows.append((sections.get(point.references[0].field, "Overall"), *given, ", ".join(places)))
    return Table(
        title=title,
        header=("Section", "Best", "Worst", "Cell"),
        rows=tuple(rows),
        widths=(0.22, 0.31, 0.31, 0.16),
        description="Each section, and the work overall, whose best and worst grades lie two ranks or more apart.",
    )


def sources_shown(collated: Collated, references: Sequence[Reference]) -> str:
    """Whose form and which cells a point rests on, sheet by sheet."""
    cells: dict[tuple[str, str], list[str]] = {}
    for one in references:
        sheet = f"{one.sheet}!" if one.cell else "register, sheet Decisions"
        cells.setdefault((agency_and_team(collated, one.identity), sheet), []).append(one.cell)
    return "; ".join(f"{agency} {sheet}{', '.join(dict.fromkeys(found))}" for (agency, sheet), found in cells.items())
