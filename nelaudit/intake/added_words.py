"""What was added to words that the form came with: a quotation shows that, and not the board's own words again."""

import hashlib
from difflib import SequenceMatcher

from nelaudit.model.forms import as_printed, mark_of, sentences_of

_MOST_WORDS = 600
"""Longer texts are quoted whole: to look through them at every word would take too long."""


def added_words(text: str, issued: str) -> str:
    """The words of a text that are not those issued, in order, with “…” where issued ones stand between them."""
    now, before = text.split(), issued.split()
    if not before or len(now) > _MOST_WORDS:
        return text
    matcher = SequenceMatcher(a=[_bare(word) for word in before], b=[_bare(word) for word in now], autojunk=False)
    changed = (code[3:] for code in matcher.get_opcodes() if code[0] in {"insert", "replace"})
    pieces = [" ".join(now[first:last]) for first, last in changed]
    return " … ".join(filter(None, pieces)) or text


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:?!()“”\"'’‘")


def beyond_printed(text: str, printed: frozenset[str]) -> str:
    """A text without the sentences that the form printed, and without printed words at its beginning or its end.

    What was printed is known by its marks alone.
    """
    sentences = sentences_of(text)
    kept = [one for one in sentences if mark_of(one) not in printed]
    if kept and len(kept) < len(sentences):
        return " ".join(kept)
    words, shown = as_printed(text).split(" "), text.split()
    if not 1 < len(words) <= _MOST_WORDS or len(words) != len(shown):
        return text
    begins = [number for number in range(2, len(words)) if _mark(words[:number]) in printed]
    if begins:
        return " ".join(shown[begins[-1] :])
    ends = [number for number in range(1, len(words) - 1) if _mark(words[number:]) in printed]
    return " ".join(shown[: ends[0]]) if ends else text


def _mark(words: list[str]) -> str:
    """The mark of words that are compared already; not remembered, since most are of no printed text."""
    return hashlib.blake2b(" ".join(words).encode(), digest_size=6).hexdigest()
