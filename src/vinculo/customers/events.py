"""What happens to customers."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from vinculo.customers.contracts import ErasureReason, RequestKind, RequestState
from vinculo.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerRegistered(Event):
    """Somebody new is known."""

    name: ClassVar[str] = "customers.CustomerRegistered"
    customer_id: UUID
    registered_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomersMerged(Event):
    """Two customers are one from now on; who keeps sums by customer adds them up."""

    name: ClassVar[str] = "customers.CustomersMerged"
    merge_id: UUID
    cluster_id: UUID
    merged_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.cluster_id}"


@dataclass(frozen=True, kw_only=True)
class CustomersSplit(Event):
    """They were not one after all."""

    name: ClassVar[str] = "customers.CustomersSplit"
    merge_id: UUID
    cluster_id: UUID
    split_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.cluster_id}"


@dataclass(frozen=True, kw_only=True)
class DataRequested(Event):
    """Somebody asked about their own data; it must be answered by ``due_at``."""

    name: ClassVar[str] = "customers.DataRequested"
    is_evidence: ClassVar[bool] = True
    request_id: UUID
    customer_id: UUID
    kind: RequestKind
    due_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class DataRequestEnded(Event):
    """It was answered, or refused with a reason."""

    name: ClassVar[str] = "customers.DataRequestEnded"
    is_evidence: ClassVar[bool] = True
    request_id: UUID
    customer_id: UUID
    state: RequestState
    ended_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CopyHanded(Event):
    """All that is kept of a customer was put together for somebody who may hand it over."""

    name: ClassVar[str] = "customers.CopyHanded"
    is_evidence: ClassVar[bool] = True
    copy_id: UUID
    customer_id: UUID
    made_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerBlocked(Event):
    """From now on nobody reads the customer's data."""

    name: ClassVar[str] = "customers.CustomerBlocked"
    is_evidence: ClassVar[bool] = True
    customer_id: UUID
    until: datetime
    blocked_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerUnblocked(Event):
    """The customer's data may be read again."""

    name: ClassVar[str] = "customers.CustomerUnblocked"
    is_evidence: ClassVar[bool] = True
    customer_id: UUID
    unblocked_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class ErasureBegan(Event):
    """Somebody decided that the customer is erased, for one of the reasons that the law knows."""

    name: ClassVar[str] = "customers.ErasureBegan"
    is_evidence: ClassVar[bool] = True
    customer_id: UUID
    reason: ErasureReason
    began_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerErased(Event):
    """Nothing is left of the customer but ids, codes and times."""

    name: ClassVar[str] = "customers.CustomerErased"
    is_evidence: ClassVar[bool] = True
    customer_id: UUID
    erased_at: datetime

    @property
    def aggregate(self) -> str:
        return f"customer:{self.customer_id}"
