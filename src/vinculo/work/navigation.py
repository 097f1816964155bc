"""The page of one's own tasks."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="work",
        order=60,
        label=_("Tareas"),
        url_name="work:list",
        icon="list-todo",
        action="work.see",
        note=_("Lo que le toca hacer, por orden de fecha."),
    )
)
