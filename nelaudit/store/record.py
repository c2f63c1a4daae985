"""The record of what was issued and what came back. One writer; each change is whole or not at all."""

import datetime as dt
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from nelaudit.errors import RecordInUse
from nelaudit.model.definitions import Case, Draw, Subject
from nelaudit.model.forms import CONFIRMATION, Confirmation, Form, Identity
from nelaudit.model.holdings import Holding
from nelaudit.model.moderation import Moderation, Review
from nelaudit.model.returns import Aside, Basis, IntakeRow, Outcome, Received, Return
from nelaudit.model.tools import Tool
from nelaudit.store.database import Database
from nelaudit.store.encoding import (
    confirmation_from,
    draw_from,
    fields_json,
    form_from,
    inputs_from,
    inputs_json,
    intake_from,
    notices_from,
    notices_json,
    of_concern,
    review_from,
    subject_from,
    subject_json,
    texts_json,
    tool_from,
)
from nelaudit.store.moderations import moderation_from, moderation_json

_SETTLED = tuple(outcome for outcome in Outcome if outcome not in {Outcome.REFUSED, Outcome.UNCHANGED})
_VERSIONS = (Aside.VERSION, Aside.OLDER)
"""Why a return waits that is of its case without a doubt."""

_WHO = "audit = ? AND case_ref = ? AND agency = ? AND team = ?"
_NOT_WAITING = "(aside = '' OR superseded_by != '')"
_OF_WHOM = f"form_id IN (SELECT form_id FROM forms WHERE {_WHO})"  # noqa: S608 - a constant
_RETURNS = (
    "SELECT sha256, form_id, received, received_basis, path, member, superseded_by, inputs, notices, saved, aside, audit, "
    "case_ref, agency, team, edition FROM forms JOIN returns USING (form_id)"
)
_OF_IT = "SELECT 1 FROM returns WHERE returns.sha256 = line.sha256 AND (returns.form_id = line.form_id OR line.form_id LIKE ?)"
_WAITING = (
    "SELECT * FROM intake AS line WHERE id IN (SELECT max(id) FROM intake WHERE outcome NOT IN (?, ?) "  # noqa: S608 - constants only
    f"GROUP BY sha256, form_id) AND ((outcome = ? AND NOT EXISTS ({_OF_IT})) "
    f"OR EXISTS ({_OF_IT} AND aside != '' AND superseded_by = '')) ORDER BY id"
)
"""The lines whose file is held and not taken in; those of a confirmation sheet are told by its file alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReturn:
    """A return as held; `superseded_by` is the digest of the file that replaced it, or empty.

    `aside` says why it does not count until a person has decided; None where nothing is to be decided.
    """

    returned: Return
    superseded_by: str
    aside: Aside | None = None


class Record(Database):
    """The open record: what was issued, what came back, what people decided on it, and what was said and written."""

    # Forms and editions

    def add_form(self, form: Form, tool: Tool) -> None:
        """Records an issued form with its tool; the same form issued again keeps its first day of issue.

        What its first page says is added to what it said before, since either may come back.
        """
        who = form.identity
        edition = json.dumps(asdict(tool), ensure_ascii=False)
        self._db.execute("INSERT OR IGNORE INTO editions VALUES (?, ?)", (form.edition, edition))
        values = (form.form_id, who.audit, who.case, who.agency, who.team, form.edition, form.signature,
                  form.issued_on.isoformat(), form.file_name, fields_json(form), texts_json(form))  # fmt: skip
        self._db.execute("INSERT OR IGNORE INTO forms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        self._add_front(form)

    def _add_front(self, form: Form) -> None:
        marks = [(form.form_id, fact, mark) for fact, found in form.front.items() for mark in sorted(found)]
        for values in marks:
            self._db.execute("INSERT OR IGNORE INTO fronts VALUES (?, ?, ?)", values)

    def _with_front(self, form: Form) -> Form:
        """A form as it was read, with the marks of its first page."""
        front: dict[str, frozenset[str]] = {}
        for fact, mark in self._db.execute("SELECT fact, mark FROM fronts WHERE form_id = ?", (form.form_id,)):
            front[fact] = front.get(fact, frozenset()) | {mark}
        return replace(form, front=front) if front else form

    def form(self, form_id: str) -> Form | None:
        """An issued form by its id."""
        row = self._db.execute("SELECT * FROM forms WHERE form_id = ?", (form_id,)).fetchone()
        return self._with_front(form_from(row)) if row else None

    def forms(self, audit: str) -> tuple[Form, ...]:
        """All forms issued for an audit, in order of issue."""
        rows = self._db.execute("SELECT * FROM forms WHERE audit = ? ORDER BY rowid", (audit,)).fetchall()
        return tuple(self._with_front(form_from(row)) for row in rows)

    def has_forms(self, audit: str) -> bool:
        """Whether any form of an audit was issued."""
        return bool(self._db.execute("SELECT 1 FROM forms WHERE audit = ? LIMIT 1", (audit,)).fetchone())

    def whose(self) -> dict[str, Identity]:
        """Whose each issued form and confirmation sheet is, by its id; a sheet has no case."""
        rows = self._db.execute(
            "SELECT form_id, audit, case_ref, agency, team FROM forms "
            "UNION ALL SELECT form_id, audit, '', agency, '' FROM confirmations"
        )
        return {
            form_id: Identity(audit=audit, case=case, agency=agency, team=team)
            for form_id, audit, case, agency, team in rows
        }

    def latest_editions(self, audit: str) -> dict[Identity, str]:
        """The edition last issued for each case, agency and team of an audit."""
        rows = self._db.execute(
            "SELECT case_ref, agency, team, edition FROM forms WHERE audit = ? ORDER BY rowid", (audit,)
        )
        return {
            Identity(audit=audit, case=case, agency=agency, team=team): edition for case, agency, team, edition in rows
        }

    def holdings(self) -> tuple[Holding, ...]:
        """What is held of each agency, case and team of every audit, in order of issue."""
        rows = self._db.execute(
            "SELECT audit, case_ref, agency, team, count(DISTINCT form_id), "
            "count(CASE WHEN superseded_by = '' THEN 1 END) FROM forms LEFT JOIN returns USING (form_id) "
            "GROUP BY audit, case_ref, agency, team ORDER BY min(forms.rowid)"
        )
        return tuple(
            Holding(identity=Identity(audit=audit, case=case, agency=agency, team=team), forms=forms, returns=returns)
            for audit, case, agency, team, forms, returns in rows
        )

    def issued_on(self, identity: Identity, edition: str) -> dt.date | None:
        """The day on which a form of this edition was first issued, if it was."""
        row = self._db.execute(
            "SELECT issued_on FROM forms WHERE audit = ? AND case_ref = ? AND agency = ? AND team = ? AND edition = ?",
            (identity.audit, identity.case, identity.agency, identity.team, edition),
        ).fetchone()
        return dt.date.fromisoformat(row[0]) if row else None

    def add_confirmation(self, confirmation: Confirmation) -> None:
        """Records an issued confirmation sheet; the same sheet issued again keeps its first day of issue."""
        form = confirmation.form
        values = (form.form_id, form.identity.audit, form.identity.agency, form.signature, form.issued_on.isoformat(),
                  confirmation.due.isoformat(), form.file_name, fields_json(form), texts_json(form),
                  json.dumps(confirmation.forms))  # fmt: skip
        self._db.execute("INSERT OR IGNORE INTO confirmations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        self._add_front(form)

    def confirmation(self, form_id: str) -> Confirmation | None:
        """An issued confirmation sheet by its id."""
        row = self._db.execute("SELECT * FROM confirmations WHERE form_id = ?", (form_id,)).fetchone()
        if row is None:
            return None
        found = confirmation_from(row)
        return replace(found, form=self._with_front(found.form))

    @cached_property
    def _tools(self) -> dict[str, Tool]:
        """The tools that were asked for so far."""
        return {}

    def tool(self, edition: str) -> Tool | None:
        """The tool as it was when the edition was issued, which never changes."""
        if edition not in self._tools:
            row = self._db.execute("SELECT tool FROM editions WHERE edition = ?", (edition,)).fetchone()
            if row is None:
                return None
            self._tools[edition] = tool_from(row[0])
        return self._tools[edition]

    # Draws

    def add_draw(self, draw: Draw) -> None:
        """Records a sample. The first draw of an audit stands: a later one changes nothing."""
        lists = (
            json.dumps([(one.case, one.agency, one.team) for one in ones], ensure_ascii=False)
            for ones in (draw.listed, draw.drawn)
        )
        values = (draw.audit, draw.drawn_on.isoformat(), draw.drawn_by, draw.seed, draw.size, *lists)
        self._db.execute("INSERT OR IGNORE INTO draws VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def draws(self) -> tuple[Draw, ...]:
        """Every sample drawn, one an audit."""
        return tuple(draw_from(row) for row in self._db.execute("SELECT * FROM draws ORDER BY audit"))

    # Intake

    def settled(self, sha256: str) -> IntakeRow | None:
        """The latest intake of these very bytes that did not end in a refusal."""
        marks = ", ".join("?" * len(_SETTLED))
        row = self._db.execute(
            f"SELECT * FROM intake WHERE sha256 = ? AND outcome IN ({marks}) ORDER BY id DESC LIMIT 1",  # noqa: S608 - question marks only
            (sha256, *_SETTLED),
        ).fetchone()
        return intake_from(row) if row else None

    def all_settled(self) -> frozenset[str]:
        """The digests of everything of which an intake did not end in a refusal."""
        marks = ", ".join("?" * len(_SETTLED))
        rows = self._db.execute(f"SELECT sha256 FROM intake WHERE outcome IN ({marks})", _SETTLED)  # noqa: S608 - question marks only
        return frozenset(str(sha256) for (sha256,) in rows)

    def add_intake(self, row: IntakeRow) -> None:
        """Adds a line to the intake log, unless the very same refusal of the same bytes stands there already."""
        known = self._db.execute(
            "SELECT 1 FROM intake WHERE sha256 = ? AND path = ? AND member = ? AND outcome = ? AND code = ?",
            (row.sha256, row.path, row.member, row.outcome, row.code),
        ).fetchone()
        if known and row.outcome is Outcome.REFUSED:
            return
        days = ("" if day is None else day.isoformat() for day in (row.modified, row.mailed))
        values = (row.taken_on.isoformat(), row.path, row.member, row.sender, row.sha256, row.outcome, row.code,
                  row.message, row.form_id, row.message_id, row.reader, *days, row.taken_at, row.for_agency,
                  row.container)  # fmt: skip
        self._db.execute(f"INSERT INTO intake VALUES (NULL{', ?' * len(values)})", values)  # noqa: S608 - question marks only

    def last_intake(self, sha256: str, form_id: str, *, or_sheet: bool = False) -> IntakeRow | None:
        """The latest line of a form in a file, or of the confirmation sheet in it that speaks of the form's case."""
        sheets = f"{CONFIRMATION}%" if or_sheet else form_id
        row = self._db.execute(
            "SELECT * FROM intake WHERE sha256 = ? AND (form_id = ? OR form_id LIKE ?) ORDER BY id DESC LIMIT 1",
            (sha256, form_id, sheets),
        ).fetchone()
        return intake_from(row) if row else None

    def first_taken(self, sha256: str) -> dt.date | None:
        """The day on which these bytes first came."""
        row = self._db.execute("SELECT min(taken_on) FROM intake WHERE sha256 = ?", (sha256,)).fetchone()
        return dt.date.fromisoformat(row[0]) if row and row[0] else None

    def is_unread(self, sha256: str, form_id: str) -> bool:
        """Whether nothing of a form or confirmation sheet in a file counts or is set aside as a version."""
        form, values = ("", ()) if form_id.startswith(CONFIRMATION) else (" AND form_id = ?", (form_id,))
        row = self._db.execute(
            f"SELECT 1 FROM returns WHERE sha256 = ? AND aside != ?{form}",  # noqa: S608 - a constant
            (sha256, Aside.WHOSE, *values),
        ).fetchone()
        return row is None

    def amend_intake(self, sha256: str, form_id: str, outcome: Outcome, message: str) -> None:
        """Changes the latest line of a form in a file: what became of it was not yet known when the line was written."""
        self._db.execute(
            "UPDATE intake SET outcome = ?, message = ? WHERE id = (SELECT max(id) FROM intake WHERE sha256 = ? AND form_id = ?)",
            (outcome, message, sha256, form_id),
        )

    def waiting(self) -> tuple[IntakeRow, ...]:
        """The files that are held and not taken in, since a person must decide on them, in order of arrival."""
        sheets = f"{CONFIRMATION}%"
        values = (Outcome.REFUSED, Outcome.UNCHANGED, Outcome.ASKED, sheets, sheets)
        return tuple(intake_from(row) for row in self._db.execute(_WAITING, values).fetchall())

    def intake_log(self) -> tuple[IntakeRow, ...]:
        """Every outcome recorded, oldest first."""
        return tuple(intake_from(row) for row in self._db.execute("SELECT * FROM intake ORDER BY id"))

    # Returns

    def add_return(
        self,
        returned: Return,
        *,
        replaces: tuple[str, ...] = (),
        replaced_by: str = "",
        aside: Aside | None = None,
    ) -> None:
        """Stores a return with all its inputs, and marks those of the same agency, case and team that it replaces.

        One that is held already, and was set aside, now stands or waits as said here.
        """
        self._put(returned, replaced_by, aside, "superseded_by = excluded.superseded_by, aside = excluded.aside")
        for sha256 in replaces:
            self._db.execute(
                f"UPDATE returns SET superseded_by = ? WHERE sha256 = ? AND {_OF_WHOM}",  # noqa: S608 - a constant
                (returned.received.sha256, sha256, *_whom(returned.identity)),
            )

    def read_anew(self, returned: Return) -> None:
        """Puts what is now read of a held return in the place of what was; what replaces what, and what waits, stay."""
        self._put(returned, "", None, "superseded_by = superseded_by")

    def _put(self, returned: Return, replaced_by: str, aside: Aside | None, held: str) -> None:
        got = returned.received
        read = (inputs_json(returned.inputs.values()), notices_json(returned.notices), of_concern(returned))
        self._db.execute(
            "INSERT INTO returns (sha256, form_id, received, received_basis, path, member, superseded_by, inputs, "  # noqa: S608 - constants only
            "notices, concern, saved, aside) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            f"inputs = excluded.inputs, notices = excluded.notices, concern = excluded.concern, saved = excluded.saved, {held}",
            (got.sha256, returned.form_id, got.day.isoformat(), got.basis, got.path, got.member, replaced_by, *read,
             got.saved.isoformat() if got.saved else "", aside or ""),
        )  # fmt: skip

    def put_aside(self, returned: Return, why: Aside) -> None:
        """Makes a held return wait for a decision; what it had replaced stands again."""
        got = returned.received
        self._db.execute(
            "UPDATE returns SET superseded_by = '', aside = ? WHERE sha256 = ? AND form_id = ?",
            (why, got.sha256, returned.form_id),
        )
        self._db.execute(
            f"UPDATE returns SET superseded_by = '' WHERE superseded_by = ? AND {_OF_WHOM}",  # noqa: S608 - a constant
            (got.sha256, *_whom(returned.identity)),
        )

    def take_back(self, returned: Return) -> None:
        """Lets a held return no longer wait: a decision leaves it out, which the register says at every run."""
        self._db.execute(
            "UPDATE returns SET aside = '' WHERE sha256 = ? AND form_id = ?",
            (returned.received.sha256, returned.form_id),
        )

    def cases_held(self, audit: str) -> tuple[str, ...]:
        """The cases of which returns are held, in order of arrival."""
        rows = self._db.execute(
            f"SELECT case_ref FROM forms JOIN returns USING (form_id) WHERE audit = ? AND {_NOT_WAITING} GROUP BY case_ref "  # noqa: S608 - a constant
            "ORDER BY min(returns.rowid)",
            (audit,),
        )
        return tuple(str(case) for (case,) in rows)

    def returns(self, audit: str, case: str) -> tuple[StoredReturn, ...]:
        """Every return held of a case, superseded ones included, in order of arrival; not those that wait."""
        return self._returns(f"audit = ? AND case_ref = ? AND {_NOT_WAITING}", (audit, case))

    def standing(self, identity: Identity) -> tuple[StoredReturn, ...]:
        """The returns of one agency, case and team that nothing has superseded, in order of arrival.

        Those that wait for a decision are none of them.
        """
        return self._returns(f"{_WHO} AND superseded_by = '' AND aside = ''", _whom(identity))

    def beside(self, identity: Identity) -> tuple[StoredReturn, ...]:
        """The returns beside which a new one is settled: those that stand, and those of the case that wait."""
        return self._returns(f"{_WHO} AND superseded_by = '' AND aside != ?", (*_whom(identity), Aside.WHOSE))

    def set_aside(self, identity: Identity) -> tuple[StoredReturn, ...]:
        """The returns of one agency, case and team that wait for a decision, and are of that case without a doubt."""
        return self._returns(f"{_WHO} AND superseded_by = '' AND aside IN (?, ?)", (*_whom(identity), *_VERSIONS))

    def with_some_aside(self, audit: str = "") -> tuple[Identity, ...]:
        """Whose returns wait for a decision, of one audit or of all: those that are of their case without a doubt."""
        rows = self._db.execute(
            "SELECT audit, case_ref, agency, team FROM forms JOIN returns USING (form_id) WHERE superseded_by = '' "
            "AND aside IN (?, ?) AND (audit = ? OR ? = '') GROUP BY audit, case_ref, agency, team ORDER BY min(returns.rowid)",
            (*_VERSIONS, audit, audit),
        )
        return tuple(Identity(audit=key, case=case, agency=agency, team=team) for key, case, agency, team in rows)

    def audits_of_note(self) -> tuple[str, ...]:
        """The audits of which a return states a concern or several of one form stand, whatever the register holds."""
        rows = self._db.execute(
            "SELECT DISTINCT audit FROM (SELECT audit FROM forms JOIN returns USING (form_id) "
            "GROUP BY audit, case_ref, agency, team HAVING max(concern) OR sum(superseded_by = '') > 1) ORDER BY audit"
        )
        return tuple(str(audit) for (audit,) in rows)

    def of_note(self, audit: str) -> tuple[Identity, ...]:
        """Whose returns a person may have to look at now: one states a concern, or several of one form stand."""
        rows = self._db.execute(
            "SELECT case_ref, agency, team FROM forms JOIN returns USING (form_id) WHERE audit = ? "
            "AND aside != ? GROUP BY case_ref, agency, team HAVING max(concern) OR sum(superseded_by = '' AND aside = '') > 1 "
            "ORDER BY min(returns.rowid)",
            (audit, Aside.WHOSE),
        )
        return tuple(Identity(audit=audit, case=case, agency=agency, team=team) for case, agency, team in rows)

    def returns_of(self, identity: Identity) -> tuple[StoredReturn, ...]:
        """Every return held of one agency, case and team, superseded ones included, in order of arrival.

        Those that wait for a decision are none of them.
        """
        return self._returns(f"{_WHO} AND {_NOT_WAITING}", _whom(identity))

    def held(self, sha256: str, form_id: str) -> StoredReturn | None:
        """The return of a form that is held from these very bytes, if one is."""
        found = self._returns("returns.sha256 = ? AND form_id = ?", (sha256, form_id))
        return found[0] if found else None

    def replaced(self) -> tuple[tuple[StoredReturn, StoredReturn], ...]:
        """Every return that another has superseded, and that other one, by audit in order of arrival of the earlier."""
        after = {
            (one.returned.identity, one.returned.received.sha256): one
            for one in self._returns("sha256 IN (SELECT superseded_by FROM returns)", ())
        }
        pairs = ((one, after.get((one.returned.identity, one.superseded_by)))
                 for one in self._returns("superseded_by != ''", (), order="audit, "))  # fmt: skip
        return tuple((before, by) for before, by in pairs if by is not None)

    def side_by_side(self) -> tuple[tuple[StoredReturn, ...], ...]:
        """The returns of which several of one agency, case and team stand, each group in order of arrival."""
        rows = self._db.execute(
            "SELECT audit, case_ref, agency, team FROM forms JOIN returns USING (form_id) WHERE superseded_by = '' "
            "AND aside = '' GROUP BY audit, case_ref, agency, team HAVING count(*) > 1 ORDER BY min(returns.rowid)"
        )
        who = [Identity(audit=audit, case=case, agency=agency, team=team) for audit, case, agency, team in rows]
        return tuple(self.standing(one) for one in who)

    def _returns(self, where: str, values: tuple[str, ...], order: str = "") -> tuple[StoredReturn, ...]:
        rows = self._db.execute(f"{_RETURNS} WHERE {where} ORDER BY {order}received, returns.rowid", values)
        return tuple(_stored(row) for row in rows.fetchall())

    def add_attachment(self, sha256: str, return_sha256: str, path: str, member: str) -> None:
        """Records a document that came in the same mail as a return."""
        self._db.execute("INSERT OR IGNORE INTO attachments VALUES (?, ?, ?, ?)", (sha256, return_sha256, path, member))

    def is_attached(self, sha256: str, return_sha256: str) -> bool:
        """Whether a document is recorded as having come with a return."""
        return bool(
            self._db.execute(
                "SELECT 1 FROM attachments WHERE sha256 = ? AND return_sha256 = ?", (sha256, return_sha256)
            ).fetchone()
        )

    def attachments(self, return_sha256: str) -> tuple[str, ...]:
        """The names of the documents that came with a return."""
        rows = self._db.execute(
            "SELECT member FROM attachments WHERE return_sha256 = ? ORDER BY member", (return_sha256,)
        )
        return tuple(str(member) for (member,) in rows)

    # Reviews and moderations

    def add_review(self, review: Review) -> None:
        """Adds a decision on a mention; earlier ones on it stay, and the latest counts."""
        values = (review.audit, review.key, review.kind or "", review.theme, review.polarity, int(review.quote),
                  review.comment, review.decided_on.isoformat(), review.proposed_theme, review.proposed_polarity,
                  review.case, review.agency, review.team, review.sentence)  # fmt: skip
        self._db.execute(f"INSERT INTO reviews VALUES (NULL{', ?' * len(values)})", values)  # noqa: S608 - question marks only

    def reviews(self, audit: str) -> tuple[Review, ...]:
        """The latest decision on each mention of an audit, in the order in which mentions were first decided on."""
        rows = self._db.execute("SELECT * FROM reviews WHERE audit = ? ORDER BY id", (audit,))
        return tuple({review.key: review for review in map(review_from, rows)}.values())

    def add_paper(self, sha256: str, *, audit: str, path: str, taken_on: dt.date, whole: bool) -> None:
        """Records that an edited workbook was taken in; `whole` says that nothing but what was taken in was typed."""
        values = (sha256, audit, path, taken_on.isoformat(), int(whole))
        self._db.execute("INSERT OR IGNORE INTO papers VALUES (?, ?, ?, ?, ?)", values)

    def papers(self, audit: str) -> dict[str, bool]:
        """The digests of an audit's edited workbooks that were taken in, and whether each was whole."""
        rows = self._db.execute("SELECT sha256, whole FROM papers WHERE audit = ?", (audit,))
        return {sha256: bool(whole) for sha256, whole in rows}

    def add_moderation(self, moderation: Moderation, *, path: str, sha256: str) -> None:
        """Adds what a challenge day brought back; earlier ones stay, and the latest counts."""
        values = (moderation.audit, moderation.taken_in_on.isoformat(), path, sha256, moderation_json(moderation))
        self._db.execute("INSERT INTO moderations VALUES (NULL, ?, ?, ?, ?, ?)", values)

    def moderation(self, audit: str) -> Moderation | None:
        """What the challenge day of an audit brought back, as last taken in."""
        row = self._db.execute(
            "SELECT id, taken_on, content FROM moderations WHERE audit = ? ORDER BY id DESC LIMIT 1", (audit,)
        ).fetchone()
        return moderation_from(row[2], audit, number=row[0], taken_in_on=dt.date.fromisoformat(row[1])) if row else None

    # Concerns shown

    def shown(self) -> frozenset[str]:
        """The marks of the concerns that a command has shown to a person."""
        return frozenset(str(mark) for (mark,) in self._db.execute("SELECT mark FROM concerns_shown"))

    def add_shown(self, marks: Iterable[str], *, shown_on: dt.date, command: str) -> None:
        """Records that a command has shown concerns; the first time counts."""
        for mark in marks:
            self._db.execute(
                "INSERT OR IGNORE INTO concerns_shown VALUES (?, ?, ?)", (mark, shown_on.isoformat(), command)
            )

    # Who the cases are about

    def add_subjects(self, cases: Iterable[Case]) -> None:
        """Keeps whom cases are about, of those of which forms were issued; what was kept before stays, whatever changes.

        Nothing is written where nothing is new, nor while another command holds the record: it is new at the next one too.
        """
        kept = set(self._db.execute("SELECT audit, case_ref, subject FROM subjects"))
        issued = set(self._db.execute("SELECT DISTINCT audit, case_ref FROM forms"))
        new = {
            (case.audit, case.reference, subject_json(case.subject))
            for case in cases
            if case.subject != Subject() and (case.audit, case.reference) in issued
        } - kept
        if not new:
            return
        with suppress(RecordInUse), self.whole():
            for row in sorted(new):
                self._db.execute("INSERT OR IGNORE INTO subjects VALUES (?, ?, ?)", row)

    def cases_known(self) -> frozenset[str]:
        """The cases of which the record says who the child is, by their references."""
        return frozenset(str(case) for (case,) in self._db.execute("SELECT DISTINCT case_ref FROM subjects"))

    def subjects(self) -> tuple[tuple[str, Subject], ...]:
        """Whom all cases ever issued were about, each state of the register's columns once, with the audit's key."""
        rows = self._db.execute("SELECT audit, subject FROM subjects ORDER BY audit, case_ref, subject")
        return tuple(dict.fromkeys((audit, subject_from(stored)) for audit, stored in rows))

    # Documents

    def written(self, path: str) -> frozenset[str]:
        """The digests that a document has as the program wrote it; with any other, a person has edited it.

        A document is recorded before it is written, so that for a moment, and after a write that failed, the one that
        stood there before counts as well.
        """
        row = self._db.execute("SELECT sha256, before FROM documents WHERE path = ?", (path,)).fetchone()
        return frozenset(filter(None, row)) if row else frozenset()

    def add_document(self, path: str, sha256: str, *, before: str = "") -> None:
        """Records the digest of a document that is about to be written, and of our own that stands there until then."""
        self._db.execute(
            "INSERT OR REPLACE INTO documents (path, sha256, before) VALUES (?, ?, ?)", (path, sha256, before)
        )


def _whom(identity: Identity) -> tuple[str, str, str, str]:
    """The values of `_WHO`."""
    return identity.audit, identity.case, identity.agency, identity.team


def _stored(row: tuple[Any, ...]) -> StoredReturn:
    sha256, form_id, received, basis, path, member, superseded_by, inputs, notices, saved, aside, *who, edition = row
    audit, case, agency, team = who
    got = Received(
        day=dt.date.fromisoformat(received), basis=Basis(basis), path=path, member=member, sha256=sha256,
        saved=dt.datetime.fromisoformat(saved) if saved else None,
    )  # fmt: skip
    returned = Return(
        form_id=form_id,
        identity=Identity(audit=audit, case=case, agency=agency, team=team),
        edition=edition,
        received=got,
        inputs=inputs_from(inputs),
        notices=notices_from(notices),
    )
    return StoredReturn(returned=returned, superseded_by=superseded_by, aside=Aside(aside) if aside else None)
