"""Where a page of a list ended, as a text that goes into an address."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.kernel.errors import DomainError


class BadCursorError(DomainError):
    """The address does not say where to go on."""

    code = "case_bad_cursor"


@dataclass(frozen=True, kw_only=True)
class Cursor:
    """The last row of a page: its moment and its id, which together are unique."""

    moment: datetime
    id: UUID

    def written(self) -> str:
        """The cursor for an address."""
        return urlsafe_b64encode(f"{self.moment.isoformat()}|{self.id}".encode()).decode()


def read_cursor(text: str) -> Cursor | None:
    """The cursor that ``text`` says; None for an empty one. Raises BadCursorError."""
    if not text:
        return None
    try:
        moment, _, row = urlsafe_b64decode(text.encode()).decode().partition("|")
        found = datetime.fromisoformat(moment)
        if found.tzinfo is None:
            raise BadCursorError
        return Cursor(moment=found, id=UUID(row))
    except ValueError:
        raise BadCursorError from None
