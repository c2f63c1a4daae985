"""What a new return means beside those already held for the same agency, case and team.

Neither the name of a file nor its place in a mail says which of two versions is the later. Of versions that came on
different days the later received stands; of versions that came on one day the one whose workbook says that it was saved
a day or more after the others; where nothing tells, or the two orders contradict each other, a person is asked, and
until then nothing of it counts.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nelaudit.model.intake import Outcome
from nelaudit.model.returns import Aside, Return
from nelaudit.model.wording import listed, short_day

_BOTH = "Both are kept and both stand. To leave one out, add a decision “exclude” to the register and name its file."
_CLEARLY_LATER = dt.timedelta(days=1)
"""So far apart must two saved times lie: the clocks of two computers, and the zones that they keep, differ by less."""

_INVOLVED = "details.involved"
_BY_SAVED_TIMES = "the workbooks' own saved times, a day or more apart, decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What becomes of a new return. `replaces` are the held ones that it supersedes; `replaced_by` supersedes it.

    With `aside` it waits for a decision and does not count. `also_aside` are held ones that now wait with it: the digest
    of each, and what is to be said of it.
    """

    outcome: Outcome
    message: str
    replaces: tuple[str, ...] = ()
    replaced_by: str = ""
    aside: Aside | None = None
    also_aside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A return that stands, by the digest of its file, or (`waits`) one on which a person must decide.

    `fresh` ones came in this very batch, so that nothing has been made of them yet.
    """

    sha256: str
    returned: Return
    waits: bool = False
    fresh: bool = False


def settle(new: Return, held: Sequence[Held], came_later: Collection[str] = ()) -> Settled:
    """Supersedes only what the same auditor sent before and what says less; else a person is asked.

    `came_later` are the held ones that reached the board after the new one, as when an archived file is read again; of
    two that say the same it tells the later.

    Source: design, "Return states".
    """
    what = new.nature
    full = [one for one in held if one.returned.nature is not Outcome.CONFIRMED]
    confirmations = [one for one in held if one.returned.nature is Outcome.CONFIRMED]
    rivals = [one for one in held if _at_one_moment(new, one.returned) and _contradict(new, one.returned)]
    versions = {one.sha256 for one in rivals}
    same = [one for one in full if _same_auditor(new, one.returned)] if what is not Outcome.CONFIRMED else confirmations
    if not any(one.returned.received.day > new.received.day and not one.waits for one in same):
        latest = _latest([new, *(one.returned for one in rivals)])
        if latest is None:
            return _asked_about_versions(new, rivals)
        if latest is not new:
            return _outdone(latest)
    stand = [one for one in full if not one.waits and one.sha256 not in versions]
    if what is Outcome.CONFIRMED and stand:
        message = "A return is held already, which says more; this confirmation is kept beside it."
        return Settled(outcome=Outcome.SUPERSEDED, message=message, replaced_by=stand[-1].sha256)
    mine = [*same, *(one for one in rivals if one not in same)]
    if what is not Outcome.CONFIRMED and stand and not mine:
        other = stand[-1].returned.value("details.auditor") or "not named"
        return Settled(outcome=Outcome.ASKED, message=f"A return by another auditor is held already ({other}). {_BOTH}")
    settled = _beside_my_own(new, mine, came_later) if mine else None
    if settled:
        return settled
    replaced = dict.fromkeys(one.sha256 for one in (*confirmations, *mine))
    earlier = any(one in full for one in mine)
    return Settled(outcome=what, message=_taken_in(new, rivals, earlier=earlier), replaces=tuple(replaced))


def settled_by_decision(new: Return, held: Sequence[Held]) -> Settled:
    """What becomes of a return that a decision names as the one that counts: it replaces the other versions of it."""
    others = [one for one in held if _auditor(one.returned) == _auditor(new) or one.waits or not _auditor(one.returned)]
    replaces = tuple(dict.fromkeys(one.sha256 for one in others))
    return Settled(outcome=new.nature, message=_taken_in(new, [], earlier=bool(replaces)), replaces=replaces)


def _beside_my_own(new: Return, mine: Sequence[Held], came_later: Collection[str]) -> Settled | None:
    """What becomes of a return beside those of the same auditor; None where it simply replaces them."""
    what = new.nature
    newest = max(mine, key=lambda one: one.returned.received.day)
    day = newest.returned.received.day
    of_the_day = (one for one in mine if one.returned.received.day == day and not _contradict(new, one.returned))
    later = any(one.sha256 in came_later for one in of_the_day)
    if new.received.day < day or (new.received.day == day and later):
        if _saved_after(new, newest.returned) and _contradict(new, newest.returned):
            return _asked_about_order(new, newest)
        message = "A later return of this form is held already; this one is kept beside it."
        return Settled(outcome=Outcome.SUPERSEDED, message=message, replaced_by=newest.sha256)
    ahead = [one for one in mine if _saved_after(one.returned, new) and _contradict(new, one.returned)]
    if ahead:
        return _asked_about_order(new, ahead[-1])
    if Outcome.CONFIRMED not in {what, newest.returned.nature} and new.filled < newest.returned.filled:
        message = f"It fills in {new.filled} cells, and the return held already {newest.returned.filled}."
        if newest.waits:
            return Settled(
                outcome=Outcome.ASKED,
                message=f"{message} Neither is taken in. {_exclude(new, mine)}",
                aside=Aside.VERSION,
            )
        return Settled(outcome=Outcome.ASKED, message=f"{message} {_BOTH}")
    return None


def _at_one_moment(new: Return, old: Return) -> bool:
    """Whether both are versions of one thing, received on one day; an auditor left blank may be the other's."""
    if new.received.day != old.received.day:
        return False
    kinds = {new.nature, old.nature}
    if Outcome.CONFIRMED in kinds:
        return Outcome.ACCEPTED not in kinds
    names = [_auditor(one) for one in (new, old)]
    return names[0] == names[1] or not all(names)


def _contradict(new: Return, old: Return) -> bool:
    """Whether two versions say different things.

    A confirmation says only what is filled in; one on the form itself and one on the agency's sheet, or one beside a nil
    return, contradict each other only where they say otherwise whether the agency is involved.
    """
    kinds = {new.nature, old.nature}
    if Outcome.CONFIRMED not in kinds:
        return bool(new.changes_since(old))
    alike = len(kinds) == 1 and new.inputs.keys() == old.inputs.keys()
    names = new.inputs if alike else (_INVOLVED,)
    both = ((new.inputs[name], old.inputs[name]) for name in names if name in new.inputs and name in old.inputs)
    return any(one.value.strip() != other.value.strip() for one, other in both if not (one.blank or other.blank))


def _latest(versions: Sequence[Return]) -> Return | None:
    """The version whose workbook was saved a day or more after every other's; None where that cannot be told."""
    if len(versions) == 1:
        return versions[0]
    return next(
        (one for one in versions if all(_saved_after(one, other) for other in versions if other is not one)), None
    )


def _saved_after(one: Return, other: Return) -> bool:
    """Whether both workbooks say when they were saved, and the one a day or more after the other."""
    late, early = one.received.saved, other.received.saved
    return late is not None and early is not None and late - early >= _CLEARLY_LATER


def _asked_about_versions(new: Return, rivals: Sequence[Held]) -> Settled:
    """None of several versions of one moment is known to be the later: those that came in this batch all wait."""
    versions = [new, *(one.returned for one in rivals)]
    stands = next((one.returned for one in rivals if not one.waits and not one.fresh), None)
    fresh = [one for one in rivals if one.fresh]
    return Settled(
        outcome=Outcome.ASKED,
        message=_versions_words(new, versions, stands),
        aside=Aside.VERSION,
        also_aside=tuple((one.sha256, _versions_words(one.returned, versions, stands)) for one in fresh),
    )


def _versions_words(one: Return, versions: Sequence[Return], stands: Return | None) -> str:
    others = [other for other in versions if other is not one]
    files = [f"“{other.received.handle([each.received for each in versions])}”" for other in others]
    said = all(each.received.saved for each in versions)
    why = "their own saved times lie less than a day apart" if said else "not each of them says when it was saved"
    what = (
        f"“{stands.received.handle([each.received for each in versions])}”, which was taken in before, still stands."
        if stands
        else "Nothing of any of them is taken in."
    )
    return (
        f"Another version of the same form came on the same day, {short_day(one.received.day)} ({listed(files)}), with other "
        f"words, and nothing tells which is the later: {why}. {what} {_exclude_words(one, versions)}"
    )


def _asked_about_order(new: Return, other: Held) -> Settled:
    """Received and saved in opposite order: an old version may have been sent again."""
    versions = [new, other.returned]
    handle = other.returned.received.handle([one.received for one in versions])
    came = "later" if new.received.day >= other.returned.received.day else "earlier"
    saved = "earlier" if came == "later" else "later"
    state = "waits too" if other.waits else "still stands"
    message = (
        f"It came {came} than the return held already (“{handle}”, {short_day(other.returned.received.day)}) and was saved "
        f"a day or more {saved}, by the workbooks' own saved times: an old version may have been sent again. It is "
        f"not taken in, and the return held already {state}. {_exclude_words(new, versions)}"
    )
    return Settled(outcome=Outcome.ASKED, message=message, aside=Aside.OLDER)


def _exclude(new: Return, mine: Sequence[Held]) -> str:
    return _exclude_words(new, [new, *(one.returned for one in mine)])


def _exclude_words(one: Return, versions: Sequence[Return]) -> str:
    """What to write into the register, with the name by which this file alone is known."""
    handle = one.received.handle([each.received for each in versions])
    return (
        f"Decide which one counts, and add a decision “exclude” to the register for each of the others, naming its file (this "
        f"one is “{handle}”); the one that is left is taken in at the next run."
    )


def _outdone(latest: Return) -> Settled:
    message = (
        f"Another version that came on the same day (“{latest.received.file}”) stands, and this one is kept beside it: "
        f"{_BY_SAVED_TIMES} that the other is the later."
    )
    return Settled(outcome=Outcome.SUPERSEDED, message=message, replaced_by=latest.received.sha256)


def outdone_words(version: Return, latest: Return) -> str:
    """What is said of a version that waited, and that a later one has now replaced."""
    if version.received.day == latest.received.day:
        return _outdone(latest).message
    return (
        f"A return that came later (“{latest.received.file}”) replaced it, so that nothing is to be decided any more."
    )


def _taken_in(new: Return, rivals: Sequence[Held], *, earlier: bool) -> str:
    words = _words(new.nature)
    if rivals:
        files = listed([f"“{one.returned.received.file}”" for one in rivals])
        return (
            f"{words} It replaces another version that came on the same day ({files}): {_BY_SAVED_TIMES} that this one "
            "is the later."
        )
    return f"{words} It replaces the return held before." if earlier else words


def _auditor(returned: Return) -> str:
    return " ".join(returned.value("details.auditor").casefold().split())


def _same_auditor(new: Return, old: Return) -> bool:
    """Whether both name the same auditor; an auditor left blank before is one that a correction may name."""
    return _auditor(new) == _auditor(old) or not _auditor(old)


def _words(outcome: Outcome) -> str:
    return {
        Outcome.ACCEPTED: "Taken in.",
        Outcome.NIL: "Taken in as a nil return.",
        Outcome.CONFIRMED: "Taken in as a confirmation: details only, no answers yet.",
    }[outcome]
