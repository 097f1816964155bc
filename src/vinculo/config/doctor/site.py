"""Findings about the way in and the way out: web, its address, outgoing mail."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings

from vinculo.config.doctor.findings import Finding, bad, good, warning
from vinculo.config.installation import Running
from vinculo.config.words import gettext_now as _

LOCAL = {"127.0.0.1", "localhost", "::1"}
SMTP_PORTS = {"smtp": 25, "smtps": 465}


def web(running: Running | None) -> Finding:
    address = running.address if running else settings.BASE_URL
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        return bad(
            "web",
            _("%(address)s no responde (%(reason)s)") % {"address": address, "reason": error},
            _("Inicie la web («vinculo up») o corrija VINCULO_BASE_URL y el proxy."),
        )
    finally:
        connection.close()
    if status != 200:
        return bad(
            "web",
            _("%(address)s responde con el código %(status)d")
            % {"address": address, "status": status},
            _("Mire web.log en la carpeta de datos; con proxy, VINCULO_ALLOWED_HOSTS."),
        )
    return good("web", _("%s responde") % address)


def address() -> Iterator[Finding]:
    parts = urlsplit(settings.BASE_URL)
    host = parts.hostname or ""
    allowed = settings.ALLOWED_HOSTS
    if "*" not in allowed and host not in allowed:
        yield bad(
            "address",
            _("La dirección %s no está entre las admitidas") % settings.BASE_URL,
            _("Añada «%s» a VINCULO_ALLOWED_HOSTS.") % host,
        )
    elif parts.scheme != "https" and host not in LOCAL:
        yield bad(
            "address",
            _("%s va sin cifrar: las contraseñas viajan a la vista") % settings.BASE_URL,
            _("Ponga delante un proxy con HTTPS y dé VINCULO_BASE_URL=https://…"),
        )
    elif parts.scheme == "https" and not settings.TRUSTED_PROXIES:
        yield warning(
            "address",
            _("Con HTTPS hay un proxy delante, y ninguno es de confianza"),
            _("Dé su dirección en VINCULO_TRUSTED_PROXIES."),
        )
    else:
        yield good("address", _("Dirección: %s") % settings.BASE_URL)


def mail_in(running: Running) -> Finding:
    """Whether somebody greets at the door for mail."""
    if not running.mail:
        return warning(
            "mail_in",
            _("No se recibe correo por SMTP: el puerto 2525 es de otro programa"),
            _("Reinicie con otro puerto: vinculo up --mail-port 2526"),
        )
    host, _colon, port = running.mail.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=5) as line:
            greeting = line.recv(512)
    except OSError as error:
        greeting = str(error).encode()
    if not greeting.startswith(b"220 "):
        return bad(
            "mail_in",
            _("El receptor de correo %(address)s no saluda (%(reason)s)")
            % {"address": running.mail, "reason": greeting.decode("utf-8", "replace").strip()},
            _("Mire mail.log en la carpeta de datos; lo que le envían espera y vuelve."),
        )
    return good("mail_in", _("El receptor de correo %s saluda") % running.mail)


def mail() -> Finding:
    url = settings.SMTP_URL
    if not url:
        return warning(
            "mail",
            _("Ningún servidor de correo: lo que sale espera en la bandeja de salida"),
            _("Dé VINCULO_SMTP_URL=smtp://usuario:contraseña@servidor:587"),
        )
    parts = urlsplit(url)
    port = parts.port or SMTP_PORTS.get(parts.scheme, 25)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=5).close()
    except OSError as error:
        return bad(
            "mail",
            _("El servidor de correo %(host)s:%(port)d no responde (%(reason)s)")
            % {"host": parts.hostname, "port": port, "reason": error},
            _("Compruebe VINCULO_SMTP_URL y el cortafuegos; lo que sale espera sin perderse."),
        )
    return good("mail", _("El servidor de correo %s responde") % parts.hostname)
