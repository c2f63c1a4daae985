"""A document as a value → a Word document, in the board's house style.

What comes in is a `Document` and the bytes of `house_style.docx`; what goes out is a .docx that a public
body may publish: headings in order, alternative texts, repeated header rows, no merged cells, a language.
How things look stands in the styles of the house style; what is said is decided by the report.
"""

import io
from typing import assert_never

from docx.document import Document as WordDocument
from docx.oxml.text.paragraph import CT_P
from docx.shared import Length, Pt
from docx.styles.style import ParagraphStyle
from docx.text.parfmt import ParagraphFormat

from nelaudit.model.documents import (
    Block,
    Bullets,
    Chart,
    Contents,
    Cover,
    Document,
    Heading,
    PageBreak,
    Quotation,
    Table,
    Text,
)
from nelaudit.privacy import Cleared, opened
from nelaudit.writing.archive import fixed_zip
from nelaudit.writing.word.chart import chart_run
from nelaudit.writing.word.frame import named_styles, open_house_style
from nelaudit.writing.word.parts import (
    add_bookmarked,
    add_caption,
    add_link,
    add_run,
    close_field,
    one_line,
    open_field,
)
from nelaudit.writing.word.table import table_element

_CONTENTS_LEVELS = 2
_AFTER_TABLE = Pt(12)
_LONG_QUOTATION = 1_500  # characters, about half a page


def docx_bytes(cleared: Cleared[Document], *, house_style: bytes) -> bytes:
    """The document as a .docx. The same document and house style give the same bytes.

    Raises: OutputError where the house style cannot be used.
    """
    return _written(opened(cleared), house_style)


def _written(document: Document, house_style: bytes) -> bytes:
    word = open_house_style(house_style, document)
    writer = _WordWriter(word, document)
    writer.add_cover(document.cover)
    for block in document.blocks:
        writer.add(block)
    out = io.BytesIO()
    word.save(out)
    return fixed_zip(out.getvalue())


class _WordWriter:
    """Adds block after block, and keeps count of what Word numbers."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self._word = word
        self._document = document
        self._style_ids = {name: style.style_id for name, style in named_styles(word).items()}
        self._clear_below_table = frozenset(
            name
            for name, style in named_styles(word).items()
            if isinstance(style, ParagraphStyle) and style.paragraph_format.space_before
        )
        self._headings = tuple(block for block in document.blocks if isinstance(block, Heading))
        self._headings_done = 0
        self._tables = 0
        self._charts = 0
        self._break_next = False
        self._after_table = False

    def add(self, block: Block) -> None:
        """Adds one block below the last."""
        match block:
            case Heading():
                self._add_heading(block)
            case Text():
                self._paragraph("Lead paragraph" if block.lead else "Normal", block.text)
            case Bullets():
                for item in block.items:
                    self._paragraph("List Bullet", item)
            case Quotation():
                self._add_quotation(block)
            case Table():
                self._add_table(block)
            case Chart():
                self._add_chart(block)
            case Contents():
                self._add_contents()
            case PageBreak():
                self._break_next = True
            case _:
                assert_never(block)

    def add_cover(self, cover: Cover) -> None:
        """Title, subtitle and facts. The facts are paragraphs: a table would claim to have a header row."""
        self._paragraph("Title", cover.title)
        if cover.subtitle:
            self._paragraph("Subtitle", cover.subtitle)
        for label, fact in cover.facts:
            paragraph = self._paragraph("Cover fact")
            add_run(paragraph, f"{label.rstrip(':')}:", self._style_ids["Cover fact label"])
            add_run(paragraph, f"\t{fact}")
        self._break_next = True

    def _paragraph(self, style: str, text: str = "") -> CT_P:
        """A new paragraph; a page break is a property of it, so no empty paragraph is read aloud."""
        paragraph = self._word.add_paragraph()
        element = paragraph._p  # noqa: SLF001 - python-docx has no public name for it
        element.style = self._style_ids[style]
        layout = paragraph.paragraph_format
        if self._break_next:
            layout.page_break_before = True
            layout.space_before = Pt(0)
        elif self._after_table and style not in self._clear_below_table:
            layout.space_before = _AFTER_TABLE
        self._break_next = self._after_table = False
        if text:
            add_run(element, text)
        return element

    def _add_heading(self, heading: Heading) -> None:
        paragraph = self._paragraph(f"Heading {heading.level}")
        self._headings_done += 1
        number = self._headings_done
        add_bookmarked(paragraph, heading.text, name=_bookmark(number), number=number)

    def _add_quotation(self, quotation: Quotation) -> None:
        """Words and reference stay on one page, unless the words alone fill one."""
        words = self._paragraph("Quotation", quotation.text)
        if len(quotation.text) > _LONG_QUOTATION:
            ParagraphFormat(words).keep_with_next = False
        self._paragraph("Quotation reference", quotation.reference)

    def _add_contents(self) -> None:
        """A field that Word fills anew when asked to; until then its lines lead to the headings.

        No line has a page number, since only Word knows them: updating the field adds them.
        """
        entries = [
            (number, heading)
            for number, heading in enumerate(self._headings, start=1)
            if heading.level <= _CONTENTS_LEVELS
        ]
        self._paragraph("TOC Heading", "Contents")
        for position, (number, heading) in enumerate(entries):
            line = self._paragraph(f"toc {heading.level}")
            if position == 0:
                open_field(line, f'TOC \\o "1-{_CONTENTS_LEVELS}" \\h \\z')
            add_link(line, one_line(heading.text), bookmark=_bookmark(number))
            if position == len(entries) - 1:
                close_field(line)

    def _add_table(self, table: Table) -> None:
        self._tables += 1
        caption = self._paragraph("Caption")
        add_caption(caption, label="Table", number=self._tables, title=table.title)
        width = int(self._text_width().pt * 20)
        made = table_element(table, width=width, style_ids=self._style_ids)
        caption.addnext(made)
        self._after_table = True

    def _add_chart(self, chart: Chart) -> None:
        self._charts += 1
        caption = self._paragraph("Caption")
        add_caption(caption, label="Figure", number=self._charts, title=chart.title)
        run = chart_run(
            self._word,
            chart,
            number=self._charts,
            width=self._text_width(),
            created=self._document.created,
            language=self._document.language,
        )
        self._paragraph("Figure").append(run)

    def _text_width(self) -> Length:
        """What the margins leave of the page."""
        section = self._word.sections[0]
        sizes = (section.page_width, section.left_margin, section.right_margin)
        page, left, right = (size or Length(0) for size in sizes)
        return Length(page - left - right)


def _bookmark(number: int) -> str:
    """A heading's bookmark; a name that begins so is hidden in Word, as its own are."""
    return f"_Toc{number:08d}"
