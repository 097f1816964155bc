"""The words people read about customers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vinculo.customers.contracts import (
    ContactKind,
    CopyState,
    CustomerKind,
    EndReason,
    ErasureReason,
    Every,
    Purpose,
    Reason,
    RequestKind,
    RequestState,
    Standing,
)
from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.history import RecordedThing, recorded_things
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

KINDS = {CustomerKind.PERSON: _("Persona"), CustomerKind.ORGANISATION: _("Organización")}
CONTACT_KINDS = {ContactKind.EMAIL: _("Correo electrónico"), ContactKind.PHONE: _("Teléfono")}
STANDINGS = {
    Standing.ACTIVE: _("quien trabaja con clientes"),
    Standing.BLOCKED: _("nadie: datos bloqueados"),
    Standing.ERASING: _("nadie: se está borrando"),
    Standing.ERASED: _("nadie: borrado"),
}
REQUEST_KINDS = {
    RequestKind.ACCESS: _("Saber qué datos suyos hay y recibirlos"),
    RequestKind.RECTIFICATION: _("Corregir sus datos"),
    RequestKind.ERASURE: _("Borrar sus datos"),
    RequestKind.BLOCKING: _("Limitar el uso de sus datos"),
    RequestKind.OBJECTION: _("Oponerse a que se usen"),
}
REQUEST_STATES = {
    RequestState.OPEN: _("Por contestar"),
    RequestState.DONE: _("Contestada"),
    RequestState.REFUSED: _("Denegada con motivo"),
}
COPY_STATES = {
    CopyState.WAITING: _("Preparándose"),
    CopyState.READY: _("Lista"),
    CopyState.FAILED: _("No se pudo preparar"),
    CopyState.GONE: _("Caducada"),
}
ERASURE_REASONS = {
    ErasureReason.ASKED: _("Lo ha pedido la persona"),
    ErasureReason.NOT_NEEDED: _("Ya no hacen falta para lo que se recogieron"),
    ErasureReason.CONSENT_GONE: _("Ha retirado su consentimiento"),
    ErasureReason.TERM_OVER: _("Ha terminado el plazo de conservación"),
    ErasureReason.UNLAWFUL: _("No debieron recogerse"),
}
REASONS = {
    Reason.SAME_EMAIL: _("Es su dirección de correo"),
    Reason.SHARED_EMAIL: _("Comparte esta dirección de correo con otras personas"),
    Reason.SAME_PHONE: _("Es su número de teléfono"),
    Reason.SHARED_PHONE: _("Comparte este número de teléfono con otras personas"),
    Reason.SAME_NAME: _("Solo coincide el nombre"),
}

PURPOSES = {
    Purpose.ASKING: _("Preguntarle cómo fue"),
    Purpose.OFFERS: _("Enviarle ofertas"),
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
    "holding_currency_unclear",
    _(
        "El contrato %(reference)s está en %(currency)s y la empresa usa %(usual)s: "
        "diga la moneda del precio nuevo."
    ),
)
error_words.add(
    "holding_terms_need_price",
    _(
        "El contrato %(reference)s tiene un precio de %(price)s %(currency)s: "
        "para cambiar la moneda o cada cuánto se paga, diga también el precio."
    ),
)
error_words.add(
    "holding_level",
    _("Las horas del contrato van de 1 a 8760, y las de responder no pasan de las de resolver."),
)
error_words.add(
    "holding_of_another",
    _("Esa referencia es ya de otro cliente. Revísela, o dé de baja allí y use una nueva."),
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
            "standing": _("quién puede leerlo"),
            "cluster_id": _("es el mismo cliente que"),
            "created_at": _("alta"),
        },
        values={
            "kind": lambda value: KINDS[CustomerKind(value)],
            "standing": lambda value: STANDINGS[Standing(value)],
        },
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
            "answer_hours": _("horas para responder"),
            "solve_hours": _("horas para resolver"),
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

error_words.add(
    "data_request_day", _("La fecha de la petición no puede ser futura ni de hace más de un año.")
)
error_words.add("data_request_ended", _("Esa petición ya se había contestado."))
error_words.add("data_request_refusal", _("Escriba por qué se deniega: la persona debe saberlo."))
error_words.add(
    "data_request_extension",
    _("El plazo solo se amplía una vez y antes de que termine el primer mes."),
)
error_words.add(
    "customer_still_open",
    _("Antes hay que terminar lo que está abierto con esta persona (%(n)s)."),
)
error_words.add(
    "customer_block_day", _("Elija un día posterior a hoy y dentro de los próximos diez años.")
)
error_words.add("customer_needs_reason", _("Escriba el motivo."))
error_words.add(
    "customer_is_blocked",
    _("Los datos están bloqueados hasta el %(until)s: hasta ese día no se borran."),
)
notice_words.add("customers.copy_ready", _("La copia de datos que pidió está lista."))
notice_kinds.add(
    "customers.copy_ready",
    NoticeKind(label=_("Está lista una copia de datos que pedí"), way=Way.BELL),
)
recorded_things.add(
    "customers.DataRequest",
    RecordedThing(
        thing=_("Petición sobre datos personales"),
        title="customer",
        fields={
            "customer": _("cliente"),
            "kind": _("qué pidió"),
            "state": _("estado"),
            "asked_on": _("fecha"),
            "due_at": _("plazo"),
            "extended": _("plazo ampliado"),
            "ended_at": _("terminada"),
            "ended_by": _("la terminó"),
            "registered_by": _("la apuntó"),
            "registered_at": _("apuntada"),
        },
        values={
            "kind": lambda value: REQUEST_KINDS[RequestKind(value)],
            "state": lambda value: REQUEST_STATES[RequestState(value)],
        },
        seen_as="customer",
    ),
)
recorded_things.add(
    "customers.Blocking",
    RecordedThing(
        thing=_("Bloqueo de datos"),
        title="customer",
        fields={
            "customer": _("cliente"),
            "until": _("hasta"),
            "set_by": _("lo puso"),
            "set_at": _("puesto"),
            "lifted_by": _("lo quitó"),
            "lifted_at": _("quitado"),
        },
        seen_as="customer",
    ),
)
for _kind, _words in {
    "customers.DataRequested": _("Alguien pide algo sobre sus datos"),
    "customers.DataRequestEnded": _("Se contesta lo que pidió sobre sus datos"),
    "customers.CopyHanded": _("Se prepara una copia de los datos de un cliente"),
    "customers.CustomerBlocked": _("Se bloquean los datos de un cliente"),
    "customers.CustomerUnblocked": _("Se desbloquean los datos de un cliente"),
    "customers.ErasureBegan": _("Se decide borrar a un cliente"),
    "customers.CustomerErased": _("Se ha borrado a un cliente"),
}.items():
    evidence_words.add(_kind, _words)


def refusal_words(n: int) -> str:
    """That a file said yes of customers who had said no."""
    return ngettext(
        "%(n)s cliente dijo que no quiere que se le pregunte: se respeta.",
        "%(n)s clientes dijeron que no quieren que se les pregunte: se respeta.",
        n,
    ) % {"n": n}
