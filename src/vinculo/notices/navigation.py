"""The page of notices."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="notices",
        keys="G+A",
        words="campana bell alerts",
        order=20,
        label=_("Avisos"),
        url_name="notices:list",
        icon="bell",
        action="notices.see",
        section="person",
    )
)
add(
    NavItem(
        key="notices.preferences",
        order=21,
        label=_("Mis avisos"),
        url_name="notices:preferences",
        icon="settings",
        action="notices.see",
        section="person",
        note=_("De qué se entera por correo, y cuándo."),
    )
)
add(
    NavItem(
        key="notices.away",
        order=22,
        label=_("Mis ausencias"),
        url_name="notices:away",
        icon="calendar",
        action="notices.see",
        section="person",
        note=_("Cuándo está fuera y quién le sustituye."),
    )
)
