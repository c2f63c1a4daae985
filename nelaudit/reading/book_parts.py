"""Which parts of a packed Excel workbook hold what, by its own relationships; and the same under the common names.

Readers look for parts by the names that Excel gives them, which the format does not ask for. Where a workbook differs
from those in any way, they are given a private copy that holds its values alone.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nelaudit.errors import Damaged
from nelaudit.reading.packing import packed
from nelaudit.reading.parts import Package, Related, elements, local

_MAIN, _BINARY_MAIN = "xl/workbook.xml", "xl/workbook.bin"
_STRINGS, _STYLES = "sharedStrings", "styles"
_MAIN_RELATIONS = "xl/_rels/workbook.xml.rels"
_MOST_COPIED = 1 << 23
_LISTS = ("[Content_Types].xml", "_rels/.rels", _MAIN_RELATIONS)
_NO_SHEETS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OF_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_DATA = re.compile(rb"<((?:[\w.-]{1,40}:)?)sheetData(?:\s[^<>]*)?(?:/>|>.*</\1sheetData\s*>)", re.DOTALL)
_ROOT = re.compile(rb"<(?![?!])([\w.:-]+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_IN_QUOTES = str.maketrans({sign: f"&#{ord(sign)};" for sign in '&<>"\t\n\r'})
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet as the workbook lists it: its name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BookParts:
    """The parts that hold a workbook's values: its list of sheets, its worksheets in order, its texts, its styles."""

    main: str
    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    from_1904: bool
    common: bool
    """Whether all of them bear the names that Excel gives them, so that any reader finds them."""


def main_part(package: Package, ending: str = ".xml") -> str:
    """The part that lists the sheets, by the package's relationships; where they name none, by its common name."""
    stated = (one.part for one in package.related("") if one.kind == "officeDocument")
    return next((one for one in stated if one in package), _MAIN if ending == ".xml" else _BINARY_MAIN)


def book_parts(package: Package) -> BookParts:
    """The parts of an .xlsx.

    Raises:
        Damaged: the list of sheets is missing, empty or no XML, or a sheet of it is not there.
    """
    main = main_part(package)
    if main not in package:
        raise Damaged("The part that lists its sheets is missing.")
    related = package.related(main)
    listed = list(elements(package.xml(main)))
    sheets, all_named = _sheets(package, related, [one for one in listed if local(one) == "sheet"])
    if not sheets:
        raise Damaged("It opens, but holds no sheet.")
    strings, styles = (_only(package, related, kind) for kind in (_STRINGS, _STYLES))
    names = {main, _MAIN_RELATIONS, strings, styles, *(one.part for one in sheets)} - {""}
    return BookParts(
        main=main,
        sheets=sheets,
        strings=strings,
        styles=styles,
        from_1904=any(one.get("date1904") in {"1", "true"} for one in listed if local(one) == "workbookPr"),
        common=all_named and main == _MAIN and strings in {"", f"xl/{_STRINGS}.xml"}
        and styles in {"", f"xl/{_STYLES}.xml"} and names <= package.exact_names(),
    )  # fmt: skip


def _only(package: Package, related: list[Related], kind: str) -> str:
    """The part of a kind of which there is one; where none is related, that of the common name, which readers would take."""
    stated = next((one.part for one in related if one.kind == kind and one.part in package), "")
    usual = f"xl/{kind}.xml"
    return stated or (usual if usual in package else "")


def _sheets(package: Package, related: list[Related], listed: list[Element]) -> tuple[tuple[SheetPart, ...], bool]:
    """The worksheets, and whether each is named by a reference and lies where readers look for it.

    Of sheets that refer to nothing, each takes the next part that no other sheet refers to, if there are as many.
    """
    by_id = {one.id: one for one in related}
    given = [by_id.get(_reference(one)) for one in listed]
    claimed = {one.part for one in given if one}
    spare = sorted((one for one in related if one.kind == "worksheet" and one.part not in claimed), key=_by_number)
    lacking = given.count(None)
    following = iter(spare if lacking == len(spare) else ())
    found = []
    for element, one in zip(listed, (one or next(following, None) for one in given), strict=True):
        if one and one.kind in _NO_SHEETS:
            continue
        name = element.get("name", "")
        if one is None:
            raise Damaged(f"Nothing in it says which part holds its sheet {name}.")
        if one.part not in package:
            raise Damaged(f"The part that holds its sheet {name} is missing.")
        found.append(SheetPart(name=name, part=one.part, hidden=element.get("state", "visible") != "visible"))
    usual = not lacking and len(found) == len(listed)
    return tuple(found), usual and all(one.part.startswith("xl/worksheets/") for one in found)


def _by_number(one: Related) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(one.part)]


def _reference(element: Element) -> str:
    """The id by which an element refers to another part; its namespace differs between the two forms of the format."""
    return next((value for name, value in element.attrib.items() if name.endswith("}id")), "")


def unpacked_copy(package: Package, parts: BookParts, left_out: Collection[str]) -> bytes:
    """The parts of an .xlsx that hold its values, unpacked and else as they are; those of some sheets left out.

    The next reader goes through each sheet twice, and so need not unpack it twice. A large workbook is handed on as it came,
    since a copy takes memory.
    """
    sheets = (one.part for one in parts.sheets if one.name not in left_out)
    names = [name for name in (*_LISTS, parts.main, parts.strings, parts.styles, *sheets) if name in package]
    if sum(map(package.size, names)) > _MOST_COPIED:
        return package.data
    return packed({name: package.read(name) for name in names}, {name: package.checksum(name) for name in names})


def common_copy(package: Package, parts: BookParts) -> bytes:
    """The values of an .xlsx under the common names and in the common form of the format, for the next reader only.

    What stands in a sheet around its cells is left out: of all that, readers know too little or stop at it.
    """
    files: dict[str, bytes] = {}
    listed, links = [], [("styles", "styles.xml"), (_STRINGS, "sharedStrings.xml")]
    for number, sheet in enumerate(parts.sheets, start=1):
        files[f"xl/worksheets/sheet{number}.xml"] = _cells_alone(_transitional(package.xml(sheet.part)))
        links.append(("worksheet", f"worksheets/sheet{number}.xml"))
        state = ' state="hidden"' if sheet.hidden else ""
        listed.append(
            f'<sheet name="{sheet.name.translate(_IN_QUOTES)}" sheetId="{number}"{state} r:id="rId{len(links)}"/>'
        )
    files["xl/styles.xml"] = _transitional(package.xml(parts.styles)) or _empty("styleSheet")
    files["xl/sharedStrings.xml"] = _transitional(package.xml(parts.strings)) or _empty("sst")
    dates = '<workbookPr date1904="1"/>' if parts.from_1904 else ""
    book = f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}">{dates}<sheets>{"".join(listed)}</sheets></workbook>'
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_OF_EXCEL}.{kind}+xml"/>'
        for name, kind in (("xl/styles.xml", "styles"), ("xl/sharedStrings.xml", "sharedStrings"), (_MAIN, "sheet.main"),
                           *((name, "worksheet") for name in files if "/worksheets/" in name))
    )  # fmt: skip
    return packed({
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'.encode(),
        "_rels/.rels": relations([("officeDocument", _MAIN)]),
        _MAIN: book.encode(),
        _MAIN_RELATIONS: relations(links),
        **files,
    })  # fmt: skip


def relations(links: list[tuple[str, str]]) -> bytes:
    """The relationships to these kinds of parts, as rId1, rId2 and so on."""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'.encode()


def _empty(root: str) -> bytes:
    return f'<{root} xmlns="{_SPREADSHEET}"/>'.encode()


def _transitional(xml: bytes) -> bytes:
    """A part saved as “Strict Open XML” under the names of the common form, by which alone readers know it."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", xml) if b"purl.oclc.org" in xml else xml


def _cells_alone(xml: bytes) -> bytes:
    """The root of a sheet with its cells; a part of which neither is found is handed on as it is."""
    root, data = _ROOT.search(xml), _DATA.search(xml)
    if root is None or data is None:
        return xml
    return b"%b%b</%b>" % (root[0].replace(b"/>", b">"), data[0], root[1])
