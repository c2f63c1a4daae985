"""Labels of a second form that came into the first: its map, ids, properties, and what its front page says."""

import random

from tests.intake.mangler import Book, shift
from tests.intake.office_registry import (
    CONCERN,
    EVENT,
    FRONT,
    ID,
    bring,
    label_cell,
    names_hidden,
    put,
    table,
    together,
    visible,
)  # fmt: skip
from tests.intake.ways_together import instead


def _first_columns_deleted(book: Book, but: str = "") -> None:
    kept = table(book, but) if but else None
    for sheet in visible(book):
        if names_hidden(sheet) and not (kept and sheet is kept.sheet):
            sheet.column_dimensions["A"].hidden = False
            shift(sheet, cols_at=1, amount=-1)


@together
def first_columns_deleted_the_others_chronology_instead(book: Book, other: Book, source: random.Random) -> None:
    _first_columns_deleted(book)
    instead(book, other, EVENT)


@together
def first_columns_and_map_deleted_the_others_chronology_instead(book: Book, other: Book, source: random.Random) -> None:
    _first_columns_deleted(book)
    instead(book, other, EVENT)
    if "nelaudit" in book.sheetnames:
        del book["nelaudit"]


@together
def first_columns_deleted_the_others_concerns_and_guidance_instead(
    book: Book, other: Book, source: random.Random
) -> None:
    _first_columns_deleted(book)
    instead(book, other, CONCERN)
    instead(book, other, FRONT)


def _map_from(book: Book, other: Book) -> None:
    """The other form's hidden map instead of the own."""
    if "nelaudit" in other.sheetnames:
        if "nelaudit" in book.sheetnames:
            del book["nelaudit"]
        bring(book, other["nelaudit"], "nelaudit").sheet_state = "veryHidden"


def _ids(book: Book, value: str | None) -> None:
    """Writes an id, or nothing, into the corner of every sheet that has one."""
    for sheet in visible(book):
        if ID.fullmatch(str(sheet.cell(1, 1).value)):
            put(sheet.cell(1, 1), value)


def _id_of(book: Book) -> str:
    return next((str(s.cell(1, 1).value) for s in visible(book) if ID.fullmatch(str(s.cell(1, 1).value))), "")


@together
def the_others_map(book: Book, other: Book, source: random.Random) -> None:
    _map_from(book, other)


@together
def the_others_map_ids_removed(book: Book, other: Book, source: random.Random) -> None:
    _ids(book, None)
    _map_from(book, other)


@together
def the_others_map_first_columns_deleted(book: Book, other: Book, source: random.Random) -> None:
    _first_columns_deleted(book)
    _map_from(book, other)


@together
def the_others_map_and_properties(book: Book, other: Book, source: random.Random) -> None:
    _map_from(book, other)
    _properties_from(book, other)


def _properties_from(book: Book, other: Book) -> None:
    names = set(other.custom_doc_props.names)
    for prop in list(book.custom_doc_props.props):
        if prop.name in names:
            prop.value = other.custom_doc_props[prop.name].value


@together
def the_others_properties(book: Book, other: Book, source: random.Random) -> None:
    _properties_from(book, other)


@together
def the_others_properties_map_deleted_ids_removed(book: Book, other: Book, source: random.Random) -> None:
    """The properties say whose form it is, and only the front page tells that they do not belong to it."""
    _properties_from(book, other)
    _ids(book, None)
    if "nelaudit" in book.sheetnames:
        del book["nelaudit"]


@together
def the_others_id_in_one_corner(book: Book, other: Book, source: random.Random) -> None:
    sheets = [sheet for sheet in visible(book) if ID.fullmatch(str(sheet.cell(1, 1).value))]
    if sheets and (wanted := _id_of(other)):
        put(source.choice(sheets).cell(1, 1), wanted)


@together
def the_others_id_in_every_corner(book: Book, other: Book, source: random.Random) -> None:
    if wanted := _id_of(other):
        _ids(book, wanted)


@together
def the_others_id_in_every_corner_map_deleted(book: Book, other: Book, source: random.Random) -> None:
    the_others_id_in_every_corner(book, other, source)
    if "nelaudit" in book.sheetnames:
        del book["nelaudit"]


@together
def front_page_with_the_others_case_or_agency(book: Book, other: Book, source: random.Random) -> None:
    for label in (FRONT, "Agency"):
        _copied(book, other, label)


@together
def front_page_with_the_others_child(book: Book, other: Book, source: random.Random) -> None:
    """A form used again for the next child: all that names the child is typed over."""
    for label in (FRONT, "Agency", "The child", "Date of birth", "Address", "NHS number", "Parents and carers"):
        _copied(book, other, label)


@together
def the_others_front_page_own_sheets_renamed(book: Book, other: Book, source: random.Random) -> None:
    instead(book, other, FRONT)
    for number, sheet in enumerate(visible(book), start=1):
        sheet.title = f"Page {number}"


def _copied(book: Book, other: Book, label: str) -> None:
    own, found = label_cell(book, label), label_cell(other, label)
    if own is not None and found is not None:
        put(own, found.value)
