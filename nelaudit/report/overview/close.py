"""The overview report: how far the data can be relied on, the outline action plan, the appendix."""

from collections.abc import Iterator

from nelaudit.checks import all_rules
from nelaudit.measures.listing import finding_counts
from nelaudit.model.audit_state import AuditState
from nelaudit.model.definitions import Setting
from nelaudit.model.documents import Block, Bullets, Heading, PageBreak, Table, Text
from nelaudit.model.findings import Severity
from nelaudit.model.returns import ReturnState
from nelaudit.model.wording import counted, listed, short_day
from nelaudit.privacy import withholding
from nelaudit.report.parts.shown import STATE_WORDS, agency_and_team
from nelaudit.report.tables.rows import dated, file_of


def quality_part(picture: AuditState) -> Iterator[Block]:
    """What was found in the returns and is still open."""
    yield Heading(level=1, text="How far the data can be relied on")
    collated = [one for one in picture.current if one.collated]
    queried = [one for one in collated if one.state is ReturnState.PARTIAL]
    yield Text(
        text=f"{counted(len(collated), 'return').capitalize()} {'was' if len(collated) == 1 else 'were'} collated; "
        f"{counted(len(queried), 'of them has', 'of them have')} open queries. The table counts what was found and is "
        "still open."
    )
    counts = finding_counts(picture.current)
    advice = {one.code for one in picture.register.settings_for(picture.audit.key) if one.setting is Setting.ADVICE}
    rows = tuple(
        (
            rule.code,
            rule.summary,
            (Severity.ADVICE if rule.code in advice else rule.severity).value,
            str(counts[rule.code]),
        )
        for rule in all_rules()
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
    nothing = sum(len(one.nothing_held) for one in collated)
    if nothing:
        yield Text(
            text=f"{counted(nothing, 'answer says', 'answers say').capitalize()} that nothing is held. That is an answer: it is "
            "counted as one, and nothing further was asked."
        )
    yield from _settings(picture)
    broken = sorted({code for one in picture.current for code in one.could_not_run})
    if broken:
        yield Text(text=f"These checks could not be run on every return: {listed(broken)}. The counts may be too low.")


def _settings(picture: AuditState) -> Iterator[Block]:
    """The checks that were off or only advice for this audit, with the reason and who agreed it."""
    settings = picture.register.settings_for(picture.audit.key)
    if not settings:
        return
    rules = {rule.code: rule for rule in all_rules()}
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


def plan_part(picture: AuditState) -> Iterator[Block]:
    """The actions that auditors proposed, in their words."""
    yield Heading(level=1, text="Outline action plan")
    rows: list[tuple[str, ...]] = []
    for one in picture.current:
        if not one.collated or one.returned is None:
            continue
        private = withholding(one.returned, one.tool or picture.tool)
        for line in one.returned.rows("proposal"):
            if private.row(cell.value for cell in line.values()):
                continue
            texts = {name: cell.value.strip() for name, cell in line.items()}
            if not texts.get("action"):
                continue
            due, precision = dated(texts.get("due", ""))
            cell = line["action"]
            rows.append(
                (
                    f"{len(rows) + 1}",
                    texts["action"],
                    texts.get("lead", "") or "not named",
                    (f"{due[8:]}/{due[5:7]}/{due[:4]}" if precision == "day" else due) or "no date",
                    f"{one.identity.case} · {agency_and_team(picture, one.identity)} · {cell.sheet}!{cell.cell}",
                )
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
        rows=tuple(rows),
        widths=(0.07, 0.43, 0.18, 0.13, 0.19),
        description="Each action that an auditor proposed, who would lead it, when it is due and which form it is from.",
    )


def appendix_part(picture: AuditState) -> Iterator[Block]:
    """The questions, the themes and the files."""
    yield PageBreak()
    yield Heading(level=1, text="Appendix: the questions, the themes and the files")
    yield Heading(level=2, text="What each agency was asked")
    for section in picture.tool.sections:
        yield Heading(level=3, text=section.label)
        yield Bullets(items=tuple(question.label for question in picture.tool.questions_of(section.name)))
    yield Heading(level=2, text="The themes of the codebook")
    yield Table(
        title="Themes and what they cover",
        header=("Theme", "What it covers"),
        rows=tuple((theme.title, theme.definition) for theme in picture.codebook.themes),
        widths=(0.28, 0.72),
        description="Each theme of the codebook with its definition.",
    )
    yield Heading(level=2, text="The files behind this report")
    rows = tuple(
        (
            one.identity.case,
            agency_and_team(picture, one.identity),
            STATE_WORDS[one.state],
            short_day(one.received),
            file_of(one.returned),
        )
        for one in picture.returns
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
