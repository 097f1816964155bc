"""API tokens: issued once, proven by digest, revoked at once."""

from collections.abc import Collection
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from vinculo.identity import selectors
from vinculo.identity.contracts import IssuedToken
from vinculo.identity.domain.errors import UnknownScopeError
from vinculo.identity.domain.secrets import ApiSecret
from vinculo.identity.models import ApiToken
from vinculo.kernel.access import policies

USE_IS_NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def issue_token(
    *, user_id: UUID, name: str, scopes: Collection[str], expires_at: datetime | None, at: datetime
) -> IssuedToken:
    """Make a token for a login. Raises UnknownScopeError."""
    for scope in scopes:
        check_scope(scope)
    secret = ApiSecret.make()
    token = ApiToken.objects.create(
        user_id=user_id,
        name=name,
        prefix=secret.prefix,
        digest=secret.digest,
        scopes=sorted(set(scopes)),
        created_at=at,
        expires_at=expires_at,
    )
    return IssuedToken(token=selectors.token_view(token, at=at), secret=secret.text)


def check_scope(scope: str) -> None:
    """A scope is ``*``, ``<context>.*`` or ``<context>.<verb>``. Raises UnknownScopeError."""
    context, dot, verb = scope.partition(".")
    if scope != "*" and not (dot and verb and context in policies):
        raise UnknownScopeError(scope=scope)


def token_for(*, text: str, at: datetime) -> ApiToken | None:
    """The living token that ``text`` proves, with its login; None for anything else."""
    secret = ApiSecret.parse(text)
    if secret is None:
        return None
    token = (
        ApiToken.objects.select_related("user")
        .filter(prefix=secret.prefix, revoked_at=None, user__is_active=True)
        .filter(Q(expires_at=None) | Q(expires_at__gt=at))
        .first()
    )
    if token is None or not compare_digest(token.digest, secret.digest):
        return None
    if token.last_used_at is None or at - token.last_used_at > USE_IS_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=at)
    return token


@transaction.atomic
def revoke_token(*, user_id: UUID, token_id: UUID, at: datetime) -> bool:
    """End one token of a person; False when it is not theirs or already over."""
    found = ApiToken.objects.filter(pk=token_id, user_id=user_id, revoked_at=None)
    return found.update(revoked_at=at) == 1
