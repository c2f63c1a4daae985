"""Real files that nobody here made: every one refused for a true reason, every workbook in a mail found."""

import csv
import hashlib
import json
import os
from pathlib import Path

import openpyxl
import pytest

from nelaudit.errors import FileError
from nelaudit.reading.containers import Container, open_container
from nelaudit.reading.content import FileKind, kind_of
from tests.conftest import Desk, edit_workbook, filled

CORPUS = Path(os.environ.get("NELAUDIT_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="NELAUDIT_CORPUS names no folder of real files"),
]


def test_every_real_workbook_is_refused_and_twenty_good_forms_beside_them_are_taken_in(desk: Desk) -> None:
    """All in one batch. Nothing is written beside the workspace."""
    edit_workbook(desk.root / "input_templates" / "register.xlsx", twenty_invitations)
    assert desk.run("issue", "neglect-2016").code == 0
    forms = sorted((desk.root / "output/neglect-2016/forms").glob("*.xlsx"))[:20]
    for form in forms:
        desk.drop(form.name, filled(form.read_bytes()))
    before = sorted(path.name for path in desk.root.parent.iterdir())
    ran = desk.run("ingest", "--json", str(CORPUS / "spreadsheets"), str(desk.root / "returns"))
    assert ran.code == 1
    assert "Traceback" not in ran.err
    entries = ran.json["files"]
    outcomes = {entry["path"]: (entry["outcome"], entry["code"]) for entry in entries}
    assert [outcomes.pop(f"returns/{form.name}") for form in forms] == [("accepted", None)] * 20
    assert sorted(path.name for path in desk.root.parent.iterdir()) == before
    assert {outcome for outcome, _ in outcomes.values()} == {"refused"}
    with (CORPUS / "INDEX.csv").open(encoding="utf-8") as file:
        roles = {row["sha256"]: row["role"] for row in csv.DictReader(file)}
    locked_silently = {entry["code"] for entry in entries if roles.get(entry["sha256"]) == "default-password"}
    assert locked_silently == {"F05"}
    assert len(outcomes) > 300


def twenty_invitations(book: openpyxl.Workbook) -> None:
    sheet = book["Invitations"]
    for case in ("N16-01", "N16-02"):
        for agency in (
            "CSC",
            "EARLYHELP",
            "POLICE",
            "GP",
            "CAMHS",
            "HV",
            "ACUTE",
            "SCHOOLS",
            "HOUSING",
            "PROBATION",
            "YOS",
        ):
            if (case, agency) not in {(row[1], row[2]) for row in sheet.iter_rows(values_only=True)}:
                sheet.append(["neglect-2016", case, agency, None])


def leaves(data: bytes, depth: int = 0) -> list[bytes]:
    try:
        kind = kind_of(data)
    except FileError:
        return [data]
    if kind not in {FileKind.MAIL, FileKind.ZIP} or depth > 3:
        return [data]
    opened = open_container(data, kind)
    assert isinstance(opened, Container)
    return [data, *(leaf for part in opened.parts for leaf in leaves(part.data, depth + 1))]


def expected() -> list[tuple[str, set[str]]]:
    path = CORPUS / "emails" / "expected.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
    return [(row["file"], {one["sha256"] for one in row["expected"]}) for row in rows if row["file"].endswith(".eml")]


@pytest.mark.parametrize(("name", "wanted"), expected(), ids=[name for name, _ in expected()])
def test_every_workbook_in_a_mail_is_found(name: str, wanted: set[str]) -> None:
    found = {hashlib.sha256(leaf).hexdigest() for leaf in leaves((CORPUS / "emails" / name).read_bytes())}
    assert wanted <= found
