"""The sample of a session: listed cases ranked by a seed, the first of them taken.

Anyone can draw it again with any tool that works out SHA-256: the mark of a case is that of the seed, a line break
and the case's reference; the cases with the lowest marks are taken. The order of the list plays no part.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable

from nelaudit.errors import Problem
from nelaudit.model.definitions import Audit, Draw, Invitation
from nelaudit.model.wording import listed, short_day


def mark(seed: str, case: str) -> str:
    """The mark by which a case is ranked, as 64 hexadecimal digits."""
    return hashlib.sha256(f"{seed}\n{case}".encode()).hexdigest()


def draw_sample(audit: Audit, *, drawn_on: dt.date, drawn_by: str) -> Draw:
    """The sample of the audit's list as it stands; a list shorter than the sample is taken whole."""
    ranked = tuple(sorted((one.invitation for one in audit.listed), key=lambda one: mark(audit.sample_seed, one.case)))
    return Draw(
        audit=audit.key,
        drawn_on=drawn_on,
        drawn_by=drawn_by,
        seed=audit.sample_seed,
        size=audit.sample_size,
        listed=ranked,
        drawn=ranked[: audit.sample_size],
    )


def changed_since(audit: Audit, draw: Draw) -> tuple[str, ...]:
    """What the register says otherwise than when the sample was drawn: any of list, seed, sample size."""
    now: frozenset[Invitation] = frozenset(one.invitation for one in audit.listed)
    changes = (
        ("list", now != frozenset(draw.listed)),
        ("seed", audit.sample_seed != draw.seed),
        ("sample size", audit.sample_size != draw.size),
    )
    return tuple(words for words, changed in changes if changed)


def lost_cases(audits: Iterable[Audit], file: str) -> tuple[Problem, ...]:
    """Advice on what was drawn and the register, which is that file, no longer holds: the case or its agency."""
    return tuple(
        Problem(
            file=file,
            sheet="Sampling",
            cell="",
            found=f"{audit.key}: {listed(audit.unlisted)}, drawn on {short_day(audit.draw.drawn_on)}, "
            "no longer stands here, or its agency no longer stands on the sheet Agencies.",
            put_right="The draw and what was issued still count, but no form of it can be made anew, and its names "
            "cannot be kept out of reports. Put the row back.",
            advice=True,
        )
        for audit in audits
        if audit.draw and audit.unlisted
    )
