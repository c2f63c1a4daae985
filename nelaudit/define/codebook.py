"""The codebook workbook → Codebook."""

from nelaudit.define.tables import Source, coded, unique
from nelaudit.model.codebook import Codebook, Cue, CueKind, Phrase, Polarity, Theme


def read_codebook(source: Source) -> Codebook:
    """Themes, phrases and cues; mistakes go to the source's problems."""
    problems = source.problems
    themes, seen = [], dict[str, str]()
    for row in source.rows("Themes", ("key", "title", "definition"), ("not_covered",)):
        key = coded(row, "key", problems)
        if unique(row, "key", seen, problems):
            if not row.text("title"):
                problems.add(row, "title", "The theme has no title.", "Write the words that reports should show.")
            themes.append(
                Theme(
                    key=key,
                    title=row.text("title"),
                    definition=row.text("definition"),
                    not_covered=row.text("not_covered"),
                )
            )
    return Codebook(themes=tuple(themes), phrases=_phrases(source, frozenset(seen)), cues=_cues(source))


def _phrases(source: Source, themes: frozenset[str]) -> tuple[Phrase, ...]:
    phrases, seen = [], dict[tuple[str, str], str]()
    for row in source.rows("Phrases", ("theme", "phrase"), ("polarity",)):
        theme, text, polarity = row.text("theme"), row.text("phrase"), row.text("polarity").casefold()
        if theme.casefold() not in themes:
            source.problems.add(row, "theme", f"The sheet Themes has no “{theme}”.", "Write a theme's key.")
        if not text:
            source.problems.add(row, "phrase", "The phrase is empty.", "Write the words to look for.")
        if polarity not in ("", *Polarity):
            source.problems.add(row, "polarity", f"“{polarity}” is no judgement.",
                                "Write strength or development, or leave the cell empty.")  # fmt: skip
            polarity = ""
        place = (theme, text.casefold())
        if place in seen:
            source.problems.add(row, "phrase", f"“{text}” stands already in {seen[place]}.", "Delete one of the two.")
        elif text:
            seen[place] = row.cell("phrase")
            phrases.append(Phrase(theme=theme, text=text, polarity=Polarity(polarity) if polarity else None))
    return tuple(phrases)


def _cues(source: Source) -> tuple[Cue, ...]:
    cues = []
    for row in source.rows("Cues", ("kind", "phrase")):
        kind, text = row.text("kind").casefold(), row.text("phrase")
        if kind not in tuple(CueKind):
            source.problems.add(row, "kind", f"“{kind}” is no kind of cue.", f"Write one of: {', '.join(CueKind)}.")
        elif not text:
            source.problems.add(row, "phrase", "The cue is empty.", "Write the words to look for.")
        else:
            cues.append(Cue(kind=CueKind(kind), text=text))
    return tuple(cues)
