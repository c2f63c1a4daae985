"""An e-mail as a value: who it goes to, what it says, what is attached."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A draft for the coordinator to look at and send. `attachments` are names and bytes, in order."""

    sender: str
    to: str
    also: tuple[str, ...]
    subject: str
    text: str
    attachments: tuple[tuple[str, bytes], ...]
