"""What stands beside a complaint and comes after its page: who complains, what was written."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.cases import api as cases
from vinculo.complaints.contracts import ComplaintView
from vinculo.complaints.selectors.reading import complaint
from vinculo.complaints.selectors.register import of_customer
from vinculo.complaints.web.register import shown
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import MessageView
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, the_actor

LATEST, EARLIER = 12, 5


@allowed("complaints.see")
@require_safe
def conversation(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """What was written about it, the latest last."""
    view, messages = _told(request, complaint_id)
    context = {
        "messages": messages[-LATEST:],
        "older": max(0, len(messages) - LATEST),
    }
    return _part(request, view, "conversation", context)


@allowed("complaints.see")
@require_safe
def who(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Who complains, what they told us before, and the files that came with it."""
    view, messages = _told(request, complaint_id)
    earlier = []
    if view.customer_id is not None:
        found = of_customer(actor=the_actor(request), customer_id=view.customer_id)
        earlier = shown([one for one in found if one.id != view.id])
    context = {
        "earlier": earlier[:EARLIER],
        "n": len(earlier),
        "files": [
            (file, message.at)
            for message in messages
            for file in message.attachments
            if not file.is_inline
        ],
    }
    return _part(request, view, "who", context)


def _told(request: HttpRequest, complaint_id: UUID) -> tuple[ComplaintView, list[MessageView]]:
    actor = the_actor(request)
    view = complaint(actor=actor, complaint_id=complaint_id)
    case = cases.case(actor=actor, case_id=view.case_id) if view else None
    if view is None or case is None:
        raise Http404
    if view.customer_id is not None:
        subject = f"customer:{view.customer_id}"
        sight.record(actor=actor, subject=subject, where="complaint", at=clock.now())
    return view, interactions.messages(case.conversation_id) if case.conversation_id else []


def _part(
    request: HttpRequest, view: ComplaintView, name: str, context: dict[str, Any]
) -> HttpResponse:
    is_part = "HX-Request" in request.headers
    template = f"complaints/_{name}.html" if is_part else f"complaints/{name}.html"
    return render(request, template, {"complaint": view, **context})
