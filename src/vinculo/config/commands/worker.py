"""Run jobs; ``up`` does this by itself."""

import click

from vinculo.config.words import gettext_now as _


@click.command(help=_("Hace solo los trabajos: correo, avisos, relojes."))
def command() -> None:
    from vinculo.config import worker

    worker.run()
