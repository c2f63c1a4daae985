"""Whose form a workbook is: its hidden map, the ids in its sheets' corners, its properties; and whether that is true.

Nothing that a workbook says of itself is believed before it is compared with what was issued.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from nelaudit.errors import NotOurForm, OwnWorkbook, Relabelled, WrongBoardOrAudit
from nelaudit.model.definitions import Register
from nelaudit.model.forms import LISTS_SHEET, LONG_ANSWERS, MAP_HEADER, MAP_KEYS, MAP_SHEET, Form, Identity, form_id_in
from nelaudit.model.papers import PaperKind, paper_of
from nelaudit.model.workbooks import ReadSheet, ReadWorkbook, as_text

_SHOWN_SHEETS = 4
_PAPERS = {
    PaperKind.COLLATION: "It is the collation of {audit}: save it as output/{audit}/report/collation.xlsx, then run "
    "“report {audit}”, which takes its decisions in.",
    PaperKind.MODERATION: "It is the moderation workbook of {audit}: take it in with “moderate {audit} FILE”, FILE being "
    "the place and name of this file.",
}
_OUR_SHEETS = frozenset({"details", "questions"})
_NEEDED = ("form_id", "audit", "agency", "edition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a workbook says of itself. Where its map is lost, only the id is known.

    `sheets_say` is the id in the sheets' corners, where it is another than the map's.
    """

    form_id: str
    identity: Identity | None = None
    edition: str = ""
    signature: str = ""
    sheets_say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One form in a workbook: what it says of itself, its sheets, and those that only repeat what stands on them."""

    label: Label
    sheets: tuple[ReadSheet, ...]
    copies: tuple[ReadSheet, ...] = ()


def read_labels(book: ReadWorkbook) -> tuple[Labelled, ...]:
    """The forms in a workbook: nearly always one; several where somebody copied their sheets together.

    Raises:
        NotOurForm: nothing in it says which form it is.
    """
    stated = {label.form_id: label for sheet in book.sheets if (label := _map_label(sheet))}
    by_sheet = {number: _corner(sheet) for number, sheet in enumerate(book.sheets)}
    in_sheets = tuple(dict.fromkeys(found for found in by_sheet.values() if found))
    if stated and in_sheets and not set(stated) <= set(in_sheets):
        label = replace(next(iter(stated.values())), sheets_say=", ".join(in_sheets))
        return (Labelled(label=label, sheets=()),)
    own = in_sheets or tuple(stated) or tuple(filter(None, (form_id_in(book.properties.get("nelaudit_form_id", "")),)))
    if not own:
        paper = paper_of(book)
        raise OwnWorkbook(_PAPERS[paper.kind].format(audit=paper.audit)) if paper else NotOurForm(_what_it_is(book))
    shared = tuple(
        sheet for number, sheet in enumerate(book.sheets) if not by_sheet[number] and not _for_machines(sheet)
    )
    return tuple(
        Labelled(
            label=stated.get(one, Label(form_id=one)),
            sheets=(
                *(book.sheets[number] for number, found in by_sheet.items() if found == one and not _copied(book, number)),
                *(shared if position == 0 else ()),
            ),
            copies=tuple(book.sheets[number] for number, found in by_sheet.items() if found == one and _copied(book, number)),
        )
        for position, one in enumerate(own)
    )  # fmt: skip


def _corner(sheet: ReadSheet) -> str:
    """The form's id that stands in the hidden column of a sheet of ours."""
    if _for_machines(sheet):
        return ""
    return next(
        (found for value in sheet.cells.values() if isinstance(value, str) and (found := form_id_in(value))), ""
    )


def _copied(book: ReadWorkbook, number: int) -> bool:
    """Whether a sheet only repeats by formulas what stands on others."""
    return book.sheets[number].name.casefold().startswith(LONG_ANSWERS.casefold())


def _for_machines(sheet: ReadSheet) -> bool:
    name = sheet.name.casefold()
    return name.startswith(MAP_SHEET) or (name.startswith(LISTS_SHEET) and sheet.hidden) or _is_map(sheet)


def _is_map(sheet: ReadSheet) -> bool:
    return as_text(sheet.cells.get((0, 0), "")).strip() == MAP_KEYS[0]


def _map_label(sheet: ReadSheet) -> Label | None:
    """The label on a hidden map; None where the sheet is no map, or not enough of it is left."""
    if not _is_map(sheet):
        return None
    values: dict[str, str] = {}
    for row in range(len(MAP_KEYS) + 1):
        key = as_text(sheet.cells.get((row, 0), "")).strip()
        if key == MAP_HEADER[0]:
            break
        values[key] = as_text(sheet.cells.get((row, 1), "")).strip()
    if not all(values.get(key) for key in _NEEDED):
        return None
    who = Identity(
        audit=values["audit"], case=values.get("case", ""), agency=values["agency"], team=values.get("team", "")
    )
    return Label(
        form_id=values["form_id"], identity=who, edition=values["edition"], signature=values.get("signature", "")
    )


def _what_it_is(book: ReadWorkbook) -> str:
    names = [sheet.name for sheet in book.sheets]
    if {name.casefold() for name in names} >= _OUR_SHEETS:
        return "Its sheets are named like those of our form, but nothing in it says which form it is."
    shown = ", ".join(f"“{name}”" for name in names[:_SHOWN_SHEETS])
    return f"Its sheets are {shown}{' …' if len(names) > _SHOWN_SHEETS else ''}."


def issued_form(
    label: Label, issued: Callable[[str], Form | None], register: Register, sign: Callable[[Label], str]
) -> Form:
    """The form or confirmation sheet as it was issued, from our own record and never from the file.

    `issued` finds it by its id; `sign` gives the signature that a label of ours would carry.

    Raises:
        Relabelled: the label was changed since.
        WrongBoardOrAudit: no form of ours, or the register no longer holds its audit, case or agency.
    """
    form = issued(label.form_id)
    if form is None:
        if label.identity and label.signature and label.signature == sign(label):
            raise WrongBoardOrAudit(
                f"The form {label.form_id} for {label.identity} is ours, but the record does not hold it. Issue the "
                "audit again, which makes the same form, and run the batch once more."
            )
        named = f"It names {label.identity}, and this board" if label.identity else "This board"
        raise WrongBoardOrAudit(f"{named} never issued {label.form_id}.")
    if label.identity and (form.identity, form.edition) != (label.identity, label.edition):
        raise Relabelled(f"{label.form_id} was issued for {form.identity}, and its label now says {label.identity}.")
    if label.sheets_say:
        raise Relabelled(f"Its hidden map says {label.form_id}, and its sheets say {label.sheets_say}.")
    audit = register.audit(form.identity.audit)
    if audit is None:
        raise WrongBoardOrAudit(f"The register no longer holds the audit “{form.identity.audit}”.")
    if form.identity.case and audit.case(form.identity.case) is None:
        raise WrongBoardOrAudit(f"The register holds no case “{form.identity.case}” in {audit.key}.")
    if register.agency(form.identity.agency) is None:
        raise WrongBoardOrAudit(f"The register holds no agency “{form.identity.agency}”.")
    return form
