"""The state of an audit, with what a person decided on it and the audits to compare with → what is said of it."""

from nelaudit.collate.collated import Collated
from nelaudit.collate.collating import collated, compared, proposed_mentions
from nelaudit.model.audit_state import AuditState
from nelaudit.model.themes import Mention
from nelaudit.pathway.assessing import states_before
from nelaudit.pathway.desk import Desk


def collate(desk: Desk, state: AuditState, *, proposed: tuple[Mention, ...] | None = None) -> Collated:
    """Everything that is said of an audit; `proposed` are its mentions, where they were looked for already.

    Raises:
        UsageProblem: the tool of an audit to compare with is not in the question bank.
    """
    words = desk.definitions.known_words
    return collated(
        compared(state, words.vocabulary),
        words,
        proposed=proposed_mentions(state, words.codebook) if proposed is None else proposed,
        reviews=desk.record.reviews.of(state.audit.key),
        before=states_before(desk, state),
    )
