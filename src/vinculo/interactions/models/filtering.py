"""What the company does not want to receive, and where mail did not arrive."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.interactions.contracts import SpamRuleKind
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded(exclude=("made_by", "made_at"))
class SpamRule(models.Model):
    """What the company does not want to receive; what matches waits in quarantine."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=254)
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "kind": Privacy.NONE,
        "value": Privacy.PERSONAL,
        "made_by": Privacy.NONE,
        "made_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "value"), name="spam_rule_once"),
            models.CheckConstraint(name="spam_rule_has_value", condition=~Q(value="")),
            models.CheckConstraint(
                name="spam_rule_kind_known",
                condition=Q(kind__in=[k.value for k in SpamRuleKind]),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class FailedAddress(models.Model):
    """An address that mail did not reach, as its server said the last time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.CharField(max_length=254, unique=True)
    is_final = models.BooleanField()
    code = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    times = models.PositiveIntegerField(default=1)
    failed_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "address": Privacy.PERSONAL,
        "is_final": Privacy.NONE,
        "code": Privacy.NONE,
        "reason": Privacy.PERSONAL,
        "times": Privacy.NONE,
        "failed_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="failed_address_has_address", condition=~Q(address="")),
        )

    def __str__(self) -> str:
        return str(self.pk)
