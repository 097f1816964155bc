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
    ``cases.tracking``, whose template finds the link as ``request.visit``.
    """

    act: Callable[[UUID, Mapping[str, str], datetime], object] | None = None
    file: Callable[[UUID], StoredFile | None] | None = None


tracking_parts: Registry[TrackingPart] = Registry("parts of the customer's page")
