"""Values → documents: Word and Excel files as bytes.

What comes in is a value of `nelaudit.model` and, for Word, the board's house style. What goes out is the
finished file: the same value gives the same bytes. What a document says is decided in other rooms; here
is decided only how it looks, that everybody can read it, and that no text can break it.
"""
