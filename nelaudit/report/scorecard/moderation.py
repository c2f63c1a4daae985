"""The scorecard's sheets of the challenge day: the ledger of grades, and each moderated grade beside the agency's own."""

from nelaudit.collate.collated import Collated
from nelaudit.model.grades import MINIMUM_PAIRS
from nelaudit.model.papers import WHOLE_CASE
from nelaudit.model.sheets import Sheet, Style
from nelaudit.model.wording import short_day
from nelaudit.report.overview.moderation import change, section_title
from nelaudit.report.parts.table_sheet import Value, table_sheet


def moderation_sheets(collated: Collated) -> tuple[Sheet, ...]:
    """Both sheets; none before a moderation was taken in, or where the audit is not graded."""
    agreed = collated.state.moderation
    if agreed is None or not collated.state.tool.scale.grades:
        return ()
    lines: list[tuple[Value, ...]] = [
        (line.title, line.n, line.upgraded, line.upheld, line.downgraded, line.within_one,
         f"{line.kappa:.2f}" if line.kappa is not None else f"no kappa under {MINIMUM_PAIRS} pairs"
         if line.n < MINIMUM_PAIRS else "no kappa: all grades are one and the same", line.outside)
        for line in collated.ledger
    ]  # fmt: skip
    summary = table_sheet(
        "Moderation",
        f"The agencies' own grades and those of the challenge day, as recorded up to {short_day(agreed.taken_in_on)}. n counts "
        "pairs on the scale. Upheld is exact agreement; “Within one step” counts the upheld ones too.",
        ("Section", "n", "Upgraded", "Upheld", "Downgraded", "Within one step", "Weighted kappa", "Not compared"),
        lines,
        (40, 7, 11, 10, 13, 17, 28, 14),
        styles={**dict.fromkeys(range(1, 6), Style.NUMBER), 7: Style.NUMBER},
    )
    grades: list[tuple[Value, ...]] = [
        (one.case, collated.state.agency_name(one.agency) if one.agency else WHOLE_CASE, one.team,
         section_title(collated, one.section), one.self_grade, one.label, change(collated, one) if one.agency else "",
         one.reason)
        for one in agreed.grades
    ]  # fmt: skip
    each = table_sheet(
        "Moderated grades",
        "Every grade that the challenge day agreed, beside the agency's own.",
        ("Case", "Agency", "Team", "Section", "Own grade", "Moderated grade", "Change", "Reason"),
        grades,
        (12, 36, 14, 40, 22, 22, 14, 80),
    )
    return summary, each
