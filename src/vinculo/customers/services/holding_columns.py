"""What a file of holdings holds, column by column."""

from django.utils.translation import gettext as _

from vinculo.customers.contracts import EndReason, Every
from vinculo.lib.tables import Column


def columns() -> tuple[Column, ...]:
    """What a file of holdings holds, in the reader's language."""
    return (
        Column(
            "customer",
            "text",
            _("Identificador del cliente en Vínculo; sin él, su correo o su teléfono"),
            required=False,
            aliases=("cliente", "customer_id"),
        ),
        Column("email", "text", _("Correo"), required=False, aliases=("correo", "e-mail", "mail")),
        Column("phone", "text", _("Teléfono"), required=False, aliases=("telefono", "movil")),
        Column(
            "name",
            "text",
            _("Nombre: con él, quien no estaba entra como cliente"),
            required=False,
            aliases=("nombre",),
        ),
        Column("service", "text", _("Servicio, por su nombre"), aliases=("servicio",)),
        Column("since", "date", _("Desde qué día"), aliases=("desde", "alta", "start")),
        Column("until", "date", _("Último día"), required=False, aliases=("hasta", "baja", "end")),
        Column("price", "money", _("Precio"), required=False, aliases=("precio",), minimum=0),
        Column("currency", "text", _("Moneda (EUR)"), required=False, aliases=("moneda",)),
        Column(
            "every",
            "text",
            _("Cada cuánto se paga: month, year u once"),
            required=False,
            aliases=("cada",),
            choices=tuple(Every),
        ),
        Column(
            "why_ended",
            "text",
            _("Por qué terminó"),
            required=False,
            aliases=("motivo", "why"),
            choices=tuple(EndReason),
        ),
        Column(
            "reference",
            "text",
            _("Referencia del contrato: traerla otra vez corrige lo que había"),
            required=False,
            aliases=("referencia", "contrato", "contract"),
        ),
        Column(
            "answer_hours",
            "number",
            _("Horas en que el contrato obliga a responder, del horario del servicio"),
            required=False,
            aliases=("horas_respuesta",),
            minimum=1,
        ),
        Column(
            "solve_hours",
            "number",
            _("Horas en que el contrato obliga a resolver, del horario del servicio"),
            required=False,
            aliases=("horas_solucion",),
            minimum=1,
        ),
        Column(
            "asking",
            "boolean",
            _("Si consintió en que se le pregunte su opinión por correo"),
            required=False,
            aliases=("consentimiento", "consent"),
        ),
    )
