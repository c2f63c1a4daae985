"""The text of an .ods as a program shows it, its values by their types, and what its styles say of both."""

import datetime as dt

import pytest

from nelaudit.errors import Encrypted, TooLarge
from nelaudit.model.workbooks import CellValue
from nelaudit.reading import limits
from nelaudit.reading.reader import Reader
from nelaudit.reading.workbook import read_workbook
from tests.reading.making import ODS_NAMES, first, ods, packed, parts_of, read

pytestmark = pytest.mark.usefixtures("reader_handed_on")

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
MORE = (
    f'xmlns:style="{NAMES}:style:1.0" xmlns:number="{NAMES}:datastyle:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
STYLES = """<office:automatic-styles>
<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style>
<number:date-style style:name="N2"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text><number:year
 number:style="long"/></number:date-style>
<number:date-style style:name="N3"><number:day/><number:text>-</number:text><number:month/></number:date-style>
<number:date-style style:name="N5"><number:day-of-week number:style="long"/></number:date-style>
<number:time-style style:name="N6"><number:hours/><number:text>:</number:text><number:minutes/></number:time-style>
<number:date-style style:name="N7"><number:day number:style="long"/></number:date-style>
<number:number-style style:name="N4"><number:number number:min-integer-digits="5"/></number:number-style>
<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="weekday" style:family="table-cell" style:data-style-name="N5"/>
<style:style style:name="clock" style:family="table-cell" style:data-style-name="N6"/>
<style:style style:name="day-alone" style:family="table-cell" style:data-style-name="N7"/>
<style:style style:name="no-year" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="out" style:family="table-cell" style:parent-style-name="month"><style:text-properties
 style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
<style:style style:name="made-of-out" style:family="table-cell" style:parent-style-name="out" style:data-style-name="N2"/>
<style:style style:name="back-in" style:family="table-cell" style:parent-style-name="out"><style:text-properties
 style:text-line-through-style="none"/></style:style>
<style:style style:name="loop" style:family="table-cell" style:parent-style-name="loop"/>
<style:style style:name="gone" style:family="text"><style:text-properties style:text-line-through-type="double"/></style:style>
<style:style style:name="kept" style:family="text"><style:text-properties style:text-line-through-type="none"/></style:style>
<style:style style:name="bold" style:family="text"/>
<style:style style:name="shut" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>"""


def book(rows: str, sheet: str = "") -> bytes:
    """An .ods with these styles, one sheet of these rows, and other content of that sheet."""
    parts = parts_of(ods(sheet + rows))
    content = parts["content.xml"].decode()
    content = content.replace(ODS_NAMES, f"{ODS_NAMES} {MORE}").replace("<office:body>", f"{STYLES}<office:body>")
    return packed({**parts, "content.xml": content})


def cell(inside: str = "", look: str = "", more: str = 'office:value-type="string"') -> str:
    style = f' table:style-name="{look}"' if look else ""
    return f"<table:table-cell{style} {more}>{inside}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


TEXTS = [
    ("paragraphs", "<text:p>Not met.</text:p><text:p>Then met.</text:p>", "Not met.\nThen met."),
    ("empty paragraph", "<text:p>One</text:p><text:p/><text:p>Two</text:p>", "One\n\nTwo"),
    ("line break", "<text:p>Not met.<text:line-break/>Then</text:p>", "Not met.\nThen"),
    ("tab", "<text:p>a<text:tab/>b</text:p>", "a\tb"),
    ("spans", '<text:p>Not <text:span text:style-name="bold">m<text:span>e</text:span>t</text:span>.</text:p>', "Not met."),
    ("link", '<text:p>See <text:a xlink:href="http://example.org">our <text:span>file</text:span></text:a> now</text:p>',
     "See our file now"),
    ("CDATA", "<text:p><![CDATA[Not <met> & seen]]></text:p>", "Not <met> & seen"),
    ("blanks", '<text:p><text:s text:c="2"/>a<text:s/> b<text:s text:c="3"/></text:p>', "  a  b   "),
    ("blanks as typed", "<text:p>a  b</text:p>", "a  b"),
    ("indented", "<text:p>\n    One\n    <text:span>two</text:span>\n  </text:p>", "One two"),
    ("entities", "<text:p>R&amp;D &lt;b&gt; &#x1F642;</text:p>", "R&D <b> 🙂"),
    ("heading", "<text:h>Head</text:h><text:p>Body</text:p>", "Head\nBody"),
    ("note beside", "<office:annotation><text:p>A note</text:p></office:annotation><text:p>Text</text:p>", "Text"),
    ("drawing inside", "<text:p>One<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame> two</text:p>",
     "One two"),
    ("reading aid", "<text:p><text:ruby><text:ruby-base>課</text:ruby-base><text:ruby-text>カ</text:ruby-text></text:ruby>x</text:p>",
     "課x"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "text"), [one[1:] for one in TEXTS], ids=[one[0] for one in TEXTS])
def test_a_text_is_what_is_shown(inside: str, text: str) -> None:
    assert first(book(row(cell(inside)))).cells == {(0, 0): text}


VALUES: list[tuple[str, str, CellValue]] = [
    ('office:value-type="float" office:value="3"', "3", 3),
    ('office:value-type="float" office:value="1234567890123456"', "1.23456789012346E+15", 1234567890123456),
    ('office:value-type="percentage" office:value="0.45"', "45%", 0.45),
    ('office:value-type="currency" office:currency="GBP" office:value="12.5"', "£12.50", 12.5),
    ('office:value-type="date" office:date-value="2016-03-12"', "12/03/16", dt.date(2016, 3, 12)),
    ('office:value-type="date" office:date-value="2016-03-12Z"', "12/03/16", dt.date(2016, 3, 12)),
    ('office:value-type="date" office:date-value="2016-03-12+01:00"', "12/03/16", dt.date(2016, 3, 12)),
    ('office:value-type="date" office:date-value="2016-03-12T00:00:00"', "12/03/16", dt.date(2016, 3, 12)),
    ('office:value-type="date" office:date-value="2016-03-12T14:30:00.5"', "x",
     dt.datetime.combine(dt.date(2016, 3, 12), dt.time(14, 30, 1))),
    ('office:value-type="time" office:time-value="PT14H30M05S"', "14:30", dt.time(14, 30, 5)),
    ('office:value-type="time" office:time-value="PT34H00M00S"', "34:00", dt.timedelta(hours=34)),
    ('office:value-type="boolean" office:boolean-value="true"', "WAHR", True),
    ('office:value-type="string" office:string-value="alone"', "", "alone"),
    ('office:value-type="string" office:string-value="other"', "shown", "shown"),
    ('office:value-type="date" office:date-value="no date"', "12 March", "12 March"),
    ('office:value-type="float" office:value="NaN"', "n/k", "n/k"),
    ('office:value-type="float"', "7 or 8", "7 or 8"),
    ('office:value-type="time" office:time-value="PT"', "half past", "half past"),
    ("", "no type", "no type"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "text", "value"), VALUES)
def test_a_value_is_of_its_type(given: str, text: str, value: CellValue) -> None:
    found = first(book(row(cell(f"<text:p>{text}</text:p>" if text else "", more=given)))).cells[0, 0]
    assert found == value
    assert isinstance(found, str) == isinstance(value, str)


MARCH = 'office:value-type="date" office:date-value="2016-03-01"'
GREENWICH = 'office:value-type="date" office:date-value="2016-06-11T23:00:00.000Z"'
LOOKS = [
    ("month", MARCH, "<text:p>Mar-16</text:p>", "March 2016", ""),
    ("month", MARCH, "<text:p>mars-16</text:p>", "March 2016", ""),
    ("day", MARCH, "<text:p>Mar-16</text:p>", "March 2016", ""),
    ("no-year", MARCH, "<text:p>1-Mar</text:p>", "1 March", ""),
    ("weekday", MARCH, "<text:p>Tuesday</text:p>", "Tuesday", ""),
    ("weekday", MARCH, "<text:p>Tuesday 1 March 2016</text:p>", "2016-03-01", ""),
    ("day-alone", MARCH, "<text:p>01</text:p>", "1", ""),
    ("clock", MARCH.replace("-01", "-10T10:03:00"), "<text:p>10:03</text:p>", "10:03:00", ""),
    ("clock", MARCH, "<text:p>01/03/2016</text:p>", "2016-03-01", ""),
    ("day", MARCH, "<text:p>1/3/16</text:p>", "2016-03-01", ""),
    ("", MARCH, "<text:p>01/03/2016</text:p>", "2016-03-01", ""),
    ("", MARCH, "<text:p>w/c 01/03/2016</text:p>", "w/c 01/03/2016", ""),
    ("day", MARCH, "<text:p>before 1 March 2016</text:p>", "before 1 March 2016", ""),
    ("", MARCH, "<text:p>Tue 1 March 2016</text:p>", "2016-03-01", ""),
    ("", MARCH, "<text:p>1 de marzo de 2016</text:p>", "2016-03-01", ""),
    ("", MARCH, "<text:p>before 02/03/2016</text:p>", "2016-03-01", ""),
    ("unknown", MARCH, "<text:p>01/03/2016</text:p>", "2016-03-01", ""),
    ("loop", MARCH, "<text:p>01/03/2016</text:p>", "2016-03-01", ""),
    ("out", MARCH, "<text:p>mars-16</text:p>", "", "March 2016"),
    ("made-of-out", MARCH, "<text:p>01/03/2016</text:p>", "", "2016-03-01"),
    ("back-in", MARCH, "<text:p>mars-16</text:p>", "March 2016", ""),
    ("", 'office:value-type="percentage" office:value="0.456"', "<text:p>46%</text:p>", "46%", ""),
    ("", 'office:value-type="currency" office:value="12.5"', "<text:p>£12.50</text:p>", "£12.50", ""),
    ("", 'office:value-type="float" office:value="123"', "<text:p>00123</text:p>", "00123", ""),
    ("", 'office:value-type="float" office:value="0.5"', "<text:p>0.50</text:p>", "0.5", ""),
    ("", 'office:value-type="float" office:value="-3"', "<text:p>3</text:p>", "3", ""),
    ("", 'office:value-type="float" office:value="-3"', "<text:p>(3)</text:p>", "-3", ""),
    ("", 'office:value-type="float" office:value="5"', "<text:p>5 visits</text:p>", "5 visits", ""),
    ("", 'office:value-type="float" office:value="42441"', "<text:p>12/03/2016</text:p>", "2016-03-12", ""),
    ("", 'office:value-type="float" office:value="42441"', "<text:p>3/12/16</text:p>", "2016-03-12", ""),
    ("", 'office:value-type="float" office:value="42441"', "<text:p>12-Mar-2016</text:p>", "2016-03-12", ""),
    ("", 'office:value-type="float" office:value="42441"', "<text:p>13/03/2016</text:p>", "13/03/2016", ""),
    ("", 'office:value-type="float" office:value="42430"', "<text:p>Mar-16</text:p>", "March 2016", ""),
    ("", MARCH, "<text:p>Mar-16</text:p>", "March 2016", ""),
    ("", MARCH, "<text:p>03/2016</text:p>", "March 2016", ""),
    ("", MARCH, "<text:p>1-Mar</text:p>", "1 March", ""),
    ("no-year", MARCH.replace("-01", "-16"), "<text:p>16-Mar</text:p>", "16 March", ""),
    ("no-year", MARCH.replace("-01", "-16"), "<text:p>Mar-16</text:p>", "16 March", ""),
    ("month", MARCH.replace("-01", "-16"), "<text:p>Mar-16</text:p>", "March 2016", ""),
    ("", MARCH.replace("-01", "-16"), "<text:p>16-Mar</text:p>", "16 March", ""),
    ("", MARCH.replace("-01", "-16"), "<text:p>Mar-16</text:p>", "March 2016", ""),
    ("", MARCH, "<text:p>Tuesday</text:p>", "2016-03-01", ""),
    ("", GREENWICH, "<text:p>12/06/2016</text:p>", "2016-06-12", ""),
    ("", GREENWICH, "<text:p>11 Jun 2016</text:p>", "2016-06-11", ""),
    ("", GREENWICH, "<text:p>2016-06-11T23:00:00.000Z</text:p>", "2016-06-11 23:00:00", ""),
    ("", GREENWICH.replace("06-11", "05-31"), "<text:p>Jun-16</text:p>", "June 2016", ""),
    ("", 'office:value-type="float" office:value="42441"', "<text:p>42,441.00</text:p>", "42441", ""),
    ("", 'office:value-type="float" office:value="1234567890123450"', "<text:p>1.23E+15</text:p>", "1234567890123450", ""),
    ("out", 'office:value-type="float" office:value="12"', "<text:p>12</text:p>", "", "12"),
    ("out", 'office:value-type="string"', "<text:p>One.</text:p><text:p>Two.</text:p>", "", "One.\nTwo."),
    ("out", 'office:value-type="string"', '<text:p>Out. <text:span text:style-name="kept">In.</text:span></text:p>', "In.", "Out."),
    ("", 'office:value-type="string"',
     '<text:p>In. <text:span text:style-name="gone">Out <text:span text:style-name="bold">too.</text:span></text:span> In.</text:p>',
     "In.  In.", "Out too."),
    ("", 'office:value-type="string"', '<text:p><text:span text:style-name="bold">All</text:span> in.</text:p>', "All in.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("look", "given", "inside", "text", "gone"), LOOKS)
def test_what_is_shown_and_what_is_crossed_out(look: str, given: str, inside: str, text: str, gone: str) -> None:
    found = first(book(row(cell(inside, look, given))))
    assert found.text_at((0, 0)) == text
    assert found.struck == ({(0, 0): gone} if gone else {})


def test_a_cell_without_a_style_has_that_of_its_row_or_column() -> None:
    columns = ('<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="day"/>'
               '<table:table-column table:default-cell-style-name="month"/>')  # fmt: skip
    march = cell("<text:p>x</text:p>", more=MARCH)
    found = first(book(row(march, march, march) + row(march, more=' table:default-cell-style-name="month"'), columns))
    assert found.shown == {(0, 2): "March 2016", (1, 0): "March 2016"}


def test_styles_may_stand_in_a_part_of_their_own() -> None:
    own = f"<office:document-styles {ODS_NAMES} {MORE}>{STYLES}</office:document-styles>"
    data = ods(row(cell("<text:p>mars-16</text:p>", "month", MARCH)))
    assert first(packed({**parts_of(data), "styles.xml": own})).text_at((0, 0)) == "March 2016"
    assert first(data).text_at((0, 0)) == "2016-03-01"


def test_a_hidden_sheet_is_hidden() -> None:
    parts = parts_of(book(row(cell("<text:p>x</text:p>"))))
    content = parts["content.xml"].replace(b'table:name="Sheet1"', b'table:name="Sheet1" table:style-name="shut"')
    assert first(packed({**parts, "content.xml": content})).hidden
    assert not first(packed(parts)).hidden


def test_repeated_cells_and_rows_hold_what_the_first_holds() -> None:
    cells = cell("<text:p>Same.</text:p>", more='office:value-type="string" table:number-columns-repeated="2"')
    gap = '<table:table-cell table:number-columns-repeated="3"/>'
    found = first(book(row(gap, cells, more=' table:number-rows-repeated="2"')))
    assert found.cells == dict.fromkeys([(0, 3), (0, 4), (1, 3), (1, 4)], "Same.")


def test_what_is_kept_of_other_files_is_no_sheet_of_this_one() -> None:
    kept = (
        "</table:table><table:table table:name=\"'file:///C:/forms/N16-02.ods'#Questions\">"
        '<table:table-source table:mode="copy-results-only"/>' + row(cell("<text:p>Of another child.</text:p>"))
    )
    found = read(book(row(cell("<text:p>Own.</text:p>")) + kept))
    assert [dict(one.cells) for one in found.sheets] == [{(0, 0): "Own."}]


def test_text_far_below_is_read_where_it_stands() -> None:
    far = row(cell("<text:p>Below.</text:p>"))
    empty = row(cell(more=""), more=' table:number-rows-repeated="1048575" table:visibility="collapse"')
    found = first(book(empty + far + far))
    assert found.cells == {(1048575, 0): "Below.", (1048576, 0): "Below."}
    assert not found.hidden_rows


def test_repeated_text_beyond_what_a_workbook_may_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILLED_CELLS", 100)
    cells = cell("<text:p>x</text:p>", more='office:value-type="string" table:number-columns-repeated="101"')
    with pytest.raises(TooLarge, match="100 filled cells"):
        read_workbook(book(row(cells)))


def test_a_locked_ods_is_said_to_be_locked() -> None:
    manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    data = packed({**parts_of(ods("")), "META-INF/manifest.xml": manifest, "content.xml": b"\x8a\x00no xml"})
    with Reader() as reader, pytest.raises(Encrypted):
        reader.open(data)


def test_crossed_out_words_of_notes_and_boxes_are_said_as_such() -> None:
    said = '<text:p>Seen. <text:span text:style-name="gone">He hit her.</text:span></text:p>'
    frame = f"<draw:frame><draw:text-box>{said}</draw:text-box></draw:frame>"
    found = first(book(row(cell(f"<office:annotation>{said}</office:annotation><text:p>One</text:p>{frame}"))))
    assert found.notes == {(0, 0): "Seen. [crossed out: He hit her.]"}
    assert found.boxes == ("Seen. [crossed out: He hit her.]",)
