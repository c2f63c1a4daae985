"""Forms saved by LibreOffice in each format that agencies use: the same texts at the right questions."""

import subprocess
import warnings
from pathlib import Path

import pytest

from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import FieldKind
from nelaudit.pathway.workspace import Workspace
from tests.conftest import filled
from tests.filling import opened_form
from tests.intake.mangler import WAYS
from tests.intake.test_mangled import Case

pytestmark = pytest.mark.office

FORMATS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8", "xls": "xls:MS Excel 97"}
ODD = {
    "not applicable": "N/A",
    "none": "None",
    "zero": "0",
    "true": "TRUE",
    "formula": "=1+1",
    "at": "@home",
    "emoji": "The child said 🙂 and 👩‍👧 drew a picture.",
    "Welsh": "Ŵyr a ŷd: y gweithiwr a welodd y plentyn, tŷ Siân.",
    "lines": "First line.\nSecond line.\n\n- a point\n- another",
    "long": "word " * 6553,
    "quotes": 'He said "no", & <b>left</b>; 50% of £20.',
    "spaces": "  two before and two after  ",
}


def converted(folder: Path, kind: str) -> dict[str, bytes]:
    """Every workbook of a folder, saved by LibreOffice in a format."""
    out = folder / kind
    files = sorted(str(path) for path in folder.glob("*.xlsx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", FORMATS[kind], "--outdir", str(out), *files],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {path.stem: path.read_bytes() for path in out.glob(f"*.{kind}")}


@pytest.fixture(scope="module")
def case(issued_workspace: Path, definitions: Definitions) -> Case:
    return Case(Workspace(issued_workspace), definitions)


@pytest.mark.parametrize("kind", FORMATS)
def test_spoiled_forms_saved_in_a_format(case: Case, kind: str, tmp_path: Path) -> None:
    """Each way in one of the formats: which, changes with the list of them; `test_mangled` tries each unsaved."""
    ways = list(WAYS)[list(FORMATS).index(kind) :: len(FORMATS)]
    for name in ways:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            (tmp_path / f"{name}.xlsx").write_bytes(case.spoil([name], 3))
    faults = {name: case.faults(case.read(data)) for name, data in converted(tmp_path, kind).items()}
    assert set(faults) == set(ways)
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("kind", FORMATS)
def test_odd_values_come_through_a_format(case: Case, kind: str, tmp_path: Path) -> None:
    fields = opened_form(case.data).fields
    texts = [name for name, (_, _, sort, _) in fields.items() if name.endswith(".answer") and sort == FieldKind.TEXT]
    values = dict(zip(texts, ODD.values(), strict=False))
    (tmp_path / "odd.xlsx").write_bytes(filled(case.data, only=values))
    returned = case.read(converted(tmp_path, kind)["odd"])
    lost = {name: (text[:40], returned.inputs[name].value[:40]) for name, text in values.items()
            if returned.inputs[name].value != text}  # fmt: skip
    assert lost == {}
