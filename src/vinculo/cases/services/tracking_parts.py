"""What contexts above do and give on the customer's page of a case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.interactions.contracts import StoredFile
from vinculo.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class TrackingPart:
    """What a context above does and gives on the customer's page of a case.

    ``act`` gets the case, what the form said and when; it refuses with a DomainError. ``file`` is
    a paper of the case, None while there is none. The part itself is drawn by a panel of the slot
    ``cases.tracking``, whose template finds the link as ``request.visit``. ``language``: in which
    the matter was told; the page speaks it until the customer chooses another, "" says nothing.
    ``opened`` hears that they took the file.
    """

    act: Callable[[UUID, Mapping[str, str], datetime], object] | None = None
    file: Callable[[UUID], StoredFile | None] | None = None
    language: Callable[[UUID], str] | None = None
    opened: Callable[[UUID, datetime], None] | None = None


tracking_parts: Registry[TrackingPart] = Registry("parts of the customer's page")


def language_of(case_id: UUID | None) -> str:
    """In which language the page of a case speaks by what it is; "" when nothing says so."""
    if case_id is None:
        return ""
    told = (part.language(case_id) for part in tracking_parts.values() if part.language)
    return next((language for language in told if language), "")
