"""Looking at the handling itself: targets, internal audits, the reviews that direction signs."""

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.complaints import labels, policy
from vinculo.complaints.contracts import Decision
from vinculo.complaints.domain.patterns import Pattern
from vinculo.complaints.domain.process import TIMED, Measure
from vinculo.complaints.labels import process as words
from vinculo.complaints.selectors import asked as asked_read
from vinculo.complaints.selectors import process as reading
from vinculo.complaints.selectors.auditable import may_look
from vinculo.complaints.services import auditing, moving, reviewing
from vinculo.complaints.web.findings import process_finding
from vinculo.complaints.web.forms import end_of_day
from vinculo.complaints.web.process_forms import (
    SEEDS,
    AuditForm,
    CheckForm,
    DecisionForm,
    ReviewForm,
    TargetForm,
)
from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio

A_QUARTER = timedelta(days=90)
AUDITORS = frozenset({Role.SUPERVISOR, Role.OWNER})
ACTIONS = {
    "meta": "complaints.set_targets",
    "auditoria": "complaints.audit",
    "revision": "complaints.review",
}


@allowed("complaints.see_process")
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """Targets with what was reached, the audits, the reviews; and a way to begin each."""
    actor, at = the_actor(request), clock.now()
    what, refused = request.POST.get("que", ""), ""
    found = _forms(request, what)
    if request.method == "POST":
        if what not in ACTIONS or not may(actor, ACTIONS[what]):
            raise PermissionDenied
        form = found[what]
        if form.is_valid():
            try:
                return _begun(request, what, form.cleaned_data)
            except DomainError as error:
                refused = words_for(error)
    targets = [_target(one) for one in reading.targets(since=at - A_QUARTER, until=at, at=at)]
    asked = asked_read.asked(since=at - A_QUARTER, until=at)
    context = {
        "finding": process_finding([one["look"] for one in targets]),
        "form": found,
        "what": what,
        "refused": refused,
        "can": {key: may(actor, action) for key, action in ACTIONS.items()}
        | {"meta": any(policy.may_set_target(actor, one.id) for one in portfolio.services())},
        "days": A_QUARTER.days,
        "asked": asked,
        "unsent": [(labels.UNSENT[why], n) for why, n in asked.unsent],
        "targets": targets,
        "audits": reading.audits(),
        "reviews": reading.reviews(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "complaints/process.html", context, status=status)


def _begun(request: HttpRequest, what: str, said: dict[str, Any]) -> HttpResponse:
    actor, at = the_actor(request), clock.now()
    if what == "meta":
        reviewing.set_target(
            service_id=said["service"],
            measure=said["measure"],
            target_pct=said["target_pct"],
            within_hours=said["within_hours"] if said["measure"] in TIMED else None,
            actor=actor,
        )
        messages.success(request, _("La meta queda guardada."))
        return redirect("complaints:process")
    if what == "auditoria":
        auditor = said.pop("auditor")
        new = auditing.NewAudit(auditor_id=auditor, **said)
        audit_id = auditing.plan_audit(new, actor=actor, at=at)
        messages.success(request, _("Sorteada. Quien audita tiene su tarea."))
        return redirect("complaints:audit", audit_id)
    review_id = reviewing.prepare_review(**said, actor=actor, at=at)
    return redirect("complaints:review", review_id)


def _forms(request: HttpRequest, what: str) -> dict[str, forms.Form]:
    today = timezone.localdate(clock.now())
    days = {"since": today - A_QUARTER, "until": today}
    services = [
        (str(one.id), one.name)
        for one in portfolio.services()
        if policy.may_set_target(the_actor(request), one.id)
    ]
    auditors = [(str(one.id), one.name) for one in identity.users() if one.roles & AUDITORS]
    typed = {key: request.POST if key == what else None for key in ACTIONS}
    audit = days | {
        "size": 10,
        "seed": secrets.randbelow(SEEDS),
        "planned_for": today + timedelta(days=30),
    }
    return {
        "meta": TargetForm(services, typed["meta"]),
        "auditoria": AuditForm(auditors, typed["auditoria"], initial=audit),
        "revision": ReviewForm(typed["revision"], initial=days),
    }


def _target(one: reading.TargetRow) -> dict[str, Any]:
    ends = one.reached.interval
    return {
        "row": one,
        "measure": words.MEASURE[one.measure],
        "words": words.STANDING[one.standing],
        "look": words.STANDING_LOOKS[one.standing],
        "share": _percent(one.reached.share_pct),
        "low": _percent(100 * ends.low) if ends else "",
        "high": _percent(100 * ends.high) if ends else "",
    }


def _percent(value: float | None) -> str:
    return "—" if value is None else str(number_format(round(value, 1), 1))


@allowed("complaints.see_process")
@require_http_methods(["GET", "HEAD", "POST"])
def audit(request: HttpRequest, audit_id: UUID) -> HttpResponse:
    """One audit: its sample by lot, each step of each complaint, and what it concludes."""
    actor, refused, failed = the_actor(request), "", ""
    found = next(iter(reading.audits(audit_id=audit_id)), None)
    if found is None:
        raise Http404
    sample = reading.items(actor=actor, audit_id=audit_id)
    may_check = may(actor, "complaints.audit") and actor.user_id == found.auditor_id
    is_second = may(actor, "complaints.audit") and actor.user_id in {
        one.auditor_id for one in sample
    }
    if request.method == "POST":
        if not (may_check or is_second):
            raise PermissionDenied
        failed = request.POST.get("reclamacion", "")
        try:
            refused = _checked(request, audit_id)
        except DomainError as error:
            refused = words_for(error)
        if not refused:
            return redirect(f"{auditing.page_of(audit_id)}#muestra")
    people = _people()
    context = {
        "audit": found,
        "may_check": may_check and found.closed_at is None,
        "items": [
            _item(request, one, failed, people)
            | _who(one, actor.user_id, found, may_check=may_check, is_second=is_second)
            for one in sample
        ],
        "auditors": [
            (str(one.id), one.name)
            for one in identity.users()
            if one.roles & AUDITORS and one.id != found.auditor_id
        ],
        "refused": refused,
        "typed": request.POST,
    }
    status = 422 if refused else 200
    return render(request, "complaints/audit.html", context, status=status)


def _checked(request: HttpRequest, audit_id: UUID) -> str:
    """Do what the form says; what was refused without a rule of the house, in words."""
    actor, at = the_actor(request), clock.now()
    if request.POST.get("que") == "concluir":
        said = request.POST.get("conclusion", "")
        auditing.close_audit(audit_id=audit_id, conclusion=said, actor=actor, at=at)
        return ""
    complaint_id = _id(request.POST.get("reclamacion", ""))
    known: Any = {"audit_id": audit_id, "complaint_id": complaint_id, "actor": actor, "at": at}
    if request.POST.get("que") == "pasar":
        moving.hand_over(to=_id_or_none(request.POST.get("a", "")), **known)
        return ""
    if request.POST.get("que") == "sustituir":
        moving.replace(**known)
        return ""
    form = CheckForm(_people(), request.POST)
    if not form.is_valid():
        of_day = form.errors.get("due")
        return str(of_day[0]) if of_day else _("Diga de cada paso si es conforme.")
    due = form.cleaned_data["due"]
    auditing.check_complaint(
        audit_id=audit_id,
        complaint_id=complaint_id,
        found=auditing.Checked(
            results=form.results,
            words=form.cleaned_data["words"],
            owner_id=form.cleaned_data["owner"],
            due_at=end_of_day(due) if due else None,
        ),
        actor=actor,
        at=at,
    )
    return ""


def _who(
    one: reading.ItemView,
    reader: UUID | None,
    audit: reading.AuditRow,
    *,
    may_check: bool,
    is_second: bool,
) -> dict[str, bool]:
    """Whether the reader looks at an item, or it has to be passed on to somebody who may."""
    goes_on = audit.closed_at is None and one.replaced_by is None
    is_mine = is_second and one.auditor_id == reader if one.auditor_id else may_check
    is_barred = not one.findings and _is_barred(one)
    return {
        "may_look": goes_on and is_mine and not one.took_part,
        "is_barred": goes_on and may_check and is_barred,
    }


def _is_barred(one: reading.ItemView) -> bool:
    """Whether whoever looks at it now may not: the reader, or the one who had it handed over."""
    if one.auditor_id is None:
        return one.took_part
    person = identity.actor_for(one.auditor_id)
    return person is None or not may_look(person, one.complaint_id)


def _item(
    request: HttpRequest, one: reading.ItemView, failed: str, people: list[tuple[str, str]]
) -> dict[str, Any]:
    known = {line.step: line.result.value for line in one.findings}
    guess = {step: "conforms" if there else "fails" for step, there in one.recorded.items()}
    typed = request.POST if str(one.complaint_id) == failed else None
    return {
        "item": one,
        "form": CheckForm(people, typed, initial=guess | known, auto_id=f"id_{one.position}_%s"),
        "is_open": typed is not None,
        "findings": [
            (line, words.AUDIT_STEP[line.step], words.RESULT[line.result]) for line in one.findings
        ],
        "fails": sum(line.result.value == "fails" for line in one.findings),
    }


@allowed("complaints.see_process")
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """One review: the figures of its period, what direction decides, and its signature."""
    actor, refused, form = the_actor(request), "", DecisionForm(_people())
    if request.method == "POST":
        if not may(actor, "complaints.review"):
            raise PermissionDenied
        is_signing = request.POST.get("que") == "firmar"
        form = form if is_signing else DecisionForm(_people(), request.POST)
        if is_signing or form.is_valid():
            try:
                _settle(request, actor, review_id, None if is_signing else form)
            except reviewing.NoSuchReviewError as error:
                raise Http404 from error
            except DomainError as error:
                refused = words_for(error)
            else:
                return redirect("complaints:review", review_id)
    found = reading.review(review_id)
    if found is None:
        raise Http404
    context = {
        "review": found,
        "form": form,
        "refused": refused,
        "may_sign": may(actor, "complaints.review") and found.signed_at is None,
        "typed": request.POST,
        **_inputs(found.inputs),
    }
    status = 422 if refused or form.errors else 200
    return render(request, "complaints/review.html", context, status=status)


def _settle(
    request: HttpRequest, actor: Actor, review_id: UUID, decision: DecisionForm | None
) -> None:
    if decision is None:
        _sign(request, actor, review_id)
    else:
        _decide(decision, actor, review_id)


def _sign(request: HttpRequest, actor: Actor, review_id: UUID) -> None:
    reviewing.sign(
        review_id=review_id,
        conclusions=request.POST.get("conclusiones", ""),
        read=request.POST.get("leido", ""),
        actor=actor,
        at=clock.now(),
    )
    messages.success(request, _("Firmada. Su huella queda entre las pruebas."))


def _decide(form: DecisionForm, actor: Actor, review_id: UUID) -> None:
    said = form.cleaned_data
    reviewing.decide(
        review_id=review_id,
        words=said["words"],
        owner_id=said["owner"],
        due_at=end_of_day(said["due"]),
        actor=actor,
        at=clock.now(),
    )


def _inputs(said: Any) -> dict[str, Any]:
    """The figures of a review in words."""
    return {
        "said": said,
        "decisions": [
            (labels.DECISION[one], said["decisions"][one.value])
            for one in Decision
            if one.value in said["decisions"]
        ],
        "patterns": [
            (labels.PATTERN[one], said["patterns"][one.value])
            for one in Pattern
            if one.value in said["patterns"]
        ],
        "reached": [
            (service, words.MEASURE[Measure(measure)], hits, n, target)
            for service, measure, hits, n, target in said["targets"]
        ],
    }


def _people() -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in identity.users()]


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _id_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
