"""The demonstration: an invented audit, its children, its agencies and what their auditors wrote.

Nobody in it exists. What comes in is a case number, an agency and a seed; what goes out is always the same for them.
"""
