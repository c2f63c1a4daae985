"""Every document that the program makes is sound to the Open XML SDK's validator, which NELAUDIT_VALIDATOR names."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Desk, Ran

VALIDATOR = os.environ.get("NELAUDIT_VALIDATOR", "")
SESSION = "single-assessment-2016"

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not VALIDATOR, reason="NELAUDIT_VALIDATOR names no validator; .ci/run tests installs one"),
]


def faults(path: Path) -> list[str]:
    """What the validator says is wrong with a document."""
    done = subprocess.run([VALIDATOR, str(path)], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout, done.stderr
    return [f"{one['path']} {one['xPath']}: {one['description']}" for one in json.loads(done.stdout)["errors"]]


def test_the_validator_sees_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"no workbook")
    assert faults(path)


def test_every_form_is_sound(previews: dict[str, Path], issued_workspace: Path) -> None:
    issued = [*issued_workspace.rglob("Confirmation POLICE.xlsx"), *issued_workspace.rglob("N16-01 POLICE.xlsx")]
    assert len(issued) == 2
    assert {path.name: faults(path) for path in (*previews.values(), *issued)} == {
        path.name: [] for path in (*previews.values(), *issued)
    }


def test_a_draw_is_sound(desk: Desk) -> None:
    assert desk.run("issue", SESSION).code == 0
    assert faults(desk.root / "output" / SESSION / "draw.xlsx") == []


def test_the_report_and_the_scorecard_are_sound(demonstration: tuple[Path, Ran]) -> None:
    report, scorecard = (Path(line.split(": ", 1)[1]) for line in demonstration[1].out.splitlines()[-2:])
    assert (report.name, scorecard.name) == ("overview.docx", "scorecard.xlsx")
    assert faults(report) == []
    assert faults(scorecard) == []
