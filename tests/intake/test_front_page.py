"""What a first page says after it came back: which facts are not as issued, in a table of ways to change it."""

import datetime as dt
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from nelaudit.intake.front_page import FrontPage, KnownFacts, read_fronts
from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import Form
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.workspace import Workspace
from nelaudit.reading.workbook import read_workbook
from tests.filling import edited
from tests.intake.mangler import WAYS
from tests.pathway.reused import CHILD, OTHER, front_of, guidance_of, reissue, value_cell

pytestmark = pytest.mark.long_tables

Edit = Callable[[Any], None]


@dataclass(frozen=True)
class Issued:
    """Forms of several cases, agencies and audits, as issued."""

    space: Workspace
    definitions: Definitions

    def path(self, name: str, audit: str = "neglect-2016") -> Path:
        return self.space.audit_folder(audit, "forms") / f"{name}.xlsx"

    def form(self, name: str) -> Form:
        with self.space.record() as record:
            return next(one for one in record.forms.of("neglect-2016") if one.file_name == f"{name}.xlsx")

    def read(self, data: bytes, *forms: Form, known: KnownFacts | None = None) -> dict[str, FrontPage]:
        known = known or KnownFacts(self.definitions.register)
        return read_fronts(forms or (self.form("N16-01 GP"),), read_workbook(data).sheets, known)

    def changed(self, edit: Edit, form: Form | None = None) -> str:
        """The facts that are not as issued after an edit of N16-01's form of the GP."""
        data = edited(self.path("N16-01 GP").read_bytes(), edit)
        (page,) = self.read(data, form or self.form("N16-01 GP")).values()
        return ", ".join(fact.name.lower() for fact in page.changed)


@pytest.fixture(scope="module")
def issued(reused_workspace: Path) -> Issued:
    space = Workspace(reused_workspace)
    return Issued(space, load_definitions(space)[0])


def put(**facts: object) -> Edit:
    """Overtypes facts of the first page, by their labels with `_` for a space."""

    def edit(book: Any) -> None:
        for label, value in facts.items():
            value_cell(book["Guidance"], label.replace("_", " ")).value = value

    return edit


def then(*edits: Edit) -> Edit:
    def edit(book: Any) -> None:
        for one in edits:
            one(book)

    return edit


def moved_down(book: Any) -> None:
    """Every value of the block slips one row down beside the labels."""
    sheet = book["Guidance"]
    top = value_cell(sheet, "Case reference").row
    values = [sheet.cell(row, 3).value for row in range(top, top + 8)]
    for row, value in enumerate([None, *values], start=top):
        sheet.cell(row, 3).value = value


def moved_right(book: Any) -> None:
    sheet = book["Guidance"]
    for row in range(5, 20):
        sheet.cell(row, 6).value, sheet.cell(row, 3).value = sheet.cell(row, 3).value, None


def emptied(book: Any) -> None:
    sheet = book["Guidance"]
    for row in range(5, 14):
        sheet.cell(row, 3).value = None


def labels_gone(book: Any) -> None:
    """The other case's facts stand there without any label."""
    sheet = book["Guidance"]
    put(Case_reference="N16-02", The_child=OTHER)(book)
    for row in range(5, 14):
        sheet.cell(row, 2).value = None


def in_one_cell(text: str) -> Edit:
    def edit(book: Any) -> None:
        cell = value_cell(book["Guidance"], "Case reference")
        book["Guidance"].cell(cell.row, 2).value, cell.value = text, None

    return edit


def cell(place: str, text: object) -> Edit:
    def edit(book: Any) -> None:
        book["Guidance"][place] = text

    return edit


def line_with(words: str, find: str, put_in: str) -> Edit:
    """Changes one line of the guidance, known by how it begins."""

    def edit(book: Any) -> None:
        for row in book["Guidance"].iter_rows():
            for one in row:
                if isinstance(one.value, str) and words in one.value and find in one.value:
                    one.value = one.value.replace(find, put_in)

    return edit


def added_sheet(*rows: tuple[str, str]) -> Edit:
    def edit(book: Any) -> None:
        sheet = book.create_sheet("Our summary")
        for row in rows:
            sheet.append(row)

    return edit


def guidance_from(issued: Issued, name: str, audit: str = "neglect-2016", *, beside: bool = False) -> Edit:
    return lambda book: guidance_of(book, issued.path(name, audit).read_bytes(), beside=beside)


SAME: list[tuple[str, Edit]] = [
    ("nothing but the saving", then()),
    ("letter case and spaces", put(Case_reference=" n16-01 ", The_child=f"  {CHILD.upper()} ", Agency="MARLHAVEN  GP PRACTICES")),
    ("another dash", put(Case_reference="N16–01")),
    ("a no-break space in the name", put(The_child=CHILD.replace(" ", "\u00a0"))),
    ("a soft hyphen and a mark of no width", put(The_child=CHILD.replace("a", "a\u00ad\u200b", 1))),
    ("the birth date as a date", put(Date_of_birth=dt.date(2014, 2, 11))),
    ("the birth date with dots", put(Date_of_birth="11.2.2014")),
    ("the birth date in words", put(Date_of_birth="11 February 2014")),
    ("the birth date with a short year", put(Date_of_birth="11/02/14")),
    ("the NHS number without spaces", put(NHS_number="9997226925")),
    ("the NHS number as a number", put(NHS_number=9997226925)),
    ("the address on three lines", put(Address="45 Cormorant Close\nMarlhaven\nMH1 6ZZ")),
    ("the return date changed", put(Return_by="Monday 20 June 2016")),
    ("a row inserted above", lambda book: book["Guidance"].insert_rows(3)),
    ("a column inserted at the left", lambda book: book["Guidance"].insert_cols(1, 2)),
    ("the values a row lower", moved_down),
    ("the values some columns to the right", moved_right),
    ("the whole block emptied", emptied),
    ("the page deleted", lambda book: book.remove(book["Guidance"])),
    ("one value deleted", put(The_child=None)),
    ("an error value", put(Case_reference="#REF!")),
    ("a note on the page", cell("D9", "We hold two records and used the older one.")),
    ("a note that names the other agency", cell("D9", "We spoke with Merrowshire Police on 3 June about the date.")),
    ("a note that names this case", cell("D9", "N16-01 and, for the sister, N16-02 are held by one worker.")),
    ("a summary of the agency's own", added_sheet(("Case reference", "LCS-88123"), ("Agency", "Merrowshire Police"), ("Date of birth", "01/02/2013"))),
]  # fmt: skip

CHANGED: list[tuple[str, Edit, str]] = [
    ("another case's reference", put(Case_reference="N16-02"), "reference"),
    ("the reference of a case of another audit", put(Case_reference="M16-01"), "reference"),
    ("a reference that nobody has", put(Case_reference="N16-99"), "reference"),
    ("two references", put(Case_reference="N16-01 / N16-02"), "reference"),
    ("another child's name", put(The_child=OTHER), "child"),
    ("the name spelt otherwise", put(The_child=CHILD.replace("gr", "g")), "child"),
    ("a second surname", put(The_child=f"{CHILD}-Smith"), "child"),
    ("another birth date", put(Date_of_birth="06/09/2007"), "born"),
    ("another birth date, as a date", put(Date_of_birth=dt.date(2007, 9, 6)), "born"),
    ("the birth date corrected", put(Date_of_birth="12/02/2014"), "born"),
    ("day and month exchanged", put(Date_of_birth=dt.date(2014, 11, 2)), "born"),
    ("another agency", put(Agency="Merrowshire Police"), "agency"),
    ("an agency that nobody knows", put(Agency="Harbour Surgery"), "agency"),
    ("another address", put(Address="1 Other Street"), "address"),
    ("another NHS number", put(NHS_number="999 954 2786"), "nhs_number"),
    ("other parents", put(Parents_and_carers="Mother: Maud"), "carers"),
    ("reference and child", put(Case_reference="N16-02", The_child=OTHER, Date_of_birth="06/09/2007"), "reference, child, born"),
    ("the page renamed as well", then(put(Case_reference="N16-02"), lambda book: setattr(book["Guidance"], "title", "Tab 1")), "reference"),
    ("a row lower, and another reference", then(put(Case_reference="N16-02"), moved_down), "reference"),
    ("to the right, and another name", then(put(The_child=OTHER), moved_right), "child"),
    ("without its labels", labels_gone, "reference, child"),
    ("label and value in one cell", in_one_cell("Case reference: N16-02"), "reference"),
    ("in place of the title", cell("B1", "Children who go missing"), "audit"),
    ("a note that this is another case", cell("B1", "Audit form for N16-02"), "reference"),
    ("only in the line of guidance", line_with("answered by", "N16-01", "N16-02"), "reference"),
    ("only the agency in the line of guidance", line_with("answered by", "Marlhaven GP practices", "Merrowshire Police"), "agency"),
    ("found and replaced throughout", then(line_with("", "N16-01", "N16-02"), put(Case_reference="N16-02")), "reference"),
    ("another case's summary beside it", added_sheet(("Case reference", "N16-02"), ("Agency", "Marlhaven GP practices")), "reference"),
]  # fmt: skip


@pytest.mark.parametrize(("way", "edit"), SAME, ids=[way for way, _ in SAME])
def test_what_is_no_other_child(issued: Issued, way: str, edit: Edit) -> None:
    del way
    assert issued.changed(edit) == ""
    assert issued.changed(edit, replace(issued.form("N16-01 GP"), front={})) == "", "as an older record holds it"


@pytest.mark.parametrize(("way", "edit", "expect"), CHANGED, ids=[way for way, _, _ in CHANGED])
def test_what_may_be_another_child(issued: Issued, way: str, edit: Edit, expect: str) -> None:
    del way
    assert issued.changed(edit) == expect
    assert issued.changed(edit, replace(issued.form("N16-01 GP"), front={})) == expect, "as an older record holds it"


@pytest.mark.parametrize(
    ("name", "audit", "expect"),
    [
        ("N16-02 GP", "neglect-2016", "reference, child, other_names, born, address, nhs_number, upn, carers"),
        ("N16-01 POLICE", "neglect-2016", "agency"),
        ("M16-01 GP", "missing-2016", "audit, reference, child, other_names, born, address, nhs_number, upn, carers"),
    ],
)
@pytest.mark.parametrize("beside", [False, True])
def test_a_page_taken_from_another_form(issued: Issued, name: str, audit: str, expect: str, *, beside: bool) -> None:
    found = issued.changed(guidance_from(issued, name, audit, beside=beside))
    printed = {"other_names", "upn"}  # the first child has neither: nothing was said of them
    assert found == ", ".join(one for one in expect.split(", ") if one not in printed)


def test_the_reference_that_stands_there_is_named_and_nothing_else_is(issued: Issued) -> None:
    def named(edit: Edit) -> str:
        (page,) = issued.read(edited(issued.path("N16-01 GP").read_bytes(), edit)).values()
        return page.named

    assert named(put(Case_reference="n16-02")) == "N16-02"
    assert named(put(Case_reference=OTHER)) == ""
    assert named(put(The_child=OTHER)) == ""


def test_a_page_that_is_gone_or_emptied_is_noted(issued: Issued) -> None:
    data = issued.path("N16-01 GP").read_bytes()
    (page,) = issued.read(edited(data, lambda book: book.remove(book["Guidance"]))).values()
    assert not page.there
    (page,) = issued.read(edited(data, emptied)).values()
    assert [fact.name for fact in page.gone] == ["REFERENCE", "AGENCY", "CHILD", "BORN"]
    (page,) = issued.read(data).values()
    assert (page.there, page.gone) == (True, ())


def test_an_oldest_record_knows_no_printed_words_and_still_sees_another_case(issued: Issued) -> None:
    oldest = replace(issued.form("N16-01 GP"), front={}, printed=frozenset())
    assert issued.changed(then(), oldest) == ""
    assert issued.changed(put(Case_reference="N16-02"), oldest) == "reference"
    assert issued.changed(put(The_child=OTHER), oldest) == "child"


def test_a_form_without_names_says_no_child_and_another_reference_is_seen(issued: Issued) -> None:
    data, form = front_of(issued.definitions, "N16-01", "GP", names="no")
    (page,) = issued.read(data, form).values()
    assert page.changed == ()
    for edit, expect in (
        (put(The_child=CHILD), ""), (put(The_child=OTHER), "child"), (put(Case_reference="N16-02"), "reference"),
    ):  # fmt: skip
        (page,) = issued.read(edited(data, edit), form).values()
        assert ", ".join(fact.name.lower() for fact in page.changed) == expect


def test_two_forms_in_one_workbook_each_with_its_own_page(issued: Issued) -> None:
    first, second = issued.form("N16-01 GP"), issued.form("N16-02 GP")
    both = edited(issued.path("N16-01 GP").read_bytes(), guidance_from(issued, "N16-02 GP", beside=True))
    assert [page.changed for page in issued.read(both, first, second).values()] == [(), ()]
    strange = edited(both, put(Case_reference="N16-99"))
    for page in issued.read(strange, first, second).values():
        assert "REFERENCE" in [fact.name for fact in page.changed], "a page that fits neither"


def test_a_form_issued_again_with_a_corrected_name_is_known_by_either(issued: Issued, tmp_path: Path) -> None:
    shutil.copytree(issued.space.root, tmp_path / "board")
    desk = replace(issued, space=Workspace(tmp_path / "board"))
    first, again = reissue(desk.space, desk.definitions)
    (page,) = issued.read(again, issued.form("N16-01 GP")).values()
    assert [fact.name for fact in page.changed] == ["CHILD", "BORN"], "before it was issued again"
    form = desk.form("N16-01 GP")
    for data in (first, again):
        (page,) = desk.read(data, form).values()
        assert page.changed == ()


@pytest.mark.parametrize("name", WAYS)
def test_no_way_of_spoiling_a_form_is_taken_for_another_child(issued: Issued, name: str) -> None:
    assert issued.changed(lambda book: WAYS[name](book, random.Random(1))) == ""
