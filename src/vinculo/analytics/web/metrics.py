"""Pages of figures: all of them, and each with its definition, picture and rows."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from vinculo.analytics import labels, policy
from vinculo.analytics.contracts import By, Days, MetricRow
from vinculo.analytics.domain.days import BadDaysError, days_between
from vinculo.analytics.selectors import figures
from vinculo.analytics.web import words
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import words_for
from vinculo.kernel.metrics import Metric, Thing, metrics, things
from vinculo.kernel.paging import BadCursorError, decode_cursor, encode_cursor

USUAL_DAYS = 30
SHOWN = 25
COMPARED = (By.SERVICE, By.QUEUE, By.TEAM)


@allowed("analytics.see_metrics")
@require_GET
def metric_list(request: HttpRequest) -> HttpResponse:
    """Every metric with its figure of the last days; what takes one apart stands on its page."""
    sight = policy.sight_of(the_actor(request))
    try:
        days = _days(request)
    except BadDaysError as error:
        messages.error(request, words_for(error))
        return redirect("analytics:metrics")
    shown = [metric for metric in metrics.values() if not metric.part_of]
    found = figures.totals(shown, days, sight=sight, at=clock.now())
    rows = [
        (
            metric,
            words.value_words(metric, found[metric.key].value),
            words.interval_words(metric, found[metric.key]),
            found[metric.key],
        )
        for metric in shown
    ]
    context = {"rows": rows, "days": days, "query": urlencode(_period_of(days))}
    return render(request, "analytics/metrics.html", context)


@allowed("analytics.see_metrics")
@require_GET
def metric_page(request: HttpRequest, key: str) -> HttpResponse:
    """One metric: what it is, how much, how it moves, where it differs, and its rows."""
    metric = metrics.get(key)
    if metric is None:
        raise Http404
    actor = the_actor(request)
    sight = policy.sight_of(actor)
    try:
        days = _days(request)
    except BadDaysError as error:
        messages.error(request, words_for(error))
        return redirect("analytics:metric", key=key)
    by = _by(request)
    at = clock.now()
    compared = figures.compute(metric, days, by=by, sight=sight, at=at)
    through = figures.compute(
        metric, days, by=words.usual_time(days), sight=sight, with_bounds=False, at=at
    )
    period = _period_of(days) | {"por": by.value}
    links = {
        each.group: "?" + urlencode(period | {"grupo": each.group}) for each in compared.groups
    }
    group = _group(request)
    total = compared.total
    context = {
        "metric": metric,
        "parts": [each for each in metrics.values() if each.part_of == key],
        "query": urlencode(period),
        "days": days,
        "by": by,
        "choices": [(each, labels.BY[each]) for each in COMPARED],
        "total": total,
        "value": words.value_words(metric, total.value),
        "mean": words.value_words(metric, total.mean),
        "p90": words.value_words(metric, total.p90),
        "interval": words.interval_words(metric, total),
        "method": words.method_words(total),
        "left_out": words.left_out_words(metric, total),
        "bars": words.bars(compared, links, labels.BY[by]) if compared.groups else None,
        "curve": words.curve(through),
        "group_name": words.group_names(by, [group])[group] if group is not None else "",
        "all_url": "?" + urlencode(period) if group is not None else "",
        **_rows(request, metric, days, actor, period),
    }
    return render(request, "analytics/metric.html", context)


def _rows(
    request: HttpRequest, metric: Metric, days: Days, actor: Actor, period: dict[str, str]
) -> dict[str, Any]:
    group = _group(request)
    cursor = request.GET.get("tras", "")
    try:
        moment, last = decode_cursor(cursor, aware, str) if cursor else (None, "")
    except BadCursorError as error:
        raise BadRequest from error
    found = figures.rows_behind(
        metric,
        days,
        at=clock.now(),
        sight=policy.sight_of(actor),
        by=_by(request) if group is not None else None,
        group=group,
        after=(moment, last) if moment else None,
        most=SHOWN + 1,
    )
    shown = found[:SHOWN]
    named = things_of(actor, shown)
    more = ""
    if len(found) > SHOWN:
        here = period | ({"grupo": group} if group is not None else {})
        more = "?" + urlencode(here | {"tras": encode_cursor(shown[-1].at, shown[-1].id)})
    return {
        "rows": [(row, named.get(row.thing_id), _said(metric, row)) for row in shown],
        "next_url": more,
        "is_first": not cursor,
    }


def _said(metric: Metric, row: MetricRow) -> str | Promise:
    if row.left_out:
        return metric.left_out.get(row.left_out, row.left_out)
    return words.value_words(metric, row.value)


def things_of(actor: Actor, rows: list[MetricRow]) -> dict[str, Thing]:
    """What the rows are about, as far as the reader may be told."""
    wanted: defaultdict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        if row.thing_kind in things and words.is_id(row.thing_id):
            wanted[row.thing_kind].add(UUID(row.thing_id))
    return {
        str(key): thing
        for kind, ids in wanted.items()
        for key, thing in things[kind](actor, ids).items()
    }


def _days(request: HttpRequest) -> Days:
    today = clock.now().astimezone(figures.zone()).date()
    last = _day(request.GET.get("hasta", "")) or today
    first = _day(request.GET.get("desde", "")) or last - timedelta(days=USUAL_DAYS - 1)
    return days_between(first, last, figures.zone())


def _day(said: str) -> date | None:
    try:
        return parse_date(said)
    except ValueError:
        return None


def aware(said: str) -> datetime:
    """A moment with its zone. Raises ValueError."""
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError(said)
    return moment


def _by(request: HttpRequest) -> By:
    said = request.GET.get("por", "")
    return By(said) if said in {each.value for each in COMPARED} else By.QUEUE


def _group(request: HttpRequest) -> str | None:
    """The group whose rows are asked for; None: all. Raises BadRequest."""
    said = request.GET.get("grupo")
    if said is not None and "\0" in said:
        raise BadRequest
    return said


def _period_of(days: Days) -> dict[str, str]:
    return {"desde": days.first.isoformat(), "hasta": days.last.isoformat()}
