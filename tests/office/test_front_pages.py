"""First pages and saved times of forms that LibreOffice saved, in each format that agencies use."""

import datetime as dt
from pathlib import Path

import pytest

from nelaudit.intake.front_page import KnownFacts, read_fronts
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.workspace import Workspace
from nelaudit.reading.workbook import read_workbook
from tests.conftest import filled
from tests.office.test_formats import FORMATS, converted
from tests.pathway.reused import CHILD, OTHER
from tests.pathway.test_used_again import overtyped

pytestmark = pytest.mark.office

PAGES: dict[str, tuple[dict[str, object], str]] = {
    "as issued": ({}, ""),
    "in capitals": ({"Case_reference": "n16-01", "The_child": CHILD.upper()}, ""),
    "the birth date as a date": ({"Date_of_birth": dt.date(2014, 2, 11)}, ""),
    "emptied": ({"Case_reference": None, "The_child": None}, ""),
    "another case": ({"Case_reference": "N16-02", "The_child": OTHER}, "reference, child"),
    "another birth date as a date": ({"Date_of_birth": dt.date(2007, 9, 6)}, "born"),
    "another agency": ({"Agency": "Merrowshire Police"}, "agency"),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_first_page_saved_in_a_format(reused_workspace: Path, kind: str, tmp_path: Path) -> None:
    space = Workspace(reused_workspace)
    definitions, _ = load_definitions(space)
    path = space.audit_folder("neglect-2016", "forms") / "N16-01 GP.xlsx"
    with space.record() as record:
        form = next(one for one in record.forms.of("neglect-2016") if one.file_name == path.name)
    for name, (facts, _) in PAGES.items():
        (tmp_path / f"{name}.xlsx").write_bytes(overtyped(filled(path.read_bytes()), **facts))
    saved = converted(tmp_path, kind)
    known = KnownFacts(definitions.register)
    found = {}
    for name, data in saved.items():
        book = read_workbook(data)
        (page,) = read_fronts([form], book.sheets, known).values()
        found[name] = ", ".join(fact.name.lower() for fact in page.changed)
        assert book.saved is not None
        assert abs(book.saved - dt.datetime.now(dt.UTC)) < dt.timedelta(days=1), "the moment of this very saving"
    assert found == {name: expect for name, (_, expect) in PAGES.items()}
