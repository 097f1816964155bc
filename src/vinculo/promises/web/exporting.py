"""The register as a file."""

import csv
from collections.abc import Iterator
from datetime import datetime

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.kernel import clock, sight
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.tables.writing import tame_for_csv
from vinculo.promises.contracts import PromiseView
from vinculo.promises.labels import ASKED, SOURCE, STATE
from vinculo.promises.selectors import register
from vinculo.promises.selectors.register import Wanted
from vinculo.promises.web.wanted import wanted_of

MOST_EXPORTED = 20_000


@allowed("promises.export")
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The rows of the register as a file; whom it names is written down as seen."""
    actor, at = the_actor(request), clock.now()
    wanted, _group = wanted_of(request)
    answer = StreamingHttpResponse(
        _csv(_lines(actor, wanted, at)), content_type="text/csv; charset=utf-8"
    )
    name = f"promesas-{timezone.localtime(at):%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(actor: Actor, wanted: Wanted, at: datetime) -> Iterator[list[object]]:
    yield [
        *(_("Promesa"), _("Qué nos obliga"), _("Estado"), _("A quién"), _("Servicio")),
        *(_("Responde de ella"), _("Cuándo se prometió"), _("Para cuándo"), _("Terminó")),
        *(_("Prueba"), _("Disculpa"), _("Cómo pidió el cliente otro día")),
    ]
    cursor, count = None, 0
    while count < MOST_EXPORTED:
        page = register.promises(actor=actor, wanted=wanted, cursor=cursor, size=200)
        seen = {f"customer:{one.customer_id}" for one in page.rows if one.customer_id}
        sight.record_all(actor=actor, subjects=seen, where="export", at=at)
        for one in page.rows:
            yield _cells(one)
        count, cursor = count + len(page.rows), page.next_cursor
        if cursor is None:
            return


def _cells(one: PromiseView) -> list[object]:
    return [
        *(one.words, str(SOURCE[one.source]), str(STATE[one.state]), one.customer_name),
        *(one.service_name, one.owner_name),
        *(_moment(at) for at in (one.given_at, one.due_at, one.ended_at)),
        *(one.proof_words, one.apology, _asked(one)),
    ]


def _asked(one: PromiseView) -> str:
    return f"{ASKED[one.asked_how]}: {one.asked_words}" if one.asked_how else ""


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
