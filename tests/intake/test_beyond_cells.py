"""Words that stand beyond the cells are told with their words; what the form or a program printed there is nobody's."""

import re
from collections.abc import Callable, Mapping

import pytest

from tests.conftest import Desk, filled
from tests.filling import parts_of, zipped

pytestmark = pytest.mark.long_tables

DC = "http://purl.org/dc/elements/1.1/"
WORDS = "Dad moved back in on 3 May 2016."
MAIN = "http://schemas.openxmlformats.org"
OFFICE = f"{MAIN}/officeDocument/2006/relationships"
DRAWING = (
    f'<xdr:wsDr xmlns:xdr="{MAIN}/drawingml/2006/spreadsheetDrawing" xmlns:a="{MAIN}/drawingml/2006/main"'
    f' xmlns:r="{OFFICE}" xmlns:mc="{MAIN}/markup-compatibility/2006">%s</xdr:wsDr>'
)
TEXT = f'<a:p xmlns:a="{MAIN}/drawingml/2006/main"><a:r><a:t>{WORDS}</a:t></a:r></a:p>'
SHEET = "xl/worksheets/sheet3.xml"
RELS = "xl/worksheets/_rels/sheet3.xml.rels"
Parts = dict[str, bytes]
Change = Callable[[Parts], None]


def relations(*targets: tuple[str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{MAIN}/package/2006/relationships">{rows}</Relationships>'.encode()


def drawn(drawing: str, further: Mapping[str, tuple[str, str]]) -> Change:
    """A drawing on the sheet of the questions, with parts of its own: name → kind and XML."""

    def change(parts: Parts) -> None:
        parts[RELS] = relations(("drawing", "../drawings/drawing1.xml"))
        parts["xl/drawings/drawing1.xml"] = (DRAWING % drawing).encode()
        if further:
            own = relations(*((kind, f"../{name}") for name, (kind, _) in further.items()))
            parts["xl/drawings/_rels/drawing1.xml.rels"] = own
        parts.update({f"xl/{name}": xml.encode() for name, (_, xml) in further.items()})

    return change


def old_shape(shape: str) -> Change:
    def change(parts: Parts) -> None:
        parts[RELS] = relations(("vmlDrawing", "../drawings/vmlDrawing1.vml"))
        head = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        parts["xl/drawings/vmlDrawing1.vml"] = f"{head}{shape}</xml>".encode()

    return change


def replaced(part: str, found: str, new: str) -> Change:
    def change(parts: Parts) -> None:
        parts[part], count = re.subn(found.encode(), lambda _: new.encode(), parts[part], count=1, flags=re.DOTALL)
        assert count == 1

    return change


def in_sheet(found: str, new: str) -> Change:
    return replaced(SHEET, found, new)


SMART = f'<dgm:dataModel xmlns:dgm="{MAIN}/drawingml/2006/diagram"><dgm:ptLst><dgm:pt modelId="1"><dgm:t>{TEXT}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>'
SMART_DRAWN = f'<dsp:drawing xmlns:dsp="urn:d"><dsp:txBody>{TEXT}</dsp:txBody></dsp:drawing>'
CHART = f'<c:chartSpace xmlns:c="{MAIN}/drawingml/2006/chart">%s</c:chartSpace>'
ART = ("diagramData", SMART)
CASES: dict[str, tuple[Change, str]] = {
    "SmartArt": (drawn("<xdr:graphicFrame/>", {"diagrams/data1.xml": ART}), WORDS),
    "SmartArt with its picture for other programs": (
        drawn("", {"diagrams/data1.xml": ART, "diagrams/drawing1.xml": ("diagramDrawing", SMART_DRAWN)}), WORDS),
    "SmartArt of which only the picture is left": (
        drawn("", {"diagrams/drawing1.xml": ("diagramDrawing", SMART_DRAWN)}), WORDS),
    "a chart's title": (drawn("", {"charts/chart1.xml": ("chart", CHART % f"<c:title><c:tx><c:rich>{TEXT}</c:rich></c:tx></c:title>")}), WORDS),
    "a chart's series": (drawn("", {"charts/chart1.xml": ("chart", CHART % f"<c:ser><c:tx><c:v>{WORDS}</c:v></c:tx></c:ser>")}), WORDS),
    "a newer chart": (
        drawn("", {"charts/chartEx1.xml": ("http://schemas.microsoft.com/office/2014/relationships/chartEx",
              f'<cx:chartSpace xmlns:cx="urn:cx"><cx:title><cx:tx><cx:txData><cx:v>{WORDS}</cx:v></cx:txData></cx:tx></cx:title></cx:chartSpace>')}), WORDS),
    "a text box in a shape": (drawn(f"<xdr:sp><xdr:txBody>{TEXT}</xdr:txBody></xdr:sp>", {}), WORDS),
    "what is said of a picture": (drawn(f'<xdr:pic><xdr:cNvPr id="2" name="Picture 1" descr="{WORDS}"/></xdr:pic>', {}), WORDS),
    "old WordArt": (old_shape(f'<v:shape id="a"><v:textpath on="t" string="{WORDS}"/></v:shape>'), WORDS),
    "a button": (old_shape(f'<v:shape id="b"><v:textbox><div><font>{WORDS}</font><br></div></v:textbox><x:ClientData ObjectType="Button"/></v:shape>'), WORDS),
    "a page header": (in_sheet("<headerFooter>", f'<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;12{WORDS}</oddHeader>'), f"page header or footer: {WORDS}"),
    "words behind the form's own footer": (in_sheet("&amp;R", f" · {WORDS}&amp;R"), f"page header or footer: {WORDS}"),
    "a marking and words": (in_sheet("<headerFooter>", "<headerFooter><oddHeader>&amp;COfficial: Mum agreed</oddHeader>"), "Official: Mum agreed"),
    "a footer with an ampersand": (in_sheet("<headerFooter>", "<headerFooter><firstFooter>&amp;LMum &amp;&amp; Dad agreed</firstFooter>"), "Mum & Dad agreed"),
    "a changed message": (in_sheet('prompt="Say which record this', f'prompt="{WORDS} Say which record this'), f"message of a cell: {WORDS}"),
    "a new title of a message": (in_sheet('promptTitle="Question 1"', f'promptTitle="{WORDS}"'), WORDS),
    "the tip of a link": (in_sheet("<pageMargins", f'<hyperlinks><hyperlink ref="C6" location="A1" tooltip="{WORDS}"/></hyperlinks><pageMargins'), f"tip of a link: {WORDS}"),
    "a name's comment": (replaced("xl/workbook.xml", "<definedName ", f'<definedName comment="{WORDS}" '), f"name in the workbook: {WORDS}"),
    "a name that stands for words": (replaced("xl/workbook.xml", "<definedNames>", f'<definedNames><definedName name="note">"{WORDS}"</definedName>'), WORDS),
    "the name of a sheet": (replaced("xl/workbook.xml", 'name="Practice and actions"', 'name="Dad hit him in May"'), "name of a sheet: Dad hit him in May"),
    "a name behind the form's own": (replaced("xl/workbook.xml", 'name="Practice and actions"', 'name="Questions: ask Nan about it"'), "name of a sheet: ask Nan about it"),
    "the description": (replaced("docProps/core.xml", "</dc:creator>", f'</dc:creator><d:description xmlns:d="{DC}">{WORDS}</d:description>'), f"property of the file: {WORDS}"),
    "the keywords": (replaced("docProps/core.xml", "</dc:creator>", f'</dc:creator><d:keywords xmlns:d="{DC}">{WORDS}</d:keywords>'), WORDS),
    "the title": (replaced("docProps/core.xml", "<dc:title( [^<>]*)?>[^<]*<", f'<dc:title xmlns:dc="{DC}">{WORDS}<'), WORDS),
}  # fmt: skip
"""What is done to the parts of a form that is filled in well, and what the finding holds."""

OURS: dict[str, Change] = {
    "nothing": lambda _: None,
    "fonts and sizes in the footer": in_sheet("&amp;L&amp;8", "&amp;L&amp;&quot;Calibri,Regular&quot;&amp;K000000&amp;8 "),
    "page numbers of a program": in_sheet("<headerFooter>", "<headerFooter><oddHeader>&amp;C&amp;A</oddHeader><evenFooter>&amp;CPage &amp;P of &amp;N</evenFooter>"),
    "messages in another order, without titles": in_sheet('promptTitle="Question 1" ', ""),
    "the words of a spreadsheet service": in_sheet('prompt="Say which record this[^"]*"', 'prompt="Click and enter a value from the list of items"'),
    **{f"the marking {words}": in_sheet(
        "<headerFooter>", f'<headerFooter><oddHeader>&amp;C&amp;"Calibri"&amp;12&amp;K000000 {words}&amp;1#_x000D_</oddHeader>')
       for words in ("OFFICIAL", "OFFICIAL-SENSITIVE: PERSONAL", "Sensitivity: Internal", "Not protectively marked", "Classified as Public")},
    "a copied sheet": replaced("xl/workbook.xml", 'name="Practice and actions"', 'name="Copy of Copy of Questions (2)"'),
    "a sheet as Numbers names it": replaced("xl/workbook.xml", 'name="Practice and actions"', 'name="Practice and actions - Table 1"'),
    "no properties": replaced("docProps/core.xml", "<dc:title.*</dc:subject>", ""),
    "a button that nobody named": old_shape('<v:shape id="b"><v:textbox><div>Button 1</div></v:textbox><x:ClientData ObjectType="Button"/></v:shape>'),
    "a picture that a program described": drawn('<xdr:pic><xdr:cNvPr id="2" name="Picture 1" descr="A house. Description automatically generated"/></xdr:pic>', {}),
    "a chart without a name": drawn("", {"charts/chart1.xml": ("chart", CHART % f"<c:title><c:tx><c:rich>{TEXT.replace(WORDS, 'Chart Title')}</c:rich></c:tx></c:title>")}),
}  # fmt: skip
"""What no agency wrote."""


def spoiled(data: bytes, change: Change) -> bytes:
    parts = dict(parts_of(data))
    change(parts)
    return zipped(parts)


def outside(desk: Desk, data: bytes) -> list[str]:
    desk.drop("form.xlsx", data)
    assert [entry["outcome"] for entry in desk.ingest().values()] == ["accepted"]
    rows = desk.run("findings", "neglect-2016", "--json").json["findings"]
    return [row["message"] for row in rows if row["code"] == "M06"]


@pytest.mark.parametrize("case", CASES)
def test_words_beyond_the_cells_are_told_once(desk: Desk, case: str) -> None:
    change, words = CASES[case]
    [told] = outside(desk, spoiled(filled(desk.form("GP")), change))
    assert words in told


@pytest.mark.parametrize("case", OURS)
def test_nobody_s_words_are_not(desk: Desk, case: str) -> None:
    assert outside(desk, spoiled(filled(desk.form("GP")), OURS[case])) == []
