"""Reads of offers: what is held out to the reader now."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from vinculo.kernel.actor import Actor
from vinculo.routing import policy
from vinculo.routing.contracts import ChannelKind, OfferState, OfferView, Term
from vinculo.routing.models import Decision, Offer


def open_offer(*, actor: Actor, at: datetime) -> OfferView | None:
    """What is held out to the actor, the one that ends first; None: nothing."""
    offer = (
        Offer.objects.filter(policy.own_offers(actor), Q(expires_at__gte=at), state=OfferState.OPEN)
        .select_related("item__queue")
        .order_by("expires_at", "pk")
        .first()
    )
    if offer is None:
        return None
    item = offer.item
    return OfferView(
        id=offer.pk,
        item_id=item.pk,
        subject=item.subject,
        kind=ChannelKind(item.kind),
        queue_name=item.queue.name,
        waits_since=item.enqueued_at,
        made_at=offer.made_at,
        expires_at=offer.expires_at,
        decision_id=offer.decision_id,
        terms=_terms(offer),
    )


def _terms(offer: Offer) -> tuple[tuple[Term, int], ...]:
    inputs: dict[str, Any] = (
        Decision.objects.filter(pk=offer.decision_id, at=offer.made_at)
        .values_list("inputs", flat=True)
        .first()
        or {}
    )
    for each in inputs.get("best", ()):
        if each["user"] == str(offer.user_id):
            return tuple((Term(term), value) for term, value in each["terms"].items() if value)
    return ()
