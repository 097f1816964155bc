"""Pages of what customers have from us, and of what they let us write to them for."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.customers import selectors
from vinculo.customers.contracts import EndReason, Every, NewHolding, Purpose
from vinculo.customers.domain.errors import HoldingUnknownError
from vinculo.customers.labels import EVERY, WHY_ENDED, refusal_words
from vinculo.customers.selectors import holdings as reading
from vinculo.customers.services import holding_files, holdings
from vinculo.customers.services.holding_columns import columns
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.calculation.saying import problem_line
from vinculo.kernel.errors import DomainError, words_for
from vinculo.lib.tables import TableError
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.ui.forms import DayField

DAY = forms.DateInput(attrs={"type": "date"})


class HoldingForm(forms.Form):
    """What a customer contracts."""

    service = forms.ChoiceField(label=gettext_lazy("Servicio"), choices=())
    since = DayField(label=gettext_lazy("Desde"), widget=DAY)
    price = forms.DecimalField(
        label=gettext_lazy("Precio"), required=False, min_value=0, max_digits=12, decimal_places=2
    )
    currency = forms.CharField(
        label=gettext_lazy("Moneda"), initial=organization.currency, min_length=3, max_length=3
    )
    every = forms.ChoiceField(
        label=gettext_lazy("Se paga"), choices=[(one.value, words) for one, words in EVERY.items()]
    )
    reference = forms.CharField(
        label=gettext_lazy("Referencia del contrato"), required=False, max_length=80
    )

    answer_hours = forms.IntegerField(
        label=gettext_lazy("Horas para responder según el contrato"),
        required=False,
        min_value=1,
        max_value=8760,
    )
    solve_hours = forms.IntegerField(
        label=gettext_lazy("Horas para resolver según el contrato"),
        required=False,
        min_value=1,
        max_value=8760,
        help_text=gettext_lazy(
            "Del horario del servicio. Cada caso suyo lleva entonces esa promesa."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offered = [(str(one.id), one.name) for one in portfolio.services()]
        self.fields["service"].choices = offered  # type: ignore[attr-defined]

    @property
    def said_currency(self) -> str | None:
        """None where there is no price and the box holds what it held by itself."""
        said = str(self.cleaned_data["currency"]).upper()
        is_usual = self.cleaned_data["price"] is None and said == organization.currency()
        return None if is_usual else said

    @property
    def said_every(self) -> Every | None:
        """None where there is no price and the box holds what it held by itself."""
        said = Every(self.cleaned_data["every"])
        is_usual = self.cleaned_data["price"] is None and said is next(iter(EVERY))
        return None if is_usual else said


class EndForm(forms.Form):
    """That a customer no longer has it."""

    until = DayField(label=gettext_lazy("Último día"), widget=DAY)
    why = forms.ChoiceField(
        label=gettext_lazy("Por qué"),
        choices=[(one.value, words) for one, words in WHY_ENDED.items()],
    )


class FileForm(forms.Form):
    """A file of holdings."""

    file = forms.FileField(
        label=gettext_lazy("Archivo (CSV o Excel)"), max_length=200, allow_empty_file=True
    )


@allowed("customers.see_holdings")
@require_safe
def held(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """What a customer has and had, as a part of their page or by itself."""
    return _held(request, customer_id)


@allowed("customers.hold")
@require_POST
def hold(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Write down something that the customer contracts."""
    form = HoldingForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        new = NewHolding(
            customer_id=customer_id,
            service_id=UUID(said["service"]),
            since=said["since"],
            price=said["price"],
            currency=form.said_currency,
            every=form.said_every,
            reference=said["reference"].strip(),
            answer_hours=said["answer_hours"],
            solve_hours=said["solve_hours"],
        )
        try:
            holdings.hold(new, by=the_actor(request), at=clock.now())
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Queda apuntado."))
            return redirect("customers:held", customer_id)
    return _held(request, customer_id, form=form, status=422)


@allowed("customers.hold")
@require_http_methods(["GET", "HEAD", "POST"])
def end_holding(request: HttpRequest, holding_id: UUID) -> HttpResponse:
    """Say since when the customer no longer has it, and why."""
    actor = the_actor(request)
    found = reading.holding(actor=actor, holding_id=holding_id)
    if found is None:
        raise Http404
    initial = {"until": timezone.localdate(clock.now()).isoformat()}
    form = EndForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            holdings.end(
                holding_id=holding_id, until=said["until"], why=EndReason(said["why"]), by=actor
            )
        except HoldingUnknownError as error:
            raise Http404 from error
        except DomainError as error:
            form.add_error("until", words_for(error))
        else:
            messages.success(request, _("La baja queda apuntada."))
            return redirect("customers:held", found.customer_id)
    status = 422 if form.errors else 200
    context = {"holding": found, "form": form}
    return render(request, "customers/holding_end.html", context, status=status)


@allowed("customers.hold")
@require_POST
def consent(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Write down whether the customer lets us ask what they think."""
    try:
        holdings.consent(
            customer_id=customer_id,
            purpose=Purpose.ASKING,
            given=request.POST.get("consiente") == "si",
            words=_("Lo dijo a %(who)s") % {"who": the_actor(request).name},
            by=the_actor(request),
            at=clock.now(),
        )
    except DomainError as error:
        raise Http404 from error
    messages.success(request, _("Queda apuntado."))
    return redirect("customers:held", customer_id)


@allowed("customers.bring_holdings")
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring what customers have from a file, all of it or nothing."""
    form = FileForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        upload: UploadedFile[Any] = form.cleaned_data["file"]
        try:
            found = _bring(request, upload)
        except TableError as error:
            problems = [problem_line(one) for one in error.problems]
            if error.total > len(problems):
                problems.append(_("… y %s problemas más.") % (error.total - len(problems)))
        else:
            n = found.holdings
            words = ngettext("Se ha traído %(n)s fila.", "Se han traído %(n)s filas.", n)
            messages.success(request, words % {"n": n})
            if found.refusals_kept:
                messages.info(request, refusal_words(found.refusals_kept))
            return redirect("customers:bring_holdings")
    status = 422 if problems or form.errors else 200
    context = {"form": form, "problems": problems, "columns": columns()}
    return render(request, "customers/holdings_bring.html", context, status=status)


def _bring(request: HttpRequest, upload: UploadedFile[Any]) -> holding_files.Brought:
    with NamedTemporaryFile(suffix=Path(upload.name or "").suffix[:8]) as kept:
        for chunk in upload.chunks():
            kept.write(chunk)
        kept.flush()
        return holding_files.bring(
            Path(kept.name), name=upload.name or "", by=the_actor(request), at=clock.now()
        )


def _held(
    request: HttpRequest, customer_id: UUID, *, form: HoldingForm | None = None, status: int = 200
) -> HttpResponse:
    actor = the_actor(request)
    names = selectors.names_of([customer_id], actor=actor)
    if customer_id not in names:
        raise Http404
    said = {one.purpose: one for one in reading.consents_of(actor=actor, customer_id=customer_id)}
    context = {
        "customer_id": customer_id,
        "name": names[customer_id],
        "rows": [
            (one, EVERY[one.every], WHY_ENDED[one.why_ended] if one.why_ended else "")
            for one in reading.holdings_of(actor=actor, customer_id=customer_id)
        ],
        "asking": said.get(Purpose.ASKING),
        "form": form,
    }
    if "HX-Request" in request.headers:
        return render(request, "customers/_held.html", context)
    context["form"] = form or HoldingForm(
        initial={"since": timezone.localdate(clock.now()).isoformat()}
    )
    return render(request, "customers/held.html", context, status=status)
