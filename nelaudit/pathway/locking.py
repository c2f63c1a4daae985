"""Agencies' passphrases at work: forms that are locked when issued, and what may unlock those that come back."""

from collections.abc import Callable, Iterable

from nelaudit.errors import UsageProblem
from nelaudit.pathway.desk import Desk
from nelaudit.store.passphrases import Passphrases, find_passphrases, places
from nelaudit.writing.encryption import encrypted


def board_passphrases(desk: Desk) -> Passphrases:
    """The passphrases of the register's agencies.

    Raises:
        UsageProblem: the file of passphrases can be read by others, or not at all.
        DefinitionError: every mistake in it at once.
    """
    return find_passphrases(desk.space.record_folder, [agency.code for agency in desk.definitions.register.agencies])


def form_lock(desk: Desk, agencies: Iterable[str]) -> Callable[[bytes, str], bytes]:
    """What is done to the forms of these agencies before they are saved: a function of a form and an agency's code.

    It locks the form with the agency's passphrase where the register's `encrypt_forms` is yes, else does nothing.

    Raises:
        UsageProblem: an agency has no passphrase (all of those are named), or the file of passphrases cannot be used.
        DefinitionError: the file of passphrases holds mistakes.
    """
    if desk.definitions.register.board.setting("encrypt_forms").casefold() != "yes":
        return lambda form, _: form
    passphrases = board_passphrases(desk)
    without = [agency for agency in dict.fromkeys(agencies) if not passphrases.of(agency)]
    if without:
        raise UsageProblem(
            "Forms are to be locked (encrypt_forms in the register), but no passphrase is held for these agencies. No "
            f"form was written.\n{places(without)}"
        )
    return lambda form, agency: encrypted(form, passphrases.of(agency))
