"""Beside every figure of complaints: how many say nothing, and what that costs, with its source."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from vinculo.complaints import api as complaints
from vinculo.feedback import policy
from vinculo.feedback.domain import silence
from vinculo.feedback.domain.unheard import Brought, Unheard, behind, behind_each
from vinculo.feedback.labels.figures import counted, figure_words
from vinculo.feedback.selectors.unheard import measured
from vinculo.kernel import clock
from vinculo.kernel.access import may
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.slots import Panel, panels
from vinculo.ui.charts import Bar, RowChart

A_YEAR = timedelta(days=365)
MOST = 12


def of_company(actor: Actor, _reader_id: UUID) -> dict[str, Any] | None:
    """All complaints of a year within sight, by cause."""
    return _shown(actor)


def of_service(actor: Actor, service_id: UUID) -> dict[str, Any] | None:
    """Those about one service."""
    return _shown(actor, service_id=service_id)


def of_cause(actor: Actor, cause_id: UUID) -> dict[str, Any] | None:
    """Those of one cause."""
    return _shown(actor, cause_id=cause_id)


def _shown(
    actor: Actor, *, service_id: UUID | None = None, cause_id: UUID | None = None
) -> dict[str, Any] | None:
    at = clock.now()
    since = timezone.localtime(at - A_YEAR).replace(hour=0, minute=0, second=0, microsecond=0)
    every = complaints.caused(actor=actor, since=since, until=at, service_id=service_id)
    found = [one for one in every if cause_id is None or one.id == cause_id]
    among = {one.service_id for one in found}
    sharing = [one for one in every if one.service_id in among]
    known = measured(among, since=since.date(), until=timezone.localdate(at))
    brought = tuple(
        Brought(
            cause_id=one.id,
            service_id=one.service_id,
            n=one.complaints,
            loss=one.loss or "",
            known=known[one.service_id],
        )
        for one in sharing
    )
    each = dict(behind_each(brought))
    whole = behind(brought) if cause_id is None else each.get(cause_id)
    if whole is None:
        return None
    names = {one.id: one.name or str(_("Causa sin decir")) for one in found}
    causes = [(key, names[key], one) for key, one in each.items() if key in names]
    causes = sorted(causes, key=lambda one: -one[2].n)
    shown = causes[:MOST]
    own = [one for one in known.values() if one.is_enough]
    return {
        "days": A_YEAR.days,
        "since": f"{since:%Y-%m-%d}",
        "opens": may(actor, "complaints.see") and not actor.is_any(Role.DIRECTION),
        "opens_causes": may(actor, "complaints.see_causes"),
        "service_id": service_id,
        "is_part": len(sharing) > len(found),
        "n": whole.n,
        "had": sum(one.had for one in own or known.values()),
        "had_told": sum(one.had_told for one in own),
        "is_published": not own,
        "unmeasured": len(known) - len(own) if own else 0,
        **_share(whole.share),
        "silent": figure_words(whole.silent),
        "costs": _costs(whole),
        "is_open": whole.is_open,
        "asked": whole.asked,
        "is_all_open": all(one.is_open for one in own),
        "published": figure_words(whole.published) if whole.published else None,
        "capped": whole.capped,
        "holders": counted(whole.holders),
        "without_loss": whole.without_loss,
        "without_margin": whole.without_margin,
        "chart": _chart(shown),
        "rows": [
            {
                "id": key,
                "name": name,
                "n": one.n,
                "silent": figure_words(one.silent),
                "costs": _costs(one),
            }
            for key, name, one in shown
        ],
        "left_out": max(0, len(causes) - MOST),
    }


def _costs(one: Unheard) -> list[dict[str, str]]:
    return [figure_words(figure, currency=currency) for currency, figure in one.costs]


def _share(share: silence.Figure) -> dict[str, str]:
    ends = None if share.is_least else share.interval
    return {
        "share": _percent(share.value),
        "low": _percent(ends.low) if ends else "",
        "high": _percent(ends.high) if ends else "",
    }


def _chart(shown: list[tuple[UUID | None, str, Unheard]]) -> RowChart:
    """How many say nothing of each cause, with the interval of each."""
    ends = [None if one.silent.is_least else one.silent.interval for _key, _name, one in shown]
    return RowChart(
        caption=_("Cuántos callan de cada causa, con su intervalo"),
        bars=[
            Bar(
                label=name,
                value=one.silent.value,
                words=figure_words(one.silent)["words"],
                basis=_between(one.silent),
                interval=(end.low, end.high) if end else None,
            )
            for (_key, name, one), end in zip(shown, ends, strict=True)
        ],
        low=0,
        high=max([end.high for end in ends if end] + [one.silent.value for _, _, one in shown])
        or 1,
        label_head=_("Causa"),
        plot_head=_("Clientes que callan en un año, estimados"),
        value_head=_("Callan"),
    )


def _between(figure: silence.Figure) -> str:
    words = figure_words(figure)
    return _("%(low)s a %(high)s") % words if words["low"] else ""


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
            query_budget=4,
        ),
    )
