"""Every file that the program wrote, taken apart: its bytes, and its texts with the runs that Word and Excel split them into joined."""

import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path

from nelaudit.model.folding import folded
from nelaudit.privacy.marks import ALL

_TEXT_HOLDERS = re.compile(r"<(w:p|a:p|si|is|c:tx|c:cat|xdr:nvPicPr|xdr:nvGraphicFramePr)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_CODE = re.compile(r"(?:[0-9a-f]{8,64}\s?)+|[FC]-[0-9A-F]{12}", re.IGNORECASE)
"""Digests, marks and ids, which hold any digits."""

_ZIPPED = (".xlsx", ".docx")


def texts_in(path: Path) -> Iterator[tuple[str, str]]:
    """Each text of a file with its place: its name, its lines, and of a packed one every part, every run joined."""
    yield "its name", path.name
    data = path.read_bytes()
    if path.suffix in _ZIPPED:
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                part = packed.read(name)
                if name.endswith(_ZIPPED):
                    inner = path.parent / Path(name).name
                    yield from _packed(part, f"{inner.name}")
                else:
                    yield from _of_part(name, part.decode("utf-8", "replace"))
    elif path.suffix == ".eml":
        mail = message_from_bytes(data, policy=default)
        yield from (("a header", str(value)) for value in mail.values())
        body = mail.get_body(("plain",))
        yield "the text", body.get_content() if body else ""
        yield from (("an attachment", part.get_filename() or "") for part in mail.iter_attachments())
    else:
        yield from (
            (f"line {number}", line) for number, line in enumerate(data.decode("utf-8-sig").splitlines(), start=1)
        )


def _packed(data: bytes, where: str) -> Iterator[tuple[str, str]]:
    import io  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            yield from _of_part(f"{where} › {name}", packed.read(name).decode("utf-8", "replace"))


def _of_part(name: str, xml: str) -> Iterator[tuple[str, str]]:
    held = _TEXT_HOLDERS.sub(lambda found: f"\x01{_TAG.sub('', found[0])}\x01", xml)
    for text in re.split(r"\x01|<[^>]*>", held):
        if text.strip():
            yield name, unescape(text)
    for attribute in _ATTRIBUTE.findall(xml):
        if " " in attribute or "'" in attribute:
            yield f"{name}, an attribute", unescape(attribute)


def squeezed(text: str) -> str:
    """The letters and digits of a text alone, small and without accents; digests and our own marks aside."""
    for mark in ALL:
        text = text.replace(mark, "")
    return re.sub(r"[^a-z0-9]", "", folded(_CODE.sub("", text)))


def hits(path: Path, parts: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Where one of the parts is found in a file: the part, the place, the text."""
    return [
        (part, place, text[:120])
        for place, text in texts_in(path)
        if (bare := squeezed(text))
        for part in parts
        if part in bare
    ]
