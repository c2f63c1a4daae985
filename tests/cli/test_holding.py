"""Every command that writes holds the workspace, and says who holds it where another does."""

import subprocess
import sys
from pathlib import Path

import pytest

from nelaudit.pathway.desk import Desk as PathwayDesk
from nelaudit.store.lock import batch_lock, held_by
from tests.cli import trouble
from tests.cli.trouble import AUDIT, CONCERN, urgent
from tests.conftest import Desk, filled

pytestmark = pytest.mark.long_tables

WRITE = [
    ("run",), ("ingest",), ("ingest", "--again"), ("ingest", "--dry-run"), ("report", AUDIT), ("issue", AUDIT),
    ("moderate", AUDIT), ("export", AUDIT), ("tool", "preview", "neglect"), ("init",),
]  # fmt: skip
READ = [("status",), ("findings",), ("tool", "check"), ("tool", "diff", "neglect", "missing"), ("checks",)]


def lock_of(desk: Desk) -> Path:
    return desk.root / "output/record/batch.lock"


@pytest.mark.parametrize("command", WRITE, ids=" ".join)
def test_a_command_that_writes_waits_for_another(desk: Desk, command: tuple[str, ...]) -> None:
    before = {path: path.stat().st_mtime_ns for path in desk.root.rglob("*") if path.is_file()}
    with batch_lock(lock_of(desk), "moderate"):
        ran = desk.run(*command)
    assert ran.code == 3
    assert "Another batch is at work in this workspace" in ran.err
    assert "backup" not in ran.err
    assert {path: path.stat().st_mtime_ns for path in desk.root.rglob("*") if path.is_file()} == before
    assert desk.run(*command).code in {0, 1}


@pytest.mark.parametrize("command", READ, ids=" ".join)
def test_a_command_that_only_reads_does_not(desk: Desk, command: tuple[str, ...]) -> None:
    with batch_lock(lock_of(desk), "run"):
        assert desk.run(*command).code == 0


def test_who_holds_it_is_named_and_a_holder_that_died_holds_nothing(desk: Desk) -> None:
    script = (
        "import sys; from pathlib import Path; from nelaudit.store.lock import batch_lock\n"
        "with batch_lock(Path(sys.argv[1]), 'report'): print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(lock_of(desk))], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    ran = desk.run("ingest")
    assert ran.code == 3
    assert f"“report” (process {other.pid}" in ran.err
    assert "since " in ran.err
    assert "Wait until it has ended" in ran.err
    with trouble.locked_record(desk):
        locked = desk.run("status")
    assert locked.code == 3
    assert f"in use by “report” (process {other.pid}" in locked.err
    other.kill()
    other.wait()
    for pipe in (other.stdin, other.stdout):
        assert pipe is not None
        pipe.close()
    assert desk.run("ingest").code == 0


def test_a_concern_in_a_file_is_said_even_while_another_command_is_at_work(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    with batch_lock(lock_of(desk), "report"):
        ran = desk.run("run")
    assert ran.code == 3
    assert [line for line in urgent(ran) if "police.xlsx" in line]


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
@pytest.mark.parametrize("command", [("run",), ("ingest",), ("report", AUDIT), ("issue", AUDIT)], ids=" ".join)
def test_a_record_that_another_program_holds_is_not_called_damaged(
    desk: Desk, how: str, command: tuple[str, ...]
) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    with trouble.locked_record(desk, how):
        ran = desk.run(*command)
    assert ran.code == 3
    assert "in use by another program" in ran.err
    assert "wait until that has ended" in ran.err
    assert "backup" not in ran.err
    assert desk.run("run").code == 0


def test_a_full_disk_is_never_another_batch(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno  # noqa: PLC0415
    import os  # noqa: PLC0415

    lock_of(desk).unlink()
    whole = os.open

    def opened(path: object, *rest: object, **named: object) -> int:
        if str(path).endswith("batch.lock"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return whole(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", opened)
    ran = desk.run("ingest")
    assert ran.code == 3
    assert "The disk is full" in ran.err
    assert "Another batch" not in ran.err


def test_the_lock_is_let_go_of_whatever_happens(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("nelaudit.cli.report.at_work", broken)
        assert desk.run("report", AUDIT).code == 70
    with monkeypatch.context() as patch:
        patch.setattr("nelaudit.pathway.report.audit_state", broken)
        assert desk.run("report", AUDIT).code == 70
    assert desk.run("report", AUDIT).code == 0
    assert not lock_of(desk).with_suffix(".holder").exists()


def test_the_record_is_closed_before_the_lock_is_let_go_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    holders: list[str] = []
    close = PathwayDesk.close

    def closing(self: PathwayDesk) -> None:
        if self._record is not None:
            holders.append(held_by(lock_of(desk)))
        close(self)

    monkeypatch.setattr(PathwayDesk, "close", closing)
    assert desk.run("report", AUDIT).code == 0
    assert [holder.startswith("“report”") for holder in holders] == [True]
