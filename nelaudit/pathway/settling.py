"""Returns as read → the record: stored beside those held, or in the place of what was read of the same bytes before."""

from collections.abc import Sequence
from dataclasses import replace

from nelaudit.intake.attribution import how_attributed
from nelaudit.intake.settle import Held, Settled, outdone_words, settle
from nelaudit.model.forms import Form
from nelaudit.model.intake import Outcome
from nelaudit.model.returns import Aside, Return
from nelaudit.model.wording import counted, listed
from nelaudit.pathway.batch import Batch, Found, IntakeEntry, entry_of, is_urgent
from nelaudit.schedule.standing import excluded
from nelaudit.store.returns import StoredReturn

_SHOWN_CHANGES = 6
_WHICH_COUNTS = (
    "More than one version of your form reached us, and we cannot tell which is the latest. Please tell us which one "
    "counts."
)


def store_returns(
    batch: Batch, found: Found, sha256: str, form: Form, returns: Sequence[Return], outcome: Outcome | None
) -> IntakeEntry:
    """Stores the returns beside those held, and says what became of them."""
    settled = [_store(batch, new) for new in returns]
    asked = [(new, one) for new, one in zip(returns, settled, strict=True) if one.outcome is Outcome.ASKED]
    message = settled[0].message
    if outcome is not None:
        taken = [new for new, one in zip(returns, settled, strict=True) if one.outcome is not Outcome.ASKED]
        words = [of_case(new, one.message) for new, one in asked]
        message = " ".join([*([_confirmed(taken)] if taken else []), *words])
    notices = [notice for new in returns for notice in new.notices]
    message = " ".join(filter(None, (message + _unclear(returns), how_attributed(notices))))
    entry = entry_of(found, sha256, form, Outcome.ASKED if asked else outcome or settled[0].outcome, message)
    return replace(
        entry,
        supersedes=tuple(dict.fromkeys(sha for one in settled for sha in one.replaces)),
        urgent=any(is_urgent(batch, new) for new in returns),
        for_agency=_WHICH_COUNTS if any(one.aside for one in settled) else "",
    )


def of_case(returned: Return, words: str) -> str:
    """What is said of one of the cases on a confirmation sheet."""
    return f"{returned.identity.case}: {words}"


def _store(batch: Batch, new: Return) -> Settled:
    """Stores one return beside those held."""
    sha256, record = new.received.sha256, batch.desk.record
    beside = [
        one
        for one in record.returns.beside(new.identity)
        if one.returned.received.sha256 != sha256
        and not excluded(one.returned, batch.desk.definitions.register.decisions)
    ]
    held = [held_beside(batch, one) for one in beside]
    place = batch.order.get(sha256)
    later = {one.sha256 for one in held if place is not None and batch.order.get(one.sha256, place) > place}
    settled = settle(new, held, later)
    batch.fresh.add((sha256, new.form_id))
    record.returns.add(new, replaces=settled.replaces, replaced_by=settled.replaced_by, aside=settled.aside)
    _amend(batch, new, held, settled)
    return replace(settled, message=settled.message + _what_changed(new, beside, settled.replaces))


def held_beside(batch: Batch, one: StoredReturn) -> Held:
    """A held return as a new one is settled with it."""
    got = one.returned.received
    return Held(
        sha256=got.sha256,
        returned=one.returned,
        waits=one.aside is not None,
        fresh=(got.sha256, one.returned.form_id) in batch.fresh,
    )


def _amend(batch: Batch, new: Return, held: Sequence[Held], settled: Settled) -> None:
    """Changes what was said, earlier in this batch, of versions that the new one has made doubtful or outdone."""
    words = dict(settled.also_aside)
    for one in held:
        if one.sha256 in words:
            batch.desk.record.returns.put_aside(one.returned, Aside.VERSION)
            _say_anew(batch, one.returned, Outcome.ASKED, words[one.sha256])
        elif one.sha256 in settled.replaces and one.waits:
            _say_anew(batch, one.returned, Outcome.SUPERSEDED, outdone_words(one.returned, new))


def _say_anew(batch: Batch, returned: Return, outcome: Outcome, words: str) -> None:
    """Changes the line of this batch, or adds one where the file came earlier."""
    sha256 = returned.received.sha256
    line = batch.desk.record.intake.last(sha256, returned.form_id, or_sheet=True)
    if line is None:
        return
    said = words if line.form_id == returned.form_id else of_case(returned, words)
    if (sha256, returned.form_id) in batch.fresh:
        batch.desk.record.intake.amend(sha256, line.form_id, outcome, said)
    else:
        batch.desk.record.intake.add(
            replace(
                line, taken_on=batch.desk.today, taken_at=batch.desk.clock, outcome=outcome, message=said, for_agency=""
            )
        )
    batch.amended[sha256, line.form_id] = (outcome, said)


def read_again(
    batch: Batch, found: Found, form: Form, pairs: Sequence[tuple[Return, StoredReturn | None]], outcome: Outcome | None
) -> IntakeEntry:
    """Puts what is now read of a held file in the place of what was; the day, and what replaces what, stay."""
    cells: list[str] = []
    noticed = urgent = False
    for new, held in pairs:
        if held is None:
            _store(batch, new)
            cells += [f"{one.sheet} {one.cell}" for one in new.inputs.values() if not one.blank]
            urgent |= is_urgent(batch, new)
            continue
        before = held.returned
        differing = [one for name, one in new.inputs.items() if before.inputs.get(name) != one]
        differing += [one for name, one in before.inputs.items() if name not in new.inputs]
        cells += [f"{one.sheet} {one.cell}" for one in differing]
        noticed |= new.notices != before.notices
        urgent |= any(one.field.startswith("concern.") for one in differing) and is_urgent(batch, new)
        kept = replace(new, received=replace(before.received, saved=new.received.saved))
        if differing or new.notices != before.notices or kept.received != before.received:
            batch.desk.record.returns.read_anew(kept)
    sha256 = pairs[0][0].received.sha256
    if not cells and not noticed:
        return entry_of(found, sha256, form, Outcome.UNCHANGED, "Read again; nothing differs.")
    superseded = all(held and held.superseded_by for _, held in pairs)
    waits = any(held and held.aside and not held.superseded_by for _, held in pairs)
    what = Outcome.SUPERSEDED if superseded else Outcome.ASKED if waits else outcome or pairs[0][0].nature
    return replace(entry_of(found, sha256, form, what, _anew(cells)), urgent=urgent)


def _anew(cells: Sequence[str]) -> str:
    """What a second reading found, in a sentence."""
    if not cells:
        return "Read anew: no cell differs from what was held; what was noticed beside the cells does."
    verb = "differs" if len(cells) == 1 else "differ"
    return f"Read anew: {counted(len(cells), 'cell')} {verb} from what was held: {_some(cells)}."


def _some(cells: Sequence[str]) -> str:
    """The first few cells, and how many more there are."""
    more = f" and {len(cells) - _SHOWN_CHANGES} more" if len(cells) > _SHOWN_CHANGES else ""
    return f"{', '.join(cells[:_SHOWN_CHANGES])}{more}"


def _confirmed(returns: Sequence[Return]) -> str:
    """A confirmation sheet in a sentence."""
    nil = [one.identity.case for one in returns if one.is_nil]
    cases = counted(len(returns), "case")
    return f"Taken in as the confirmation of {cases}." + (f" No involvement in {listed(nil)}." if nil else "")


def _unclear(returns: Sequence[Return]) -> str:
    """Whose involvement cannot be told from what came, in a sentence; empty where all is clear."""
    cases = listed([one.identity.case for one in returns if one.is_unclear])
    return f" Whether the agency was involved in {cases} cannot be told from it: see the findings." if cases else ""


def _what_changed(new: Return, standing: Sequence[StoredReturn], replaces: Sequence[str]) -> str:
    """Cell by cell, against the latest return that it replaces; the intake log has them all."""
    before = [one.returned for one in standing if one.returned.received.sha256 in replaces and one.returned.has_answers]
    if not before:
        return ""
    cells = [f"{after.sheet} {after.cell}" for _, after in new.changes_since(before[-1])]
    return f" {counted(len(cells), 'cell')} changed: {_some(cells)}." if cells else ""
