"""Take mail in; ``up`` does this by itself."""

import click

from vinculo.config.words import gettext_now as _

NEEDS_DATABASE = False


@click.command(help=_("Recibe solo el correo (SMTP y LMTP); `up` ya lo hace."))
@click.option("--port", type=click.IntRange(0, 65535), default=2525, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--fd", type=int, hidden=True)
def command(port: int, host: str, fd: int | None) -> None:
    import os
    import socket

    from vinculo.config import beside
    from vinculo.config.mail import process
    from vinculo.config.refusals import PortError
    from vinculo.kernel.env import environment

    beside.require_key()
    if fd is not None:
        sockets = [socket.socket(fileno=fd)]
    elif not (sockets := process.passed_sockets(environment(), os.getpid())):
        try:
            sockets = [process.opened(host, port)]
        except OSError as error:
            raise PortError(
                _("No se puede recibir correo en %(host)s:%(port)d (%(reason)s).")
                % {"host": host, "port": port, "reason": error.strerror}
            ) from None
    process.run(sockets)
