"""What is dear to make and is made once for many tests.

Workspaces, and what a pure function gave, are made once by all workers of a run; a reading process by each worker.
"""

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import pytest
from filelock import FileLock

from nelaudit.pathway import documents
from nelaudit.reading.content_digest import content_digest
from nelaudit.reading.reader import Reader
from nelaudit.writing.excel import workbook
from nelaudit.writing.word import document


def _shared(request: pytest.FixtureRequest) -> Path:
    """The folder of all workers of a run."""
    base: Path = request.getfixturevalue("tmp_path_factory").getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


def made_once(request: pytest.FixtureRequest, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker to ask for it makes, for all workers of the run; tests may only read in it."""
    base = _shared(request)
    place, whole = base / name, base / f"{name}.whole"
    with FileLock(base / f"{name}.lock"):
        if not whole.exists():
            rmtree(place, ignore_errors=True)
            make(place)
            whole.touch()
    return place


class Readers:
    """Reading processes that wait for the next reader. Most tests are not about them, and a process takes time to begin."""

    def __init__(self) -> None:
        self._idle = list[Reader]()

    @contextmanager
    def handed_on(self) -> Iterator[None]:
        """Readers hand their process on instead of ending it; one that was stopped is not handed on."""
        begin = Reader._running  # noqa: SLF001 - what is kept is the reader's own

        def running(reader: Reader) -> object:
            if reader._process is None and self._idle:  # noqa: SLF001
                _hand_on(self._idle.pop(), reader)
            return begin(reader)

        def end(reader: Reader, *_: object) -> None:
            if reader._process is not None:  # noqa: SLF001
                self._idle.append(_hand_on(reader, Reader()))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Reader, "_running", running)
            patch.setattr(Reader, "__exit__", end)
            yield

    def stop(self) -> None:
        """Ends them all."""
        for reader in self._idle:
            reader.__exit__(None, None, None)


def _hand_on(giver: Reader, taker: Reader) -> Reader:
    taker._process, taker._job, taker._answers = giver._process, giver._job, giver._answers  # noqa: SLF001
    giver._process = None  # noqa: SLF001
    return taker


class Answers:
    """What three pure functions gave, for all workers of a run: documents of values, digests of documents, cells of files.

    A value is known again by its pickle, which is stricter than being equal.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._folder = _shared(request) / "answers"
        self._folder.mkdir(exist_ok=True)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """What was asked before is answered as it was then."""
        ask = Reader._ask  # noqa: SLF001 - what is kept is the reader's own

        def asked(
            reader: Reader,
            data: bytes,
            passphrases: Sequence[str],
            meanwhile: Callable[[], object] = lambda: None,
            *,
            doubted: bool = False,
        ) -> bytes:
            done = False

            def first() -> None:
                nonlocal done
                done = True
                meanwhile()

            key = ("read", data, tuple(passphrases), doubted)
            answer = self._once(key, lambda: ask(reader, data, passphrases, first, doubted=doubted))
            if not done:
                meanwhile()
            return answer

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Reader, "_ask", asked)
            for module in (workbook, document):
                patch.setattr(module, "_written", self._remembered(module.__name__, module._written))  # noqa: SLF001
            said = self._remembered("said", lambda data: content_digest(data).encode())
            patch.setattr(documents, "content_digest", lambda data: said(data).decode())
            yield

    def _remembered(self, name: str, make: Callable[..., bytes]) -> Callable[..., bytes]:
        return lambda *given: self._once((name, *given), lambda: make(*given))

    def _once(self, key: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        place = self._folder / hashlib.sha256(pickle.dumps(key, pickle.HIGHEST_PROTOCOL)).hexdigest()
        try:
            return place.read_bytes()
        except FileNotFoundError:
            made = make()
        partly = place.with_suffix(f".{os.getpid()}")
        partly.write_bytes(made)
        partly.replace(place)
        return made
