"""What stands beside a complaint and comes after its page: who complains, what was written."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.cases import api as cases
from vinculo.complaints.contracts import ComplaintView
from vinculo.complaints.domain.mood_trend import trend_of
from vinculo.complaints.labels.mood import MOOD_LAST, TREND
from vinculo.complaints.selectors.reading import complaint
from vinculo.complaints.selectors.register import of_customer
from vinculo.complaints.web.register import shown
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction, MessageView
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.slots import panels_for
from vinculo.lib.text.mood.judged import Polarity

LATEST, EARLIER = 12, 5
STEPS = {Polarity.NEGATIVE: -1, Polarity.NEUTRAL: 0, Polarity.POSITIVE: 1}


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
    actor = the_actor(request)
    context = {
        **_mood(messages if may(actor, "complaints.handle") else []),
        "sees_person": may(actor, "complaints.handle"),
        "has_value": bool(panels_for("complaints.value", actor)),
        "earlier": earlier[:EARLIER],
        "n": len(earlier),
        "files": [
            (file, message.at)
            for message in messages
            if message.direction is Direction.IN
            for file in message.attachments
            if not file.is_inline
        ],
    }
    return _part(request, view, "who", context)


def _mood(messages: list[MessageView]) -> dict[str, Any]:
    """How the customer's messages sound and where that goes; {} where none has a mood."""
    theirs = [one.id for one in messages if one.direction is Direction.IN]
    moods = interactions.moods_of(theirs) if theirs else {}
    found = trend_of([STEPS[moods[one].polarity] for one in theirs if one in moods])
    if found is None:
        return {}
    return {"mood": found, "mood_words": MOOD_LAST[found.last], "trend": TREND[found.trend]}


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
