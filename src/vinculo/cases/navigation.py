"""Where cases stand in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="cases",
        order=20,
        label=_("Casos"),
        url_name="cases:list",
        icon="file-text",
        action="cases.see",
        note=_("Lo que piden los clientes, con su plazo."),
    )
)
