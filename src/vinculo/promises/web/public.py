"""What the company binds itself to before everybody, without a login."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.kernel import clock
from vinculo.kernel.access import public
from vinculo.organization import api as organization
from vinculo.promises.contracts import Kept
from vinculo.promises.selectors import claims
from vinculo.promises.web.counted import calendar_names, counted_in
from vinculo.promises.web.findings import commitments_finding
from vinculo.ui.charts import Bar, RowChart
from vinculo.ui.tongues import marked


@public
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """The published commitments with how often they were kept."""
    at = clock.now()
    kept = claims.commitments(at)
    names = calendar_names() if kept else {}
    context = {
        "kept": [(one, _chart(one), _counted(one, names)) for one in kept],
        "finding": commitments_finding(kept, days=claims.WINDOW.days) if kept else "",
        "at": at,
        "days": claims.WINDOW.days,
        "company_name": organization.company().name if organization.company_exists() else "",
    }
    return render(request, "promises/commitments.html", context)


def _counted(one: Kept, names: Mapping[UUID, str]) -> str:
    return counted_in(names.get(one.calendar_id, "") if one.calendar_id else "")


def _chart(one: Kept) -> RowChart | None:
    """What is kept of a commitment, with its interval; None while nothing was judged."""
    rate = one.rate
    if rate.pct is None or rate.low_pct is None or rate.high_pct is None:
        return None
    return RowChart(
        caption=format_html(
            _("Cuánto cumplimos «%(words)s»") % {"words": "{}"},
            marked(one.claim.words, one.claim.words_en),
        ),
        bars=[
            Bar(
                label=_("Lo cumplimos"),
                value=rate.pct,
                words=_("%(share)s %%") % {"share": number_format(round(rate.pct, 1), 1)},
                interval=(rate.low_pct, rate.high_pct),
            )
        ],
        low=0,
        high=100,
        label_head=_("Compromiso"),
        plot_head=_("De 0 a 100 %"),
        value_head=_("Cumplido"),
    )
