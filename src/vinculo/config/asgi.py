"""The whole site as one ASGI application: Django in a few threads, the rest on the loop."""

from typing import TYPE_CHECKING, Any

import psycopg

from vinculo.config.wsgi import application as django_application

if TYPE_CHECKING:
    from vinculo.config.server.site import Site


async def connect() -> psycopg.AsyncConnection[tuple[object, ...]]:
    """A connection for the loop, with the parameters that Django's own have."""
    from django.db import connection

    parameters: dict[str, Any] = connection.get_connection_params()
    for name in ("cursor_factory", "context"):
        parameters.pop(name, None)
    parameters["application_name"] = "vinculo-live"
    return await psycopg.AsyncConnection.connect(**parameters, autocommit=True)


def build() -> "Site":
    """Put the parts together; what they import needs Django to be set up."""
    from django.conf import settings

    from vinculo.config.server.django_site import DjangoSite
    from vinculo.config.server.proxies import TrustedProxies
    from vinculo.config.server.site import Site

    trusted = TrustedProxies.parse(settings.TRUSTED_PROXIES)
    return Site(DjangoSite(django_application), connect, trusted)


application = build()
