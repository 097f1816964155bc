"""Pages of third parties: who they are, what was agreed with them, what they keep of it."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.organization import api as organization
from vinculo.portfolio import selectors
from vinculo.portfolio.labels.decisions import PARTY_KIND
from vinculo.portfolio.selectors.parties import (
    PartySheet,
    party_of_standard,
    party_sheets,
    services_to_ask,
)
from vinculo.portfolio.services import parties as writing
from vinculo.portfolio.web.filling import asked, filled, people, read_by, today
from vinculo.portfolio.web.findings import parties_finding
from vinculo.portfolio.web.forms.decisions import PartyForm, PartyResultForm, PartyStandardForm
from vinculo.portfolio.web.party_words import lines_of, told_parties


@allowed("portfolio.see")
@require_GET
def party_list(request: HttpRequest) -> HttpResponse:
    """Those who distribute or work for hire, with what is agreed and kept."""
    actor = the_actor(request)
    found = party_sheets(actor=actor, at=clock.now())
    rows = told_parties(found)
    context = {
        "rows": rows,
        "finding": parties_finding([str(one["look"]) for *_who, lines in rows for one in lines]),
        "today": today(),
        "may_edit": may(actor, "portfolio.edit_parties"),
        "may_accounts": may(actor, "portfolio.see_accounts"),
    }
    return render(request, "portfolio/parties.html", context)


@allowed("portfolio.see")
@require_GET
def party(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """One of them: standards with results, and what contexts above know of it."""
    sheet = _seen(request, party_id)
    actor = the_actor(request)
    may_edit = may(actor, "portfolio.edit_parties")
    mine = {key for key, _ in services_to_ask(actor=actor)} if may_edit else set()
    context = {
        "sheet": sheet,
        "kind": PARTY_KIND[sheet.kind],
        "lines": lines_of(sheet),
        "has_ended": sheet.until is not None and sheet.until < today(),
        "may_edit": may_edit,
        "may_ask": bool(mine),
        "mine": mine,
    }
    return render(request, "portfolio/party.html", context)


@allowed("portfolio.edit_parties")
@require_http_methods(["GET", "POST"])
def new_party(request: HttpRequest) -> HttpResponse:
    """Write one down."""
    form = PartyForm(people(), request.POST or None, initial={"since": today()})
    made: list[UUID] = []

    def save() -> None:
        made.append(writing.create_party(form.draft(), at=clock.now()))

    if filled(request, form, save, "name"):
        messages.success(request, gettext("El tercero está escrito. Acuerde ahora sus normas."))
        return redirect("portfolio:party", made[0])
    return _asked(request, form, title=gettext("Nuevo tercero"))


@allowed("portfolio.edit_parties")
@require_http_methods(["GET", "POST"])
def edit_party(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """Change what is written of it."""
    stamp = writing.party_stamp(party_id)
    sheet = _seen(request, party_id)
    form = PartyForm(
        people(),
        request.POST or None,
        initial={
            "kind": sheet.kind,
            "name": sheet.name,
            "does": sheet.does,
            "owner": sheet.owner_id,
            "since": sheet.since,
            "until": sheet.until,
        },
    )

    def save() -> None:
        writing.change_party(party_id=party_id, draft=form.draft(), read=read_by(request))

    if filled(request, form, save, "until"):
        messages.success(request, gettext("Los datos del tercero están guardados."))
        return redirect("portfolio:party", party_id)
    return _asked(request, form, party_id, title=sheet.name, read=stamp)


@allowed("portfolio.edit_parties")
@require_http_methods(["GET", "POST"])
def agree(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """Agree a standard with it, in a service that the reader answers for."""
    sheet = _seen(request, party_id)
    actor = the_actor(request)
    offered = [(str(key), name) for key, name in services_to_ask(actor=actor)]
    calendars = [(str(each.id), each.name) for each in organization.calendars()]
    form = PartyStandardForm(offered, calendars, request.POST or None)

    def save() -> None:
        writing.agree_standard(
            party_id=party_id, draft=form.draft(), by=actor.user_id, at=clock.now()
        )

    if filled(request, form, save, "name"):
        messages.success(request, gettext("La norma está acordada. Escriba su primer resultado."))
        return redirect("portfolio:party", party_id)
    return _asked(request, form, party_id, title=gettext("Nueva norma"), lead=sheet.name)


@allowed("portfolio.edit_parties")
@require_http_methods(["GET", "POST"])
def result(request: HttpRequest, party_standard_id: UUID) -> HttpResponse:
    """Type how often it kept a standard in a period that has ended."""
    actor = the_actor(request)
    found = party_of_standard(actor=actor, standard_id=party_standard_id, at=clock.now())
    if found is None:
        raise Http404
    sheet, line = found
    if not selectors.may_edit(actor=actor, service_id=line.service_id):
        raise PermissionDenied
    form = PartyResultForm(request.POST or None)

    def save() -> None:
        said = form.cleaned_data
        writing.record_party_result(
            standard_id=party_standard_id,
            kept=said["kept"],
            n=said["n"],
            since=_morning(said["since"]),
            until=_morning(said["until"] + timedelta(days=1)),
            source=said["source"],
            by=actor.user_id,
            at=clock.now(),
        )

    if filled(request, form, save, "kept"):
        messages.success(request, gettext("El resultado está guardado."))
        return redirect("portfolio:party", sheet.id)
    return _asked(
        request,
        form,
        sheet.id,
        title=gettext("Resultado de «%(name)s»") % {"name": line.standard.name},
        lead=f"{sheet.name}: {line.standard.words}",
    )


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(organization.company().timezone))


def _seen(request: HttpRequest, party_id: UUID) -> PartySheet:
    for sheet in party_sheets(actor=the_actor(request), at=clock.now(), party_id=party_id):
        return sheet
    raise Http404


def _asked(
    request: HttpRequest, form: forms.Form, party_id: UUID | None = None, **words: Any
) -> HttpResponse:
    back: dict[str, Any] = (
        {"back": "portfolio:party", "back_id": party_id} if party_id is not None else {}
    )
    return asked(
        request,
        form,
        trail=gettext("Terceros"),
        trail_url="portfolio:parties",
        **back,
        **words,
    )
