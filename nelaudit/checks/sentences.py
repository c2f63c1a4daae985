"""Where one sentence of an answer ends and the next begins."""

import re

from nelaudit.model.dates import DateMention

SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
"""What parts two sentences; a date with full stops is not cut."""

_REACH = 300


def sentence_of(text: str, mention: DateMention) -> str:
    """The sentence in which a date stands, as far as 300 characters to either side."""
    before = SENTENCE.split(text[max(mention.start - _REACH, 0) : mention.start])[-1]
    after = SENTENCE.split(text[mention.end : mention.end + _REACH], maxsplit=1)[0]
    return f"{before}{text[mention.start : mention.end]}{after}"
