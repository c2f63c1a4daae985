"""The register's sheet Checks: which checks are turned to advice or off, for one audit or for all."""

from collections.abc import Mapping

from nelaudit.define.cases import known_audit
from nelaudit.define.tables import SourceBook
from nelaudit.model.definitions import CheckSetting, Setting

_NEEDED = ("audit", "code", "setting", "reason", "agreed_by")


def read_check_settings(
    source: SourceBook, audits: frozenset[str], codes: Mapping[str, bool]
) -> tuple[CheckSetting, ...]:
    """The settings; a register from before there were any has no such sheet.

    `audits` are the keys of the sheet Audits, `codes` those of all checks with whether each may be switched.
    """
    settings: list[CheckSetting] = []
    if not source.has("Checks"):
        return ()
    seen: dict[tuple[str, str], str] = {}
    for row in source.rows("Checks", _NEEDED):
        problems, audit, code = source.problems, row.text("audit"), row.text("code").upper()
        good = not audit or known_audit(row, audits, problems)
        if code not in codes:
            problems.add(
                row,
                "code",
                f"There is no check “{row.text('code')}”.",
                "Write a code that “checks” lists, such as E01.",
            )
        elif not codes[code]:
            problems.add(
                row, "code", f"{code} can be turned neither to advice nor off: it tells of a concern, or of a file.",
                "Delete the row.",
            )  # fmt: skip
        good &= codes.get(code, False)
        if row.text("setting").casefold() not in tuple(Setting):
            problems.add(row, "setting", f"“{row.text('setting')}” is no setting.", "Write advice or off.")
            good = False
        for column in ("reason", "agreed_by"):
            if not row.text(column):
                problems.add(row, column, "This cell is empty.", "Such a setting needs its reason and who agreed it.")
                good = False
        if (audit, code) in seen:
            problems.add(
                row, "code", f"{code} is set for the same audit in {seen[audit, code]}.", "Delete one of the two."
            )
            good = False
        seen.setdefault((audit, code), row.cell("code"))
        if good:
            setting = Setting(row.text("setting").casefold())
            settings.append(CheckSetting(audit=audit, code=code, setting=setting, reason=row.text("reason"),
                                         agreed_by=row.text("agreed_by")))  # fmt: skip
    return tuple(settings)
