"""Documents that Office, SharePoint or OneDrive saved again are still ours; those in which a person wrote anything never."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.text.run import Run
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from nelaudit.reading.content_digest import content_digest
from tests.conftest import Desk, filled
from tests.filling import parts_of, zipped

pytestmark = pytest.mark.long_tables

Touch = Callable[[bytes], bytes]
CUSTOM = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" '
    b'pid="2" name="ContentTypeId"><vt:lpwstr>0x0101</vt:lpwstr></property></Properties>'
)


def sharepoint(data: bytes) -> bytes:
    """SharePoint's own properties, its schema, its type of content, and who it thinks saved it last."""
    parts = dict(parts_of(data))
    parts["docProps/custom.xml"] = CUSTOM
    parts["customXml/item1.xml"] = b"<p:properties xmlns:p='urn:p'><documentManagement/></p:properties>"
    parts["customXml/itemProps1.xml"] = b"<ds:datastoreItem xmlns:ds='urn:ds' ds:itemID='{1}'/>"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/customXml/item1.xml" ContentType="application/xml"/></Types>'
    )
    for name, found, new in (
        (
            "docProps/core.xml",
            b"</cp:coreProperties>",
            b"<cp:contentStatus>Draft</cp:contentStatus></cp:coreProperties>",
        ),
        ("docProps/app.xml", b"</Properties>", b"<Manager>Kim Lane</Manager></Properties>"),
    ):
        if name in parts:
            parts[name] = parts[name].replace(found, new)
    return zipped(parts)


def packed_again(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, part in reversed(parts_of(data).items()):
            made.writestr(name, part)
    return out.getvalue()


def saved_by_a_program(data: bytes) -> bytes:
    out = io.BytesIO()
    if "word/document.xml" in parts_of(data):
        docx.Document(io.BytesIO(data)).save(out)
    else:
        openpyxl.load_workbook(io.BytesIO(data)).save(out)
    return out.getvalue()


def in_book(edit: Callable[[openpyxl.Workbook], object]) -> Touch:
    def touch(data: bytes) -> bytes:
        book, out = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
        edit(book)
        book.save(out)
        return sharepoint(out.getvalue())

    return touch


def in_word(edit: Callable[[Document], object]) -> Touch:
    def touch(data: bytes) -> bytes:
        document, out = docx.Document(io.BytesIO(data)), io.BytesIO()
        edit(document)
        document.save(out)
        return sharepoint(out.getvalue())

    return touch


def set_cell(place: str, value: str | CellRichText | None) -> Callable[[openpyxl.Workbook], object]:
    return lambda book: book.worksheets[0].__setitem__(place, value)


def note(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["A1"].comment = Comment("Ask Kim.", "Kim Lane")


def header(book: openpyxl.Workbook) -> None:
    top = book.worksheets[0].oddHeader
    assert top is not None
    top.center.text = "Not for the board"


def word_comment(document: Document) -> None:
    document.add_comment(document.paragraphs[3].runs or document.paragraphs[0].runs, "Is this so?", "Kim Lane")


def cut(document: Document) -> None:
    run = long_run(document)
    run.text = run.text[:-4]


def long_run(document: Document) -> Run:
    return next(one for one in document.paragraphs if len(one.text) > 40).runs[0]


YELLOW = PatternFill("solid", fgColor="FFFF00")
BOOK, WORD = "findings.xlsx", "overview.docx"
OURS: dict[str, Touch] = {
    "SharePoint's properties": sharepoint,
    "packed again": packed_again,
    "both": lambda data: packed_again(sharepoint(data)),
    "saved by a program": saved_by_a_program,
}
EDITED: dict[str, tuple[str, Touch]] = {
    "a changed cell": (BOOK, in_book(set_cell("A1", "Changed"))),
    "a cell put in": (BOOK, in_book(set_cell("Z40", "Ring the school"))),
    "a formula put in": (BOOK, in_book(set_cell("Z40", "=1+1"))),
    "a cell cleared": (BOOK, in_book(set_cell("A1", None))),
    "a comment": (BOOK, in_book(note)),
    "a page header": (BOOK, in_book(header)),
    "a sheet added": (BOOK, in_book(lambda book: book.create_sheet("Notes"))),
    "a sheet renamed": (BOOK, in_book(lambda book: setattr(book.worksheets[0], "title", "Old"))),
    "a paragraph put in": (WORD, in_word(lambda document: document.add_paragraph("To be agreed."))),
    "a word put in": (WORD, in_word(lambda document: document.paragraphs[4].add_run(" soon"))),
    "letters taken out": (WORD, in_word(cut)),
    "a comment in Word": (WORD, in_word(word_comment)),
    "a row struck out": (BOOK, in_book(lambda book: setattr(book.worksheets[0]["A1"], "font", Font(strike=True)))),
    "a piece struck out": (
        BOOK,
        in_book(set_cell("A1", CellRichText("Kept ", TextBlock(InlineFont(strike=True), "gone")))),
    ),
    "a row marked in yellow": (BOOK, in_book(lambda book: setattr(book.worksheets[0]["A1"], "fill", YELLOW))),
    "words struck out in Word": (WORD, in_word(lambda document: setattr(long_run(document).font, "strike", True))),
    "words highlighted in Word": (
        WORD,
        in_word(lambda document: setattr(long_run(document).font, "highlight_color", 7)),
    ),
    "something behind the package": (BOOK, lambda data: data + b"edited"),
    "no package at all": (WORD, lambda _: b"words"),
    "nothing left": (BOOK, lambda _: b""),
}


@pytest.fixture
def reported(desk: Desk) -> Desk:
    desk.drop("gp.xlsx", filled(desk.form("GP"), {"details.auditor": None}))
    desk.run("run")
    desk.run("report", "neglect-2016")
    return desk


def documents(desk: Desk) -> dict[str, bytes]:
    return {
        path.relative_to(desk.root).as_posix(): path.read_bytes()
        for path in (desk.root / "output").rglob("*.*")
        if path.suffix in {".xlsx", ".docx"} and "forms" not in path.parts and "confirmations" not in path.parts
    }


def place(desk: Desk, name: str) -> Path:
    return next((desk.root / "output").rglob(name))


@pytest.mark.parametrize("how", OURS)
def test_documents_only_saved_again_get_no_copies_beside_them(reported: Desk, how: str) -> None:
    before = documents(reported)
    assert len(before) > 3
    for name, data in before.items():
        (reported.root / name).write_bytes(
            OURS[how](data) if how != "saved by a program" or "scorecard" not in name else data
        )
    for _ in range(2):
        assert reported.run("report", "neglect-2016").code in {0, 1}
    assert documents(reported).keys() == before.keys()


def test_what_changed_since_is_written_over_a_document_only_saved_again(reported: Desk) -> None:
    path = place(reported, BOOK)
    path.write_bytes(sharepoint(path.read_bytes()))
    reported.drop("police.xlsx", filled(reported.form("POLICE"), {"details.auditor": None}))
    reported.run("run")
    assert "2 findings, 2 of them open" in str(
        [list(sheet.values) for sheet in openpyxl.load_workbook(path).worksheets]
    )
    assert [one.name for one in path.parent.glob("findings*")] == [BOOK]


@pytest.mark.parametrize("case", EDITED)
def test_what_a_person_wrote_is_never_written_over(reported: Desk, case: str) -> None:
    name, touch = EDITED[case]
    path = place(reported, name)
    edited = touch(path.read_bytes())
    path.write_bytes(edited)
    for _ in range(2):
        reported.run("report", "neglect-2016")
        reported.run("run")
    assert path.read_bytes() == edited
    assert len(list(path.parent.glob(f"{path.stem}*"))) == 2


def test_a_shared_formula_is_that_of_each_cell() -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (1, 2, 3):
        sheet[f"A{row}"], sheet[f"B{row}"] = row, f"=A{row}*2"
    book.save(out)
    parts = dict(parts_of(out.getvalue()))
    name = "xl/worksheets/sheet1.xml"
    shared = parts[name].replace(b"<f>A1*2</f>", b'<f t="shared" ref="B1:B3" si="0">A1*2</f>')
    for row in (2, 3):
        shared = shared.replace(f"<f>A{row}*2</f>".encode(), b'<f t="shared" si="0"/>')
    assert shared != parts[name]
    assert content_digest(zipped(parts | {name: shared})) == content_digest(out.getvalue())


@pytest.mark.parametrize("data", [b"", b"words", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_document_has_no_digest(data: bytes) -> None:
    assert content_digest(data) == ""


def contents_updated(document: Document) -> None:
    """The list of contents as Word makes it anew: each line with a tab and the number of its page."""
    styles = {"toc 1", "toc 2", "toc 3"}
    lines = [one for one in document.paragraphs if ((one.style and one.style.name) or "").casefold() in styles]
    assert lines
    for number, line in enumerate(lines, start=1):
        last = [one for one in line._p.iter() if one.tag.endswith("}t")][-1]  # noqa: SLF001 - no other way
        last.text = f"{last.text}\t{number}"


def test_a_list_of_contents_with_its_pages_is_no_edit(reported: Desk) -> None:
    path = place(reported, WORD)
    path.write_bytes(in_word(contents_updated)(path.read_bytes()))
    assert reported.run("report", "neglect-2016").code in {0, 1}
    assert [one.name for one in path.parent.glob("overview*")] == [WORD]
