"""Pages of services: the board, the sheet, and how a service is made, changed and moved."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.portfolio import policy, selectors, services
from vinculo.portfolio.contracts import (
    Metric,
    Phase,
    ServiceSheet,
    Stage,
    StandardVersion,
    resting_on,
)
from vinculo.portfolio.domain.lifecycle import LIVE, Position, moves_from
from vinculo.portfolio.domain.standards import overtaken, planned
from vinculo.portfolio.labels import METRIC, PHASE, STAGE
from vinculo.portfolio.selectors.decisions import decided_of
from vinculo.portfolio.selectors.parties import party_sheets
from vinculo.portfolio.selectors.sheet import MoveView, moves
from vinculo.portfolio.web.filling import asked, editable, filled, people, today
from vinculo.portfolio.web.forms.service import (
    MoveForm,
    NewServiceForm,
    PublishForm,
    ServiceForm,
    position_words,
)
from vinculo.portfolio.web.party_words import told_parties
from vinculo.portfolio.web.words import Shown, name_of, shown

PERIOD_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class Column:
    """One place on the board, with the services that stand there."""

    stage: Stage
    phase: Phase | None
    name: str
    sheets: tuple[ServiceSheet, ...]


@allowed("portfolio.see")
@require_GET
def service_list(request: HttpRequest) -> HttpResponse:
    """The portfolio as a board and as a table, with how often its standards were kept."""
    found = sheets(request, clock.now())
    judged = sum(result.judged for sheet in found for result in sheet.results)
    kept = sum(result.kept for sheet in found for result in sheet.results)
    actor = the_actor(request)
    return render(
        request,
        "portfolio/services.html",
        {
            "sheets": [(sheet, shown_of(sheet)) for sheet in found],
            "board": grouped(board(found)),
            "judged": judged,
            "kept_pct": 100 * kept / judged if judged else None,
            "days": PERIOD_DAYS,
            "may_create": may(actor, "portfolio.create"),
            "may_accounts": may(actor, "portfolio.see_accounts"),
        },
    )


def board(found: list[ServiceSheet]) -> list[Column]:
    """From the idea to the end: one column for each phase that lives, one for the retired."""
    columns = [
        Column(
            stage=place.stage,
            phase=place.phase,
            name=str(PHASE[place.phase]),
            sheets=tuple(
                sheet for sheet in found if Position(sheet.service.stage, sheet.phase) == place
            ),
        )
        for place in LIVE
    ]
    retired = tuple(sheet for sheet in found if sheet.service.stage is Stage.RETIRED)
    return [
        *columns,
        Column(stage=Stage.RETIRED, phase=None, name=str(STAGE[Stage.RETIRED]), sheets=retired),
    ]


def grouped(columns: list[Column]) -> list[tuple[Stage, str, list[Column], int]]:
    """The columns by stage: in preparation, in the catalogue, retired."""
    return [
        (
            stage,
            str(STAGE[stage]),
            [one for one in columns if one.stage is stage],
            sum(len(one.sheets) for one in columns if one.stage is stage),
        )
        for stage in Stage
    ]


@allowed("portfolio.see")
@require_GET
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """The sheet of one service: its standards and how they are kept."""
    sheet = sheet_of(request, service_id)
    actor = the_actor(request)
    open_clocks = [metric for metric in Metric if metric.value not in sheet.by_metric]
    return render(
        request,
        "portfolio/service.html",
        {
            "sheet": sheet,
            "service": sheet.service,
            "results": shown_of(sheet),
            "resting": [one for known in resting_on.values() for one in known(service_id)],
            "versions": _versions(sheet, clock.now()),
            "may_accounts": may(actor, "portfolio.see_accounts"),
            "missing": [(metric.value, METRIC[metric]) for metric in open_clocks],
            "days": PERIOD_DAYS,
            "may_edit": policy.edits(actor, sheet.service.owner_id),
            "may_publish": may(actor, "portfolio.publish"),
            "parties": told_parties(
                party_sheets(actor=actor, at=clock.now(), service_id=service_id)
            ),
            "decisions": decided_of(actor=actor, service_id=service_id),
            "moves": _told(moves(actor=actor, service_id=service_id)),
        },
    )


def _versions(sheet: ServiceSheet, at: datetime) -> list[tuple[StandardVersion, str, bool, bool]]:
    """Each version with its name, whether it waits for its day and whether it never began."""
    waiting, ended = planned(sheet.versions, at), overtaken(sheet.versions, at)
    return [(one, name_of(one), one in waiting, one.id in ended) for one in sheet.versions]


def _told(found: list[MoveView]) -> list[tuple[MoveView, str, str]]:
    return [
        (
            move,
            position_words(Position(move.from_stage, move.from_phase)),
            position_words(Position(move.to_stage, move.to_phase)),
        )
        for move in found
    ]


@allowed("portfolio.create")
@require_http_methods(["GET", "POST"])
def new_service(request: HttpRequest) -> HttpResponse:
    """Make a service."""
    form = NewServiceForm(people(), request.POST or None, initial={"stage": Stage.CATALOGUE})
    made: list[UUID] = []

    def save() -> None:
        made.append(services.create_service(**form.values(), at=clock.now()))

    if filled(request, form, save, "name"):
        messages.success(request, gettext("El servicio está creado. Escriba sus estándares."))
        return redirect("portfolio:service", made[0])
    return asked(request, form, title=gettext("Nuevo servicio"))


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def edit_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Change what the sheet says; owners change their own services only."""
    editable(request, service_id)
    sheet = sheet_of(request, service_id)
    form = ServiceForm(
        people(),
        request.POST or None,
        initial={
            "name": sheet.service.name,
            "benefit": sheet.benefit,
            "benefit_en": sheet.benefit_en,
            "product": sheet.service.product,
            "product_en": sheet.service.product_en,
            "owner": sheet.service.owner_id,
        },
    )

    def save() -> None:
        services.change_service(service_id=service_id, **form.values())

    if filled(request, form, save, "name"):
        messages.success(request, gettext("El servicio está guardado."))
        return redirect("portfolio:service", service_id)
    return asked(request, form, title=gettext("Ficha"), service=sheet.service)


@allowed("portfolio.edit")
@require_http_methods(["GET", "POST"])
def move_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Take a service one step through the portfolio."""
    editable(request, service_id)
    known = selectors.service(service_id)
    if known is None:
        raise Http404
    heirs = [(str(one.id), one.name) for one in selectors.services() if one.id != service_id]
    form = MoveForm(
        moves_from(Position(known.stage, known.phase)),
        heirs,
        request.POST or None,
        initial={"on": today()},
    )

    def save() -> None:
        services.move_service(
            service_id=service_id,
            at=clock.now(),
            by=the_actor(request).user_id,
            **form.values(),
        )

    if filled(request, form, save):
        messages.success(request, gettext("El servicio ha pasado."))
        return redirect("portfolio:service", service_id)
    return asked(
        request,
        form,
        title=gettext("Pasar a otra etapa"),
        lead=gettext("Está en: %(place)s.")
        % {"place": position_words(Position(known.stage, known.phase))},
        service=known,
        submit=gettext("Pasar"),
    )


@allowed("portfolio.publish")
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Decide what strangers may read of a service."""
    sheet = sheet_of(request, service_id)
    form = PublishForm(
        request.POST or None,
        initial={"shown": sheet.published_on is not None, "with_rates": sheet.shows_rates},
    )

    def save() -> None:
        services.publish_service(service_id=service_id, at=clock.now(), **form.cleaned_data)

    if filled(request, form, save):
        messages.success(request, gettext("La página pública está al día."))
        return redirect("portfolio:service", service_id)
    return asked(
        request,
        form,
        title=gettext("La página pública"),
        lead=gettext("Se lee sin cuenta: el nombre, para qué sirve y lo que se promete."),
        service=sheet.service,
    )


def sheets(
    request: HttpRequest, at: datetime, service_id: UUID | None = None
) -> list[ServiceSheet]:
    """The sheets of the services that the reader may see."""
    return selectors.service_sheets(
        actor=the_actor(request),
        at=at,
        since=at - timedelta(days=PERIOD_DAYS),
        service_id=service_id,
    )


def sheet_of(request: HttpRequest, service_id: UUID) -> ServiceSheet:
    """One of them. Raises Http404."""
    for sheet in sheets(request, clock.now(), service_id):
        return sheet
    raise Http404


def shown_of(sheet: ServiceSheet) -> list[Shown]:
    """Its standards as pages show them."""
    return [shown(result) for result in sheet.results]
