"""What is said of a form that may be about another child than the one it was issued for.

The words go to the screen, to the intake log and into JSON. They name facts and references, and never what stands on the
page.
"""

from collections.abc import Sequence

from nelaudit.intake.front_page import FrontPage
from nelaudit.model.decisions import Decision
from nelaudit.model.forms import Identity
from nelaudit.model.front import OF_THE_CHILD, WORDS, Fact
from nelaudit.model.wording import counted, listed, short_day

FOR_AGENCY = (
    "The first page of the form does not say what we issued, so that we cannot be certain which child the answers are "
    "about. Please tell us which case they are about. If it is another one, please fill in the form that we sent for that "
    "case; a form is for its own case only."
)
SHEET_FOR_AGENCY = (
    "The confirmation sheet names a case or an agency that it was not issued for, so that we cannot be certain which "
    "child each line is about. Please fill in the sheet that we sent you, with its lines as they are."
)


def whose_words(identity: Identity, page: FrontPage, handle: str, *, concern: bool) -> str:
    """Why a form waits, and what to decide. `handle` is the name by which a decision means this file."""
    facts = listed([_fact(fact, page) for fact in page.changed])
    many = len(page.changed) > 1
    urgent = (
        f"URGENT: an immediate safeguarding concern is stated in it; case unclear: the form's label says {identity}. "
        if concern
        else ""
    )
    return (
        f"{urgent}On its first page {facts} {'are' if many else 'is'} not as issued: {_may_be(page)} It was issued for "
        f"{identity}. Nothing of it is taken in, and the state of that return stays as it was. If it is about "
        f"{identity.case} all the same, add a decision “include” to the register that names the case {identity.case} and the "
        f"file “{handle}”; if it is not, add “exclude” with that file, and ask the agency to fill in the form of the case that "
        "the answers are about."
    )


def _fact(fact: Fact, page: FrontPage) -> str:
    return f"{WORDS[fact]} (now {page.named})" if fact is Fact.REFERENCE and page.named else WORDS[fact]


def _may_be(page: FrontPage) -> str:
    if set(page.changed) <= OF_THE_CHILD and len(page.changed) == 1:
        return "that may be a correction, or a form used again for another child."
    return "it may be a form used again for another child."


def elsewhere_words(identity: Identity, decision: Decision) -> str:
    """What is said where a decision would take a form in under another case than it was issued for."""
    other = " / ".join(filter(None, (decision.audit, decision.case)))
    return (
        f" The decision of {short_day(decision.date)} includes this file for {other}, and it was issued for {identity}: a "
        "form is taken in under no other case than its own. Ask the agency to fill in the form issued for the case that "
        "it is about, and change that decision to “exclude”."
    )


def gone_words(page: FrontPage) -> str:
    """What is noted of a first page that no longer says all that it did; empty where it does."""
    if not page.there:
        return " Its first page, which said whose form it is, is no longer there."
    if not page.gone:
        return ""
    facts = listed([WORDS[fact] for fact in page.gone])
    return f" On its first page {'these are' if len(page.gone) > 1 else 'this is'} blank now: {facts}."


def sheet_words(rows: Sequence[str], cases: Sequence[str], handle: str, *, header: bool, stray: int) -> str:
    """Why a confirmation sheet waits. `rows` are the cells of lines that name another case, `cases` those issued for them.

    `header` says that another agency or audit stands above the lines; `stray` lines belong to none that was issued.
    """
    said = []
    if header:
        said.append("the agency or audit above its lines is not as issued")
    if rows:
        said.append(
            f"{counted(len(rows), 'line names', 'lines name')} another case or team than issued ({', '.join(rows)})"
        )
    words = f"{'; '.join(said)}."
    how = "add a decision “include” to the register that names the file"
    if cases:
        how += f" and the case, one for each of {listed(list(dict.fromkeys(cases)))}"
    take = (
        "A line that was not issued cannot be taken in: ask the agency for the sheet anew"
        if stray
        else f"If each line is about the case that it was issued for, {how} (“{handle}”)"
    )
    return (
        f"{words[:1].upper()}{words[1:]} Nothing of the sheet is taken in. {take}; else add “exclude” with the file "
        f"“{handle}”, and ask the agency to fill in the sheet as it was sent."
    )
