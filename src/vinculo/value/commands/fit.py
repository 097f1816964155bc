"""Estima con qué frecuencia vuelven los clientes, cuándo se van y cuánto gastan."""

from datetime import UTC, datetime
from typing import Any

import click

from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_of
from vinculo.value.services.columns import either
from vinculo.value.services.options import default_horizon, reading_options, refused, wishes
from vinculo.value.services.schemas import FIT
from vinculo.value.services.words import PROBLEMS

_ = gettext_of("value")

PATH = ("value", "fit")
USES_DJANGO = False
NEEDS_DATABASE = False


@calculation(
    schema=FIT,
    columns=either(),
    example="examples/compras.csv",
    words=PROBLEMS,
    help=_(
        "Estima con qué frecuencia vuelven los clientes, cuándo se van y cuánto gastan, y juzga "
        "cada pronóstico con el pasado. Lee compras (customer, date, amount) o un resumen por "
        "cliente (frequency, recency, age, monetary)."
    ),
)
@reading_options
@click.option(
    "--horizon",
    default="",
    help=_("Hasta dónde juzgar el pasado: 39w, 90d, 12m. Si no, 26w (BG/BB: 1 ocasión)."),
)
@click.option(
    "--holdout/--no-holdout", default=True, help=_("Juzgar los pronósticos con el pasado, o no.")
)
def command(inputs: Inputs, *, horizon: str, holdout: bool, **options: Any) -> Answer:
    from vinculo.value.services.use_cases import fit_file

    asked = wishes(
        options, datetime.now(UTC).date(), horizon or default_horizon(options), judge=holdout
    )
    with refused():
        return fit_file(inputs, asked, float(options["level"]))
