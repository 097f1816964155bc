"""What cases a service has, which customers have one open, and which went on in one."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from vinculo.cases.contracts import CaseKind, CaseView
from vinculo.cases.models import Case, CaseNotice, Note
from vinculo.cases.selectors.page import view_of


def unresolved_of(service_id: UUID) -> int:
    """How many cases of a service somebody still has something to do on; of the whole company."""
    return Case.objects.unresolved().filter(service_id=service_id).count()


def customers_with_open(records: Collection[UUID]) -> set[UUID]:
    """Those of these customers' records on whose case somebody still has something to do."""
    rows = Case.objects.unresolved().filter(customer_id__in=records)
    return set(rows.order_by().values_list("customer_id", flat=True).distinct())


def cases_known(case_ids: Collection[UUID]) -> dict[UUID, CaseView]:
    """These cases, by id."""
    return {row.pk: view_of(row) for row in Case.objects.filter(pk__in=case_ids)}


def open_of_kinds(
    kinds: Collection[CaseKind],
    *,
    known: QuerySet[Any],
    after: tuple[datetime, UUID] | None,
    most: int,
) -> list[tuple[UUID, UUID, datetime]]:
    """Cases of these kinds on which somebody still has something to do, the oldest first.

    Only those of which no row of ``known`` tells by its ``case``, and only those ``after`` one, by
    when it was opened and its id; at most so many. Each with its service and when it was opened.
    """
    told = Exists(known.filter(case=OuterRef("pk")))
    rows = Case.objects.unresolved().filter(~told, kind__in=kinds)
    if after is not None:
        opened_at, last = after
        rows = rows.filter(Q(opened_at__gt=opened_at) | Q(opened_at=opened_at, pk__gt=last))
    found = rows.order_by("opened_at", "pk").values_list("pk", "service_id", "opened_at")
    return list(found[:most])


def announced_by(case_id: UUID) -> UUID | None:
    """The announcement because of which a case came, if somebody said so."""
    rows = CaseNotice.objects.filter(case_id=case_id)
    return rows.values_list("notice_id", flat=True).first()


def with_merged(case_id: UUID) -> list[UUID]:
    """A case, and those that go on in it, however many joins ago; one query for each join."""
    found, level = [case_id], [case_id]
    while level:
        rows = Case.objects.filter(merged_into__in=level).order_by("pk")
        level = [each for each in rows.values_list("pk", flat=True) if each not in found]
        found += level
    return found


def registered_words(case_id: UUID) -> str:
    """What was written down of a case that somebody here registered; "" of any other."""
    rows = Note.objects.filter(case_id=case_id, case__registered_by__isnull=False)
    return rows.order_by("at", "pk").values_list("text", flat=True).first() or ""


def cases_of(conversation_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """From a conversation to its latest case."""
    rows = Case.objects.filter(conversation_id__in=conversation_ids)
    latest = rows.order_by("conversation_id", "-opened_at", "-pk").distinct("conversation_id")
    return dict(latest.values_list("conversation_id", "pk"))
