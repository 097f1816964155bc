"""Making, changing and closing logins."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from vinculo.identity import selectors
from vinculo.identity.contracts import Theme, UserView
from vinculo.identity.domain.access import check_roles
from vinculo.identity.domain.errors import EmailTakenError, WeakPasswordError
from vinculo.identity.events import UserDeactivated
from vinculo.identity.models import ApiToken, User
from vinculo.identity.services.sessions import end_sessions
from vinculo.kernel import events
from vinculo.kernel.actor import Role
from vinculo.kernel.ids import new_id


@transaction.atomic
def create_user(
    *,
    email: str,
    name: str,
    roles: Iterable[Role],
    password: str | None,
    at: datetime,
    language: str = "es",
    user_id: UUID | None = None,
) -> UserView:
    """Make a login; without ``password`` it can only be used after a reset or by a provider."""
    wanted = check_roles(before=(), after=roles, is_active=True, other_administrators=0)
    user = User(
        id=user_id or new_id(),
        email=email.strip().lower(),
        name=name.strip(),
        roles=sorted(wanted),
        language=language,
        created_at=at,
    )
    if password is None:
        user.set_unusable_password()
    else:
        check_password_strength(password, user)
        user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        raise EmailTakenError(email=user.email) from error
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return selectors.user_view(user)


def check_password_strength(password: str, user: User | None = None) -> None:
    """Refuse what is short, common or the person's own name. Raises WeakPasswordError."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPasswordError(reasons=" ".join(error.messages)) from error


@transaction.atomic
def set_password(*, user_id: UUID, password: str) -> None:
    """Give a login a new password; every session ends with the old one."""
    user = User.objects.select_for_update().get(pk=user_id)
    check_password_strength(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    end_sessions(user_id=user_id)


@transaction.atomic
def set_roles(*, user_id: UUID, roles: Iterable[Role]) -> None:
    """Give a login exactly these roles. Raises LastAdministratorError, NoRolesError."""
    _lock_administrators()
    user = User.objects.select_for_update().get(pk=user_id)
    wanted = check_roles(
        before=map(Role, user.roles),
        after=roles,
        is_active=user.is_active,
        other_administrators=selectors.administrators_besides(user_id),
    )
    user.roles = sorted(wanted)
    user.save(update_fields=["roles"])


@transaction.atomic
def deactivate(*, user_id: UUID, at: datetime) -> None:
    """Close a login: its sessions and tokens end at once. Raises LastAdministratorError."""
    _lock_administrators()
    user = User.objects.select_for_update().get(pk=user_id)
    roles = list(map(Role, user.roles))
    check_roles(
        before=roles,
        after=roles,
        is_active=False,
        other_administrators=selectors.administrators_besides(user_id),
    )
    if not user.is_active:
        return
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user_id=user_id)
    ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
    events.publish(UserDeactivated(user_id=user_id))


@transaction.atomic
def reactivate(*, user_id: UUID) -> None:
    """Open a closed login again; tokens stay revoked."""
    User.objects.filter(pk=user_id).update(is_active=True)


@transaction.atomic
def set_profile(*, user_id: UUID, name: str, language: str, theme: Theme) -> None:
    """What a person chooses about the own account."""
    User.objects.filter(pk=user_id).update(name=name.strip(), language=language, theme=theme.value)


def set_language(*, user_id: UUID, language: str) -> None:
    """The language that a person reads."""
    User.objects.filter(pk=user_id).update(language=language)


def set_theme(*, user_id: UUID, theme: Theme) -> None:
    """How a person wants the pages lit."""
    User.objects.filter(pk=user_id).update(theme=theme.value)


def set_single_keys(*, user_id: UUID, are_on: bool) -> None:
    """Whether letters alone are orders for a person (WCAG 2.1.4)."""
    User.objects.filter(pk=user_id).update(single_keys=are_on)


@transaction.atomic
def remove_second_factor(*, user_id: UUID) -> None:
    """Take away every second factor, for somebody who lost theirs; sessions end."""
    Authenticator.objects.filter(user_id=user_id).delete()
    end_sessions(user_id=user_id)


def _lock_administrators() -> None:
    """Two administrators who close each other wait for one another here."""
    list(
        User.objects.select_for_update()
        .filter(roles__contains=[Role.ADMINISTRATOR.value])
        .order_by("pk")
        .values_list("pk", flat=True)
    )
