"""Restricted cases: who may see one, why, and which there are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from vinculo.cases import policy
from vinculo.cases.contracts import CaseRow
from vinculo.cases.models import Case, Restriction, RestrictionPerson
from vinculo.cases.selectors import lists
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset

MOST = 50


@dataclass(frozen=True, kw_only=True)
class RestrictionView:
    """Why a case is restricted, by whom, and who may and who never may see it, by name."""

    reason: str
    set_by: str
    set_at: datetime
    changed_at: datetime
    named: tuple[tuple[UUID, str], ...]
    barred: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, kw_only=True)
class RestrictedRow:
    """A restricted case in the list of them."""

    case: CaseRow
    restriction: RestrictionView


def restriction_of(*, actor: Actor, case_id: UUID) -> RestrictionView | None:
    """The restriction of a case within the actor's sight; None: it has none."""
    seen = Case.objects.filter(policy.visible(actor), pk=case_id).values("restriction_id")
    return next(iter(_views(Restriction.objects.filter(pk__in=seen)).values()), None)


def restricted_cases(*, actor: Actor, cursor: str | None = None) -> Page[RestrictedRow]:
    """The restricted cases that the actor may see, what changed last first.

    Raises BadCursorError.
    """
    seen = Case.objects.filter(policy.visible(actor), restriction__isnull=False)
    rows = seen.values("id", "restriction_id", "changed_at")
    page = keyset(rows, cursor=cursor, time="changed_at", key="id", limit=MOST)
    views = _views(Restriction.objects.filter(pk__in=[row["restriction_id"] for row in page.rows]))
    known = lists.cases_by_id(actor=actor, ids=[row["id"] for row in page.rows])
    return Page(
        [
            RestrictedRow(case=known[row["id"]], restriction=views[row["restriction_id"]])
            for row in page.rows
            if row["id"] in known
        ],
        page.next_cursor,
    )


def _views(rows: "QuerySet[Restriction]") -> dict[UUID, RestrictionView]:
    found = list(rows.select_related("set_by"))
    people: dict[UUID, tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]] = {
        row.pk: ([], []) for row in found
    }
    listed = RestrictionPerson.objects.filter(restriction_id__in=people).order_by(
        "person__name", "pk"
    )
    for pk, person, name, is_barred in listed.values_list(
        "restriction_id", "person_id", "person__name", "is_barred"
    ):
        people[pk][is_barred].append((person, name))
    return {
        row.pk: RestrictionView(
            reason=row.reason,
            set_by=row.set_by.name,
            set_at=row.set_at,
            changed_at=row.changed_at,
            named=tuple(people[row.pk][0]),
            barred=tuple(people[row.pk][1]),
        )
        for row in found
    }
