"""A complaint at a body outside of court: its page, what billing is told, and each step of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases import api as cases
from vinculo.complaints import labels
from vinculo.complaints.contracts import ELSEWHERE, ComplaintView
from vinculo.complaints.selectors import reading
from vinculo.complaints.selectors.bodies import offered
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.selectors.outside import OutsideShown, has_dispute, outside_of, proof_file
from vinculo.complaints.services import outside
from vinculo.complaints.web.doing import do
from vinculo.complaints.web.forms import Choices
from vinculo.complaints.web.outside_forms import BeganForm, EndForm, WhyForm
from vinculo.interactions.contracts import Direction
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.downloads import download

MOST_MESSAGES = 20
BEGINNING = 60
Made = Mapping[str, forms.Form]


@allowed("complaints.see")
@require_safe
def at_bodies(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Which bodies outside have it or had it, and what billing is told meanwhile."""
    return _show(request, complaint_id)


@allowed("complaints.see")
@require_safe
def proof(request: HttpRequest, complaint_id: UUID, outside_proof_id: UUID) -> HttpResponseBase:
    """The letter that shows that the customer went there, or how it ended."""
    actor = the_actor(request)
    view = reading.complaint(actor=actor, complaint_id=complaint_id)
    found = proof_file(complaint_id, outside_proof_id, actor=actor) if view else None
    if view is None or found is None:
        raise Http404
    if view.customer_id is not None:
        subject = f"customer:{view.customer_id}"
        sight.record(actor=actor, subject=subject, where="letter", at=clock.now())
    return download(found.digest, name=found.name, content_type=found.media_type)


@allowed("complaints.handle")
@require_POST
def began(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Write down that the customer went to a body outside."""
    shown = _of(request, complaint_id)
    form = BeganForm(
        _messages(request, shown[0]),
        shown[1].told_ways,
        offered(shown[0].service_id, day=day_of(clock.now())),
        request.POST,
        request.FILES,
    )

    def doing() -> str:
        outside.begin(
            complaint_id=complaint_id,
            said=form.said(),
            shown=form.shown(),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Apuntado. Lo que la ley prohíbe mientras dure se le dice a facturación.")

    return do(request, complaint_id, "began", form, doing, show=_show)


@allowed("complaints.handle")
@require_POST
def ended(request: HttpRequest, complaint_id: UUID, dispute_id: UUID) -> HttpResponse:
    """Write down that it ended."""
    form = EndForm(
        _messages(request, _with(request, complaint_id, dispute_id)),
        request.POST,
        request.FILES,
        auto_id=f"fin-{dispute_id}-%s",
        may_approve=may(the_actor(request), "complaints.approve"),
    )

    def doing() -> str:
        outside.end(
            complaint_id=complaint_id,
            dispute_id=dispute_id,
            ended_on=form.cleaned_data["ended_on"],
            outcome=form.said_outcome,
            shown=form.shown(),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Apuntado. Desde el día siguiente, esta vía no retiene nada.")

    return do(request, complaint_id, f"end-{dispute_id}", form, doing, show=_show)


@allowed("complaints.approve")
@require_POST
def taken_back(request: HttpRequest, complaint_id: UUID, dispute_id: UUID) -> HttpResponse:
    """It was written down by mistake that the customer went there."""
    _with(request, complaint_id, dispute_id)
    form = WhyForm(request.POST, auto_id=f"error-{dispute_id}-%s")

    def doing() -> str:
        outside.take_back(
            complaint_id=complaint_id,
            dispute_id=dispute_id,
            why=form.cleaned_data["why"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Deshecho, con su motivo. Sigue en la historia.")

    return do(request, complaint_id, f"back-{dispute_id}", form, doing, show=_show)


@allowed("complaints.approve")
@require_POST
def runs_on(request: HttpRequest, complaint_id: UUID, dispute_id: UUID) -> HttpResponse:
    """It was written down by mistake that it ended."""
    _with(request, complaint_id, dispute_id)
    form = WhyForm(request.POST, auto_id=f"sigue-{dispute_id}-%s")

    def doing() -> str:
        outside.take_end_back(
            complaint_id=complaint_id,
            dispute_id=dispute_id,
            why=form.cleaned_data["why"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Deshecho, con su motivo. La vía sigue abierta.")

    return do(request, complaint_id, f"back-{dispute_id}", form, doing, show=_show)


def _of(request: HttpRequest, complaint_id: UUID) -> tuple[ComplaintView, OutsideShown]:
    actor = the_actor(request)
    view = reading.complaint(actor=actor, complaint_id=complaint_id)
    if view is None:
        raise Http404
    return view, outside_of(complaint_id, actor=actor, day=day_of(clock.now()))


def _with(request: HttpRequest, complaint_id: UUID, dispute_id: UUID) -> ComplaintView:
    """The complaint, which has this out-of-court case; of another it is as if there were none."""
    actor = the_actor(request)
    view = reading.complaint(actor=actor, complaint_id=complaint_id)
    if view is None or not has_dispute(complaint_id, dispute_id, actor=actor):
        raise Http404
    return view


def _messages(request: HttpRequest, view: ComplaintView) -> Choices:
    """What the customer wrote, the newest first."""
    said = cases.messages(actor=the_actor(request), case_id=view.case_id)
    theirs = [one for one in said if one.direction is Direction.IN][-MOST_MESSAGES:]
    return [
        (
            str(one.id),
            " · ".join((_when(one.at), " ".join(one.text.split())[:BEGINNING])),
        )
        for one in reversed(theirs)
    ]


def _when(at: datetime) -> str:
    return str(date_format(localtime(at), "SHORT_DATETIME_FORMAT"))


def _show(
    request: HttpRequest,
    complaint_id: UUID,
    *,
    typed: Made | None = None,
    refused: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The part; after a refusal its words and everything that was typed."""
    actor = the_actor(request)
    view, found = _of(request, complaint_id)
    stands = view.state not in ELSEWHERE
    can = {
        "handle": stands and may(actor, "complaints.handle"),
        "approve": stands and may(actor, "complaints.approve"),
    }
    written = _messages(request, view) if can["handle"] else []
    kept = offered(view.service_id, day=day_of(clock.now())) if can["handle"] else []
    context = {
        "complaint": view,
        "outside": found,
        "can": can,
        "disputes": _disputes(found, written, typed or {}, refused or {}, can=can),
        "began_form": (typed or {}).get("began")
        or (BeganForm(written, found.told_ways, kept) if can["handle"] else None),
        "refused": refused or {},
        "opened": dict.fromkeys(refused or {}, True),
    }
    is_part = "HX-Request" in request.headers
    template = "complaints/_outside.html" if is_part else "complaints/outside.html"
    return render(request, template, context, status=422 if refused is not None else 200)


def _disputes(
    found: OutsideShown,
    written: Choices,
    typed: Made,
    refused: Mapping[str, str],
    *,
    can: Mapping[str, bool],
) -> list[dict[str, Any]]:
    """Each body in words, with the forms that may follow."""
    rows = []
    for one in found.disputes:
        end, back = f"end-{one.id}", f"back-{one.id}"
        rows.append(
            {
                "one": one,
                "way": labels.OUTSIDE_WAY[one.way],
                "proof": labels.OUTSIDE_PROOF[one.proof.by],
                "outcome": labels.OUTSIDE_OUTCOME[one.end.outcome] if one.end else "",
                "end_proof": labels.OUTSIDE_PROOF[one.end.proof.by] if one.end else "",
                "end_form": typed.get(end)
                or EndForm(written, auto_id=f"fin-{one.id}-%s", may_approve=can["approve"]),
                "back_form": typed.get(back) or WhyForm(auto_id=f"error-{one.id}-%s"),
                "end_open": end in refused,
                "back_open": back in refused,
                "end_refused": refused.get(end, ""),
                "back_refused": refused.get(back, ""),
            }
        )
    return rows
