"""The words of orders and special requests."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.access import scope_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.orders.contracts import DaySetBy, OrderState, RequestState
from vinculo.orders.domain.requests import CalledOffBy
from vinculo.promises.contracts import PromiseState, PromiseView

STATE = {
    OrderState.DRAFT: _("Borrador"),
    OrderState.CONFIRMED: _("Confirmado"),
    OrderState.PREPARING: _("En preparación"),
    OrderState.SENT: _("En camino"),
    OrderState.PARTLY: _("Entregado en parte"),
    OrderState.DELIVERED: _("Entregado"),
    OrderState.SHORT: _("Entregado incompleto"),
    OrderState.CANCELLED: _("Cancelado"),
    OrderState.RETURNED: _("Devuelto"),
}
STATE_LOOKS = {
    OrderState.DRAFT: "idle",
    OrderState.CONFIRMED: "info",
    OrderState.PREPARING: "info",
    OrderState.SENT: "info",
    OrderState.PARTLY: "warn",
    OrderState.DELIVERED: "ok",
    OrderState.SHORT: "warn",
    OrderState.CANCELLED: "idle",
    OrderState.RETURNED: "warn",
}
DAY_SET_BY = {DaySetBy.COMPANY: _("la empresa"), DaySetBy.CUSTOMER: _("el cliente")}
NEXT = {
    OrderState.CONFIRMED: _("Lo preparamos y le avisamos si algo cambia."),
    OrderState.PREPARING: _("Lo estamos preparando. Después sale hacia usted."),
    OrderState.SENT: _("Va de camino: lo recibe a más tardar el día prometido."),
    OrderState.PARTLY: _("Le falta una parte, que va de camino."),
    OrderState.DELIVERED: _("Ya lo tiene. Si algo no está bien, escríbanos aquí mismo."),
    OrderState.SHORT: _("Tiene una parte y el resto ya no llega: le explicamos por qué abajo."),
    OrderState.CANCELLED: _("Está cancelado. No tiene que hacer nada."),
    OrderState.RETURNED: _("Lo ha devuelto. No tiene que hacer nada más."),
}
REQUEST = {
    RequestState.TRYING: _("Se intenta"),
    RequestState.ACHIEVED: _("Conseguida"),
    RequestState.PARTLY: _("Conseguida en parte"),
    RequestState.NOT: _("No se pudo"),
    RequestState.DROPPED: _("Ya no se intenta"),
}
CALLED_OFF_BY = {
    CalledOffBy.CUSTOMER: _("El cliente ya no lo quiere"),
    CalledOffBy.MISTAKE: _("Se apuntó por error"),
    CalledOffBy.NOBODY: _("Nadie puede conseguirlo"),
}
REQUEST_LOOKS = {
    RequestState.TRYING: "info",
    RequestState.ACHIEVED: "ok",
    RequestState.PARTLY: "warn",
    RequestState.NOT: "idle",
    RequestState.DROPPED: "idle",
}
HISTORY = {
    "composed": _("Se empezó el pedido"),
    "added": _("Se añadió una línea"),
    "amended": _("Cambió el pedido"),
    "repriced": _("Se pusieron los precios de hoy"),
    "confirmed": _("Se confirmó, con fecha prometida"),
    "told": _("Se le dijo al cliente por correo"),
    "not_told": _("No salió correo: hay que decírselo de otro modo"),
    "preparing": _("Se empezó a preparar"),
    "sent": _("Salió hacia el cliente"),
    "partly": _("Se entregó una parte"),
    "delivered": _("Se entregó"),
    "asked": _("El cliente pidió otra fecha"),
    "moved": _("Cambió la fecha prometida, con disculpa"),
    "cancelled": _("Se canceló"),
    "short": _("El resto ya no se entrega"),
    "returned": _("El cliente lo devolvió"),
    "returned_part": _("El cliente devolvió una parte"),
    "details": _("Cambiaron los datos"),
}

evidence_words.add("orders.OrderMoved", _("Un pedido pasó a otro estado o a otra fecha"))
evidence_words.add("orders.RequestEnded", _("Terminó una petición especial"))
scope_words.add("orders.see", _("Leer los pedidos"))
scope_words.add("orders.compose", _("Componer y confirmar pedidos"))
scope_words.add("orders.deliver", _("Apuntar entregas de pedidos"))


BROKE_AND = {
    (PromiseState.BROKEN, False): _(
        "La promesa de contarlo ya estaba rota y así cuenta: falta decírselo al cliente y"
        " repararla."
    ),
    (PromiseState.BROKEN, True): _(
        "La promesa de contarlo ya estaba rota y así cuenta: el cliente lo sabe, falta repararla."
    ),
    (PromiseState.REPAIRED, False): _(
        "La promesa de contarlo se rompió y se reparó: cuenta como rota, y falta decírselo al"
        " cliente."
    ),
    (PromiseState.REPAIRED, True): _(
        "La promesa de contarlo se rompió, el cliente lo sabe y se reparó: cuenta como rota."
    ),
}


def moved_words(before: PromiseView | None) -> str:
    """What became of the promise for the day before when another day was promised."""
    if before is None or before.state is PromiseState.WITHDRAWN:
        return gettext("La fecha nueva está prometida, y la de antes, retirada con su disculpa.")
    return gettext(
        "La fecha nueva está prometida. La de antes ya había pasado y cuenta como rota: entregar el"
        " pedido la repara."
    )


def asked_words(before: PromiseView | None) -> str:
    """What became of the promise for the day before when the customer asked for another."""
    if before is None or before.state is PromiseState.REPLACED:
        return gettext("La fecha que pidió el cliente está prometida en lugar de la de antes.")
    return gettext(
        "La fecha que pidió el cliente está prometida. La de antes ya había pasado y cuenta como"
        " rota: entregar el pedido la repara."
    )


def dropped_words(promise: PromiseView | None) -> str:
    """What became of the promise to tell when its request was dropped."""
    if promise is None:
        return gettext("Ya no se intenta.")
    if promise.state is PromiseState.WITHDRAWN:
        return gettext("Ya no se intenta. La promesa de contarlo queda retirada con este motivo.")
    if promise.is_open:
        return gettext(
            "Ya no se intenta. Su plazo ya pasó: la promesa de contarlo cuenta como rota."
        )
    if promise.state is PromiseState.KEPT:
        return gettext("Ya no se intenta. La promesa de contarlo ya constaba como cumplida.")
    said = BROKE_AND[promise.state, promise.told_at is not None]
    return gettext("Ya no se intenta. %(promise)s") % {"promise": said}


def came_words(came: int, missing: int, *, is_over: bool) -> str:
    """How many of a line came and how many did not, or do not yet."""
    said = {"came": came, "missing": missing}
    if is_over:
        if not came:
            return (
                ngettext(
                    "no llegó: %(missing)s unidad", "no llegaron: %(missing)s unidades", missing
                )
                % said
            )
        return gettext("entregados %(came)s, no llegaron %(missing)s") % said
    if not came:
        return gettext("todavía no ha llegado nada de esto")
    return gettext("entregados %(came)s, faltan %(missing)s") % said
