"""What the looks of the older binary workbooks say of their values, as `looks` does for an .xlsx.

Formats and fonts stand in few records ([MS-XLS] 2.4.126, 2.4.122, 2.4.353; [MS-XLSB] 2.4.658, 2.4.655, 2.4.812). The pieces
of texts are looked for only where a font is struck out. What does not fit is passed over: it is shown as its value then.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nelaudit.model.places import Place
from nelaudit.reading.display import BUILT_IN, Run, display_of
from nelaudit.reading.looks import Looks
from nelaudit.reading.sheet_xml import SheetScan

_FORMAT, _FONT, _XF, _STRINGS, _CONTINUE = 0x041E, 0x0031, 0x00E0, 0x00FC, 0x003C
_STRUCK = 0x08
_NO_FONT = 4
"""The number that no font of an .xls has: those after it stand one place earlier."""

_WIDE, _RICH, _EXTENDED = 0x01, 0x08, 0x04
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6})
_FROM_STRINGS, _NUMBERS = 0x00FD, 0x00BD
_B_FORMAT, _B_FONT, _B_XF, _B_XFS, _B_XFS_END = 44, 43, 47, 617, 618
_B_STRING, _B_FROM_STRINGS = 19, 7
_B_RICH = 0x01

Records = Iterable[tuple[int, bytes]]


def xls_looks(records: Records) -> Looks:
    """The looks in the first substream of an .xls."""
    formats, fonts, styles = dict(BUILT_IN), list[bool](), list[tuple[int, int]]()
    strings: list[bytes] = []
    in_strings = False
    for kind, body in records:
        if kind == _FORMAT and len(body) >= 5:  # noqa: PLR2004 - number, length, kind of letters
            formats[struct.unpack_from("<H", body)[0]] = _letters(
                body, 5, struct.unpack_from("<H", body, 2)[0], body[4]
            )
        elif kind == _FONT and len(body) >= 4:  # noqa: PLR2004 - height, looks
            fonts += [False] if len(fonts) == _NO_FONT else []
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == _XF and len(body) >= 4:  # noqa: PLR2004 - font, format
            styles.append(struct.unpack_from("<HH", body))
        in_strings = kind == _STRINGS or (kind == _CONTINUE and in_strings)
        if in_strings:
            strings.append(body)
    texts = enumerate(_xls_strings(strings)) if any(fonts) else ()
    return _looks(formats, fonts, styles, texts)


def xlsb_looks(styles: Records, strings: Records) -> Looks:
    """The looks in the part of styles of an .xlsb and in its part of shared strings."""
    formats, fonts, found = dict(BUILT_IN), list[bool](), list[tuple[int, int]]()
    inside = False
    for kind, body in styles:
        inside = kind == _B_XFS or (inside and kind != _B_XFS_END)
        if kind == _B_FORMAT and len(body) >= 6:  # noqa: PLR2004 - number, length
            number, length = struct.unpack_from("<HI", body)
            formats[number] = _letters(body, 6, length, _WIDE)
        elif kind == _B_FONT and len(body) >= 4:  # noqa: PLR2004 - height, looks
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == _B_XF and inside and len(body) >= 6:  # noqa: PLR2004 - parent, format, font
            number, font = struct.unpack_from("<HH", body, 2)
            found.append((font, number))
    texts = enumerate(_xlsb_strings(strings)) if any(fonts) else ()
    return _looks(formats, fonts, found, texts)


def mark_xls(scan: SheetScan, records: Records, looks: Looks) -> None:
    """Notes which cells of a sheet of an .xls have looks that matter."""
    for kind, body in records:
        if kind in _CELLS and len(body) >= 6:  # noqa: PLR2004 - row, column, style
            row, col, style = struct.unpack_from("<HHH", body)
            _mark(scan, (row, col), style, looks)
            if kind == _FROM_STRINGS and len(body) >= 10:  # noqa: PLR2004 - then the number of the text
                _mark_text(scan, (row, col), struct.unpack_from("<I", body, 6)[0], looks)
        elif kind == _NUMBERS and len(body) >= 6:  # noqa: PLR2004 - row, first column, numbers, last column
            row, first = struct.unpack_from("<HH", body)
            for number in range((len(body) - 6) // 6):
                _mark(scan, (row, first + number), struct.unpack_from("<H", body, 4 + 6 * number)[0], looks)


def mark_xlsb(scan: SheetScan, place: Place, kind: int, body: bytes, looks: Looks) -> None:
    """Notes the looks of one cell of an .xlsb."""
    _mark(scan, place, struct.unpack_from("<I", body, 4)[0] & 0xFFFFFF, looks)
    if kind == _B_FROM_STRINGS and len(body) >= 12:  # noqa: PLR2004 - then the number of the text
        _mark_text(scan, place, struct.unpack_from("<I", body, 8)[0], looks)


def _mark(scan: SheetScan, place: Place, style: int, looks: Looks) -> None:
    if style in looks.displays:
        scan.displays[place] = looks.displays[style]
    if style in looks.struck:
        scan.crossed.add(place)


def _mark_text(scan: SheetScan, place: Place, number: int, looks: Looks) -> None:
    if number in looks.runs:
        scan.runs[place] = looks.runs[number]


def _looks(
    formats: Mapping[int, str], fonts: Sequence[bool], styles: Sequence[tuple[int, int]],
    texts: Iterable[tuple[int, tuple[str, Sequence[tuple[int, int]]]]],
) -> Looks:  # fmt: skip
    """The looks that matter of styles (font, format) and of texts (with the places and fonts of their pieces)."""
    shown = {number: display_of(formats.get(code, "")) for number, (_, code) in enumerate(styles)}
    return Looks(
        displays={number: display for number, display in shown.items() if display},
        struck=frozenset(number for number, (font, _) in enumerate(styles) if font < len(fonts) and fonts[font]),
        runs={number: tuple(_pieces(text, starts, fonts)) for number, (text, starts) in texts if starts},
    )


def _pieces(text: str, starts: Sequence[tuple[int, int]], fonts: Sequence[bool]) -> Iterator[Run]:
    """A text cut where its font changes. Places are counted in halves of the letters beyond 65,535."""
    halves = text.encode("utf-16-le", "surrogatepass")
    ends = [*(2 * at for at, _ in starts), len(halves)]
    for before, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        if start < end:
            font = starts[before - 1][1] if before else 0
            struck = (font < len(fonts) and fonts[font]) if before else None
            yield Run(text=halves[start:end].decode("utf-16-le", "replace"), struck=struck)


def _letters(body: bytes, at: int, length: int, wide: int) -> str:
    if wide & _WIDE:
        return body[at : at + 2 * length].decode("utf-16-le", "replace")
    return body[at : at + length].decode("latin-1")


def _xlsb_strings(records: Records) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for kind, body in records:
        if kind == _B_STRING and len(body) >= 5:  # noqa: PLR2004 - looks, length
            length = struct.unpack_from("<I", body, 1)[0]
            starts: list[tuple[int, int]] = []
            at = 5 + 2 * length
            if body[0] & _B_RICH and len(body) >= at + 4:
                count = min(struct.unpack_from("<I", body, at)[0], (len(body) - at - 4) // 4)
                starts = [struct.unpack_from("<HH", body, at + 4 + 4 * number) for number in range(count)]
            yield _letters(body, 5, length, _WIDE), starts


def _xls_strings(bodies: Sequence[bytes]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The shared strings of an .xls, with the places and fonts of their pieces, as far as they can be followed."""
    reader = _Reader(bodies)
    reader.take(8)
    try:
        while True:
            length, looks = struct.unpack("<HB", reader.take(3))
            pieces = struct.unpack("<H", reader.take(2))[0] if looks & _RICH else 0
            extra = struct.unpack("<I", reader.take(4))[0] if looks & _EXTENDED else 0
            text = reader.letters(length, looks)
            starts = [struct.unpack("<HH", reader.take(4)) for _ in range(pieces)]
            reader.take(extra)
            yield text, starts
    except struct.error:
        return


class _Reader:
    """Reads on through a record and those that continue it, of which each begins letters anew with their kind."""

    def __init__(self, bodies: Sequence[bytes]) -> None:
        self._bodies = bodies
        self._number = self._at = 0

    def take(self, count: int) -> bytes:
        """The next bytes; fewer where there are no more."""
        taken = b""
        while len(taken) < count and self._number < len(self._bodies):
            part = self._bodies[self._number][self._at : self._at + count - len(taken)]
            taken += part
            self._at += len(part)
            self._next_if_ended()
        return taken

    def letters(self, count: int, looks: int) -> str:
        """The next letters; where they go on in the next record, it says first whether they are wide."""
        text = ""
        while count and self._number < len(self._bodies):
            body = self._bodies[self._number]
            width = 2 if looks & _WIDE else 1
            here = min(count, (len(body) - self._at) // width)
            text += _letters(body, self._at, here, looks)
            count -= here
            self._at += here * width
            number = self._number
            if count:
                self._at = len(body)
            self._next_if_ended()
            if count and self._number > number and self._number < len(self._bodies):
                looks = self._bodies[self._number][0] if self._bodies[self._number] else looks
                self._at = 1
        return text

    def _next_if_ended(self) -> None:
        while self._number < len(self._bodies) and self._at >= len(self._bodies[self._number]):
            self._number, self._at = self._number + 1, 0
