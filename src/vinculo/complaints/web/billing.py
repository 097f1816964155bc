"""What billing is told of a complaint, and which other services it does not hold, with why."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.complaints import labels
from vinculo.complaints.contracts import ELSEWHERE, ComplaintView
from vinculo.complaints.selectors import reading
from vinculo.complaints.selectors.outside import BesideShown, beside, has_said_apart
from vinculo.complaints.selectors.register import numbers_of
from vinculo.complaints.services import holding, outside
from vinculo.complaints.web.doing import do
from vinculo.complaints.web.forms import Choices
from vinculo.complaints.web.outside_forms import ApartForm, WhyForm
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Actor


@allowed("complaints.see")
@require_safe
def billing(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """What billing is told now, how often it asked, and which services this does not hold."""
    return _show(request, complaint_id)


@allowed("complaints.approve")
@require_POST
def apart(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Say that it has nothing to do with another service."""
    form = ApartForm(_services(_of(request, complaint_id)[1]), request.POST, auto_id="aparte-%s")

    def doing() -> str:
        outside.say_unrelated(
            complaint_id=complaint_id,
            service_id=form.cleaned_data["service"],
            why=form.cleaned_data["why"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Apuntado. Esta reclamación ya no retiene ese servicio.")

    return do(request, complaint_id, "apart", form, doing, show=_show)


@allowed("complaints.approve")
@require_POST
def together(request: HttpRequest, complaint_id: UUID, unrelated_id: UUID) -> HttpResponse:
    """It has to do with that service after all."""
    _of(request, complaint_id)
    if not has_said_apart(complaint_id, unrelated_id):
        raise Http404
    form = WhyForm(request.POST, auto_id=f"junto-{unrelated_id}-%s")

    def doing() -> str:
        outside.say_related(
            complaint_id=complaint_id,
            unrelated_id=unrelated_id,
            why=form.cleaned_data["why"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Apuntado. Esta reclamación vuelve a retener ese servicio.")

    return do(request, complaint_id, f"together-{unrelated_id}", form, doing, show=_show)


def _of(request: HttpRequest, complaint_id: UUID) -> tuple[ComplaintView, BesideShown]:
    view = reading.complaint(actor=the_actor(request), complaint_id=complaint_id)
    if view is None:
        raise Http404
    return view, beside(complaint_id)


def _services(found: BesideShown) -> Choices:
    return [(str(key), name) for key, name in found.others]


def _show(
    request: HttpRequest,
    complaint_id: UUID,
    *,
    typed: Mapping[str, forms.Form] | None = None,
    refused: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The part; after a refusal its words and everything that was typed."""
    actor, said, no = the_actor(request), typed or {}, refused or {}
    view, found = _of(request, complaint_id)
    context = {
        "complaint": view,
        "may_approve": view.state not in ELSEWHERE and may(actor, "complaints.approve"),
        "apart": [
            (
                one,
                said.get(f"together-{one.id}") or WhyForm(auto_id=f"junto-{one.id}-%s"),
                f"together-{one.id}" in no,
                no.get(f"together-{one.id}", ""),
            )
            for one in found.apart
        ],
        "told": _told(view, actor),
        "asked": [(labels.HELD_THING[one.thing], one) for one in found.asked],
        "apart_form": said.get("apart")
        or (ApartForm(_services(found), auto_id="aparte-%s") if found.others else None),
        "apart_open": "apart" in no,
        "apart_refused": no.get("apart", ""),
    }
    is_part = "HX-Request" in request.headers
    template = "complaints/_billing.html" if is_part else "complaints/billing.html"
    return render(request, template, context, status=422 if refused is not None else 200)


def _told(
    view: ComplaintView, actor: Actor
) -> list[tuple[object, holding.Answer, list[tuple[holding.Reason, bool]]]]:
    """What billing would be told now of the service of this complaint.

    With each reason, whether the reader may see the complaint that it names.
    """
    if view.customer_id is None:
        return []
    both = holding.told(view.service_id, view.customer_id, at=clock.now())
    said = [(labels.HELD_THING[thing], answer) for thing, (answer, _by) in both.items()]
    ids = {one.complaint for _words, answer in said for one in answer.reasons}
    seen = numbers_of(actor=actor, ids=ids)
    return [
        (words, answer, [(one, one.complaint in seen) for one in answer.reasons])
        for words, answer in said
    ]
