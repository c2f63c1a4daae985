"""The process that reads: bytes in by standard input, answers out by standard output, nothing else.

It may be ended at any moment (memory, time, a crash inside a parser) and takes nothing with it.
"""

import json
import sys
from collections.abc import Sequence

from nelaudit.errors import FileError, NotRead
from nelaudit.reading import limits
from nelaudit.reading.answers import NO_SENSE, Fault, Opened, encode
from nelaudit.reading.blank_cells import blank_cells_with_text
from nelaudit.reading.containers import open_container
from nelaudit.reading.content import FileKind, kind_of
from nelaudit.reading.decryption import unlocked
from nelaudit.reading.workbook import read_workbook

_KEPT_BYTES = 24 << 20


def open_bytes(data: bytes, passphrases: Sequence[str] = (), *, doubted: bool = False) -> Opened:
    """A workbook's cells, or the parts of a mail or zip. What a passphrase unlocks is looked at from the start.

    Raises:
        FileError: it is neither, or it is locked and no passphrase fits.
        NotRead: it was `doubted` that its blank cells are blank, and some are not.
    """
    data = unlocked(data, passphrases)
    kind = kind_of(data)
    if kind in {FileKind.MAIL, FileKind.ZIP}:
        return open_container(data, kind)
    book = read_workbook(data, kind)
    if doubted and (count := blank_cells_with_text(data, book)):
        raise NotRead(f"Cells of it that the program reads as blank hold text: {count:,}.")
    return book


def main() -> None:
    """Answers jobs until standard input ends: a line of JSON (`bytes`, how many; `passphrases`; `doubted`), then the bytes."""
    _limit_memory()
    _keep_memory()
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while line := stdin.readline():
        job = json.loads(line)
        data = stdin.read(job["bytes"])
        try:
            body = encode(open_bytes(data, job["passphrases"], doubted=job["doubted"]))
        except FileError as error:
            body = encode(Fault(code=error.code, found=error.found))
        except MemoryError:
            body = encode(Fault(code=NotRead.code, found="Reading it needs more memory than one file may have."))
        except Exception:  # noqa: BLE001 - whatever a parser meets in untrusted bytes, no other file is touched
            body = encode(Fault(code=NotRead.code, found=NO_SENSE))
        stdout.write(b"%d\n" % len(body) + body)
        stdout.flush()


def _limit_memory() -> None:
    """Where a process can bound itself, it does; on Windows the reader bounds it (`windows_limits`)."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _keep_memory() -> None:
    """Lets the C library keep what one file took for the next one; it gives up no more than the largest piece it got back."""
    bytes(_KEPT_BYTES)


if __name__ == "__main__":
    main()
