"""What other contexts' tests may use of logins."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.test import Client

from vinculo.identity import api
from vinculo.identity.contracts import UserView
from vinculo.identity.services.accounts import create_user
from vinculo.kernel.actor import Role

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
    """A browser in which ``user`` has signed in."""
    browser = client or Client()
    browser.force_login(get_user_model().objects.get(pk=user.id))
    return browser


def a_token(user: UserView, *scopes: str) -> str:
    """The secret of a fresh API token of ``user``."""
    return api.issue_token(
        user_id=user.id, name="prueba", scopes=scopes or ("*",), expires_at=None, at=START
    ).secret


def a_member(*roles: Role) -> Client:
    """A signed-in browser of a new person with these roles."""
    return signed_in(a_user(*roles))
