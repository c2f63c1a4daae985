"""What all tests share: the command line as a person uses it, a small audit, and forms filled in as an agency does."""

import datetime as dt
import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.cli import main
from nelaudit.define import check_codebook
from nelaudit.model.codebook import Codebook
from nelaudit.model.definitions import Definitions
from nelaudit.pathway.tooling import preview_tool
from nelaudit.pathway.workspace import Workspace, load_definitions, make_workspace
from nelaudit.reading.workbook import read_workbook

ISSUED, DEADLINE, TODAY = dt.date(2016, 5, 16), dt.date(2016, 6, 6), dt.date(2016, 6, 13)
PROSE = "The worker visited the family on 12/03/2016 and talked with both parents about the state of the home."
AGENCIES = ("POLICE", "GP", "CAMHS")


CODEBOOK = Path(__file__).parents[1] / "input_templates" / "codebook.xlsx"


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    found, problems = check_codebook(read_workbook(CODEBOOK.read_bytes()))
    assert problems == ()
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the digests in tests/golden anew")


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Desk:
    """A coordinator's desk: a workspace with one case sent to three agencies, and the command line."""

    root: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str, today: dt.date = TODAY) -> Ran:
        """Runs a command in the workspace."""
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main(["--workspace", str(self.root), "--today", today.isoformat(), *arguments])
        captured = self.capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Ran(end.value.code, captured.out, captured.err)

    def form(self, agency: str) -> bytes:
        """The form as it was issued to an agency."""
        return (self.root / "output" / "neglect-2016" / "forms" / f"N16-01 {agency}.xlsx").read_bytes()

    def drop(self, name: str, data: bytes, day: dt.date = dt.date(2016, 6, 1)) -> Path:
        """Puts a file into the folder of returns, changed last on that day."""
        path = self.root / "returns" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        noon = dt.datetime.combine(day, dt.time(12)).timestamp()
        os.utime(path, (noon, noon))
        return path

    def ingest(self) -> dict[str, dict[str, Any]]:
        """Takes in what lies in the folder of returns; the entries by file name and place in it."""
        files = self.run("ingest", "--json").json["files"]
        return {
            Path(entry["path"]).name + (f" › {entry['member']}" if entry["member"] else ""): entry for entry in files
        }

    def codes(self, agency: str) -> list[tuple[str, str]]:
        """The codes found in an agency's return with their fields, in the order of the list."""
        rows = self.run("findings", "neglect-2016", "--json").json["findings"]
        return [(row["code"], row["field"]) for row in rows if row["agency"] == agency]

    def state(self, agency: str) -> list[str]:
        """The states of an agency's returns."""
        rows = self.run("status", "neglect-2016", "--json").json["returns"]
        return [row["state"] for row in rows if row["agency"] == agency]


def map_of(workbook: openpyxl.Workbook) -> dict[str, tuple[str, str, str, list[str]]]:
    """The map on the very hidden sheet: field → sheet, cell, kind, choices."""
    rows = list(workbook["nelaudit"].iter_rows(values_only=True))
    start = [row[0] for row in rows].index("field") + 1
    return {
        str(row[0]): (str(row[1]), str(row[2]), str(row[3]), str(row[4]).split("|") if row[4] else [])
        for row in rows[start:]
    }


def agency_of(workbook: openpyxl.Workbook) -> str:
    """The agency that the form was issued to."""
    return next(str(row[1]) for row in workbook["nelaudit"].iter_rows(values_only=True) if row[0] == "agency")


def good_values(fields: Mapping[str, tuple[str, str, str, list[str]]], agency: str = "us") -> dict[str, Any]:
    """A form filled in as the guidance asks: each answer is its own, and the agency's own."""
    values: dict[str, Any] = {}
    for name, (_, _, kind, choices) in fields.items():
        if name.endswith(".grade"):
            values[name] = choices[1]
        elif name.startswith("q.") and name.endswith(".answer"):
            own = f"{PROSE} The same was said of point {len(values)} by {agency}."
            values[name] = choices[0] if kind == "choice" else own
        elif name.startswith("q.") and name.endswith(".evidence"):
            values[name] = "Case file, visits"
        elif name.startswith("q.") and name.endswith(".dates"):
            values[name] = dt.date(2016, 3, 12)
    return values | {
        "details.involved": "Yes",
        "details.case_worker": "Pat Lowe",
        "details.auditor": "Sam Reed",
        "details.signoff_name": "Chris Moor",
        "details.signoff_date": ISSUED,
        "attendee.1.name": "Sam Reed",
    }


def filled(form: bytes, changes: Mapping[str, Any] | None = None, *, only: Mapping[str, Any] | None = None) -> bytes:
    """The form filled in well but for the changes (None leaves a cell blank), or with `only` those values."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    fields = map_of(book)
    values = dict(only) if only is not None else good_values(fields, agency_of(book)) | dict(changes or {})
    for name, value in values.items():
        sheet, cell, _, _ = fields[name]
        target = book[sheet][cell]
        target.value = _escaped(value) if isinstance(value, str) else value
        if isinstance(value, str):
            target.data_type = "s"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def saved_at(data: bytes, moment: str) -> bytes:
    """The workbook as a program saves it whose clock shows that moment (YYYY-MM-DDTHH:MM:SSZ), or (empty) that says none."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                found, how = (rb">[^<]*</dcterms:modified>", f">{moment}</dcterms:modified>")
                if not moment:
                    found, how = (rb"<dcterms:modified[^>]*>[^<]*</dcterms:modified>", "")
                part, count = re.subn(found, how.encode(), part)
                assert count == 1
            made.writestr(name, part)
    return out.getvalue()


def _escaped(text: str) -> str:
    """As Excel writes text that looks like its own escape for a character; openpyxl does not."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def edit_workbook(path: Path, edit: Callable[[openpyxl.Workbook], None]) -> None:
    """Changes a workbook as its owner would."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)


def _small_audit(book: openpyxl.Workbook) -> None:
    invitations = book["Invitations"]
    rows = [row for row in invitations.iter_rows(min_row=2, values_only=True) if row[0] == "neglect-2016"]
    invitations.delete_rows(2, invitations.max_row)
    for row in rows:
        if row[1] == "N16-01" and row[2] in AGENCIES:
            invitations.append(row)


@pytest.fixture(scope="session")
def issued_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the forms of one case issued to three agencies; tests work on copies."""
    root = tmp_path_factory.mktemp("desk") / "board"
    make_workspace(root)
    edit_workbook(root / "input_templates" / "register.xlsx", _small_audit)
    with pytest.raises(SystemExit) as end:
        main(["--workspace", str(root), "--today", ISSUED.isoformat(), "issue", "neglect-2016"])
    assert end.value.code == 0
    return root


@pytest.fixture(scope="session")
def reused_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with forms of several cases, agencies and audits; tests work on copies."""
    from tests.pathway.reused import INVITED, invite  # noqa: PLC0415 - it builds on this module

    root = tmp_path_factory.mktemp("reused") / "board"
    make_workspace(root)
    edit_workbook(root / "input_templates" / "register.xlsx", invite)
    for audit in sorted({audit for audit, _, _ in INVITED}):
        with pytest.raises(SystemExit) as end:
            main(["--workspace", str(root), "--today", ISSUED.isoformat(), "issue", audit])
        assert end.value.code == 0
    return root


@pytest.fixture
def desk(issued_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    root = tmp_path / "board"
    shutil.copytree(issued_workspace, root)
    return Desk(root, capsys)


@pytest.fixture(scope="session")
def definitions(issued_workspace: Path) -> Definitions:
    """The shipped definitions, with the small audit's invitations."""
    return load_definitions(Workspace(issued_workspace), vocabulary=True)[0]


@pytest.fixture(scope="session")
def previews(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A blank form of every shipped tool, by the tool's key."""
    space = Workspace(tmp_path_factory.mktemp("previews"))
    make_workspace(space.root)
    tools = load_definitions(space)[0].bank.tools
    return {tool.key: preview_tool(space, tool.key, ISSUED) for tool in tools}
