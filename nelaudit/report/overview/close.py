"""The overview report: how far the data can be relied on, the outline action plan, the appendix."""

import datetime as dt
from collections.abc import Iterator

from nelaudit.collate.collated import Collated
from nelaudit.model.definitions import Setting
from nelaudit.model.documents import Block, Bullets, Heading, PageBreak, Table, Text
from nelaudit.model.findings import Severity
from nelaudit.model.returns import ReturnState
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.report.parts.shown import STATE_WORDS, agency_and_team
from nelaudit.report.tables.rows import file_of


def quality_part(collated: Collated) -> Iterator[Block]:
    """What was found in the returns and is still open."""
    yield Heading(level=1, text="How far the data can be relied on")
    returns = [one for one in collated.state.current if one.collated]
    queried = [one for one in returns if one.state is ReturnState.PARTIAL]
    yield Text(
        text=f"{counted(len(returns), 'return').capitalize()} {'was' if len(returns) == 1 else 'were'} collated; "
        f"{counted(len(queried), 'of them has', 'of them have')} open queries. The table counts what was found and is "
        "still open."
    )
    counts = collated.state.finding_counts
    advice = {
        one.code
        for one in collated.state.register.settings_for(collated.state.audit.key)
        if one.setting is Setting.ADVICE
    }
    rows = tuple(
        (
            rule.code,
            rule.summary,
            (Severity.ADVICE if rule.code in advice else rule.severity).value,
            str(counts[rule.code]),
        )
        for rule in collated.rules
        if counts[rule.code] and not rule.coordinator_only  # partners read this report, and one may be meant
    )
    if rows:
        yield Table(
            title="Open findings by kind",
            header=("Code", "What was found", "Kind", "Number"),
            rows=rows,
            widths=(0.1, 0.64, 0.13, 0.13),
            numeric=(3,),
            description="Each kind of finding on the returns and how often it is open.",
        )
    nothing = sum(len(one.nothing_held) for one in returns)
    if nothing:
        yield Text(
            text=f"{counted(nothing, 'answer says', 'answers say').capitalize()} that nothing is held. That is an answer: it is "
            "counted as one, and nothing further was asked."
        )
    yield from _settings(collated)
    broken = sorted({code for one in collated.state.current for code in one.could_not_run})
    if broken:
        yield Text(text=f"These checks could not be run on every return: {listed(broken)}. The counts may be too low.")


def _settings(collated: Collated) -> Iterator[Block]:
    """The checks that were off or only advice for this audit, with the reason and who agreed it."""
    settings = collated.state.register.settings_for(collated.state.audit.key)
    if not settings:
        return
    rules = {rule.code: rule for rule in collated.rules}
    words = {Setting.ADVICE: "advice only", Setting.OFF: "switched off"}
    yield Text(
        text="By agreement not every check was applied in full. What a switched-off check would have found is not in the counts."
    )
    yield Table(
        title="Checks switched off or turned to advice",
        header=("Code", "What it looks for", "Setting", "Reason", "Agreed by"),
        rows=tuple(
            (one.code, rules[one.code].summary, words[one.setting], one.reason, one.agreed_by) for one in settings
        ),
        widths=(0.08, 0.34, 0.14, 0.26, 0.18),
        description="Each check that did not apply in full to this audit, with the reason and who agreed it.",
    )


def plan_part(collated: Collated) -> Iterator[Block]:
    """The actions that auditors proposed, in their words."""
    yield Heading(level=1, text="Outline action plan")
    rows = tuple(
        (
            f"{number}",
            one.action,
            one.lead or "not named",
            (f"{one.due:%d/%m/%Y}" if isinstance(one.due, dt.date) else one.due) or "no date",
            f"{one.identity.case} · {agency_and_team(collated, one.identity)} · {one.cell.sheet}!{one.cell.cell}",
        )
        for number, one in enumerate(collated.proposals, start=1)
    )
    if not rows:
        yield Text(text="The auditors proposed no actions.")
        return
    yield Text(
        text="These are the actions that auditors proposed, in their words. The QA group and the challenge day will join, "
        "sharpen or leave them; none is agreed yet."
    )
    yield Table(
        title="Actions proposed by auditors",
        header=("No.", "Proposed action", "Lead", "Due", "From"),
        rows=rows,
        widths=(0.07, 0.43, 0.18, 0.13, 0.19),
        description="Each action that an auditor proposed, who would lead it, when it is due and which form it is from.",
    )


def appendix_part(collated: Collated) -> Iterator[Block]:
    """The questions, the themes and the files."""
    yield PageBreak()
    yield Heading(level=1, text="Appendix: the questions, the themes and the files")
    yield Heading(level=2, text="What each agency was asked")
    for section in collated.state.tool.sections:
        yield Heading(level=3, text=section.label)
        yield Bullets(items=tuple(question.label for question in collated.state.tool.questions_of(section.name)))
    yield Heading(level=2, text="The themes of the codebook")
    yield Table(
        title="Themes and what they cover",
        header=("Theme", "What it covers"),
        rows=tuple((theme.title, theme.definition) for theme in collated.themes),
        widths=(0.28, 0.72),
        description="Each theme of the codebook with its definition.",
    )
    yield Heading(level=2, text="The files behind this report")
    rows = tuple(
        (
            one.identity.case,
            agency_and_team(collated, one.identity),
            STATE_WORDS[one.state],
            short_day(one.received),
            file_of(one.returned),
        )
        for one in collated.state.returns
        if one.returned is not None and one.received is not None
    )
    if rows:
        yield Table(
            title="Returns held, with the file of each",
            header=("Case", "Agency", "State", "Received", "File"),
            rows=rows,
            widths=(0.12, 0.24, 0.18, 0.16, 0.3),
            description="Every return held, the day it was received and the file it came in.",
        )
