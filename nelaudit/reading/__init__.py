"""Untrusted bytes → plain values: told by content, never by name; parsed in a process that may die.

What comes in: the bytes of one file. What goes out: a workbook's cells, or the parts of an e-mail or zip, or a
`FileError` that says what is wrong with the file. Whose form it is, is left to `nelaudit.intake`.
"""
