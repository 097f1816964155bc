"""Which promises an address of the register asks for."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Stage
from vinculo.promises.contracts import PromiseState, Source
from vinculo.promises.selectors.register import Wanted

GROUPS = {
    "abiertas": (PromiseState.OPEN, PromiseState.AT_RISK),
    "riesgo": (PromiseState.AT_RISK,),
    "cumplidas": (PromiseState.KEPT,),
    "rotas": (PromiseState.BROKEN, PromiseState.REPAIRED),
    "sin-reparar": (PromiseState.BROKEN,),
    "retiradas": (PromiseState.WITHDRAWN,),
}
GROUP_WORDS = {
    "abiertas": _("Abiertas"),
    "riesgo": _("En riesgo"),
    "cumplidas": _("Cumplidas"),
    "rotas": _("Rotas"),
    "sin-reparar": _("Rotas sin reparar"),
    "retiradas": _("Retiradas"),
}
PARAMETERS = ("estado", "fuente", "servicio", "responde", "desde", "hasta", "q")


def wanted_of(request: HttpRequest) -> tuple[Wanted, str]:
    """What the address asks for, and the group of states in it; what it garbles is left out."""
    said = request.GET
    group = said.get("estado", "") if said.get("estado", "") in GROUPS else ""
    source = said.get("fuente", "")
    found = Wanted(
        states=GROUPS.get(group, ()),
        source=Source(source) if source in set(Source) else None,
        service_id=_id(said.get("servicio", "")),
        owner_id=_id(said.get("responde", "")),
        since=_morning(said.get("desde", ""), days=0),
        until=_morning(said.get("hasta", ""), days=1),
        text=said.get("q", "").replace("\x00", "").strip()[:120],
    )
    return found, group


def judged_of(wanted: Wanted, *, since: datetime) -> Wanted:
    """The same in whatever state; from ``since`` on unless the address says another time."""
    whole = replace(wanted, states=())
    if whole.since is None and whole.until is None:
        return replace(whole, since=since)
    return whole


def query_of(request: HttpRequest) -> str:
    """The parameters of the address that narrow, to be kept on the next page."""
    return urlencode({key: request.GET[key] for key in PARAMETERS if request.GET.get(key)})


def service_names() -> list[tuple[UUID, str]]:
    """The services that promises may be about, by name."""
    found = portfolio.services(stages=(Stage.CATALOGUE, Stage.PIPELINE))
    return [(service.id, service.name) for service in found]


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _morning(said: str, *, days: int) -> datetime | None:
    """The beginning of a day by the company's clock, or of the one after it."""
    try:
        day = parse_date(said)
        whole = day and day + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    if whole is None or not 2000 <= whole.year <= 2200:
        return None
    return datetime.combine(whole, time(), ZoneInfo(organization.company().timezone))
