"""A zip whose bytes depend on nothing but its parts: for .docx and .xlsx alike."""

import io
import zipfile
from collections.abc import Callable

_FIRST = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)


def fixed_zip(data: bytes, *, edit: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The same parts, dated 1980 and in one order: the list of content types first, the rest by name.

    `edit` is given each part's name and bytes, and gives the bytes to keep.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in sorted(given.namelist(), key=lambda name: (name != _FIRST, name)):
            part = zipfile.ZipInfo(name, _DATE)
            part.create_system = 0  # else the bytes differ between Windows and the rest
            part.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(part, edit(name, given.read(name)) if edit else given.read(name))
    return out.getvalue()
