"""Consent of other providers: asked for, kept, renewed, and told when it ends."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.delivery import policy
from vinculo.delivery.contracts import ConsentState, Finished, Provider
from vinculo.delivery.contracts import Tokens as TokenSource
from vinculo.delivery.domain.errors import (
    BadConsentError,
    BadProviderError,
    ConsentLaterError,
    ConsentLostError,
    ConsentRefusedError,
)
from vinculo.delivery.domain.oauth import Answer, Ends, Tokens, ends_of, is_web_address, question
from vinculo.delivery.events import ConsentLost
from vinculo.delivery.models import OAuthAccount, OAuthApp, OAuthFlow
from vinculo.delivery.services import token_endpoint
from vinculo.kernel import events, locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.lib.text.mail_address import normal_address

FLOW_LIVES = timedelta(minutes=15)
MARGIN = timedelta(minutes=2)
"""A token that ends sooner is renewed before it is used."""


@dataclass(frozen=True, kw_only=True)
class AppDraft:
    """What an administrator writes about this installation at a provider.

    An empty ``client_secret`` leaves the one that is kept.
    """

    provider: Provider
    client_id: str
    client_secret: str = ""
    tenant: str = ""
    authorize_url: str = ""
    token_url: str = ""
    scopes: str = ""


def _require(by: Actor) -> UUID:
    if not policy.may(by, "delivery.consent") or by.user_id is None:
        raise NotAllowedError(action="delivery.consent")
    return by.user_id


@transaction.atomic
def save_app(draft: AppDraft, *, by: Actor) -> UUID:
    """Keep how a provider knows this installation. Raises BadProviderError."""
    _require(by)
    ends = _ends(draft)
    if not (draft.client_id.strip() and ends.scopes):
        raise BadProviderError
    if not (is_web_address(ends.authorize_url) and is_web_address(ends.token_url)):
        raise BadProviderError
    values: dict[str, str] = {
        "client_id": draft.client_id.strip(),
        "tenant": draft.tenant.strip(),
        "authorize_url": draft.authorize_url.strip(),
        "token_url": draft.token_url.strip(),
        "scopes": draft.scopes.strip(),
    }
    if draft.client_secret:
        values["client_secret"] = draft.client_secret
    app, _ = OAuthApp.objects.update_or_create(provider=draft.provider, defaults=values)
    return app.pk


def _ends(app: OAuthApp | AppDraft) -> Ends:
    return ends_of(
        Provider(app.provider),
        tenant=app.tenant.strip(),
        authorize_url=app.authorize_url.strip(),
        token_url=app.token_url.strip(),
        scopes=app.scopes.strip(),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def begin(
    *,
    provider: Provider,
    address: str,
    redirect_uri: str,
    back: str,
    session_key: str,
    by: Actor,
    at: datetime,
) -> str:
    """The provider's address at which the administrator ``by`` says yes, in this session only."""
    user_id = _require(by)
    app = OAuthApp.objects.filter(provider=provider).first()
    normal = normal_address(address)
    if app is None or not normal or not session_key:
        raise BadProviderError
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(64)
    OAuthFlow.objects.filter(started_at__lt=at - timedelta(days=1)).delete()
    OAuthFlow.objects.create(
        digest=_digest(state),
        app=app,
        address=normal,
        verifier=verifier,
        session=_digest(session_key),
        user_id=user_id,
        back=back,
        started_at=at,
    )
    return question(
        _ends(app),
        client_id=app.client_id,
        redirect_uri=redirect_uri,
        state=state,
        verifier=verifier,
        address=normal,
    )


def finish(
    *,
    state: str,
    code: str,
    error: str,
    redirect_uri: str,
    session_key: str,
    by: Actor,
    at: datetime,
) -> Finished:
    """Take the provider's answer, once. Raises BadConsentError, ConsentRefusedError."""
    user_id = _require(by)
    flow = _take_flow(state, session_key=session_key, user_id=user_id, at=at)
    if error or not code:
        raise ConsentRefusedError(why=error[:60] or "no_code")
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "client_id": flow.app.client_id,
        "code_verifier": flow.verifier,
    }
    tokens = _ask(flow.app, form)
    if tokens.answer != Answer.TOKENS:
        raise ConsentRefusedError(why=tokens.why)
    if not tokens.refresh:
        raise ConsentRefusedError(why="no_refresh_token")
    return Finished(account_id=_keep(flow, tokens, at), back=flow.back)


def _take_flow(state: str, *, session_key: str, user_id: UUID, at: datetime) -> OAuthFlow:
    """The question that ``state`` answers, used up; the verifier leaves the database."""
    with transaction.atomic(durable=False):
        flow = (
            OAuthFlow.objects.select_for_update(of=("self",))
            .select_related("app")
            .filter(
                digest=_digest(state),
                session=_digest(session_key),
                user_id=user_id,
                used_at=None,
                started_at__gt=at - FLOW_LIVES,
            )
            .first()
        )
        if flow is None:
            raise BadConsentError
        OAuthFlow.objects.filter(pk=flow.pk).update(used_at=at, verifier="")
    return flow


def _ask(app: OAuthApp, form: dict[str, str]) -> Tokens:
    if app.client_secret:
        form["client_secret"] = app.client_secret
    return token_endpoint.ask(_ends(app).token_url, form)


def _keep(flow: OAuthFlow, tokens: Tokens, at: datetime) -> UUID:
    account, _ = OAuthAccount.objects.update_or_create(
        app=flow.app,
        address=flow.address,
        defaults={
            "state": ConsentState.GIVEN,
            "why": "",
            "access_token": tokens.access,
            "refresh_token": tokens.refresh,
            "expires_at": at + timedelta(seconds=tokens.seconds),
            "consented_at": at,
            "consented_by": flow.user_id,
            "changed_at": at,
        },
    )
    return account.pk


def access_token(*, account_id: UUID, at: datetime, refused: str = "") -> str:
    """A token that is good for minutes, renewed first when it must be.

    ``refused`` is a token that a server did not take: it is renewed however young. One process at
    a time renews, the others use what it got (a rotated token used twice ends the consent).
    Raises ConsentLostError, ConsentLaterError.
    """
    account = _good(account_id, at, refused)
    if account.access_token:
        return account.access_token
    with locks.held(f"token of {account_id}"):
        account = _good(account_id, at, refused)
        return account.access_token or _renew(account, at)


def tokens(*, at: datetime) -> TokenSource:
    """For whoever speaks with a server: a token for an account, another after a refused one."""

    def give(account_id: UUID, refused: str) -> str:
        return access_token(account_id=account_id, at=at, refused=refused)

    return give


def _good(account_id: UUID, at: datetime, refused: str) -> OAuthAccount:
    """The account; its ``access_token`` is emptied when it may not be used any more."""
    account = OAuthAccount.objects.select_related("app").filter(pk=account_id).first()
    if account is None or account.state == ConsentState.LOST:
        raise ConsentLostError(address=account.address if account else "")
    if account.expires_at - MARGIN <= at or account.access_token == refused:
        account.access_token = ""
    return account


def _renew(account: OAuthAccount, at: datetime) -> str:
    form = {
        "grant_type": "refresh_token",
        "refresh_token": account.refresh_token,
        "client_id": account.app.client_id,
    }
    tokens = _ask(account.app, form)
    if tokens.answer == Answer.LATER:
        raise ConsentLaterError(address=account.address, why=tokens.why)
    if tokens.answer != Answer.TOKENS:
        _lose(account, tokens.why, at)
        raise ConsentLostError(address=account.address)
    account.access_token = tokens.access
    account.refresh_token = tokens.refresh or account.refresh_token
    account.expires_at = at + timedelta(seconds=tokens.seconds)
    account.changed_at = at
    account.save(update_fields=["access_token", "refresh_token", "expires_at", "changed_at"])
    return account.access_token


@transaction.atomic
def _lose(account: OAuthAccount, why: str, at: datetime) -> None:
    OAuthAccount.objects.filter(pk=account.pk).update(
        state=ConsentState.LOST, why=why, access_token="", changed_at=at
    )
    events.publish(
        ConsentLost(
            account_id=account.pk,
            provider=Provider(account.app.provider),
            address=account.address,
            why=why,
            lost_at=at,
        )
    )
