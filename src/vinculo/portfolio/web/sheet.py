"""Pages of what a service is worth: strategy, measures, offers, and the sheet on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.amounts import number
from vinculo.portfolio import selectors, services
from vinculo.portfolio.domain.held import HeldCheck
from vinculo.portfolio.domain.offers import sold_on
from vinculo.portfolio.domain.sheet import WARRANTY, Aspect, Question, is_due
from vinculo.portfolio.labels import ASPECT, ASPECT_NOTE, QUESTION
from vinculo.portfolio.selectors.accounts import held_check, offers
from vinculo.portfolio.selectors.sheet import MeasureView, measures, strategy
from vinculo.portfolio.services import offers as offering
from vinculo.portfolio.services import sheet as writing
from vinculo.portfolio.web.catalogue import sheet_of
from vinculo.portfolio.web.filling import asked, editable, filled, read_by, today
from vinculo.portfolio.web.forms.service import ReviewForm
from vinculo.portfolio.web.forms.sheet import (
    AnswerForm,
    CustomersForm,
    FigureForm,
    MeasureForm,
    OfferForm,
)

SIDES = ((Aspect.UTILITY,), WARRANTY, (Aspect.FUNCTIONAL,), (Aspect.TECHNICAL,))


def _shared(request: HttpRequest, service_id: UUID) -> dict[str, Any]:
    sheet = sheet_of(request, service_id)
    return {
        "sheet": sheet,
        "service": sheet.service,
        "may_edit": selectors.may_edit(actor=the_actor(request), service_id=service_id),
        "may_accounts": may(the_actor(request), "portfolio.see_accounts"),
    }


@allowed("portfolio.see")
@require_GET
def strategy_page(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """The questions of the strategy, each with its answer and evidence, or that it has none."""
    shared = _shared(request, service_id)
    found = strategy(actor=the_actor(request), service_id=service_id)
    context = shared | {
        "answers": [(answer, QUESTION[answer.question]) for answer in found.answers],
        "done": found.completeness,
        "is_due": is_due(shared["sheet"].review_on, today()),
    }
    return render(request, "portfolio/strategy.html", context)


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, service_id: UUID, question: str) -> HttpResponse:
    """Answer one of them."""
    editable(request, service_id)
    if question not in frozenset(Question):
        raise Http404
    wanted = Question(question)
    found = strategy(actor=the_actor(request), service_id=service_id)
    known = next(one for one in found.answers if one.question is wanted)
    stamp = writing.answer_stamp(service_id, wanted)
    form = AnswerForm(
        request.POST or None, initial={"text": known.text, "evidence": known.evidence_text}
    )

    def save() -> None:
        writing.answer_question(
            service_id=service_id,
            question=wanted,
            at=clock.now(),
            by=the_actor(request).user_id,
            read=read_by(request),
            **form.cleaned_data,
        )

    if filled(request, form, save):
        messages.success(request, gettext("La respuesta está guardada."))
        return redirect("portfolio:strategy", service_id)
    return asked(
        request,
        form,
        read=stamp,
        title=QUESTION[wanted],
        service=selectors.service(service_id),
        back="portfolio:strategy",
    )


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Say when the sheet is looked through again."""
    editable(request, service_id)
    sheet = sheet_of(request, service_id)
    form = ReviewForm(request.POST or None, initial={"on": sheet.review_on})

    def save() -> None:
        services.set_review(
            service_id=service_id,
            at=clock.now(),
            by=the_actor(request).user_id,
            **form.cleaned_data,
        )

    if filled(request, form, save, "on"):
        messages.success(request, gettext("La fecha de revisión está guardada."))
        return redirect("portfolio:strategy", service_id)
    return asked(
        request,
        form,
        title=gettext("Revisión de la hoja"),
        service=sheet.service,
        back="portfolio:strategy",
    )


@allowed("portfolio.see")
@require_GET
def worth(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Utility, the four warranties, and both qualities kept apart, with their measures."""
    found = measures(actor=the_actor(request), service_id=service_id)
    context = _shared(request, service_id) | {
        "sides": [[_side(aspect, found) for aspect in some] for some in SIDES],
        "measured": len({one.aspect for one in found if one.figures}),
        "aspects": len(Aspect),
    }
    return render(request, "portfolio/worth.html", context)


def _side(aspect: Aspect, found: list[MeasureView]) -> dict[str, Any]:
    return {
        "name": ASPECT[aspect],
        "note": ASPECT_NOTE[aspect],
        "measures": [one for one in found if one.aspect is aspect],
    }


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def new_measure(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Say how one side is measured."""
    editable(request, service_id)
    form = MeasureForm(request.POST or None)

    def save() -> None:
        writing.add_measure(service_id=service_id, at=clock.now(), **form.values())

    if filled(request, form, save, "name"):
        messages.success(request, gettext("La medida está creada. Escriba su primera cifra."))
        return redirect("portfolio:worth", service_id)
    return asked(
        request,
        form,
        title=gettext("Nueva medida"),
        service=selectors.service(service_id),
        back="portfolio:worth",
    )


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def figure(request: HttpRequest, service_id: UUID, measure_id: UUID) -> HttpResponse:
    """Type a figure with its source."""
    editable(request, service_id)
    found = measures(actor=the_actor(request), service_id=service_id)
    wanted = next((one for one in found if one.id == measure_id), None)
    if wanted is None:
        raise Http404
    form = FigureForm(request.POST or None, initial={"on": today()})

    def save() -> None:
        writing.add_figure(
            service_id=service_id,
            measure_id=measure_id,
            at=clock.now(),
            by=the_actor(request).user_id,
            **form.cleaned_data,
        )

    if filled(request, form, save, "on"):
        messages.success(request, gettext("La cifra está guardada."))
        return redirect("portfolio:worth", service_id)
    return asked(
        request,
        form,
        title=wanted.name,
        lead=gettext("En %(unit)s.") % {"unit": wanted.unit},
        service=selectors.service(service_id),
        back="portfolio:worth",
    )


@allowed("portfolio.see")
@require_GET
def offer_list(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """What is and was sold, and whose conditions are worse than the newest."""
    shared = _shared(request, service_id)
    found, worse = offers(actor=the_actor(request), service_id=service_id, today=today())
    held, urls = held_check(actor=the_actor(request), service_id=service_id, today=today())
    context = shared | {
        "held": held,
        "held_urls": urls,
        "offers": found,
        "sold": sold_on(found, today()),
        "today": today(),
        "worse": worse,
        "customers": sum(each.offer.customers for each in worse),
        "decides": shared["sheet"].owner_name,
    }
    page = "portfolio/_held.html" if "HX-Request" in request.headers else "portfolio/offers.html"
    return render(request, page, context)


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def new_offer(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Sell the service on new conditions."""
    editable(request, service_id)
    form = OfferForm(request.POST or None, initial={"sold_from": today(), "customers": 0})

    def save() -> None:
        offering.offer(
            service_id=service_id,
            at=clock.now(),
            by=the_actor(request).user_id,
            **form.cleaned_data,
        )

    if filled(request, form, save, "sold_from"):
        told = held_words(
            held_check(actor=the_actor(request), service_id=service_id, today=today())
        )
        messages.success(request, gettext("La oferta está guardada y comparada.") + told)
        return redirect("portfolio:offers", service_id)
    return asked(
        request,
        form,
        title=gettext("Nueva oferta"),
        service=selectors.service(service_id),
        back="portfolio:offers",
    )


def held_words(found: tuple[HeldCheck | None, tuple[str, ...]]) -> str:
    """How many contracts in force are worse than the offer, after a sentence; empty: none known."""
    check, _urls = found
    if check is None:
        return ""
    words = ngettext(
        "De %(n)s contrato vigente, %(worse)s es peor.",
        "De %(n)s contratos vigentes, %(worse)s son peores.",
        check.n,
    )
    said = " " + words % {"n": check.n, "worse": check.worse}
    if not check.unknown:
        return said
    more = ngettext(
        "De %(n)s no se sabe: no se pudo comparar.",
        "De %(n)s no se sabe: no se pudieron comparar.",
        check.unknown,
    )
    return f"{said} {more % {'n': number(check.unknown)}}"


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def customers(request: HttpRequest, service_id: UUID, offer_version: int) -> HttpResponse:
    """How many have the conditions of an offer."""
    editable(request, service_id)
    found, _worse = offers(actor=the_actor(request), service_id=service_id, today=today())
    wanted = next((one for one in found if one.version == offer_version), None)
    if wanted is None:
        raise Http404
    form = CustomersForm(request.POST or None, initial={"customers": wanted.customers})

    def save() -> None:
        offering.count_customers(
            service_id=service_id, version=offer_version, at=clock.now(), **form.cleaned_data
        )

    if filled(request, form, save, "customers"):
        messages.success(request, gettext("La cuenta está guardada."))
        return redirect("portfolio:offers", service_id)
    return asked(
        request,
        form,
        title=wanted.name,
        service=selectors.service(service_id),
        back="portfolio:offers",
    )
