"""A Word document as a value: a cover and a tuple of blocks. The writer owns every look."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `level` 1 to 3, never skipping one."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph. `lead` is the one opening paragraph of a part that says the most important thing."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a return, as written, and where they stand (case, agency, sheet and cell)."""

    text: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption, a header row and as many cells in each row. `widths` are shares of the page.

    `numeric` names the columns (from 0) whose cells are set to the right. `description` is what a
    screen reader says of the table.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    numeric: tuple[int, ...] = ()
    description: str = ""


class ChartKind(StrEnum):
    """Bars lie (long labels) or stand; stacked bars lie."""

    BAR = "bar"
    COLUMN = "column"
    STACKED_BAR = "stacked bar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One named row of numbers, as many as the chart has categories."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A native, editable chart. `alt` says in words what it shows."""

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    axis_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A table of contents of the headings of levels 1 and 2, filled in already and kept up by Word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Text | Bullets | Quotation | Table | Chart | Contents | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page: title, subtitle, and labelled facts such as status, date and protective marking."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Word document. `marking` (such as OFFICIAL-SENSITIVE) and `footer` stand on every page."""

    cover: Cover
    blocks: tuple[Block, ...]
    author: str
    created: dt.date
    marking: str = ""
    footer: str = ""
    language: str = "en-GB"
