"""The people of the practice company."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from vinculo.identity.models import User
from vinculo.identity.services.accounts import check_password_strength, create_user
from vinculo.kernel.actor import Role
from vinculo.kernel.demo import demo_id, demo_name, demo_parts, demo_secrets

PEOPLE = (
    ("marta", "Marta Rey", (Role.AGENT,)),
    ("javier", "Javier Ruiz", (Role.AGENT,)),
    ("pilar", "Pilar Nieto", (Role.SUPERVISOR,)),
    ("raul", "Raúl Ortega", (Role.OWNER, Role.ANALYST)),
    ("ana", "Ana Millán", (Role.ADMINISTRATOR, Role.DIRECTION)),
)


def email_of(key: str) -> str:
    """The address with which a practice person signs in."""
    return f"{key}@{demo_name.domain}"


def load(at: datetime) -> None:
    """Five logins with one password, which the runner chose for this installation.

    It is hashed once, since hashing is slow on purpose.
    """
    made = [
        create_user(
            email=email_of(key),
            name=name,
            roles=roles,
            password=None,
            at=at,
            user_id=demo_id(f"user:{key}"),
        )
        for key, name, roles in PEOPLE
    ]
    check_password_strength(demo_secrets.password)
    User.objects.filter(pk__in=[user.id for user in made]).update(
        password=make_password(demo_secrets.password)
    )


demo_parts.add("identity", load)
