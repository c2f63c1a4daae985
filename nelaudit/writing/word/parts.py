"""The small parts of a Word document that python-docx has no call for: fields, bookmarks, links, text.

Every text that reaches a document goes through `add_run` or `clean`.
"""

import re
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement

_UNLAWFUL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """The text with what XML cannot hold shown as U+FFFD, and every kind of line end as one."""
    return _UNLAWFUL.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The text on one line, for places that hold no line break: properties, contents, alternative text."""
    return " ".join(clean(text).split())


def element(tag: str, /, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """A `w:` element with its `w:` attributes; `type_` is written `type`."""
    made = cast(
        "BaseOxmlElement",
        OxmlElement(f"w:{tag}", attrs={qn(f"w:{key.rstrip('_')}"): value for key, value in attributes.items()}),
    )
    for child in children:
        made.append(child)
    return made


def add_run(parent: BaseOxmlElement, text: str, style_id: str | None = None) -> CT_R:
    """Adds a run of text to a paragraph or a link; line breaks and tabs become Word's own."""
    run: CT_R = OxmlElement("w:r")
    run.text = clean(text)
    if style_id is not None:
        run.style = style_id
    parent.append(run)
    return run


def new_paragraph(style_id: str, text: str = "") -> CT_P:
    """A paragraph that stands nowhere yet, for a table's cell."""
    paragraph = cast("CT_P", OxmlElement("w:p"))
    paragraph.style = style_id
    if text:
        add_run(paragraph, text)
    return paragraph


def open_field(paragraph: BaseOxmlElement, code: str) -> None:
    """Begins a field; what is added until `close_field` is what it shows.

    It is not marked dirty: Word would ask every reader whether to update fields.
    """
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    paragraph.append(element("r", element("fldChar", fldCharType="begin")))
    paragraph.append(element("r", instruction))
    paragraph.append(element("r", element("fldChar", fldCharType="separate")))


def close_field(paragraph: BaseOxmlElement) -> None:
    """Ends the field begun last."""
    paragraph.append(element("r", element("fldChar", fldCharType="end")))


def add_caption(paragraph: BaseOxmlElement, *, label: str, number: int, title: str) -> None:
    """'Table 3. Title', where 3 is a field that Word counts again when captions are added or moved."""
    add_run(paragraph, f"{label} ")
    open_field(paragraph, f"SEQ {label} \\* ARABIC")
    add_run(paragraph, str(number))
    close_field(paragraph)
    add_run(paragraph, f". {title}")


def add_bookmarked(paragraph: BaseOxmlElement, text: str, *, name: str, number: int) -> None:
    """Adds a text that the contents can link to."""
    paragraph.append(element("bookmarkStart", id=str(number), name=name))
    add_run(paragraph, text)
    paragraph.append(element("bookmarkEnd", id=str(number)))


def add_link(paragraph: BaseOxmlElement, text: str, *, bookmark: str) -> None:
    """Adds a text that leads to a bookmark of the same document."""
    link = element("hyperlink", anchor=bookmark, history="1")
    add_run(link, text)
    paragraph.append(link)
