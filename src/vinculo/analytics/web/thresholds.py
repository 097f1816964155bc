"""The page of thresholds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.analytics.labels import LIVE_FIGURES
from vinculo.analytics.selectors import live
from vinculo.analytics.services import thresholds
from vinculo.analytics.web.forms import ThresholdForm
from vinculo.kernel.access import allowed
from vinculo.kernel.errors import DomainError, words_for


@allowed("analytics.set_thresholds")
@require_http_methods(["GET", "POST"])
def threshold_list(request: HttpRequest) -> HttpResponse:
    """All thresholds, and a form for one more."""
    form = ThresholdForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            thresholds.add_threshold(
                figure=form.cleaned_data["figure"],
                limit=form.cleaned_data["limit"],
                queue_id=form.cleaned_data["queue"],
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Le avisaremos cuando se pase."))
            return redirect("analytics:thresholds")
    rows = [(row, LIVE_FIGURES[row.figure]) for row in live.thresholds()]
    status = 422 if form.errors else 200
    return render(request, "analytics/thresholds.html", {"rows": rows, "form": form}, status=status)


@allowed("analytics.set_thresholds")
@require_POST
def remove(request: HttpRequest, threshold_id: UUID) -> HttpResponse:
    """Take a threshold away."""
    try:
        thresholds.remove_threshold(threshold_id=threshold_id)
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("El umbral está quitado."))
    return redirect("analytics:thresholds")
