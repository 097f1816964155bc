"""Third parties by whose hands a service reaches the customer."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.portfolio.contracts.party import PartyKind
from vinculo.portfolio.labels.decisions import PARTY_KIND


@recorded(exclude=("sort_name",))
class Party(models.Model):
    """A distributor or an outsourcer: an organisation, never a person.

    ``owner`` is who answers inside for what it keeps; ``until`` is its last day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=11, choices=PARTY_KIND)
    name = models.CharField(max_length=120, unique=True)
    sort_name = models.CharField(max_length=480, db_collation="C")
    does = models.TextField(blank=True, default="", max_length=1000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    since = models.DateField()
    until = models.DateField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "kind": Privacy.NONE,
        "name": Privacy.NONE,
        "sort_name": Privacy.NONE,
        "does": Privacy.NONE,
        "owner_id": Privacy.NONE,
        "since": Privacy.NONE,
        "until": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="party_kind_known", condition=Q(kind__in=PartyKind)),
            models.CheckConstraint(name="party_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="party_ends_after_start",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        )
        indexes = (models.Index(name="party_by_name", fields=("sort_name", "id")),)

    def __str__(self) -> str:
        return self.name
