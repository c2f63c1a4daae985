"""The QA scorecard, sheet by sheet."""
