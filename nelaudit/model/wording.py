"""Words for values: days as people write them, counts with their nouns, named fields in texts."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence

Clear = Callable[[str], str]
"""Takes out of a text what identifies a child: the guard's, in every run; see `nelaudit.privacy`."""

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def written_day(day: dt.date) -> str:
    """A day as a letter writes it: Monday 6 June 2016."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def short_day(day: dt.date) -> str:
    """A day as a report writes it: 6 June 2016."""
    return f"{day.day} {day:%B %Y}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 return`, `3 returns`, `no returns`."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {noun}"


def listed(items: Sequence[str], *, last: str = "and") -> str:
    """Items as a sentence lists them: `a, b and c`."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def quoted(choices: Sequence[str]) -> str:
    """The choices of a list as a message names them: `“Yes” or “No involvement”`."""
    return listed([f"“{choice}”" for choice in choices], last="or")


def fill(text: str, fields: Mapping[str, str]) -> str:
    """Puts the values of named {fields} into a text; a name that is not known stays as it stands."""
    return _FIELD.sub(lambda match: fields.get(match[1], match[0]), text)


def as_written(text: str) -> str:
    """The text as it is: what stands for a guard where nobody is to be taken out."""
    return text


def shortened(text: str, limit: int) -> str:
    """A text on one line, cut at a word with an ellipsis where it is longer than `limit` characters.

    Words of a return are cleared of names before: a name, number or address that is cut would not be known again.
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def word_set(words: str) -> frozenset[str]:
    """The words of a table, set apart by spaces."""
    return frozenset(words.split())
