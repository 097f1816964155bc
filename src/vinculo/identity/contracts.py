"""What other contexts may hold of a login."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.actor import Role
from vinculo.kernel.registry import Registry


class Theme(StrEnum):
    """How a person wants the pages lit."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, kw_only=True)
class UserView:
    """A login, without its secrets."""

    id: UUID
    email: str
    name: str
    roles: frozenset[Role]
    language: str
    theme: Theme
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One line of the list of people."""

    id: UUID
    email: str
    name: str
    roles: frozenset[Role]
    is_active: bool
    has_second_factor: bool
    last_login: datetime | None


@dataclass(frozen=True, kw_only=True)
class SessionView:
    """One signed-in browser of a person."""

    id: int
    ip: str
    browser: str
    created_at: datetime
    last_seen_at: datetime
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class InvitationView:
    """An invitation as administrators see it; its link is shown once, when it is made."""

    id: UUID
    email: str
    roles: frozenset[Role]
    grants: tuple[str, ...]
    invited_by_name: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class GrantKind:
    """What a context above offers in an invitation besides roles: its words and its choices.

    A choice is a key that is handed back untouched when the invitation is accepted
    (``"team:<id>"``) and what people read of it.
    """

    label: object
    note: object
    choices: Callable[[], Sequence[tuple[str, str]]]


grant_kinds: Registry[GrantKind] = Registry("grants of invitations")
"""From the first part of a key (``"team"``) to the choices; filled by ``panels/``."""


@dataclass(frozen=True, kw_only=True)
class IssuedInvitation:
    """A fresh invitation with the token that opens it."""

    invitation: InvitationView
    token: str


@dataclass(frozen=True, kw_only=True)
class TokenView:
    """An API token without its secret part."""

    id: UUID
    name: str
    prefix: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    is_alive: bool


@dataclass(frozen=True, kw_only=True)
class IssuedToken:
    """A fresh API token; ``secret`` is shown now and never again."""

    token: TokenView
    secret: str


@dataclass(frozen=True, kw_only=True)
class ProviderView:
    """An OpenID Connect provider that people may sign in with."""

    key: str
    name: str
    server_url: str
    client_id: str
    is_enabled: bool
