"""Forms locked with agencies' passphrases, from the issue to the report, and not one passphrase left behind."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto import OfficeFile
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from nelaudit.writing.encryption import encrypted
from tests.conftest import AGENCIES, ISSUED, Desk, Ran, edit_workbook, filled
from tests.reading.test_encrypted import labelled, locked

WORDS = {"POLICE": "hidden-ŵern-1", "GP": "hidden-two = #2", "CAMHS": "hidden-three"}


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are locked with fewer rounds than the program's own, which tests/writing/test_encryption.py sees to."""
    monkeypatch.setattr(ECMA376Agile.encrypt, "__defaults__", (None, 1000))


def keep(desk: Desk, words: dict[str, str]) -> None:
    path = desk.root / "output" / "record" / "passphrases.txt"
    path.write_text("".join(f"{code} = {word}\n" for code, word in words.items()), encoding="utf-8")
    path.chmod(0o600)


def set_encrypt_forms(desk: Desk, value: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        rows = {row[0].value: row[1] for row in book["Board"].iter_rows()}
        rows["encrypt_forms"].value = value

    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit)


@pytest.fixture
def locking(desk: Desk) -> Desk:
    """A desk that locks its forms, before they were ever issued."""
    for path in (desk.root / "output" / "neglect-2016" / "forms").iterdir():
        path.unlink()
    set_encrypt_forms(desk, "yes")
    return desk


def issue(desk: Desk) -> Ran:
    return desk.run("issue", "neglect-2016", today=ISSUED)


def opened(data: bytes, word: str) -> bytes:
    file = OfficeFile(io.BytesIO(data))
    file.load_key(password=word, verify_password=True)
    out = io.BytesIO()
    file.decrypt(out)
    return out.getvalue()


def names(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.root / "output" / "neglect-2016" / "forms").iterdir())


def test_as_shipped_forms_are_not_locked(desk: Desk) -> None:
    keep(desk, WORDS)
    assert issue(desk).code == 0
    assert zipfile.is_zipfile(io.BytesIO(desk.form("POLICE")))


def test_each_agency_s_form_opens_with_its_own_passphrase_and_comes_back_locked(desk: Desk) -> None:
    plain = {agency: desk.form(agency) for agency in AGENCIES}
    set_encrypt_forms(desk, "yes")
    keep(desk, WORDS)
    assert issue(desk).code == 0
    for agency, word in WORDS.items():
        form = opened(desk.form(agency), word)
        assert form == plain[agency]
        desk.drop(f"from {agency}.xlsx", encrypted(filled(form), word))
    entries = desk.ingest()
    assert {name: entry["outcome"] for name, entry in entries.items()} == {
        f"from {agency}.xlsx": "accepted" for agency in AGENCIES
    }
    assert desk.state("GP") == ["complete"]


def test_a_return_without_a_password_or_with_excel_s_own_is_taken_in_too(locking: Desk) -> None:
    keep(locking, WORDS)
    issue(locking)
    form = filled(opened(locking.form("POLICE"), WORDS["POLICE"]))
    locking.drop("police.xlsx", form)
    locking.drop("gp.xlsx", locked(filled(opened(locking.form("GP"), WORDS["GP"])), "VelvetSweatshop"))
    assert [entry["outcome"] for entry in locking.ingest().values()] == ["accepted", "accepted"]


def test_the_archive_keeps_a_locked_return_as_it_came(locking: Desk) -> None:
    keep(locking, WORDS)
    issue(locking)
    returned = encrypted(filled(opened(locking.form("GP"), WORDS["GP"])), WORDS["GP"])
    locking.drop("gp.xlsx", returned)
    sha256 = locking.ingest()["gp.xlsx"]["sha256"]
    archived = locking.root / "output" / "record" / "archive" / sha256[:2] / sha256
    assert archived.read_bytes() == returned
    assert locking.ingest()["gp.xlsx"]["outcome"] == "unchanged"


@pytest.mark.slow
def test_issuing_again_renews_our_own_locked_forms_and_leaves_an_edited_one_alone(locking: Desk) -> None:
    keep(locking, WORDS)
    issue(locking)
    before = names(locking)
    assert before == [f"N16-01 {agency}.xlsx" for agency in sorted(AGENCIES)]
    assert issue(locking).code == 0
    assert names(locking) == before
    path = locking.root / "output" / "neglect-2016" / "forms" / "N16-01 GP.xlsx"
    edited = encrypted(filled(opened(path.read_bytes(), WORDS["GP"])), WORDS["GP"])
    path.write_bytes(edited)
    for _ in range(3):
        assert issue(locking).code == 0
    assert path.read_bytes() == edited
    assert names(locking) == sorted([*before, "N16-01 GP (new 2016-05-16).xlsx"])


def test_forms_issued_open_before_are_locked_from_then_on(desk: Desk) -> None:
    set_encrypt_forms(desk, "yes")
    keep(desk, WORDS)
    before = names(desk)
    assert issue(desk).code == 0
    assert names(desk) == before
    assert not any(zipfile.is_zipfile(io.BytesIO(desk.form(agency))) for agency in AGENCIES)


def test_without_passphrases_no_form_is_written_and_all_agencies_are_named(locking: Desk) -> None:
    keep(locking, {"GP": WORDS["GP"]})
    ran = issue(locking)
    assert ran.code == 2
    for words in (
        "POLICE: NELAUDIT_PASSPHRASE_POLICE\n",
        "CAMHS: NELAUDIT_PASSPHRASE_CAMHS\n",
        "output/record/passphrases.txt",
        "keyring",
    ):
        assert words in ran.err
    assert "PASSPHRASE_GP" not in ran.err
    assert WORDS["GP"] not in ran.err
    assert names(locking) == []


def test_encrypt_forms_is_yes_or_no(desk: Desk) -> None:
    for value, code in (("Yes", 0), ("no", 0), ("maybe", 2), ("", 2)):
        set_encrypt_forms(desk, value)
        ran = desk.run("tool", "check")
        assert ran.code == code, value
        assert (f"“{value}” is neither yes nor no." in ran.err + ran.out) is bool(code)


def test_a_mistake_in_the_file_of_passphrases_stops_the_intake_before_a_file_is_read(desk: Desk) -> None:
    keep(desk, {"GPS": "hidden-five"})
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    ran = desk.run("ingest", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "output/record/passphrases.txt › line 1: What stands before the = is no agency's code." in ran.err
    assert "hidden" not in ran.err
    assert desk.state("POLICE") == ["outstanding"]


def test_an_unknown_password_and_a_label_are_refused_with_what_to_ask_for(desk: Desk) -> None:
    keep(desk, WORDS)
    desk.drop("password.xlsx", encrypted(filled(desk.form("GP")), "never-agreed"))
    desk.drop("label.xlsx", labelled("DRMEncryptedDataSpace", "DRMEncryptedTransform"))
    ran = desk.run("ingest", "--json")
    assert ran.code == 1
    entries = {Path(entry["path"]).name: entry for entry in ran.json["files"]}
    password, label = entries["password.xlsx"], entries["label.xlsx"]
    assert (password["outcome"], password["code"]) == ("refused", "F04")
    assert password["message"] == (
        "The workbook is locked with a password. It is one that the board does not hold. Ask the sender for it "
        "without a password (File, Info, Protect Workbook), or with the agreed passphrase."
    )
    assert (label["outcome"], label["code"]) == ("refused", "F11")
    assert "sensitivity label" in label["message"]
    assert "use the agreed secure route" in label["message"]


def traces(data: bytes, words: list[bytes]) -> bool:
    """Whether any of the words stands in the bytes, those packed in a zip included."""
    if any(word in data for word in words):
        return True
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return any(traces(packed.read(name), words) for name in packed.namelist())


def test_no_passphrase_is_left_in_any_document_record_or_message(
    locking: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(locking, {code: WORDS[code] for code in ("POLICE", "GP")})
    monkeypatch.setenv("NELAUDIT_PASSPHRASE_CAMHS", WORDS["CAMHS"])
    said = [issue(locking)]
    for agency, word in WORDS.items():
        locking.drop(f"{agency}.xlsx", encrypted(filled(opened(locking.form(agency), word)), word))
    locking.drop("other.xlsx", encrypted(filled(opened(locking.form("GP"), WORDS["GP"])), "never-agreed"))
    commands = (["ingest", "--json"], ["run"], ["status"], ["findings"], ["export", "neglect-2016"])
    said += [locking.run(*command) for command in commands]
    assert [ran.code for ran in said] == [0, 1, 1, 0, 0, 0]
    words = [word.encode(how) for word in (*WORDS.values(), "hidden-") for how in ("utf-8", "utf-16-le")]
    for ran in said:
        assert not traces((ran.out + ran.err).encode(), words)
    files = [path for path in (locking.root / "output").rglob("*") if path.is_file()]
    assert len(files) > 12
    assert [path for path in files if traces(path.read_bytes(), words)] == [
        locking.root / "output" / "record" / "passphrases.txt"
    ]
