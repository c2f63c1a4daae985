"""What other systems leave in zips, mails and folders is nobody's document: no attachment, no line of the log."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from nelaudit.reading.leftovers import is_left_over
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
}


@pytest.mark.parametrize("name", LEFT)
def test_left_by_a_system(name: str) -> None:
    assert is_left_over(name, LEFT[name])


@pytest.mark.parametrize("name", KEPT)
def test_somebody_s(name: str) -> None:
    assert not is_left_over(name, KEPT[name])


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
    own = {name: data for name, data in LEFT.items() if packed is zipped or "/." in name or "~$" in name}
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
