"""Root causes: the tree, the cause of one complaint, and what it has in common with others."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.complaints import labels
from vinculo.complaints.contracts import Loss
from vinculo.complaints.domain.patterns import WINDOW, Pattern
from vinculo.complaints.selectors import causes as reading
from vinculo.complaints.selectors.reading import complaint
from vinculo.complaints.services import causing
from vinculo.complaints.web.findings import causes_finding
from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import DomainError, words_for


@allowed("complaints.see")
@require_safe
def of_complaint(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Cause, pattern and similar ones: a part of the page that comes after it."""
    return _of_complaint(request, complaint_id)


@allowed("complaints.handle")
@require_POST
def set_cause(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Say why it happened, and whether it comes back: a person confirms what the counts say."""
    actor, at = the_actor(request), clock.now()
    cause_id, pattern = _id(request.POST.get("causa", "")), request.POST.get("patron", "")
    if complaint(actor=actor, complaint_id=complaint_id) is None:
        raise Http404
    try:
        if cause_id is not None:
            causing.set_cause(complaint_id=complaint_id, cause_id=cause_id, actor=actor, at=at)
        if pattern in set(Pattern):
            causing.confirm_pattern(
                complaint_id=complaint_id, pattern=Pattern(pattern), actor=actor, at=at
            )
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("La causa queda dicha."))
    return redirect("complaints:complaint", complaint_id)


def _of_complaint(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    actor, at = the_actor(request), clock.now()
    view = complaint(actor=actor, complaint_id=complaint_id)
    if view is None:
        raise Http404
    said = reading.what_counts_say(complaint_id, at=at)
    cause_id, pattern = reading.cause_of(actor=actor, complaint_id=complaint_id)
    context: dict[str, Any] = {
        "complaint": view,
        "causes": reading.choices(),
        "cause_id": cause_id,
        "pattern": pattern,
        "pattern_words": labels.PATTERN[Pattern(pattern)] if pattern else "",
        "patterns": list(labels.PATTERN.items()),
        "says": said,
        "says_words": labels.PATTERN[said.pattern] if said else "",
        "days": WINDOW.days,
        "similar": [
            (one, [labels.WHY_LIKE[why] for why in one.reasons])
            for one in reading.similar(actor=actor, complaint_id=complaint_id)
        ],
        "may_handle": may(actor, "complaints.handle"),
    }
    is_part = "HX-Request" in request.headers
    template = "complaints/_cause.html" if is_part else "complaints/cause.html"
    return render(request, template, context)


@allowed("complaints.see_causes")
@require_http_methods(["GET", "HEAD", "POST"])
def tree(request: HttpRequest) -> HttpResponse:
    """The tree of causes with what each brought in 90 days, and a way to keep it."""
    actor, at = the_actor(request), clock.now()
    refused, status = "", 200
    may_set = may(actor, "complaints.set_causes")
    if request.method == "POST":
        try:
            _keep(request)
        except DomainError as error:
            refused, status = words_for(error), 422
        else:
            messages.success(request, _("El árbol de causas queda guardado."))
            return redirect("complaints:causes")
    rows = reading.tree(actor=actor, at=at)
    context = {
        "rows": [(row, labels.LOSS[Loss(row.loss_held)] if row.loss_held else "") for row in rows],
        "finding": causes_finding(rows, days=WINDOW.days),
        "days": WINDOW.days,
        "since": f"{reading.first_morning(at):%Y-%m-%d}",
        "may_open": may(actor, "complaints.see") and not actor.is_any(Role.DIRECTION),
        "is_whole": actor.is_any(Role.DIRECTION),
        "people": identity.users() if may_set else [],
        "losses": list(labels.LOSS.items()),
        "may_set": may_set,
        "refused": refused,
        "typed": request.POST if refused else {},
    }
    return render(request, "complaints/causes.html", context, status=status)


def _keep(request: HttpRequest) -> None:
    actor, said = the_actor(request), request.POST
    cause_id = _id(said.get("causa", ""))
    if said.get("que") == "retirar" and cause_id is not None:
        causing.retire_cause(cause_id=cause_id, actor=actor)
        return
    causing.keep_cause(
        name=said.get("nombre", ""),
        parent_id=_id(said.get("debajo", "")),
        owner_id=_id(said.get("responde", "")),
        cause_id=cause_id,
        loss=Loss(said["perdida"]) if said.get("perdida") in set(Loss) else None,
        actor=actor,
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
