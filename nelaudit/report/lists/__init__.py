"""Workbooks that list: the findings of an audit, the log of intake."""
