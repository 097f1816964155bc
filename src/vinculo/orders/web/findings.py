"""The sentence that a list of orders opens with."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.kernel.amounts import number
from vinculo.orders.domain.requests import Share
from vinculo.orders.selectors.register import Counts


def of_chosen(found: str, *, is_chosen: bool) -> str:
    """The sentence says that it speaks of what somebody chose, not of everything."""
    return _("De lo que ha elegido: %(found)s") % {"found": found} if is_chosen else found


def orders_finding(counted: Counts) -> str:
    """How many customers wait, and whether any waits longer than promised."""
    if not counted.awaited:
        return _("Ningún cliente espera un pedido.")
    waiting = ngettext("Se espera %(n)s pedido.", "Se esperan %(n)s pedidos.", counted.awaited) % {
        "n": number(counted.awaited)
    }
    late = _("Ninguno va tarde.")
    if counted.late:
        late = ngettext("%(n)s ya pasó de su día.", "%(n)s ya pasaron de su día.", counted.late) % {
            "n": number(counted.late)
        }
    return f"{waiting} {late}"


def requests_finding(share: Share) -> str:
    """How many are being tried, and how many of those told were achieved."""
    trying = (
        ngettext("Se intenta %(n)s petición.", "Se intentan %(n)s peticiones.", share.running)
        % {"n": number(share.running)}
        if share.running
        else _("Ahora no se intenta ninguna.")
    )
    if not share.n:
        return trying
    told = _("Contadas al cliente: %(n)s; conseguidas: %(done)s.") % {
        "n": number(share.n),
        "done": number(share.achieved),
    }
    return f"{trying} {told}"
