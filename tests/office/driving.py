"""LibreOffice as a person at an agency uses it: one office, several workbooks, each worked on in steps."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from nelaudit.model.places import cell_name

PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("libreoffice_fill.py")

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None
    or subprocess.run([PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode != 0,
    reason="LibreOffice with its Python bridge is not installed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is typed (sheet, cell, kind, value), which cells are looked at then, and what is saved (file, filter)."""

    values: Sequence[Sequence[object]] = ()
    show: Sequence[Sequence[str]] = ()
    save: Sequence[tuple[Path, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What was shown after each step, and what every formula (sheet, cell) gave when calculated anew before them."""

    shown: list[list[str]]
    results: dict[tuple[str, str], str | float]


def work_in_office(
    folder: Path, documents: Sequence[tuple[Path, Sequence[Step]]], *, password: str = ""
) -> list[Worked]:
    """One office opens each workbook in turn and does its steps; the job and the office's profile lie in the folder."""
    job = {
        "password": password,
        "documents": [
            {
                "form": str(form),
                "steps": [
                    {
                        "values": step.values,
                        "show": step.show,
                        "save": [[str(path), kind] for path, kind in step.save],
                    }
                    for step in steps
                ],
            }
            for form, steps in documents
        ],
    }
    path = folder / "job.json"
    path.write_text(json.dumps(job), encoding="utf-8")
    done = subprocess.run([PYTHON, str(SCRIPT), str(path)], capture_output=True, text=True, timeout=300, check=True)
    return [
        Worked(shown=one["shown"], results=_by_cell(one["results"])) for one in json.loads(done.stdout.splitlines()[-1])
    ]


def _by_cell(blocks: list[tuple[str, int, int, list[list[str | float]]]]) -> dict[tuple[str, str], str | float]:
    return {
        (sheet, cell_name(top + row, left + col)): value
        for sheet, top, left, values in blocks
        for row, line in enumerate(values)
        for col, value in enumerate(line)
    }
