"""Cases of a customer whose data is blocked: nobody's key opens them, and they come back whole."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.models import Case, TrackingLink
from vinculo.cases.services import story
from vinculo.clocks import api as clocks
from vinculo.customers.contracts import OpenMatter


@transaction.atomic
def hide(case_ids: Collection[UUID], *, at: datetime) -> None:
    """Take the cases, with their conversations and links, out of everybody's sight."""
    rows = Case.objects.filter(pk__in=case_ids, keys_hidden__isnull=True).order_by("pk")
    for case in rows.select_for_update(of=("self",)):
        before = list(case.access_keys)
        case.keys_hidden, case.access_keys = before, []
        case.save(update_fields=["keys_hidden", "access_keys"])
        clocks.set_keys(subject=story.subject_of(case.pk), keys=[])
        story.tell(case, *before)
    threads = Case.objects.filter(pk__in=case_ids, conversation__isnull=False)
    links = TrackingLink.objects.filter(conversation__in=threads.values("conversation"))
    links.filter(revoked_at__isnull=True).update(revoked_at=at)


@transaction.atomic
def show(case_ids: Collection[UUID]) -> None:
    """Let whoever may see the cases by queue, service or name see them again."""
    rows = Case.objects.filter(pk__in=case_ids, keys_hidden__isnull=False).order_by("pk")
    for case in rows.select_for_update(of=("self",)):
        case.access_keys, case.keys_hidden = case.keys_hidden or [], None
        case.save(update_fields=["keys_hidden", "access_keys"])
        story.share(case)
        story.share_conversation(case)
        story.tell(case)


def open_cases(customer_ids: Sequence[UUID]) -> list[OpenMatter]:
    """How many cases of these customers nobody has resolved."""
    number = Case.objects.unresolved().filter(customer_id__in=customer_ids).count()
    return [OpenMatter(code="cases", n=number)] if number else []
