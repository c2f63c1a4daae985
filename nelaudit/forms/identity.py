"""Whose form it is: its id, and the signature by which intake sees a form that was re-labelled."""

import hashlib
import hmac

from nelaudit.model.forms import Identity


def form_id(identity: Identity, edition: str) -> str:
    """An id that is the same whenever the same form is issued: `F-` and twelve hexadecimal digits."""
    text = "\n".join((identity.audit, identity.case, identity.agency, identity.team, edition))
    return f"F-{hashlib.sha256(text.encode()).hexdigest()[:12].upper()}"


def signature(key: bytes, form: str, identity: Identity, edition: str) -> str:
    """The board's own mark over a form's label, as 32 hexadecimal digits."""
    text = "\n".join((form, identity.audit, identity.case, identity.agency, identity.team, edition))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:32]
