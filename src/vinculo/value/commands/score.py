"""Da a cada cliente su probabilidad de compra, sus compras esperadas, su valor y su clase."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_of
from vinculo.value.services.columns import either
from vinculo.value.services.options import reading_options, refused, wishes
from vinculo.value.services.schemas import SCORE
from vinculo.value.services.task import Wanted
from vinculo.value.services.words import PROBLEMS

_ = gettext_of("value")

PATH = ("value", "score")
USES_DJANGO = False
NEEDS_DATABASE = False


@calculation(
    schema=SCORE,
    columns=either(),
    example="examples/compras.csv",
    words=PROBLEMS,
    example_options=("--horizon", "39w"),
    help=_(
        "Da a cada cliente su probabilidad de seguir y de comprar, sus compras esperadas, su "
        "valor con intervalos y su clase ABC. Lee lo mismo que «vinculo value fit»."
    ),
)
@reading_options
@click.option("--horizon", required=True, help=_("Hasta dónde mirar: 39w, 90d, 12m, 1y."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Dónde escribir una fila por cliente: .csv, .tsv, .parquet, .xlsx o .sav."),
)
@click.option(
    "--curve",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Dónde dibujar la curva de Pareto, en SVG."),
)
@click.option(
    "--fitted",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=_("Respuesta de «vinculo value fit --json» que usar en lugar de estimar otra vez."),
)
@click.option(
    "--discount",
    type=click.FloatRange(0, 1000),
    default=10.0,
    show_default=True,
    help=_("Descuento anual del dinero futuro, en tanto por ciento."),
)
@click.option(
    "--margin",
    type=click.FloatRange(0, 100, min_open=True),
    default=100.0,
    show_default=True,
    help=_("Parte del importe que queda como margen, en tanto por ciento."),
)
@click.option(
    "--holdout/--no-holdout", default=True, help=_("Juzgar los pronósticos con el pasado, o no.")
)
def command(inputs: Inputs, *, horizon: str, holdout: bool, **options: Any) -> Answer:
    from vinculo.value.services.use_cases import score_file

    fitted: Path | None = options["fitted"]
    today = datetime.now(UTC).date()
    asked = wishes(options, today, horizon, judge=holdout and fitted is None)
    wanted = Wanted(
        out=options["out"],
        curve=options["curve"],
        fitted=fitted,
        discount=options["discount"] / 100,
        margin=options["margin"] / 100,
        level=options["level"],
    )
    with refused():
        return score_file(inputs, asked, wanted)
