"""Where queues stand in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui import shortcuts
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
add(
    NavItem(
        key="routing_feeds",
        order=51,
        label=_("Entradas"),
        url_name="routing:feeds",
        icon="inbox",
        action="routing.see_queues",
        section="settings",
        group=Group.WORK,
        note=_("Qué buzón y qué formulario alimenta cada cola."),
    )
)
for key, order, label, icon, note in (
    (
        "settings",
        52,
        _("Reparto"),
        "scale",
        _("Qué cuenta para dar cada contacto a una persona, y qué habría cambiado ayer."),
    ),
    (
        "people",
        54,
        _("Habilidades y capacidad"),
        "graduation-cap",
        _("Qué sabe cada persona, y cuánto puede atender a la vez."),
    ),
    ("pauses", 56, _("Pausas"), "pause", _("Motivos de pausa y cuánto pueden durar.")),
):
    add(
        NavItem(
            key=f"routing_{key}",
            order=order,
            label=label,
            url_name=f"routing:{key}",
            icon=icon,
            action="routing.see_settings",
            section="settings",
            group=Group.WORK,
            note=note,
        )
    )

shortcuts.add(
    shortcuts.Shortcut(
        key="routing.accept",
        place=shortcuts.Place.OFFER,
        keys="Alt+A",
        label=_("Atender lo que le ofrecen"),
        also="aceptar take",
    ),
    shortcuts.Shortcut(
        key="routing.refuse",
        place=shortcuts.Place.OFFER,
        keys="Alt+N",
        label=_("Decir que ahora no puede"),
        also="rechazar reject",
    ),
    shortcuts.Shortcut(
        key="routing.presence",
        place=shortcuts.Place.EVERYWHERE,
        keys="Alt+S",
        label=_("Cambiar su presencia"),
        also="estado disponible pausa status break",
    ),
)
