"""What a company calls the matters of its cases: classes, tags and fields of its own."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinculo.cases.domain.facts import FieldKind, TermKind
from vinculo.cases.models.case import Case
from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


@recorded()
class Term(models.Model):
    """A class of subjects or a tag, below another one or at the top of its tree.

    ``words`` help to propose it. A retired term is offered no more and stays where it was used.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=7)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True, default="")
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.CASCADE, related_name="+", null=True
    )
    is_retired = models.BooleanField(default=False)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "kind": Privacy.NONE,
        "parent_id": Privacy.NONE,
        "name": Privacy.NONE,
        "words": Privacy.NONE,
        "service_id": Privacy.NONE,
        "is_retired": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="term_kind_known", condition=Q(kind__in=[k.value for k in TermKind])
            ),
            models.CheckConstraint(name="term_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="term_not_below_itself", condition=~Q(parent=models.F("id"))
            ),
            models.UniqueConstraint(
                fields=("kind", "parent", "name"), nulls_distinct=False, name="term_once_a_branch"
            ),
        )

    def __str__(self) -> str:
        return self.name


class CaseTag(models.Model):
    """A tag that somebody put on a case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "term_id": Privacy.NONE,
        "at": Privacy.NONE,
    }

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "term"), name="case_tag_once"),)
        indexes = (models.Index(fields=("term", "case"), name="case_tag_term"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.term_id}"


@recorded()
class CustomField(models.Model):
    """A field of the company's own on cases of some kinds, with what may stand in it.

    ``key`` names it in texts («campo.pedido») and stays; ``mask`` says how it looks: 9 a digit,
    A a letter, * either, anything else itself. ``kinds`` empty: on cases of every kind.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=30, unique=True)
    label = models.CharField(max_length=60)
    kind = models.CharField(max_length=7)
    kinds = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.CASCADE, related_name="+", null=True
    )
    options: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    mask = models.CharField(max_length=60, blank=True, default="")
    least = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    most = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    is_required = models.BooleanField(default=False)
    is_retired = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "key": Privacy.NONE,
        "label": Privacy.NONE,
        "kind": Privacy.NONE,
        "kinds": Privacy.NONE,
        "service_id": Privacy.NONE,
        "options": Privacy.NONE,
        "mask": Privacy.NONE,
        "least": Privacy.NONE,
        "most": Privacy.NONE,
        "is_required": Privacy.NONE,
        "is_retired": Privacy.NONE,
        "place": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="custom_field_kind_known", condition=Q(kind__in=[k.value for k in FieldKind])
            ),
            models.CheckConstraint(name="custom_field_has_label", condition=~Q(label="")),
            models.CheckConstraint(
                name="custom_field_bounds_in_order",
                condition=Q(least__isnull=True)
                | Q(most__isnull=True)
                | Q(least__lte=models.F("most")),
            ),
        )

    def __str__(self) -> str:
        return self.label


class FieldValue(models.Model):
    """What stands in a field of one case, as text in one way of writing it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    field = models.ForeignKey(CustomField, on_delete=models.PROTECT, related_name="+")
    value = models.CharField(max_length=300)

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "case_id": Privacy.NONE,
        "field_id": Privacy.NONE,
        "value": Privacy.PERSONAL,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "field"), name="field_value_once"),
            models.CheckConstraint(name="field_value_says_something", condition=~Q(value="")),
        )
        indexes = (models.Index(fields=("field", "value"), name="field_value_found"),)

    def __str__(self) -> str:
        return str(self.pk)
