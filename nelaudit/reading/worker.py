"""The process that reads: bytes in by standard input, JSON out by standard output, nothing else.

It may be ended at any moment (memory, time, a crash inside a parser) and takes nothing with it. Its answers are
JSON, not pickles, so that a file which took the process over could still not run anything in the batch.
"""

import base64
import datetime as dt
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from nelaudit.errors import FileError
from nelaudit.model.workbooks import CellValue, EmbeddedFile, ReadSheet, ReadWorkbook
from nelaudit.reading import limits
from nelaudit.reading.containers import Container, Part, open_container
from nelaudit.reading.content import Kind, kind_of
from nelaudit.reading.decryption import unlocked
from nelaudit.reading.workbook import read_workbook

Opened = ReadWorkbook | Container
_PLAIN = (str, int, float)
_LETTERS = {dt.datetime: "D", dt.date: "d", dt.time: "t"}


def open_bytes(data: bytes, passphrases: Sequence[str] = ()) -> Opened:
    """A workbook's cells, or the parts of a mail or zip. What a passphrase unlocks is looked at from the start.

    Raises:
        FileError: it is neither, or it is locked and no passphrase fits.
    """
    data = unlocked(data, passphrases)
    kind = kind_of(data)
    return open_container(data, kind) if kind in {Kind.MAIL, Kind.ZIP} else read_workbook(data, kind)


def main() -> None:
    """Answers jobs until standard input ends: a line of JSON (`bytes`, how many; `passphrases`), then the bytes."""
    _limit_memory()
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while line := stdin.readline():
        job = json.loads(line)
        data = stdin.read(job["bytes"])
        try:
            answer = encode(open_bytes(data, job["passphrases"]))
        except FileError as error:
            answer = {"code": error.code, "found": error.found}
        except MemoryError:
            answer = {"code": "F08", "found": "Reading it needs more memory than a form can."}
        except Exception:  # noqa: BLE001 - whatever a parser meets in untrusted bytes, the file is damaged and no other is
            answer = {"code": "F03", "found": "Its parts make no sense together."}
        body = json.dumps(answer).encode()
        stdout.write(b"%d\n" % len(body) + body)
        stdout.flush()


def _limit_memory() -> None:
    """Where a process can bound itself, it does; on Windows the reader bounds it (`windows_limits`)."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def encode(opened: Opened) -> dict[str, Any]:
    """What was opened, as JSON can carry it."""
    if isinstance(opened, Container):
        parts = [{"name": part.name, "data": base64.b64encode(part.data).decode()} for part in opened.parts]
        return {"kind": opened.kind.value, "parts": parts, "date": opened.date,
                "sender": opened.sender, "message_id": opened.message_id}  # fmt: skip
    sheets = [
        {
            "name": sheet.name,
            "hidden": sheet.hidden,
            "rows": [row for row, _ in sheet.cells],
            "cols": [col for _, col in sheet.cells],
            **_encode_values(sheet.cells.values()),
            "errors": list(sheet.errors),
            "formulas": list(sheet.formulas),
            "merged": sheet.merged,
            "notes": [[*place, text] for place, text in sheet.notes.items()],
            "boxes": sheet.boxes,
            "hidden_rows": list(sheet.hidden_rows),
            "remarks_lost": sheet.remarks_lost,
        }
        for sheet in opened.sheets
    ]
    media = [{"name": one.name, "data": base64.b64encode(one.data).decode()} for one in opened.media]
    return {"kind": "workbook", "format": opened.format, "sheets": sheets, "media": media,
            "media_left_out": opened.media_left_out, "properties": dict(opened.properties),
            "saved": opened.saved.isoformat() if opened.saved else None}  # fmt: skip


def decode(answer: dict[str, Any]) -> Opened:
    """The reverse of `encode`."""
    if answer["kind"] != "workbook":
        parts = tuple(Part(name=part["name"], data=base64.b64decode(part["data"])) for part in answer["parts"])
        return Container(kind=Kind(answer["kind"]), parts=parts, date=answer["date"], sender=answer["sender"],
                         message_id=answer["message_id"])  # fmt: skip
    sheets = tuple(
        ReadSheet(
            name=sheet["name"],
            hidden=sheet["hidden"],
            cells=dict(zip(zip(sheet["rows"], sheet["cols"], strict=True), _decode_values(sheet), strict=True)),
            errors=frozenset((row, col) for row, col in sheet["errors"]),
            formulas=frozenset((row, col) for row, col in sheet["formulas"]),
            merged=tuple((top, left, bottom, right) for top, left, bottom, right in sheet["merged"]),
            notes={(row, col): text for row, col, text in sheet["notes"]},
            boxes=tuple(sheet["boxes"]),
            hidden_rows=frozenset(sheet["hidden_rows"]),
            remarks_lost=sheet["remarks_lost"],
        )
        for sheet in answer["sheets"]
    )
    media = tuple(EmbeddedFile(name=one["name"], data=base64.b64decode(one["data"])) for one in answer["media"])
    return ReadWorkbook(
        format=answer["format"],
        sheets=sheets,
        properties=answer["properties"],
        media=media,
        media_left_out=answer["media_left_out"],
        saved=dt.datetime.fromisoformat(answer["saved"]) if answer["saved"] else None,
    )


def _encode_values(values: Iterable[CellValue]) -> dict[str, Any]:
    """The values, those that JSON does not know written as text, and the letters that say what these are, by place."""
    plain: list[Any] = []
    forms: dict[int, str] = {}
    for place, value in enumerate(values):
        if isinstance(value, _PLAIN):
            plain.append(value)
            continue
        forms[place] = "s" if isinstance(value, dt.timedelta) else _LETTERS[type(value)]
        plain.append(value.total_seconds() if isinstance(value, dt.timedelta) else value.isoformat())
    return {"values": plain, "forms": forms}


def _decode_values(sheet: dict[str, Any]) -> list[CellValue]:
    values: list[CellValue] = sheet["values"]
    for place, form in sheet["forms"].items():
        values[int(place)] = _decode_value(values[int(place)], form)
    return values


def _decode_value(value: Any, form: str) -> CellValue:
    if form == "s":
        return dt.timedelta(seconds=value)
    if form == "D":
        return dt.datetime.fromisoformat(value)
    return dt.date.fromisoformat(value) if form == "d" else dt.time.fromisoformat(value)


if __name__ == "__main__":
    main()
