"""Say which version this is."""

from importlib.metadata import version

import click

from vinculo.config.words import gettext_now as _

USES_DJANGO = False


@click.command(help=_("Dice la versión."))
def command() -> None:
    click.echo(version("vinculo"))
