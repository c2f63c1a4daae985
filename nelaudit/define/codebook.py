"""The codebook workbook → Codebook, with every mistake in it named by sheet and cell."""

from collections.abc import Mapping

from nelaudit.define.tables import Row, SourceBook, coded, unique
from nelaudit.model.codebook import (
    LONGEST_REACH,
    Codebook,
    Cue,
    CueKind,
    Phrase,
    Polarity,
    Side,
    Theme,
    WordList,
)
from nelaudit.text.wordings import PatternError, holds_words

_LISTED = "()/{}*…"
"""Signs that mean something in a phrase and cannot stand in a list's words."""


def read_codebook(source: SourceBook) -> Codebook:
    """Themes, word lists, phrases and cues; mistakes go to the source's problems."""
    themes = _themes(source)
    lists = _lists(source)
    words = {one.name: one.words for one in lists}
    keys = frozenset(theme.key.casefold() for theme in themes)
    return Codebook(
        themes=themes,
        phrases=_phrases(source, keys, words),
        cues=_cues(source, words),
        lists=lists,
    )


def _themes(source: SourceBook) -> tuple[Theme, ...]:
    problems = source.problems
    themes, seen = [], dict[str, str]()
    for row in source.rows("Themes", ("key", "title", "definition"), ("not_covered", "gives_way")):
        key = coded(row, "key", problems)
        if unique(row, "key", seen, problems):
            if not row.text("title"):
                problems.add(row, "title", "The theme has no title.", "Write the words that reports should show.")
            themes.append(
                Theme(
                    key=key,
                    title=row.text("title"),
                    definition=row.text("definition"),
                    gives_way=row.ticked("gives_way", problems),
                )
            )
    return tuple(themes)


def _lists(source: SourceBook) -> tuple[WordList, ...]:
    """The word lists, one word a row. A codebook without the sheet has none."""
    if not source.has("Lists"):
        return ()
    problems = source.problems
    words: dict[str, list[str]] = {}
    seen = dict[tuple[str, str], str]()
    for row in source.rows("Lists", ("list", "word")):
        name, word = coded(row, "list", problems), row.text("word")
        if not word:
            problems.add(row, "word", "The word is empty.", "Write the word, or delete the row.")
        elif any(sign in word for sign in _LISTED):
            problems.add(row, "word", f"“{word}” holds a sign that only phrases may hold.", "Write one wording a row.")
        elif _first_time(source, row, "word", (name, word.casefold()), seen):
            words.setdefault(name, []).append(word)
    return tuple(WordList(name=name, words=tuple(members)) for name, members in words.items())


def _phrases(source: SourceBook, themes: frozenset[str], lists: Mapping[str, tuple[str, ...]]) -> tuple[Phrase, ...]:
    problems = source.problems
    phrases, seen = [], dict[tuple[str, str], str]()
    for row in source.rows("Phrases", ("theme", "phrase"), ("polarity",)):
        theme, text, polarity = row.text("theme"), row.text("phrase"), row.text("polarity").casefold()
        if theme.casefold() not in themes:
            problems.add(row, "theme", f"The sheet Themes has no “{theme}”.", "Write a theme's key.")
        if polarity not in ("", *Polarity):
            problems.add(row, "polarity", f"“{polarity}” is no judgement.",
                         "Write strength or development, or leave the cell empty.")  # fmt: skip
            polarity = ""
        if _worded(source, row, lists) and _first_time(source, row, "phrase", (theme, text.casefold()), seen):
            phrases.append(Phrase(theme=theme, text=text, polarity=Polarity(polarity) if polarity else None))
    return tuple(phrases)


def _cues(source: SourceBook, lists: Mapping[str, tuple[str, ...]]) -> tuple[Cue, ...]:
    problems = source.problems
    cues, seen = [], dict[tuple[str, str], str]()
    for row in source.rows("Cues", ("kind", "phrase"), ("reach", "side")):
        kind, text, side = row.text("kind").casefold(), row.text("phrase"), row.text("side").casefold()
        reach = row.whole("reach", problems)
        if reach is not None and not 0 <= reach <= LONGEST_REACH:
            problems.add(row, "reach", f"A reach of {reach} words is not possible.",
                         f"Write a number from 0 to {LONGEST_REACH}, or leave the cell empty.")  # fmt: skip
            reach = None
        if side not in tuple(Side):
            problems.add(row, "side", f"“{side}” is no side.", "Write before, after or both, or leave the cell empty.")
            side = ""
        if kind not in tuple(CueKind):
            problems.add(row, "kind", f"“{kind}” is no kind of cue.", f"Write one of: {', '.join(CueKind)}.")
        elif _worded(source, row, lists) and _first_time(source, row, "phrase", ("", text.casefold()), seen):
            cues.append(Cue(kind=CueKind(kind), text=text, reach=reach, side=Side(side)))
    return tuple(cues)


def _worded(source: SourceBook, row: Row, lists: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the row's phrase can be searched for; what is wrong with it is noted."""
    text = row.text("phrase")
    try:
        worded = holds_words(text, lists)
    except PatternError as wrong:
        source.problems.add(row, "phrase", wrong.found, wrong.put_right)
        return False
    if not worded:
        source.problems.add(row, "phrase", f"“{text}” holds no words." if text else "The phrase is empty.",
                            "Write the words to look for.")  # fmt: skip
    return worded


def _first_time(
    source: SourceBook, row: Row, column: str, place: tuple[str, str], seen: dict[tuple[str, str], str]
) -> bool:
    """Whether a wording stands here first; one that stood before is noted."""
    if place in seen:
        source.problems.add(
            row, column, f"“{row.text(column)}” stands already in {seen[place]}.", "Delete one of the two."
        )
        return False
    seen[place] = row.cell(column)
    return True
