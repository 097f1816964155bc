"""What other contexts' tests may use of logins."""

import time
from datetime import UTC, datetime
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.test import Client

from vinculo.identity import api
from vinculo.identity.contracts import UserView
from vinculo.identity.models import Invitation
from vinculo.identity.services.accounts import create_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import Things, matrix_things

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PASSWORD = "laguna-verde-27"


def a_user(
    *roles: Role,
    email: str = "",
    name: str = "Prueba Pérez",
    password: str | None = None,
    user_id: UUID | None = None,
    language: str = "es",
) -> UserView:
    """A login; an agent when no role is named. Without a password it is made much quicker."""
    return create_user(
        email=email or f"{uuid4().hex[:12]}@example.com",
        name=name,
        roles=roles or (Role.AGENT,),
        password=password,
        at=START,
        language=language,
        user_id=user_id,
    )


def signed_in(user: UserView, client: Client | None = None) -> Client:
    """A browser in which ``user`` has signed in just now."""
    browser = client or Client()
    browser.force_login(get_user_model().objects.get(pk=user.id))
    session = browser.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session.save()
    return browser


def a_token(user: UserView, *scopes: str) -> str:
    """The secret of a fresh API token of ``user``."""
    return api.issue_token(
        user_id=user.id, name="prueba", scopes=scopes or ("*",), expires_at=None, at=START
    ).secret


def granted_to(email: str) -> list[str] | None:
    """What the open invitation of this address carries; None when there is none."""
    found = Invitation.objects.filter(email=email).first()
    return None if found is None else list(found.grants)


def a_member(*roles: Role) -> Client:
    """A signed-in browser of a new person with these roles."""
    return signed_in(a_user(*roles))


def _invitations(user_id: UUID, roles: frozenset[Role]) -> Things:
    del roles
    issued = api.invite(
        email=f"{uuid4().hex[:12]}@example.com",
        roles=[Role.AGENT],
        invited_by=user_id,
        at=clock.now(),
    )
    return Things(own=issued.invitation.id, foreign=None)


def _tokens(user_id: UUID, roles: frozenset[Role]) -> Things:
    del roles

    def token_of(owner: UUID) -> UUID:
        return api.issue_token(
            user_id=owner, name="prueba", scopes=("*",), expires_at=None, at=START
        ).token.id

    return Things(own=token_of(user_id), foreign=token_of(a_user().id))


def _sessions(user_id: UUID, roles: frozenset[Role]) -> Things:
    del roles

    def session_of(owner: UUID) -> int:
        return int(
            UserSession.objects.create(
                user_id=owner, ip="192.0.2.1", session_key=uuid4().hex, user_agent="prueba"
            ).pk
        )

    return Things(own=session_of(user_id), foreign=session_of(a_user().id))


def _keys(user_id: UUID, roles: frozenset[Role]) -> Things:
    """Passkeys are opened after confirming who one is, so only foreign ones are tried."""
    del user_id, roles
    stranger = a_user().id
    key = Authenticator.objects.create(user_id=stranger, type="webauthn", data={"name": "x"})
    return Things(own=None, foreign=key.pk)


matrix_things.add("invitation_id", _invitations)
matrix_things.add("token_id", _tokens)
matrix_things.add("session_id", _sessions)
matrix_things.add("pk", _keys)
matrix_things.add("day", lambda _user_id, _roles: Things(own=None, foreign=None))
