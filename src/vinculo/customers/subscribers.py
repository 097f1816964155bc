"""What customers tell other contexts when they ask: who has a service, at what price."""

from datetime import date
from uuid import UUID

from django.urls import reverse

from vinculo.customers import policy
from vinculo.customers.selectors.offered import groups_of
from vinculo.kernel.actor import Actor
from vinculo.portfolio.contracts.held import Held, OfferTest, contracts_held


def held_against(actor: Actor, service_id: UUID, against: OfferTest, on: date) -> Held:
    """Contracts in force beside a new offer: figures for everybody, whose for those who may."""
    sees = policy.may(actor, "customers.see_holdings")
    return Held(
        groups=groups_of(service_id=service_id, against=against, on=on),
        url=reverse("customers:beside_offer", args=[service_id]) if sees else "",
    )


contracts_held.add("customers", held_against)
