"""Which orders an address of the list asks for."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from vinculo.orders.contracts import AWAITED, OrderState
from vinculo.orders.selectors.register import Wanted

GROUPS = {
    "esperan": tuple(sorted(AWAITED)),
    "borradores": (OrderState.DRAFT,),
    "entregados": (OrderState.DELIVERED,),
    "incompletos": (OrderState.SHORT, OrderState.RETURNED),
    "cancelados": (OrderState.CANCELLED,),
}
GROUP_WORDS = {
    "esperan": _("El cliente espera"),
    "borradores": _("Borradores"),
    "entregados": _("Entregados"),
    "incompletos": _("Incompletos o devueltos"),
    "cancelados": _("Cancelados"),
}
PARAMETERS = ("estado", "servicio", "tarde", "mios", "q")


def wanted_of(request: HttpRequest, reader_id: UUID | None) -> tuple[Wanted, str]:
    """What the address asks for, and the group of states; what it garbles is left out."""
    said = request.GET
    group = said.get("estado", "") if said.get("estado", "") in GROUPS else ""
    found = Wanted(
        states=GROUPS.get(group, ()),
        service_id=_id(said.get("servicio", "")),
        is_late=said.get("tarde") == "1",
        mine=reader_id if said.get("mios") == "1" else None,
        text=said.get("q", "").replace("\x00", "").strip()[:120],
    )
    return found, group


def query_of(request: HttpRequest, *, but: tuple[str, ...] = ()) -> str:
    """The parameters of the address that narrow, without some of them."""
    kept = {key: request.GET[key] for key in PARAMETERS if request.GET.get(key) and key not in but}
    return urlencode(kept)


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
