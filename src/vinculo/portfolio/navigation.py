"""Where the services are, and how a row of a metric names one."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Thing, things
from vinculo.portfolio import policy
from vinculo.portfolio.selectors import services
from vinculo.ui.navigation import Family, NavItem, add

add(
    NavItem(
        key="portfolio.services",
        family=Family.SERVICE,
        keys="G+S",
        words="catálogo normas standards",
        order=60,
        label=_("Servicios"),
        url_name="portfolio:services",
        icon="package",
        action="portfolio.see",
        note=_("Lo que se hace por los clientes, con qué plazos y cuánto se cumple."),
    ),
    NavItem(
        key="portfolio.laws",
        family=Family.SERVICE,
        words="ley perfiles plazos legales consumo reclamaciones alcance",
        order=64,
        label=_("Leyes"),
        url_name="portfolio:laws",
        icon="scale",
        action="portfolio.see",
        note=_("Qué leyes obligan a cada servicio, qué piden y en qué plazos."),
    ),
)


def named(actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, Thing]:
    """Services as rows of a metric name them."""
    if not policy.may(actor, "portfolio.see"):
        return {}
    return {
        one.id: Thing(words=one.name, url=reverse("portfolio:service", args=[one.id]))
        for one in services()
        if one.id in ids
    }


things.add("service", named)
