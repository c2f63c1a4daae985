"""Values as the database holds them: rows, and JSON in their columns; and the values that are read back from these."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from nelaudit.model.definitions import Draw, Invitation, Subject
from nelaudit.model.forms import Confirmation, Field, FieldKind, Form, Identity
from nelaudit.model.moderation import Review, ReviewKind
from nelaudit.model.returns import Input, IntakeRow, Notice, NoticeKind, Outcome, Return
from nelaudit.model.tools import Condition, Grade, GradeScale, Question, QuestionType, Section, Tool

_KINDS = {kind.value: kind for kind in FieldKind}


def inputs_json(inputs: Iterable[Input]) -> str:
    """The inputs of a return, in form order."""
    return json.dumps([[one.field, one.value, one.kind, one.sheet, one.cell] for one in inputs], ensure_ascii=False)


def inputs_from(stored: str) -> dict[str, Input]:
    """The inputs by field name. Blank ones, which are most of a batch, are shared between the returns."""
    return {
        field: Input(field=field, value=value, kind=_KINDS[kind], sheet=sheet, cell=cell)
        if value
        else _blank(field, kind, sheet, cell)
        for field, value, kind, sheet, cell in json.loads(stored)
    }


@lru_cache(maxsize=8192)
def _blank(field: str, kind: str, sheet: str, cell: str) -> Input:
    return Input(field=field, value="", kind=_KINDS[kind], sheet=sheet, cell=cell)


def notices_json(notices: Iterable[Notice]) -> str:
    """What was noticed of a return, in order."""
    return json.dumps([[one.kind, one.field, one.sheet, one.cell, one.words] for one in notices], ensure_ascii=False)


def notices_from(stored: str) -> tuple[Notice, ...]:
    """The reverse of `notices_json`."""
    return tuple(
        Notice(kind=NoticeKind(kind), field=field, sheet=sheet, cell=cell, words=words)
        for kind, field, sheet, cell, words in json.loads(stored)
    )


def of_concern(returned: Return) -> bool:
    """Whether anything stands among the immediate concerns, or their sheet is gone."""
    stated = any(name.startswith("concern.") and not found.blank for name, found in returned.inputs.items())
    return stated or any(
        one.kind is NoticeKind.CONCERN_ELSEWHERE
        or (one.kind is NoticeKind.ROW_GONE and one.field.startswith("concern."))
        for one in returned.notices
    )


def fields_json(form: Form) -> str:
    """The cells of a form that take input."""
    fields = [[f.name, f.sheet, f.cell, f.kind, f.choices, f.heading] for f in form.fields]
    return json.dumps(fields, ensure_ascii=False)


def texts_json(form: Form) -> str:
    """The words that a form came with."""
    return json.dumps(
        {"labels": dict(form.labels), "numbers": dict(form.numbers), "printed": sorted(form.printed)},
        ensure_ascii=False,
    )


def form_from(row: tuple[Any, ...]) -> Form:
    """A form from a row of `forms`."""
    form_id, audit, case, agency, team, edition, signature, issued_on, file_name, fields, texts_json = row
    texts = json.loads(texts_json)
    return Form(
        form_id=form_id,
        identity=Identity(audit=audit, case=case, agency=agency, team=team),
        edition=edition,
        signature=signature,
        issued_on=dt.date.fromisoformat(issued_on),
        file_name=file_name,
        fields=_fields(fields),
        labels=texts.get("labels", {}),
        numbers=texts.get("numbers", {}),
        printed=frozenset(texts.get("printed", ())),
    )


@lru_cache(maxsize=64)
def _fields(stored: str) -> tuple[Field, ...]:
    """The fields of a form; forms of one edition have the same, and share them."""
    return tuple(
        Field(
            name=name,
            sheet=sheet,
            cell=cell,
            kind=FieldKind(kind),
            choices=tuple(choices),
            heading="".join(heading),
        )
        for name, sheet, cell, kind, choices, *heading in json.loads(stored)
    )


def confirmation_from(row: tuple[Any, ...]) -> Confirmation:
    """A confirmation sheet from a row of `confirmations`."""
    form_id, audit, agency, signature, issued_on, due, file_name, fields, texts, forms = row
    form = form_from((form_id, audit, "", agency, "", "confirmation", signature, issued_on, file_name, fields, texts))
    return Confirmation(form=form, due=dt.date.fromisoformat(due), forms=tuple(json.loads(forms)))


def draw_from(row: tuple[Any, ...]) -> Draw:
    """A draw from a row of `draws`."""
    audit, drawn_on, drawn_by, seed, size, *lists = row
    listed, drawn = (
        tuple(Invitation(audit=audit, case=case, agency=agency, team=team) for case, agency, team in json.loads(ones))
        for ones in lists
    )
    return Draw(
        audit=audit, drawn_on=dt.date.fromisoformat(drawn_on), drawn_by=drawn_by, seed=seed, size=size, listed=listed,
        drawn=drawn,
    )  # fmt: skip


def subject_json(subject: Subject) -> str:
    """A child's details as the register has them."""
    return json.dumps(asdict(subject), ensure_ascii=False, default=dt.date.isoformat)


def subject_from(stored: str) -> Subject:
    """The reverse of `subject_json`."""
    columns: dict[str, Any] = json.loads(stored)
    born = columns.pop("date_of_birth", None)
    return Subject(**columns, date_of_birth=dt.date.fromisoformat(born) if born else None)


@lru_cache(maxsize=64)
def tool_from(text: str) -> Tool:
    """A tool from the JSON that `add_form` stored."""
    stored: dict[str, Any] = json.loads(text)
    scale = stored["scale"]
    questions = (
        {
            **question,
            "type": QuestionType(question["type"]),
            "relevant": tuple(Condition(**condition) for condition in question["relevant"]),
            **{name: tuple(question[name]) for name in ("choices", "purposes", "functions")},
        }
        for question in stored["questions"]
    )
    return Tool(
        key=stored["key"],
        title=stored["title"],
        scale=GradeScale(
            key=scale["key"], title=scale["title"], grades=tuple(Grade(**grade) for grade in scale["grades"])
        ),
        sections=tuple(Section(**section) for section in stored["sections"]),
        questions=tuple(Question(**question) for question in questions),
    )


def intake_from(row: tuple[Any, ...]) -> IntakeRow:
    """A line of the intake log from a row of `intake`."""
    _, taken_on, path, member, sender, sha256, outcome, code, message, form_id, message_id, reader, *rest = row
    modified, mailed, taken_at, for_agency, container = rest
    return IntakeRow(
        taken_on=dt.date.fromisoformat(taken_on),
        path=path,
        member=member,
        sender=sender,
        sha256=sha256,
        outcome=Outcome(outcome),
        code=code,
        message=message,
        form_id=form_id,
        message_id=message_id,
        reader=reader,
        modified=dt.date.fromisoformat(modified) if modified else None,
        mailed=dt.date.fromisoformat(mailed) if mailed else None,
        taken_at=taken_at,
        for_agency=for_agency,
        container=container,
    )


def review_from(row: tuple[Any, ...]) -> Review:
    """A review from a row of `reviews`."""
    _, audit, key, kind, theme, polarity, quote, comment, decided_on, *rest = row
    proposed_theme, proposed_polarity, case, agency, team, sentence = rest
    return Review(
        audit=audit,
        key=key,
        kind=ReviewKind(kind) if kind else None,
        theme=theme,
        polarity=polarity,
        quote=bool(quote),
        comment=comment,
        decided_on=dt.date.fromisoformat(decided_on),
        proposed_theme=proposed_theme,
        proposed_polarity=proposed_polarity,
        case=case,
        agency=agency,
        team=team,
        sentence=sentence,
    )
