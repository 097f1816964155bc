"""Reads of what other providers let us do; never a secret."""

from collections.abc import Collection
from uuid import UUID

from vinculo.delivery.contracts import ConsentState, ConsentView, Provider, ProviderView
from vinculo.delivery.models import OAuthAccount, OAuthApp


def providers() -> dict[Provider, ProviderView]:
    """How each provider knows this installation."""
    return {
        Provider(app.provider): ProviderView(
            id=app.pk,
            provider=Provider(app.provider),
            client_id=app.client_id,
            has_secret=bool(app.client_secret),
            tenant=app.tenant,
            authorize_url=app.authorize_url,
            token_url=app.token_url,
            scopes=app.scopes,
        )
        for app in OAuthApp.objects.order_by("provider")
    }


def consents(ids: Collection[UUID] | None = None) -> tuple[ConsentView, ...]:
    """Consents that were given, those that ended too; all, or those of ``ids``."""
    rows = OAuthAccount.objects.order_by("address", "pk")
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return tuple(
        ConsentView(
            id=row["pk"],
            provider=Provider(row["app__provider"]),
            address=row["address"],
            state=ConsentState(row["state"]),
            why=row["why"],
            consented_at=row["consented_at"],
            changed_at=row["changed_at"],
        )
        for row in rows.values(
            "pk", "app__provider", "address", "state", "why", "consented_at", "changed_at"
        )
    )
