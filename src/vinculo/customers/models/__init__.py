"""Tables of the customers context."""

from vinculo.customers.models.holdings import Consent, Holding
from vinculo.customers.models.people import ContactPoint, Customer, Merge
from vinculo.customers.models.rights import Blocking, DataRequest, HandedCopy

__all__ = [
    "Blocking",
    "Consent",
    "ContactPoint",
    "Customer",
    "DataRequest",
    "HandedCopy",
    "Holding",
    "Merge",
]
