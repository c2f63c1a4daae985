"""The Word writer, asserted on in the documents that it makes; how they look is judged by eye."""

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from nelaudit.errors import OutputError
from nelaudit.model.documents import (
    Block,
    Bullets,
    Chart,
    ChartKind,
    Contents,
    Cover,
    Document,
    Heading,
    PageBreak,
    Quotation,
    Series,
    Table,
    Text,
)
from nelaudit.privacy import Cleared
from nelaudit.writing.archive import fixed_zip
from nelaudit.writing.word.chart import chart_height
from nelaudit.writing.word.document import docx_bytes
from tests.privacy.clearing import cleared
from tests.writing.accessibility import faults

HOUSE_STYLE = Path(__file__).parents[2].joinpath("input_templates", "house_style.docx").read_bytes()

GRADES = Table(
    title="Grades by agency",
    header=("Agency", "Grade", "Returns"),
    rows=(("Health", "Good", "3"), ("Police", "Requires\nimprovement", "12")),
    widths=(2, 2, 1),
    numeric=(2,),
    description="One row an agency: its median grade and how many returns it rests on.",
)
THEMES = Chart(
    title="Themes by agencies",
    kind=ChartKind.BAR,
    categories=("Voice of the child", "Recording", "=Thresholds"),
    series=(Series(name="Agencies", values=(9, 4, 2)),),
    alt="Nine agencies mention the voice of the child, four recording, two thresholds.",
    axis_title="Agencies",
)
STACKED = replace(
    THEMES,
    kind=ChartKind.STACKED_BAR,
    series=(Series(name="Strength", values=(5, 0, 2)), Series(name="Development", values=(4, 4, 0))),
)
EVERY_BLOCK: tuple[Block, ...] = (
    Contents(),
    PageBreak(),
    Heading(level=1, text="Summary"),
    Text(text="All agencies knew the children.", lead=True),
    Text(text="Three cases were audited."),
    Bullets(items=("Nine agencies listened.", "None was late.")),
    Heading(level=2, text="What the children said"),
    Quotation(text="He chose ‘home’.", reference="Case C2, Health, Questions › C14"),
    Heading(level=3, text="In numbers"),
    GRADES,
    Text(text="Below a table."),
    THEMES,
    STACKED,
    replace(THEMES, kind=ChartKind.COLUMN),
)


def made(*blocks: Block, **changes: object) -> Cleared[Document]:
    return cleared(document(*blocks, **changes))


def document(*blocks: Block, **changes: object) -> Document:
    made = Document(
        cover=Cover(
            title="Children with disabilities",
            subtitle="Overview report",
            facts=(("Status", "Draft"), ("Marking:", "OFFICIAL-SENSITIVE")),
        ),
        blocks=blocks,
        author="QA Coordinator",
        created=dt.date(2016, 3, 14),
        marking="OFFICIAL-SENSITIVE",
        footer="Northshire Board",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def written(*blocks: Block, **changes: object) -> WordDocument:
    return docx.Document(io.BytesIO(docx_bytes(made(*blocks, **changes), house_style=HOUSE_STYLE)))


def lines(word: WordDocument) -> list[tuple[str, str]]:
    """Style and text of each paragraph below the cover."""
    told = [(paragraph.style.name or "", paragraph.text) for paragraph in word.paragraphs if paragraph.style]
    return [line for line in told if line[0] not in ("Title", "Subtitle", "Cover fact")]


def only(word: WordDocument, name: str) -> BaseOxmlElement:
    found: list[BaseOxmlElement] = list(word.element.body.iter(qn(name)))
    assert len(found) == 1
    return found[0]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode()


def house_style_with(name: str, old: str, new: str) -> bytes:
    """The house style as a person might have edited it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(HOUSE_STYLE)) as given, zipfile.ZipFile(out, "w") as edited:
        for each in given.namelist():
            text = given.read(each).decode()
            if each == name:
                assert old in text
                text = text.replace(old, new)
            edited.writestr(each, text)
    return out.getvalue()


# Whole documents


def test_a_document_of_every_block_has_no_fault_of_accessibility() -> None:
    assert faults(docx_bytes(made(*EVERY_BLOCK), house_style=HOUSE_STYLE)) == []


def test_the_accessibility_test_sees_faults() -> None:
    word = written(Heading(level=2, text="Too deep"), GRADES, THEMES)
    only(word, "wp:docPr").set("descr", " ")
    header = only(word, "w:tblHeader")
    header.getparent().remove(header)
    only(word, "w:tblDescription").tag = qn("w:tblCaption")
    word.element.body.remove(word.paragraphs[-2]._p)  # noqa: SLF001 - the caption of the chart
    word.core_properties.title = ""
    out = io.BytesIO()
    word.save(out)
    told = "\n".join(faults(out.getvalue()))
    for words in ("no title", "skips from level 0 to 2", "alternative text", "header row", "tblDesc", "no caption"):
        assert words in told


def test_the_house_style_itself_has_no_fault_but_its_plain_captions() -> None:
    assert all("no caption" in fault for fault in faults(HOUSE_STYLE))


def test_the_same_document_gives_the_same_bytes() -> None:
    first, second = (docx_bytes(made(*EVERY_BLOCK), house_style=HOUSE_STYLE) for _ in range(2))
    assert first == second


def test_the_order_and_dates_of_the_zip_do_not_count() -> None:
    def zipped(names: tuple[str, ...], year: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name in names:
                made.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), f"in {name}")
        return out.getvalue()

    fixed = fixed_zip(zipped(("b", "[Content_Types].xml", "a"), 2016))
    assert fixed == fixed_zip(zipped(("a", "b", "[Content_Types].xml"), 2020))
    with zipfile.ZipFile(io.BytesIO(fixed)) as made:
        assert made.namelist() == ["[Content_Types].xml", "a", "b"]
        assert made.read("b") == b"in b"


def test_properties_are_the_reports_own() -> None:
    properties = written().core_properties
    assert properties.title == "Children with disabilities"
    assert properties.subject == "Overview report"
    assert (properties.author, properties.last_modified_by) == ("QA Coordinator", "QA Coordinator")
    assert properties.language == "en-GB"
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.date() == dt.date(2016, 3, 14)
    assert properties.revision == 1


def test_a_title_longer_than_a_property_may_be_is_cut_there_alone() -> None:
    long = "Safeguarding " * 40
    word = written(cover=Cover(title=long, subtitle="", facts=()))
    assert word.core_properties.title == long[:255]
    assert word.paragraphs[0].text == long


def test_the_language_is_that_of_the_document() -> None:
    data = docx_bytes(made(THEMES, language="cy-GB"), house_style=HOUSE_STYLE)
    assert '<w:lang w:val="cy-GB"' in part(data, "word/styles.xml")
    assert '<c:lang val="cy-GB"/>' in part(data, "word/charts/chart1.xml")
    assert "<dc:language>cy-GB</dc:language>" in part(data, "docProps/core.xml")


def test_word_is_not_told_to_ask_about_fields() -> None:
    data = docx_bytes(made(*EVERY_BLOCK), house_style=HOUSE_STYLE)
    assert "dirty" not in part(data, "word/document.xml")
    assert "updateFields" not in part(data, "word/settings.xml")


# Cover, header and footer


def test_the_cover_holds_title_subtitle_and_facts_and_the_rest_begins_a_page() -> None:
    word = written(Text(text="First."))
    told = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs if paragraph.style]
    assert told == [
        ("Title", "Children with disabilities"),
        ("Subtitle", "Overview report"),
        ("Cover fact", "Status:\tDraft"),
        ("Cover fact", "Marking:\tOFFICIAL-SENSITIVE"),
        ("Normal", "First."),
    ]
    assert word.paragraphs[4].paragraph_format.page_break_before
    assert len(list(word.element.body.iter(qn("w:tbl")))) == 0


def test_marking_title_and_footer_stand_on_every_page() -> None:
    section = written().sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE\tChildren with disabilities"
    assert section.first_page_header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert section.footer.paragraphs[0].text == "Northshire Board\tPage 1 of 1"
    assert section.first_page_footer.paragraphs[0].text == "Northshire Board"
    fields = [code.text.strip() for code in section.footer.part.element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_without_a_marking_its_place_is_empty() -> None:
    assert written(marking="").sections[0].header.paragraphs[0].text == "\tChildren with disabilities"


def test_a_place_that_word_split_over_runs_is_still_filled() -> None:
    split = '{mar</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>king</w:t></w:r><w:r><w:t>} – '
    edited = house_style_with("word/header1.xml", "{marking}", split)
    word = docx.Document(io.BytesIO(docx_bytes(made(), house_style=edited)))
    header = word.sections[0].header.paragraphs[0].text
    assert header == "OFFICIAL-SENSITIVE – \tChildren with disabilities"


# Blocks


@pytest.mark.parametrize(
    ("block", "expect"),
    [
        (Heading(level=1, text="Summary"), [("Heading 1", "Summary")]),
        (Heading(level=3, text="Detail"), [("Heading 3", "Detail")]),
        (Text(text="Plain."), [("Normal", "Plain.")]),
        (Text(text="First of all.", lead=True), [("Lead paragraph", "First of all.")]),
        (Bullets(items=("One.", "Two.")), [("List Bullet", "One."), ("List Bullet", "Two.")]),
        (
            Quotation(text="He chose ‘home’.", reference="Case C2, Health, Questions › C14"),
            [("Quotation", "He chose ‘home’."), ("Quotation reference", "Case C2, Health, Questions › C14")],
        ),
    ],
)
def test_a_block_of_text_takes_its_style(block: Block, expect: list[tuple[str, str]]) -> None:
    assert lines(written(block)) == expect


def test_a_page_break_is_a_property_of_what_follows() -> None:
    word = written(Text(text="Before."), PageBreak(), PageBreak(), Heading(level=1, text="After"), PageBreak())
    before, after = word.paragraphs[-2:]
    assert after.paragraph_format.page_break_before
    assert after.text == "After"
    assert before.text == "Before."


def test_a_long_quotation_may_leave_its_reference() -> None:
    short, _, long, _ = written(
        Quotation(text="Short.", reference="A1"), Quotation(text="Long. " * 300, reference="A2")
    ).paragraphs[-4:]
    assert short.paragraph_format.keep_with_next is None
    assert long.paragraph_format.keep_with_next is False


def test_the_contents_are_filled_in_with_links_to_the_headings() -> None:
    headings = ("Summary", "What was\nsaid", "In numbers", "Actions")
    word = written(
        Contents(), *(Heading(level=level, text=text) for level, text in zip((1, 2, 3, 1), headings, strict=True))
    )
    assert lines(word)[:4] == [
        ("TOC Heading", "Contents"),
        ("toc 1", "Summary"),
        ("toc 2", "What was said"),
        ("toc 1", "Actions"),
    ]
    body = word.element.body
    marked = {
        mark.get(qn("w:name")): "".join(text.text for text in mark.getparent().iter(qn("w:t")))
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    led_to = [marked[link.get(qn("w:anchor"))] for link in body.iter(qn("w:hyperlink"))]
    assert led_to == ["Summary", "What wassaid", "Actions"]
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(set(ids)) == 4
    assert only(word, "w:instrText").text.strip() == 'TOC \\o "1-2" \\h \\z'
    kinds = [char.get(qn("w:fldCharType")) for char in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_contents_of_a_document_without_headings_are_only_a_heading() -> None:
    word = written(Contents())
    assert lines(word) == [("TOC Heading", "Contents")]
    assert list(word.element.body.iter(qn("w:fldChar"))) == []


# Tables


def test_a_table_holds_its_cells_below_a_caption() -> None:
    word = written(GRADES)
    assert lines(word) == [("Caption", "Table 1. Grades by agency")]
    assert only(word, "w:instrText").text.strip() == "SEQ Table \\* ARABIC"
    table = word.tables[0]
    assert table.style is not None
    assert table.style.name == "Board table"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Agency", "Grade", "Returns"],
        ["Health", "Good", "3"],
        ["Police", "Requires\nimprovement", "12"],
    ]


def test_a_tables_header_is_repeated_and_its_rows_are_not_broken() -> None:
    tall = replace(GRADES, rows=(("Health", "x" * 2_000, ""), ("Police", "short", "")))
    header, broken, whole = (row._tr for row in written(tall).tables[0].rows)  # noqa: SLF001
    assert header.find(f".//{qn('w:tblHeader')}") is not None
    assert whole.find(f".//{qn('w:tblHeader')}") is None
    assert whole.find(f".//{qn('w:cantSplit')}") is not None
    assert broken.find(f".//{qn('w:cantSplit')}") is None


def test_a_table_is_described_to_screen_readers_in_the_lawful_order() -> None:
    properties = list(only(written(GRADES), "w:tblPr"))
    assert [child.tag for child in properties[-2:]] == [qn("w:tblCaption"), qn("w:tblDescription")]
    assert [child.get(qn("w:val")) for child in properties[-2:]] == [GRADES.title, GRADES.description]
    bare = only(written(replace(GRADES, description="")), "w:tblDescription")
    assert bare.get(qn("w:val")) == GRADES.title


def test_widths_are_shares_of_the_text_in_grid_and_cells_alike() -> None:
    word = written(GRADES, replace(GRADES, widths=()))
    section = word.sections[0]
    assert section.page_width and section.left_margin and section.right_margin  # noqa: PT018
    text = (section.page_width - section.left_margin - section.right_margin) // Pt(0.05)
    shares, alike = word.element.body.iter(qn("w:tbl"))
    grid = [int(column.get(qn("w:w"))) for column in shares.iter(qn("w:gridCol"))]
    assert sum(grid) == text
    assert grid[:2] == [text * 2 // 5] * 2
    for row in shares.iter(qn("w:tr")):
        assert [int(width.get(qn("w:w"))) for width in row.iter(qn("w:tcW"))] == grid
    even = [int(column.get(qn("w:w"))) for column in alike.iter(qn("w:gridCol"))]
    assert max(even) - min(even) <= 2


def test_numbers_are_set_to_the_right() -> None:
    table = written(GRADES).tables[0]
    styles = [[cell.paragraphs[0].style for cell in row.cells] for row in table.rows]
    names = [[style.name if style else "" for style in row] for row in styles]
    assert names[0] == ["Table heading", "Table heading", "Table heading number"]
    assert names[1] == names[2] == ["Table text", "Table text", "Table number"]


def test_text_stands_clear_of_the_table_above() -> None:
    word = written(GRADES, Text(text="Below."), Text(text="Further."))
    assert word.paragraphs[-2].paragraph_format.space_before
    assert word.paragraphs[-1].paragraph_format.space_before is None


def test_a_table_of_uneven_rows_or_widths_is_a_bug() -> None:
    with pytest.raises(ValueError, match="zip"):
        written(replace(GRADES, rows=(("Health",),)))
    with pytest.raises(ValueError, match="3 columns and 2 widths"):
        written(replace(GRADES, widths=(1, 2)))


# Charts


def test_a_chart_is_native_and_its_workbook_can_be_edited() -> None:
    data = docx_bytes(made(STACKED), house_style=HOUSE_STYLE)
    xml = part(data, "word/charts/chart1.xml")
    assert "<c:f>Data!$B$2:$B$4</c:f>" in xml
    assert '<c:externalData r:id="rId1"' in xml.replace(
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"', ""
    )
    assert "../embeddings/chart1.xlsx" in part(data, "word/charts/_rels/chart1.xml.rels")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        book = openpyxl.load_workbook(io.BytesIO(parts.read("word/embeddings/chart1.xlsx")))
    rows = list(book["Data"].iter_rows(values_only=True))
    assert rows == [
        (None, "Strength", "Development"),
        ("Voice of the child", 5, 4),
        ("Recording", 0, 4),
        ("=Thresholds", 2, 0),
    ]
    assert book["Data"]["A4"].data_type == "s"


def test_a_chart_stands_below_its_caption_and_is_told_to_screen_readers() -> None:
    word = written(THEMES, GRADES, STACKED)
    captions = [text for style, text in lines(word) if style == "Caption"]
    assert captions == ["Figure 1. Themes by agencies", "Table 1. Grades by agency", "Figure 2. Themes by agencies"]
    first, second = word.element.body.iter(qn("wp:docPr"))
    assert (first.get("descr"), first.get("title")) == (THEMES.alt, THEMES.title)
    assert first.get("id") != second.get("id")


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_has_the_bars_of_its_kind(kind: ChartKind) -> None:
    xml = part(docx_bytes(made(replace(STACKED, kind=kind)), house_style=HOUSE_STYLE), "word/charts/chart1.xml")
    assert f'<c:barDir val="{"col" if kind is ChartKind.COLUMN else "bar"}"/>' in xml
    assert f'<c:grouping val="{"stacked" if kind is ChartKind.STACKED_BAR else "clustered"}"/>' in xml
    assert ('<c:orientation val="maxMin"/>' in xml) == (kind is not ChartKind.COLUMN)
    assert "<a:t>Agencies</a:t>" in xml


def test_series_are_told_apart_by_more_than_colour_and_labelled_with_their_values_alone() -> None:
    xml = part(docx_bytes(made(STACKED), house_style=HOUSE_STYLE), "word/charts/chart1.xml")
    assert xml.count("<a:pattFill") == 1
    assert xml.count("<c:legend>") == 1
    for name, value in (("showVal", 1), ("showSerName", 0), ("showCatName", 0), ("showLegendKey", 0)):
        assert xml.count(f'<c:{name} val="{value}"/>') == 2
        assert f'<c:{name} val="{1 - value}"/>' not in xml


def test_one_series_needs_no_legend() -> None:
    assert "<c:legend>" not in part(docx_bytes(made(THEMES), house_style=HOUSE_STYLE), "word/charts/chart1.xml")


def test_numbers_with_a_fraction_show_it() -> None:
    shares = replace(THEMES, series=(Series(name="Share", values=(0.5, -1, 1)),))
    xml = part(docx_bytes(made(shares), house_style=HOUSE_STYLE), "word/charts/chart1.xml")
    assert 'formatCode="#,##0.0"' in xml
    assert "<c:min" not in xml


def test_a_chart_is_as_high_as_its_bars_need_and_never_higher_than_a_page() -> None:
    def with_categories(number: int, kind: ChartKind = ChartKind.BAR) -> Chart:
        names = tuple(f"Theme {n}" for n in range(number))
        series = (Series(name="Agencies", values=(1.0,) * number),) * 2
        return Chart(title="T", kind=kind, categories=names, series=series, alt="A")

    heights = [chart_height(with_categories(number)).cm for number in (1, 3, 13, 60)]
    assert heights == sorted(set(heights))
    assert heights[-1] <= 21
    standing = [chart_height(with_categories(number, ChartKind.COLUMN)) for number in (3, 13)]
    assert standing[0] < standing[1]


def test_a_label_that_a_workbook_cannot_hold_is_said_and_not_dropped() -> None:
    with pytest.raises(OutputError, match="too long"):
        written(replace(THEMES, categories=("x" * 32_768, "b", "c")))


# Odd texts


@pytest.mark.parametrize(
    ("given", "expect"),
    [
        ("=SUM(A1:A9)", "=SUM(A1:A9)"),
        ("Ŵyn a'r tŷ, Llŷr", "Ŵyn a'r tŷ, Llŷr"),
        ("sad 😢 then 👩‍👧", "sad 😢 then 👩‍👧"),
        ("<b>&amp;</b> ]]> {title}", "<b>&amp;</b> ]]> {title}"),
        ("  spaces  kept  ", "  spaces  kept  "),
        ("one\ntwo\r\nthree\rfour\tfive", "one\ntwo\nthree\nfour\tfive"),
        ("nul\0 bell\x07 escape\x1b", "nul\ufffd bell\ufffd escape\ufffd"),
        ("half a pair \ud83d and \uffff", "half a pair \ufffd and \ufffd"),
        ("x" * 32_767, "x" * 32_767),
    ],
)
def test_odd_texts_come_through_everywhere(given: str, expect: str) -> None:
    word = written(
        Heading(level=1, text=given),
        Text(text=given),
        Bullets(items=(given,)),
        Quotation(text=given, reference=given),
        replace(GRADES, title=given, rows=((given, given, given),), description=given),
        replace(THEMES, title=given, alt=given, axis_title=given[:200], categories=(given, "b", "c")),
        cover=Cover(title=given, subtitle=given, facts=((given, given),)),
        marking=given,
        footer=given,
        author=given,
    )
    body = [paragraph.text for paragraph in word.paragraphs]
    assert body[:2] == [expect, expect]
    assert body[3:8] == [expect] * 5
    assert [cell.text for cell in word.tables[0].rows[1].cells] == [expect] * 3
    assert only(word, "wp:docPr").get("descr") == " ".join(expect.split())


def test_a_line_break_is_words_own() -> None:
    paragraph = written(Text(text="one\ntwo")).paragraphs[-1]._p  # noqa: SLF001
    assert [child.tag for child in paragraph.r_lst[0]] == [qn("w:t"), qn("w:br"), qn("w:t")]


# House styles that cannot be used


@pytest.mark.parametrize("data", [b"", b"no zip", fixed_zip(b"PK\5\6" + bytes(18))])
def test_a_house_style_that_is_no_word_document_is_said(data: bytes) -> None:
    with pytest.raises(OutputError, match=r"house_style\.docx: this is not a Word document"):
        docx_bytes(made(), house_style=data)


def test_a_damaged_house_style_is_said_wherever_the_damage_is() -> None:
    for place in range(100, len(HOUSE_STYLE) - 100, len(HOUSE_STYLE) // 60):
        damaged = (
            HOUSE_STYLE[:place]
            + bytes(255 - one for one in HOUSE_STYLE[place : place + 40])
            + HOUSE_STYLE[place + 40 :]
        )
        with pytest.raises(OutputError, match=r"house_style\.docx"):
            docx_bytes(made(), house_style=damaged)
    for name in ("word/styles.xml", "docProps/core.xml", "word/document.xml"):
        with pytest.raises(OutputError, match=r"house_style\.docx"):
            docx_bytes(made(), house_style=with_part(HOUSE_STYLE, name, b"<a/>"))


def with_part(package: bytes, name: str, data: bytes) -> bytes:
    return fixed_zip(package, edit=lambda part, held: data if part == name else held)


def test_a_style_that_is_missing_is_named() -> None:
    edited = house_style_with("word/styles.xml", 'w:val="Lead paragraph"', 'w:val="Opening"')
    with pytest.raises(OutputError, match="no style is called “Lead paragraph”"):
        docx_bytes(made(), house_style=edited)


def test_styles_named_as_libreoffice_saves_them_are_found() -> None:
    edited = house_style_with("word/styles.xml", 'w:val="toc 1"', 'w:val="TOC 1"')
    edited_word = docx.Document(io.BytesIO(docx_bytes(made(*EVERY_BLOCK), house_style=edited)))
    assert "TOC 1" in [style for style, _ in lines(edited_word)]


def test_a_marking_that_would_be_missing_from_the_pages_is_said() -> None:
    edited = house_style_with("word/header1.xml", "{marking}", "Northshire")
    with pytest.raises(OutputError, match=r"the header has no \{marking\}, so “OFFICIAL-SENSITIVE”"):
        docx_bytes(made(), house_style=edited)
    assert docx_bytes(made(marking=""), house_style=edited)


def test_another_language_is_set_even_where_the_house_style_names_none() -> None:
    edited = house_style_with("word/styles.xml", '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>', "")
    assert faults(docx_bytes(made(), house_style=edited)) == []


# Another program


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not on this machine")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not on this machine")
def test_libreoffice_turns_every_block_into_a_pdf(tmp_path: Path) -> None:
    tmp_path.joinpath("report.docx").write_bytes(docx_bytes(made(*EVERY_BLOCK), house_style=HOUSE_STYLE))
    profile = f"-env:UserInstallation={tmp_path.joinpath('profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", ".", "report.docx"]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    told = subprocess.run(
        ["pdftotext", "-layout", "report.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    pages = told.split("\f")
    assert "Overview report" in pages[0]
    assert "Contents" in pages[1]
    for page in pages[1:-1]:
        assert "OFFICIAL-SENSITIVE" in page
        assert f"of {len(pages) - 1}" in page
    for words in ("All agencies knew", "Table 1. Grades by agency", "Figure 3. Themes", "Voice of the child", "› C14"):
        assert words in told
