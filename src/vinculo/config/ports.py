"""The ports of ``vinculo up``: opened before anything else, kept while their processes restart."""

import socket

from vinculo.config.console import complain
from vinculo.config.refusals import PortError
from vinculo.config.words import gettext_now as _

MAIL_HOST = "127.0.0.1"
MAIL_PORT = 2525


def listen(host: str, port: int) -> socket.socket:
    """Open the port before anything else, and keep it while web restarts: visitors wait, no more.

    Raises PortError in words.
    """
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        opened = socket.socket(family, kind, protocol)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(2048)
    except PermissionError:
        raise PortError(
            _("No se permite abrir el puerto %d: elija uno desde 1024 con --port.") % port
        ) from None
    except OSError as error:
        raise PortError(
            _(
                "No se puede usar %(host)s:%(port)d (%(reason)s): lo tiene otro programa o la "
                "dirección no es de esta máquina. Elija otro puerto con --port."
            )
            % {"host": host, "port": port, "reason": error.strerror}
        ) from None
    return opened


def listen_for_mail(asked: int | None) -> socket.socket | None:
    """The port for mail; None, said aloud, when somebody else has the usual one.

    Raises PortError when the port was asked for.
    """
    if asked is not None:
        return listen(MAIL_HOST, asked)
    try:
        return listen(MAIL_HOST, MAIL_PORT)
    except PortError:
        complain(
            _("El puerto %d es de otro programa: no se recibe correo. Elija otro con --mail-port.")
            % MAIL_PORT
        )
        return None
