"""When a receipt has come to its customer: the first of the ways by which it did."""

from datetime import datetime

from vinculo.kernel.errors import DomainError


class HandedBeforeError(DomainError):
    """Somebody said before that they gave it."""

    code = "complaint_handed_before"


class HandedWhenError(DomainError):
    """It cannot have been given before it was made, nor in the future."""

    code = "complaint_handed_when"


class HandedWhomError(DomainError):
    """What a person says of it names to whom they gave it, or where they sent it."""

    code = "complaint_handed_whom"


def check_handed(
    handed_at: datetime, *, made_at: datetime, at: datetime, words: str, before: datetime | None
) -> None:
    """Whether a person may say that they gave it then; nobody says a moment to the second.

    Raises HandedBeforeError, HandedWhenError, HandedWhomError.
    """
    if before is not None:
        raise HandedBeforeError
    if not made_at.replace(second=0, microsecond=0) <= handed_at <= at:
        raise HandedWhenError
    if not words:
        raise HandedWhomError
