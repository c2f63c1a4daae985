"""What all tests share: the command line as a person uses it, a small audit, and forms filled in as an agency does."""

import datetime as dt
import io
import json
import os
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.cli import main
from nelaudit.define import check_codebook
from nelaudit.model.codebook import Codebook
from nelaudit.model.definitions import Definitions
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.desk import Desk as WorkDesk
from nelaudit.pathway.tool import preview_tool
from nelaudit.pathway.workspace import Workspace, make_workspace
from nelaudit.reading.workbook import read_workbook
from tests.filling import CORE, opened_book, opened_form, with_parts
from tests.kept import Answers, Readers, made_once

ISSUED, DEADLINE, TODAY = dt.date(2016, 5, 16), dt.date(2016, 6, 6), dt.date(2016, 6, 13)
PROSE = "The worker visited the family on 12/03/2016 and talked with both parents about the state of the home."
AGENCIES = ("POLICE", "GP", "CAMHS")


ROOM = 2_000_000_000
MEMORY = Path("/dev/shm")  # noqa: S108 - a place for the folders of tests, each of which pytest makes anew
CODEBOOK = Path(__file__).parents[1] / "input_templates" / "codebook.xlsx"


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    found, problems = check_codebook(read_workbook(CODEBOOK.read_bytes()))
    assert problems == ()
    return found


def pytest_configure(config: pytest.Config) -> None:
    """Where Python may leave no compiled modules beside the sources, tests keep theirs with pytest's own.

    Else each process that they start, a worker or a reader, compiles the whole program anew. Where the system has a file
    system in memory, tests write there: the program flushes the record at each change, and a busy disk takes its time.
    """
    cache = getattr(config, "cache", None)
    if sys.dont_write_bytecode and cache is not None:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.dont_write_bytecode = False
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(cache.mkdir("compiled"))
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the digests in tests/golden anew")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as slow all but the first and the last of each table of cases that is marked as long."""
    tables = defaultdict[str, list[pytest.Item]](list)
    for item in items:
        if item.get_closest_marker("long_tables"):
            tables[item.nodeid.partition("[")[0]].append(item)
    for cases in tables.values():
        for item in cases[1:-1]:
            item.add_marker("slow")


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
    saved = opened_form(form)
    return saved.filled(
        dict(only) if only is not None else good_values(saved.fields, saved.agency) | dict(changes or {})
    )


def saved_at(data: bytes, moment: str) -> bytes:
    """The workbook as a program saves it whose clock shows that moment (YYYY-MM-DDTHH:MM:SSZ), or (empty) that says none."""
    found, how = (rb">[^<]*</dcterms:modified>", f">{moment}</dcterms:modified>")
    if not moment:
        found, how = (rb"<dcterms:modified[^>]*>[^<]*</dcterms:modified>", "")

    def changed(name: str, part: bytes) -> bytes:
        if name != CORE:
            return part
        part, count = re.subn(found, how.encode(), part)
        assert count == 1
        return part

    return with_parts(data, changed)


DeskAfter = Callable[[Callable[[Desk], object]], Desk]


def edit_workbook(path: Path, edit: Callable[[openpyxl.Workbook], None]) -> None:
    """Changes a workbook as its owner would."""
    book = opened_book(path.read_bytes())
    edit(book)
    book.save(path)


def _small_audit(book: openpyxl.Workbook) -> None:
    invitations = book["Invitations"]
    rows = [row for row in invitations.iter_rows(min_row=2, values_only=True) if row[0] == "neglect-2016"]
    invitations.delete_rows(2, invitations.max_row)
    for row in rows:
        if row[1] == "N16-01" and row[2] in AGENCIES:
            invitations.append(row)


def issued(root: Path, edit: Callable[[openpyxl.Workbook], None], *audits: str) -> None:
    """Makes a workspace with an edited register and the forms of these audits."""
    make_workspace(root)
    edit_workbook(root / "input_templates" / "register.xlsx", edit)
    for audit in audits:
        with pytest.raises(SystemExit) as end:
            main(["--workspace", str(root), "--today", ISSUED.isoformat(), "issue", audit])
        assert end.value.code == 0


@pytest.fixture(scope="session")
def issued_workspace(request: pytest.FixtureRequest) -> Path:
    """A workspace with the forms of one case issued to three agencies; tests work on copies."""
    return made_once(request, "issued", lambda root: issued(root, _small_audit, "neglect-2016"))


@pytest.fixture(scope="session")
def reused_workspace(request: pytest.FixtureRequest) -> Path:
    """A workspace with forms of several cases, agencies and audits; tests work on copies."""
    from tests.pathway.reused import INVITED, invite  # noqa: PLC0415 - it builds on this module

    audits = sorted({audit for audit, _, _ in INVITED})
    return made_once(request, "reused", lambda root: issued(root, invite, *audits))


@pytest.fixture(scope="session")
def demonstration(request: pytest.FixtureRequest) -> tuple[Path, Ran]:
    """The folder of one demonstration, made by the command as a coordinator runs it, and what it said; tests work on copies."""

    def make(root: Path) -> None:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as end:
            main(["--workspace", str(root / "demo"), "demo"])
        (root / "said.json").write_text(json.dumps([end.value.code, out.getvalue(), err.getvalue()]), "utf-8")

    root = made_once(request, "demonstration", make)
    return root / "demo", Ran(*json.loads((root / "said.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    kept = Readers()
    yield kept
    kept.stop()


@pytest.fixture
def reader_handed_on(readers: Readers) -> Iterator[None]:
    """One reading process for all tests that ask for this, rather than one a reader."""
    with readers.handed_on():
        yield


@pytest.fixture(scope="session")
def answers(request: pytest.FixtureRequest) -> Answers:
    return Answers(request)


@pytest.fixture
def kept(reader_handed_on: None, answers: Answers) -> Iterator[None]:
    """What every desk has: its commands are not about how files are read and written. Where they are, it is nothing."""
    del reader_handed_on
    with answers.kept():
        yield


@pytest.fixture
def desk(issued_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kept: None) -> Desk:
    del kept
    root = tmp_path / "board"
    shutil.copytree(issued_workspace, root)
    return Desk(root, capsys)


@pytest.fixture
def desk_after(
    request: pytest.FixtureRequest, issued_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    kept: None,
) -> DeskAfter:  # fmt: skip
    """A desk on which something has been done already: done once a run, by a function of a module, tests work on copies."""
    del kept

    def after(done: Callable[[Desk], object]) -> Desk:
        def make(root: Path) -> None:
            shutil.copytree(issued_workspace, root)
            done(Desk(root, capsys))

        root = tmp_path / "board"
        shutil.copytree(made_once(request, f"{done.__module__}.{done.__qualname__}", make), root)
        return Desk(root, capsys)

    return after


@pytest.fixture(scope="session")
def definitions(issued_workspace: Path) -> Definitions:
    """The shipped definitions, with the small audit's invitations."""
    return load_definitions(Workspace(issued_workspace), compares=True)[0]


def at_desk(space: Workspace, today: dt.date = TODAY) -> WorkDesk:
    """What a command works with in this workspace; whoever takes it closes it."""
    return WorkDesk(space=space, today=today, definitions=load_definitions(space, compares=True)[0])


@pytest.fixture(scope="session")
def previews(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A blank form of every shipped tool, by the tool's key."""
    space = Workspace(tmp_path_factory.mktemp("previews"))
    make_workspace(space.root)
    desk = at_desk(space, ISSUED)
    with closing(desk):
        return {tool.key: preview_tool(desk, tool.key) for tool in desk.definitions.bank.tools}
