"""Who left after their complaint was closed, by how it was handled."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.complaints import labels
from vinculo.complaints.domain.leaving import Followed, Group, LeftShare, share_of
from vinculo.complaints.labels.leaving import LEAVING_GROUP, LEAVING_KINDS
from vinculo.complaints.selectors.leaving import in_sight, leaving
from vinculo.complaints.web.findings import leaving_finding
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.amounts import number
from vinculo.portfolio import api as portfolio
from vinculo.ui.charts import Bar, RowChart

SPANS = (90, 180)
A_YEAR = timedelta(days=365)
ROWS = 50


@allowed("complaints.see_leaving")
@require_safe
def after_complaining(request: HttpRequest) -> HttpResponse:
    """Shares with their n and interval, beside those who did not complain; with their rows."""
    actor, at = the_actor(request), clock.now()
    days = next((one for one in SPANS if str(one) == request.GET.get("dias")), SPANS[0])
    services = portfolio.services()
    service_id = next(
        (one.id for one in services if str(one.id) == request.GET.get("servicio")), None
    )
    until = at - timedelta(days=days)
    found = leaving(since=until - A_YEAR, until=until, days=days, service_id=service_id)
    group = _group(request)
    context = {
        "days": days,
        "spans": SPANS,
        "since": until - A_YEAR,
        "until": until,
        "services": [(str(one.id), one.name) for one in services],
        "service": str(service_id or ""),
        "found": found,
        "finding": leaving_finding(share_of(found.followed, Group.ALL), found.others),
        "chart": _chart(found.followed, found.others),
        "kinds": [
            (words, [_row(one, found.followed) for one in groups])
            for words, groups in LEAVING_KINDS.items()
        ],
        "others": _shown(found.others),
        "group": group,
        "group_words": LEAVING_GROUP[group],
        **_rows(request, actor, found.followed, group),
    }
    return render(request, "complaints/leaving.html", context)


def _group(request: HttpRequest) -> Group:
    said = request.GET.get("grupo", "")
    return Group(said) if said in set(Group) else Group.ALL


def _row(group: Group, followed: tuple[Followed, ...]) -> dict[str, Any]:
    words = LEAVING_GROUP[group]
    return {"key": group.value, "words": words, **_shown(share_of(followed, group))}


def _shown(one: LeftShare) -> dict[str, Any]:
    ends = one.interval
    return {
        "n": one.n,
        "left": one.left,
        "share": _percent(one.share),
        "low": _percent(ends.low) if ends else "",
        "high": _percent(ends.high) if ends else "",
    }


def _chart(followed: tuple[Followed, ...], others: LeftShare) -> RowChart:
    """All who complained, beside who did not, then how it was handled where anybody was."""
    drawn = [
        (str(LEAVING_GROUP[group]), share_of(followed, group))
        for _words, groups in LEAVING_KINDS.items()
        for group in groups
    ]
    known = [drawn[0], (_("No reclamaron"), others), *drawn[1:]]
    return RowChart(
        caption=_("Cuántos de cada cien se fueron, con su intervalo"),
        bars=[_bar(words, one) for words, one in known if one.n],
        low=0,
        high=100,
        label_head=_("Cómo se trató"),
        plot_head=_("De 0 a 100 %"),
        value_head=_("Se fueron"),
    )


def _bar(words: str, one: LeftShare) -> Bar:
    shown, ends = _shown(one), one.interval
    return Bar(
        label=words,
        value=100 * (one.share or 0),
        words=_("%(share)s %%") % {"share": shown["share"]},
        basis=_("%(left)s de %(n)s") % {"left": number(one.left), "n": number(one.n)},
        interval=(100 * ends.low, 100 * ends.high) if ends else None,
    )


def _percent(share: float | None) -> str:
    return "—" if share is None else str(number_format(round(share * 100, 1), 1))


def _rows(
    request: HttpRequest, actor: Actor, followed: tuple[Followed, ...], group: Group
) -> dict[str, Any]:
    """A page of the complaints of one group, of those within the reader's sight."""
    within = sorted(
        (one for one in followed if group in one.groups),
        key=lambda one: (one.left_on is None, one.closed_on, one.complaint_id),
    )
    seen = in_sight(actor=actor, ids=[one.complaint_id for one in within])
    shown = [(one, seen[one.complaint_id]) for one in within if one.complaint_id in seen]
    start = _number(request.GET.get("desde_fila", "")) // ROWS * ROWS
    return {
        "rows": [
            (view, labels.DECISION[view.decision] if view.decision else "", one.left_on)
            for one, view in shown[start : start + ROWS]
        ],
        "hidden": len(within) - len(shown),
        "next_row": start + ROWS if len(shown) > start + ROWS else 0,
    }


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0
