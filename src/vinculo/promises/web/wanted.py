"""Which promises an address of the register asks for."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Stage
from vinculo.promises.contracts import PromiseState, Source
from vinculo.promises.selectors.register import Wanted

FIRST, ANY = "abiertas", "todas"
GROUPS = {
    "abiertas": (PromiseState.OPEN, PromiseState.AT_RISK),
    "riesgo": (PromiseState.AT_RISK,),
    "cumplidas": (PromiseState.KEPT,),
    "rotas": (PromiseState.BROKEN, PromiseState.REPAIRED),
    "sin-reparar": (PromiseState.BROKEN,),
    "retiradas": (PromiseState.WITHDRAWN,),
    "cambiadas": (PromiseState.REPLACED,),
    ANY: (),
}
GROUP_WORDS = {
    "abiertas": _("Abiertas"),
    "riesgo": _("En riesgo"),
    "sin-reparar": _("Rotas sin reparar"),
    "rotas": _("Rotas"),
    "cumplidas": _("Cumplidas"),
    "retiradas": _("Retiradas"),
    "cambiadas": _("Cambiadas por el cliente"),
    ANY: _("Todas"),
}
EARLIEST, LATEST = 2000, 2200
PARAMETERS = (
    "estado",
    "fuente",
    "servicio",
    "responde",
    "tercero",
    "afirmacion",
    "desde",
    "hasta",
    "q",
)


def wanted_of(request: HttpRequest) -> tuple[Wanted, str]:
    """What the address asks for, and the group of states in it; what it garbles is left out.

    Without a state it asks for what is open: that is what somebody can still keep.
    """
    said = request.GET
    group = said.get("estado", "") if said.get("estado", "") in GROUPS else FIRST
    source = said.get("fuente", "")
    found = Wanted(
        states=GROUPS[group],
        source=Source(source) if source in set(Source) else None,
        service_id=_id(said.get("servicio", "")),
        owner_id=_id(said.get("responde", "")),
        party_id=_id(said.get("tercero", "")),
        claim_id=_id(said.get("afirmacion", "")),
        since=_morning(said.get("desde", ""), days=0),
        until=_until(said.get("hasta", "")),
        text=said.get("q", "").replace("\x00", "").strip()[:120],
    )
    return found, group


def judged_of(wanted: Wanted, *, since: datetime) -> Wanted:
    """The same in whatever state; from the day of ``since`` on unless the address says a time."""
    whole = replace(wanted, states=())
    if whole.since is None and whole.until is None:
        return replace(whole, since=_morning(f"{_wall(since):%Y-%m-%d}", days=0) or since)
    return whole


def narrowed(request: HttpRequest) -> dict[str, str]:
    """What the address narrows, without the state."""
    said = {key: request.GET[key] for key in PARAMETERS if request.GET.get(key)}
    return {key: value for key, value in said.items() if key != "estado"}


def rows_behind(request: HttpRequest, judged: Wanted, *, at: datetime, group: str = ANY) -> str:
    """The address of the rows of ``group`` that the figures of ``judged`` count at ``at``."""
    days = {"hasta": at.isoformat(), "estado": group}
    if judged.since is not None:
        days["desde"] = f"{_wall(judged.since):%Y-%m-%d}"
    if judged.until is not None and judged.until <= at:
        days["hasta"] = request.GET["hasta"]
    return urlencode(narrowed(request) | days)


def _wall(moment: datetime) -> datetime:
    """A moment by the company's clock."""
    return moment.astimezone(ZoneInfo(organization.company().timezone))


def service_names() -> list[tuple[UUID, str]]:
    """The services that promises may be about, by name."""
    found = portfolio.services(stages=(Stage.CATALOGUE, Stage.PIPELINE))
    return [(service.id, service.name) for service in found]


def party_names(at: datetime) -> list[tuple[str, str]]:
    """The third parties in whose hands a promise may lie today, by name."""
    found = portfolio.parties(today=_wall(at).date())
    return [(str(party.id), party.name) for party in found if not party.has_ended]


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _until(said: str) -> datetime | None:
    """The end of a day; a whole moment with its zone, as figures link to their rows, is itself."""
    try:
        moment = parse_datetime(said)
    except ValueError:
        return None
    if moment is not None and moment.tzinfo is not None and EARLIEST < moment.year < LATEST:
        return moment
    return _morning(said, days=1)


def _morning(said: str, *, days: int) -> datetime | None:
    """The beginning of a day by the company's clock, or of the one after it."""
    try:
        day = parse_date(said)
        whole = day and day + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    if whole is None or not EARLIEST <= whole.year <= LATEST:
        return None
    return datetime.combine(whole, time(), ZoneInfo(organization.company().timezone))
