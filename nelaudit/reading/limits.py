"""How large an honest file can be. A form is some 30 kB and a few hundred cells; these bounds are far above."""

FILE_BYTES = 50_000_000
"""A file larger than this is not read at all."""

UNPACKED_BYTES = 200_000_000
"""What a workbook or zip may unpack to, and all that lies in one file, layer in layer."""

UNPACK_RATIO = 200
"""How many times its packed size a part of more than `RATIO_FROM` bytes may unpack to."""

RATIO_FROM = 5_000_000

ENTRIES = 5_000
"""How many parts a workbook or zip may have."""

SHEET_AREA = 2_000_000
"""Rows times columns that are read whole; a sheet stated wider is read cell by cell."""

FILLED_CELLS = 1_000_000
"""How many filled cells a workbook may have."""

MEDIA_BYTES = 30_000_000
"""What the pictures and documents inside a workbook may have together; those beyond it are counted, not read."""

MEDIA = 100
"""How many pictures and documents inside a workbook are kept."""

DEPTH = 3
"""How deep a file may lie: a workbook in a zip in a mail in a mail."""

PARTS = 200
"""How many parts of a mail or zip are looked at, those of mails and zips inside it counted in."""

MEMORY_BYTES = 1_000_000_000
"""The memory that one reading may take."""

ANSWER_BYTES = 500_000_000
"""What the process that reads may answer of one file; what unpacks to `UNPACKED_BYTES` stays far below."""

SECONDS = 25.0
"""The time that one reading may take."""

PASSPHRASES = 40
"""How many of the board's passphrases are tried on a locked file; each takes up to a third of a second."""

PASSPHRASE_ROUNDS = 100_000 * (1 + PASSPHRASES)
"""The work that all tries may take together: Excel locks with 100,000 rounds, a hostile file may ask for millions."""
