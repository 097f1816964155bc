"""Trying a mailbox both ways from its page, and saying in plain words what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.delivery.contracts import DeliveryState
from vinculo.interactions.labels import PROBLEMS
from vinculo.interactions.selectors.sources import sources
from vinculo.interactions.services import round_trip
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for

LEFT = {DeliveryState.SENT}


@allowed("interactions.mailboxes")
@require_POST
def mailbox_try(request: HttpRequest, mailbox_id: UUID) -> HttpResponse:
    """Send the mailbox a mail from itself and go back to its page, which follows it."""
    page = reverse("interactions:mailbox", args=[mailbox_id])
    try:
        asked = round_trip.begin(mailbox_id=mailbox_id, by=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect(page)
    return redirect(f"{page}?prueba={asked}#prueba")


def trial_of(request: HttpRequest, mailbox_id: UUID) -> dict[str, Any] | None:
    """The trial that the page follows: two steps with their words; None without one."""
    trip = round_trip.follow(request.GET.get("prueba", ""), mailbox_id=mailbox_id)
    if trip is None:
        return None
    steps = [_going(trip)]
    if trip.fate.state in LEFT or trip.arrived_at:
        steps.append(_coming(trip, mailbox_id))
    return {"steps": steps, "waits": all(step["tone"] != "breach" for step in steps)
            and trip.arrived_at is None}  # fmt: skip


def _going(trip: round_trip.RoundTrip) -> dict[str, Any]:
    """How the mail left, or why it did not."""
    fate = trip.fate
    if fate.state in LEFT or trip.arrived_at:
        return {"tone": "ok", "words": _("Salida: el servidor aceptó el correo."), "said": ""}
    if fate.state is DeliveryState.WAITING:
        return {"tone": "breach", "said": "", "words": _(
            "Salida: no hay servidor de salida para esta dirección, o es una empresa de práctica."
        )}  # fmt: skip
    if fate.said:
        return {"tone": "breach", "said": fate.said, "words": _("Salida: %(why)s") % {
            "why": fate.words
        }}  # fmt: skip
    return {"tone": "idle", "words": _("Salida: el correo espera su turno."), "said": ""}


def _coming(trip: round_trip.RoundTrip, mailbox_id: UUID) -> dict[str, Any]:
    """How it arrived, or where it may have stayed."""
    if trip.arrived_at is not None:
        seconds = max(0, round((trip.arrived_at - trip.began_at).total_seconds()))
        way = _("leído en su servidor (IMAP)") if trip.via == "imap" else _("entregado aquí")
        words = _("Llegada: a los %(seconds)s segundos, %(way)s.")
        return {"tone": "ok", "words": words % {"seconds": seconds, "way": way}, "said": ""}
    source = sources().get(mailbox_id)
    if source is not None and source.problem is not None:
        words = _("Llegada: %(why)s") % {"why": PROBLEMS[source.problem]}
        return {"tone": "breach", "words": words, "said": source.detail}
    if not trip.is_late(clock.now()):
        return {"tone": "idle", "words": _("Llegada: todavía no."), "said": ""}
    why = (
        _("Llegada: no está en las carpetas que se leen. Mire la de correo no deseado.")
        if source is not None
        else _("Llegada: nadie lo ha entregado aquí. Mire el MX del dominio y a dónde reenvía.")
    )
    return {"tone": "breach", "words": why, "said": ""}
