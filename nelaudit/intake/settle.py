"""What a new return means beside those already held for the same agency, case and team."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from nelaudit.model.returns import Input, Outcome, Return

_BOTH = "Both are kept and both stand. To leave one out, add a decision “exclude” to the register and name its file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What becomes of a new return. `replaces` are the held ones that it supersedes; `replaced_by` supersedes it."""

    outcome: Outcome
    message: str
    replaces: tuple[str, ...] = ()
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A return that stands, by the digest of its file."""

    sha256: str
    returned: Return


def nature(returned: Return) -> Outcome:
    """What a return is by itself: a nil return, a confirmation (details only), or a full return."""
    if returned.has_answers:
        return Outcome.ACCEPTED
    return Outcome.NIL if returned.is_nil else Outcome.CONFIRMED


def settle(new: Return, held: Sequence[Held], came_later: Collection[str] = ()) -> Settled:
    """Supersedes only what the same auditor sent before and what says less; else both stand and a person is asked.

    `came_later` are the held ones that reached the board after the new one, as when an archived file is read again.

    Source: design, "Return states".
    """
    what = nature(new)
    full = [one for one in held if nature(one.returned) is not Outcome.CONFIRMED]
    confirmations = tuple(one.sha256 for one in held if nature(one.returned) is Outcome.CONFIRMED)
    if not full:
        return Settled(outcome=what, message=_words(what), replaces=confirmations)
    if what is Outcome.CONFIRMED:
        message = "A return is held already, which says more; this confirmation is kept beside it."
        return Settled(outcome=Outcome.SUPERSEDED, message=message, replaced_by=full[-1].sha256)
    mine = [one for one in full if _same_auditor(new, one.returned)]
    if not mine:
        other = full[-1].returned.value("details.auditor") or "not named"
        return Settled(outcome=Outcome.ASKED, message=f"A return by another auditor is held already ({other}). {_BOTH}")
    newest = max(mine, key=lambda one: one.returned.received.day)
    day = newest.returned.received.day
    later = any(one.sha256 in came_later for one in mine if one.returned.received.day == day)
    if new.received.day < day or (new.received.day == day and later):
        message = "A later return of this form is held already; this one is kept beside it."
        return Settled(outcome=Outcome.SUPERSEDED, message=message, replaced_by=newest.sha256)
    if new.filled < newest.returned.filled:
        message = f"It fills in {new.filled} cells, and the return held already {newest.returned.filled}. {_BOTH}"
        return Settled(outcome=Outcome.ASKED, message=message)
    replaces = (*confirmations, *(one.sha256 for one in mine))
    return Settled(outcome=what, message=f"{_words(what)} It replaces the return held before.", replaces=replaces)


def changes(before: Return, after: Return) -> tuple[tuple[Input | None, Input], ...]:
    """Every input whose text is not what it was, outer spaces aside: before (None where there was no such cell), after.

    A row that is no longer there comes last, as one whose text is gone.
    """
    pairs = [(before.inputs.get(name), found) for name, found in after.inputs.items()]
    pairs += [(old, replace(old, value="")) for name, old in before.inputs.items() if name not in after.inputs]
    return tuple((old, new) for old, new in pairs if (old.value.strip() if old else "") != new.value.strip())


def _same_auditor(new: Return, old: Return) -> bool:
    """Whether both name the same auditor; an auditor left blank before is one that a correction may name."""
    names = [" ".join(one.value("details.auditor").casefold().split()) for one in (new, old)]
    return names[0] == names[1] or not names[1]


def _words(outcome: Outcome) -> str:
    return {
        Outcome.ACCEPTED: "Taken in.",
        Outcome.NIL: "Taken in as a nil return.",
        Outcome.CONFIRMED: "Taken in as a confirmation: details only, no answers yet.",
    }[outcome]
