"""What the record holds, set beside what the register knows."""

from dataclasses import dataclass

from nelaudit.model.forms import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What is held of one agency, case and team: the forms issued, and the files taken in as returns of them."""

    identity: Identity
    forms: int
    returns: int
