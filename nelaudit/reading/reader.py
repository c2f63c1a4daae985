"""The reader that the batch holds: one worker process, one file in it at a time.

Since a worker never holds two files, its death harms no other file: the one it held is refused, the next one gets a
new worker.
"""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from nelaudit.errors import Encrypted, NotRead, TooLarge
from nelaudit.reading import limits
from nelaudit.reading.answers import Opened, decode
from nelaudit.reading.windows_limits import Job

_ROOT = Path(__file__).parents[2]
_START = "import sys; sys.path[:0] = [sys.argv[1]]; from nelaudit.reading.worker import main; main()"
_MOST_DIGITS = 20
"""How long the line may be that says the size of an answer."""


class Reader:
    """Opens untrusted bytes in a worker process; use it as a context manager."""

    def __init__(self, *, seconds: float = limits.SECONDS, passphrases: Callable[[], Sequence[str]] = tuple) -> None:
        """`seconds` is the time that one file may take; the passphrases are asked for, and tried, on locked files only.

        They reach the worker by its standard input only: what stands on a command line or in the environment, other
        programs can read.
        """
        self._seconds = seconds
        self._passphrases = passphrases
        self._process: subprocess.Popen[bytes] | None = None
        self._job: Job | None = None
        self._answers: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def open(self, data: bytes, meanwhile: Callable[[], object] = lambda: None, *, doubted: bool = False) -> Opened:
        """A workbook's cells, or the parts of a mail or zip. What there is to do `meanwhile` is done before any outcome.

        Raises:
            FileError: it is neither, or reading it took too much time or memory.
            NotRead: likewise, or it was `doubted` that the blank cells of a workbook are blank, and some are not.
        """
        if len(data) > limits.FILE_BYTES:
            meanwhile()
            raise TooLarge(f"It has {len(data) // 1_000_000:,} MB.")
        try:
            return decode(self._ask(data, (), meanwhile, doubted=doubted))
        except Encrypted:
            passphrases = tuple(dict.fromkeys(self._passphrases()))
            if not passphrases:
                raise
        return decode(self._ask(data, passphrases, doubted=doubted))

    def _ask(
        self,
        data: bytes,
        passphrases: Sequence[str],
        meanwhile: Callable[[], object] = lambda: None,
        *,
        doubted: bool = False,
    ) -> bytes:
        process = self._running()
        assert process.stdin is not None  # noqa: S101 - opened as a pipe
        job = json.dumps({"bytes": len(data), "passphrases": passphrases, "doubted": doubted})
        with suppress(OSError):  # a worker that has ended answers with nothing
            process.stdin.write(job.encode() + b"\n" + data)
            process.stdin.flush()
        try:
            meanwhile()
            answer = self._answers.get(timeout=self._seconds)
        except queue.Empty:
            self._stop()
            raise NotRead(f"Reading it takes more than {self._seconds:.0f} seconds.") from None
        except BaseException:
            self._stop()  # else its answer would be taken for the next file's
            raise
        if not answer:
            self._stop()
            raise NotRead("Reading it needs more memory than one file may have, or stops the reader.")
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._answers = queue.Queue()
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
                [sys.executable, "-c", _START, str(_ROOT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._job = Job(self._process.pid, limits.MEMORY_BYTES)
            assert self._process.stdout is not None  # noqa: S101 - opened as a pipe
            threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if self._job is not None:
            self._job.close()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _listen(stream: IO[bytes], answers: "queue.Queue[bytes]") -> None:
    """Passes answers on; an empty one says that the worker has ended, or says what no worker of ours does."""
    try:
        while line := stream.readline(_MOST_DIGITS):
            size = int(line)
            body = stream.read(size) if 0 < size <= limits.ANSWER_BYTES else b""
            if not body or len(body) < size:
                break
            answers.put(body)
    except (OSError, ValueError):
        pass
    answers.put(b"")
