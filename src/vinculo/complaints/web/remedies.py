"""Remedies on a complaint, the catalogue with its limits, and what is used of it."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.complaints import labels
from vinculo.complaints.contracts import ComplaintKind, RemedyWay
from vinculo.complaints.selectors import remedies as reading
from vinculo.complaints.selectors.page import complaint_of_remedy
from vinculo.complaints.services import catalogue, remedying
from vinculo.complaints.web.findings import use_finding
from vinculo.complaints.web.page import show
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import EntranceKind, source_key
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Role
from vinculo.kernel.amounts import money
from vinculo.kernel.errors import DomainError, words_for
from vinculo.lib.tables import numerals
from vinculo.organization import api as organization

PERIOD = timedelta(days=90)


class RemedyKindForm(forms.Form):
    """An entry of the catalogue."""

    name = forms.CharField(label=gettext_lazy("Qué se concede"), max_length=120)
    way = forms.ChoiceField(
        label=gettext_lazy("De qué manera"),
        choices=[(key.value, words) for key, words in labels.REMEDY_WAY.items()],
    )
    amount = forms.DecimalField(
        label=gettext_lazy("Importe para el cliente"),
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        help_text=gettext_lazy("Vacío: se escribe cada vez."),
    )
    cost = forms.DecimalField(
        label=gettext_lazy("Lo que cuesta a la empresa"),
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        help_text=gettext_lazy("Vacío: lo mismo que el importe."),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Moneda de estas cifras"), required=False)
    is_owed = forms.BooleanField(
        label=gettext_lazy("Es lo que se le debe: no consume límite"), required=False
    )
    is_retired = forms.BooleanField(label=gettext_lazy("Ya no se ofrece"), required=False)

    def __init__(self, *args: Any, currencies: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast("forms.ChoiceField", self.fields["currency"])
        field.choices = [(code, code) for code in currencies]
        if len(currencies) == 1:
            del self.fields["currency"]


@allowed("complaints.handle")
@require_POST
def grant(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Grant a remedy, or ask for it at one press where it is above the limit."""
    actor, at, said = the_actor(request), clock.now(), request.POST
    kind_id, amount = _id(said.get("remedio", "")), _money(said.get("importe", ""))
    asks = said.get("que") == "pedir"
    try:
        if kind_id is None:
            raise remedying.NoSuchRemedyError
        wanted = remedying.Wanted(kind_id=kind_id, amount=amount, words=said.get("palabras", ""))
        remedying.grant(complaint_id=complaint_id, wanted=wanted, asks=asks, actor=actor, at=at)
    except DomainError as error:
        return show(
            request,
            complaint_id,
            refused=("remedy", words_for(error)),
            typed=said.dict() | {"above": "1" if error.code == "complaint_over_limit" else ""},
        )
    done = _("Pedido: quien puede aprobarlo tiene la tarea.") if asks else _("Concedido.")
    messages.success(request, done)
    return redirect("complaints:complaint", complaint_id)


@allowed("complaints.approve")
@require_POST
def decide(request: HttpRequest, remedy_id: UUID) -> HttpResponse:
    """Grant or refuse what a colleague asked for, at one press."""
    is_granted = request.POST.get("que") == "aprobar"

    def doing() -> str:
        remedying.decide(
            remedy_id=remedy_id,
            is_granted=is_granted,
            reason=request.POST.get("motivo", ""),
            actor=the_actor(request),
            at=clock.now(),
        )
        return _("Concedido.") if is_granted else _("No concedido; quien lo pidió lee por qué.")

    return _on_remedy(request, remedy_id, doing)


@allowed("complaints.handle")
@require_POST
def carry_out(request: HttpRequest, remedy_id: UUID) -> HttpResponse:
    """The customer has it."""

    def doing() -> str:
        remedying.carry_out(remedy_id=remedy_id, actor=the_actor(request), at=clock.now())
        return _("El cliente ya lo tiene.")

    return _on_remedy(request, remedy_id, doing)


def _on_remedy(request: HttpRequest, remedy_id: UUID, doing: Any) -> HttpResponse:
    complaint_id = complaint_of_remedy(actor=the_actor(request), remedy_id=remedy_id)
    if complaint_id is None:
        raise Http404
    try:
        words = doing()
    except DomainError as error:
        return show(
            request,
            complaint_id,
            refused=(str(remedy_id), words_for(error)),
            typed=request.POST.dict() | {"decides": str(remedy_id)},
        )
    messages.success(request, words)
    return redirect("complaints:complaint", complaint_id)


@allowed("complaints.see_remedies")
@require_safe
def use(request: HttpRequest) -> HttpResponse:
    """What is given and not given, by remedy and by role; never by person."""
    at = clock.now()
    found = reading.use(since=at - PERIOD, until=at)
    context = {
        "use": found,
        "finding": use_finding(found),
        "roles": [(labels.ROLE_WITH_LIMIT[Role(row.key)], row) for row in found.by_role],
        "days": PERIOD.days,
    }
    return render(request, "complaints/use.html", context)


@allowed("complaints.set_remedies")
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """The catalogue of remedies and what each role may grant on one case."""
    if request.method == "POST":
        refused = _set_limits(request)
        if not refused:
            messages.success(request, _("Los límites quedan guardados."))
            return redirect("complaints:remedies")
        messages.error(request, refused)
    known = reading.limits()
    context = {
        "rows": [(row, labels.REMEDY_WAY[row.way]) for row in reading.catalogue()],
        "limits": [
            (role.value, words, *_limit(request.POST.get(role.value, ""), known.get(role)))
            for role, words in labels.ROLE_WITH_LIMIT.items()
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "complaints/remedies.html", context, status=status)


def _limit(typed: str, known: tuple[Decimal, str] | None) -> tuple[str, str]:
    """What stands in the field of a role, and its limit where that is in another currency."""
    if known is None:
        return typed, ""
    amount, currency = known
    if currency == organization.currency():
        return typed or number_format(amount), ""
    return typed, money(amount, currency) if amount else ""


def _set_limits(request: HttpRequest) -> str:
    """Keep each amount; what cannot be one is refused with words and nothing is kept."""
    amounts = {}
    for role in labels.ROLE_WITH_LIMIT:
        amount = _money(request.POST.get(role.value, ""))
        if amount is None:
            return _("Escriba un importe para cada papel; 0 si no puede conceder nada.")
        amounts[role] = amount
    try:
        for role, amount in amounts.items():
            catalogue.set_limit(role=role, amount=amount, actor=the_actor(request))
    except DomainError as error:
        return words_for(error)
    return ""


@allowed("complaints.set_remedies")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, remedy_kind_id: UUID | None = None) -> HttpResponse:
    """Write an entry of the catalogue, or change it."""
    known = next((row for row in reading.catalogue() if row.id == remedy_kind_id), None)
    if remedy_kind_id is not None and known is None:
        raise Http404
    initial = (
        {}
        if known is None
        else {
            "name": known.name,
            "way": known.way.value,
            "amount": known.amount,
            "cost": known.cost,
            "currency": known.currency,
            "is_owed": known.is_owed,
            "is_retired": known.is_retired,
        }
    )
    today = organization.currency()
    currencies = dict.fromkeys([known.currency if known else today, today])
    form = RemedyKindForm(request.POST or None, initial=initial, currencies=list(currencies))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            catalogue.keep_remedy(
                entry=catalogue.Entry(**said | {"way": RemedyWay(said["way"])}),
                actor=the_actor(request),
                remedy_kind_id=remedy_kind_id,
            )
        except DomainError as error:
            form.add_error("name", words_for(error))
        else:
            messages.success(request, _("El catálogo queda guardado."))
            return redirect("complaints:remedies")
    status = 422 if form.errors else 200
    context = {"form": form, "known": known}
    return render(request, "complaints/remedy_edit.html", context, status=status)


@allowed("complaints.set_remedies")
@require_POST
def set_form_kind(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Say whether what comes in by a form is a complaint from its first word."""
    said = request.POST.get("tipo", "")
    kind = ComplaintKind(said) if said in set(ComplaintKind) else None
    source = source_key(EntranceKind.FORM, form_id)
    if source not in {one.source for one in interactions.entrances()}:
        raise Http404
    catalogue.set_form_kind(source=source, kind=kind, actor=the_actor(request))
    messages.success(request, _("Vale para lo que llegue desde ahora."))
    return redirect("interactions:form", form_id)


def _money(text: str) -> Decimal | None:
    """An amount as people write it; None when it is none, or may be read two ways."""
    try:
        found = numerals.typed(text)
    except ValueError:
        return None
    return found if abs(found) < 10**9 else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
