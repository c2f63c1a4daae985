"""Brings returns together: themes, chronology, challenge points, measures; pure, no input or output."""
