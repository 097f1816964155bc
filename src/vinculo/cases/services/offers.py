"""No offers where a case may not carry them, whichever way the answer is written."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from vinculo.cases.domain.offers import carries
from vinculo.cases.models import CannedAnswer
from vinculo.kernel.errors import DomainError
from vinculo.kernel.registry import Registry

offer_gates: Registry[Callable[[UUID, datetime], bool]] = Registry("gates of offers")
"""What contexts above know of a case: whether it may carry an offer at a moment."""


class OfferForbiddenError(DomainError):
    """The case may not carry an offer now; ``name`` is what is one."""

    code = "case_offer_forbidden"


def require_may_offer(case_id: UUID, name: str, *, at: datetime) -> None:
    """Raises OfferForbiddenError where a gate says no."""
    if not all(offer_gates[key](case_id, at) for key in offer_gates):
        raise OfferForbiddenError(name=name)


def require_no_offer(case_id: UUID, html: str, *, at: datetime) -> None:
    """Refuse an answer that carries a kept offer, typed, put in or sent by a program.

    Raises OfferForbiddenError.
    """
    offers = CannedAnswer.objects.filter(is_offer=True).order_by("pk")
    for name, texts in offers.values_list("name", "texts"):
        if carries(html, texts.values()):
            require_may_offer(case_id, name, at=at)
