"""Fill an empty installation with the practice company."""

import click

from vinculo.config.words import gettext_now as _

PATH = ("demo", "load")


@click.command(help=_("Llena una instalación vacía con la empresa de práctica."))
def command() -> None:
    import json

    from vinculo.config import demo
    from vinculo.kernel import clock

    click.echo(json.dumps(demo.load(at=clock.now()), ensure_ascii=False))
