"""Standards and their results in words and pictures."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.kernel.amounts import number
from vinculo.kernel.metrics import metrics
from vinculo.portfolio.contracts import (
    Audience,
    Length,
    Metric,
    ResultKind,
    ResultView,
    StandardResult,
    StandardVersion,
    Unit,
    Verdict,
)
from vinculo.portfolio.domain.standards import goal_of
from vinculo.portfolio.labels import AUDIENCE, METRIC, VERDICT
from vinculo.ui.charts import Bar, RowChart
from vinculo.ui.clockface import two_units

BADGES = {Verdict.KEPT: "ok", Verdict.MISSED: "breach", Verdict.UNKNOWN: "idle"}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A standard as pages show it."""

    result: StandardResult
    name: str
    goal: str
    audience: str
    verdict: str
    badge: str
    value: str
    basis: str
    chart: RowChart | None

    @property
    def standard(self) -> StandardVersion:
        """The version in force."""
        return self.result.standard


def name_of(standard: StandardVersion) -> str:
    """What a standard is about: its clock, its metric, or what was written."""
    if standard.is_clocked:
        return str(METRIC[Metric(standard.metric)])
    known = metrics.get(standard.metric)
    return str(known.label) if known is not None else standard.name or standard.metric


def length_words(length: Length) -> str:
    """«4 horas», «90 minutos»."""
    n = length.count
    if length.unit is Unit.HOURS:
        return ngettext("%(n)s hora", "%(n)s horas", n) % {"n": number(n)}
    return ngettext("%(n)s minuto", "%(n)s minutos", n) % {"n": number(n)}


def goal_words(standard: StandardVersion) -> str:
    """The goal as people say it: «4 horas, al menos en el 95 %»."""
    length = standard.length
    if length is None:
        return f"{_number(standard.goal)} {standard.unit}".strip()
    if standard.min_share_pct is None:
        return length_words(length)
    return _("%(length)s, al menos en el %(pct)s %%") % {
        "length": length_words(length),
        "pct": _number(standard.min_share_pct),
    }


def audience_words(standard: StandardVersion) -> str:
    """For whom it is."""
    if standard.audience is Audience.ALL:
        return str(AUDIENCE[Audience.ALL])
    return standard.audience_words


def value_words(kind: ResultKind, value: float | None) -> str:
    """A measured value; a dash for none."""
    if value is None:
        return "—"
    if kind is ResultKind.SHARE:
        return _("%(n)s %%") % {"n": formats.number_format(round(value * 100, 1), 1)}
    return two_units(timedelta(seconds=value))


def shown(result: StandardResult) -> Shown:
    """One standard with what is measured of it."""
    standard, last = result.standard, result.last
    return Shown(
        result=result,
        name=name_of(standard),
        goal=goal_words(standard),
        audience=audience_words(standard),
        verdict=str(VERDICT[result.verdict]) if result.is_measured else _("Nada lo mide"),
        badge=BADGES[result.verdict] if result.is_measured else "warn",
        value=value_words(last.kind, last.value) if last else "",
        basis=_basis(last),
        chart=_chart(result, last) if last and last.value is not None else None,
    )


def _basis(last: ResultView | None) -> str:
    if last is None:
        return ""
    counted = ngettext("%(n)s contado", "%(n)s contados", last.n) % {"n": number(last.n)}
    return ", ".join(filter(None, (counted, ends_words(last))))


def ends_words(last: ResultView) -> str:
    """Between what its interval lies; "" where it has none."""
    if last.low is None or last.high is None:
        return ""
    return str(
        _("entre %(low)s y %(high)s")
        % {"low": value_words(last.kind, last.low), "high": value_words(last.kind, last.high)}
    )


def _chart(result: StandardResult, last: ResultView) -> RowChart:
    value = last.value or 0.0
    goal = goal_of(result.standard, last.kind)
    top = max(value, goal or 0.0, last.high or 0.0)
    bar = Bar(
        label=_("Lo medido"),
        value=value,
        words=value_words(last.kind, value),
        basis=_basis(last),
        interval=(last.low, last.high) if last.low is not None and last.high is not None else None,
        target=goal,
        state="breach" if result.verdict is Verdict.MISSED else "",
    )
    return RowChart(
        caption=_("%(name)s: lo medido frente a la meta") % {"name": name_of(result.standard)},
        bars=[bar],
        low=0.0,
        high=1.0 if last.kind is ResultKind.SHARE else top or 1.0,
        label_head=_("Medida"),
        plot_head=_("Lo medido; la raya es la meta"),
        value_head=_("Valor"),
    )


def _number(value: Decimal | None) -> str:
    """As few decimals as it needs, in the reader's way of writing them."""
    return "—" if value is None else formats.number_format(f"{value.normalize():f}")
