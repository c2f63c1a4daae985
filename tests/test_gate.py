"""The gate can fail: a fault planted in a copy of the project ends it with another code than 0."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
NEEDED = (".ci", "docs", "nelaudit", "setup.cfg", "pyproject.toml", "README.md", "process.py")
DEVELOPERS = shutil.which("ruff", path=str(Path(sys.executable).parent)) is not None


def gate(folder: Path, step: str) -> subprocess.CompletedProcess[str]:
    tools = {"NELAUDIT_BIN": str(Path(sys.executable).parent)}
    return subprocess.run(
        ["bash", ".ci/run", step],
        cwd=folder,
        env=os.environ | tools,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


@pytest.mark.skipif(os.name == "nt" or not DEVELOPERS, reason="the gate runs where the extra `dev` is installed")
@pytest.mark.parametrize(
    ("step", "file", "fault"),
    [
        ("lint", "nelaudit/workdays.py", "\nimport os\n"),
        ("readme", "nelaudit/cli/checks.py", '\nchecks.help = "Something else."\n'),
        ("imports", "nelaudit/model/wording.py", "\nimport nelaudit.store.record\n"),
    ],
)
def test_the_gate_passes_a_sound_copy_and_fails_on_a_fault(copy: Path, step: str, file: str, fault: str) -> None:
    assert gate(copy, step).returncode == 0, gate(copy, step).stdout
    with (copy / file).open("a", encoding="utf-8") as target:
        target.write(fault)
    assert gate(copy, step).returncode != 0


def test_a_failing_test_fails_the_tests(copy: Path) -> None:
    (copy / "tests").mkdir()
    test = copy / "tests" / "test_one.py"
    for verdict, expected in (("True", 0), ("False", 1)):
        test.write_text(f"def test_one() -> None:\n    assert {verdict}\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-n", "0"], cwd=copy, capture_output=True, text=True, check=False
        )
        assert done.returncode == expected, done.stdout
