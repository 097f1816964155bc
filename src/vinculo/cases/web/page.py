"""The page of one case, its live parts and its draft."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vinculo.cases import labels, policy
from vinculo.cases.contracts import CasePage
from vinculo.cases.domain.drafts import DraftConflictError
from vinculo.cases.domain.lifecycle import CaseAction
from vinculo.cases.selectors import page as reading
from vinculo.cases.services import notes
from vinculo.cases.web.at_hand import at_hand
from vinculo.cases.web.composing import composing_of, planned_of, typed_fields
from vinculo.cases.web.words import STATUS_LOOKS, history_of, latest_of, thread_of, undoable_of
from vinculo.customers import api as customers
from vinculo.customers.contracts import CustomerView
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.notices import api as notices
from vinculo.notices.contracts import AbsenceView
from vinculo.routing import api as routing
from vinculo.ui.composing import composed
from vinculo.ui.moments import moment_words
from vinculo.work import api as work


@allowed("cases.see")
@require_GET
def case_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """All there is to know and do about one case."""
    at = clock.now()
    context = context_of(request, case_id, at=at)
    context["at_hand"] = at_hand(the_actor(request), context["page"], at)
    return render(request, "cases/page.html", context)


@allowed("cases.see")
@require_GET
def live_parts(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What changes while the page is open; the composer is not among it."""
    context = context_of(request, case_id, at=clock.now())
    return render(request, "cases/_live.html", context)


@allowed("cases.answer")
@require_POST
def save_draft(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Keep what is being written; a conflict answers 409 with the text that stands there."""
    at = clock.now()
    known = request.POST.get("version", "0")
    try:
        version = notes.save_draft(
            case_id=case_id,
            html=composed(request.POST, "html"),
            fields=typed_fields(request.POST),
            known_version=int(known) if known.isdecimal() else 0,
            actor=the_actor(request),
            at=at,
        )
    except DraftConflictError as error:
        return JsonResponse(error.params | {"words": words_for(error)}, status=409)
    except DomainError as error:
        return JsonResponse({"code": error.code, "words": words_for(error)}, status=422)
    when = moment_words(timezone.localtime(at), timezone.localtime(at))
    words = _("Borrador guardado, %(when)s") % {"when": when} if version else ""
    return JsonResponse({"version": version, "saved_at": at.isoformat(), "words": words})


def context_of(request: HttpRequest, case_id: UUID, at: datetime) -> dict[str, Any]:
    """What the templates of a case need. Raises Http404 outside of the actor's sight."""
    parts = parts_of(the_actor(request), case_id, at=at)
    if parts is None:
        raise Http404
    return parts | {
        "tasks": work.tasks_on(f"case:{case_id}"),
        "here": request.GET.get("volver") or request.path,
        "mode": "nota" if request.GET.get("componer") == "nota" else "respuesta",
    }


def parts_of(actor: Actor, case_id: UUID, at: datetime) -> dict[str, Any] | None:
    """All about a case in words and looks; None outside of the actor's sight."""
    page = reading.case_page(actor=actor, case_id=case_id, at=at)
    if page is None:
        return None
    queue_names = (
        {queue.id: queue.name for queue in routing.all_queues()}
        if any(entry.params.get("to_queue") for entry in page.entries)
        else {}
    )
    if any(entry.params.get("to_skill") for entry in page.entries):
        queue_names |= {skill.id: skill.name for skill in routing.skills()}
    can = _can(actor, page)
    return {
        "page": page,
        "case": page.case,
        "composing": composing_of(page) if can["answer"] else None,
        "waiting": planned_of(page.planned),
        "latest": latest_of(page, actor.user_id),
        "customer": _customer(actor, page, at),
        "status_words": labels.STATUSES[page.case.status],
        "status_look": STATUS_LOOKS[page.case.status],
        "kind_words": labels.KINDS[page.case.kind],
        "outcome_words": labels.OUTCOMES[page.case.outcome] if page.case.outcome else "",
        "outcomes": list(labels.OUTCOMES.items()),
        "clocks": [(each, labels.STANDARDS.get(each.kind, each.kind)) for each in page.clocks],
        "thread": thread_of(page, queue_names, actor.user_id),
        "history": history_of(page, queue_names),
        "undoable": undoable_of(page) if policy.may(actor, "cases.change") else [],
        "grace_days": page.grace_days,
        "follows": any(one.user_id == actor.user_id for one in page.watchers),
        "owner_away": _owner_away(page, at),
        "can": can,
    }


def _customer(actor: Actor, page: CasePage, at: datetime) -> CustomerView | None:
    """The customer with contact points, if the reader may see customers; the sight is kept."""
    if page.case.customer_id is None or not may(actor, "customers.see"):
        return None
    try:
        return customers.customer(actor, page.case.customer_id, where="case", at=at)
    except DomainError:
        return None


def _owner_away(page: CasePage, at: datetime) -> AbsenceView | None:
    """That who has the case is away, until when, and who stands in."""
    owner = page.item.owner_id if page.item else None
    return notices.absent([owner], on=timezone.localdate(at)).get(owner) if owner else None


def _can(actor: Actor, page: CasePage) -> dict[str, bool]:
    """What the page offers: what the lifecycle allows and the reader may."""
    works = policy.may(actor, "cases.change")
    mine = page.is_owned and page.item is not None and page.item.owner_id == actor.user_id
    allows = page.actions.__contains__
    return {
        "answer": bool(
            page.case.conversation_id
            and allows(CaseAction.ANSWER)
            and policy.may(actor, "cases.answer")
        ),
        "tell": allows(CaseAction.ANSWER) and policy.may(actor, "cases.answer"),
        "note": policy.may(actor, "cases.note"),
        "take": not page.is_owned and allows(CaseAction.TAKE) and policy.may(actor, "cases.take"),
        "transfer": works and allows(CaseAction.TRANSFER),
        "give_back": works and mine and allows(CaseAction.TRANSFER),
        "wait": works and allows(CaseAction.WAIT),
        "resume": works and allows(CaseAction.RESUME),
        "resolve": works and allows(CaseAction.RESOLVE),
        "reopen": works and allows(CaseAction.REOPEN),
        "change": works,
        "set_customer": works,
        "restrict": policy.may(actor, "cases.restrict"),
        "confirm_sender": policy.may(actor, "cases.confirm_sender"),
    }
