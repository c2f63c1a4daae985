"""What is dear to make and is made once for many tests: workspaces, by all workers of a run; a reading process, by each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import pytest
from filelock import FileLock

from nelaudit.reading.reader import Reader


def made_once(request: pytest.FixtureRequest, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker to ask for it makes, for all workers of the run; tests may only read in it."""
    base: Path = request.getfixturevalue("tmp_path_factory").getbasetemp()
    if hasattr(request.config, "workerinput"):
        base = base.parent
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
