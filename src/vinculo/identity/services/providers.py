"""The company's own sign-in providers."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vinculo.identity.domain.errors import BadProviderError
from vinculo.identity.models import SignInProvider

RESERVED = frozenset({"cancelado"})
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@transaction.atomic
def save_provider(
    *,
    key: str,
    name: str,
    server_url: str,
    client_id: str,
    client_secret: str,
    is_enabled: bool,
    at: datetime,
) -> None:
    """Add a provider or change the one with this key; an empty secret keeps the old one.

    Raises BadProviderError: whoever can read the way to a provider can sign in as anybody, so
    the way is encrypted unless it stays on this machine.
    """
    parts = urlsplit(server_url)
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        raise BadProviderError(reason=_("la dirección debe empezar por https://"))
    if key in RESERVED:
        raise BadProviderError(reason=_("esa clave está reservada"))
    values = {
        "name": name,
        "server_url": server_url.rstrip("/"),
        "client_id": client_id,
        "is_enabled": is_enabled,
    }
    if client_secret:
        values["client_secret"] = client_secret
    if SignInProvider.objects.filter(key=key).exists():
        SignInProvider.objects.filter(key=key).update(**values)
        return
    if not client_secret:
        raise BadProviderError(reason=_("falta el secreto de cliente"))
    SignInProvider.objects.create(key=key, created_at=at, **values)
