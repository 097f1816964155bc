"""The catalogue of remedies, what roles may grant, and how much of it is used."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, Sum

from vinculo.complaints.contracts import RemedyState, RemedyWay
from vinculo.complaints.models import Complaint, Remedy, RemedyKind, RemedyLimit
from vinculo.kernel.actor import Role

GIVEN = (RemedyState.GRANTED, RemedyState.DONE)


_GRANTED = """
WITH RECURSIVE one AS (
    SELECT id, merged_into_id FROM complaints_complaint WHERE id = %s
    UNION
    SELECT near.id, near.merged_into_id FROM complaints_complaint near
      JOIN one ON near.id = one.merged_into_id OR near.merged_into_id = one.id
)
SELECT remedy.currency, sum(greatest(remedy.amount, remedy.cost))
  FROM complaints_remedy remedy JOIN one ON remedy.complaint_id = one.id
  JOIN complaints_remedykind kind ON kind.id = remedy.kind_id
 WHERE {which} AND remedy.state = ANY(%s)
 GROUP BY remedy.currency
"""
USED = _GRANTED.replace("{which}", "NOT remedy.is_owed")
"""What was granted on a complaint and on all that are one with it, in each currency."""
OWED = _GRANTED.replace("{which}", "remedy.is_owed AND kind.amount IS NULL")
"""What was granted there as owed, by the word of whoever typed the amount."""


@dataclass(frozen=True, kw_only=True)
class CatalogueRow:
    """An entry of the catalogue."""

    id: UUID
    name: str
    way: RemedyWay
    amount: Decimal | None
    cost: Decimal | None
    currency: str
    is_owed: bool
    is_retired: bool


@dataclass(frozen=True, kw_only=True)
class UseRow:
    """How often something was given, asked for and refused, and what that cost the company.

    ``costs``: an amount and its currency for each, since money of two is never added up.
    """

    key: str
    given: int
    asked: int
    refused: int
    costs: tuple[tuple[Decimal, str], ...]

    @property
    def is_unused(self) -> bool:
        """Whether nobody gave or wanted it."""
        return not (self.given or self.asked or self.refused)


@dataclass(frozen=True, kw_only=True)
class Use:
    """The use of remedies in a period, by remedy and by role, never by person.

    ``upheld``: complaints that were right, at least in part, and answered in the period;
    ``without``: those of them to whom nothing was given.
    """

    by_kind: tuple[UseRow, ...]
    by_role: tuple[UseRow, ...]
    upheld: int
    without: int


def used_together(complaint_id: UUID) -> dict[str, Decimal]:
    """What uses the limit of a case, by currency, in one query.

    Each remedy counts as what the customer gets or what it costs, whichever is more, without what
    was owed anyhow; those of complaints that are one with it count too.
    """
    return _sums(USED, complaint_id)


def owed_together(complaint_id: UUID) -> dict[str, Decimal]:
    """What was granted on a case as owed by somebody's own word, by currency, in one query.

    What the catalogue says in figures is nobody's word.
    """
    return _sums(OWED, complaint_id)


def _sums(statement: str, complaint_id: UUID) -> dict[str, Decimal]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [complaint_id, [state.value for state in GIVEN]])
        return dict(cursor.fetchall())


def catalogue() -> list[CatalogueRow]:
    """All entries, those in use first."""
    return [
        CatalogueRow(
            id=row.pk,
            name=row.name,
            way=RemedyWay(row.way),
            amount=row.amount,
            cost=row.cost,
            currency=row.currency,
            is_owed=row.is_owed,
            is_retired=row.is_retired,
        )
        for row in RemedyKind.objects.order_by("is_retired", "name", "pk")
    ]


def limits() -> dict[Role, tuple[Decimal, str]]:
    """What each role may grant on one case and its currency, of those that have a limit."""
    rows = RemedyLimit.objects.order_by("role")
    return {Role(row.role): (row.amount, row.currency) for row in rows}


def costs_of(rows: Any) -> list[tuple[Decimal, str]]:
    """What remedies cost in each currency, in the order of the currencies' codes."""
    summed = rows.order_by("currency").values_list("currency").annotate(sum=Sum("cost"))
    return [(found, currency) for currency, found in summed if found]


def use(*, since: datetime, until: datetime) -> Use:
    """What was given and not given in the whole company; no entry of a person."""
    rows = Remedy.objects.filter(asked_at__gte=since, asked_at__lt=until)
    kinds = {str(row.id): row.name for row in catalogue() if not row.is_retired}
    by_kind = _counted(rows, "kind_id")
    by_role = _counted(rows, "role")
    upheld = Complaint.objects.counted().filter(
        answered_at__gte=since, answered_at__lt=until, decision__in=["upheld", "partly"]
    )
    given = Remedy.objects.filter(state__in=GIVEN).values("complaint_id")
    return Use(
        by_kind=tuple(
            _named(by_kind.get(key), name) for key, name in sorted(kinds.items(), key=_by_name)
        ),
        by_role=tuple(_named(by_role.get(role.value), role.value) for role in limits()),
        upheld=upheld.count(),
        without=upheld.exclude(pk__in=given).count(),
    )


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1]


def _counted(rows: Any, column: str) -> dict[str, Any]:
    counted = rows.values(column).annotate(
        given=Count("pk", filter=Q(state__in=GIVEN)),
        asked=Count("pk", filter=Q(state=RemedyState.ASKED)),
        refused=Count("pk", filter=Q(state=RemedyState.REFUSED)),
    )
    found = {str(row[column]): row | {"costs": []} for row in counted.order_by()}
    spent = rows.filter(state__in=GIVEN, cost__gt=0).values(column, "currency")
    for row in spent.annotate(sum=Sum("cost")).order_by("currency"):
        found[str(row[column])]["costs"].append((row["sum"], row["currency"]))
    return found


def _named(row: Any, name: str) -> UseRow:
    if row is None:
        return UseRow(key=name, given=0, asked=0, refused=0, costs=())
    return UseRow(
        key=name,
        given=row["given"],
        asked=row["asked"],
        refused=row["refused"],
        costs=tuple(row["costs"]),
    )
