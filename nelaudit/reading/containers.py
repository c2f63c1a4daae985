"""The parts of an e-mail or a zip: names and bytes, in order, with the mail's date and sender."""

import codecs
import io
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nelaudit.errors import Damaged, Encrypted, TooLarge
from nelaudit.reading import limits
from nelaudit.reading.content import FileKind, check_sizes
from nelaudit.reading.leftovers import is_left_over
from nelaudit.reading.parts import ZIP_FAULTS

if TYPE_CHECKING:
    from email.message import EmailMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerPart:
    """One part: the name that its sender gave it (never a path to write to), and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A mail or zip taken apart. `date` is the mail's own, as YYYY-MM-DD, or empty."""

    kind: FileKind
    parts: tuple[ContainerPart, ...]
    date: str = ""
    sender: str = ""
    message_id: str = ""


def open_container(data: bytes, kind: FileKind) -> Container:
    """The parts of a mail or zip, without what systems left among them.

    Raises:
        FileError: it cannot be taken apart.
    """
    whole = _mail(data) if kind is FileKind.MAIL else _zip(data)
    return replace(whole, parts=tuple(one for one in whole.parts if not is_left_over(one.name, one.data)))


def _mail(data: bytes) -> Container:
    import email  # noqa: PLC0415 - as long as all else that the worker needs, and few files are mails
    import email.policy  # noqa: PLC0415

    try:
        message = email.message_from_bytes(data.removeprefix(codecs.BOM_UTF8), policy=email.policy.default)
        parts = tuple(_attachments(message))
        sender, message_id = _line(str(message.get("From", ""))), _line(str(message.get("Message-ID", "")))
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise Damaged("The e-mail cannot be taken apart.") from error
    return Container(
        kind=FileKind.MAIL, parts=parts, date=_day(message), sender=sender[:200], message_id=message_id[:200]
    )


def _day(message: "EmailMessage") -> str:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415

    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat() if message["Date"] else ""
    except (ValueError, TypeError, IndexError):
        return ""


def _attachments(message: "EmailMessage") -> list[ContainerPart]:
    """Every named or binary leaf; a mail inside the mail is one part, taken apart in its turn."""
    parts: list[ContainerPart] = []
    for part in message.iter_parts() if message.is_multipart() else [message]:
        if len(parts) >= limits.PARTS:
            raise TooLarge(f"The e-mail has more than {limits.PARTS} parts.")
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            if inner is not None:
                parts.append(ContainerPart(name="message.eml", data=inner.as_bytes()))  # type: ignore[union-attr]
        elif part.is_multipart():
            parts += _attachments(part)  # type: ignore[arg-type]
        elif part.get_filename() or part.get_content_maintype() != "text":
            payload = part.get_payload(decode=True)
            parts.append(ContainerPart(name=_name(part), data=payload if isinstance(payload, bytes) else b""))  # type: ignore[arg-type]
    return parts


def _name(part: "EmailMessage") -> str:
    """The attachment's name on one line, without any folder that its sender put before it."""
    name = _line(part.get_filename() or "attachment")
    return name.replace("\\", "/").rsplit("/", 1)[-1][:200] or "attachment"


def _line(text: str) -> str:
    """What a stranger wrote, on one line and of whole characters: a mail may hold bytes that are none."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _zip(data: bytes) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            check_sizes(infos)
            if len(infos) > limits.PARTS:
                raise TooLarge(f"The zip holds {len(infos):,} files.")
            if any(info.flag_bits & 1 for info in infos):
                raise Encrypted("The zip is locked with a password.")
            parts = tuple(
                ContainerPart(name=_line(info.filename.replace("\\", "/"))[-200:], data=archive.read(info))
                for info in infos
            )
    except ZIP_FAULTS as error:
        raise Damaged("The zip cannot be opened.") from error
    return Container(kind=FileKind.ZIP, parts=parts)
