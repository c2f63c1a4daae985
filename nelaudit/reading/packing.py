"""Packages that are made for the next reader only, and that nobody keeps: their parts stand in them unpacked."""

import struct
import zlib
from collections.abc import Mapping
from types import MappingProxyType

_LOCAL, _LISTED, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_VERSION, _UTF_8, _STORED = 20, 0x800, 0
_AT = (0, 0x21)
"""Midnight of the first day that a zip can name."""


def packed(files: Mapping[str, bytes], sums: Mapping[str, int] = MappingProxyType({})) -> bytes:
    """A package of these parts.

    Args:
        files: The parts by name.
        sums: The checksums (CRC-32) of those parts of which they are known.
    """
    inside: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for name, part in files.items():
        own, size = name.encode(), len(part)
        checked = sums[name] if name in sums else zlib.crc32(part)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, _UTF_8, _STORED, *_AT, checked, size, size, len(own), 0)
        inside += (head, own, part)
        listed += (
            _LISTED.pack(b"PK\1\2", _VERSION, _VERSION, _UTF_8, _STORED, *_AT, checked, size, size, len(own),
                         0, 0, 0, 0, 0, at),
            own,
        )  # fmt: skip
        at += len(head) + len(own) + size
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), sum(map(len, listed)), at, 0)
    return b"".join((*inside, *listed, end))
