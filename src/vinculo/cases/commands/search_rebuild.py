"""Escribe de nuevo lo que la búsqueda mira, sin parar el trabajo."""

import json

import click
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from vinculo.cases import api

PATH = ("search", "rebuild")


@click.command()
def command() -> None:
    """Escribe de nuevo lo que la búsqueda mira, sin parar el trabajo."""
    before = api.search_gaps()
    looked_at = 0
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_("Casos, notas y mensajes"), total=None)
        for count in api.rebuild_search():
            looked_at += count
            progress.update(task, completed=looked_at)
    after = api.search_gaps()
    answer = {
        "looked_at": looked_at,
        "missing_before": before.missing,
        "stale_before": before.stale,
        "missing": after.missing,
        "stale": after.stale,
    }
    click.echo(json.dumps(answer))
