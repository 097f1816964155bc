"""Which complaints an address of the register asks for."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import (
    ELSEWHERE,
    OPEN_STATES,
    ComplaintKind,
    ComplaintState,
    Decision,
)
from vinculo.complaints.domain.patterns import Pattern
from vinculo.complaints.selectors.causes import with_below
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.selectors.outside import outside_on, outside_once
from vinculo.complaints.selectors.register import Wanted
from vinculo.kernel import clock
from vinculo.organization import api as organization

GROUPS = {
    "abiertas": OPEN_STATES,
    "por-valorar": (ComplaintState.RECEIVED, ComplaintState.ACKNOWLEDGED),
    "por-contestar": (ComplaintState.ASSESSED, ComplaintState.INVESTIGATED),
    "por-cerrar": (ComplaintState.ANSWERED,),
    "cerradas": (ComplaintState.CLOSED,),
    "unidas": (ComplaintState.MERGED,),
    "sin-efecto": (ComplaintState.VOID,),
}
GROUP_WORDS = {
    "abiertas": _("Abiertas"),
    "por-valorar": _("Por valorar"),
    "por-contestar": _("Por contestar"),
    "por-cerrar": _("Por cerrar"),
    "cerradas": _("Cerradas"),
    "unidas": _("Unidas a otra"),
    "sin-efecto": _("Sin efecto"),
}
OUTSIDE = {"en-curso": outside_on, "terminada": outside_once}
OUTSIDE_WORDS = {"en-curso": _("En curso"), "terminada": _("Terminada")}
COUNTED = tuple(state for state in ComplaintState if state not in ELSEWHERE)
"""What goes on with another complaint is listed where it is asked for, by state or by words."""
EARLIEST, LATEST = 2000, 2200
PARAMETERS = (
    "estado", "tipo", "servicio", "causa", "patron", "decision", "mias", "via",
    "desde", "hasta", "q",
)  # fmt: skip


def wanted_of(request: HttpRequest, reader_id: UUID | None) -> tuple[Wanted, str]:
    """What the address asks for, and the group of states in it; what it garbles is left out."""
    said = request.GET
    group = said.get("estado", "") if said.get("estado", "") in GROUPS else ""
    kind, decision = said.get("tipo", ""), said.get("decision", "")
    cause_id = _id(said.get("causa", ""))
    pattern, via = said.get("patron", ""), said.get("via", "")
    text = said.get("q", "").replace("\x00", "").strip()[:120]
    found = Wanted(
        states=GROUPS.get(group, () if text else COUNTED),
        kind=ComplaintKind(kind) if kind in set(ComplaintKind) else None,
        service_id=_id(said.get("servicio", "")),
        cause_ids=with_below(cause_id) if cause_id else (),
        pattern=pattern if pattern in set(Pattern) else "",
        decision=Decision(decision) if decision in set(Decision) else None,
        mine=reader_id if said.get("mias") == "1" else None,
        since=_morning(said.get("desde", ""), days=0),
        until=_morning(said.get("hasta", ""), days=1),
        outside=OUTSIDE[via](day_of(clock.now())) if via in OUTSIDE else None,
        text=text,
    )
    return found, group


def query_of(request: HttpRequest, *, but: str = "") -> str:
    """The parameters of the address that narrow, without one of them."""
    kept = {key: request.GET[key] for key in PARAMETERS if request.GET.get(key) and key != but}
    return urlencode(kept)


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
    if whole is None or not EARLIEST <= whole.year <= LATEST:
        return None
    return datetime.combine(whole, time(), ZoneInfo(organization.company().timezone))
