"""Where queues stand in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import Group, NavItem, add

add(
    NavItem(
        key="queues",
        order=50,
        label=_("Colas"),
        url_name="routing:queues",
        icon="list-ordered",
        action="routing.see_queues",
        section="settings",
        group=Group.WORK,
        note=_("Dónde espera el trabajo y qué equipo lo atiende."),
    )
)
