"""The page on which mailboxes and forms are given to queues."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.routing import selectors
from vinculo.routing.labels import ENTRANCES
from vinculo.routing.selectors.feeds import FedEntrance, fed_entrances
from vinculo.routing.services import feeds


@allowed("routing.see_queues")
@require_http_methods(["GET", "HEAD", "POST"])
def feed_list(request: HttpRequest) -> HttpResponse:
    """What enters by each mailbox and form, the queue in which it waits, and a way to change it."""
    entrances = fed_entrances()
    if request.method == "POST":
        if not may(the_actor(request), "routing.manage_queues"):
            raise PermissionDenied
        return _changed(request, entrances)
    services = {service.id: service.name for service in portfolio.services()}
    rows = [
        {
            "source": one.source,
            "kind": ENTRANCES[one.kind],
            "name": one.name,
            "service": services.get(one.service_id, "") if one.service_id else "",
            "chosen": one.chosen,
            "usual": one.usual,
        }
        for one in entrances
    ]
    context = {"rows": rows, "queues": selectors.all_queues()}
    return render(request, "routing/feeds.html", context)


def _changed(request: HttpRequest, entrances: tuple[FedEntrance, ...]) -> HttpResponse:
    """Change one of them; what is not on the page is refused."""
    source, text = request.POST.get("source", ""), request.POST.get("queue", "")
    try:
        queue_id = UUID(text) if text else None
    except ValueError:
        return HttpResponse(status=400)
    if source not in {one.source for one in entrances}:
        return HttpResponse(status=400)
    try:
        feeds.feed(source=source, queue_id=queue_id)
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("Lo que entre desde ahora espera en esa cola."))
    return redirect("routing:feeds")
