"""What other contexts may know of third parties: distributors and those who work for hire."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class PartyKind(StrEnum):
    """What a third party does for the company."""

    DISTRIBUTOR = "distributor"
    OUTSOURCER = "outsourcer"


@dataclass(frozen=True, kw_only=True)
class PartyView:
    """A third party by name; one that has ended is offered no more."""

    id: UUID
    name: str
    kind: PartyKind
    has_ended: bool = False
