"""Who customers are, how they are reached, and who is one with whom."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q

from vinculo.customers.contracts import ContactKind, CustomerKind, Standing
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.lib.text.sort_key import SORT_KEY_MAX_LENGTH


@recorded(exclude=("sort_name", "access_keys"))
class Customer(models.Model):
    """A person or organisation as it was once entered; never joined by rewriting.

    ``cluster_id`` says who is one: records of the same customer share it, a record alone has its
    own id there. Nobody reads a record whose ``standing`` is another than active.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cluster_id = models.UUIDField()
    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=SORT_KEY_MAX_LENGTH, db_collation="C")
    kind = models.CharField(max_length=12, default=CustomerKind.PERSON)
    language = models.CharField(max_length=5, default="es")
    restricted = models.BooleanField(default=False)
    access_keys = ArrayField(models.CharField(max_length=80), default=list)
    standing = models.CharField(max_length=8, default=Standing.ACTIVE, db_default=Standing.ACTIVE)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "cluster_id": Privacy.NONE,
        "name": Privacy.PERSONAL,
        "sort_name": Privacy.PERSONAL,
        "kind": Privacy.NONE,
        "language": Privacy.PERSONAL,
        "restricted": Privacy.PERSONAL,
        "access_keys": Privacy.NONE,
        "standing": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="customer_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="customer_standing_known",
                condition=Q(standing__in=[each.value for each in Standing]),
            ),
            models.CheckConstraint(
                name="customer_kind_known", condition=Q(kind__in=[k.value for k in CustomerKind])
            ),
            models.CheckConstraint(
                name="customer_language_known", condition=Q(language__in=["es", "en"])
            ),
        )
        indexes = (
            models.Index(fields=("sort_name", "id"), name="customer_by_name"),
            models.Index(fields=("cluster_id",), name="customer_by_cluster"),
            GinIndex(
                OpClass(models.Func("name", function="search_fold"), name="gin_trgm_ops"),
                name="customer_by_likeness",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


@recorded()
class ContactPoint(models.Model):
    """An e-mail address or telephone of one customer; others may have the same."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=254)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "customer_id": Privacy.NONE,
        "kind": Privacy.NONE,
        "value": Privacy.PERSONAL,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("customer", "kind", "value"), name="contact_point_once_a_customer"
            ),
            models.CheckConstraint(
                name="contact_point_kind_known",
                condition=Q(kind__in=[k.value for k in ContactKind]),
            ),
            models.CheckConstraint(name="contact_point_has_value", condition=~Q(value="")),
        )
        indexes = (
            models.Index(fields=("kind", "value"), name="contact_point_by_value"),
            GinIndex(
                fields=("value",), opclasses=("gin_trgm_ops",), name="contact_point_by_fragment"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Merge(models.Model):
    """Somebody's word that two customers are one, and how each record stood before it.

    ``before``: from the id of each record that moved to its cluster, sight and keys. The rows of
    other contexts keep the record they were given, so taking it back loses nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kept = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    before: models.JSONField[Any, Any] = models.JSONField(default=dict)
    at = models.DateTimeField()
    person_id = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by_id = models.UUIDField(null=True)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "kept_id": Privacy.NONE,
        "other_id": Privacy.NONE,
        "before": Privacy.NONE,
        "at": Privacy.NONE,
        "person_id": Privacy.NONE,
        "undone_at": Privacy.NONE,
        "undone_by_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=models.F("other"))),
        )
        indexes = (
            models.Index(fields=("kept", "-at"), name="merge_by_kept"),
            models.Index(fields=("other", "-at"), name="merge_by_other"),
        )

    def __str__(self) -> str:
        return f"{self.kept_id} {self.other_id}"
