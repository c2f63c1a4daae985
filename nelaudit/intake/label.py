"""The map in a returned workbook, and whether the form is the one that it says it is."""

from collections.abc import Callable
from dataclasses import dataclass

from nelaudit.errors import NotOurForm, Relabelled, WrongBoardOrAudit
from nelaudit.model.definitions import Register
from nelaudit.model.forms import MAP_HEADER, MAP_KEYS, MAP_SHEET, Form, Identity
from nelaudit.model.workbooks import ReadWorkbook, as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a workbook says of itself; nothing of it is believed before it is compared with what was issued."""

    form_id: str
    identity: Identity
    edition: str
    signature: str


def read_label(book: ReadWorkbook) -> Label:
    """The label on the workbook's hidden map.

    Raises:
        NotOurForm: it has no map, or one without a form's id.
    """
    sheet = book.sheet(MAP_SHEET)
    if sheet is None:
        names = ", ".join(f"“{found.name}”" for found in book.sheets[:4])
        raise NotOurForm(f"Its sheets are {names}{' …' if len(book.sheets) > 4 else ''}.")  # noqa: PLR2004 - enough to know it by
    values: dict[str, str] = {}
    for row in range(len(MAP_KEYS) + 1):
        key = as_text(sheet.cells.get((row, 0), "")).strip()
        if key == MAP_HEADER[0]:
            break
        values[key] = as_text(sheet.cells.get((row, 1), "")).strip()
    if not all(values.get(key) for key in ("form_id", "audit", "case", "agency", "edition")):
        raise NotOurForm("Its hidden map is incomplete.")
    who = Identity(audit=values["audit"], case=values["case"], agency=values["agency"], team=values.get("team", ""))
    return Label(
        form_id=values["form_id"], identity=who, edition=values["edition"], signature=values.get("signature", "")
    )


def issued_form(
    label: Label, issued: Callable[[str], Form | None], register: Register, sign: Callable[[Label], str]
) -> Form:
    """The form as it was issued, from our own record and never from the file.

    `issued` finds a form by its id; `sign` gives the signature that a label of ours would carry.

    Raises:
        Relabelled: the label was changed since.
        WrongBoardOrAudit: no form of ours, or the register no longer holds its audit, case or agency.
    """
    form = issued(label.form_id)
    if form is None:
        if label.signature and label.signature == sign(label):
            raise WrongBoardOrAudit(
                f"The form {label.form_id} for {label.identity} is ours, but the record does not hold it. Issue the "
                "audit again, which makes the same form, and run the batch once more."
            )
        raise WrongBoardOrAudit(f"It names {label.identity}, and this board never issued {label.form_id}.")
    if (form.identity, form.edition) != (label.identity, label.edition):
        raise Relabelled(f"{label.form_id} was issued for {form.identity}, and its label now says {label.identity}.")
    audit = register.audit(form.identity.audit)
    if audit is None:
        raise WrongBoardOrAudit(f"The register no longer holds the audit “{form.identity.audit}”.")
    if audit.case(form.identity.case) is None:
        raise WrongBoardOrAudit(f"The register holds no case “{form.identity.case}” in {audit.key}.")
    if register.agency(form.identity.agency) is None:
        raise WrongBoardOrAudit(f"The register holds no agency “{form.identity.agency}”.")
    return form
