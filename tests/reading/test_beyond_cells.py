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
