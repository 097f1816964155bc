"""The API that billing asks before it cuts a service."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema
from pydantic import AwareDatetime

from vinculo.complaints.services import gates
from vinculo.customers import api as customers
from vinculo.kernel import clock
from vinculo.kernel.access import api_action, the_actor
from vinculo.portfolio import api as portfolio

PREFIX = ""
router = Router(tags=["complaints"])


class SuspensionOut(Schema):
    """Whether the service may be cut now, and which open complaints and duties say no."""

    may_suspend: bool
    complaints: list[UUID]
    duties: list[str]
    asked_at: AwareDatetime


@router.get(
    "/services/{uuid:service_id}/suspension",
    response=SuspensionOut,
    url_name="suspension",
    summary=gettext_noop("¿Se puede suspender el servicio?"),
)
@api_action("complaints.ask_suspension")
def suspension(request: HttpRequest, service_id: UUID, customer: UUID) -> gates.Suspension:
    """Ask before each suspension: the question and its answer are kept as evidence."""
    actor = the_actor(request)
    if portfolio.service(service_id) is None:
        raise Http404
    if customer not in customers.names_of([customer], actor=actor):
        raise Http404
    return gates.ask_suspension(
        service_id=service_id, customer_id=customer, by=actor.user_id, at=clock.now()
    )
