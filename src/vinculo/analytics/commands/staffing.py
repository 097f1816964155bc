"""Agents for a flow of contacts, a whole day of them, or the days to come."""

from typing import TYPE_CHECKING, Any

import click

from vinculo.analytics.commands.staff.asking import (
    COLUMNS,
    SCHEMA,
    WORDS,
    Contacts,
    Seconds,
    ServiceLevel,
    ShareType,
)
from vinculo.kernel.calculation import Answer, Inputs, calculation, level_option
from vinculo.kernel.words import gettext_of

if TYPE_CHECKING:
    from vinculo.analytics.commands.staff.planning import Plan

PATH = ("staffing",)
USES_DJANGO = False
NEEDS_DATABASE = False

_ = gettext_of("analytics")


@calculation(
    help=_("Agentes para un flujo de contactos, para un día o para los días que vienen."),
    columns=COLUMNS,
    schema=SCHEMA,
    example="examples/arrivals.csv",
    words=WORDS,
    optional=("file",),
    example_options=("--aht", "240"),
)
@click.option("--calls", type=Contacts(0), help=_("Contactos en el intervalo."))
@click.option(
    "--interval", type=Seconds(), default="30m", show_default=True, help=_("Largo del intervalo.")
)
@click.option("--aht", type=Seconds(), help=_("Tiempo medio de atención."))
@click.option("--agents", type=click.IntRange(0, 200_000), help=_("Agentes que atienden."))
@click.option("--patience", type=Seconds(), help=_("Espera media antes de colgar: Erlang A."))
@click.option("--no-queue", is_flag=True, help=_("Sin cola, quien no cabe se pierde: Erlang B."))
@click.option(
    "--target",
    type=ServiceLevel(),
    default="80/20",
    show_default=True,
    help=_("Nivel de servicio: parte atendida y segundos."),
)
@click.option("--max-abandonment", type=ShareType(), help=_("Abandono (o pérdida) que se admite."))
@click.option("--max-occupancy", type=ShareType(), help=_("Ocupación que se admite."))
@click.option(
    "--shrinkage", type=ShareType(), default="0", help=_("Parte del tiempo pagado sin atender.")
)
@click.option("--forecast", "ahead", type=click.IntRange(1, 400), help=_("Días que prever."))
@click.option("--holidays", "country", help=_("País (y región) de los festivos: ES, ES-MD, MX."))
@click.option(
    "--missing",
    type=click.Choice(["estimate", "zero", "leave-out"]),
    default="estimate",
    show_default=True,
    help=_("Qué vale un intervalo que falta: lo de días parecidos, 0, o no usar ese día."),
)
@level_option(0.9)
def command(inputs: Inputs, **asked: Any) -> Answer:
    from vinculo.analytics.commands.staff.planning import Plan

    plan = Plan.of(asked)
    if "file" not in inputs:
        return _one(plan, asked)
    from vinculo.analytics.commands.staff.days import answer_for_file

    return answer_for_file(inputs.table(), plan, asked)


def _one(plan: "Plan", asked: dict[str, Any]) -> Answer:
    """One interval, from the options alone."""
    if asked["calls"] is None or asked["aht"] is None:
        raise click.UsageError(_("Diga --calls y --aht, o un archivo de llegadas."))
    flow = plan.flow(asked["calls"], asked["aht"])
    needed, warnings = plan.needed(flow)
    given = None
    if asked["agents"] is not None:
        given, more = plan.given(flow, asked["agents"])
        warnings = [*more, *warnings]
    return {
        **plan.told(),
        "load_erlangs": flow.load,
        "given": given,
        "needed": needed,
        "left_out": [],
        "warnings": warnings,
    }
