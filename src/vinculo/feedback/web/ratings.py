"""What customers say after a case, and how each service asks."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.feedback import policy
from vinculo.feedback.contracts import HIGHEST, LOWEST, RatingRuleView
from vinculo.feedback.domain.first_rating import Spread, spread
from vinculo.feedback.labels.asked import SCORES, SKIPS
from vinculo.feedback.selectors import rating as reading
from vinculo.feedback.services import rating
from vinculo.kernel import amounts, clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.amounts import number
from vinculo.kernel.paging import BadCursorError
from vinculo.lib.stats.intervals import Interval
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import ServiceView
from vinculo.ui.charts import Bar, RowChart

PERIODS = {"30": 30, "90": 90, "365": 365}


@allowed("feedback.see_ratings")
@require_safe
def rating_list(request: HttpRequest) -> HttpResponse:
    """How cases were attended, as their customers say: figures, their spread and their rows."""
    actor = the_actor(request)
    wanted, query = _wanted(request)
    try:
        page = reading.ratings(actor=actor, wanted=wanted, cursor=request.GET.get("sigue"))
    except BadCursorError as error:
        raise Http404 from error
    services = reading.by_service(actor=actor, wanted=wanted)
    whole = spread(
        {score: sum(one.counts[score] for _id, _name, one in services) for score in SCORES}
    )
    asked = reading.asked(actor=actor, wanted=wanted)
    context = {
        "rows": [(one, SCORES[one.score or LOWEST]) for one in page.rows],
        "next_cursor": page.next_cursor,
        "query": urlencode(query),
        "whole": whole,
        "share": percent(whole.share),
        "share_between": between(whole.share_interval),
        "mean_between": on_scale(whole.mean_interval),
        "chart": _chart(whole, query),
        "services": [
            (key, name, one, written(one.share), between(one.share_interval))
            for key, name, one in services
        ],
        "asked": asked,
        "skipped": [(SKIPS[why], n) for why, n in asked.skipped],
        "unsure": reading.unsure(actor=actor, wanted=wanted),
        "offered": [(one.id, one.name) for one in portfolio.services()],
        "service_id": wanted.service_id,
        "period": request.GET.get("dias", "90"),
        "periods": [
            (key, ngettext("%(n)s día", "%(n)s días", n) % {"n": number(n)})
            for key, n in PERIODS.items()
        ],
        "score": request.GET.get("nota", ""),
        "scores": list(SCORES.items()),
        "with_comment": wanted.with_comment,
    }
    return render(request, "feedback/ratings.html", context)


def percent(share: float | None) -> str:
    """A share as people read it; a dash where there is none."""
    return "—" if share is None else number_format(round(share * 100), 0)


def written(share: float | None) -> str:
    """A share with its sign, as each language writes it; a dash where there is none."""
    return "—" if share is None else amounts.percent(round(share * 100))


def between(interval: Interval | None) -> tuple[str, str] | None:
    """The ends of a share's interval as people read them."""
    return (percent(interval.low), percent(interval.high)) if interval else None


def on_scale(interval: Interval | None) -> tuple[str, str] | None:
    """The ends of a mean's interval, no further than the scale goes."""
    if interval is None:
        return None
    low, high = max(interval.low, LOWEST), min(interval.high, HIGHEST)
    return number_format(round(low, 1), 1), number_format(round(high, 1), 1)


def _chart(whole: Spread, query: dict[str, str]) -> RowChart | None:
    if not whole.n:
        return None
    return RowChart(
        caption=_("Cuántos dieron cada nota"),
        bars=[
            Bar(
                label=f"{score} · {SCORES[score]}",
                value=whole.counts[score] / whole.n * 100,
                words=written(whole.counts[score] / whole.n),
                basis=str(whole.counts[score]),
                href=f"?{urlencode(query | {'nota': str(score)})}#filas",
            )
            for score in range(HIGHEST, LOWEST - 1, -1)
        ],
        low=0,
        high=100,
        label_head=_("Nota"),
        plot_head=_("Parte de las respuestas"),
        value_head=_("Respuestas"),
    )


def _wanted(request: HttpRequest) -> tuple[reading.Wanted, dict[str, str]]:
    days = PERIODS.get(request.GET.get("dias", ""), 90)
    until = _midnight(clock.now()) + timedelta(days=1)
    said = request.GET.get("nota", "")
    scores = (int(said),) if said in {str(score) for score in SCORES} else ()
    wanted = reading.Wanted(
        since=until - timedelta(days=days),
        until=until,
        service_id=_id(request.GET.get("servicio", "")),
        scores=scores,
        with_comment=bool(request.GET.get("comentario")),
    )
    names = ("dias", "servicio", "nota", "comentario")
    return wanted, {name: request.GET[name] for name in names if request.GET.get(name)}


def _midnight(moment: datetime) -> datetime:
    day = timezone.localtime(moment).date()
    return timezone.make_aware(datetime.combine(day, time()))


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


class RuleForm(forms.Form):
    """How one service asks."""

    asks = forms.BooleanField(
        label=gettext_lazy("Preguntar cuando un caso se resuelve"), required=False
    )
    after = forms.IntegerField(
        label=gettext_lazy("Horas hasta el correo"),
        min_value=0,
        max_value=24 * 14,
        help_text=gettext_lazy("En su página se pregunta desde el primer momento."),
    )
    bad_at_most = forms.IntegerField(
        label=gettext_lazy("Mala nota, hasta"),
        min_value=LOWEST,
        max_value=HIGHEST - 1,
        help_text=gettext_lazy("Abre una tarea para quien llevó el caso."),
    )


@allowed("feedback.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """Which services ask for a first rating, when, and which answers are followed up."""
    actor = the_actor(request)
    found = _forms(request, actor)
    if request.method == "POST" and all(form.is_valid() for _service, form in found):
        for service, form in found:
            said = form.cleaned_data
            rating.set_rule(
                RatingRuleView(
                    service_id=service.id,
                    asks=said["asks"],
                    after=timedelta(hours=said["after"]),
                    bad_at_most=said["bad_at_most"],
                ),
                by=actor,
            )
        messages.success(request, _("Guardado."))
        return redirect("feedback:rating_rules")
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/rating_rules.html", {"rules": found}, status=status)


def _forms(request: HttpRequest, actor: Actor) -> list[tuple[ServiceView, RuleForm]]:
    known = reading.rules()
    found = []
    for service in portfolio.services():
        if not policy.may_set(actor, service.id):
            continue
        rule = known.get(service.id, RatingRuleView(service_id=service.id))
        initial = {
            "asks": rule.asks,
            "after": int(rule.after.total_seconds() // 3600),
            "bad_at_most": rule.bad_at_most,
        }
        prefix = f"s{service.id.hex}"
        found.append((service, RuleForm(request.POST or None, prefix=prefix, initial=initial)))
    return found
