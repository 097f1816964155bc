"""The door to logins."""

from collections.abc import Iterable
from uuid import UUID

from vinculo.identity import selectors
from vinculo.identity.contracts import UserView
from vinculo.identity.models import User
from vinculo.identity.services.accounts import (
    create_user,
    deactivate,
    remove_second_factor,
    set_language,
    set_password,
    set_roles,
    set_theme,
)
from vinculo.identity.services.invitations import invite
from vinculo.identity.services.sessions import end_sessions
from vinculo.identity.services.tokens import issue_token
from vinculo.kernel.actor import Actor, Role


def user_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names by id, of logins open or closed; unknown ids are left out."""
    return selectors.user_names(ids)


def users(role: Role | None = None) -> list[UserView]:
    """Open logins by name, all or those with ``role``."""
    return selectors.users(role=role)


def user_by_email(email: str) -> UserView | None:
    """The login with this address, in any spelling of its case."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    return None if user is None else selectors.user_view(user)


def actor_for(user_id: UUID, *, scopes: frozenset[str] | None = None) -> Actor | None:
    """The actor of an open login, with the keys it holds now; None for a closed or unknown one."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return None if user is None else selectors.actor_of(user, scopes=scopes)


def session_is_alive(session_key: str) -> bool:
    """Whether a session still lets somebody in: not ended, not expired, login open."""
    return selectors.session_user(session_key) is not None


def actor_of_session(session_key: str) -> Actor | None:
    """Who is behind a session, for streams that stay open."""
    user = selectors.session_user(session_key)
    return None if user is None else selectors.actor_of(user)


__all__ = [
    "actor_for",
    "actor_of_session",
    "create_user",
    "deactivate",
    "end_sessions",
    "invite",
    "issue_token",
    "remove_second_factor",
    "session_is_alive",
    "set_language",
    "set_password",
    "set_roles",
    "set_theme",
    "user_by_email",
    "user_names",
    "users",
]
