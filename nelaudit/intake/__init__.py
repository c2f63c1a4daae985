"""Cells as read → a return: whose form it is, which cell answers which question, and what it replaces.

Nothing here reads a file or writes the store; what cannot be attributed for certain is refused with a reason.
"""
