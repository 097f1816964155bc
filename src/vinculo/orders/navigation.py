"""Where orders and special requests are."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Thing, things
from vinculo.orders.selectors.register import numbers_of
from vinculo.orders.selectors.requests import request_numbers_of
from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="orders.register",
        words="pedidos compras entregas envíos peticiones especiales",
        order=39,
        label=_("Pedidos"),
        url_name="orders:orders",
        icon="shopping-bag",
        action="orders.see",
        note=_("Lo que los clientes piden, para cuándo se les ha prometido y si ya lo tienen."),
    )
)


def named(actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, Thing]:
    """Orders as rows of a metric name them, those within sight."""
    return {
        each: Thing(words=number, url=reverse("orders:order", args=[each]))
        for each, number in numbers_of(actor=actor, ids=ids).items()
    }


def requests_named(actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, Thing]:
    """Special requests likewise."""
    return {
        each: Thing(words=number, url=reverse("orders:request", args=[each]))
        for each, number in request_numbers_of(actor=actor, ids=ids).items()
    }


things.add("order", named)
things.add("special_request", requests_named)
