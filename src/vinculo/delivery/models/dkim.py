"""Keys with which mail of a domain is signed."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.delivery.contracts import KeyState, Published
from vinculo.kernel.crypto import EncryptedTextField
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded(only=("domain", "selector", "state"))
class DkimKey(models.Model):
    """A key of a domain: prepared, in use, or kept in the DNS until what it signed has arrived."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    domain = models.CharField(max_length=253)
    selector = models.CharField(max_length=63)
    private_key = EncryptedTextField()
    public_key = models.TextField()
    state = models.CharField(max_length=8, default=KeyState.PREPARED)
    published = models.CharField(max_length=11, blank=True, default="")
    made_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    active_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "domain": Privacy.NONE,
        "selector": Privacy.NONE,
        "private_key": Privacy.SECRET,
        "public_key": Privacy.NONE,
        "state": Privacy.NONE,
        "published": Privacy.NONE,
        "made_at": Privacy.NONE,
        "checked_at": Privacy.NONE,
        "active_at": Privacy.NONE,
        "retired_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("domain", "selector"), name="dkim_key_once"),
            models.UniqueConstraint(
                fields=("domain",), condition=Q(state="active"), name="dkim_key_one_signs"
            ),
            models.UniqueConstraint(
                fields=("domain",), condition=Q(state="prepared"), name="dkim_key_one_prepared"
            ),
            models.CheckConstraint(
                name="dkim_key_state_known", condition=Q(state__in=[s.value for s in KeyState])
            ),
            models.CheckConstraint(
                name="dkim_key_published_known",
                condition=Q(published__in=["", *(p.value for p in Published)]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.selector}._domainkey.{self.domain}"
