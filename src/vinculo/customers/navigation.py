"""Where customers stand in the product, and what one does with them by keyboard."""

from django.utils.translation import gettext_lazy as _

from vinculo.customers import api
from vinculo.kernel.sight import SeenThing, seen_things
from vinculo.ui import shortcuts
from vinculo.ui.navigation import Group, NavItem, add

add(
    NavItem(
        key="customers",
        keys="G+L",
        words="personas contactos people contacts",
        order=30,
        label=_("Clientes"),
        url_name="customers:customers",
        icon="users",
        action="customers.list",
        note=_("Quiénes son y cómo se les encuentra."),
    ),
    NavItem(
        key="customers.bring_holdings",
        words="contratos altas bajas csv import",
        order=152,
        label=_("Traer lo contratado"),
        url_name="customers:bring_holdings",
        icon="upload",
        action="customers.bring_holdings",
        section="settings",
        group=Group.WORK,
        note=_("De un archivo: qué tiene cada cliente, desde cuándo y a qué precio."),
    ),
    NavItem(
        key="customers.requests",
        words="privacidad rgpd protección datos borrar acceso bloqueo derechos",
        order=310,
        label=_("Peticiones sobre datos"),
        url_name="customers:data_requests",
        icon="shield-check",
        action="customers.answer",
        section="settings",
        group=Group.EVIDENCE,
        note=_("Lo que las personas piden sobre sus datos y hasta cuándo hay que contestarles."),
    ),
)

seen_things.add(
    "customer",
    SeenThing(names=lambda ids, reader: api.names_of(ids, actor=reader), page="customers:customer"),
)

shortcuts.add(
    shortcuts.Shortcut(
        key="customers.new",
        place=shortcuts.Place.LIST,
        keys="C",
        label=_("Nuevo cliente"),
        also="crear add",
    ),
    shortcuts.Shortcut(
        key="customers.merge",
        place=shortcuts.Place.CUSTOMER,
        keys="U",
        label=_("Unir con otro cliente"),
        also="fusionar duplicado duplicate",
    ),
    shortcuts.Shortcut(
        key="customers.correct",
        place=shortcuts.Place.CUSTOMER,
        keys="E",
        label=_("Corregir la ficha"),
        also="editar nombre edit name",
    ),
)
