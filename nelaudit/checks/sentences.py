"""Where one sentence of an answer ends and the next begins."""

import re

from nelaudit.model.dates import DateMention

SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
"""What parts two sentences; a date with full stops is not cut."""


def sentence_of(text: str, mention: DateMention) -> str:
    """The sentence in which a date stands."""
    start = 0
    for cut in SENTENCE.finditer(text):
        if cut.start() >= mention.end:
            return text[start : cut.start()]
        if cut.end() <= mention.start:
            start = cut.end()
    return text[start:]
