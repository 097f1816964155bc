"""The service policy, version by version, and who has read it."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class PolicyVersion(models.Model):
    """One text of the service policy: a draft until somebody of direction signs it.

    ``digest`` is the SHA-256 of the text that was signed, byte for byte.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(unique=True)
    text = models.TextField(max_length=20_000)
    drafted_by = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    position = models.CharField(max_length=80, blank=True, default="")
    signed_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True, default="")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "version": Privacy.NONE,
        "text": Privacy.NONE,
        "drafted_by": Privacy.NONE,
        "drafted_at": Privacy.NONE,
        "signed_by_id": Privacy.NONE,
        "position": Privacy.NONE,
        "signed_at": Privacy.NONE,
        "digest": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="policy_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="policy_signed_whole",
                condition=Q(signed_at__isnull=True, signed_by__isnull=True, digest="")
                | (
                    Q(signed_at__isnull=False, signed_by__isnull=False)
                    & ~Q(digest="")
                    & ~Q(position="")
                ),
            ),
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(signed_at__isnull=True),
                name="policy_one_draft",
            ),
        )

    def __str__(self) -> str:
        return str(self.version)


class PolicyReading(models.Model):
    """That a person has read a signed policy."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "policy_id": Privacy.NONE,
        "user_id": Privacy.NONE,
        "read_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("policy", "user"), name="policy_reading_once"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.policy_id}"
