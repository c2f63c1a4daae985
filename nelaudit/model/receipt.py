"""When and how a file reached the board, and on what that day rests."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_INSIDE = " › "

_DIGEST_START, _DIGEST_SHOWN = 8, 12


class Basis(StrEnum):
    """On what the day of receipt rests."""

    MAIL = "mail"
    DECISION = "decision"
    FILE = "file"
    TODAY = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """When and how a file came: the day, on what it rests, the file's place and digest.

    `saved` is when the workbook says that it was last saved (in UTC), where that can be believed.
    """

    day: dt.date
    basis: Basis
    path: str
    member: str
    sha256: str
    saved: dt.datetime | None = None

    @property
    def file(self) -> str:
        """The file, with its place in a mail or zip."""
        return _INSIDE.join(filter(None, (self.path, self.member)))

    def is_named(self, words: str) -> bool:
        """Whether a decision means this file: by its path or name, its place in a mail or zip, or the start of its digest."""
        wanted = words.strip().casefold()
        wanted = wanted.replace("\\", "/")
        path = wanted.count("/") and f"/{self.path.casefold()}".endswith(f"/{wanted}")
        return wanted in self._names or bool(path) or (len(wanted) >= _DIGEST_START and self.sha256.startswith(wanted))

    @property
    def _names(self) -> frozenset[str]:
        places = (self.file, self.path, self.member, *self.member.split(_INSIDE))
        return frozenset(
            name.casefold().strip() for place in places for name in (place, place.rpartition("/")[2]) if name
        )

    def handle(self, among: Sequence["Received"]) -> str:
        """The shortest name that means this file and none of the others, as a decision may write it."""
        others = [one for one in among if one.sha256 != self.sha256]
        innermost = (self.member.split(_INSIDE)[-1] if self.member else self.path).rpartition("/")[2]
        names = (innermost, self.path.rpartition("/")[2], self.file, self.sha256[:_DIGEST_SHOWN])
        return next((name for name in names if name and not any(one.is_named(name) for one in others)), self.sha256)


def receipt(
    mailed: dt.date | None, modified: dt.date | None, issued_on: dt.date, today: dt.date
) -> tuple[dt.date, Basis]:
    """The day of receipt: the mail's date, else the file's own where it lies between issue and today, else today.

    `today` is the day on which the file was first taken in.
    """
    if mailed is not None and mailed <= today:
        return mailed, Basis.MAIL
    if modified is not None and issued_on <= modified <= today:
        return modified, Basis.FILE
    return today, Basis.TODAY
