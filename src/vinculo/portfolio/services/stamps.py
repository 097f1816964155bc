"""What stands, as a stamp: whoever comes second reads it before writing over it."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from vinculo.identity import api as identity
from vinculo.kernel.errors import DomainError


class QuickerError(DomainError):
    """Somebody wrote after it was read."""

    code = "portfolio_quicker"


def stamp_of(row: Any, columns: Iterable[str]) -> str:
    """The SHA-256 of what a row says in some columns, in their order; empty without a row."""
    if row is None:
        return ""
    said = [str(getattr(row, name)) for name in columns]
    return sha256(json.dumps(said).encode()).hexdigest()


def check_read(read: str | None, stamp: str, *, by: UUID | None = None) -> None:
    """Refuse who read another stamp, naming who wrote since; None asks nothing.

    Raises QuickerError.
    """
    if read is None or read == stamp:
        return
    names = identity.user_names({by}) if by is not None else {}
    raise QuickerError(who=(names.get(by, "") if by is not None else "") or _("Otra persona"))
