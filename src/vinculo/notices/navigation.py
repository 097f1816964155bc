"""The page of notices."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="notices",
        order=20,
        label=_("Avisos"),
        url_name="notices:list",
        icon="bell",
        action="notices.see",
        section="person",
    )
)
