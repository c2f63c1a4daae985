"""Grades: counted, never averaged; and how far moderated grades agree with the agencies' own."""
