"""The returns as held: each a form in a file, with every input. Nothing is taken away; what is replaced says by what."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, and_, bindparam, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from nelaudit.model.forms import CONFIRMATION, Identity
from nelaudit.model.receipt import Received
from nelaudit.model.returns import Aside, NoticeKind, Return
from nelaudit.store.database import Database
from nelaudit.store.forms import OF_WHOM, WHO, identity_of, whom
from nelaudit.store.tables import RETURN_PLACE, forms, returns

_VERSIONS = (Aside.VERSION, Aside.OLDER)
"""Why a return waits that is of its case without a doubt."""

NOT_REPLACED = returns.c.superseded_by == ""
NOT_ASIDE = returns.c.aside == ""
STANDS = and_(NOT_REPLACED, NOT_ASIDE)
WAITS_AS_VERSION = and_(NOT_REPLACED, returns.c.aside.in_(_VERSIONS))
IS_HELD = or_(NOT_ASIDE, returns.c.superseded_by != "")
"""Not one of those that wait."""

_FOUND = (
    select(
        *WHO,
        forms.c.edition,
        *(returns.c[name] for name in ("sha256", "form_id", "received", "received_basis", "path", "member",
                                       "superseded_by", "inputs", "notices", "saved", "aside")),
    )
    .join_from(forms, returns)
    .order_by(returns.c.received, RETURN_PLACE)
)  # fmt: skip
_OF_CASE = _FOUND.where(*OF_WHOM[:2], IS_HELD)
_STANDING = _FOUND.where(*OF_WHOM, STANDS)
_BESIDE = _FOUND.where(*OF_WHOM, NOT_REPLACED, returns.c.aside != Aside.WHOSE)
_WAITING = _FOUND.where(*OF_WHOM, WAITS_AS_VERSION)
_HELD = _FOUND.where(*OF_WHOM, IS_HELD)
_IT = (returns.c.sha256 == bindparam("the_sha256"), returns.c.form_id == bindparam("the_form_id"))
_ONE = _FOUND.where(*_IT)
_OF_SAME = returns.c.form_id.in_(select(forms.c.form_id).where(*OF_WHOM))

_ADD = insert(returns)
_READ = {name: _ADD.excluded[name] for name in ("inputs", "notices", "concern", "saved")}
_IDS = [returns.c.sha256, returns.c.form_id]
_PUT = _ADD.on_conflict_do_update(
    index_elements=_IDS,
    set_={**_READ, "superseded_by": _ADD.excluded.superseded_by, "aside": _ADD.excluded.aside},
)
_READ_ANEW = _ADD.on_conflict_do_update(index_elements=_IDS, set_=_READ)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReturn:
    """A return as held; `superseded_by` is the digest of the file that replaced it, or empty.

    `aside` says why it does not count until a person has decided; None where nothing is to be decided.
    """

    returned: Return
    superseded_by: str
    aside: Aside | None = None


class Returns:
    """The returns on record, one by one and by whose they are."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self, returned: Return, *, replaces: tuple[str, ...] = (), replaced_by: str = "", aside: Aside | None = None
    ) -> None:
        """Stores a return with all its inputs, and marks those of the same agency, case and team that it replaces.

        One that is held already, and was set aside, now stands or waits as said here.
        """
        self._db.write(_PUT, {**_row(returned), "superseded_by": replaced_by, "aside": aside})
        for sha256 in replaces:
            change = update(returns).where(returns.c.sha256 == sha256, _OF_SAME)
            self._db.write(change.values(superseded_by=returned.received.sha256), whom(returned.identity))

    def read_anew(self, returned: Return) -> None:
        """Puts what is now read of a held return in the place of what was; what replaces what, and what waits, stay."""
        self._db.write(_READ_ANEW, {**_row(returned), "superseded_by": "", "aside": None})

    def put_aside(self, returned: Return, why: Aside) -> None:
        """Makes a held return wait for a decision; what it had replaced stands again."""
        self._db.write(update(returns).where(*_IT).values(superseded_by="", aside=why), _ids(returned))
        again = update(returns).where(returns.c.superseded_by == returned.received.sha256, _OF_SAME)
        self._db.write(again.values(superseded_by=""), whom(returned.identity))

    def take_back(self, returned: Return) -> None:
        """Lets a held return no longer wait: a decision leaves it out, which the register says at every run."""
        self._db.write(update(returns).where(*_IT).values(aside=None), _ids(returned))

    def get(self, sha256: str, form_id: str) -> StoredReturn | None:
        """The return of a form that is held from these very bytes, if one is."""
        row = self._db.row(_ONE, {"the_sha256": sha256, "the_form_id": form_id})
        return _stored(row) if row else None

    def of(self, audit: str, case: str) -> tuple[StoredReturn, ...]:
        """Every return held of a case, superseded ones included, in order of arrival; not those that wait."""
        return self._found(_OF_CASE, {"audit": audit, "case": case})

    def of_whom(self, identity: Identity) -> tuple[StoredReturn, ...]:
        """Every return held of one agency, case and team, superseded ones included, in order of arrival.

        Those that wait for a decision are none of them.
        """
        return self._found(_HELD, whom(identity))

    def standing(self, identity: Identity) -> tuple[StoredReturn, ...]:
        """The returns of one agency, case and team that nothing has superseded, in order of arrival.

        Those that wait for a decision are none of them.
        """
        return self._found(_STANDING, whom(identity))

    def beside(self, identity: Identity) -> tuple[StoredReturn, ...]:
        """The returns beside which a new one is settled: those that stand, and those of the case that wait."""
        return self._found(_BESIDE, whom(identity))

    def waiting(self, identity: Identity) -> tuple[StoredReturn, ...]:
        """The returns of one agency, case and team that wait for a decision, and are of that case without a doubt."""
        return self._found(_WAITING, whom(identity))

    def is_unread(self, sha256: str, form_id: str) -> bool:
        """Whether nothing of a form or confirmation sheet in a file counts or is set aside as a version."""
        read: list[ColumnElement[bool]] = [returns.c.sha256 == sha256, returns.c.aside != Aside.WHOSE]
        if not form_id.startswith(CONFIRMATION):
            read.append(returns.c.form_id == form_id)
        return self._db.row(select(returns.c.sha256).where(*read).limit(1)) is None

    def replaced(self) -> tuple[tuple[StoredReturn, StoredReturn], ...]:
        """Every return that another has superseded, and that other one, by audit in order of arrival of the earlier."""
        replacing = _FOUND.where(returns.c.sha256.in_(select(returns.c.superseded_by)))
        earlier = _FOUND.where(returns.c.superseded_by != "").order_by(None)
        after = {(one.returned.identity, one.returned.received.sha256): one for one in self._found(replacing)}
        pairs = (
            (one, after.get((one.returned.identity, one.superseded_by)))
            for one in self._found(earlier.order_by(forms.c.audit, returns.c.received, RETURN_PLACE))
        )
        return tuple((before, by) for before, by in pairs if by is not None)

    def _found(self, asked: Executable, values: dict[str, str] | None = None) -> tuple[StoredReturn, ...]:
        return tuple(map(_stored, self._db.rows(asked, values)))


def _ids(returned: Return) -> dict[str, str]:
    """The values of `_IT`."""
    return {"the_sha256": returned.received.sha256, "the_form_id": returned.form_id}


def _row(returned: Return) -> dict[str, Any]:
    got = returned.received
    return {
        "sha256": got.sha256,
        "form_id": returned.form_id,
        "received": got.day,
        "received_basis": got.basis,
        "path": got.path,
        "member": got.member,
        "saved": got.saved,
        "inputs": returned.inputs.values(),
        "notices": returned.notices,
        "concern": _of_concern(returned),
    }


def _of_concern(returned: Return) -> bool:
    """Whether anything stands among the immediate concerns, or their sheet is gone."""
    stated = any(name.startswith("concern.") and not found.blank for name, found in returned.inputs.items())
    return stated or any(
        one.kind is NoticeKind.CONCERN_ELSEWHERE
        or (one.kind is NoticeKind.ROW_GONE and one.field.startswith("concern."))
        for one in returned.notices
    )


def _stored(row: Row[Any]) -> StoredReturn:
    got = Received(
        day=row.received,
        basis=row.received_basis,
        path=row.path,
        member=row.member,
        sha256=row.sha256,
        saved=row.saved,
    )
    returned = Return(
        form_id=row.form_id,
        identity=identity_of(row),
        edition=row.edition,
        received=got,
        inputs={one.field: one for one in row.inputs},
        notices=row.notices,
    )
    return StoredReturn(returned=returned, superseded_by=row.superseded_by, aside=row.aside)
