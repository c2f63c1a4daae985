"""A TOML file of the demonstration as tables whose keys are known, with every mistake noted where it stands.

A line break in a text is a space, so that a text may be broken into lines anywhere. What is missing or wrong is noted,
and an empty value stands in for it, so that all mistakes of all files can be told at once.
"""

import datetime as dt
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import TypeVar

from nelaudit.demo.templates import Slots, is_plain
from nelaudit.errors import Problem

T = TypeVar("T")
_KINDS = {
    str: ("a text", "Write it in quotation marks."),
    bool: ("yes or no", "Write true or false."),
    int: ("a whole number", "Write a number such as 3, without quotation marks."),
    dt.date: ("a day", "Write it as 2016-03-14, without quotation marks."),
    list: ("a list", "Write it in square brackets, with a comma after each entry."),
    dict: ("a table", "Write its name in brackets above its lines, such as [worker]."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlTable:
    """One table of a file: where it stands, its entries, the slots its texts may hold, and the mistakes so far."""

    file: str
    place: str
    entries: Mapping[str, object]
    slots: Slots
    problems: list[Problem]

    def note(self, key: str, found: str, put_right: str) -> None:
        """Notes a mistake at a key."""
        self.problems.append(problem_in(self.file, self._at(key), found, put_right))

    def _at(self, key: str) -> str:
        return ".".join(part for part in (self.place, key) if part)

    def expect(self, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Notes every key that is missing, and every one that nobody reads."""
        needed = tuple(required)
        known = (*needed, *optional)
        for key in self.entries:
            if key not in known:
                self.note(key, "This key is not known.", meant(key, known))
        for key in needed:
            if key not in self.entries:
                self.note(key, "This key is missing.", "Add it.")

    def text(self, key: str, default: str = "") -> str:
        """A text that is used as it stands."""
        return self._plain(key, self._value(key, str, default))

    def template(self, key: str, *, may_be_empty: bool = False) -> str:
        """A text that is filled in."""
        return self._template(key, self._value(key, str, ""), may_be_empty=may_be_empty)

    def texts(self, key: str, *, at_least: int = 1) -> tuple[str, ...]:
        """A list of texts that are used as they stand."""
        return tuple(self._plain(place, text) for place, text in self._listed(key, str, at_least))

    def templates(self, key: str, *, at_least: int = 1) -> tuple[str, ...]:
        """A list of texts that are filled in."""
        return tuple(self._template(place, text) for place, text in self._listed(key, str, at_least))

    def named(self, key: str, known: Collection[str], default: str = "") -> str:
        """A name that must be one of those known."""
        return self._named(key, self._value(key, str, default), known)

    def names(self, key: str, known: Collection[str], *, at_least: int = 0) -> tuple[str, ...]:
        """A list of names that must all be known."""
        return tuple(self._named(place, name, known) for place, name in self._listed(key, str, at_least))

    def yes(self, key: str) -> bool:
        """Whether it says true."""
        return self._value(key, bool, default=False)

    def number(self, key: str) -> int:
        """A whole number."""
        return self._value(key, int, 0)

    def day(self, key: str) -> dt.date:
        """A day."""
        return self._value(key, dt.date, dt.date.min)

    def days(self, key: str) -> tuple[dt.date, ...]:
        """A list of days."""
        return tuple(day for _, day in self._listed(key, dt.date, 1))

    def lists(self, key: str) -> tuple["TomlTable", ...]:
        """A list of lists, each as a table whose one key is `entry`."""
        return tuple(self._inner(place, {"entry": one}) for place, one in self._listed(key, list, 1))

    def table(self, key: str, required: Iterable[str] | None = None, optional: Iterable[str] = ()) -> "TomlTable":
        """A table within, an empty one where there is none; with `required`, its keys are looked at if it is there."""
        inner = self._inner(key, self._value(key, dict, {}))
        if required is not None and isinstance(self.entries.get(key), dict):
            inner.expect(required, optional)
        return inner

    def tables(self, key: str, *, at_least: int = 1) -> tuple["TomlTable", ...]:
        """The tables of one name, in order."""
        if isinstance(self.entries.get(key), dict):
            self.note(key, "A name in double brackets must stand above each of these.", f"Write [[{self._at(key)}]].")
            return ()
        return tuple(self._inner(place, one) for place, one in self._listed(key, dict, at_least))

    def flat(self, key: str) -> dict[str, str]:
        """The texts of a table by their full names, such as `details.auditor`, of however many tables within it."""
        found: dict[str, str] = {}
        table = self.table(key)
        for name, value in table.entries.items():
            if isinstance(value, dict):
                found |= {f"{name}.{inner}": text for inner, text in table.flat(name).items()}
            else:
                found[name] = table.template(name, may_be_empty=True)
        return found

    def _inner(self, key: str, entries: Mapping[str, object]) -> "TomlTable":
        return replace(self, place=self._at(key), entries=entries)

    def _value(self, key: str, kind: type[T], default: T) -> T:
        """The value of a key; the default where it is missing, which `expect` notes, or of another kind."""
        value = self.entries.get(key, default)
        if isinstance(value, kind) and type(value) is kind:
            return value
        self._other_kind(key, kind)
        return default

    def _listed(self, key: str, kind: type[T], at_least: int) -> list[tuple[str, T]]:
        """The entries of a list, each with its place: `roles, entry 2`."""
        if key not in self.entries:
            return []
        found = []
        for number, value in enumerate(self._value(key, list, []), start=1):
            place = f"{key}, entry {number}"
            if isinstance(value, kind) and type(value) is kind:
                found.append((place, value))
            else:
                self._other_kind(place, kind)
        if len(found) < at_least:
            self.note(key, f"At least {at_least} must stand here; there are {len(found)}.", "Add what is missing.")
        return found

    def _other_kind(self, key: str, kind: type) -> None:
        what, put_right = _KINDS[kind]
        self.note(key, f"Here {what} must stand.", put_right)

    def _plain(self, key: str, text: str) -> str:
        if not is_plain(text):
            self.note(key, "This text is used as it stands; brackets and bars mean nothing in it.", "Take them out.")
        return self._on_one_line(key, text)

    def _template(self, key: str, text: str, *, may_be_empty: bool = False) -> str:
        for found, put_right in self.slots.mistakes(text):
            self.note(key, found, put_right)
        return self._on_one_line(key, text, may_be_empty=may_be_empty)

    def _on_one_line(self, key: str, text: str, *, may_be_empty: bool = False) -> str:
        line = " ".join(text.split())
        if not (line or may_be_empty) and self._is_there(key):
            self.note(key, "Nothing stands here.", "Write a text between the quotation marks.")
        return line

    def _named(self, key: str, name: str, known: Collection[str]) -> str:
        if name not in known and self._is_there(key):
            self.note(key, f"“{name}” is not known.", meant(name, known))
        return name

    def _is_there(self, key: str) -> bool:
        """Whether the key, or the list of which this is an entry, stands in the file; `expect` notes it where not."""
        return key.split(",", maxsplit=1)[0] in self.entries


def open_table(folder: Traversable, name: str, problems: list[Problem], slots: Slots) -> TomlTable:
    """The file's outermost table; what keeps a file from being read is noted alone, and not what it lacks thereby."""
    table = TomlTable(file=name, place="", entries={}, slots=slots, problems=problems)
    try:
        return replace(table, entries=tomllib.loads(folder.joinpath(name).read_text("utf-8")))
    except (OSError, UnicodeDecodeError):
        table.note("", "The file is missing or cannot be read as UTF-8.", "Put back your last copy.")
    except tomllib.TOMLDecodeError as error:
        table.note(
            "", f"This is not TOML: {error}.", "Look for a quotation mark or a bracket that is not closed there."
        )
    return replace(table, problems=[])


def problem_in(file: str, place: str, found: str, put_right: str) -> Problem:
    """A mistake in one of the files, which is told by its place in the program."""
    return Problem(file=f"nelaudit/demo/texts/{file}", sheet="", cell=place, found=found, put_right=put_right)


def meant(name: str, known: Iterable[str]) -> str:
    """What to do about a name that is not known."""
    names = tuple(known)
    near = get_close_matches(name, names, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(names) or 'none'}."
