"""Files that are no workbook that can be read: each is called what it is."""

import gzip
import struct

import pytest

from nelaudit.errors import FileError
from nelaudit.reading.content import FileKind, kind_of
from nelaudit.reading.worker import open_bytes
from tests.reading.making import packed

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NUMBERS = "It is an Apple Numbers file (in Numbers: File, Export To, Excel)."
SHORTCUT = "It is a shortcut, which holds nothing of what it points to"
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
WEB_ARCHIVE = (
    'From: "Saved by Windows"\r\nSubject: Form\r\nMIME-Version: 1.0\r\nX-MimeOLE: Produced By Microsoft MimeOLE\r\n'
    'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Location: file:///C:/form.htm\r\n'
    "Content-Type: text/html\r\n\r\n<html></html>\r\n--x--\r\n"
)
DBASE = b"\x03\x10\x06\x01" + struct.pack("<IHH", 3, 65, 20) + bytes(20) + b"NAME" + bytes(60)
OWNER = b"\x08Pat Lowe".ljust(55, b" ") + struct.pack("<H", 8) + "Pat Lowe".encode("utf-16-le").ljust(108, b"\x20")


def ole(*names: str) -> bytes:
    """An Office file with streams of these names, each of them empty: one sector of names, one of the table."""
    entries = [("Root Entry", 5), *((name, 2) for name in names)]
    listed = b""
    for number, (name, kind) in enumerate(entries):
        wide = name.encode("utf-16-le") + b"\x00\x00"
        right = number + 1 if 0 < number < len(entries) - 1 else -1
        child = 1 if not number and names else -1
        head = struct.pack("<64sHBBiii", wide, len(wide), kind, 1, -1, right, child)
        listed += head + bytes(36) + struct.pack("<iQ", -2, 0)
    listed = listed.ljust(512 * (-(-len(listed) // 512)), b"\x00")
    count = len(listed) // 512
    chain = [-3, *(number + 1 for number in range(1, count)), -2]
    table = b"".join(struct.pack("<i", one) for one in chain).ljust(512, b"\xff")
    header = MAGIC + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIiIIiIiI", 0, 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<i", 0)
    return header.ljust(512, b"\xff") + table + listed


def open_document(kind: str, content: str = "<x/>") -> bytes:
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": "<x/>"})


FOREIGN: dict[str, tuple[bytes, str, str]] = {
    "Excel 2": (b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(40), "F13", "It is a workbook of Excel 2."),
    "Excel 3": (b"\x09\x02\x06\x00\x00\x00\x10\x00" + bytes(40), "F13", "It is a workbook of Excel 3."),
    "Excel 4": (b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(40), "F13", "It is a workbook of Excel 4."),
    "Gnumeric": (
        gzip.compress(b'<?xml version="1.0"?><gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd">' + bytes(9000)), "F02",
        "It is a Gnumeric workbook (in Gnumeric: File, Save As, Excel).",
    ),
    "packed text": (gzip.compress(b"words"), "F02", "It is an archive that is not a zip."),
    "a packed text cut short": (gzip.compress(b"words")[:12] + b"\xff" * 20, "F02", "It is an archive that is not a zip."),
    "records alone": (
        b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(40), "F13",
        "It is the inside of an older Excel workbook without what Excel puts around it.",
    ),
    "Lotus 1-2-3": (b"\x00\x00\x02\x00\x06\x04\x06\x00" + bytes(40), "F13", "It is a Lotus 1-2-3 workbook."),
    "Lotus 1-2-3, later": (b"\x00\x00\x1a\x00\x00\x10\x04\x00" + bytes(40), "F13", "It is a Lotus 1-2-3 workbook."),
    "Works": (b"\xff\x00\x02\x00\x04\x04\x05\x54" + bytes(40), "F13", "It is a Microsoft Works spreadsheet."),
    "Works, later": (ole("WksSSWorkBook"), "F13", "It is a Microsoft Works spreadsheet."),
    "Quattro Pro": (b"\x00\x00\x02\x00\x01\x10" + bytes(40), "F13", "It is a Quattro Pro workbook."),
    "FoxPro": (b"\x30\x11\x02\x13" + struct.pack("<IHH", 49, 328, 92) + bytes(20), "F13", "It is a dBase table."),
    "EtherCalc": (
        b"socialcalc:version:1.5\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n", "F13", "It is an EtherCalc spreadsheet.",
    ),
    "CSV with a mark": (b"\xef\xbb\xbfQuestion,Answer\r\nSeen?,Yes\xc2\xa0\r\n", "F02", "It is text in columns (CSV)."),
    "SYLK": (b"ID;PWXL;N;E\r\nC;Y1;X1;K1\r\nE\r\n", "F13", "It is a SYLK spreadsheet."),
    "DIF": (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,1\r\n', "F13", "It is a DIF spreadsheet."),
    "dBase": (DBASE, "F13", "It is a dBase table."),
    "XML of Excel 2003": (
        b'<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook/>', "F13",
        "It is an XML Spreadsheet of Excel 2003.",
    ),
    "OpenOffice.org 1": (open_document("application/vnd.sun.xml.calc"), "F02", "It is an OpenOffice.org 1 spreadsheet (.sxc)."),
    "OpenOffice.org 1 without its kind": (
        packed({"content.xml": "<x/>", "META-INF/manifest.xml": '<x t="application/vnd.sun.xml.calc"/>'}), "F02",
        "It is an OpenOffice.org 1 spreadsheet (.sxc).",
    ),
    "OpenDocument text": (
        open_document("application/vnd.oasis.opendocument.text"), "F02",
        "It is an OpenDocument file, but not a spreadsheet: a text.",
    ),
    "OpenDocument presentation": (
        open_document("application/vnd.oasis.opendocument.presentation"), "F02",
        "It is an OpenDocument file, but not a spreadsheet: a presentation.",
    ),
    "OpenDocument text in one XML": (
        f'<?xml version="1.0"?><office:document {OFFICE} office:mimetype="application/vnd.oasis.opendocument.text"/>'.encode(),
        "F02", "It is an OpenDocument file, but not a spreadsheet.",
    ),
    "Numbers": (packed({"Index/Document.iwa": b"x", "Index/Tables/DataList.iwa": b"x"}), "F02", NUMBERS),
    "Numbers, packed twice": (packed({"Index.zip": b"x", "Metadata/Properties.plist": b"x"}), "F02", NUMBERS),
    "Numbers of 2009": (packed({"index.xml": b"<x/>", "buildVersionHistory.plist": b"<x/>"}), "F02", NUMBERS),
    "Keynote": (packed({"Index/Slide-1.iwa": b"x"}), "F02", "It is an Apple Keynote presentation."),
    "Word": (packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "F02", "It is a Word document."),
    "Word that holds a workbook": (
        packed({
            "[Content_Types].xml": '<x t="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" '
            'u="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>',
            "word/document.xml": "<x/>", "word/embeddings/a.xlsx": b"x",
        }), "F02", "It is a Word document.",
    ),
    "Word 97": (ole("WordDocument", "1Table"), "F02", "It is a Word document."),
    "Word as XML": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', "F02", "It is a Word document saved as XML.",
    ),
    "PowerPoint": (
        packed({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}), "F02", "It is a PowerPoint presentation.",
    ),
    "PowerPoint 97": (ole("PowerPoint Document"), "F02", "It is a PowerPoint presentation."),
    "another Office file": (ole("Contents"), "F02", "It is an Office file, but not a workbook."),
    "page of a browser": (WEB_ARCHIVE.encode(), "F02", "It is a page for web browsers (Single File Web Page)."),
    "page of a browser, Excel's": (
        WEB_ARCHIVE[WEB_ARCHIVE.index("MIME-V") :].encode(), "F02",
        "It is a page for web browsers (Single File Web Page).",
    ),
    "web page": (b"<html xmlns:x='urn:schemas'><table></table></html>", "F02", "It is a web page."),
    "web page with a mark": (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html></html>", "F02", "It is a web page."),
    "table of a web page": (b"<table><tr><td>1</td></tr></table>", "F02", "It is a web page."),
    "PDF": (b"%PDF-1.7\n", "F02", "It is a PDF document."),
    "RTF": (b"{\\rtf1 a}", "F02", "It is a rich-text document."),
    "CSV": (b"Question,Answer\r\nSeen?,Yes\r\n", "F02", "It is text in columns (CSV)."),
    "CSV with semicolons": ("Frage;Antwort\nGesehen?;ja, zweimal\n".encode("cp1252"), "F02", "It is text in columns (CSV)."),
    "CSV in UTF-16": ("Question\tAnswer\r\nSeen?\tYes\r\n".encode("utf-16"), "F02", "It is text in columns (CSV)."),
    "text": (b"Dear all,\nplease find the form attached, as agreed.\n", "F02", "It is plain text."),
    "text in cp1252": ("Liebe Kollegen, anbei der Bogen für März\n".encode("cp1252"), "F02", "It is plain text."),
    "XML": (b"<?xml version='1.0'?><answers/>", "F02", "It is an XML text."),
    "PNG": (b"\x89PNG\r\n\x1a\n", "F02", "It is a picture."),
    "JPEG": (b"\xff\xd8\xff\xe0", "F02", "It is a picture."),
    "bitmap": (b"BM\xb6\x9c\x01\x00\x00\x00\x00\x00\x36", "F02", "It is a picture."),
    "TIFF": (b"II*\x00\x08\x00\x00\x00", "F02", "It is a picture."),
    "WebP": (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "F02", "It is a picture."),
    "picture of a phone": (b"\x00\x00\x00\x18ftypheic" + bytes(12), "F02", "It is a picture."),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "F02", "It is a picture."),
    "film": (b"\x00\x00\x00\x18ftypmp42" + bytes(12), "F02", "It is a recording."),
    "shortcut": (b"[InternetShortcut]\r\nURL=https://a.example/form\r\n", "F02", f"{SHORTCUT}."),
    "shortcut of Windows": (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "F02", f"{SHORTCUT}."),
    "shortcut of Linux": (b"[Desktop Entry]\nType=Link\n", "F02", f"{SHORTCUT}."),
    "shortcut of a Mac": (b'<?xml version="1.0"?><plist><dict/></plist>', "F02", f"{SHORTCUT}, or settings of a Mac."),
    "Google Sheets": (
        b'{"url": "https://docs.example/open?id=1", "doc_id": "1"}', "F02",
        f"{SHORTCUT} (in Google Sheets: File, Download, Microsoft Excel).",
    ),
    "Google Sheets, later": (
        b'{"":"WARNING! DO NOT EDIT THIS FILE!","doc_id":"1","resource_key":"","email":"a@b.example"}', "F02",
        f"{SHORTCUT} (in Google Sheets: File, Download, Microsoft Excel).",
    ),
    "Excel's mark of an open file": (OWNER, "F02", "It is the mark that Excel leaves beside a workbook while it is open."),
    "LibreOffice's mark of an open file": (
        b",pat,desk,01.06.2016 10:00,file:///home/pat/.config;", "F02",
        "It is the mark that LibreOffice leaves beside a file that is open.",
    ),
    "winmail.dat": (
        b"\x78\x9f\x3e\x22" + bytes(40), "F02", "It is the wrapping that Outlook puts around attachments (winmail.dat).",
    ),
    "RAR": (b"Rar!\x1a\x07\x01\x00", "F02", "It is a RAR archive."),
    "7-Zip": (b"7z\xbc\xaf\x27\x1c", "F02", "It is a 7-Zip archive."),
    "gzip": (b"\x1f\x8b\x08\x00", "F02", "It is an archive that is not a zip."),
    "empty zip": (b"PK\x05\x06" + bytes(18), "F02", "It is a zip that holds no file."),
    "Access": (b"\x00\x01\x00\x00Standard ACE DB\x00", "F02", "It is a database."),
    "program": (b"MZ\x90\x00\x03\x00", "F02", "It is a program."),
    "nothing known": (bytes(range(128, 256)) * 4, "F02", "It is of a kind that is not known."),
}  # fmt: skip


@pytest.mark.parametrize(("data", "code", "words"), FOREIGN.values(), ids=list(FOREIGN))
def test_what_is_no_workbook_is_called_what_it_is(data: bytes, code: str, words: str) -> None:
    with pytest.raises(FileError) as refused:
        open_bytes(data)
    assert (refused.value.code, refused.value.found) == (code, words)


def test_a_zip_of_folders_that_are_called_as_parts_are_is_one_of_files() -> None:
    made = packed({"word/form.xlsx": b"x", "Index/form.xlsx": b"x", "content.xml": b"<x/>"})
    assert kind_of(made) is FileKind.ZIP


def test_a_mail_with_a_picture_in_its_text_is_a_mail() -> None:
    mail = WEB_ARCHIVE.replace("Subject", "To: board@c.example\r\nSubject").encode()
    assert kind_of(mail) is FileKind.MAIL
