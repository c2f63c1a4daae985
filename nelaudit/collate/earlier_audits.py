"""Which earlier audits an audit is compared with."""

from collections.abc import Collection

from nelaudit.model.definitions import Audit, Register


def audits_before(register: Register, audit: Audit, issued: Collection[str]) -> tuple[Audit | None, Audit | None]:
    """The audits to compare with, of those of which forms were issued: the last by deadline, and the last with this tool.

    Source: design, "Grades"
    """
    earlier = [
        (one.deadline, one)
        for one in register.audits
        if one.key in issued and one.deadline and audit.deadline and one.deadline < audit.deadline
    ]
    in_order = [one for _, one in sorted(earlier, key=lambda pair: (pair[0], pair[1].key))]
    same = [one for one in in_order if one.tool == audit.tool]
    return (in_order[-1] if in_order else None, same[-1] if same else None)
