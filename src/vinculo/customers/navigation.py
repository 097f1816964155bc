"""Where customers stand in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.customers import api
from vinculo.kernel.sight import SeenThing, seen_things
from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="customers",
        order=30,
        label=_("Clientes"),
        url_name="customers:customers",
        icon="users",
        action="customers.list",
        note=_("Quiénes son y cómo se les encuentra."),
    )
)

seen_things.add(
    "customer",
    SeenThing(names=lambda ids, reader: api.names_of(ids, actor=reader), page="customers:customer"),
)
