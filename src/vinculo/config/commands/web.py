"""Serve the site; ``up`` does this by itself."""

import click

from vinculo.config.words import gettext_now as _

NEEDS_DATABASE = False


@click.command(help=_("Sirve solo la web (la base de datos y los trabajos van aparte)."))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--fd", type=int, hidden=True)
def command(port: int, host: str, fd: int | None) -> None:
    from vinculo.config import beside, web

    beside.require_key()
    web.run(host, port, fd=fd)
