"""How strongly a form is locked."""

from nelaudit.writing.encryption import encrypted
from tests.reading.making import workbook


def test_a_form_is_locked_with_as_many_rounds_as_excel_takes() -> None:
    data = encrypted(workbook(["x"]), "a word")
    assert b'spinCount="100000"' in data
    assert b'cipherAlgorithm="AES"' in data
    assert b'keyBits="256"' in data
