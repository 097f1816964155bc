"""The words people read about customers."""

from django.utils.translation import gettext_lazy as _

from vinculo.customers.contracts import ContactKind, CustomerKind, Reason
from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, recorded_things

KINDS = {CustomerKind.PERSON: _("Persona"), CustomerKind.ORGANISATION: _("Organización")}
CONTACT_KINDS = {ContactKind.EMAIL: _("Correo electrónico"), ContactKind.PHONE: _("Teléfono")}
REASONS = {
    Reason.SAME_EMAIL: _("Es su dirección de correo"),
    Reason.SHARED_EMAIL: _("Comparte esta dirección de correo con otras personas"),
    Reason.SAME_PHONE: _("Es su número de teléfono"),
    Reason.SHARED_PHONE: _("Comparte este número de teléfono con otras personas"),
    Reason.SAME_NAME: _("Solo coincide el nombre"),
}

error_words.add(
    "customer_bad_contact_point",
    _("«%(value)s» no es una dirección de correo ni un número de teléfono. Revise lo escrito."),
)
error_words.add("customer_same_already", _("Ya son el mismo cliente."))
error_words.add(
    "customer_merge_gone",
    _("Esa unión ya se deshizo, o hay otra posterior que debe deshacerse antes."),
)
error_words.add("customer_needs_name", _("Escriba el nombre del cliente."))
error_words.add(
    "customer_unknown", _("Ese cliente no existe o no está entre los que usted puede ver.")
)

recorded_things.add(
    "customers.Customer",
    RecordedThing(
        thing=_("Cliente"),
        fields={
            "name": _("nombre"),
            "kind": _("qué es"),
            "language": _("idioma"),
            "restricted": _("reservado"),
            "cluster_id": _("es el mismo cliente que"),
            "created_at": _("alta"),
        },
        values={"kind": lambda value: KINDS[CustomerKind(value)]},
        refers={"cluster_id": "customers.Customer"},
        seen_as="customer",
    ),
)
recorded_things.add(
    "customers.ContactPoint",
    RecordedThing(
        thing=_("Contacto de un cliente"),
        title="customer",
        fields={
            "customer": _("cliente"),
            "kind": _("medio"),
            "value": _("dirección o número"),
            "created_at": _("alta"),
        },
        values={"kind": lambda value: CONTACT_KINDS[ContactKind(value)]},
        seen_as="customer",
    ),
)
scope_words.add("customers.list", _("Buscar clientes"))
scope_words.add("customers.see", _("Leer la ficha de un cliente"))
scope_words.add("customers.register", _("Crear clientes"))
