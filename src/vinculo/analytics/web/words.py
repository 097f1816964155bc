"""Figures in words and pictures."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.analytics.contracts import By, Computed, Days, Figure
from vinculo.analytics.labels import METHODS
from vinculo.kernel.amounts import number
from vinculo.kernel.metrics import Metric, Unit
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.routing import api as routing
from vinculo.ui.charts import Bar, LineChart, Point, RowChart
from vinculo.ui.clockface import two_units

MOST_MARKS = 8


def value_words(metric: Metric, value: float | None) -> str:
    """A value in the metric's unit; a dash for none."""
    if value is None:
        return "—"
    if metric.unit is Unit.SHARE:
        return _("%(n)s %%") % {"n": formats.number_format(round(value * 100, 1), 1)}
    return two_units(timedelta(seconds=value))


def interval_words(metric: Metric, figure: Figure) -> str:
    """Between what and what the true value lies, with 95 %; empty when nothing can be said."""
    if figure.low is None or figure.high is None:
        return ""
    return _("entre %(low)s y %(high)s") % {
        "low": value_words(metric, figure.low),
        "high": value_words(metric, figure.high),
    }


def count_words(figure: Figure) -> str:
    """On how many rows a figure stands."""
    return ngettext("%(n)s contado", "%(n)s contados", figure.n) % {"n": number(figure.n)}


def left_out_words(metric: Metric, figure: Figure) -> list[tuple[str | Promise, int]]:
    """How many rows do not count, and why."""
    return [(metric.left_out.get(reason, reason), n) for reason, n in figure.left_out.items()]


def group_names(by: By, groups: Iterable[str]) -> Mapping[str, str]:
    """The names of services, queues and teams; days, weeks and months as people write them."""
    if by in (By.DAY, By.WEEK, By.MONTH):
        return {group: _day_words(by, date.fromisoformat(group)) for group in groups}
    known: dict[str, str] = {}
    if by is By.SERVICE:
        known = {str(each.id): each.name for each in portfolio.services()}
    elif by is By.QUEUE:
        known = {str(each.id): each.name for each in routing.all_queues()}
    elif by is By.TEAM:
        known = {str(each.id): each.name for each in organization.teams()}
    return {group: known.get(group, _("Sin asignar")) for group in groups}


def _day_words(by: By, day: date) -> str:
    if by is By.MONTH:
        return formats.date_format(day, "F Y")
    return formats.date_format(day, "j N").replace(".", "")


def is_id(text: str) -> bool:
    """Whether a text is an id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def bars(computed: Computed, hrefs: Mapping[str, str], title: str | Promise) -> RowChart:
    """Groups beside each other, each with its interval."""
    metric = computed.metric
    groups = [figure for figure in computed.groups if figure.value is not None]
    names = group_names(computed.by or By.SERVICE, [figure.group for figure in groups])
    highest = max((figure.high or figure.value or 0.0 for figure in groups), default=1.0)
    return RowChart(
        caption=metric.label,
        bars=[
            Bar(
                label=names[figure.group],
                value=figure.value or 0.0,
                words=value_words(metric, figure.value),
                basis=", ".join(
                    part for part in (count_words(figure), interval_words(metric, figure)) if part
                ),
                interval=(figure.low, figure.high)
                if figure.low is not None and figure.high is not None
                else None,
                href=hrefs.get(figure.group, ""),
            )
            for figure in sorted(groups, key=lambda each: names[each.group])
        ],
        low=0.0,
        high=1.0 if metric.unit is Unit.SHARE else highest or 1.0,
        label_head=title,
        plot_head=_("Valor, con lo que puede variar"),
        value_head=metric.label,
    )


def curve(computed: Computed) -> LineChart | None:
    """The metric through time; None for less than two groups with a value."""
    metric = computed.metric
    known = [figure for figure in computed.groups if figure.value is not None]
    if len(known) < 2:
        return None
    names = group_names(computed.by or By.DAY, [figure.group for figure in known])
    highest = max(figure.value or 0.0 for figure in known)
    top = 1.0 if metric.unit is Unit.SHARE else highest or 1.0
    every = -(-len(known) // MOST_MARKS)
    return LineChart(
        key="en-el-tiempo",
        title=metric.label,
        description=_description(metric, known, names),
        points=[
            Point(
                label=names[figure.group],
                value=figure.value or 0.0,
                words=_("%(value)s (%(n)s)")
                % {"value": value_words(metric, figure.value), "n": number(figure.n)},
                is_minor=bool(place % (2 * every)),
                has_tick=place % every == 0,
            )
            for place, figure in enumerate(known)
        ],
        low=0.0,
        high=top,
        low_words=value_words(metric, 0.0),
        high_words=value_words(metric, top),
        label_head=_("Desde"),
        value_head=_("Valor y cuántos se cuentan"),
    )


def _description(metric: Metric, known: Sequence[Figure], names: Mapping[str, str]) -> str:
    least = min(known, key=lambda figure: figure.value or 0.0)
    most = max(known, key=lambda figure: figure.value or 0.0)
    return _("Entre %(low)s (%(low_when)s) y %(high)s (%(high_when)s).") % {
        "low": value_words(metric, least.value),
        "low_when": names[least.group],
        "high": value_words(metric, most.value),
        "high_when": names[most.group],
    }


def method_words(figure: Figure) -> str | Promise:
    """How the interval was found."""
    return METHODS.get(figure.method, "")


def usual_time(days: Days) -> By:
    """Into what a period is cut for a picture."""
    length = (days.last - days.first).days
    if length <= 45:
        return By.DAY
    return By.WEEK if length <= 200 else By.MONTH
