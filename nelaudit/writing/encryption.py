"""A finished Excel file → the same file locked with a passphrase, as Excel itself locks one (AES-256, ECMA-376 agile)."""

import io


def encrypted(workbook: bytes, passphrase: str) -> bytes:
    """The workbook, which opens with the passphrase only. Its salts are drawn anew: no two times give the same bytes."""
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - few boards need it

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(passphrase, out)
    return out.getvalue()
