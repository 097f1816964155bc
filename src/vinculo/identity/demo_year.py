"""Many people of a demo company at once: they share the password of the installation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from vinculo.identity.demo import email_of
from vinculo.identity.models import User
from vinculo.kernel.actor import Role
from vinculo.kernel.demo import demo_id, demo_secrets


@dataclass(frozen=True, kw_only=True)
class YearLogin:
    """Somebody who works there, under ``demo_id("user:<key>")``."""

    key: str
    name: str
    roles: tuple[Role, ...]


def write_logins(logins: Sequence[YearLogin], *, at: datetime) -> None:
    """Enter them; the password is hashed once, since hashing is slow on purpose."""
    password = make_password(demo_secrets.password)
    users = [
        User(
            id=demo_id(f"user:{login.key}"),
            email=email_of(login.key),
            name=login.name,
            roles=sorted(role.value for role in login.roles),
            password=password,
            created_at=at,
        )
        for login in logins
    ]
    User.objects.bulk_create(users)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
