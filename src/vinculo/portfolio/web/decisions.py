"""Pages of the three decisions: which services, of what level, in which form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Role
from vinculo.kernel.paging import BadCursorError
from vinculo.portfolio import selectors
from vinculo.portfolio.contracts import Stage
from vinculo.portfolio.domain.decisions import Instrument, Kind, Standing, State
from vinculo.portfolio.labels.decisions import (
    FORM,
    INSTRUMENT,
    KIND,
    KIND_NOTE,
    PARTY_KIND,
    STANDING,
    STATE,
)
from vinculo.portfolio.selectors.decisions import (
    DecisionPage,
    OptionView,
    decision_of,
    decisions,
    may_prepare,
)
from vinculo.portfolio.selectors.decisions import decision as one_decision
from vinculo.portfolio.selectors.parties import parties
from vinculo.portfolio.services import decisions as writing
from vinculo.portfolio.web.filling import asked, filled, read_by, today
from vinculo.portfolio.web.findings import decisions_finding
from vinculo.portfolio.web.forms.decisions import (
    ChooseForm,
    DecisionForm,
    FindingForm,
    OptionForm,
    RatingForm,
)

LOOKS = {State.OPEN: "idle", State.MADE: "ok", State.DUE: "warn"}
STANDING_LOOKS = {
    Standing.AHEAD: "ok",
    Standing.SAME: "idle",
    Standing.BEHIND: "breach",
    Standing.ABSENT: "warn",
    Standing.UNKNOWN: "idle",
}


@allowed("portfolio.see_decisions")
@require_GET
def decision_list(request: HttpRequest) -> HttpResponse:
    """Every decision, the latest opened first; the address may narrow it to one kind."""
    actor = the_actor(request)
    said = request.GET.get("clase", "")
    kind = Kind(said) if said in set(Kind) else None
    try:
        page = decisions(
            actor=actor, today=today(), kind=kind, cursor=request.GET.get("sigue") or None
        )
    except BadCursorError as error:
        raise Http404 from error
    context = {
        "rows": [(row, KIND[row.kind], STATE[row.state], LOOKS[row.state]) for row in page.rows],
        "next_cursor": page.next_cursor,
        "finding": ""
        if page.next_cursor or request.GET.get("sigue")
        else decisions_finding([row.state for row in page.rows]),
        "kinds": [(each.value, KIND[each], KIND_NOTE[each]) for each in Kind],
        "kind": kind or "",
        "may_prepare": may(actor, "portfolio.prepare_decisions"),
        "may_accounts": may(actor, "portfolio.see_accounts"),
    }
    return render(request, "portfolio/decisions.html", context)


@allowed("portfolio.see_decisions")
@require_GET
def decision(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """One decision with its options, what they rest on, and everything that was chosen."""
    found = _seen(request, decision_id)
    actor = the_actor(request)
    context = {
        "page": found,
        "kind": KIND[found.kind],
        "note": KIND_NOTE[found.kind],
        "state": STATE[found.state],
        "look": LOOKS[found.state],
        "options": [(each, FORM[each.form] if each.form else "") for each in found.options],
        "findings": [
            (each, INSTRUMENT[each.instrument], f"portfolio.level.{each.instrument}")
            for each in found.findings
        ],
        "ratings": [
            (each, STANDING[each.standing], STANDING_LOOKS[each.standing]) for each in found.ratings
        ],
        "is_level": found.kind is Kind.LEVEL,
        "is_which": found.kind is Kind.WHICH,
        "may_prepare": may_prepare(actor=actor, decision_id=decision_id),
        "may_decide": may(actor, "portfolio.decide"),
    }
    return render(request, "portfolio/decision.html", context)


@allowed("portfolio.prepare_decisions")
@require_http_methods(["GET", "POST"])
def new_decision(request: HttpRequest) -> HttpResponse:
    """Say what is to be decided; owners of services only of theirs."""
    actor = the_actor(request)
    is_whole = actor.is_any(Role.ADMINISTRATOR, Role.DIRECTION)
    mine = selectors.editable_ids(actor=actor)
    offered = [
        (str(one.id), one.name)
        for one in selectors.services(stages=(Stage.PIPELINE, Stage.CATALOGUE))
        if is_whole or one.id in mine
    ]
    form = DecisionForm(offered, request.POST or None, is_whole=is_whole)
    made: list[UUID] = []

    def save() -> None:
        made.append(writing.open_decision(form.draft(), by=actor.user_id, at=clock.now()))

    if filled(request, form, save, "service"):
        messages.success(request, gettext("La decisión está abierta. Escriba sus opciones."))
        return redirect("portfolio:decision", made[0])
    return _asked(request, form, title=gettext("Nueva decisión"))


@allowed("portfolio.prepare_decisions")
@require_http_methods(["GET", "POST"])
def new_option(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Write down what could be chosen."""
    found = _prepared(request, decision_id)
    form = OptionForm(found.kind, _parties(), request.POST or None)

    def save() -> None:
        writing.add_option(decision_id=decision_id, draft=form.draft(), at=clock.now())

    if filled(request, form, save, _field(found.kind)):
        messages.success(request, gettext("La opción está guardada."))
        return redirect("portfolio:decision", decision_id)
    return _asked(request, form, found, title=gettext("Nueva opción"), lead=found.title)


@allowed("portfolio.prepare_decisions")
@require_http_methods(["GET", "POST"])
def change_option(request: HttpRequest, option_id: UUID) -> HttpResponse:
    """Write an option anew, as long as nobody has chosen it."""
    decision_id = decision_of(actor=the_actor(request), option_id=option_id)
    if decision_id is None:
        raise Http404
    found = _prepared(request, decision_id)
    known = next(each for each in found.options if each.id == option_id)
    stamp = writing.option_stamp(option_id)
    form = OptionForm(found.kind, _parties(), request.POST or None, initial=_initial(known))

    def save() -> None:
        writing.change_option(option_id=option_id, draft=form.draft(), read=read_by(request))

    if filled(request, form, save, _field(found.kind)):
        messages.success(request, gettext("La opción está guardada."))
        return redirect("portfolio:decision", decision_id)
    return _asked(request, form, found, title=known.name, lead=found.title, read=stamp)


@allowed("portfolio.decide")
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Choose, with the reason and the day of the review."""
    found = _seen(request, decision_id)
    options = [(str(each.id), each.name) for each in found.options]
    shown = writing.digest_of_options(decision_id)
    sent = request.POST.copy()
    is_late = bool(sent) and sent.get("read") != shown
    form = ChooseForm(options, sent or None, initial={"read": shown})

    def save() -> None:
        said = form.cleaned_data
        sent["read"] = shown
        writing.choose(
            decision_id=decision_id,
            read=said["read"],
            option_id=said["option"],
            reason=said["reason"],
            review_on=said["review_on"],
            by=the_actor(request),
            at=clock.now(),
        )

    if filled(request, form, save):
        messages.success(request, gettext("Queda decidido, y la revisión es ya una tarea."))
        return redirect("portfolio:decision", decision_id)
    lead = found.title
    if found.kind is Kind.LEVEL and found.known < len(Instrument):
        lead = gettext("%(title)s Con evidencia de %(known)s de los %(all)s instrumentos.") % {
            "title": found.title,
            "known": found.known,
            "all": len(Instrument),
        }
    title = gettext("Decidir de nuevo") if found.choices else gettext("Decidir")
    return _asked(
        request,
        form,
        found,
        title=title,
        lead=lead,
        submit=gettext("Queda decidido"),
        newer=_chosen(found) if is_late else (),
    )


def _chosen(found: DecisionPage) -> list[tuple[str, str]]:
    """What stands chosen, by whom and why."""
    return [
        (gettext("Lo decidido"), f"{one.option_name}\n{one.reason}\n{one.chosen_by}")
        for one in found.choices[:1]
    ]


@allowed("portfolio.prepare_decisions")
@require_http_methods(["GET", "POST"])
def finding(request: HttpRequest, decision_id: UUID, instrument: str) -> HttpResponse:
    """Write down what one of the five instruments found."""
    found = _prepared(request, decision_id)
    if instrument not in set(Instrument):
        raise Http404
    if found.kind is not Kind.LEVEL:
        return redirect("portfolio:decision", decision_id)
    wanted = Instrument(instrument)
    known = next(each for each in found.findings if each.instrument is wanted)
    form = FindingForm(
        request.POST or None,
        initial={
            "finding": known.finding,
            "proof": known.evidence_text,
            "n": known.n,
            "on": known.on or today(),
        },
    )

    def save() -> None:
        writing.write_finding(
            decision_id=decision_id,
            instrument=wanted,
            by=the_actor(request).user_id,
            at=clock.now(),
            **form.cleaned_data,
        )

    if filled(request, form, save, "on"):
        messages.success(request, gettext("Lo que dice el instrumento está guardado."))
        return redirect("portfolio:decision", decision_id)
    return _asked(request, form, found, title=INSTRUMENT[wanted], lead=found.title)


@allowed("portfolio.prepare_decisions")
@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Write a line of the survey of candidates."""
    found = _prepared(request, decision_id)
    if found.kind is not Kind.WHICH:
        return redirect("portfolio:decision", decision_id)
    form = RatingForm(request.POST or None, initial={"surveyed_on": today()})

    def save() -> None:
        writing.rate_candidate(
            decision_id=decision_id,
            rating=form.rating(),
            by=the_actor(request).user_id,
            at=clock.now(),
        )

    if filled(request, form, save, "competitor"):
        messages.success(request, gettext("La línea está guardada."))
        return redirect("portfolio:decision", decision_id)
    return _asked(
        request,
        form,
        found,
        title=gettext("Línea de la encuesta"),
        lead=gettext("El mismo candidato frente a la misma competencia corrige lo escrito."),
    )


def _seen(request: HttpRequest, decision_id: UUID) -> DecisionPage:
    found = one_decision(actor=the_actor(request), decision_id=decision_id, today=today())
    if found is None:
        raise Http404
    return found


def _prepared(request: HttpRequest, decision_id: UUID) -> DecisionPage:
    found = _seen(request, decision_id)
    if not may_prepare(actor=the_actor(request), decision_id=decision_id):
        raise PermissionDenied
    return found


def _asked(
    request: HttpRequest, form: Any, found: DecisionPage | None = None, **words: Any
) -> HttpResponse:
    back: dict[str, Any] = (
        {"back": "portfolio:decision", "back_id": found.id} if found is not None else {}
    )
    return asked(
        request,
        form,
        trail=gettext("Decisiones"),
        trail_url="portfolio:decisions",
        **back,
        **words,
    )


def _parties() -> list[tuple[str, str]]:
    return [
        (str(each.id), f"{each.name} ({PARTY_KIND[each.kind]})")
        for each in parties(today=today())
        if not each.has_ended
    ]


def _field(kind: Kind) -> str | None:
    return "party" if kind is Kind.FORM else None


def _initial(known: OptionView) -> dict[str, Any]:
    return {
        "name": known.name,
        "quantity": known.quantity,
        "quality": known.quality,
        "form": known.form,
        "party": known.party_id,
        "words": known.words,
        "evidence": known.evidence_text,
    }
