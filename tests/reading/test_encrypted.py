"""Locked files: what a known passphrase opens is read like any other file, and the rest is refused with a true reason."""

import io
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from msoffcrypto.method.container.ecma376_encrypted import DSPos, ECMA376Encrypted
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from nelaudit.errors import Damaged, Encrypted, FileError, LabelEncrypted, NotAWorkbook, TooLarge
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.reading import limits
from nelaudit.reading.decryption import EXCELS_OWN
from nelaudit.reading.reader import Reader
from tests.reading.making import SHEET, with_part, workbook
from tests.reading.test_reader import ENTITY

MUSEUM = Path(__file__).parents[1] / "museum"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def locked(data: bytes, passphrase: str, rounds: int = 1000) -> bytes:
    """As Excel locks it, with fewer rounds so that tests are quick."""
    made: bytes = ECMA376Agile.encrypt(passphrase, io.BytesIO(data), spin_count=rounds)
    return made


def labelled(space: str, transform: str, *, in_map: bool = True) -> bytes:
    """An Office file as a sensitivity label locks it: one package, and a map that names rights management."""
    made = ECMA376Encrypted(b"\x10" * 5000, b"")
    parts: list[Any] = made._dirs  # noqa: SLF001 - the only writer of such files at hand
    name = space.encode("utf-16-le")
    package = "EncryptedPackage".encode("utf-16-le")
    entry = struct.pack("<III", 1, 0, len(package)) + package + struct.pack("<I", len(name)) + name
    entry += b"\0" * (-len(entry) % 4)
    parts[DSPos.iEncryptionInfo].Name = "\x05SummaryInformation"
    parts[DSPos.iDataSpaceMap].Content = struct.pack("<III", 8, 1, len(entry) + 4) + entry if in_map else b"\0" * 8
    parts[DSPos.iStongEncryptionDataSpace].Name = space
    parts[DSPos.iStrongEncryptionTransform].Name = transform
    out = io.BytesIO()
    made.write_to(out)
    return out.getvalue()


def opened(data: bytes, *passphrases: str) -> str:
    with Reader(passphrases=lambda: passphrases) as reader:
        book = reader.open(data)
    assert isinstance(book, ReadWorkbook)
    return str(book.sheets[0].cells[0, 0])


def refused(data: bytes, *passphrases: str) -> FileError:
    with Reader(passphrases=lambda: passphrases) as reader:
        with pytest.raises(FileError) as caught:
            reader.open(data)
        assert isinstance(reader.open(workbook(["alive"])), ReadWorkbook)
    return caught.value


def test_what_excel_locks_silently_is_read_without_any_passphrase() -> None:
    assert opened(locked(workbook(["read"]), EXCELS_OWN, 100_000)) == "read"


@pytest.mark.parametrize("passphrase", ["secret", "ŷ größer 😀", "x" * 255])
def test_a_known_passphrase_opens_the_file_whoever_sent_it(passphrase: str) -> None:
    assert opened(locked(workbook(["read"]), passphrase), "another", passphrase, "third") == "read"


def test_a_password_that_the_board_does_not_hold_is_told() -> None:
    for passphrases in ((), ("another", "Secret", "secret ")):
        fault = refused(locked(workbook(["x"]), "secret"), *passphrases)
        assert isinstance(fault, Encrypted)
        assert fault.found == "It is one that the board does not hold."


def test_no_more_passphrases_are_tried_than_there_is_time_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PASSPHRASES", 40)
    known = [f"wrong {number}" for number in range(40)]
    assert opened(locked(workbook(["read"]), "secret"), *known[:39], "secret") == "read"
    fault = refused(locked(workbook(["x"]), "secret"), *known, "secret")
    assert isinstance(fault, Encrypted)
    assert fault.found == "Only the first 40 of the board's passphrases could be tried on it."


def test_a_passphrase_given_twice_counts_once() -> None:
    assert opened(locked(workbook(["read"]), "secret"), *["wrong"] * 50, "secret") == "read"


def test_a_file_that_asks_for_millions_of_rounds_does_not_stop_the_batch() -> None:
    data = locked(workbook(["x"]), "secret")
    data = data.replace(b'spinCount="1000"', b'spinCount="9000000"').replace(b"   hashSize", b"hashSize", 1)
    fault = refused(data, "secret")
    assert isinstance(fault, Encrypted)
    assert fault.found == "It is locked far more strongly than any office program locks a file."


def letter() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


BAD = [
    ("a bomb", with_part(workbook(["a"]), SHEET, b" " * 60_000_000), TooLarge),
    ("entities", with_part(workbook(["a"]), SHEET, ENTITY), Damaged),
    ("a text", b"Dear all, please see below. " * 200, Damaged),
    ("a workbook cut short", workbook([f"a {number}" for number in range(3000)])[:9000], Damaged),
    ("a Word document", letter(), NotAWorkbook),
    ("another locked file", locked(workbook(["a"] * 3000), "secret"), Damaged),
]


@pytest.mark.parametrize(("data", "fault"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_lies_under_the_lock_is_judged_like_any_file(data: bytes, fault: type[FileError]) -> None:
    assert type(refused(locked(data, "secret"), "secret")) is fault


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def without_password_entry(data: bytes) -> bytes:
    return data.replace(b"encryptedKey ", b"encryptedKex ").replace(b"keyEncryptor/password", b"keyEncryptor/certify!")


@pytest.mark.parametrize("spoil", [cut, without_password_entry])
def test_a_damaged_locked_file_is_refused_and_the_reader_lives_on(spoil: Callable[[bytes], bytes]) -> None:
    assert isinstance(refused(spoil(locked(workbook(["x"] * 3000), "secret")), "secret"), Damaged | Encrypted)


def test_a_locked_ods_is_asked_for_in_another_format() -> None:
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    data = with_part((MUSEUM / "filled-by-libreoffice.ods").read_bytes(), "META-INF/manifest.xml", manifest)
    fault = refused(data, "secret")
    assert isinstance(fault, Encrypted)
    assert "saved as an Excel workbook (.xlsx), or without its password" in fault.found


@pytest.mark.parametrize(
    "data",
    [
        labelled("DRMEncryptedDataSpace", "DRMEncryptedTransform"),
        labelled("DRMEncryptedDataSpace", "DRMEncryptedTransform", in_map=False),
        labelled("\x09DRMDataSpace", "\x09DRMTransform"),
    ],
    ids=["xlsx", "xlsx known by its parts' names", "xls"],
)
def test_a_file_locked_by_a_sensitivity_label_has_a_fault_of_its_own(data: bytes) -> None:
    assert data.startswith(OLE)
    assert isinstance(refused(data, "secret"), LabelEncrypted)


def test_a_file_locked_by_a_password_is_not_taken_for_a_labelled_one() -> None:
    data = labelled("StrongEncryptionDataSpace", "StrongEncryptionTransform")
    assert type(refused(data, "secret")) is Encrypted


def test_passphrases_stand_on_no_command_line_and_in_no_environment_of_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[object] = []
    start = subprocess.Popen

    def watched(*arguments: Any, **options: Any) -> Any:
        started.append((arguments, options))
        return start(*arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", watched)
    assert opened(locked(workbook(["read"]), "hidden"), "hidden") == "read"
    assert len(started) == 1
    assert "hidden" not in repr(started)
