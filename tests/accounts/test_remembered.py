"""What is worked out of a picture is worked out once, and never taken for another picture's."""

from nelaudit.accounts.remembered import once_a_picture
from nelaudit.model.audit_state import AuditState
from tests.making import picture_of

TABLE = "| A | GP | complete | | +++ | |"


def test_each_picture_is_worked_on_once_and_keeps_what_is_its_own() -> None:
    worked_on: list[AuditState] = []

    @once_a_picture
    def number(picture: AuditState) -> int:
        worked_on.append(picture)
        return len(worked_on)

    now, before = picture_of(TABLE), picture_of(TABLE)
    assert [number(one) for one in (now, before, now, before)] == [1, 2, 1, 2]
    assert worked_on == [now, before]
