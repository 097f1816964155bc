"""Beside every figure of complaints: how many say nothing, and what that costs, with its source."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from vinculo.complaints import api as complaints
from vinculo.complaints.contracts import Caused
from vinculo.feedback import policy
from vinculo.feedback.domain import silence
from vinculo.feedback.domain.unheard import Measured, behind
from vinculo.feedback.labels.figures import figure_words
from vinculo.feedback.selectors.unheard import measured
from vinculo.kernel import clock
from vinculo.kernel.access import may
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.slots import Panel, panels
from vinculo.lib.stats.intervals import LEVEL
from vinculo.ui.charts import Bar, RowChart

A_YEAR = timedelta(days=365)
MOST = 12


def of_company(actor: Actor, _reader_id: UUID) -> dict[str, Any] | None:
    """All complaints of a year within sight, by cause."""
    return _shown(actor, measured())


def of_service(actor: Actor, service_id: UUID) -> dict[str, Any] | None:
    """Those about one service."""
    return _shown(actor, measured(service_id=service_id), service_id=service_id)


def of_cause(actor: Actor, cause_id: UUID) -> dict[str, Any] | None:
    """Those of one cause."""
    return _shown(actor, measured(), cause_id=cause_id)


def _shown(actor: Actor, known: Measured, **which: UUID) -> dict[str, Any] | None:
    at = clock.now()
    since = timezone.localtime(at - A_YEAR).replace(hour=0, minute=0, second=0, microsecond=0)
    found = complaints.caused(actor=actor, since=since, until=at, **which)
    counts = tuple((one.name, one.complaints) for one in found)
    result = behind(counts, known)
    if result is None:
        return None
    ends = known.rate.interval(LEVEL)
    shown = list(zip(found, result.causes, strict=True))[:MOST]
    return {
        "days": A_YEAR.days,
        "since": f"{since:%Y-%m-%d}",
        "opens": may(actor, "complaints.see") and not actor.is_any(Role.DIRECTION),
        "opens_causes": may(actor, "complaints.see_causes"),
        "service_id": which.get("service_id"),
        "n": sum(n for _name, n in counts),
        "had": known.had,
        "had_told": known.had_told,
        "is_published": known.rate.is_published,
        "share": _percent(1 - known.rate.value),
        "low": _percent(1 - ends.high) if ends else "",
        "high": _percent(1 - ends.low) if ends else "",
        "silent": figure_words(result.total.silent),
        "cost": figure_words(result.total.net, currency=known.currency) if known.worth else None,
        "chart": _chart(shown),
        "rows": [
            _row(one, figures, currency=known.currency if known.worth else "")
            for one, figures in shown
        ],
        "left_out": max(0, len(found) - MOST),
    }


def _chart(shown: list[tuple[Caused, silence.Silence]]) -> RowChart:
    """How many say nothing of each cause, with the interval of each."""
    ends = [figures.silent.interval for _one, figures in shown]
    return RowChart(
        caption=_("Cuántos callan de cada causa, con su intervalo"),
        bars=[
            Bar(
                label=one.name or str(_("Causa sin decir")),
                value=figures.silent.value,
                words=figure_words(figures.silent)["value"],
                basis=_between(figures.silent),
                interval=(end.low, end.high) if end else None,
            )
            for (one, figures), end in zip(shown, ends, strict=True)
        ],
        low=0,
        high=max([end.high for end in ends if end] + [f.silent.value for _one, f in shown]) or 1,
        label_head=_("Causa"),
        plot_head=_("Clientes que callan en un año, estimados"),
        value_head=_("Callan"),
    )


def _between(figure: silence.Figure) -> str:
    words = figure_words(figure)
    return _("%(low)s a %(high)s") % words if words["low"] else ""


def _row(one: Caused, figures: silence.Silence, *, currency: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name or _("Causa sin decir"),
        "n": one.complaints,
        "silent": figure_words(figures.silent),
        "cost": figure_words(figures.net, currency=currency) if currency else None,
    }


def _percent(share: float) -> str:
    return str(number_format(round(share * 100), 0))


Load = Callable[[Actor, UUID], dict[str, Any] | None]
PLACES: tuple[tuple[str, str, Load], ...] = (
    ("complaints.figures", "feedback/_unheard_line.html", of_company),
    ("complaints.of_service", "feedback/_unheard_line.html", of_service),
    ("complaints.causes", "feedback/_unheard.html", of_company),
    ("complaints.of_cause", "feedback/_unheard_of_cause.html", of_cause),
    ("portfolio.service", "feedback/_unheard.html", of_service),
)
for slot, template, load in PLACES:
    panels.add(
        f"feedback.unheard.{slot}",
        Panel(
            slot=slot,
            order=20,
            template=template,
            may=lambda actor: policy.may(actor, "feedback.see_silence"),
            load=load,
            query_budget=3,
        ),
    )
