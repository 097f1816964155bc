"""Calcula una métrica de toda la empresa entre dos días."""

import json
from datetime import datetime
from typing import Any

import click
from django.utils.translation import gettext as _

from vinculo.analytics import api
from vinculo.analytics.contracts import By, Computed, Figure
from vinculo.analytics.labels import BY
from vinculo.kernel import clock
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.metrics import Unit, metrics

PATH = ("metrics", "compute")
VERSION = 1
LEVEL = 0.95
REFUSED = 65
Day = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("key")
@click.option("--from", "first", type=Day, required=True, help=_("Primer día."))
@click.option("--to", "last", type=Day, required=True, help=_("Último día, incluido."))
@click.option("--by", type=click.Choice([each.value for each in By]), help=_("Un valor por grupo."))
@click.option("--json", "as_json", is_flag=True, help=_("Escribe JSON."))
def command(*, key: str, first: datetime, last: datetime, by: str | None, as_json: bool) -> None:
    """Calcula una métrica de toda la empresa entre dos días."""
    if key not in metrics:
        raise click.BadParameter(
            _("No hay ninguna métrica «%(key)s». Hay estas: %(known)s.")
            % {"key": key, "known": ", ".join(metrics)},
            param_hint="KEY",
        )
    try:
        found = api.compute_metric(
            key,
            first=first.date(),
            last=last.date(),
            by=By(by) if by else None,
            at=clock.now(),
        )
    except DomainError as error:
        refused = click.ClickException(words_for(error))
        refused.exit_code = REFUSED  # type: ignore[misc]
        raise refused from error
    if as_json:
        click.echo(json.dumps(answer_of(found), ensure_ascii=False, indent=2))
    else:
        _say(found)


def answer_of(found: Computed) -> dict[str, Any]:
    """The answer as JSON has it."""
    metric = found.metric
    answer = {
        "metric": metric.key,
        "version": VERSION,
        "source": metric.formula,
        "unit": metric.unit.value,
        "better": metric.better.value,
        "from": found.days.first.isoformat(),
        "to": found.days.last.isoformat(),
        "since": found.days.since.isoformat(),
        "until": found.days.until.isoformat(),
        **_figure(found, found.total),
    }
    if found.by:
        answer["by"] = found.by.value
        answer["groups"] = [
            {"group": each.group or None, **_figure(found, each)} for each in found.groups
        ]
    return answer


def _figure(found: Computed, figure: Figure) -> dict[str, Any]:
    said: dict[str, Any] = {
        "n": figure.n,
        "value": figure.value,
        "value_is": "share" if found.metric.unit is Unit.SHARE else "median",
        "left_out": [
            {"reason": reason, "count": count, "words": str(found.metric.left_out.get(reason, ""))}
            for reason, count in figure.left_out.items()
        ],
        "interval": None,
    }
    if found.metric.unit is Unit.SECONDS:
        said |= {"mean": figure.mean, "p90": figure.p90}
    if figure.value is None:
        said["reason"] = "nothing_counted"
    if figure.low is not None and figure.high is not None:
        said["interval"] = {
            "low": figure.low,
            "high": figure.high,
            "level": LEVEL,
            "method": figure.method,
        }
    return said


def _say(found: Computed) -> None:
    figures = [(_("Todo"), found.total)]
    if found.by:
        click.echo(str(BY[found.by]))
        figures += [(each.group or "—", each) for each in found.groups]
    for name, figure in figures:
        value = "—" if figure.value is None else f"{figure.value:.3f}"
        click.echo(f"{name}\t{value}\tn={figure.n}")
