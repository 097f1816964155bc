"""The page of one complaint, and what is shown when something is refused."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.cases import api as cases
from vinculo.complaints import labels
from vinculo.complaints.contracts import ComplaintState, RemedyState
from vinculo.complaints.domain.patterns import Pattern
from vinculo.complaints.selectors import reading
from vinculo.complaints.selectors.claimed import asked_of
from vinculo.complaints.selectors.page import complaint_page
from vinculo.complaints.selectors.seen import ComplaintPage
from vinculo.complaints.services.helping import may_call
from vinculo.complaints.web.opened import Forms, Steps, may_be_taken
from vinculo.complaints.web.opened import context as step_context
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError

TEXTS = ("words", "findings", "reasons", "at_once", "por_que", "como", "why", "respuesta")


@allowed("complaints.see")
@require_safe
def complaint(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """One complaint with its steps, its points and all that can be done now."""
    return show(request, complaint_id)


def show(
    request: HttpRequest,
    complaint_id: UUID,
    *,
    forms_typed: Mapping[str, forms.Form] | None = None,
    refused: tuple[str, str] = ("", ""),
    typed: Mapping[str, str] | None = None,
    opened: frozenset[str] = frozenset(),
) -> HttpResponse:
    """The page; after a refusal with its words beside the step and everything that was typed."""
    actor, at = the_actor(request), clock.now()
    page = complaint_page(actor=actor, complaint_id=complaint_id, at=at)
    if page is None:
        raise Http404
    view = page.view
    if view.customer_id is not None:
        subject = f"customer:{view.customer_id}"
        sight.record(actor=actor, subject=subject, where="complaint", at=at)
    can = {
        "handle": may(actor, "complaints.handle"),
        "approve": may(actor, "complaints.approve"),
        "see_causes": may(actor, "complaints.see_causes"),
    }
    made = Forms(page, forms_typed or {})
    opened |= {refused[0], *(forms_typed or {})}
    context: dict[str, Any] = {
        "page": page,
        "complaint": view,
        "can": can,
        "form": made,
        "step": Steps(page, made, opened=opened),
        "refused": {refused[0]: refused[1]} if refused[0] else {},
        "refused_name": refused[0],
        "typed": typed or {},
        "unplaced": "" if _has_place(refused[0], page) else refused[1],
        "lost": _written(typed or {}),
        **words_of(page),
        "call_to": _call_to(page, actor, at=at),
        **_classing(page, actor, typed or {}),
    }
    status = 422 if refused[0] or forms_typed else 200
    return render(request, "complaints/complaint.html", context, status=status)


def _call_to(page: ComplaintPage, actor: Actor, *, at: datetime) -> str | None:
    """Which number a call back goes to; None for whoever does not call, or while none waits."""
    waits = any(one.is_call and one.done_at is None for one in page.helps)
    if not (waits and page.view.is_open and may_call(actor)):
        return None
    if (tries := [each for one in page.helps for each in one.tries]) or not page.view.customer_id:
        return tries[-1].place if tries else ""
    try:
        found = customers.customer(actor, page.view.customer_id, where="call", at=at)
    except DomainError:
        return ""
    phones = [one.shown for one in found.contact_points if one.kind is ContactKind.PHONE]
    return next(iter(phones), "")


def _classing(page: ComplaintPage, actor: Actor, typed: Mapping[str, str]) -> dict[str, Any]:
    """What the case may be said to have been about, while that is asked for in order to close."""
    view = page.view
    if view.state is not ComplaintState.ANSWERED or not may(actor, "complaints.handle"):
        return {}
    found = cases.classing(actor=actor, case_id=view.case_id)
    said = found.chosen(listed=typed.get("subject_class", ""), taken=typed.get("proposed", ""))
    return {
        "classes": found.classes,
        "class_now": said or found.class_now,
        "proposed": found.proposed if found.class_now is None else (),
    }


def chosen_class(request: HttpRequest, actor: Actor, complaint_id: UUID) -> UUID | None:
    """What the form says that the case was about: a proposal that was taken, or of the list."""
    view = reading.complaint(actor=actor, complaint_id=complaint_id)
    if view is None:
        return None
    known = cases.classing(actor=actor, case_id=view.case_id)
    return known.chosen(
        listed=request.POST.get("subject_class", ""), taken=request.POST.get("proposed", "")
    )


def _has_place(name: str, page: ComplaintPage) -> bool:
    """Whether the page still has the form that was refused, as the complaint stands now."""
    view = page.view
    can_change = view.is_open and view.state is not ComplaintState.ANSWERED
    is_weighed = view.assessed_at is not None
    places = {
        "assess": can_change,
        "points": can_change,
        "findings": can_change and is_weighed,
        "answer": can_change and is_weighed,
        "close": view.answered_at is not None,
        "look_again": view.state is ComplaintState.ANSWERED,
        "lesson": view.answered_at is not None,
        "heard": view.state is ComplaintState.CLOSED,
        "hand": may_be_taken("hand", page),
        "acknowledge": view.is_open and view.acknowledged_at is None,
        **dict.fromkeys(("people", "help", "legal"), view.is_open),
    }
    waits = {f"tried-{one.id}" for one in page.helps if one.is_call and one.done_at is None}
    places |= dict.fromkeys(waits, view.is_open)
    points = dict.fromkeys((str(one.id) for one in page.points), can_change)
    others = {str(one.id) for one in page.remedies} | {"remedy"}
    return (places | points).get(name, name in others or not name)


def _written(typed: Mapping[str, str]) -> str:
    """What a person had written into a form that the page no longer has."""
    said = [text for key, text in typed.items() if key in TEXTS and text.strip()]
    return "\n".join(said)


def _given(page: ComplaintPage) -> list[tuple[str, object, datetime]]:
    """How and when the receipt came to the customer, in words."""
    given = page.receipt.given if page.receipt else ()
    return [(way.value, labels.RECEIPT_WAY[way], at) for way, at in given]


def words_of(page: ComplaintPage) -> dict[str, Any]:
    """The codes of a complaint in words."""
    view = page.view
    return {
        "kind_words": labels.KIND[view.kind],
        "legal_words": labels.LEGAL_TYPE[view.legal_type],
        "state_words": labels.STATE[view.state],
        "state_look": labels.STATE_LOOKS[view.state],
        "decision_words": labels.DECISION[view.decision] if view.decision else "",
        "said_words": labels.SAID[page.said] if page.said else "",
        "ways_words": [labels.WAY_OUT[way] for way in page.ways],
        "effort_words": labels.EFFORT[page.effort] if page.effort else "",
        "pattern_words": labels.PATTERN[Pattern(page.pattern)] if page.pattern else "",
        "severity_words": labels.SEVERITY.get(page.severity or 0, ""),
        "complexity_words": labels.COMPLEXITY.get(page.complexity or 0, ""),
        "impact_words": labels.IMPACT.get(page.impact or 0, ""),
        "steps": [(labels.STEP[one.step], one.standing.value, one.at) for one in page.steps],
        "remedies": [
            (one, labels.REMEDY_STATE[one.state], labels.REMEDY_LOOKS[one.state])
            for one in page.remedies
        ],
        "waits_for_approval": any(one.state is RemedyState.ASKED for one in page.remedies),
        "helps": [(one, labels.HELP_WAY[one.way]) for one in page.helps],
        "unsent_words": labels.UNSENT[page.handling.unsent]
        if page.handling and page.handling.unsent
        else "",
        "handling_questions": list(labels.HANDLING_QUESTIONS.items()),
        "can_hand": may_be_taken("hand", page),
        "given": _given(page),
        "history": [(one, labels.HISTORY.get(one.what, one.what)) for one in page.history],
        "clocks": [(one, labels.clock_words(one.kind)) for one in page.clocks],
        "is_answered": view.state in {ComplaintState.ANSWERED, ComplaintState.CLOSED},
        "can_change": view.is_open and view.state is not ComplaintState.ANSWERED,
    }


@allowed("complaints.handle")
@require_safe
def step(request: HttpRequest, complaint_id: UUID, step_name: str) -> HttpResponse:
    """The form of one step, which its summary asks for; the whole page with it without JavaScript.

    A step that the complaint no longer has is not there.
    """
    if "HX-Request" not in request.headers:
        return show(request, complaint_id, opened=frozenset({step_name}))
    page = complaint_page(actor=the_actor(request), complaint_id=complaint_id, at=clock.now())
    if page is None or not may_be_taken(step_name, page):
        raise Http404
    return render(request, "complaints/_step_form.html", step_context(page, step_name))


@allowed("complaints.see")
@require_safe
def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What a case is as a complaint, for its page; loaded after it."""
    actor = the_actor(request)
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    found = reading.of_case(actor=actor, case_id=case_id)
    may_file = may(actor, "complaints.file") and case.resolved_at is None
    context = {
        "case": case,
        "complaint": found,
        "state_words": labels.STATE[found.state] if found else "",
        "state_look": labels.STATE_LOOKS[found.state] if found else "",
        "kind_words": labels.KIND[found.kind] if found else "",
        "may_file": may_file,
        "asked": asked_of(actor=actor, case_id=case_id) if may_file and found is None else None,
    }
    return render(request, "complaints/_of_case.html", context)
