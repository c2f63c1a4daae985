"""Invented cases as values: what eight agencies tell, what contradicts it, and the returns that hold both."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.definitions import Audit, Definitions
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return, ReturnState

TODAY = dt.date(2016, 6, 13)
_EVENT = ("date", "event", "source", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one agency tells: answers by question, chronology rows, grades by section (`overall` among them)."""

    period: tuple[str, str]
    answers: Mapping[str, str]
    chronology: tuple[tuple[str, str, str, str], ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A contradiction: its kind, who must be named in the point, and what is written over the story.

    `edits` are agency, field, words and the words instead; `add` are agency, field and value; `nil` names an agency that
    sends a nil return instead.
    """

    kind: str
    agencies: tuple[str, ...]
    edits: tuple[tuple[str, str, str, str], ...] = ()
    add: tuple[tuple[str, str, str], ...] = ()
    nil: str = ""


def fields_of(told: Told) -> dict[str, str]:
    """The form's fields as the agency fills them in."""
    values = {"details.involved": "Yes", "details.period_from": told.period[0], "details.period_to": told.period[1]}
    values |= {f"q.{name}.answer": text for name, text in told.answers.items()}
    for number, row in enumerate(told.chronology, start=1):
        values |= {f"chronology.{number}.{name}": text for name, text in zip(_EVENT, row, strict=True)}
    for section, label in told.grades.items():
        values["overall.grade" if section == "overall" else f"section.{section}.grade"] = label
    return values | dict(told.more)


def tell(story: Mapping[str, Told], planted: Iterable[Plant] = ()) -> dict[str, dict[str, str]]:
    """Every agency's fields, with the contradictions written over them."""
    values = {agency: fields_of(told) for agency, told in story.items()}
    for plant in planted:
        for agency, name, old, new in plant.edits:
            assert old in values[agency][name], (agency, name, old)
            values[agency][name] = values[agency][name].replace(old, new)
        for agency, name, value in plant.add:
            values[agency][name] = value
        if plant.nil:
            values[plant.nil] = {
                "details.involved": "No involvement", "details.nil_confirmed_by": "A. Manager",
                "details.nil_confirmed_on": "25/05/2016", "details.nil_records_searched": "All systems",
            }  # fmt: skip
    return values


def return_of(who: Identity, values: Mapping[str, str], edition: str = "e") -> Return:
    """A return that holds these values, each in a cell of its own."""
    sheets = {"q": "Questions", "chronology": "Chronology", "concern": "Immediate concerns", "section": "Questions"}
    inputs = {
        name: Input(
            field=name,
            value=value,
            kind=FieldKind.TEXT,
            sheet=sheets.get(name.split(".")[0], "Details"),
            cell=f"D{row}",
        )
        for row, (name, value) in enumerate(values.items(), start=5)
    }
    return Return(
        form_id=f"F-{who.agency}-{who.case}",
        identity=who,
        edition=edition,
        received=Received(day=dt.date(2016, 6, 3), basis=Basis.FILE, path=f"returns/{who.case} {who.agency}.xlsx", member="", sha256=who.agency),
        inputs=inputs,
    )  # fmt: skip


def state_of(definitions: Definitions, audit_key: str, case: str, told: Mapping[str, Mapping[str, str]]) -> AuditState:
    """The state of an audit in which these agencies have returned their forms on one case."""
    audit = definitions.register.audit(audit_key)
    assert isinstance(audit, Audit)
    tool = definitions.tool(audit.tool)
    assert tool is not None
    rows = []
    for agency, values in told.items():
        who = Identity(audit=audit_key, case=case, agency=agency)
        returned = return_of(who, values, tool.edition)
        state = ReturnState.NIL if returned.is_nil and not returned.has_answers else ReturnState.COMPLETE
        rows.append(Assessed(identity=who, state=state, due=audit.deadline, returned=returned, tool=tool))
    return AuditState(
        today=TODAY, audit=audit, tool=tool, register=definitions.register, returns=tuple(rows),
    )  # fmt: skip
