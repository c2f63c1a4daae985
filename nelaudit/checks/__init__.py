"""Return → findings: what is blank, undated, unsourced or urgent, and where.

One generator a check, an explicit list in code order, one runner. A check only points; code, severity and message
come from its declaration, and so do the words that people read of it everywhere.
"""

from nelaudit.checks.catalogue import CHECKS, URGENT_CHECKS, all_rules, completion_rules, switchable
from nelaudit.checks.runner import Checked, run_checks
from nelaudit.checks.seen import Seen
from nelaudit.checks.side_by_side import Together

__all__ = [
    "CHECKS",
    "URGENT_CHECKS",
    "Checked",
    "Seen",
    "Together",
    "all_rules",
    "completion_rules",
    "run_checks",
    "switchable",
]
