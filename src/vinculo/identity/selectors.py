"""Reading logins."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Exists, OuterRef
from django.utils.crypto import constant_time_compare

from vinculo.identity import policy
from vinculo.identity.contracts import (
    InvitationView,
    PersonRow,
    ProviderView,
    SessionView,
    Theme,
    TokenView,
    UserView,
)
from vinculo.identity.domain.browsers import browser_name
from vinculo.identity.models import ApiToken, Invitation, SignInProvider, User
from vinculo.kernel.actor import Actor, Role, keys_of
from vinculo.kernel.models import Sight
from vinculo.kernel.paging import Page, keyset
from vinculo.lib.text.sort_key import sort_key


def user_view(user: User) -> UserView:
    """A login as others may hold it."""
    return UserView(
        id=user.pk,
        email=user.email,
        name=user.name,
        roles=frozenset(map(Role, user.roles)),
        language=user.language,
        theme=Theme(user.theme),
        is_active=user.is_active,
    )


def actor_of(user: User, *, scopes: frozenset[str] | None = None) -> Actor:
    """The actor behind a loaded login, with the keys it holds now."""
    roles = frozenset(map(Role, user.roles))
    return Actor(
        user_id=user.pk,
        name=user.name,
        roles=roles,
        keys=keys_of(user.pk, roles),
        language=user.language,
        scopes=scopes,
    )


def user_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names by id, of logins open or closed; unknown ids are left out."""
    return dict(User.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def users(*, role: Role | None = None) -> list[UserView]:
    """Open logins by name, all or those with ``role``."""
    found = User.objects.filter(is_active=True)
    if role is not None:
        found = found.filter(roles__contains=[role.value])
    return sorted(map(user_view, found.order_by("pk")), key=lambda user: sort_key(user.name))


def people(*, actor: Actor) -> list[PersonRow]:
    """Every login that ``actor`` may open, the closed ones last."""
    second = Authenticator.objects.filter(user=OuterRef("pk")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    found = (
        User.objects.filter(policy.visible(actor))
        .annotate(second=Exists(second))
        .order_by("-is_active", "name", "pk")
    )
    return [
        PersonRow(
            id=user.pk,
            email=user.email,
            name=user.name,
            roles=frozenset(map(Role, user.roles)),
            is_active=user.is_active,
            has_second_factor=user.second,
            last_login=user.last_login,
        )
        for user in found
    ]


def has_second_factor(*, user_id: UUID) -> bool:
    """Whether a password alone does not let this person in."""
    return (
        Authenticator.objects.filter(user_id=user_id)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .exists()
    )


def names_for_evidence(*, actor: Actor) -> dict[UUID, str]:
    """Everybody's name, for whoever reads evidence."""
    if not policy.may(actor, "identity.history"):
        return {}
    found = User.objects.order_by("pk").values_list("pk", "name")
    return dict(sorted(found, key=lambda person: sort_key(person[1])))


def sights(
    *,
    actor: Actor,
    cursor: str | None = None,
    actor_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Page[dict[str, Any]]:
    """Who saw whose data, the latest first."""
    rows = Sight.objects.all() if policy.may(actor, "identity.history") else Sight.objects.none()
    if actor_id:
        rows = rows.filter(actor_id=actor_id)
    if since:
        rows = rows.filter(quarter__gte=since)
    if until:
        rows = rows.filter(quarter__lt=until)
    values = rows.values("id", "actor_id", "subject", "quarter", "where")
    return keyset(values, cursor=cursor, time="quarter", key="id")


def person(*, actor: Actor, user_id: UUID) -> UserView | None:
    """One login, None when it is unknown or out of the actor's sight."""
    user = User.objects.filter(policy.visible(actor)).filter(pk=user_id).first()
    return None if user is None else user_view(user)


def administrators_besides(user_id: UUID) -> int:
    """How many other open logins can administer the installation."""
    return (
        User.objects.filter(is_active=True, roles__contains=[Role.ADMINISTRATOR.value])
        .exclude(pk=user_id)
        .count()
    )


def open_invitations(*, at: datetime) -> list[InvitationView]:
    """Invitations that wait to be accepted, the newest first."""
    found = Invitation.objects.open(at).select_related("invited_by").order_by("-created_at", "pk")
    return [invitation_view(invitation) for invitation in found]


def invitation_view(invitation: Invitation) -> InvitationView:
    """An invitation without its digest."""
    return InvitationView(
        id=invitation.pk,
        email=invitation.email,
        roles=frozenset(map(Role, invitation.roles)),
        grants=tuple(invitation.grants),
        invited_by_name=invitation.invited_by.name if invitation.invited_by else "",
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
    )


def session_user(session_key: str) -> User | None:
    """Whose live session this is; None when it ended, expired or the password has changed."""
    values = SessionStore(session_key).load()
    if not values or BACKEND_SESSION_KEY not in values:
        return None
    user = User.objects.filter(pk=values.get(SESSION_KEY) or "", is_active=True).first()
    if user is None or not constant_time_compare(
        str(values.get(HASH_SESSION_KEY, "")), user.get_session_auth_hash()
    ):
        return None
    return user


def sessions_of(*, user_id: UUID, current_key: str | None) -> list[SessionView]:
    """Browsers in which a person is signed in, the latest first."""
    found = UserSession.objects.filter(user_id=user_id).order_by("-last_seen_at", "pk")
    return [
        SessionView(
            id=session.pk,
            ip=session.ip,
            browser=browser_name(session.user_agent),
            created_at=session.created_at,
            last_seen_at=session.last_seen_at,
            is_current=session.session_key == current_key,
        )
        for session in found
        if session_user(session.session_key) is not None
    ]


def tokens_of(*, user_id: UUID, at: datetime) -> list[TokenView]:
    """A person's API tokens, the newest first, ended ones too."""
    found = ApiToken.objects.filter(user_id=user_id).order_by("-created_at", "pk")
    return [token_view(token, at=at) for token in found]


def token_view(token: ApiToken, *, at: datetime) -> TokenView:
    """A token without its digest."""
    return TokenView(
        id=token.pk,
        name=token.name,
        prefix=token.prefix,
        scopes=tuple(token.scopes),
        created_at=token.created_at,
        expires_at=token.expires_at,
        last_used_at=token.last_used_at,
        is_alive=token.revoked_at is None and (token.expires_at is None or token.expires_at > at),
    )


def providers(*, only_enabled: bool = False) -> list[ProviderView]:
    """The OpenID Connect providers, by name."""
    found = SignInProvider.objects.order_by("name", "pk")
    if only_enabled:
        found = found.filter(is_enabled=True)
    return [
        ProviderView(
            key=provider.key,
            name=provider.name,
            server_url=provider.server_url,
            client_id=provider.client_id,
            is_enabled=provider.is_enabled,
        )
        for provider in found
    ]
