"""The overview report: what the challenge day agreed. There is no such part until its workbook was taken in."""

from collections import Counter
from collections.abc import Iterator

from nelaudit.collate.collated import Collated
from nelaudit.model.documents import Block, Heading, Table, Text
from nelaudit.model.grades import MINIMUM_PAIRS, OVERALL, Ledger, steps
from nelaudit.model.moderation import LogLine, ModeratedGrade, Moderation
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.report.parts.shown import point_shown

UPGRADED, UPHELD, DOWNGRADED, NOT_COMPARED = "upgraded", "upheld", "downgraded", "not compared"


def moderation_part(collated: Collated) -> Iterator[Block]:
    """Attendance, moderated grades beside the agencies' own, the ledger, the challenge log, good practice, actions."""
    agreed = collated.state.moderation
    if agreed is None:
        return
    yield Heading(level=1, text="The challenge day")
    day = collated.state.audit.calendar.challenge_day
    held = f" of {day if isinstance(day, str) else short_day(day)}" if day else ""
    yield Text(
        text=f"This is what the challenge day{held} agreed, as recorded up to {short_day(agreed.taken_in_on)}.",
        lead=True,
    )
    yield from _attendance(collated, agreed)
    if collated.state.tool.scale.grades and agreed.grades:
        yield from _grades(collated, agreed)
    yield from _log(collated, agreed)
    yield from _practice(collated, agreed)
    yield from _actions(agreed)


def moderation_summary(collated: Collated) -> str:
    """Whether the grades were moderated, in a sentence for the summary."""
    lines = [line for line in collated.ledger if line.section == OVERALL and line.n]
    if not lines:
        return "These are the agencies' own grades and have not been moderated."
    [line] = lines
    return (
        f"These are the agencies' own grades. The challenge day moderated {counted(line.n, 'of them', 'of them')}: "
        f"{line.upheld} upheld, {line.upgraded} upgraded, {line.downgraded} downgraded."
    )


def change(collated: Collated, grade: ModeratedGrade) -> str:
    """Whether a grade was upgraded, upheld or downgraded; a grade outside the scale, or without its own, is not compared."""
    pair = steps(grade, collated.state.tool.scale)
    if pair is None:
        return NOT_COMPARED
    own, agreed = pair
    return UPHELD if own == agreed else UPGRADED if agreed < own else DOWNGRADED


def section_title(collated: Collated, name: str) -> str:
    """A section as reports name it."""
    return next(
        (one.label for one in collated.state.tool.sections if one.name == name), "Overall" if name == OVERALL else name
    )


def _attendance(collated: Collated, agreed: Moderation) -> Iterator[Block]:
    named = [one for one in agreed.attendance if one.name]
    if not any(one.attended is not None for one in agreed.attendance):
        yield Text(text="Who attended was not recorded.")
        return
    counts: dict[str, Counter[bool | None]] = {}
    for one in agreed.attendance:
        counts.setdefault(one.agency, Counter())[one.attended if one.name else False] += bool(one.name)
    order = [agency.code for agency in collated.state.register.agencies]
    present = sum(one.attended is True for one in named)
    yield Heading(level=2, text="Who attended")
    absent = [collated.state.agency_name(code) for code, count in counts.items() if not count[True] and not count[None]]
    without = f" Nobody came from {listed(absent)}." if absent else ""
    unknown = sum(one.attended is None for one in named)
    open_ones = f", and of {unknown} it is not recorded" if unknown else ""
    yield Text(
        text=f"A person who came for several cases is counted for each: {present} of {len(named)} attended{open_ones}."
        f"{without}"
    )
    yield Table(
        title="Attendance by agency",
        header=("Agency", "Named", "Attended", "Absent", "Not recorded"),
        rows=tuple(
            (collated.state.agency_name(code), str(sum(counts[code].values())), str(counts[code][True]),
             str(counts[code][False]), str(counts[code][None]))
            for code in sorted(counts, key=lambda code: order.index(code) if code in order else len(order))
        ),
        widths=(0.48, 0.13, 0.13, 0.13, 0.13),
        numeric=(1, 2, 3, 4),
        description="For each agency how many people were named for the challenge day, attended, were absent, or were not "
        "recorded.",
    )  # fmt: skip


def _grades(collated: Collated, agreed: Moderation) -> Iterator[Block]:
    yield Heading(level=2, text="Grades after moderation")
    whole = [grade for grade in agreed.grades if not grade.agency]
    if whole:
        yield Table(
            title="The grade of each case as a whole",
            header=("Case", "Grade", "Reason"),
            rows=tuple((one.case, one.label, one.reason) for one in whole),
            widths=(0.16, 0.24, 0.6),
            description="For each case the one grade that the challenge day agreed, with its reason.",
        )
    lines = collated.ledger
    if lines:
        yield _ledger_table(lines)
        yield Text(text=_agreement_words(lines))
    for case in collated.state.audit.cases:
        yield from _grades_of(collated, agreed, case.reference)


def _grades_of(collated: Collated, agreed: Moderation, case: str) -> Iterator[Block]:
    """The moderated grades on one case beside the agencies' own: every overall one, and each section that was changed."""
    given = [one for one in agreed.grades if one.agency and one.case == case]
    shown = [one for one in given if one.section == OVERALL or change(collated, one) != UPHELD]
    if shown:
        yield Table(
            title=f"{case}: own and moderated grades, overall and where a section's was changed",
            header=("Agency and section", "Own grade", "Moderated", "Change", "Reason"),
            rows=tuple(
                ((f"{' · '.join(filter(None, (collated.state.agency_name(one.agency), one.team)))}: "
                 f"{section_title(collated, one.section)}"), one.self_grade or "none", one.label, change(collated, one),
                 one.reason)
                for one in shown
            ),
            widths=(0.28, 0.16, 0.16, 0.14, 0.26),
            description="Each moderated grade beside the agency's own, whether it was changed, and why.",
        )  # fmt: skip


def _ledger_table(lines: tuple[Ledger, ...]) -> Table:
    return Table(
        title="How the agencies' own grades fared",
        header=("Section", "n", "Upgraded", "Upheld", "Downgraded", "Within one step"),
        rows=tuple(
            (line.title, *(str(number) for number in (line.n, line.upgraded, line.upheld, line.downgraded, line.within_one)))
            for line in lines
        ),
        widths=(0.34, 0.08, 0.14, 0.12, 0.16, 0.16),
        numeric=(1, 2, 3, 4, 5),
        description="For each section how many grades were moderated, upgraded, upheld and downgraded, and how many are "
        "at most one step apart.",
    )  # fmt: skip


def _agreement_words(lines: tuple[Ledger, ...]) -> str:
    outside = sum(line.outside for line in lines)
    kappas = [f"{line.title} {line.kappa:.2f} (n {line.n})" for line in lines if line.kappa is not None]
    parts = [
        (
            "n counts the grades that stand on the scale both before and after. Upheld is exact agreement; within one step "
            "counts the upheld ones too."
        ),
        f"{counted(outside, 'further grade').capitalize()} had no such pair." if outside else "",
        f"Weighted kappa, which is 1 for full agreement and 0 for what chance gives: {listed(kappas)}."
        if kappas
        else f"Under {MINIMUM_PAIRS} pairs no coefficient of agreement is given.",
    ]
    return " ".join(filter(None, parts))


def _log(collated: Collated, agreed: Moderation) -> Iterator[Block]:
    if not agreed.log:
        return
    still_open = sum(line.unresolved for line in agreed.log)
    yield Heading(level=2, text="Where the accounts differed, and what was agreed")
    yield Text(
        text=f"{counted(len(agreed.log), 'point was', 'points were').capitalize()} talked through; "
        f"{counted(still_open, 'of them stays', 'of them stay')} unresolved."
    )
    yield Table(
        title="Challenge log",
        header=("Case", "Point", "Agreed account", "Still open"),
        rows=tuple(
            (line.case, point_shown(collated, line), line.agreed_account or "none",
             _still_open(line))
            for line in agreed.log
        ),
        widths=(0.11, 0.33, 0.33, 0.23),
        description="Each point on which the agencies' accounts differed, the account agreed on, and who follows up what "
        "stays open.",
    )  # fmt: skip


def _still_open(line: LogLine) -> str:
    if not line.unresolved:
        return "no"
    return f"{line.follow_up} follows it up{f' by {short_day(line.by)}' if line.by else ', no day set'}"


def _practice(collated: Collated, agreed: Moderation) -> Iterator[Block]:
    if not agreed.practice:
        return
    yield Heading(level=2, text="Good practice to recognise")
    yield Table(
        title="Good practice that the challenge day wants recognised",
        header=("Case", "Agency", "What was done, and what difference it made"),
        rows=tuple(
            (one.case, collated.state.agency_name(one.agency) if one.agency else "", one.text)
            for one in agreed.practice
        ),
        widths=(0.12, 0.28, 0.6),
        description="Each piece of good practice, with the agency and the case.",
    )


def _actions(agreed: Moderation) -> Iterator[Block]:
    if not agreed.actions:
        return
    yield Heading(level=2, text="Actions agreed")
    yield Table(
        title="Actions agreed at the challenge day",
        header=("No.", "Action", "Who leads", "Due", "Case"),
        rows=tuple(
            (str(number), one.text, one.lead or "not named",
             short_day(one.due) if one.due else "no date", one.case or "all")
            for number, one in enumerate(agreed.actions, start=1)
        ),
        widths=(0.07, 0.46, 0.2, 0.16, 0.11),
        description="Each action that was agreed, who leads it and when it is due.",
    )  # fmt: skip
