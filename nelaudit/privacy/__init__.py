"""What must not leave the board's own hands: who a child is, and what an agency asked not to share."""

from nelaudit.privacy.cleared import Cleared, clear, named, opened
from nelaudit.privacy.guard import Guard, make_guard
from nelaudit.privacy.withholding import Withheld, Withholding, withholding

__all__ = ["Cleared", "Guard", "Withheld", "Withholding", "clear", "make_guard", "named", "opened", "withholding"]
