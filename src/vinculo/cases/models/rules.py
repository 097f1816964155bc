"""What each service wants of its cases."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vinculo.cases.domain.lifecycle import LONGEST_GRACE_DAYS
from vinculo.kernel.history import recorded
from vinculo.kernel.privacy import Privacy


@recorded()
class ReplyRule(models.Model):
    """How long after its end a case of the service lives again by a reply; 0 days: never."""

    service_id = models.UUIDField(primary_key=True)
    grace_days = models.PositiveSmallIntegerField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "service_id": Privacy.NONE,
        "grace_days": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="reply_rule_grace_in_bounds",
                condition=Q(grace_days__gte=0, grace_days__lte=LONGEST_GRACE_DAYS),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
