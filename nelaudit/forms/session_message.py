"""The one message by which the agency of a session gets all its forms."""

import datetime as dt

from nelaudit.forms.front import not_a_referral
from nelaudit.model.definitions import Agency, Audit, Board
from nelaudit.model.messages import Message
from nelaudit.model.wording import counted, written_day


def session_message(
    board: Board, audit: Audit, agency: Agency, forms: tuple[tuple[str, bytes], ...], return_by: dt.date
) -> Message:
    """The message to an agency with the forms of its cases. It names no child.

    Source: brief, single assessments: sent in one message, or filled in at the meeting.
    """
    number = counted(len(forms), "form")
    asking = (
        f"{number} for “{audit.title}” {'is' if len(forms) == 1 else 'are'} attached, one for each case. Please fill them "
        f"in and send them back in one message by {written_day(return_by)}, or bring them to the meeting, where they can "
        "also be filled in."
    )
    text = "\n\n".join(
        (
            f"Dear {agency.spoc or agency.name},",
            asking,
            "The forms hold children's details: send and keep them only as your agency's rules on such papers allow.",
            f"These forms are not referrals. {not_a_referral(board)}",
            f"{board.coordinator}\n{board.name}\n{board.coordinator_phone}",
        )
    )
    return Message(
        sender=board.coordinator_email,
        to=agency.email,
        also=agency.also_notify,
        subject=" ".join(f"{audit.title}: {number} for {agency.name}".split()),
        text=f"{text}\n",
        attachments=forms,
    )
