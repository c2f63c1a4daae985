"""Checks of where agencies disagree; what they find stays with the coordinator."""

from collections.abc import Iterator

from nelaudit.checks.check import Applies, Hit, at, check
from nelaudit.checks.seen import Seen
from nelaudit.model.findings import Severity

_SHOWN = 200


@check(
    "X01", "nil-contradicted", severity=Severity.ADVICE, applies=Applies.NIL, coordinator_only=True,
    summary="A nil return, while another agency's return on the same case tells of that agency's work.",
    why="one of the two is not so; a search under another name or address may have found nothing.",
    put_right="ask the agency to search again, under other names and addresses, without saying who wrote what.",
    source="Multi-Agency Audit Guidance, section 1",
    message="This agency states no involvement, but the return of {agency} ({place}) tells of it: “{text}”.",
)  # fmt: skip
def nil_contradicted(seen: Seen) -> Iterator[Hit]:
    involved = seen.returned.inputs.get("details.involved")
    if seen.together is None or involved is None:
        return
    for one, cell, sentence in seen.together.telling_of(seen.returned.identity.agency):
        agency = seen.together.agencies.get(one.identity.agency, one.identity.agency)
        yield at(involved, agency=agency, place=f"{cell.sheet}!{cell.cell}", text=seen.quoted(sentence, _SHOWN))
        return
