"""Tables of the identity context."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from vinculo.kernel.actor import Role
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class UserAccounts(BaseUserManager["User"]):
    """How Django and allauth make and find logins."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A login of somebody who works here; customers have none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    roles = ArrayField(models.CharField(max_length=20), default=list)
    language = models.CharField(max_length=5, default="es")
    theme = models.CharField(max_length=6, default="auto")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ("name",)
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
        "is_active": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(
                name="user_roles_known", condition=Q(roles__contained_by=[r.value for r in Role])
            ),
            models.CheckConstraint(
                name="user_theme_known", condition=Q(theme__in=["auto", "light", "dark"])
            ),
            models.CheckConstraint(
                name="user_language_known", condition=Q(language__in=["es", "en"])
            ),
        )

    def __str__(self) -> str:
        return self.email
