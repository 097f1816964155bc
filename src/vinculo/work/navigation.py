"""Where one's tasks stand in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="work",
        keys="G+T",
        words="pendientes to-do",
        order=20,
        label=_("Mis tareas"),
        url_name="work:list",
        icon="list-checks",
        action="work.see",
        section="person",
        note=_("Lo que le toca hacer, por fecha."),
    ),
)
