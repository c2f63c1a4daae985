"""The words in small letters that stand in the program's own wording; run as a script, it prints the module that lists them."""

import ast
import re
import sys
import textwrap
from pathlib import Path

from nelaudit.privacy.ordinary_words import WORDS

PACKAGE = Path(__file__).parents[2] / "nelaudit"
ROOMS = ("report", "checks", "pathway", "forms", "measures", "challenge", "intake", "model")
_WORD = re.compile(r"(?<![\w{.\\])[a-z]{3,}(?![\w}(\\])")


def wording() -> set[str]:
    """Every word of the texts in the rooms that word documents and messages."""
    files = [PACKAGE / "errors.py", *(file for room in ROOMS for file in (PACKAGE / room).rglob("*.py"))]
    texts = (
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    )
    return {word for text in texts for word in _WORD.findall(text)} - WORDS


def module() -> str:
    """The module `nelaudit.privacy.own_wording` as it should be."""
    head, _, rest = (PACKAGE / "privacy" / "own_wording.py").read_text("utf-8").partition("word_set(\n")
    lines = textwrap.wrap(" ".join(sorted(wording())), 112)
    body = "".join(f'    "{line}{" " if line is not lines[-1] else ""}"\n' for line in lines)
    end = rest.index(")\n")
    return f"{head}word_set(\n{body}{rest[end:]}"


if __name__ == "__main__":
    sys.stdout.write(module())
