"""What systems and programs leave in folders and zips beside people's files: nobody's documents.

Told by name. Where the name only begins in such a way, what is a workbook all the same is somebody's.
"""

import re

_NAMES = frozenset(
    {".ds_store", ".localized", ".directory", ".apdisk", "icon\r", "icon", "thumbs.db", "ehthumbs.db", "desktop.ini"}
)
_FOLDERS = frozenset(
    {"__macosx", ".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems", "$recycle.bin", "@eadir",
     "system volume information"}
)  # fmt: skip
_BEGINNINGS = ("._", "~$", ".~lock.")
"""Apple's second half of a file, and the marks by which Excel and LibreOffice say who has one open."""

_TEMPORARY = re.compile(r"~wr[a-z]\d{4}\.tmp|~df[0-9a-z]{4,16}\.tmp|[0-9a-f]{8}\.tmp")
"""What Word, Windows and Excel write beside a file while they save it."""

_OF_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def is_left_over(name: str, data: bytes = b"") -> bool:
    """Whether a file of this name (folders before it, if any) and bytes was left by a system and written by nobody."""
    *folders, own = name.replace("\\", "/").casefold().split("/")
    if own in _NAMES and not (own == "icon" and data):
        return True
    left = own.startswith(_BEGINNINGS) or _TEMPORARY.fullmatch(own) is not None or not _FOLDERS.isdisjoint(folders)
    return left and not data.startswith(_OF_WORKBOOKS)
