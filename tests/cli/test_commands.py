"""Every command has help and an example; the machine-readable outputs are those of the contract."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from nelaudit.cli import COMMANDS, cli, main
from nelaudit.report.tables.rows import OF_STATE
from tests.conftest import Desk, filled

pytestmark = pytest.mark.long_tables

ROOT = Path(__file__).parents[2]


def commands(group: click.Group, before: str = "") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    around = click.Context(group)
    for name in group.list_commands(around):
        command = group.get_command(around, name)
        assert command is not None
        found.append((f"{before}{name}", command))
        if isinstance(command, click.Group):
            found += commands(command, f"{before}{name} ")
    return found


@pytest.mark.parametrize(("name", "command"), commands(cli), ids=[name for name, _ in commands(cli)])
def test_commands_have_help_and_an_example(name: str, command: click.Command) -> None:
    assert command.help, f"{name} is missing its help"
    example = command.help.partition("Example: python process.py ")[2]
    assert example.removeprefix("--workspace board ").startswith(name.split(maxsplit=1)[0])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_of_a_command_what_its_own_help_says(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert (command.help or "").partition("\n\n")[0].split() == COMMANDS[name].split()


def test_help_loads_no_command() -> None:
    words = "import sys; from nelaudit.cli import cli; cli.main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if name.startswith("nelaudit.")}
    assert loaded == {"nelaudit.cli", "nelaudit.cli.options", "nelaudit.errors"}


def outside(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


def test_process_py_says_what_it_can_do_with_and_without_docstrings() -> None:
    told = outside("process.py", "--help")
    assert "ingest" in told
    assert outside("-OO", "process.py", "--help") == told


def test_what_people_read_of_a_check_does_not_hang_on_docstrings() -> None:
    assert outside("-OO", "process.py", "checks", "--json") == outside("process.py", "checks", "--json")


def test_an_unknown_command_ends_with_2(desk: Desk) -> None:
    assert desk.run("dance").code == 2


def test_an_unknown_audit_is_named_with_those_there_are(desk: Desk) -> None:
    ran = desk.run("status", "nothing-2016")
    assert ran.code == 2
    assert "nothing-2016" in ran.err
    assert "neglect-2016" in ran.err


def test_ingest_json(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    [entry] = desk.run("ingest", "--json").json["files"]
    assert set(entry) == {
        "path",
        "member",
        "outcome",
        "code",
        "message",
        "for_agency",
        "form_id",
        "sha256",
        "supersedes",
    }
    assert (entry["path"], entry["member"], entry["code"]) == ("returns/police.xlsx", None, None)


def test_status_json(desk: Desk) -> None:
    shown = desk.run("status", "--json").json
    assert shown["today"] == "2016-06-13"
    assert len(shown["audits"]) == 6
    neglect = next(audit for audit in shown["audits"] if audit["audit"] == "neglect-2016")
    assert {"audit", "title", "tool", "step", "next_date", "deadline", "challenge_day"} == set(neglect)
    assert (neglect["deadline"], neglect["next_date"], neglect["challenge_day"]) == (
        "2016-06-06",
        "2016-06-14",
        "2016-06-28",
    )
    rows = [row for row in shown["returns"] if row["audit"] == "neglect-2016"]
    assert [row["state"] for row in rows] == ["outstanding"] * 3
    assert tuple(rows[0]) == OF_STATE["returns"][0]


def test_findings_and_checks_json(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"details.auditor": None}))
    desk.ingest()
    [finding] = desk.run("findings", "--json").json["findings"]
    assert tuple(finding) == OF_STATE["findings"][0]
    assert (finding["code"], finding["sheet"], finding["field"]) == ("N01", "Details", "details.auditor")
    checks = desk.run("checks", "--json").json["checks"]
    assert set(checks[0]) == {"code", "name", "severity", "summary", "why", "put_right", "source"}


def test_dates_and_themes_give_one_array_a_line(desk: Desk) -> None:
    text = desk.root / "text.txt"
    text.write_text("Seen on 12/03/2016.\n\nSeen on 12 March.\nThe child was not seen alone.\n", encoding="utf-8")
    dates = desk.run("dates", str(text), "--written-on", "2016-06-01").json
    assert [len(line) for line in dates] == [1, 0, 1, 0]
    assert dates[0] == [{"start": 8, "end": 18, "text": "12/03/2016", "iso": "2016-03-12", "kind": "day"}]
    assert dates[2][0]["iso"] == "2016-03-12"
    themes = desk.run("themes", str(text)).json
    assert [[(m["theme"], m["polarity"]) for m in line] for line in themes] == [[], [], [], [("voice", "development")]]
    assert set(themes[3][0]) == {"theme", "polarity", "phrase", "cue"}


def test_texts_from_windows_and_with_a_byte_order_mark_are_read(desk: Desk) -> None:
    path = desk.root / "text.txt"
    path.write_bytes("Seen 12/03/2016 – café".encode("cp1252"))
    assert desk.run("dates", str(path)).json[0][0]["start"] == 5
    path.write_bytes("12/03/2016".encode("utf-8-sig"))
    assert desk.run("dates", str(path)).json[0][0]["start"] == 0


def test_json_is_alone_on_standard_output(desk: Desk) -> None:
    for number in range(10):
        desk.drop(f"text{number}.xlsx", b"hello")
    ran = desk.run("ingest", "--json")
    assert len(json.loads(ran.out)["files"]) == 10


def test_a_bug_ends_with_70_and_says_that_it_is_ours(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("nelaudit.cli.status.look", broken)
    ran = desk.run("status")
    assert ran.code == 70
    assert "mistake in the program" in ran.err


def test_run_does_the_week(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    ran = desk.run("run")
    assert ran.code == 0
    assert "neglect-2016: 1 form in, 2 still out, no queries for agencies." in ran.err
    assert (desk.root / "output/neglect-2016/report/overview.docx").exists()
    assert (desk.root / "output/neglect-2016/report/scorecard.xlsx").exists()


def test_the_options_of_all_commands_may_stand_behind_the_command(desk: Desk) -> None:
    before = desk.run("status", "--json").json
    with pytest.raises(SystemExit) as end:
        main(["status", "--json", f"--workspace={desk.root}", "--today", "13/06/2016"])
    assert end.value.code == 0
    assert json.loads(desk.capsys.readouterr().out) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("raport",), "No such command “raport”. Did you mean “report”?"),
        (("--today", "16.5.", "status"), "“16.5.” is not a day. Write it as 2016-05-16 or 16/05/2016."),
    ],
)
def test_a_slip_in_the_command_is_told_with_what_to_write(desk: Desk, words: tuple[str, ...], said: str) -> None:
    ran = desk.run(*words)
    assert ran.code == 2
    assert said in ran.err
