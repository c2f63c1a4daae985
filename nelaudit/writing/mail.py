"""Writes a `Message` as an .eml draft, which mail programs open ready to be sent. The same value gives the same bytes."""

import hashlib
from email.message import EmailMessage
from email.policy import SMTP

from nelaudit.model.messages import Message
from nelaudit.privacy import Cleared, opened

_WORKBOOK = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draft_bytes(cleared: Cleared[Message]) -> bytes:
    """The message as the bytes of an .eml file. `X-Unsent` is how Outlook knows a draft; the day is that of sending."""
    message = opened(cleared)
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["From"] = message.sender
    mail["To"] = message.to
    if message.also:
        mail["Cc"] = ", ".join(message.also)
    mail["Subject"] = message.subject
    mail.set_content(message.text)
    for name, data in message.attachments:
        mail.add_attachment(data, maintype="application", subtype=_WORKBOOK, filename=name)
    if mail.is_multipart():
        mail.set_boundary(f"=_{hashlib.sha256(message.subject.encode() + message.to.encode()).hexdigest()[:32]}")
    return mail.as_bytes()
