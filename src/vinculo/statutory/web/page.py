"""What the law asks about a case, as a part of its page or by itself, and what people say of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.downloads import download
from vinculo.statutory import labels
from vinculo.statutory.contracts import QUICK, MatterKind, MatterState, MatterTopic, MatterView
from vinculo.statutory.selectors import asked, reading
from vinculo.statutory.services import receipts, telling
from vinculo.statutory.web.asked import form_of
from vinculo.statutory.web.forms import CauseForm, TopicForm
from vinculo.ui.steps import Doing, take_step

NOTHING: Mapping[str, forms.Form] = MappingProxyType({})


class Nothing(forms.Form):
    """A press that says nothing more."""


@allowed("statutory.see")
@require_safe
def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The terms of a case with what is owed to its customer; empty where no law gives any."""
    return _show(request, case_id)


@allowed("statutory.see")
@require_safe
def receipt(request: HttpRequest, matter_id: UUID) -> HttpResponseBase:
    """The durable receipt: the same bytes for ever."""
    view, case = needed(request, matter_id)
    found = reading.receipt_file(view.case_id)
    if found is None:
        raise Http404
    if case.customer_id is not None:
        subject = f"customer:{case.customer_id}"
        actor = the_actor(request)
        sight.record(actor=actor, subject=subject, where="receipt", at=clock.now())
    return download(found.digest, name=found.name, content_type=found.media_type)


@allowed("statutory.act")
@require_POST
def handed(request: HttpRequest, matter_id: UUID) -> HttpResponse:
    """A person gave the receipt to its customer."""
    view, _case = needed(request, matter_id)
    receipts.give(case_id=view.case_id, way=receipts.HAND, actor=the_actor(request), at=clock.now())
    messages.success(request, _("Queda apuntado que el cliente tiene su justificante."))
    return redirect("cases:page", view.case_id)


@allowed("statutory.act")
@require_POST
def topic(request: HttpRequest, matter_id: UUID) -> HttpResponse:
    """Say what the matter is about."""
    view, _case = needed(request, matter_id)

    def doing(said: dict[str, Any]) -> str:
        telling.set_topic(
            case_id=view.case_id,
            topic=MatterTopic(said["topic"]),
            why=said["why"],
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("El asunto queda guardado, y los plazos son los que pide la ley.")

    return step(request, view, "topic", TopicForm(request.POST), doing)


@allowed("statutory.act")
@require_POST
def cause(request: HttpRequest, matter_id: UUID) -> HttpResponse:
    """Tell the customer what failed and when it is expected back."""
    view, case = needed(request, matter_id)

    def doing(said: dict[str, Any]) -> str:
        telling.tell_cause(
            case_id=view.case_id,
            said=telling.Said(
                cause=said["cause"],
                restores_at=said["restores_at"],
                otherwise=said.get("otherwise", ""),
                seen=said["seen"],
            ),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("El cliente ya sabe qué ha pasado y cuándo esperamos que vuelva.")

    form = CauseForm(request.POST, is_written=case.conversation_id is not None)
    return step(request, view, "cause", form, doing)


def step(
    request: HttpRequest, view: MatterView, name: str, form: forms.Form, doing: Doing
) -> HttpResponse:
    """Do what a form of the part asks for, and go back to the case; else show it with why not."""
    case_id = view.case_id
    return take_step(
        request,
        form,
        doing,
        refused=lambda words: _show(request, case_id, typed={name: form}, refused={name: words}),
        back=redirect("cases:page", case_id),
    )


def needed(request: HttpRequest, matter_id: UUID) -> tuple[MatterView, CaseView]:
    """A matter within sight, with its case; else nothing is there."""
    actor = the_actor(request)
    view = reading.matter(actor=actor, matter_id=matter_id)
    case = cases.case(actor=actor, case_id=view.case_id) if view else None
    if view is None or case is None:
        raise Http404
    return view, case


def _show(
    request: HttpRequest,
    case_id: UUID,
    *,
    typed: Mapping[str, forms.Form] = NOTHING,
    refused: Mapping[str, str] | None = None,
) -> HttpResponse:
    actor = the_actor(request)
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    view = reading.matter_of(actor=actor, case_id=case_id)
    context: dict[str, Any] = {"case": case, "matter": None}
    if view is not None and view.state is not MatterState.COMPLAINT:
        context = {**context, **_shown(view, may_act=may(actor, "statutory.act"))}
        context["topic_form"] = typed.get("topic") or TopicForm(initial={"topic": view.topic.value})
        context["cause_form"] = typed.get("cause") or CauseForm(
            initial={"seen": case.latest_message_id}, is_written=case.conversation_id is not None
        )
        context |= _standing(view, case, typed)
    context["refused"] = refused or {}
    context["is_open"] = set(typed)
    is_part = "HX-Request" in request.headers
    template = "statutory/_of_case.html" if is_part else "statutory/of_case.html"
    return render(request, template, context, status=422 if typed else 200)


def _shown(view: MatterView, *, may_act: bool) -> dict[str, Any]:
    terms = reading.terms_shown(view.case_id)
    runs = {one.first.duty for one in terms if one.first.stopped_at is None}
    return {
        "matter": view,
        "terms": terms,
        "kind_words": labels.KIND[view.kind],
        "topic_words": labels.TOPIC[view.topic],
        "may_act": may_act and view.state is MatterState.OPEN,
        "may_give": may_act and bool(view.receipt) and view.delivered_at is None,
        "asks_cause": QUICK in runs or reading.has_merged_outage(view.case_id),
        "is_none": view.kind is MatterKind.NONE,
    }


def _standing(view: MatterView, case: CaseView, typed: Mapping[str, forms.Form]) -> dict[str, Any]:
    """What the customer was asked for, or the form that asks."""
    at = clock.now()
    is_open = view.state is MatterState.OPEN
    waiting = asked.asked_about(view.case_id, at=at) if is_open else None
    if waiting is not None:
        how = labels.ASKED_BY[waiting.pause.asked_by]
        return {"waiting": waiting, "how": how, "pause_form": None}
    return {"waiting": None, "pause_form": typed.get("pause") or form_of(view, case, at=at)}
