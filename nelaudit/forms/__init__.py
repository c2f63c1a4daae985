"""Audit → forms: which cell asks what, and the sheets that carry it. Values only; `writing` makes the file."""
