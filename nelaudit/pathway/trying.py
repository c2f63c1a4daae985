"""Work of which a part may fail: the rest is done, and what failed is kept to be said."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from nelaudit.errors import BUG, Failure, NelauditError
from nelaudit.store.faults import what_to_do

_LOG = logging.getLogger(__name__)


@contextmanager
def trying(what: str, failures: list[Failure]) -> Iterator[None]:
    """Does what stands inside; where it fails, that is kept with the others and the command goes on.

    What was not to be foreseen is a mistake of ours: it is logged, and ends the command with its own exit code.
    """
    try:
        yield
    except NelauditError as error:
        failures.append(Failure(words=str(error), exit_code=error.exit_code))
    except OSError as error:
        failures.append(Failure(words=f"{what}: {what_to_do(error)}"))
    except Exception:  # noqa: BLE001 - whatever our own mistake is, the rest is done, and the command ends with its code
        _LOG.exception("%s", what)
        failures.append(our_mistake(what))


def our_mistake(what: str) -> Failure:
    """A mistake of the program, in words for the coordinator."""
    words = f"{what}: this is a mistake in the program, not in your files. Please report it."
    return Failure(words=words, exit_code=BUG)
