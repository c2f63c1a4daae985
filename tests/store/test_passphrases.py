"""An agency's passphrase: three places in one order, every mistake at once, and nothing said that should stay secret."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from nelaudit.errors import DefinitionError, UsageProblem
from nelaudit.store import passphrases
from nelaudit.store.passphrases import find_passphrases

CODES = ("POLICE", "GP", "0-19")


class FakeKeyring(keyring.backend.KeyringBackend):
    """A system's keyring that holds what a test put in."""

    priority = 0.1

    def __init__(self, held: Mapping[tuple[str, str], str]) -> None:
        self._held = held

    def get_password(self, service: str, username: str) -> str | None:
        return self._held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.PasswordSetError(service, username, password)


class BrokenKeyring(FakeKeyring):
    """A keyring whose own service does not answer."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(service, username)


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    """No test looks into the keyring of whoever runs it."""
    before = keyring.get_keyring()
    keyring.set_keyring(FakeKeyring({}))
    yield
    keyring.set_keyring(before)


def write(folder: Path, text: str | bytes, mode: int = 0o600) -> Path:
    path = folder / "passphrases.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(mode)
    return path


def test_where_nothing_is_written_nothing_is_found(tmp_path: Path) -> None:
    found = find_passphrases(tmp_path, CODES)
    assert found.distinct() == ()
    assert found.of("POLICE") == ""


def test_the_environment_is_asked_before_the_file_and_the_file_before_the_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.set_keyring(FakeKeyring({("nelaudit", code): f"ring {code}" for code in CODES}))
    assert find_passphrases(tmp_path, CODES).distinct() == ("ring POLICE", "ring GP", "ring 0-19")
    write(tmp_path, "POLICE = file police\n0-19 = file 0-19\n")
    monkeypatch.setenv("NELAUDIT_PASSPHRASE_0_19", "variable 0-19")
    found = find_passphrases(tmp_path, CODES)
    assert [found.of(code) for code in CODES] == ["file police", "ring GP", "variable 0-19"]
    assert found.distinct() == ("variable 0-19", "file police", "ring GP")


def test_a_passphrase_shared_by_agencies_is_tried_once(tmp_path: Path) -> None:
    write(tmp_path, "POLICE = one for all\nGP = one for all\n")
    assert find_passphrases(tmp_path, CODES).distinct() == ("one for all",)


@pytest.mark.parametrize(
    ("text", "passphrase"),
    [
        ("GP=plain\n", "plain"),
        ("  gp  =  words with = and # signs  \r\n", "words with = and # signs"),
        ("# GP = not this\n\nGP = this\n", "this"),
        ("\ufeffGP = after a byte order mark\n", "after a byte order mark"),
        ("GP = Tŷ-ddewi, größer, 😀\n", "Tŷ-ddewi, größer, 😀"),
    ],
)
def test_lines_are_read_as_people_write_them(tmp_path: Path, text: str, passphrase: str) -> None:
    write(tmp_path, text)
    assert find_passphrases(tmp_path, CODES).of("GP") == passphrase


def test_every_mistake_in_the_file_is_named_at_once_and_no_passphrase_with_it(tmp_path: Path) -> None:
    write(tmp_path, "GP = hidden-one\nhidden-two\nhidden-three = POLICE\ngp = hidden-four\nPOLICE =\n")
    with pytest.raises(DefinitionError) as caught:
        find_passphrases(tmp_path, CODES)
    said = str(caught.value)
    assert [problem.cell for problem in caught.value.problems] == ["line 2", "line 3", "line 4", "line 5"]
    for words in ("no = in this line", "no agency's code", "GP stands already in line 1", "POLICE has no passphrase"):
        assert words in said
    assert "hidden" not in said
    assert said.startswith("output/record/passphrases.txt › line 2: ")


def test_a_file_in_another_encoding_is_a_mistake_that_says_what_to_choose(tmp_path: Path) -> None:
    write(tmp_path, "GP = caf\xe9\n".encode("cp1252"))
    with pytest.raises(DefinitionError, match="choose Save as, encoding UTF-8"):
        find_passphrases(tmp_path, CODES)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int) -> None:
    monkeypatch.setattr(passphrases, "_KNOWS_MODES", True)
    write(tmp_path, "GP = hidden\n", mode)
    with pytest.raises(UsageProblem, match=r"chmod 600 output/record/passphrases\.txt") as caught:
        find_passphrases(tmp_path, CODES)
    assert "hidden" not in str(caught.value)


def test_where_the_system_knows_no_modes_none_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "_KNOWS_MODES", False)
    write(tmp_path, "GP = plain\n", 0o666)
    assert find_passphrases(tmp_path, CODES).of("GP") == "plain"


def test_a_folder_in_the_file_s_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "passphrases.txt").mkdir(mode=0o700)
    with pytest.raises(UsageProblem, match=r"passphrases\.txt cannot be read"):
        find_passphrases(tmp_path, CODES)


def test_a_variable_that_two_codes_share_is_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NELAUDIT_PASSPHRASE_A_B", "hidden")
    with pytest.raises(DefinitionError, match="could mean A-B or A_B") as caught:
        find_passphrases(tmp_path, ("A-B", "A_B"))
    assert "hidden" not in str(caught.value)


def test_a_variable_that_is_no_text_is_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NELAUDIT_PASSPHRASE_GP", "caf\udce9")
    with pytest.raises(DefinitionError, match="NELAUDIT_PASSPHRASE_GP holds signs that are no text"):
        find_passphrases(tmp_path, CODES)


def test_a_keyring_that_fails_or_is_not_there_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "GP = plain\n")
    keyring.set_keyring(BrokenKeyring({}))
    assert find_passphrases(tmp_path, CODES).distinct() == ("plain",)
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert find_passphrases(tmp_path, CODES).distinct() == ("plain",)


def test_what_was_found_does_not_show_itself(tmp_path: Path) -> None:
    write(tmp_path, "GP = hidden\n")
    found = find_passphrases(tmp_path, CODES)
    assert found.by_agency == {"GP": "hidden"}
    assert "hidden" not in f"{found!r} {found}"
