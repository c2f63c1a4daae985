"""What people leave in a workbook beside the values of its cells, in each of the forms that they send."""

import base64
import datetime as dt
import io
import struct
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from nelaudit.errors import TooLarge
from nelaudit.model.workbooks import EmbeddedFile, as_text
from nelaudit.reading import limits
from nelaudit.reading.parts import opened
from nelaudit.reading.reader import Reader
from nelaudit.reading.remarks import embedded
from nelaudit.reading.workbook import read_workbook
from tests.conftest import Desk, filled
from tests.reading.making import (
    FAR,
    MAIN,
    OFFICE,
    SHEET,
    SHEET_RELS,
    first,
    ods,
    packed,
    parts_of,
    read,
    record,
    relations,
    sheet,
    strict,
    with_part,
    workbook,
    xlsb,
    xlsx,
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("reader_handed_on")

MUSEUM = Path(__file__).parents[1] / "museum"
TEXT = '<c r="A1" t="inlineStr"><is><t>a</t></is></c>'
ODS_ERROR = (
    '<table:table-cell table:formula="of:=[.Z1]" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
)


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#SPILL!", "#GETTING_DATA", "Err:502"])
@pytest.mark.parametrize("form", ["common", "strict"])
def test_an_error_value_is_kept_as_its_text_and_told(error: str, form: str) -> None:
    data = xlsx(f'<row r="1">{TEXT}<c r="B1" t="e"><f>X</f><v>{error}</v></c><c t="e" r="D1"><v>{error}</v></c></row>')
    found = first(strict(data) if form == "strict" else data)
    assert found.cells == {(0, 0): "a", (0, 1): error, (0, 3): error}
    assert found.errors == {(0, 1), (0, 3)}


def test_a_text_that_reads_like_an_error_is_none() -> None:
    found = first(
        xlsx('<row r="1"><c r="A1" t="str"><f>T("x")</f><v>#REF!</v></c><c r="B1" t="str"><v>t="e"</v></c></row>')
    )
    assert found.errors == frozenset()
    assert found.cells == {(0, 0): "#REF!", (0, 1): 't="e"'}


def test_every_kind_of_formula_counts_and_its_last_result_is_its_value() -> None:
    rows = (
        '<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f t="shared" ref="C2:D2" si="0">B2</f><v>2</v></c>'
        '<c r="D2"><f t="shared" si="0"/><v>2</v></c><c r="E2"><f t="array" ref="E2">SUM(B2)</f></c><c r="F2"><f/></c>'
        '<c r="G2"><v>5</v></c></row>'
    )
    for data in (xlsx(rows), strict(xlsx(rows)), prefixed(rows)):
        found = first(data)
        assert found.formulas == {(1, 1), (1, 2), (1, 3), (1, 4), (1, 5)}
        assert found.cells == {(1, 1): 2, (1, 2): 2, (1, 3): 2, (1, 6): 5}


def prefixed(rows: str) -> bytes:
    xml = sheet(rows).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    return with_part(workbook(["x"]), SHEET, xml)


def test_cells_without_an_address_are_counted_on() -> None:
    found = first(xlsx('<row><c><v>1</v></c><c/><c><f>1+1</f><v>2</v></c></row><row hidden="1"><c><v>3</v></c></row>'))
    assert found.formulas == {(0, 2)}
    assert found.hidden_rows == {1}
    assert found.cells == {(0, 0): 1, (0, 2): 2, (1, 0): 3}


def test_merged_ranges_and_hidden_rows_down_to_the_last_cell_are_told() -> None:
    rows = '<row r="1" hidden="1"/><row r="2" ht="15" hidden="true"/><row r="3" hidden="0"><c r="A3"><v>1</v></c></row>'
    beyond = '<row r="900" hidden="1"/>'
    found = first(
        xlsx(rows + beyond, '<mergeCells count="2"><mergeCell ref="A3:C4"/><mergeCell ref="D3:D9"/></mergeCells>')
    )
    assert found.hidden_rows == {0, 1}
    assert found.merged == ((2, 0, 3, 2), (2, 3, 8, 3))


def test_the_sheet_is_found_by_its_relationship_and_not_by_the_name_of_its_part() -> None:
    parts = parts_of(workbook(["x"]))
    del parts[SHEET]
    parts["xl/worksheets/other.xml"] = sheet('<row r="1"><c r="A1"><f>1</f><v>7</v></c></row>').encode()
    decoy = sheet('<row r="1"><c r="B1"><f>1</f><v>7</v></c></row>').encode()
    rels = parts["xl/_rels/workbook.xml.rels"].replace(b"sheet1.xml", b"Other.xml")
    found = first(packed({**parts, "xl/worksheets/sheet2.xml": decoy, "xl/_rels/workbook.xml.rels": rels}))
    assert found.cells == {(0, 0): 7}
    assert found.formulas == {(0, 0)}


COMMENTS = f"""<comments xmlns="{MAIN}"><authors><author>Pat Lowe</author><author>tc={{1}}</author></authors><commentList>
<comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>Pat Lowe:</t></r><r><t xml:space="preserve">
 See the file_x000D_
of 2015</t></r></text></comment>
<comment ref="B3" authorId="0"><text><t>Sam Reed:
not the author</t></text></comment>
<comment ref="C3" authorId="0"><text><t>課<rPh/></t><rPh sb="0" eb="1"><t>カ</t></rPh></text></comment>
<comment ref="C4" authorId="1"><text><t>[Threaded comment]

Your version of Excel allows you to read this threaded comment.

Comment:
    Shadow
Reply:
    of it</t></text></comment>
<comment ref="C5" authorId="1"><text><t>[Threaded comment]

Your version of Excel allows you to read this threaded comment.

Comment:
    Only here
Reply:
    now</t></text></comment></commentList></comments>"""
THREADS = """<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<threadedComment ref="C4" dT="2016-05-02T10:00:00.00" id="{2}" parentId="{1}"><text>A reply</text></threadedComment>
<threadedComment ref="C4" dT="2016-05-01T10:00:00.00" id="{1}"><text>Is this dated?</text></threadedComment>
<threadedComment ref="C4" dT="2016-05-03T10:00:00.00" id="{3}" parentId="{1}"><text>Another</text></threadedComment>
</ThreadedComments>"""
THREAD_KIND = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/mc">
<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="Not this"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>We were not </a:t></a:r>
<a:r><a:t>told.</a:t></a:r><a:br/><a:r><a:t>Ring us</a:t></a:r></a:p><a:p><a:r><a:t>Sam</a:t></a:r></a:p></xdr:txBody></xdr:sp>
<mc:AlternateContent><mc:Choice><xdr:grpSp><xdr:sp><xdr:txBody><a:p><a:r><a:t>second</a:t></a:r></a:p></xdr:txBody></xdr:sp>
</xdr:grpSp></mc:Choice><mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>second, for older programs</a:t></a:r></a:p>
</xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent>
<xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp></xdr:wsDr>"""


def with_remarks() -> bytes:
    return packed({
        **parts_of(workbook(["x"])),
        SHEET_RELS: relations(("comments", "../remarks.xml"), (THREAD_KIND, "/xl/threads%201.xml"),
                              ("drawing", "../drawings/drawing1.xml")),
        "xl/remarks.xml": COMMENTS, "xl/threads 1.xml": THREADS, "xl/drawings/drawing1.xml": DRAWING,
        "xl/comments1.xml": COMMENTS.replace("Pat Lowe", "A decoy that nothing refers to"),
    })  # fmt: skip


@pytest.mark.parametrize("data", [with_remarks(), strict(with_remarks())], ids=["common", "strict"])
def test_comments_are_read_once_with_their_replies_and_without_their_authors_line(data: bytes) -> None:
    assert first(data).notes == {
        (1, 1): " See the file\nof 2015",
        (2, 1): "Sam Reed:\nnot the author",
        (2, 2): "課",
        (3, 2): "Is this dated?\nA reply\nAnother",
        (4, 2): "Only here\nnow",
    }


@pytest.mark.parametrize("data", [with_remarks(), strict(with_remarks())], ids=["common", "strict"])
def test_text_boxes_are_read_whole_and_in_order(data: bytes) -> None:
    assert first(data).boxes == ("We were not told.\nRing us\nSam", "second")


CROSSED = [
    (("<a:r><a:rPr strike='sngStrike'/><a:t>He hit </a:t></a:r><a:r><a:rPr strike='dblStrike'/><a:t>her.</a:t></a:r>"
     "<a:r><a:rPr strike='noStrike'/><a:t> She was well.</a:t></a:r>"), "[crossed out: He hit her.] She was well."),
    ("<a:r><a:t>Seen </a:t></a:r><a:br/><a:r><a:rPr strike='sngStrike'/><a:t> </a:t></a:r>", "Seen \n "),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "said"), CROSSED)
def test_crossed_out_words_of_a_text_box_are_said_as_such(runs: str, said: str) -> None:
    start, _, rest = DRAWING.partition("<a:p><a:r>")
    drawing = f"{start}<a:p>{runs}</a:p>{rest[rest.index('</xdr:txBody>') :]}"
    assert first(packed({**parts_of(with_remarks()), "xl/drawings/drawing1.xml": drawing})).boxes[0] == said


def test_crossed_out_words_of_a_comment_are_said_as_such() -> None:
    runs = "<r><rPr><b/></rPr><t>Pat Lowe:</t></r><r><rPr><strike/></rPr><t>\nFather hit her.</t></r><r><t> No.</t></r>"
    kept = "<r><rPr><strike val='0'/></rPr><t>Seen.</t></r>"
    comments = f"""<comments xmlns="{MAIN}"><authors><author>Pat Lowe</author></authors><commentList>
    <comment ref="A1" authorId="0"><text>{runs}</text></comment><comment ref="A2" authorId="0"><text>{kept}</text></comment>
    </commentList></comments>"""
    data = packed({**parts_of(with_remarks()), "xl/remarks.xml": comments})
    for one in (data, strict(data)):
        notes = first(one).notes
        assert (notes[0, 0], notes[1, 0]) == ("[crossed out: Father hit her.] No.", "Seen.")


LISTS = [
    ('sel="1"', "Seen alone (chosen); Never seen"),
    ('sel="0"', "Seen alone; Never seen"),
    ('seltype="multi" multiSel="1,2"', "Seen alone (chosen); Never seen (chosen)"),
]


@pytest.mark.parametrize(("chosen", "said"), LISTS)
def test_a_list_box_is_read_with_what_is_chosen(chosen: str, said: str) -> None:
    items = '<itemLst><item val="Seen alone"/><item val="Never seen"/></itemLst>'
    control = f'<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="List" {chosen}>'
    part = "xl/ctrlProps/ctrlProp1.xml"
    slider = part.replace("1.xml", "2.xml")
    data = packed({
        **parts_of(workbook(["x"])),
        SHEET_RELS: relations(("ctrlProp", "../ctrlProps/ctrlProp1.xml"), ("ctrlProp", "../ctrlProps/ctrlProp2.xml")),
        part: f"{control}{items}</formControlPr>",
        slider: control.replace("List", "Scroll") + "</formControlPr>",
    })  # fmt: skip
    assert first(data).boxes == (said,)


def test_comments_in_a_damaged_part_are_said_to_be_lost_and_the_answers_are_read() -> None:
    parts = parts_of(with_remarks())
    found = first(packed({**parts, "xl/remarks.xml": COMMENTS[:400]}))
    assert found.remarks_lost
    assert found.cells == first(with_remarks()).cells
    assert not first(with_remarks()).remarks_lost


def test_comments_and_boxes_of_a_sheet_that_reaches_far_are_read_too() -> None:
    found = first(with_part(with_remarks(), SHEET, FAR))
    assert found.cells == {(0, 0): 1, (1048575, 16383): 7}
    assert (len(found.notes), len(found.boxes)) == (5, 2)


def test_a_comment_made_with_openpyxl_is_read() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"].comment = Comment("Pat Lowe:\nSee file", "Pat Lowe")
    book.create_sheet("Two")["A1"].comment = Comment("Other", "Pat Lowe")
    buffer = io.BytesIO()
    book.save(buffer)
    assert [dict(one.notes) for one in read(buffer.getvalue()).sheets] == [{(1, 1): "See file"}, {(0, 0): "Other"}]


def test_pictures_and_documents_inside_are_kept_with_their_file_names_only() -> None:
    parts = {
        "xl/media/image1.png": b"\x89PNG",
        "xl/embeddings/Word document.docx": b"PK doc",
        "docProps/thumbnail.jpeg": b"x",
    }
    assert read(packed({**parts_of(workbook(["x"])), **parts})).media == (
        EmbeddedFile(name="image1.png", data=b"\x89PNG"),
        EmbeddedFile(name="Word document.docx", data=b"PK doc"),
    )
    parts = {"Pictures/1000.jpg": b"\xff\xd8", "Object 1": b"OLE", "Thumbnails/thumbnail.png": b"x",
             "ObjectReplacements/Object 1": b"preview", "Object 2/content.xml": b"<a/>"}  # fmt: skip
    assert [one.name for one in read(packed({**parts_of(ods("")), **parts})).media] == ["1000.jpg", "Object 1"]


def test_media_beyond_the_limit_are_counted_and_the_others_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEDIA_BYTES", 100)
    monkeypatch.setattr(limits, "MEDIA", 2)
    parts = {
        f"xl/media/{name}": b"x" * size for name, size in (("big", 101), ("a", 60), ("b", 41), ("c", 40), ("d", 0))
    }
    with opened(packed({**parts_of(workbook(["x"])), **parts})) as package:
        kept, left_out = embedded(package)
    assert ([one.name for one in kept], left_out) == (["a", "c"], 3)


def test_a_form_as_issued_has_no_media_notes_or_boxes(desk: Desk) -> None:
    for data in (desk.form("POLICE"), filled(desk.form("POLICE"))):
        book = read(data)
        assert (book.media, book.media_left_out) == ((), 0)
        assert not any(one.notes or one.boxes or one.errors for one in book.sheets)
        assert any(one.formulas for one in book.sheets)


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


ODS_ONE = '<table:table-cell office:value-type="string"><text:p>one</text:p></table:table-cell>'


def test_an_error_value_in_an_ods_is_kept_as_its_text_and_told() -> None:
    plain = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>#N/A</text:p></table:table-cell>'
    )
    found = first(ods(ods_row(ODS_ERROR, plain) + ods_row(ODS_ERROR.replace("#REF!", "Err:502"))))
    assert found.cells == {(0, 0): "#REF!", (0, 1): "#DIV/0!", (0, 2): "#N/A", (1, 0): "Err:502"}
    assert found.errors == {(0, 0), (0, 1), (1, 0)}
    assert found.formulas == {(0, 0), (0, 1), (1, 0)}


def test_an_ods_tells_what_stands_beside_its_values() -> None:
    note = (
        "<office:annotation><dc:creator>Pat Lowe</dc:creator><dc:date>2016-05-01T10:00:00</dc:date>"
        '<text:p>See the<text:s text:c="2"/><text:span>file</text:span></text:p><text:p>of 2015</text:p></office:annotation>'
    )
    box = "<draw:frame><draw:text-box><text:p>We were not told.<text:line-break/>Ring us</text:p></draw:text-box></draw:frame>"
    shape = "<draw:g><draw:custom-shape><text:p>second</text:p></draw:custom-shape><draw:rect/></draw:g>"
    data = ods(
        f"<table:shapes>{box}</table:shapes>"
        + ods_row(ODS_ONE, '<table:table-cell table:number-columns-repeated="3"/>', ODS_ONE.replace("<text", f"{note}<text", 1))
        + ods_row(ODS_ONE, more=' table:number-rows-repeated="2" table:visibility="collapse"')
        + ods_row(f'<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3">{shape}</table:table-cell>')
        + ods_row(ODS_ONE, more=' table:visibility="filter"')
        + ods_row('<table:table-cell table:number-columns-repeated="16384"/>',
                  more=' table:number-rows-repeated="1048570" table:visibility="collapse"')
    )  # fmt: skip
    found = first(data)
    assert found.cells == dict.fromkeys([(0, 0), (0, 4), (1, 0), (2, 0), (4, 0)], "one")
    assert found.notes == {(0, 4): "See the  file\nof 2015"}
    assert found.boxes == ("We were not told.\nRing us", "second")
    assert found.merged == ((3, 0, 5, 1),)
    assert found.hidden_rows == {1, 2, 4}


@pytest.mark.parametrize("kind", ["formula", "value"])
def test_a_few_letters_of_an_ods_that_stand_for_billions_of_cells_are_refused(kind: str) -> None:
    formula = ' table:formula="of:=1"' if kind == "formula" else ""
    cell = (
        f'<table:table-cell{formula} office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    )
    with Reader() as reader, pytest.raises(TooLarge, match="filled cells"):
        reader.open(ods(ods_row(cell, more=' table:number-rows-repeated="1048576"')))


def test_an_xlsb_tells_its_errors_formulas_and_hidden_rows() -> None:
    number, code, formula = struct.pack("<d", 2.5), b"\x17", bytes(12)
    found = first(
        xlsb(
            (0, 0, 5, number), (1, 1, 3, code), (2, 0, 11, b"\x07" + formula), (3, 2, 9, number + formula), hidden_row=1
        )
    )
    assert found.cells == {(0, 0): 2.5, (1, 1): "#REF!", (2, 0): "#DIV/0!", (3, 2): 2.5}
    assert found.errors == {(1, 1), (2, 0)}
    assert found.formulas == {(2, 0), (3, 2)}
    assert found.hidden_rows == {1}


def test_cells_of_an_xlsb_that_leave_their_column_out_stand_after_the_last() -> None:
    """As SheetJS writes them: blank, error, truth, number and text, each beside the one before, after one that is whole."""
    look, number, word = bytes(4), struct.pack("<d", 2.5), struct.pack("<I", 4) + "Ŵyn.".encode("utf-16-le")
    cells = [
        record(0, bytes(17)), record(5, struct.pack("<II", 2, 0) + number), record(16, look + number), record(12, look),
        record(14, look + b"\x17"), record(15, look + b"\x01"), record(13, look + struct.pack("<I", 42441 << 2 | 2)),
        record(0, struct.pack("<I", 1) + bytes(13)), record(17, look + word),
    ]  # fmt: skip
    body = b"".join([record(129), record(148, bytes(16)), record(145), *cells, record(146), record(130)])
    found = first(with_part(xlsb(), "xl/worksheets/sheet1.bin", body))
    assert found.cells == {
        (0, 2): 2.5, (0, 3): 2.5, (0, 5): "#REF!", (0, 6): True, (0, 7): 42441, (1, 0): "Ŵyn.",
    }  # fmt: skip
    assert found.errors == {(0, 5)}


def test_an_xls_tells_its_errors_formulas_merged_ranges_and_hidden_rows() -> None:
    book = read((MUSEUM / "errors-by-libreoffice.xls").read_bytes())
    found = book.sheets[1]
    assert book.format == "xls"
    assert found.cells == {(0, 0): "a", (0, 1): "#DIV/0!", (1, 0): 3, (2, 1): "#N/A", (3, 0): "merged"}
    assert found.errors == {(0, 1), (2, 1)}
    assert found.formulas == {(0, 1), (1, 0), (2, 1)}
    assert found.merged == ((3, 0, 3, 1),)
    assert found.hidden_rows == {2}


def test_dates_of_the_1904_calendar_are_the_days_that_their_sender_saw() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = dt.date(2016, 3, 12)
    buffer = io.BytesIO()
    book.save(buffer)
    xml = parts_of(buffer.getvalue())[SHEET]
    far = xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>')
    for data in (buffer.getvalue(), with_part(buffer.getvalue(), SHEET, far)):
        assert first(data).cells[0, 0] == dt.date(2016, 3, 12)


TEXTS = [
    ("rich", "<r><rPr><b/></rPr><t>Not</t></r><r><t xml:space='preserve'> met</t></r>", "Not met"),
    ("spaces", "<t xml:space='preserve'>  a  </t>", "  a  "),
    ("reading aid", "<t>課</t><rPh sb='0' eb='1'><t>カ</t></rPh>", "課"),
    ("escapes", "<t>a_x000D_\nb _x005F_x0041_ _x0041_</t>", "a\r\nb _x0041_ A"),
]


@pytest.mark.parametrize(("inside", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
@pytest.mark.parametrize("form", ["inline", "shared", "strict", "far"])
def test_texts_are_what_excel_shows(form: str, inside: str, text: str) -> None:
    strings = f'<sst xmlns="{MAIN}"><si>{inside}</si></sst>'
    cell = '<c r="A1" t="s"><v>0</v></c>' if form == "shared" else f'<c r="A1" t="inlineStr"><is>{inside}</is></c>'
    far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>' if form == "far" else ""
    data = xlsx(f'<row r="1">{cell}</row>{far}', xl__sharedStrings_xml="")
    rels = parts_of(data)["xl/_rels/workbook.xml.rels"].decode()
    if "sharedStrings" not in rels:
        rels = rels.replace(
            "</R", f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></R'
        )
    data = packed({**parts_of(data), "xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": rels})
    assert first(strict(data) if form == "strict" else data).cells[0, 0] == text


def test_a_strict_workbook_that_reaches_far_keeps_its_sheets() -> None:
    assert first(strict(with_part(workbook(["x"]), SHEET, FAR))).cells == {(0, 0): 1, (1048575, 16383): 7}


def test_a_sheet_in_utf_16_is_read() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{sheet(f"<row>{TEXT}</row>")}'.encode("utf-16")
    assert first(with_part(workbook(["x"]), SHEET, xml)).cells == first(xlsx(f"<row>{TEXT}</row>")).cells


def test_data_of_another_program_in_utf_16_stops_nothing() -> None:
    mashup = base64.b64encode(b"query").decode()
    item = f'<?xml version="1.0" encoding="utf-16"?><DataMashup>{mashup}</DataMashup>'.encode("utf-16")
    assert first(with_part(workbook(["a"]), "customXml/item1.xml", item)).cells == {(0, 0): "a"}


def with_map(rows: int, *, hidden: bool) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["x"])
    hidden_map = book.create_sheet("nelaudit")
    for number in range(rows):
        hidden_map.append([f"key {number} &", number, "a < b"])
    hidden_map.sheet_state = "veryHidden" if hidden else "visible"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (with_map(40, hidden=True), 8),
        (with_map(40, hidden=False), 40),
        (with_map(3, hidden=True), 3),
    ],
    ids=["hidden", "shown", "cut short"],
)
def test_of_a_hidden_map_the_label_is_read_and_of_any_other_sheet_all(data: bytes, rows: int) -> None:
    cells = read_workbook(data).sheets[1].cells
    assert {row for row, _ in cells} == set(range(rows))
    assert {place: as_text(value) for place, value in cells.items()} == {
        (row, col): text for row in range(rows) for col, text in enumerate((f"key {row} &", str(row), "a < b"))
    }


def test_a_map_written_in_an_uncommon_manner_is_read_whole() -> None:
    data = with_map(40, hidden=True)
    part = "xl/worksheets/sheet2.xml"
    spaced = parts_of(data)[part].replace(b"</row>", b"</row >")
    assert len(read_workbook(packed({**parts_of(data), part: spaced})).sheets[1].cells) == 120
