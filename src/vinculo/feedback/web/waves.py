"""Pages on which a wave of questions is prepared, sent, followed and stopped."""

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.cases import api as cases
from vinculo.feedback.contracts import NewWave, WaveState, WaveView
from vinculo.feedback.domain.waves import Funnel, Told, complaint_rate, silence_of
from vinculo.feedback.labels.asked import SKIPS, TROUBLES, WAVE_LOOKS, WAVE_STATE
from vinculo.feedback.labels.figures import figure_words
from vinculo.feedback.selectors import waves as reading
from vinculo.feedback.services import waves
from vinculo.feedback.web.findings import waves_finding
from vinculo.feedback.web.ratings import between, percent, written
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.metrics import things
from vinculo.lib.stats.intervals import LEVEL
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.ui.forms import DayField

SEEDS = 2**31 - 1
A_QUARTER = timedelta(days=90)
DAY = forms.DateInput(attrs={"type": "date"})


class WaveForm(forms.Form):
    """A wave to prepare."""

    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=120)
    service = forms.ChoiceField(label=gettext_lazy("Servicio"), choices=())
    since = DayField(label=gettext_lazy("Lo tuvo desde"), widget=DAY)
    until = DayField(label=gettext_lazy("hasta"), widget=DAY)
    margin_pct = forms.IntegerField(
        label=gettext_lazy("Precisión que se quiere (± puntos)"),
        min_value=1,
        max_value=30,
        initial=5,
        help_text=gettext_lazy("Con un 95 % de confianza. Cuanta más, a más clientes se pregunta."),
    )
    response_pct = forms.IntegerField(
        label=gettext_lazy("De cada 100, cuántos contestarán"),
        min_value=1,
        max_value=100,
        initial=25,
    )
    worth = forms.DecimalField(
        label=gettext_lazy("Margen de un cliente en un año"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        help_text=gettext_lazy("Para saber cuánto cuesta quien calla; puede faltar."),
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Semilla del sorteo"),
        min_value=0,
        max_value=SEEDS,
        help_text=gettext_lazy("La misma semilla sortea a los mismos clientes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(one.id), one.name) for one in portfolio.services()]
        self.fields["service"].choices = offered  # type: ignore[attr-defined]


@allowed("feedback.see_waves")
@require_safe
def wave_list(request: HttpRequest) -> HttpResponse:
    """The waves, with what came of each."""
    found = [
        (one, Funnel(counts=one.counts), WAVE_STATE[one.state], WAVE_LOOKS[one.state])
        for one in reading.waves(actor=the_actor(request))
    ]
    return render(
        request,
        "feedback/waves.html",
        {"waves": found, "finding": waves_finding(funnel for _one, funnel, *_words in found)},
    )


@allowed("feedback.ask")
@require_http_methods(["GET", "HEAD", "POST"])
def new_wave(request: HttpRequest) -> HttpResponse:
    """Prepare a wave; nothing is sent yet."""
    today = timezone.localdate(clock.now())
    initial = {
        "since": (today - A_QUARTER).isoformat(),
        "until": today.isoformat(),
        "seed": secrets.randbelow(SEEDS),
    }
    form = WaveForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            wave_id = waves.prepare(
                NewWave(
                    name=said["name"],
                    service_id=UUID(said["service"]),
                    since=said["since"],
                    until=said["until"],
                    margin_pct=said["margin_pct"],
                    response_pct=said["response_pct"],
                    seed=said["seed"],
                    worth=said["worth"],
                    currency=organization.currency(),
                ),
                by=the_actor(request),
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error("until", words_for(error))
        else:
            return redirect("feedback:wave", wave_id)
    status = 422 if form.errors else 200
    return render(request, "feedback/wave_new.html", {"form": form}, status=status)


@allowed("feedback.see_waves")
@require_safe
def wave(request: HttpRequest, wave_id: UUID) -> HttpResponse:
    """One wave: whom it asks and whom not, what came of it, who is silent and what that costs."""
    actor = the_actor(request)
    found = reading.wave(actor=actor, wave_id=wave_id)
    if found is None:
        raise Http404
    funnel, told = Funnel(counts=found.counts), reading.told(wave_id)
    rate = complaint_rate(told)
    context = {
        "wave": found,
        "state": WAVE_STATE[found.state],
        "look": WAVE_LOOKS[found.state],
        "is_draft": found.state is WaveState.DRAFT,
        "is_sending": found.state is WaveState.SENDING,
        "left_out": [(SKIPS[why], n) for why, n in found.left_out],
        "eligible": found.population - sum(n for _why, n in found.left_out),
        "later": [(SKIPS[why], n) for why, n in reading.skipped_later(wave_id)],
        "funnel": funnel,
        "answered_between": between(funnel.answer_interval),
        "answered_pct": percent(funnel.answered / funnel.sent if funnel.sent else None),
        "said_pct": percent(funnel.said / funnel.answered if funnel.answered else None),
        "said_between": between(funnel.problem_interval),
        "unsure": reading.unsure(wave_id),
        "troubles": _troubles(found, funnel, told),
        "silent_share": written(1 - rate.value),
        "silent_between": _silent_between(told),
        "is_published": rate.is_published,
        "said": _said(actor, wave_id),
    }
    return render(request, "feedback/wave.html", context)


@allowed("feedback.ask")
@require_POST
def start_wave(request: HttpRequest, wave_id: UUID) -> HttpResponse:
    """Draw the sample and begin to send."""
    _seen(request, wave_id)
    try:
        n = waves.start(wave_id=wave_id, by=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        words = ngettext("Se pregunta a %(n)s cliente.", "Se pregunta a %(n)s clientes.", n)
        messages.success(request, words % {"n": n})
    return redirect("feedback:wave", wave_id)


@allowed("feedback.ask")
@require_POST
def stop_wave(request: HttpRequest, wave_id: UUID) -> HttpResponse:
    """Send no more of it."""
    _seen(request, wave_id)
    try:
        waves.stop(wave_id=wave_id, by=the_actor(request))
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("No se envía más. Quien ya la tiene puede contestar."))
    return redirect("feedback:wave", wave_id)


def _seen(request: HttpRequest, wave_id: UUID) -> None:
    if reading.wave(actor=the_actor(request), wave_id=wave_id) is None:
        raise Http404


def _troubles(found: WaveView, funnel: Funnel, told: list[Told]) -> list[dict[str, Any]]:
    """Each trouble with how many had it and told us before, and what the silent cost."""
    result = silence_of(
        told,
        answered=funnel.answered,
        population=found.population,
        worth=float(found.worth or 0),
    )
    if result is None:
        return []
    return [
        {
            "words": TROUBLES[one.trouble],
            "had": one.had,
            "had_told": one.had_told,
            "silent": figure_words(known.silent),
            "cost": figure_words(known.net, currency=found.currency) if found.worth else None,
        }
        for one, known in zip([t for t in told if t.had], result.causes, strict=True)
    ]


def _silent_between(told: list[Told]) -> tuple[str, str] | None:
    interval = complaint_rate(told).interval(LEVEL)
    return (percent(1 - interval.high), percent(1 - interval.low)) if interval else None


def _said(actor: Actor, wave_id: UUID) -> list[tuple[object, object]]:
    """The cases that came of it, named to those who may see them."""
    found = reading.said(wave_id)
    known = cases.cases_of([conversation for conversation, _trouble in found if conversation])
    named = things["case"](actor, list(known.values()))
    return [
        (named.get(known[where]) if where in known else None, TROUBLES[trouble])
        for where, trouble in found
    ]
