"""Tables of the identity context."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from vinculo.kernel.actor import Role
from vinculo.kernel.crypto import EncryptedTextField
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.kernel.statements import Statement

ROLES = [role.value for role in Role]


class UserAccounts(BaseUserManager["User"]):
    """How Django and allauth make and find logins."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def get(self, *args: Any, **wanted: Any) -> "User":
        """One login; by its id alone, as every page asks, it is a query that is written once."""
        if args or list(wanted) != ["pk"] or not isinstance(wanted["pk"], UUID):
            return super().get(*args, **wanted)
        row = _by_id.first(key=wanted["pk"])
        if row is None:
            raise User.DoesNotExist
        return User.from_db(self.db, _columns(), row)


@recorded(exclude=("password", "last_login", "language", "theme", "single_keys"))
class User(AbstractBaseUser):
    """A login of somebody who works here; customers have none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    roles = ArrayField(models.CharField(max_length=20), default=list)
    language = models.CharField(max_length=5, default="es")
    theme = models.CharField(max_length=6, default="auto")
    single_keys = models.BooleanField(default=True, db_default=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserAccounts()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "password": Privacy.SECRET,
        "last_login": Privacy.PERSONAL,
        "email": Privacy.PERSONAL,
        "name": Privacy.PERSONAL,
        "roles": Privacy.NONE,
        "language": Privacy.NONE,
        "theme": Privacy.NONE,
        "single_keys": Privacy.NONE,
        "is_active": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(name="user_roles_known", condition=Q(roles__contained_by=ROLES)),
            models.CheckConstraint(
                name="user_theme_known", condition=Q(theme__in=["auto", "light", "dark"])
            ),
            models.CheckConstraint(
                name="user_language_known", condition=Q(language__in=["es", "en"])
            ),
        )

    def __str__(self) -> str:
        return self.email


@Statement
def _by_id(key: UUID) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = User.objects.filter(pk=key).values(*_columns())
    return rows


def _columns() -> list[str]:
    return [column.attname for column in User._meta.concrete_fields]


class Invitations(models.QuerySet["Invitation"]):
    """Filters of invitations."""

    def open(self, at: datetime) -> "Invitations":
        """Those that may still be accepted."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)


@recorded(exclude=("token_digest",))
class Invitation(models.Model):
    """An offer of a login, opened once by a token of which only the digest is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254)
    roles = ArrayField(models.CharField(max_length=20), default=list)
    grants = ArrayField(models.CharField(max_length=80), default=list)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = Invitations.as_manager()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "email": Privacy.PERSONAL,
        "roles": Privacy.NONE,
        "grants": Privacy.NONE,
        "token_digest": Privacy.SECRET,
        "invited_by_id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "created_at": Privacy.NONE,
        "expires_at": Privacy.NONE,
        "accepted_at": Privacy.NONE,
        "revoked_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="invitation_roles_known", condition=Q(roles__contained_by=ROLES)
            ),
            models.CheckConstraint(
                name="invitation_expires_later", condition=Q(expires_at__gt=F("created_at"))
            ),
            models.CheckConstraint(
                name="invitation_accepted_has_user",
                condition=Q(accepted_at=None, user=None)
                | Q(accepted_at__isnull=False, user__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_not_accepted_and_revoked",
                condition=Q(accepted_at=None) | Q(revoked_at=None),
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="invitation_one_open",
                condition=Q(accepted_at=None, revoked_at=None),
            ),
        )
        indexes = (models.Index(fields=("-created_at",), name="invitation_recent"),)

    def __str__(self) -> str:
        return self.email


@recorded(exclude=("digest", "last_used_at"))
class ApiToken(models.Model):
    """A program's way in, on behalf of a login and never wider than its scopes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    scopes = ArrayField(models.CharField(max_length=60))
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "name": Privacy.NONE,
        "prefix": Privacy.NONE,
        "digest": Privacy.SECRET,
        "scopes": Privacy.NONE,
        "created_at": Privacy.NONE,
        "expires_at": Privacy.NONE,
        "last_used_at": Privacy.NONE,
        "revoked_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="api_token_has_scopes", condition=Q(scopes__len__gt=0)),
            models.CheckConstraint(
                name="api_token_expires_later",
                condition=Q(expires_at=None) | Q(expires_at__gt=F("created_at")),
            ),
        )
        indexes = (models.Index(fields=("user", "-created_at"), name="api_token_of_user"),)

    def __str__(self) -> str:
        return self.prefix


@recorded(exclude=("client_secret",))
class SignInProvider(models.Model):
    """An OpenID Connect provider; it signs people in, it never makes logins by itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    server_url = models.URLField(max_length=300)
    client_id = models.CharField(max_length=200)
    client_secret = EncryptedTextField()
    is_enabled = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "key": Privacy.NONE,
        "name": Privacy.NONE,
        "server_url": Privacy.NONE,
        "client_id": Privacy.NONE,
        "client_secret": Privacy.SECRET,
        "is_enabled": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="sign_in_provider_address_is_web", condition=Q(server_url__startswith="http")
            ),
        )

    def __str__(self) -> str:
        return self.key
