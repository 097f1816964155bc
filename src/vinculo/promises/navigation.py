"""Where promises and claims are."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Thing, things
from vinculo.portfolio import api as portfolio
from vinculo.promises.selectors.register import seen_words
from vinculo.ui.navigation import Family, Group, NavItem, add
from vinculo.ui.tongues import said

add(
    NavItem(
        key="promises.register",
        keys="G+O",
        words="compromisos palabra contrato",
        order=40,
        label=_("Promesas"),
        url_name="promises:promises",
        icon="handshake",
        action="promises.see",
        note=_("Lo que se ha prometido a cada cliente, para cuándo y si se cumple."),
    ),
    NavItem(
        key="promises.claims",
        family=Family.SERVICE,
        words="anuncios publicidad compromisos",
        order=62,
        label=_("Lo que se anuncia"),
        url_name="promises:claims",
        icon="megaphone",
        action="promises.see_claims",
        note=_("Las frases de anuncios y páginas, qué estándar las respalda y si se cumplen."),
    ),
    NavItem(
        key="promises.rules",
        order=150,
        label=_("Promesas rotas"),
        url_name="promises:rules",
        icon="handshake",
        action="promises.set_rules",
        section="settings",
        group=Group.WORK,
        note=_("Qué se le dice al cliente cuando se rompe una promesa, en cada servicio."),
    ),
)


def named(actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, Thing]:
    """Promises as rows of a metric name them, those within sight."""
    words = seen_words(actor=actor, ids=ids)
    return {
        each: Thing(
            words=said(kept, portfolio.duty_in_english(kept)),
            url=reverse("promises:promise", args=[each]),
        )
        for each, kept in words.items()
    }


things.add("promise", named)
