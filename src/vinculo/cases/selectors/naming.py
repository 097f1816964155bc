"""The numbers of cases, for figures that count them: a number tells nothing of anybody.

A restricted case counts as any other, but only who may see it reads which one it is.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

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
    found = {}
    rows = Case.objects.filter(pk__in=ids).annotate(is_closed=Q(restriction__isnull=False))
    for key, number, is_closed in rows.values_list("pk", "number", "is_closed"):
        if key in seen:
            found[key] = Thing(words=number, url=reverse("cases:page", args=[key]))
        else:
            words = _("Caso reservado") if is_closed else number
            found[key] = Thing(words=words, url="")
    return found
