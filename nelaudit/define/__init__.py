"""Definition workbooks → Definitions, or every problem in them at once.

What comes in has been read already (`nelaudit.reading`); what goes out is plain values. Nothing here opens a file.
"""

from nelaudit.define.definitions import (
    CODEBOOK,
    QUESTION_BANK,
    REGISTER,
    VOCABULARY,
    check_codebook,
    check_definitions,
    check_vocabulary,
    read_register_alone,
)

__all__ = [
    "CODEBOOK",
    "QUESTION_BANK",
    "REGISTER",
    "VOCABULARY",
    "check_codebook",
    "check_definitions",
    "check_vocabulary",
    "read_register_alone",
]
