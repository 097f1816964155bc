"""Trae de un archivo lo que los clientes tienen contratado."""

import json
from pathlib import Path

import click
from django.utils.translation import gettext as _

from vinculo.customers.labels import refusal_words
from vinculo.customers.services import holding_files
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.calculation.saying import missing_words, refusal_lines
from vinculo.kernel.tables import MissingFileError
from vinculo.lib.tables import TableError

PATH = ("customers", "holdings")
DATA_REFUSED, FILE_MISSING = 65, 66


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Trae de un archivo lo que los clientes tienen contratado: todo, o nada y por qué."""
    try:
        found = holding_files.bring(file, name=file.name, by=SYSTEM, at=clock.now())
    except MissingFileError as error:
        click.echo(missing_words(error), err=True)
        raise SystemExit(FILE_MISSING) from error
    except TableError as error:
        for line in refusal_lines(error):
            click.echo(line, err=True)
        raise SystemExit(DATA_REFUSED) from error
    click.echo(_("Está traído."), err=True)
    if found.refusals_kept:
        click.echo(refusal_words(found.refusals_kept), err=True)
    click.echo(json.dumps(vars(found)))
