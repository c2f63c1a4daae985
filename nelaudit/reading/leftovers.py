"""What systems and programs leave in folders and zips beside people's files: nobody's documents.

Told by name. Where the name only begins in such a way, what is a workbook all the same is somebody's.
"""

import re

_NAMES = frozenset(
    {".ds_store", ".localized", ".directory", ".apdisk", "icon\r", "icon", "thumbs.db", "ehthumbs.db", "desktop.ini",
     "desktop.ini.lnk", ".dropbox", ".dropbox.attr", ".owncloudsync.log", ".com.apple.timemachine.supported",
     ".849c9593-d756-4e56-8d6e-42412f2a707b", "smime.p7s"}
)  # fmt: skip
_FOLDERS = frozenset(
    {"__macosx", ".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems", "$recycle.bin", "@eadir",
     "system volume information", "network trash folder"}
)  # fmt: skip
_BEGINNINGS = ("._", "~$", ".~lock.")
"""Apple's second half of a file, and the marks by which Excel and LibreOffice say who has one open."""

_TEMPORARY = re.compile(
    r"~wr[a-z]\d{4}\.tmp|~df[0-9a-z]{4,16}\.tmp|[0-9a-f]{8}\.tmp|\.nfs[0-9a-f]{1,32}|\.sync_\w{1,64}\.db(?:-\w{1,8})?"
    r"|.*zone\.identifier|att\d{5}\.html?|.+~"
)
"""What Word, Windows and Excel write beside a file while they save it, servers and programs that synchronise beside one that is
open, Windows beside one that came from afar; the rest of a mail's text, as Exchange attaches it; and an editor's last version."""

_UNFINISHED = re.compile(r".+\.(?:crdownload|part|partial|download)|.+\.(?:xls[xmb]?|ods|zip|eml)\.tmp")
_HIDDEN = "."
_OF_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def is_left_over(name: str, data: bytes = b"") -> bool:
    """Whether a file of this name (folders before it, if any) and bytes was left by a system and written by nobody."""
    *folders, own = name.replace("\\", "/").casefold().split("/")
    if own in _NAMES and not (own == "icon" and data):
        return True
    left = own.startswith(_BEGINNINGS) or _TEMPORARY.fullmatch(own) is not None or not _FOLDERS.isdisjoint(folders)
    return left and not data.startswith(_OF_WORKBOOKS)


def is_passed_over(name: str, data: bytes = b"") -> bool:
    """The same of a file in a folder, where a system hides what is its own behind a dot: what begins as a workbook is somebody's."""
    hidden = name.rpartition("/")[2].startswith(_HIDDEN)
    return is_left_over(name, data) or (hidden and not data.startswith(_OF_WORKBOOKS))


def is_unfinished(name: str) -> bool:
    """Whether a file has the name that browsers and mail programs give to one that has not wholly arrived."""
    return _UNFINISHED.fullmatch(name.replace("\\", "/").casefold().rpartition("/")[2]) is not None
