"""Places of the desk."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui import navigation
from vinculo.ui.navigation import NavItem

navigation.add(
    NavItem(
        key="desk.system",
        order=900,
        label=_("Sistema"),
        url_name="desk:system",
        icon="server",
        action="desk.system",
        section="settings",
        note=_("Cómo está la casa y qué trabajos han fallado."),
    ),
)
