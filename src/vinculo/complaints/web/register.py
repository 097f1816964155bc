"""The register of complaints, on a page and as a file; a customer's complaints; the receipt."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.complaints import labels
from vinculo.complaints.contracts import ComplaintState, ComplaintView
from vinculo.complaints.selectors import reading, register
from vinculo.complaints.selectors.causes import choices
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.selectors.outside import outside_now
from vinculo.complaints.web.findings import of_chosen, register_finding
from vinculo.complaints.web.wanted import GROUP_WORDS, OUTSIDE_WORDS, query_of, wanted_of
from vinculo.customers import api as customers
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.downloads import download
from vinculo.kernel.paging import BadCursorError
from vinculo.kernel.tables.writing import tame_for_csv
from vinculo.portfolio import api as portfolio


@allowed("complaints.see")
@require_safe
def complaint_list(request: HttpRequest) -> HttpResponse:
    """The register, narrowed as the address says, with how many stand at each step."""
    actor = the_actor(request)
    wanted, group = wanted_of(request, actor.user_id)
    try:
        page = register.complaints_like(
            actor=actor, wanted=wanted, cursor=request.GET.get("sigue") or None
        )
    except BadCursorError as error:
        raise Http404 from error
    counted = register.counts(actor=actor, wanted=replace(wanted, states=()))
    rest = query_of(request, but="estado")
    states = counted.by_state
    context = {
        "rows": shown(page.rows),
        "next_cursor": page.next_cursor,
        "query": query_of(request),
        "is_narrowed": bool(query_of(request)),
        "finding": of_chosen(register_finding(counted), is_chosen=bool(rest)),
        "figures": [
            ("abiertas", _("Abiertas"), counted.open, 0),
            (
                "por-valorar",
                _("Por valorar"),
                states[ComplaintState.RECEIVED] + states[ComplaintState.ACKNOWLEDGED],
                "",
            ),
            (
                "por-contestar",
                _("Por contestar"),
                states[ComplaintState.ASSESSED] + states[ComplaintState.INVESTIGATED],
                "",
            ),
            ("por-cerrar", _("Por cerrar"), states[ComplaintState.ANSWERED], ""),
            ("cerradas", _("Cerradas"), states[ComplaintState.CLOSED], counted.to_learn),
        ],
        "rest": f"{rest}&" if rest else "",
        "group": group,
        "groups": list(GROUP_WORDS.items()),
        "kinds": [(key.value, words) for key, words in labels.KIND.items()],
        "services": [(str(one.id), one.name) for one in portfolio.services()],
        "causes": choices(),
        "outside_ids": outside_now([one.id for one in page.rows], day=day_of(clock.now())),
        "outsides": list(OUTSIDE_WORDS.items()),
        "patterns": [(key.value, words) for key, words in labels.PATTERN.items()],
        "said": request.GET,
        "said_service": wanted.service_id,
    }
    return render(request, "complaints/complaints.html", context)


def shown(rows: Iterable[ComplaintView]) -> list[tuple[ComplaintView, object, object, str, object]]:
    """Complaints with the words of their kind, state and decision."""
    return [
        (
            one,
            labels.KIND[one.kind],
            labels.STATE[one.state],
            labels.STATE_LOOKS[one.state],
            labels.DECISION[one.decision] if one.decision else "",
        )
        for one in rows
    ]


@allowed("complaints.see")
@require_safe
def silent(request: HttpRequest) -> HttpResponse:
    """Those who say nothing behind these complaints: a part that comes after the register."""
    service_id = request.GET.get("servicio", "")
    try:
        chosen = UUID(service_id) if service_id else None
    except ValueError as error:
        raise Http404 from error
    is_part = "HX-Request" in request.headers
    template = "complaints/_silent.html" if is_part else "complaints/silent.html"
    return render(request, template, {"service_id": chosen})


@allowed("complaints.see")
@require_safe
def of_customer(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """What a customer has told us was not right, as a part of their page or by itself."""
    actor = the_actor(request)
    if customer_id not in customers.names_of([customer_id], actor=actor):
        raise Http404
    found = register.of_customer(actor=actor, customer_id=customer_id)
    outside_ids = outside_now([one.id for one in found], day=day_of(clock.now()))
    is_part = "HX-Request" in request.headers
    template = "complaints/_of_customer.html" if is_part else "complaints/of_customer.html"
    context = {"rows": shown(found), "outside_ids": outside_ids}
    return render(request, template, context)


@allowed("complaints.see")
@require_safe
def receipt(request: HttpRequest, complaint_id: UUID) -> HttpResponseBase:
    """The durable receipt: the same bytes for ever."""
    view = reading.complaint(actor=the_actor(request), complaint_id=complaint_id)
    found = reading.receipt_file(view.case_id) if view else None
    if view is None or found is None:
        raise Http404
    if view.customer_id is not None:
        subject = f"customer:{view.customer_id}"
        sight.record(actor=the_actor(request), subject=subject, where="receipt", at=clock.now())
    return download(found.digest, name=found.name, content_type=found.media_type)


@allowed("complaints.export")
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The rows of the register as a file; whom it names is written down as seen."""
    actor, at = the_actor(request), clock.now()
    wanted, _group = wanted_of(request, actor.user_id)
    rows = register.all_like(actor=actor, wanted=wanted)
    seen = {f"customer:{one.customer_id}" for one in rows if one.customer_id}
    sight.record_all(actor=actor, subjects=seen, where="export", at=at)
    answer = StreamingHttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    name = f"reclamaciones-{timezone.localtime(at):%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


class _Echo:
    """A file for the csv module that answers what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv(rows: list[ComplaintView]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    yield writer.writerow(
        [
            *(_("Número"), _("Tipo"), _("Tipo según la ley"), _("Estado"), _("Cliente")),
            *(_("Servicio"), _("Asunto"), _("Recibida"), _("Acusada"), _("Valorada")),
            *(_("Investigada"), _("Respondida"), _("Reparada"), _("Cerrada"), _("Decisión")),
        ]
    )
    for one in rows:
        yield writer.writerow([tame_for_csv(cell) for cell in _cells(one)])


def _cells(one: ComplaintView) -> list[str]:
    times = (
        *(one.filed_at, one.acknowledged_at, one.assessed_at, one.investigated_at),
        *(one.answered_at, one.repaired_at, one.closed_at),
    )
    return [
        *(one.number, str(labels.KIND[one.kind]), str(labels.LEGAL_TYPE[one.legal_type])),
        *(str(labels.STATE[one.state]), one.customer_name, one.service_name, one.subject),
        *(_moment(at) for at in times),
        str(labels.DECISION[one.decision]) if one.decision else "",
    ]


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""
