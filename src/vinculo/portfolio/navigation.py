"""Where the services are."""

from django.utils.translation import gettext_lazy as _

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
