"""A native chart in a Word document: one that a person can click on, restyle and edit the numbers of."""

import datetime as dt
import math

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length

from nelaudit.model.documents import Chart, ChartKind
from nelaudit.writing.word.chart_book import chart_xml_and_book
from nelaudit.writing.word.parts import element, one_line

_FIRST_ID = 1_000  # clear of the pictures in a board's own header
_LOWEST = Cm(4)
_HIGHEST = Cm(21)  # a page, less its caption
_STANDING = Cm(8)
_STANDING_SLANTED = Cm(11)  # many names are set aslant and need room below
_UPRIGHT = 6

# In the order of the schema
_LABELS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")

_INLINE = f"""
<wp:inline {nsdecls("wp", "a", "c", "r")} distT="0" distB="0" distL="0" distR="0">
  <wp:extent/><wp:docPr/><wp:cNvGraphicFramePr/>
  <a:graphic>
    <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/></a:graphicData>
  </a:graphic>
</wp:inline>
"""


def chart_run(
    word: WordDocument, chart: Chart, *, number: int, width: Length, created: dt.date, language: str
) -> BaseOxmlElement:
    """A run that holds the chart; the chart and its data workbook become parts of the document."""
    relationship = _add_parts(word, chart, number=number, created=created, language=language)
    inline = parse_xml(_INLINE)
    extent, properties = inline.find(qn("wp:extent")), inline.find(qn("wp:docPr"))
    extent.set("cx", str(int(width)))
    extent.set("cy", str(int(chart_height(chart))))
    properties.set("id", str(_FIRST_ID + number))
    properties.set("name", f"Chart {number}")
    properties.set("descr", one_line(chart.alt))
    properties.set("title", one_line(chart.title))
    next(inline.iter(qn("c:chart"))).set(qn("r:id"), relationship)
    return element("r", element("drawing", inline))


def chart_height(chart: Chart) -> Length:
    """As high as its bars need: lying ones a line each, standing ones as much as their names."""
    if chart.kind is ChartKind.COLUMN:
        return _STANDING if len(chart.categories) <= _UPRIGHT else _STANDING_SLANTED
    bars = len(chart.series) if chart.kind is ChartKind.BAR else 1
    legend = 0.4 + 0.5 * math.ceil(len(chart.series) / 3) if len(chart.series) > 1 else 0
    axis_title = 0.7 if chart.axis_title else 0
    height = Cm(0.8 + legend + axis_title + len(chart.categories) * (0.35 + 0.5 * bars))
    return Length(min(max(height, _LOWEST), _HIGHEST))


def _add_parts(word: WordDocument, chart: Chart, *, number: int, created: dt.date, language: str) -> str:
    """Chart and workbook, each related to what holds it; gives the name of the chart's relationship."""
    xml, book = chart_xml_and_book(chart, created)
    package = word.part.package
    space = parse_xml(xml)
    part = XmlPart(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, space, package)
    data = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, book, package)
    _point_to_data(space, part.relate_to(data, RELATIONSHIP_TYPE.PACKAGE))
    for labels in space.iter(qn("c:dLbls")):
        _show_values_alone(labels)
    for spoken in space.iter(qn("c:lang")):
        spoken.set("val", language)
    return word.part.relate_to(part, RELATIONSHIP_TYPE.CHART)


def _point_to_data(space: BaseOxmlElement, relationship: str) -> None:
    """Says in the chart where its workbook is; the schema wants that before the print settings."""
    data = parse_xml(f'<c:externalData {nsdecls("c", "r")}><c:autoUpdate val="0"/></c:externalData>')
    data.set(qn("r:id"), relationship)
    space.find(qn("c:printSettings")).addprevious(data)


def _show_values_alone(labels: BaseOxmlElement) -> None:
    """Says 'no' to every other label: what is left unsaid, LibreOffice and older Words show."""
    for name in _LABELS:
        for said in labels.findall(qn(f"c:{name}")):
            labels.remove(said)
    for name in _LABELS:
        value = "1" if name == "showVal" else "0"
        labels.append(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))
