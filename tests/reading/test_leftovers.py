"""What other systems leave in zips, mails and folders is nobody's document: no attachment, no line of the log."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from nelaudit.reading.leftovers import is_left_over, is_unfinished
from tests.conftest import Desk, filled

APPLE = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
LEFT = {
    "__MACOSX/returns/._Form.xlsx": APPLE,
    "returns/._Form.xlsx": APPLE,
    "returns/.DS_Store": b"\x00\x00\x00\x01Bud1",
    "__MACOSX/._returns": b"",
    "returns/Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "returns/desktop.ini": b"[.ShellClassInfo]",
    "returns/~$Form.xlsx": b"\x08Sam Reed",
    "returns/.~lock.Form.xlsx#": b",sam,desk",
    "@eaDir/Form.xlsx/SYNO@.fileindexdb": b"index",
    "returns\\Desktop.ini": b"",
    "~WRL0001.tmp": b"half a letter",
    "returns/~DF3A9B2C.TMP": b"half a form",
    "returns/5F3A1000.tmp": b"half a form",
    ".dropbox": b"tag",
    "returns/.dropbox.attr": b"{}",
    "returns/Form.xlsx:Zone.Identifier": b"[ZoneTransfer]",
    "returns/Form.xlsxZone.Identifier": b"[ZoneTransfer]",
    "returns/Form.xlsx~": b"half a form",
    "returns/.com.apple.timemachine.supported": b"",
    "returns/.nfs0000000000a1": b"half a form",
    "returns/.owncloudsync.log": b"log",
    "returns/.sync_12ab.db": b"SQLite",
    "returns/.sync_12ab.db-wal": b"SQLite",
    "desktop.ini.lnk": b"L",
    "returns/.849C9593-D756-4E56-8D6E-42412F2A707B": b"GUID",
    "smime.p7s": b"0\x82",
    "ATT00001.htm": b"<html></html>",
}
KEPT = {
    "returns/Form.xlsx": b"PK\x03\x04",
    "returns/._Form.xlsx": b"PK\x03\x04",
    "__MACOSX/Form.xls": b"\xd0\xcf\x11\xe0",
    "returns/Danger statement.docx": b"PK\x03\x04",
    "returns/desktop.ini.docx": b"words",
    "returns/icon": b"words",
    "returns/notes.tmp": b"words",
    "returns/~WRL0001.tmp": b"PK\x03\x04",
    "notes on .DS_Store.txt": b"words",
    "returns/Form.xlsx~": b"PK\x03\x04",
    "returns/.nfs0000000000a1": b"PK\x03\x04",
    "returns/attendance.htm": b"<html></html>",
    "returns/Form.xlsx.part": b"half a form",
}
WHOLE = ("Form.xlsx", "part.xlsx", "Form.tmp", "parts", "notes.docx.tmp")
UNFINISHED = ("Form.xlsx.crdownload", "returns/Form.xlsx.part", "Form.XLSX.tmp", "a/Form.xlsx.partial", "Form.ods.tmp")


@pytest.mark.parametrize("name", LEFT)
def test_left_by_a_system(name: str) -> None:
    assert is_left_over(name, LEFT[name])


@pytest.mark.parametrize("name", KEPT)
def test_somebody_s(name: str) -> None:
    assert not is_left_over(name, KEPT[name])


@pytest.mark.parametrize("name", [*WHOLE, *UNFINISHED])
def test_not_wholly_arrived(name: str) -> None:
    assert is_unfinished(name) == (name in UNFINISHED)


def test_an_unfinished_download_is_told_and_nobody_is_asked_for_it(desk: Desk) -> None:
    whole = filled(desk.form("GP"))
    desk.drop("GP.xlsx.crdownload", whole[:5000])
    desk.drop("HV.xlsx.part", b"")
    desk.drop("old.xlsx~", whole)
    desk.drop("older.xlsx~", b"half a form")
    entries = {name.rpartition("/")[2]: entry for name, entry in desk.ingest().items()}
    assert {name: entry["outcome"] for name, entry in entries.items()} == {
        "GP.xlsx.crdownload": "refused", "HV.xlsx.part": "refused", "old.xlsx~": "accepted",
    }  # fmt: skip
    for name in ("GP.xlsx.crdownload", "HV.xlsx.part"):
        assert entries[name]["message"].endswith("Its name is that of an unfinished download: look for the whole file.")
        assert not entries[name]["for_agency"]


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def mailed(parts: dict[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "sam@gp.example", "board@example", "Form"
    mail.set_content("Attached.")
    for name, data in parts.items():
        mail.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name.replace("\\", "/").rpartition("/")[2]
        )
    return mail.as_bytes()


@pytest.mark.parametrize("packed", [zipped, mailed])
def test_a_package_made_on_another_system(desk: Desk, packed: Callable[[dict[str, bytes]], bytes]) -> None:
    own = {
        name: data for name, data in LEFT.items() if packed is zipped or "/." in name or "~$" in name or "/" not in name
    }
    desk.drop("returns.bin", packed(own | {"returns/Form.xlsx": filled(desk.form("GP"))}))
    entries = desk.ingest()
    assert [entry["outcome"] for entry in entries.values()] == ["accepted"]
    assert desk.run("run").code in {0, 1}
    assert desk.state("GP") == ["complete"]


def test_a_folder_made_on_another_system(desk: Desk) -> None:
    for name, data in LEFT.items():
        (desk.root / "returns" / name).parent.mkdir(parents=True, exist_ok=True)
        desk.drop(name, data)
    desk.drop("returns/Form.xlsx", filled(desk.form("GP")))
    assert [name.rpartition("/")[2] for name in desk.ingest()] == ["Form.xlsx"]


HIDDEN = ("._Form.xlsx", "~$Form.xlsx", ".form.xlsx", "__MACOSX/form.xlsx", ".sub/form.xlsx")


@pytest.mark.parametrize("name", HIDDEN)
def test_a_form_is_no_leftover_whatever_it_is_called(desk: Desk, name: str) -> None:
    desk.drop(name, filled(desk.form("GP"), {"concern.1.what": "The child is alone at night."}))
    for other in ("._Form2.xlsx", "~$Form2.xlsx", ".gitkeep", ".hidden"):
        desk.drop(other, APPLE)
    ran = desk.run("ingest")
    assert "1 file: 1 accepted." in ran.err
    assert "URGENT" in ran.err
