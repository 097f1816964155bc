"""The words people read about customers."""

from django.utils.translation import gettext_lazy as _

from vinculo.customers.contracts import ContactKind, CustomerKind, EndReason, Every, Reason
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

EVERY = {Every.MONTH: _("al mes"), Every.YEAR: _("al año"), Every.ONCE: _("una vez")}
WHY_ENDED = {
    EndReason.PRICE: _("Por el precio"),
    EndReason.SERVICE: _("Por cómo se le atendió o falló el servicio"),
    EndReason.COMPETITOR: _("Se fue a otra empresa"),
    EndReason.MOVED: _("Cambió de domicilio"),
    EndReason.NO_NEED: _("Ya no lo necesita"),
    EndReason.UNPAID: _("Por impago"),
    EndReason.COMPANY: _("Lo terminó la empresa"),
    EndReason.OTHER: _("Por otra razón"),
}

error_words.add(
    "holding_ends_before", _("Lo contratado no puede terminar antes de empezar (%(since)s).")
)
error_words.add(
    "holding_why_without_end", _("La razón de la baja necesita la fecha en que terminó.")
)
error_words.add(
    "holding_price", _("El precio es un número desde cero, y la moneda, sus tres letras (EUR).")
)
error_words.add(
    "holding_unknown", _("Ese contrato, cliente o servicio no existe o usted no puede verlo.")
)
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
recorded_things.add(
    "customers.Holding",
    RecordedThing(
        thing=_("Lo contratado"),
        title="customer",
        fields={
            "customer": _("cliente"),
            "service": _("servicio"),
            "since": _("desde"),
            "until": _("hasta"),
            "price": _("precio"),
            "currency": _("moneda"),
            "every": _("cada cuánto se paga"),
            "why_ended": _("razón de la baja"),
            "reference": _("referencia"),
            "created_at": _("alta"),
        },
        values={
            "every": lambda value: EVERY[Every(value)],
            "why_ended": lambda value: WHY_ENDED[EndReason(value)] if value else "",
        },
        seen_as="customer",
    ),
)
scope_words.add("customers.list", _("Buscar clientes"))
scope_words.add("customers.see", _("Leer la ficha de un cliente"))
scope_words.add("customers.register", _("Crear clientes"))
scope_words.add("customers.see_holdings", _("Leer lo que un cliente tiene contratado"))
scope_words.add("customers.hold", _("Apuntar lo que un cliente contrata o da de baja"))
