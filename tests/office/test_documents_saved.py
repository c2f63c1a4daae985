"""Documents of ours that LibreOffice saved again say what they said: nobody has edited them."""

from dataclasses import replace

import pytest

from nelaudit.reading.content_digest import content_digest
from tests.conftest import Desk, filled
from tests.office.programs import PROGRAMS

pytestmark = pytest.mark.office


def test_what_libreoffice_saves_again_is_no_edit(desk: Desk) -> None:
    office = PROGRAMS["LibreOffice"]
    if office.missing():
        pytest.skip("LibreOffice is not installed")
    desk.drop("gp.xlsx", filled(desk.form("GP"), {"details.auditor": None}))
    desk.run("run")
    desk.run("report", "neglect-2016")
    folder = desk.root / "output/neglect-2016/report"
    documents = {name: folder / name for name in ("scorecard.xlsx", "findings.xlsx", "collation.xlsx", "overview.docx")}
    before = {name: content_digest(path.read_bytes()) for name, path in documents.items()}
    assert all(before.values())
    kinds = {".xlsx": office.formats["xlsx"], ".docx": "docx:MS Word 2007 XML"}
    saver = replace(office, formats={ending[1:]: kind for ending, kind in kinds.items()})
    assert {name: content_digest(saver.save(path, path.suffix[1:])) for name, path in documents.items()} == before
