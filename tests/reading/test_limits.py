"""How large a file may be: what just keeps a limit is read, and what is over it by one is refused as too large."""

import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from nelaudit.errors import TooLarge
from nelaudit.reading import limits
from nelaudit.reading.containers import open_container
from nelaudit.reading.content import FileKind, check_sizes, kind_of
from nelaudit.reading.reader import Reader
from nelaudit.reading.workbook import read_workbook
from tests.reading.making import SHEET, ods, packed, sheet, with_part, workbook


def part(size: int, packed_to: int) -> zipfile.ZipInfo:
    """A part of a workbook that states these sizes."""
    info = zipfile.ZipInfo("xl/sheet.xml")
    info.file_size, info.compress_size = size, packed_to
    return info


def files(number: int) -> bytes:
    return packed({f"{name}.txt": "x" for name in range(number)})


def mail(number: int) -> bytes:
    """A mail with so many attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "gp@example.org", "qa@example.org", "Our forms"
    message.set_content("Attached.")
    for name in range(number):
        message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=f"{name}.bin")
    return message.as_bytes()


def far_cells(number: int) -> bytes:
    """A workbook with so many filled cells, one of them at the far end, so that it is read cell by cell."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, number))
    last = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    return with_part(workbook(["a"]), SHEET, sheet(rows + last))


def ods_cells(number: int) -> bytes:
    cell = '<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/>'
    return ods(f"<table:table-row>{cell}</table:table-row>" * number)


def in_a_reader(data: bytes) -> None:
    with Reader() as reader:
        reader.open(data)


LIMITS: list[tuple[str, str, int, Callable[[int], object]]] = [
    # what is limited | the limit | what it is set to here | what is done with so many
    ("parts that a file is packed of", "ENTRIES", 3, lambda size: kind_of(files(size))),
    ("bytes that all parts unpack to", "UNPACKED_BYTES", 900, lambda size: check_sizes([part(450, 90), part(size - 450, 90)])),
    ("times that a part unpacks to its size", "UNPACK_RATIO", 40, lambda times: check_sizes([part(6_000_000 * times, 6_000_000)])),
    ("files in a zip", "PARTS", 3, lambda size: open_container(files(size), FileKind.ZIP)),
    ("parts of a mail", "PARTS", 3, lambda size: open_container(mail(size), FileKind.MAIL)),
    ("filled cells, read cell by cell", "FILLED_CELLS", 4, lambda size: read_workbook(far_cells(size))),
    ("formulas of an OpenDocument sheet", "FILLED_CELLS", 4, lambda size: read_workbook(ods_cells(size))),
    ("bytes of a file", "FILE_BYTES", 10_000, lambda size: in_a_reader(workbook(["a"]).ljust(size, b"\0"))),
]  # fmt: skip


@pytest.mark.parametrize(("what", "limit", "size", "read"), LIMITS, ids=[row[0] for row in LIMITS])
def test_what_keeps_a_limit_is_read_and_one_more_is_too_large(
    monkeypatch: pytest.MonkeyPatch, what: str, limit: str, size: int, read: Callable[[int], object]
) -> None:
    del what
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 10**12)
    monkeypatch.setattr(limits, limit, size)
    read(size)
    with pytest.raises(TooLarge):
        read(size + 1)


def test_a_small_part_may_unpack_to_as_much_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty rows pack to next to nothing, and honest forms have many."""
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 10**12)
    check_sizes([part(limits.RATIO_FROM, 1)])
    with pytest.raises(TooLarge):
        check_sizes([part(limits.RATIO_FROM + 1, 1)])


def test_folders_in_a_zip_are_no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARTS", 2)
    assert len(open_container(packed({"returns/": "", "a.txt": "x", "b.txt": "x"}), FileKind.ZIP).parts) == 2
