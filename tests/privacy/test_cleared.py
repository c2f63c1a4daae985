"""Nothing is written or shown but what was cleared: the type can be made in one place, and every text of a value is gone through."""

import ast
import dataclasses
import datetime as dt
import types
import typing
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import nelaudit
from nelaudit.model import documents, messages, sheets
from nelaudit.model.definitions import Subject
from nelaudit.privacy import Cleared, clear, make_guard, named, opened
from nelaudit.writing.excel.workbook import workbook_bytes
from nelaudit.writing.mail import draft_bytes
from nelaudit.writing.tables import csv_bytes, parquet_bytes, tables_workbook
from nelaudit.writing.word.document import docx_bytes

PACKAGE = Path(nelaudit.__file__).parent
GUARD = make_guard([Subject(name="Liam O'Brien")])
NAME = "Liam O\u2019Brien"
KEPT = {
    ("Sheet", "very_hidden"),
    ("TableRange", "name"),
    ("WorkbookValue", "names"),
    ("Cell", "formula"),
    ("Highlight", "formula"),
}
"""Names of cells and tables, and formulas but for the words that they show, are the program's own."""


def calls(name: str) -> list[str]:
    """The modules in which a function is called, once a call."""
    return [module for module, called in all_calls() if called in {name, f"click.{name}", f"privacy.{name}"}]


@cache
def all_calls() -> list[tuple[str, str]]:
    """The module and the function of each call in the program."""
    return [
        (path.relative_to(PACKAGE).as_posix(), ast.unparse(node.func))
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]


def test_every_use_that_names_a_child_is_listed_here() -> None:
    assert calls("named") == [
        "cli/screen.py",  # what `dates` and `themes` are given to look at
        "pathway/export.py",  # the tables inputs and answers of an export
        "pathway/issue.py",  # the form's first page
    ]


def test_only_one_place_makes_a_cleared_value_and_only_one_writes_on_the_screen() -> None:
    assert set(calls("Cleared")) == {"privacy/cleared.py"}
    assert calls("echo") == ["cli/screen.py"]
    assert calls("print") == []
    assert set(calls("write_whole")) == {
        "pathway/demo.py", "pathway/documents.py", "pathway/workspace.py", "store/files.py",
    }  # fmt: skip
    seals = [path for path in PACKAGE.rglob("*.py") if "_SEAL" in path.read_text("utf-8")]
    assert [path.name for path in seals] == ["cleared.py"]


def test_nobody_else_can_make_one() -> None:
    with pytest.raises(TypeError, match="made by clear"):
        Cleared("text", seal=object())
    with pytest.raises(ValueError, match="needs a reason"):
        named("text", why=" ")


@pytest.mark.parametrize(
    "write",
    [
        workbook_bytes,
        lambda value: docx_bytes(value, house_style=b""),
        draft_bytes,
        csv_bytes,
        parquet_bytes,
        lambda value: tables_workbook(clear(GUARD, "t"), dt.date(2016, 6, 13), [value]),
        lambda value: tables_workbook(value, dt.date(2016, 6, 13), []),
    ],
)
@pytest.mark.parametrize("value", ["Liam", ("t", ("a",), ()), None])
def test_a_writer_takes_nothing_else(write: Any, value: object) -> None:
    with pytest.raises(TypeError, match="without being cleared"):
        write(value)


def made(kind: Any) -> Any:
    """A value of a type with the name in every text of it, and something in every list."""
    plain = {str: NAME, bytes: b"", int: 1, float: 1.0, bool: False, dt.date: dt.date(2016, 6, 13)}
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in plain:
        return plain[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if origin is tuple:
        return tuple(made(one) for one in (arguments[:1] if arguments[-1] is Ellipsis else arguments))
    if origin in {typing.Union, types.UnionType}:
        return made(next((one for one in arguments if one is str), arguments[0]))
    hints = typing.get_type_hints(kind)
    return kind(**{one.name: made(hints[one.name]) for one in dataclasses.fields(kind)})


def named_in(value: Any, where: str = "") -> list[str]:
    """The fields in which the name still stands."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return [where] if "Liam" in value or "Brien" in value else []
    if isinstance(value, tuple):
        return [found for one in value for found in named_in(one, where)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = type(value).__name__
        return [
            found
            for one in dataclasses.fields(value)
            if (kind, one.name) not in KEPT
            for found in named_in(getattr(value, one.name), f"{kind}.{one.name}")
        ]
    return []


BLOCKS = typing.get_args(documents.Block)


@pytest.mark.parametrize("kind", [sheets.WorkbookValue, sheets.Sheet, messages.Message, documents.Cover, *BLOCKS])
def test_every_text_of_every_kind_of_value_is_cleared(kind: Any) -> None:
    value = made(kind)
    if kind not in {documents.Contents, documents.PageBreak}:
        assert named_in(value)
    assert named_in(opened(clear(GUARD, value))) == []


def test_a_document_is_cleared_whole_and_one_without_names_is_left_as_it_is() -> None:
    document = documents.Document(
        cover=made(documents.Cover), blocks=tuple(made(kind) for kind in BLOCKS), author=NAME, created=dt.date(2016, 6, 13),
        marking=NAME, footer=NAME,
    )  # fmt: skip
    assert named_in(opened(clear(GUARD, document))) == []
    plain = documents.Text(text="Seen on Monday.")
    assert opened(clear(GUARD, plain)) is plain


def test_sheets_keep_names_that_excel_takes_and_texts_that_a_cell_holds() -> None:
    long = ("Li " * 20_000)[: sheets.CELL_LIMIT]
    book = sheets.WorkbookValue(
        title="t", subject="", author="", created=dt.date(2016, 6, 13),
        sheets=(
            sheets.Sheet(name="Liam 1", cells=(sheets.Cell(row=0, col=0, value=long),)),
            sheets.Sheet(name="O'Brien 1", cells=(sheets.Cell(row=0, col=0, value="x", formula='=IF(A1="","Ask Liam","")'),)),
            sheets.Sheet(name="codes", cells=(sheets.Cell(row=0, col=0, value="liam"),), very_hidden=True),
        ),
    )  # fmt: skip
    cleared = clear(make_guard([Subject(name="Liam O'Brien"), Subject(name="Li Wei")]), book)
    first, second, codes = opened(cleared).sheets
    assert (first.name, second.name) == ("name removed 1", "name removed 1 (2)")
    assert second.cells[0].formula == '=IF(A1="","Ask [name removed]","")'
    assert codes.cells[0].value == "liam"
    assert workbook_bytes(cleared)


def test_words_of_a_return_are_cleared_before_they_are_cut() -> None:
    """In the checks, what is cut is the tool's own words, or passes `Seen.quoted`."""
    own = {"question.label", "label", "one.label", "labels", "'; '.join(lacking)", "seen.questions[name].label"}
    for path in (PACKAGE / "checks").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "shortened":
                assert ast.unparse(node.args[0]) in own | {"self.clear(text)"}, path
    for room in ("accounts", "challenge", "define", "grades", "measures", "report", "themes"):
        for path in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "shortened":
                    words = ast.unparse(node.args[0])
                    assert "clear(" in words or words in {
                        "label",
                        "what",
                        "text",
                        "str(value)",
                        "one.label",
                        "labels.get(found.question, '')",
                        "version.event.words",  # cleared by `collated`, see tests/challenge
                    }, (path, words)
