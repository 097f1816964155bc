"""Options that both value commands have, and what they mean together."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeAlias

import click

from vinculo.kernel.calculation import Day, level_option
from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import TableError
from vinculo.value.domain.errors import HistoryError, ValueRefusedError
from vinculo.value.services.lengths import UNIT_DAYS, length_days
from vinculo.value.services.task import AUTO, Asked, Task, Wishes

_ = gettext_of("value")

Reading: TypeAlias = Any
WHOLE_WITHIN = 0.02


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Model, unit, end, currency, returns and level."""
    options = (
        click.option(
            "--model",
            type=click.Choice([AUTO, "bg_nbd", "pareto_nbd", "bg_bb"]),
            default=AUTO,
            show_default=True,
            help=_("Modelo de compras; «auto» los compara. bg_bb cuenta ocasiones, no tiempo."),
        ),
        click.option(
            "--unit",
            type=click.Choice(list(UNIT_DAYS)),
            default="week",
            show_default=True,
            help=_("Unidad de tiempo de los parámetros, y de los tiempos de un resumen."),
        ),
        click.option(
            "--until",
            type=Day(),
            help=_("Último día que cuenta; si no, el de la última compra."),
        ),
        click.option("--currency", default="", help=_("La moneda que se queda, si hay varias.")),
        click.option(
            "--returns",
            type=click.Choice(["refuse", "leave-out"]),
            default="refuse",
            show_default=True,
            help=_("Qué hacer con importes negativos."),
        ),
        level_option(),
    )
    for option in reversed(options):
        function = option(function)
    return function


def default_horizon(reading: Mapping[str, Reading]) -> str:
    """Half a year, or one occasion where occasions are counted."""
    return "1" if reading["model"] == "bg_bb" else "26w"


def wishes(reading: Mapping[str, Reading], today: date, horizon: str, *, judge: bool) -> Asked:
    """What the options mean.

    Raises:
        click.UsageError: a horizon that is no length, or that BG/BB cannot count.
    """
    unit, model = str(reading["unit"]), str(reading["model"])
    until: date | None = reading["until"]
    try:
        days = length_days(horizon, unit)
    except ValueError:
        raise click.BadParameter(
            _("«%s» no es un plazo: escriba 39w, 90d, 12m o 1y.") % horizon,
            param_hint="--horizon",
        ) from None
    task = Task(model, unit, days, judge)
    if task.in_occasions:
        task = Task(model, unit, _whole(days / UNIT_DAYS[unit], horizon) * UNIT_DAYS[unit], judge)
    return Asked(
        Wishes(
            today=today,
            until=until,
            currency=str(reading["currency"]),
            leave_returns_out=reading["returns"] == "leave-out",
            in_occasions=task.in_occasions,
        ),
        task,
    )


def _whole(occasions: float, horizon: str) -> int:
    whole = round(occasions)
    if whole < 1 or abs(occasions - whole) > WHOLE_WITHIN * max(whole, 1):
        raise click.BadParameter(
            _("BG/BB cuenta ocasiones enteras, y «%s» no lo es en esa unidad.") % horizon,
            param_hint="--horizon",
        )
    return whole


@contextmanager
def refused() -> Iterator[None]:
    """Refusals of the models as refusals of the table, with their words."""
    try:
        yield
    except HistoryError as error:
        raise TableError.of(error.reason, value="", age="") from None
    except ValueRefusedError as error:
        raise TableError.of(error.code, **error.params) from None
