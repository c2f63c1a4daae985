"""What a cell of an .xlsx shows is what is read of it: dates without their day, struck text, long numbers."""

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from nelaudit.model.workbooks import CellValue, ReadSheet, as_text, lacks_digits
from nelaudit.reading.display import display_of
from tests.reading.making import MAIN, OFFICE, SHEET, first, packed, parts_of, sheet, strict, with_part, workbook, xlsx

pytestmark = pytest.mark.usefixtures("reader_handed_on")

DAY = dt.date(2016, 3, 1)

SHOWN: list[tuple[str, CellValue, str | None]] = [
    ("mmm-yy", DAY, "March 2016"),
    ("mm/yyyy", DAY, "March 2016"),
    ("[$-809]mmmm yyyy;@", DAY, "March 2016"),
    ('mmm" "yy', dt.datetime.combine(DAY, dt.time(9, 30)), "March 2016"),
    ("mm/yyyy", dt.date(2016, 3, 12), "March 2016"),
    ("yyyy", DAY, "2016"),
    ("mmmm", DAY, "March"),
    ("d-mmm", dt.date(2026, 3, 16), "16 March"),
    ("[Red]d mmm", dt.date(2026, 3, 16), "16 March"),
    ("dd/mm/yyyy", DAY, None),
    ('d" "mmm" "yyyy', DAY, None),
    ('"month "d/m/yy', DAY, "month 01/03/2016"),
    ('"w/c "dd/mm/yyyy', DAY, "w/c 01/03/2016"),
    ('"before "mmm yyyy', DAY, "before March 2016"),
    (r"\a\p\p\r\o\x\. d mmm yyyy", DAY, "approx. 01/03/2016"),
    ('dd/mm/yyyy" (estimated)"', DAY, "01/03/2016 (estimated)"),
    ('"c. "yyyy', DAY, "c. 2016"),
    ('dd/mm/yyyy"?"', DAY, "01/03/2016?"),
    ('"~"dd/mm/yyyy', DAY, "~01/03/2016"),
    ('mmm" quarter "yyyy', DAY, "March 2016"),
    ('d" de "mmmm" de "yyyy', DAY, None),
    ('yyyy"年"m"月"d"日"', DAY, None),
    ("d mmm bbbb", DAY, None),
    ('dd/mm/yyyy hh:mm" Uhr"', DAY, None),
    (r"yyyy\-mm\-dd\Thh:mm", DAY, None),
    ("dddd", DAY, "Tuesday"),
    ("ddd", DAY, "Tuesday"),
    ("dd", dt.date(2016, 3, 12), "12"),
    ("d;@", dt.date(2016, 3, 12), "12"),
    ("dddd dd", dt.date(2016, 3, 12), "Saturday 12"),
    ("ddd d mmm", dt.date(2016, 3, 12), "12 March"),
    ("ddd mmm yyyy", dt.date(2016, 3, 12), "Saturday March 2016"),
    ("dddd, d mmmm yyyy", DAY, None),
    ("hh:mm", dt.datetime.combine(DAY, dt.time(12)), "12:00:00"),
    ("[$-409]h:mm AM/PM;@", dt.datetime.combine(DAY, dt.time(9, 30)), "09:30:00"),
    ("hh:mm", dt.date(2016, 3, 12), "00:00:00"),
    ("dd/mm/yyyy hh:mm", dt.datetime.combine(DAY, dt.time(12)), None),
    ("hh:mm", 12.5, None),
    ("hh:mm", "at noon", None),
    ("hh:mm:ss", dt.time(9, 30), None),
    ("[h]:mm", dt.timedelta(hours=30), None),
    ("mm:ss.0", dt.time(0, 9, 30), None),
    ("General", 12.5, None),
    ("0.00", 12.5, None),
    ("#,##0", 1234567.0, None),
    ("@", 5.0, None),
    (";;;", 5.0, None),
    (";;;", "hidden", None),
    ("", 5.0, None),
    ("0%", 0.45, "45%"),
    ("0.0%", 0.4567, "45.7%"),
    ("0.00%", -0.5, "-50.00%"),
    ("0%", "about half", None),
    ("£#,##0.00", 1234.5, "£1,234.50"),
    ("[$£-809]#,##0;[Red]-[$£-809]#,##0", -1234.5, "-£1,235"),
    ('_-"£"* #,##0.00_-;-"£"* #,##0.00_-', 12.0, "£12.00"),
    ("#,##0.00 [$€-407]", 12.0, "12.00 €"),
    ("0%", True, None),
    ('0" visits"', 5.0, "5 visits"),
    (r"0.0\ \k\g", 12.5, "12.5 kg"),
    ("0.00E+00", 12.5, None),
    ("# ?/?", 0.5, None),
    ("00000", 123.0, "00123"),
    ("000 000 0000", 4505577104.0, "450 557 7104"),
    ('0000" "000" "000', 7700900123.0, "7700 900 123"),
    ("00000", 12.5, None),
    ("00000", "text", None),
    ("00000", -12.0, "-00012"),
    ('"Yes";;"No"', 1.0, "Yes"),
    ('"Yes";;"No"', 0.0, "No"),
    ('"Yes";;"No"', -1.0, None),
    ('"Yes";"No"', 0.0, "Yes"),
    ('0" up";0" down"', -3.0, "3 down"),
    ('0" up";0" down"', 3.0, "3 up"),
    ('0" visits"', -3.0, "-3 visits"),
    ('0" visits"', -0.2, "0 visits"),
    ("£#,##0;(£#,##0)", -5.0, "(£5)"),
    ("#,##0;(#,##0)", -5.0, None),
    ("0;[Red]0", -3.0, "3"),
    ("0;[Red]0", 3.0, None),
    ("0.00;[Red]0.00", -3.14159, "3.14159"),
    ("#,##0_);[Red]#,##0_)", -3.0, "3"),
    ("General;General", -2.5, "2.5"),
    ("[<0]0;0", -3.0, "3"),
    ("[<100]0;0", -3.0, None),
    ("0;[Red]-0", -3.0, None),
    ("0;(0)", -3.0, None),
    ("0;;", -3.0, None),
    ("0;[Red]0E+0", -3.0, None),
    ("0;-0;;@", 0.0, None),
    ("#", 0.4, None),
    ("0.00", 3.14159, None),
    ("#,##0", 1234.5, None),
    ("#,##0.00", 123456789012345.0, None),
    ('0;-0;"none"', 0.0, "none"),
    ('0;-0;"none"', 5.0, None),
    ('[=1]"Outstanding";[=2]"Good";General', 2.0, "Good"),
    ('[=1]"Outstanding";[=2]"Good";General', 3.0, None),
    ('[=1]0" visit";0" visits"', 1.0, "1 visit"),
    ('[=1]0" visit";0" visits"', 5.0, "5 visits"),
    ('[Red][>100]0" visits";0" visit"', 150.0, "150 visits"),
    ('[<0]0" below";0" above"', -5.0, "5 below"),
    ('[<100]0" few";0" many"', -5.0, "-5 few"),
    ('General" visits"', 3.0, "3 visits"),
    ('General" visits"', 2.5, "2.5 visits"),
    ('"see form "0', 101.0, "see form 101"),
    ('"Mosaic: "@', "Case file", "Mosaic: Case file"),
    ('"Mosaic: "@', 5.0, None),
    ('0" visits";@', "none", None),
    ('0" up";0" down";"same";"said: "@', "none", "said: none"),
    ('0;0;0;"hidden"', "Seen at home.", None),
    ("_-@_-", "Seen at home.", None),
    ('0,"k"', 12345.0, "12k"),
    ('0.0#" kg"', 12.5, "12.5 kg"),
    ('"1/2 day"', 1.0, "1/2 day"),
    ('# ?/?" day"', 0.5, None),
    ("00000 000000", 7700900123.0, "07700 900123"),
    ("00-00-00", 123456.0, "12-34-56"),
    ('"0', 5.0, "0"),
    ("hh:mm", 1e7, None),
    ('_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', 0.0, "£-"),
    ('#" visits"', 0.0, "visits"),
    ('#" visits"', 5.0, "5 visits"),
    ('0" hrs "00" min"', 130.0, "1 hrs 30 min"),
    ('[=0]"none";dd/mm/yyyy', 3.0, None),
    ('[=0]"none";dd/mm/yyyy', 0.0, "none"),
    ("[Blue]General", 5.0, None),
    ("0 [$USD]", 5.0, "5 USD"),
    ('[x]"', 5.0, None),
]


@pytest.mark.parametrize(("code", "value", "shown"), SHOWN, ids=[f"{code} {value}" for code, value, _ in SHOWN])
def test_a_format_shows_a_value(code: str, value: CellValue, shown: str | None) -> None:
    display = display_of(code)
    assert (display(value) if display else None) == shown


SPANS = [
    (dt.timedelta(hours=26, minutes=30), "26:30"),
    (dt.timedelta(seconds=59), "0:00:59"),
    (dt.timedelta(hours=-5), "-5:00"),
    (dt.timedelta(days=3), "72:00"),
]


@pytest.mark.parametrize(("span", "text"), SPANS)
def test_a_span_of_time_is_said_in_hours(span: dt.timedelta, text: str) -> None:
    assert as_text(span) == text
    assert text_of(first(one_cell(span, "[h]:mm"))) == text


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def one_cell(value: object, code: str = "General", *, struck: bool = False) -> bytes:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["B2"]
    cell.value, cell.number_format = value, code
    if struck:
        cell.font = Font(strike=True)
    return saved(book)


def text_of(found: ReadSheet) -> str:
    return found.text_at((1, 1))


def test_the_value_stands_beside_what_is_shown() -> None:
    found = first(one_cell(dt.date(2016, 3, 1), "mmm-yy"))
    assert found.cells == {(1, 1): DAY}
    assert found.shown == {(1, 1): "March 2016"}
    assert text_of(first(one_cell(dt.date(2016, 3, 1), "dd/mm/yyyy"))) == "2016-03-01"


@pytest.mark.parametrize(
    ("number", "shown"), [(9, "45%"), (10, "45.00%"), (16, "12 March"), (17, "March 2016"), (20, "00:00:00")]
)
def test_formats_that_are_named_by_number_alone(number: int, shown: str) -> None:
    value = "0.45" if "%" in shown else "42441"
    parts = parts_of(xlsx(f'<row r="1"><c s="1" r="A1"><v>{value}</v></c></row>'))
    styles = parts["xl/styles.xml"].decode().replace("</cellXfs>", f'<xf numFmtId="{number}" fontId="0"/></cellXfs>')
    for data in (packed({**parts, "xl/styles.xml": styles}), strict(packed({**parts, "xl/styles.xml": styles}))):
        assert first(data).text_at((0, 0)) == shown


TIMES = [
    ("0.4479167", "h:mm AM/PM", "10:45:00"),
    ("0.99999", "hh:mm", "23:59:59"),
    ("0.999999", "hh:mm", "23:59:59"),
    ("0.10000006", "hh:mm:ss", "02:24:00"),
    ("42441.4166666", "dd/mm/yyyy hh:mm", "2016-03-12 10:00:00"),
    ("42441.9479167", "dd/mm/yyyy hh:mm", "2016-03-12 22:45:00"),
    ("42441.999995", "dd/mm/yyyy hh:mm", "2016-03-12 23:59:59"),
    ("42441.4166666", "hh:mm", "10:00:00"),
]


@pytest.mark.parametrize(("number", "code", "shown"), TIMES)
def test_a_time_is_read_to_the_second(number: str, code: str, shown: str) -> None:
    parts = parts_of(one_cell(1, code))
    changed = {**parts, SHEET: parts[SHEET].replace(b"<v>1</v>", f"<v>{number}</v>".encode())}
    assert text_of(first(packed(changed))) == shown


RICH = CellRichText(
    "We visited. ", TextBlock(InlineFont(strike=True), "She was out."), TextBlock(InlineFont(b=True), " She was in.")
)
STRUCK: list[tuple[str, bytes, str, str]] = [
    ("whole", one_cell("He was never seen.", struck=True), "", "He was never seen."),
    ("a run", one_cell(RICH), "We visited.  She was in.", "She was out."),
    ("a run of its own in a struck cell", one_cell(RICH, struck=True), " She was in.", "We visited. She was out."),
    ("a day", one_cell(dt.date(2016, 3, 12), "dd/mm/yyyy", struck=True), "", "2016-03-12"),
    ("a month", one_cell(dt.date(2016, 3, 1), "mmm-yy", struck=True), "", "March 2016"),
    ("a number", one_cell(12, struck=True), "", "12"),
    ("two runs", one_cell(CellRichText(
        TextBlock(InlineFont(strike=True), "One."), TextBlock(InlineFont(), " Two. "), TextBlock(InlineFont(strike=True), "Three.")
    )), " Two. ", "One. … Three."),
    ("nothing", one_cell(CellRichText(TextBlock(InlineFont(strike=False), "All"), " of it")), "All of it", ""),
]  # fmt: skip


@pytest.mark.parametrize(("data", "left", "gone"), [row[1:] for row in STRUCK], ids=[row[0] for row in STRUCK])
def test_what_is_crossed_out_is_no_live_text_and_is_told(data: bytes, left: str, gone: str) -> None:
    for one in (data, strict(data)):
        found = first(one)
        assert text_of(found) == left
        assert found.struck == ({(1, 1): gone} if gone else {})


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_crossed_out_pieces_of_a_text_that_stands_in_its_cell(prefix: str) -> None:
    inside = "<r><t>Seen. </t></r><r><rPr><strike/></rPr><t>Not seen.</t></r>"
    xml = sheet(f'<row r="1"><c r="A1" t="inlineStr"><is>{inside}</is></c></row>')
    if prefix:
        xml = xml.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    found = first(with_part(workbook(["x"]), "xl/worksheets/sheet1.xml", xml))
    assert (found.text_at((0, 0)), found.struck) == ("Seen. ", {(0, 0): "Not seen."})


def test_a_shared_string_that_is_partly_crossed_out() -> None:
    item = "<si><r><t>Seen.</t></r><r><rPr><b/><strike val='1'/></rPr><t> Not seen.</t></r></si>"
    parts = parts_of(xlsx('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'))
    part, rels = "xl/sharedStrings.xml", parts["xl/_rels/workbook.xml.rels"].decode()
    if part.rpartition("/")[2] not in rels:
        link = f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></R'
        parts["xl/_rels/workbook.xml.rels"] = rels.replace("</R", link).encode()
    found = first(packed({**parts, part: f'<sst xmlns="{MAIN}"><si><t>Plain</t></si>{item}</sst>'}))
    assert (found.text_at((0, 0)), found.text_at((0, 1))) == ("Seen.", "Plain")
    assert found.struck == {(0, 0): "Not seen."}


ISO = [
    ("2016-03-11T23:59:59.999Z", "2016-03-12"),
    ("2016-03-16T14:29:59.999Z", "2016-03-16 14:30:00"),
    ("2016-03-12T00:00:00.000Z", "2016-03-12"),
    ("2016-03-12T00:00:00.0000000", "2016-03-12"),
    ("2016-03-12T14:30:00.000Z", "2016-03-12 14:30:00"),
    ("2016-03-12T00:00:00+01:00", "2016-03-12"),
    ("2016-03-12T00:00:00Z", "2016-03-12"),
    ("2016-03-12", "2016-03-12"),
]


@pytest.mark.parametrize(("text", "value"), ISO)
def test_dates_as_text_of_the_standard_are_dates(text: str, value: str) -> None:
    found = first(xlsx(f'<row r="1"><c r="A1" t="d"><v>{text}</v></c><c r="B1" t="str"><v>{text}</v></c></row>'))
    assert isinstance(found.cells[0, 0], dt.date)
    assert (found.text_at((0, 0)), found.text_at((0, 1))) == (value, text)


NUMBERS: list[tuple[CellValue, str, bool]] = [
    (123456789012345.0, "123456789012345", False),
    (1234567890123450.0, "1234567890123450", True),
    (12345678901234500.0, "12345678901234500", True),
    (1.2345678901234567e19, "12345678901234567000", True),
    (0.1 + 0.2, "0.3", False),
    (12.5, "12.5", False),
    (3.0, "3", False),
    ("1.23457E+15", "1.23457E+15", True),
    ("1,23457E+15", "1,23457E+15", True),
    ("1234567890123456", "1234567890123456", False),
    ("1234567890123450", "1234567890123450", True),
    ("123456789012340", "123456789012340", False),
    ("Page 10", "Page 10", False),
    ("We saw E+ in the notes", "We saw E+ in the notes", False),
    (True, "TRUE", False),
]


@pytest.mark.parametrize(("value", "text", "lost"), NUMBERS)
def test_long_numbers(value: CellValue, text: str, lost: bool) -> None:  # noqa: FBT001 - a column of a table
    assert (as_text(value), lacks_digits(value)) == (text, lost)


RICH_KIND = "http://schemas.microsoft.com/office/2017/06/relationships"
METADATA = f"""<metadata xmlns="{MAIN}" xmlns:xlrd="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata">
<metadataTypes count="2"><metadataType name="XLDAPR"/><metadataType name="XLRICHVALUE"/></metadataTypes>
<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext><x/></ext></extLst></bk></futureMetadata>
<futureMetadata name="XLRICHVALUE" count="2"><bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk>
<bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata>
<valueMetadata count="3"><bk><rc t="2" v="0"/></bk><bk><rc t="2" v="1"/></bk><bk><rc t="2" v="9"/></bk></valueMetadata></metadata>"""
RICH_VALUES = """<rvData xmlns="r" count="2"><rv s="1"><v>0</v><v>5</v></rv><rv s="0"><v>en-GB</v><v>St Thomas' Hospital</v></rv></rvData>"""
STRUCTURES = """<rvStructures xmlns="r" count="2"><s t="_linkedentity2"><k n="%EntityCulture" t="s"/><k n="_DisplayString" t="s"/></s>
<s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s></rvStructures>"""


def with_rich_values(values: str, structures: str) -> bytes:
    cells = "".join(
        f'<c r="{column}1" t="e" vm="{number}"><v>#VALUE!</v></c>' for number, column in enumerate("ABC", 1)
    )
    parts = parts_of(xlsx(f'<row r="1">{cells}<c r="D1" t="e"><v>#VALUE!</v></c></row>'))
    links = f'<Relationship Id="m1" Type="{OFFICE}/sheetMetadata" Target="metadata.xml"/>' + "".join(
        f'<Relationship Id="{kind}" Type="{RICH_KIND}/{kind}" Target="richData/{kind}.xml"/>'
        for kind in ("rdRichValue", "rdRichValueStructure")
    )
    rels = parts["xl/_rels/workbook.xml.rels"].decode().replace("</Relationships>", f"{links}</Relationships>")
    more = {"xl/metadata.xml": METADATA, "xl/richData/rdRichValue.xml": values,
            "xl/richData/rdRichValueStructure.xml": structures, "xl/_rels/workbook.xml.rels": rels}  # fmt: skip
    return packed({**parts, **more})


def test_a_cell_shows_the_name_of_a_thing_or_a_picture_and_no_error() -> None:
    found = first(with_rich_values(RICH_VALUES, STRUCTURES))
    assert found.cells[0, 0] == "St Thomas' Hospital"
    assert found.cells[0, 1] == "[picture]"
    assert {place for place, value in found.cells.items() if value == "#VALUE!"} == found.errors == {(0, 2), (0, 3)}


def test_what_is_said_of_a_picture_in_a_cell_is_read() -> None:
    values = RICH_VALUES.replace("<v>5</v>", "<v>5</v><v>Bruise on arm</v>")
    structures = STRUCTURES.replace('<k n="CalcOrigin" t="i"/>', '<k n="CalcOrigin" t="i"/><k n="Text" t="s"/>')
    assert first(with_rich_values(values, structures)).cells[0, 1] == "[picture: Bruise on arm]"


@pytest.mark.parametrize("structures", ["<rvStructures/>", STRUCTURES.replace("_localImage", "_error")])
def test_an_error_stays_one(structures: str) -> None:
    assert (0, 1) in first(with_rich_values(RICH_VALUES, structures)).errors
