"""Words beyond the cells in OpenDocument workbooks, on sheets of charts, and in the odd ways in which programs write them."""

import pytest

from nelaudit.model.workbooks import Beyond, WordsIn
from nelaudit.reading.beyond_cells import beyond_sheet
from nelaudit.reading.drawings import drawn_words
from nelaudit.reading.parts import Related, opened
from nelaudit.reading.workbook import read_workbook
from tests.reading.making import ods, packed, parts_of, sheet, with_part, workbook

WORDS = "Dad moved back in."
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
STYLES = (
    f"<office:document-styles {NAMES}><office:master-styles><style:master-page><style:header><text:p>{WORDS}<text:s/>"
    '(<text:sheet-name>???</text:sheet-name>)</text:p></style:header><style:footer style:display="false"><text:p>Unseen'
    "</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
)
META = f"<office:document-meta {NAMES}><office:meta><dc:description>{WORDS}</dc:description></office:meta></office:document-meta>"
CHART = (
    f"<office:document-content {NAMES}><chart:title><text:p>{WORDS}</text:p></chart:title></office:document-content>"
)
CELL = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
HELP = (
    '<table:content-validations><table:content-validation><table:help-message table:title="Note"><text:p>Dad moved</text:p>'
    "<text:p>back in.</text:p></table:help-message></table:content-validation></table:content-validations>"
)


@pytest.mark.parametrize(
    ("name", "part", "told"),
    [
        ("styles.xml", STYLES, (WordsIn.MARGIN, f"{WORDS} ()")),
        ("meta.xml", META, (WordsIn.PROPERTY, WORDS)),
        ("Object 1/content.xml", CHART, (WordsIn.DRAWING, WORDS)),
    ],
)
def test_of_an_open_document(name: str, part: str, told: tuple[WordsIn, str]) -> None:
    place, words = told
    assert read_workbook(with_part(ods(CELL), name, part)).beyond == (Beyond(place=place, words=words),)


def test_messages_of_an_open_document() -> None:
    parts = parts_of(ods(CELL))
    parts["content.xml"] = parts["content.xml"].replace(b"<table:table ", HELP.encode() + b"<table:table ", 1)
    assert read_workbook(packed(parts)).beyond == (
        Beyond(place=WordsIn.MESSAGE, words="Note"),
        Beyond(place=WordsIn.MESSAGE, words="Dad moved\nback in."),
    )


DRAWN = {
    "a description of a picture": "<draw:frame><draw:image/><svg:title>Photo</svg:title><svg:desc>Dad.</svg:desc></draw:frame>",
    "a title of a sheet": "<table:title>Photo</table:title><table:desc>Dad.</table:desc>",
    "a box with a name": "<draw:frame><svg:title>Photo</svg:title><draw:text-box><text:p>Dad.</text:p></draw:text-box></draw:frame>",
}


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=list(DRAWN))
def test_what_is_said_of_drawings_and_sheets_of_an_open_document(drawn: str) -> None:
    parts = parts_of(ods(f"<table:shapes>{drawn}</table:shapes>" if "draw:" in drawn else drawn))
    svg = b' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    parts["content.xml"] = parts["content.xml"].replace(b" xmlns:dc=", svg + b" xmlns:dc=")
    (found,) = read_workbook(packed(parts)).sheets
    assert sorted("\n".join(found.boxes).split("\n")) == ["Dad.", "Photo"]


def test_what_is_said_of_a_change_that_an_open_document_keeps() -> None:
    parts = parts_of(ods(CELL))
    change = (
        "<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>A</dc:creator>"
        f"<text:p>{WORDS}</text:p></office:change-info><table:previous><table:change-track-table-cell><text:p>Old</text:p>"
        "</table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>"
    )
    parts["content.xml"] = parts["content.xml"].replace(b"<table:table ", change.encode() + b"<table:table ", 1)
    (found,) = read_workbook(packed(parts)).sheets
    assert (found.boxes, found.text_at((0, 0)), found.notes) == ((WORDS,), "a", {})


def test_what_was_typed_in_the_fields_of_an_open_document() -> None:
    fields = (
        f'<office:forms><form:textarea form:current-value="{WORDS}"/><form:scrollbar form:current-value="3"/>'
        '<form:option form:label="Yes"/></office:forms>'
    )
    parts = parts_of(ods(fields + CELL))
    parts["content.xml"] = parts["content.xml"].replace(b" xmlns:dc=", b' xmlns:form="urn:form" xmlns:dc=')
    assert [one.words for one in read_workbook(packed(parts)).beyond] == [WORDS, "Yes"]


def test_page_headers_and_properties_of_an_open_document_in_one_xml() -> None:
    page = STYLES.partition("<office:master-styles>")[2].removesuffix("</office:document-styles>")
    xml = (
        f'<office:document {NAMES} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:meta>'
        f"<dc:description>Mum.</dc:description></office:meta><office:master-styles>{page}<office:body><office:spreadsheet>"
        f'<table:table table:name="A">{CELL}</table:table></office:spreadsheet></office:body></office:document>'
    )
    assert read_workbook(xml.encode()).beyond == (
        Beyond(place=WordsIn.MARGIN, words=f"{WORDS} ()"),
        Beyond(place=WordsIn.PROPERTY, words="Mum."),
    )


@pytest.mark.parametrize(
    ("footer", "words"),
    [
        ("&amp;CPage &amp;P of &amp;N", "Page  of"),
        ('&amp;L&amp;"Arial,Bold"&amp;12Mum', "Mum"),
        ("&amp;L&amp;K00-024Mum &amp;&amp; Dad", "Mum & Dad"),
        ("&amp;L&amp;BMum&amp;B said &amp;D", "Mum said"),
        ("&amp;P+1 Mum", "Mum"),
        ("A&#10;B", "A\nB"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_codes_are_no_words(footer: str, words: str, prefix: str) -> None:
    after = f"<{prefix}headerFooter><{prefix}oddFooter>{footer}</{prefix}oddFooter></{prefix}headerFooter>"
    xml = sheet("", after).encode()
    assert beyond_sheet(xml) == (Beyond(place=WordsIn.MARGIN, words=words),)


def test_a_name_for_the_title_of_a_sheet_says_nothing_as_gnumeric_gives_each() -> None:
    parts = parts_of(workbook(["a"]))
    names = '<definedNames><definedName name="Sheet_Title" localSheetId="0">"{}"</definedName></definedNames>'
    for title, told in (("Sheet", ()), (WORDS, (Beyond(place=WordsIn.NAME, words=WORDS),))):
        main = parts["xl/workbook.xml"].replace(b"<definedNames/>", b"").replace(b"<definedNames />", b"")
        changed = main.replace(b"</sheets>", b"</sheets>" + names.format(title).encode())
        assert read_workbook(packed({**parts, "xl/workbook.xml": changed})).beyond == told


def test_a_damaged_part_says_nothing_and_refuses_nothing() -> None:
    assert read_workbook(with_part(ods(CELL), "styles.xml", "<a")).beyond == ()


def test_old_shapes_need_not_be_well_formed() -> None:
    vml = (
        f'<xml><v:shape id="a"><v:textbox><div>{WORDS}<br>Again &amp; again</div></v:textbox><x:ClientData ObjectType="Button">'
        '</x:ClientData></v:shape><v:shape id="b"><v:textbox>A note</v:textbox><x:ClientData ObjectType="Note"/></v:shape></xml>'
    )
    with opened(packed({"xl/drawings/vml.vml": vml})) as package:
        related = [Related(id="rId1", kind="vmlDrawing", part="xl/drawings/vml.vml")]
        assert drawn_words(package, related) == [f"{WORDS}\nAgain & again"]
