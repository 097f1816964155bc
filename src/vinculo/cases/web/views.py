"""Keeping and removing a view of the list, and taking its rows along as a file."""

import csv
import tempfile
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vinculo.cases import labels
from vinculo.cases.contracts import CaseRow
from vinculo.cases.domain.views import Look
from vinculo.cases.selectors.views import all_rows
from vinculo.cases.services.views import keep_view, remove_view
from vinculo.cases.web.looks import look_from, look_in, query_of
from vinculo.customers import api as customers
from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.tables.writing import tame, tame_for_csv

MOST_EXPORTED = 50_000
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allowed("cases.keep_view")
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the look of the list under a name, for oneself or a team."""
    try:
        look = look_in(request.POST)
        team = request.POST.get("equipo", "")
        keep_view(
            actor=the_actor(request),
            name=request.POST.get("nombre", ""),
            look=look,
            team_id=UUID(team) if team else None,
            at=clock.now(),
        )
    except ValueError as error:
        raise BadRequest from error
    except DomainError as error:
        messages.error(request, words_for(error))
        return redirect("cases:list")
    messages.success(request, _("La vista queda guardada, junto a las demás."))
    return redirect(reverse("cases:list") + query_of(look))


@allowed("cases.keep_view")
@require_POST
def remove(request: HttpRequest, view_id: UUID) -> HttpResponse:
    """Remove one's own view; the cases stay."""
    if remove_view(actor=the_actor(request), view_id=view_id):
        messages.success(request, _("La vista ya no está; los casos siguen como estaban."))
    else:
        messages.error(request, _("Esa vista no existe o no es suya."))
    return redirect("cases:list")


@allowed("cases.export")
@require_GET
def export(request: HttpRequest) -> HttpResponseBase:
    """The rows of the list as a file; whom it names is written down as seen."""
    actor, at = the_actor(request), clock.now()
    try:
        look = look_from(request)
    except (ValueError, DomainError) as error:
        raise BadRequest from error
    name = f"casos-{timezone.localtime(at):%Y-%m-%d}"
    lines = _lines(actor, look, at)
    if request.GET.get("como") == "xlsx":
        return _workbook(lines, f"{name}.xlsx")
    answer = StreamingHttpResponse(_csv(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _lines(actor: Actor, look: Look, at: datetime) -> Iterator[list[object]]:
    """The heading, then a line for each case; names only of customers within sight."""
    yield [
        *(_("Caso"), _("Asunto"), _("Cliente"), _("Servicio"), _("Tipo"), _("Estado")),
        *(_("Lo lleva"), _("Entró"), _("Plazo"), _("Resuelto")),
    ]
    for rows in all_rows(actor=actor, look=look, at=at, most=MOST_EXPORTED):
        ids = {row.customer_id for row, _cluster in rows if row.customer_id}
        names = customers.names_of(ids, actor=actor)
        seen = {cluster for row, cluster in rows if cluster and row.customer_id in names}
        sight.record_all(
            actor=actor, subjects=[f"customer:{key}" for key in seen], where="export", at=at
        )
        for row, _cluster in rows:
            yield _cells(row, names.get(row.customer_id or UUID(int=0)))


def _cells(row: CaseRow, customer: str | None) -> list[object]:
    return [
        row.number,
        row.subject,
        customer or "",
        row.service_name,
        str(labels.KINDS[row.kind]),
        str(labels.STATUSES[row.status]),
        row.owner_name,
        *(_moment(at) for at in (row.opened_at, row.due_at, row.resolved_at)),
    ]


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""


class _Echo:
    """A file for the csv module that answers what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv(lines: Iterator[list[object]]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"
    for line in lines:
        yield writer.writerow([tame_for_csv(cell) for cell in line])


def _workbook(lines: Iterator[list[object]], name: str) -> FileResponse:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Casos"))
    for line in lines:
        sheet.append([tame(cell) for cell in line])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=EXCEL)
