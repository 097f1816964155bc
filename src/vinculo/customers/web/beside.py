"""Whose contracts of a service are worse than what it is offered for now."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.customers import selectors
from vinculo.customers.labels import EVERY
from vinculo.customers.selectors import offered
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.paging import BadCursorError
from vinculo.portfolio import api as portfolio

WHICH = {
    "peores": ("worse", _("Peores que la oferta")),
    "sin-precio": ("unknown", _("Sin un precio que comparar")),
    "todos": ("all", _("Todos los vigentes")),
}


@allowed("customers.see_holdings")
@require_safe
def beside_offer(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Contracts in force of a service, those worse than the newest offer unless told."""
    actor = the_actor(request)
    today = timezone.localdate(clock.now())
    service, against = (
        portfolio.service(service_id),
        portfolio.offer_test(service_id, today=today),
    )
    if service is None:
        raise Http404
    key = request.GET.get("que", "")
    key = key if key in WHICH else "peores"
    context: dict[str, object] = {
        "service": service,
        "against": against,
        "which": key,
        "tabs": [(each, words) for each, (_which, words) in WHICH.items()],
    }
    if against is not None:
        try:
            page = offered.holdings_beside(
                actor=actor,
                service_id=service_id,
                against=against,
                on=today,
                which=WHICH[key][0],
                cursor=request.GET.get("sigue") or None,
            )
        except BadCursorError as error:
            raise Http404 from error
        names = selectors.names_of({row.customer_id for row in page.rows}, actor=actor)
        context |= {
            "rows": [
                (
                    row,
                    names.get(row.customer_id, ""),
                    EVERY[row.every],
                    offered.start_of(row.since, against.starts) in against.worse_starts,
                )
                for row in page.rows
            ],
            "price_every": _every(against.price.every) if against.price else "",
            "next_cursor": page.next_cursor,
        }
    return render(request, "customers/beside_offer.html", context)


def _every(said: str) -> str:
    """How often a price is paid, in words; "" of what nobody knows."""
    return next((str(words) for one, words in EVERY.items() if one.value == said), "")
