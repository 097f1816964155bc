"""The numbers of cases, for figures that count them: a number tells nothing of anybody."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse

from vinculo.cases import policy
from vinculo.cases.models import Case
from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Thing


def named(actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, Thing]:
    """Each case by its number; with its page for those who may see it."""
    seen: set[UUID] = set()
    if policy.may(actor, "cases.see"):
        seen = set(
            Case.objects.filter(policy.visible(actor), pk__in=ids).values_list("pk", flat=True)
        )
    numbers = Case.objects.filter(pk__in=ids).values_list("pk", "number")
    return {
        key: Thing(words=number, url=reverse("cases:page", args=[key]) if key in seen else "")
        for key, number in numbers
    }
