"""Whose form a workbook is: its hidden map, the ids in its sheets' corners, its properties; and whether that is true.

Nothing that a workbook says of itself is believed before it is compared with what was issued.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nelaudit.errors import NotOurForm, OwnWorkbook, Relabelled, WrongBoardOrAudit
from nelaudit.model.definitions import Register
from nelaudit.model.folding import seen_signs
from nelaudit.model.forms import LISTS_SHEET, LONG_ANSWERS, MAP_HEADER, MAP_KEYS, MAP_SHEET, Form, Identity, form_id_in
from nelaudit.model.papers import PaperKind, paper_of
from nelaudit.model.workbooks import ReadSheet, ReadWorkbook, as_text

_SHOWN_SHEETS = 4
_MOST_TITLES = 2
_LONGER_THAN_AN_ID, _IN_AN_ID = 100, "-"
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

    `conflict` tells where its map, its sheets and its properties say different things, in a sentence.
    """

    form_id: str
    identity: Identity | None = None
    edition: str = ""
    signature: str = ""
    conflict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One form in a workbook: what it says of itself, and the sheets by what they say of whose they are.

    `sheets` carry its id; `unlabelled` carry none, and the workbook is the form's by all that it says; `others` carry
    none beside several forms, so that nobody can say whose they are; `copies` only repeat what stands on other sheets.
    """

    label: Label
    sheets: tuple[ReadSheet, ...]
    unlabelled: tuple[ReadSheet, ...] = ()
    others: tuple[ReadSheet, ...] = ()
    copies: tuple[ReadSheet, ...] = ()


def read_labels(book: ReadWorkbook) -> tuple[Labelled, ...]:
    """The forms in a workbook: nearly always one; several where somebody copied their sheets together.

    Sheets without an id follow what map and properties say, never the id of another sheet.

    Raises:
        NotOurForm: nothing in it says which form it is.
    """
    stated = {label.form_id: label for sheet in book.sheets if (label := _map_label(sheet))}
    by_sheet = [_ids_on(sheet) for sheet in book.sheets]
    in_sheets = tuple(dict.fromkeys(found for ids in by_sheet for found in ids))
    in_properties = form_id_in(book.properties.get("nelaudit_form_id", ""))
    host = tuple(dict.fromkeys(filter(None, (*stated, in_properties))))
    own = in_sheets or host
    if not own:
        paper = paper_of(book)
        raise OwnWorkbook(_PAPERS[paper.kind].format(audit=paper.audit)) if paper else NotOurForm(_what_it_is(book))
    conflict = _conflict(book, tuple(stated), in_sheets, in_properties, by_sheet)
    if conflict:
        first = next(iter(stated.values()), None) or Label(form_id=own[0])
        return (Labelled(label=replace(first, conflict=conflict), sheets=()),)
    shared = tuple(
        sheet for sheet, ids in zip(book.sheets, by_sheet, strict=True) if not ids and not _for_machines(sheet)
    )
    heir = host[0] if len(host) == 1 else ""
    return tuple(_labelled(book, stated.get(one, Label(form_id=one)), by_sheet, shared, heir or own[0], sure=bool(heir))
                 for one in own)  # fmt: skip


def _labelled(
    book: ReadWorkbook, label: Label, by_sheet: Sequence[tuple[str, ...]], shared: tuple[ReadSheet, ...], heir: str,
    *, sure: bool,
) -> Labelled:  # fmt: skip
    """One form with its sheets; the `heir` gets those without an id, `sure` that they are its own or not."""
    mine = [number for number, ids in enumerate(by_sheet) if label.form_id in ids]
    loose = shared if label.form_id == heir else ()
    return Labelled(
        label=label,
        sheets=tuple(book.sheets[number] for number in mine if not _copied(book, number)),
        unlabelled=loose if sure else (),
        others=() if sure else loose,
        copies=tuple(book.sheets[number] for number in mine if _copied(book, number)),
    )


def _conflict(
    book: ReadWorkbook, in_maps: Sequence[str], in_sheets: Sequence[str], in_properties: str,
    by_sheet: Sequence[tuple[str, ...]],
) -> str:  # fmt: skip
    """Where the workbook says of itself that it is two different forms; empty where all that it says agrees."""
    for sheet, ids in zip(book.sheets, by_sheet, strict=True):
        if len(ids) > 1:
            return f"Its sheet “{sheet.name}” carries the ids of several forms: {', '.join(ids)}."
    host = {*in_maps, *filter(None, (in_properties,))}
    agree = host <= set(in_sheets) if in_sheets else len(host) <= 1
    if agree:
        return ""
    said = (
        ("Its hidden map says", in_maps),
        ("its sheets say", in_sheets),
        ("its properties say", tuple(filter(None, (in_properties,)))),
    )
    words = ", and ".join(f"{who} {', '.join(ids)}" for who, ids in said if ids)
    return f"{words[:1].upper()}{words[1:]}."


def _ids_on(sheet: ReadSheet) -> tuple[str, ...]:
    """The ids of forms that stand on a sheet: as issued one, in the corner of the hidden column."""
    if _for_machines(sheet):
        return ()
    found = (
        form_id_in(seen_signs(value))
        for value in sheet.cells.values()
        if isinstance(value, str) and len(value) < _LONGER_THAN_AN_ID and _IN_AN_ID in value
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _copied(book: ReadWorkbook, number: int) -> bool:
    """Whether a sheet only repeats by formulas what stands on others."""
    return book.sheets[number].name.casefold().startswith(LONG_ANSWERS.casefold())


def _for_machines(sheet: ReadSheet) -> bool:
    name = sheet.name.casefold()
    return name.startswith(MAP_SHEET) or (name.startswith(LISTS_SHEET) and sheet.hidden) or _is_map(sheet)


def _is_map(sheet: ReadSheet) -> bool:
    return _map_start(sheet) is not None


def _map_start(sheet: ReadSheet) -> int | None:
    """The row in which a map begins: the first, or one below, since Numbers puts the name of each table above it."""
    return next((row for row in range(_MOST_TITLES + 1) if _map_text(sheet, row, 0) == MAP_KEYS[0]), None)


def _map_text(sheet: ReadSheet, row: int, col: int) -> str:
    return seen_signs(as_text(sheet.cells.get((row, col), ""))).strip()


def _map_label(sheet: ReadSheet) -> Label | None:
    """The label on a hidden map; None where the sheet is no map, or not enough of it is left."""
    start = _map_start(sheet)
    if start is None:
        return None
    values: dict[str, str] = {}
    for row in range(start, start + len(MAP_KEYS) + 1):
        key = _map_text(sheet, row, 0)
        if key == MAP_HEADER[0]:
            break
        values[key] = _map_text(sheet, row, 1)
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
    if label.conflict:
        raise Relabelled(label.conflict)
    audit = register.audit(form.identity.audit)
    if audit is None:
        raise WrongBoardOrAudit(f"The register no longer holds the audit “{form.identity.audit}”.")
    if form.identity.case and audit.case(form.identity.case) is None:
        raise WrongBoardOrAudit(f"The register holds no case “{form.identity.case}” in {audit.key}.")
    if register.agency(form.identity.agency) is None:
        raise WrongBoardOrAudit(f"The register holds no agency “{form.identity.agency}”.")
    return form
