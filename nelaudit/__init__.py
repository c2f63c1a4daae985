"""nelaudit: multi-agency safeguarding audits, from the Excel form to the board's report."""

__version__ = "0.1.0"
