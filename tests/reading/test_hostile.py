"""Files made to do harm, through the command line: each refused in words, and the good forms beside them taken in."""

import datetime as dt
import io
import os
import socket
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.conftest import AGENCIES, Desk, Ran, filled
from tests.reading.making import (
    FAR,
    MAIN,
    SHEET,
    SHEET_RELS,
    ods,
    packed,
    parts_of,
    relations,
    with_part,
    workbook,
    xlsb,
)  # fmt: skip

ROOT = Path(__file__).parents[2]
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
) + "]>"  # fmt: skip
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
LATE = f"<!--{'x' * 9000}-->"


def in_part(name: str, doctype: str, root: str) -> bytes:
    """A workbook with a part that declares entities: the sheet, its comments, a drawing, the shared strings."""
    links = relations(("comments", "../comments1.xml"), ("drawing", "../drawings/drawing1.xml"))
    part = f'<?xml version="1.0"?>{doctype}<{root} xmlns="{MAIN}"><si><t>&a;</t></si></{root}>'
    return packed({**parts_of(workbook(["x"])), SHEET_RELS: links, name: part})


def lying(data: bytes, name: str, *, size: int | None = None, part: bytes | None = None, more: int = 0) -> bytes:
    """A package whose part states another size than it has; with `part`, one that unpacks to that, unlike stated.

    Its checksum is that of the stated bytes and of some more.
    """
    parts = parts_of(data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for other in parts:
            if other != name:
                made.writestr(other, parts[other])
    real = parts[name] if part is None else part
    stated = size if size is not None else len(parts[name])
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = packer.compress(real) + packer.flush()
    whole = out.getvalue()
    end = whole.rindex(b"PK\x05\x06")
    count, length, at = struct.unpack_from("<10xHLL", whole, end)
    crc, plain = zlib.crc32(real[: stated + more]), name.encode()
    sizes = struct.pack("<LLL", crc, len(stream), stated)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 33) + sizes + struct.pack("<HH", len(plain), 0) + plain
    central = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 33) + sizes
    central += struct.pack("<HHHHHLL", len(plain), 0, 0, 0, 0, 0, at) + plain
    listing = whole[at:end] + central
    start = at + len(local) + len(stream)
    tail = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, count + 1, count + 1, len(listing), start, 0)
    assert len(whole[at:end]) == length
    return whole[:at] + local + stream + listing + tail


def blown_up() -> bytes:
    return b"<worksheet>" + b" " * 250_000_000


def many_entries(number: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for at in range(number):
            made.writestr(str(at), b"")
    return out.getvalue()


def nested(layers: int, width: int, inmost: bytes) -> bytes:
    data = inmost
    for _ in range(layers):
        data = packed({f"{at}.zip": data for at in range(width)})
    return data


def twins() -> bytes:
    data = workbook(["x"])
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(SHEET.replace("sheet1", "Sheet1"), FAR)
    return out.getvalue()


def repeated(rows: int, columns: int) -> str:
    cell = f'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{columns}"/>'
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'


FAR_ODS = (
    '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row><table:table-row>'
    '<table:table-cell table:number-columns-repeated="16383"/>'
    '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
)
NUMBER = struct.pack("<d", 1)
DEEP = f"<wsDr>{'<a>' * 200_000}{'</a>' * 200_000}</wsDr>"
KILLER = f"""<worksheet xmlns="{MAIN}" xmlns:y="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>
<y:row r="1048576"><y:c r="XFD1048576"><y:v>7</y:v></y:c></y:row></sheetData></worksheet>"""
"""Well-formed, and yet it ends the program that reads it: a sheet of 17 billion cells, hidden from the first look."""

HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "ratio.xlsx": (lambda: with_part(workbook(["x"]), SHEET, b" " * 60_000_000), "F08", "times its size"),
    "ratio.zip": (lambda: packed({"a.xlsx": b"\0" * 60_000_000}), "F08", "times its size"),
    "strings.xlsx": (lambda: with_part(workbook(["x"]), "xl/sharedStrings.xml", b" " * 250_000_000), "F08", "unpacks to"),
    "laughs in sheet.xlsx": (lambda: in_part(SHEET, LAUGHS, "worksheet"), "F03", "entities"),
    "laughs in strings.xlsx": (lambda: in_part("xl/sharedStrings.xml", LAUGHS, "sst"), "F03", "entities"),
    "laughs in comments.xlsx": (lambda: in_part("xl/comments1.xml", LAUGHS, "comments"), "F03", "entities"),
    "laughs in drawing.xlsx": (lambda: in_part("xl/drawings/drawing1.xml", LAUGHS, "wsDr"), "F03", "entities"),
    "late laughs.xlsx": (lambda: in_part("xl/sharedStrings.xml", LATE + LAUGHS, "sst"), "F03", "entities"),
    "late laughs in drawing.xlsx": (lambda: in_part("xl/drawings/drawing1.xml", LATE + OUTSIDE, "wsDr"), "F03", "entities"),
    "laughs in a name of parts.xlsx": (lambda: in_part(SHEET_RELS, LAUGHS, "Relationships"), "F03", "entities"),
    "outside in sheet.xlsx": (lambda: in_part(SHEET, OUTSIDE, "worksheet"), "F03", "entities"),
    "outside in comments.xlsx": (lambda: in_part("xl/comments1.xml", OUTSIDE, "comments"), "F03", "entities"),
    "laughs.ods": (lambda: ods("<table:table-row/>", LAUGHS), "F03", "entities"),
    "late outside.ods": (lambda: ods("<table:table-row/>", LATE + OUTSIDE), "F03", "entities"),
    "utf-16 laughs.xlsx": (
        lambda: with_part(workbook(["x"]), SHEET, f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}<x/>'.encode("utf-16")),
        "F03", "entities",
    ),
    "states 2 GB.xlsx": (lambda: lying(workbook(["x"]), SHEET, size=2_000_000_000), "F08", "unpacks to"),
    "states little.xlsx": (lambda: lying(workbook(["x"]), SHEET, part=blown_up()), "F03", "missing or altered"),
    "states a byte less.xlsx": (lambda: lying(workbook(["x"]), SHEET, part=blown_up(), more=1), "F08", "than it states"),
    "entries.zip": (lambda: many_entries(100_000), "F08", "100,000"),
    "layers.zip": (lambda: nested(5, 2, workbook(["x"])), "F08", "too deeply"),
    "wide.zip": (lambda: nested(2, 150, packed({"a.txt": b"x"})), "F08", "altogether"),
    "far.xlsb": (lambda: xlsb((0, 0, 5, NUMBER), (1048575, 16383, 5, NUMBER)), "F13", "XFD1048576"),
    "far.ods": (lambda: ods(FAR_ODS), "F05", "not one of this board's audit forms"),
    "full.ods": (lambda: ods(repeated(1048576, 16384)), "F08", "filled cells"),
    "far in other case.xlsx": (twins, "F13", "same name and differ"),
    "far and wrong.xlsx": (lambda: with_part(workbook(["x"]), SHEET, FAR[:-30]), "F03", "well-formed"),
    "deep.xlsx": (
        lambda: packed({**parts_of(workbook(["x"])), SHEET_RELS: relations(("drawing", "../d.xml")), "xl/d.xml": DEEP}),
        "F05", "not one of this board's audit forms",
    ),
    "killer.xlsx": (lambda: with_part(workbook(["x"]), SHEET, KILLER), "F13", "stops the reader"),
    "killer in a mail.eml": (lambda: mail({"form.xlsx": with_part(workbook(["x"]), SHEET, KILLER)}), "F13", "stops the reader"),
}  # fmt: skip


def mail(attached: Mapping[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Date"] = "a@b.example", "c@d.example", "Wed, 1 Jun 2016 10:00:00 +0000"
    message.set_content("See attached.")
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def everything_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def beside(desk: Desk) -> set[str]:
    """What lies beside the workspace."""
    return {name for name in everything_below(desk.root.parent) if not name.startswith("board/")}


def good_forms(desk: Desk) -> None:
    """One before the hostile files, one amid them, one after."""
    for day, agency in enumerate(AGENCIES):
        desk.drop(f"m {agency}.xlsx", filled(desk.form(agency)), dt.date(2016, 5, 31) + dt.timedelta(days=day))


def outcomes(ran: Ran) -> dict[str, tuple[str, str | None]]:
    assert "Traceback" not in ran.err
    assert ran.code == 1
    refused = [entry for entry in ran.json["files"] if entry["outcome"] == "refused"]
    assert all(len(entry["message"].split()) > 10 for entry in refused)
    return {Path(entry["path"]).name: (entry["outcome"], entry["code"]) for entry in ran.json["files"]}


@pytest.mark.slow
def test_a_batch_of_hostile_files_is_refused_in_words_and_the_good_forms_are_taken_in(desk: Desk) -> None:
    good_forms(desk)
    for name, (make, _, _) in HOSTILE.items():
        desk.drop(name, make())
    before = beside(desk)
    ran = desk.run("ingest", "--json")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    found = [entry for entry in ran.json["files"] if not entry["path"].startswith("returns/m ")]
    codes = {Path(entry["path"]).name: entry["code"] for entry in found}
    assert codes == {name: code for name, (_, code, _) in HOSTILE.items()}
    words = {Path(entry["path"]).name: entry["message"] for entry in found}
    assert {name for name, (_, _, said) in HOSTILE.items() if said not in words[name]} == set()
    assert {entry["outcome"] for entry in found} == {"refused"}
    good = [entry["outcome"] for entry in ran.json["files"] if entry["path"].startswith("returns/m ")]
    assert good == ["accepted"] * 3
    assert beside(desk) == before


def test_a_stray_cell_at_the_far_end_of_a_form_costs_its_sender_nothing(desk: Desk) -> None:
    data = filled(desk.form("POLICE"))
    xml = parts_of(data)[SHEET].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'
    )
    desk.drop("police.xlsx", with_part(data, SHEET, xml))
    assert desk.ingest()["police.xlsx"]["outcome"] == "accepted"


def test_links_to_other_places_are_not_followed_and_the_form_is_taken_in(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        place = f"http://127.0.0.1:{server.getsockname()[1]}"
        parts = parts_of(filled(desk.form("POLICE")))
        book_rels = "xl/_rels/workbook.xml.rels"
        link = relations(("externalLink", "externalLinks/externalLink1.xml"), external=f"{place}/book.xlsx")
        one = link[link.index("<Relationship ") : link.index("</Relationships>")].replace('"r1"', '"link1"')
        parts[book_rels] = parts[book_rels].replace(b"</Relationships>", one.encode() + b"</Relationships>")
        parts["xl/externalLinks/externalLink1.xml"] = f'<externalLink xmlns="{MAIN}"/>'.encode()
        parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = relations(external=f"{place}/other.xlsx").encode()
        parts[SHEET_RELS] = relations(external=f"{place}/picture.png").encode()
        desk.drop("police.xlsx", packed(parts))
        assert desk.ingest()["police.xlsx"]["outcome"] == "accepted"
        with pytest.raises(TimeoutError):
            server.accept()


def test_names_inside_a_zip_write_nothing_anywhere(desk: Desk, tmp_path: Path) -> None:
    form = filled(desk.form("POLICE"))
    names = [
        "../../escaped.xlsx",
        f"{tmp_path}/absolute.xlsx",
        "..\\..\\windows.xlsx",
        "C:/windows.xlsx",
        "a/../../b.xlsx",
    ]
    before = everything_below(tmp_path)
    desk.drop("many.zip", packed(dict.fromkeys(names, form)))
    entries = desk.ingest()
    assert sorted(entry["outcome"] for entry in entries.values()) == ["accepted", *["unchanged"] * 4]
    new = everything_below(tmp_path) - before
    assert all(name.startswith(("board/output/", "board/returns/")) for name in new)
    assert not any("escaped" in name or "windows" in name or "absolute" in name for name in new)


def test_a_link_to_a_file_elsewhere_is_refused_and_not_archived(desk: Desk, tmp_path: Path) -> None:
    good_forms(desk)
    secret = tmp_path / "secret.xlsx"
    secret.write_bytes(filled(desk.form("POLICE"), {"details.auditor": "Nobody Else"}))
    (desk.root / "returns" / "link.xlsx").symlink_to(secret)
    ran = desk.run("ingest", "--json")
    assert outcomes(ran)["link.xlsx"] == ("refused", "F02")
    entry = next(entry for entry in ran.json["files"] if entry["path"] == "returns/link.xlsx")
    assert (entry["sha256"], "link" in entry["message"]) == (None, True)
    kept = {path.read_bytes() for path in (desk.root / "output" / "record").rglob("*") if path.is_file()}
    assert secret.read_bytes() not in kept


def test_a_pipe_does_not_hold_up_the_batch(desk: Desk) -> None:
    good_forms(desk)
    os.mkfifo(desk.root / "returns" / "pipe.xlsx")
    found = outcomes(desk.run("ingest", "--json"))
    assert found.pop("pipe.xlsx") == ("refused", "F02")
    assert set(found.values()) == {("accepted", None)}


def test_a_folder_with_the_name_of_a_workbook_is_walked_into(desk: Desk) -> None:
    desk.drop("police.xlsx/inside.xlsx", filled(desk.form("POLICE")))
    assert {name: entry["outcome"] for name, entry in desk.ingest().items()} == {"inside.xlsx": "accepted"}


def test_a_file_that_may_not_be_read_is_refused_until_it_may(desk: Desk) -> None:
    good_forms(desk)
    shut = desk.drop("n shut.xlsx", filled(desk.form("POLICE"), {"details.auditor": "Robin Ward"}))
    shut.chmod(0)
    command = [sys.executable, str(ROOT / "process.py"), "--workspace", str(desk.root), "--today", "2016-06-13"]
    unprivileged = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    done = subprocess.run([*unprivileged, *command, "ingest", "--json"], capture_output=True, text=True, check=False)
    found = outcomes(Ran(done.returncode, done.stdout, done.stderr))
    assert found.pop("n shut.xlsx") == ("refused", "F09")
    assert set(found.values()) == {("accepted", None)}
    assert "Permission denied" in done.stdout


def test_a_file_that_is_saved_while_it_is_read_is_refused_until_it_rests(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    good_forms(desk)
    data = filled(desk.form("POLICE"))
    desk.drop("n busy.xlsx", data[:-100])
    read_bytes = Path.read_bytes

    def while_excel_saves(path: Path) -> bytes:
        """Excel writes the rest of the file at the moment at which it is read."""
        found = read_bytes(path)
        if path.name == "n busy.xlsx":
            path.write_bytes(data)
        return found

    monkeypatch.setattr(Path, "read_bytes", while_excel_saves)
    ran = desk.run("ingest", "--json")
    assert outcomes(ran)["n busy.xlsx"] == ("refused", "F09")
    assert "changed while it was being read" in ran.out
    monkeypatch.undo()
    assert desk.ingest()["n busy.xlsx"]["code"] is None


@pytest.mark.parametrize("name", [b"two\nlines.xlsx", b"not \xff utf-8.xlsx", b"a\x1b[31mred.xlsx"])
def test_a_file_name_that_is_no_line_of_text_is_shown_as_one(desk: Desk, name: bytes) -> None:
    path = os.fsencode(desk.root / "returns") + b"/" + name
    desk.drop("there.txt", b"This is no workbook at all.")
    with open(path, "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(filled(desk.form("POLICE")))
    ran = desk.run("ingest", "--json")
    shown = next(entry["path"] for entry in ran.json["files"] if entry["outcome"] == "accepted")
    assert "\N{REPLACEMENT CHARACTER}" in shown
    assert len(shown.splitlines()) == 1
    assert "Traceback" not in desk.run("status").err


def test_names_in_a_mail_that_are_no_text_are_shown_as_one_line(desk: Desk) -> None:
    data = mail({"form.xlsx": filled(desk.form("POLICE"))})
    data = data.replace(b'filename="form.xlsx"', b'filename="fo\xe9rm\xff.xlsx"').replace(
        b"From: a@b", b"From: \xff\xfe@b"
    )
    desk.drop("mail.eml", data)
    (entry,) = desk.ingest().values()
    assert entry["outcome"] == "accepted"
    assert entry["member"].endswith(".xlsx")
