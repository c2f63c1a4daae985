# ruff: noqa: INP001, T201 - a script to run by hand, which prints
"""How well the codebook finds themes in sentences that people labelled: precision, recall, F1, and polarity.

Run by hand: `.venv/bin/python benchmarks/themes.py FILE.jsonl [--workspace DIR] [--misses]`. A line of the file is
`{"text": "...", "themes": [["voice", "strength"], ...]}`; no theme means that the sentence judges nothing. A line may also
say what the question before it asked for (`"asked": "oversight"`), which is then known, unless `--unasked` is given. A
theme counts once a sentence; the polarity is judged on the themes that were rightly found.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nelaudit.model.codebook import Codebook
from nelaudit.pathway.definitions import load_codebook
from nelaudit.pathway.workspace import Workspace
from nelaudit.themes.finding import find_themes

Labels = frozenset[tuple[str, str]]


@dataclass(slots=True)
class Score:
    """What was found right, found wrongly and missed, by theme; and whose polarity was right."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    polarity: Counter[str] = field(default_factory=Counter)

    def add(self, labelled: Labels, found: Labels) -> None:
        """Counts one sentence."""
        wanted, got = {theme for theme, _ in labelled}, {theme for theme, _ in found}
        self.right.update(wanted & got)
        self.wrong.update(got - wanted)
        self.missed.update(wanted - got)
        self.polarity.update(
            theme
            for theme in wanted & got
            if {p for t, p in labelled if t == theme} == {p for t, p in found if t == theme}
        )

    def row(self, title: str, themes: Iterable[str]) -> tuple[str, ...]:
        """One line of the table: n labelled, precision, recall, F1, polarity."""
        chosen = tuple(themes)
        right, wrong, missed, polarity = (
            sum(counts[theme] for theme in chosen) for counts in (self.right, self.wrong, self.missed, self.polarity)
        )
        shares = (
            (right, right + wrong),
            (right, right + missed),
            (2 * right, 2 * right + wrong + missed),
            (polarity, right),
        )
        return title, str(right + missed), *(f"{part / whole:.2f}" if whole else "–" for part, whole in shares)


def read_labelled(file: Path) -> list[tuple[str, str, Labels]]:
    """The sentences of a file with what was asked and their labels."""
    lines = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        (line["text"], line.get("asked", ""), frozenset((theme, polarity) for theme, polarity in line["themes"]))
        for line in lines
    ]


def table(score: Score, themes: Sequence[str]) -> str:
    """The table as Markdown: all themes together, then each."""
    rows = [("theme", "labelled", "precision", "recall", "F1", "polarity right"), ("---", *["---:"] * 5)]
    rows += [score.row("**all**", themes), *(score.row(theme, [theme]) for theme in themes)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def measure(labelled: Sequence[tuple[str, str, Labels]], codebook: Codebook, *, misses: bool = False) -> Score:
    """The score of a codebook on labelled sentences; on request prints where it differs."""
    score = Score()
    for text, asked, labels in labelled:
        matches = find_themes(text, codebook, asked=asked)
        found = frozenset((match.theme, str(match.polarity)) for match in matches)
        score.add(labels, found)
        if misses and found != labels:
            print(f"{text}\n    labelled {sorted(labels)}")
            print(
                "\n".join(f"    found {m.theme} {m.polarity}: {m.phrase!r} by {m.cue!r}" for m in matches)
                or "    found nothing"
            )
    return score


def main() -> None:
    """Prints the table for a file of labelled sentences."""
    options = argparse.ArgumentParser(description="precision, recall and F1 of themes on labelled sentences")
    options.add_argument("file", type=Path)
    options.add_argument(
        "--workspace", type=Path, default=Path(), help="whose codebook to use; the shipped one otherwise"
    )
    options.add_argument("--misses", action="store_true", help="print each sentence that was judged otherwise")
    options.add_argument("--unasked", action="store_true", help="leave aside what the question asked for")
    chosen = options.parse_args()
    codebook = load_codebook(Workspace(chosen.workspace))
    labelled = [(text, "" if chosen.unasked else asked, labels) for text, asked, labels in read_labelled(chosen.file)]
    score = measure(labelled, codebook, misses=chosen.misses)
    print(f"{len(labelled)} sentences, {sum(not labels for *_, labels in labelled)} of them without a theme\n")
    print(table(score, [theme.key for theme in codebook.themes]))


if __name__ == "__main__":
    main()
