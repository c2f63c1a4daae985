"""Agencies' passphrases: in the environment, in an owner-only file of the record, or in the system's keyring.

Each agency's is looked for in that order, and the first found counts. A passphrase goes into no message, log, record
or document; so a mistake in the file is told by its line, never by what stands there.
"""

import os
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from nelaudit.errors import DefinitionError, Problem, UsageProblem

FILE = "passphrases.txt"
SERVICE = "nelaudit"
_VARIABLE = "NELAUDIT_PASSPHRASE_"
_SHOWN = f"output/record/{FILE}"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_KNOWS_MODES = os.name == "posix"


@dataclass(frozen=True, kw_only=True)
class Passphrases:
    """What was found, by agency code: those from the environment first, then the file's, then the keyring's.

    Not slotted: the keyring is asked about `elsewhere`, the codes that neither of the others knows, once it is needed.
    """

    found: Mapping[str, str] = field(repr=False)
    elsewhere: tuple[str, ...] = ()

    @cached_property
    def by_agency(self) -> Mapping[str, str]:
        """Each agency's passphrase, where one is held."""
        return {**self.found, **_from_keyring(self.elsewhere)}

    def of(self, agency: str) -> str:
        """The agency's passphrase, or empty."""
        return self.by_agency.get(agency, "")

    def distinct(self) -> tuple[str, ...]:
        """Each passphrase once, in the order in which they were found."""
        return tuple(dict.fromkeys(self.by_agency.values()))


def find_passphrases(folder: Path, agencies: Sequence[str]) -> Passphrases:
    """The passphrases of the agencies (codes, as in the register); `folder` is the record's.

    Raises:
        UsageProblem: the file can be read by others, or not at all.
        DefinitionError: every mistake in the file, and in the variables, at once.
    """
    problems: list[Problem] = []
    found = _from_environment(agencies, problems)
    written = _from_file(folder / FILE, agencies, problems)
    if problems:
        raise DefinitionError(tuple(problems))
    found |= {code: passphrase for code, passphrase in written.items() if code not in found}
    return Passphrases(found=found, elsewhere=tuple(code for code in agencies if code not in found))


def variable(agency: str) -> str:
    """The environment variable that may hold an agency's passphrase."""
    return _VARIABLE + re.sub(r"[^A-Z0-9]", "_", agency.upper())


def places(agencies: Sequence[str]) -> str:
    """Where a person may put the passphrases of these agencies, in words: a line for each, then what to do."""
    lines = "\n".join(f"  {code}: {variable(code)}" for code in agencies)
    return (
        f"{lines}\nPut each into the environment variable named beside its agency; or into the file {_SHOWN}, as a line "
        f"such as “{agencies[0]} = its passphrase”; or into the system's keyring, under the service {SERVICE} with the "
        "agency's code as user name."
    )


def _from_environment(agencies: Sequence[str], problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    owners: dict[str, str] = {}
    for code in agencies:
        name = variable(code)
        value = os.environ.get(name, "")
        if not value:
            continue
        if name in owners:
            problems.append(_problem("", f"The variable {name} could mean {owners[name]} or {code}.",
                                     f"Write the passphrases of both into {_SHOWN} instead."))  # fmt: skip
        if not _is_text(value):
            problems.append(_problem("", f"The variable {name} holds signs that are no text.", "Set it anew."))
        owners[name] = code
        found[code] = value
    return found


def _from_file(path: Path, agencies: Sequence[str], problems: list[Problem]) -> dict[str, str]:
    codes = {code.casefold(): code for code in agencies}
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(_lines(path, problems), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        left, sign, right = (part.strip() for part in line.partition("="))
        code, place = codes.get(left.casefold(), ""), f"line {number}"
        if not sign:
            problems.append(_problem(place, "There is no = in this line.", "Write it as CODE = passphrase."))
        elif not code:
            problems.append(_problem(place, "What stands before the = is no agency's code.",
                                     "Write a code as it stands in the sheet Agencies of the register."))  # fmt: skip
        elif code in lines:
            problems.append(_problem(place, f"{code} stands already in line {lines[code]}.", "Delete one of the two."))
        elif not right:
            problems.append(_problem(place, f"{code} has no passphrase.", "Write it after the =, or delete the line."))
        else:
            found[code] = right
        lines.setdefault(code, number)
    return found


def _lines(path: Path, problems: list[Problem]) -> list[str]:
    try:
        if _KNOWS_MODES and path.stat().st_mode & _OTHERS:
            raise UsageProblem(
                f"{_SHOWN} can be read by other users of this computer. Let its owner alone read it (chmod 600 "
                f"{_SHOWN}), then run the command again. If others may have read it, agree new passphrases."
            )
        return path.read_bytes().decode("utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UsageProblem(f"{_SHOWN} cannot be read: {error.strerror}. Close it in other programs and see that it "
                           "is a plain file of your own.") from error  # fmt: skip
    except UnicodeDecodeError:
        problems.append(_problem("", "It is not saved as UTF-8.", "In the editor choose Save as, encoding UTF-8."))
        return []


def _from_keyring(agencies: Sequence[str]) -> dict[str, str]:
    """What the system's keyring holds. Without the package `keyring`, or where its backend fails, that is nothing."""
    try:
        import keyring  # noqa: PLC0415 - an optional package

        held = {code: keyring.get_password(SERVICE, code) for code in agencies}
    except Exception:  # noqa: BLE001 - absent, locked or broken in any way that a system's own keyring may be
        return {}
    return {code: value for code, value in held.items() if value and _is_text(value)}


def _is_text(value: str) -> bool:
    """Whether it can be a password at all: bytes in an unknown encoding cannot."""
    return not any("\ud800" <= sign <= "\udfff" for sign in value)


def _problem(place: str, found: str, put_right: str) -> Problem:
    return Problem(file=_SHOWN, sheet="", cell=place, found=found, put_right=put_right)
