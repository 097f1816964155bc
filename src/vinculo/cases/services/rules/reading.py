"""Reading rules, what they did and how they changed, by who may keep them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from vinculo.cases import policy
from vinculo.cases.contracts import RunState
from vinculo.cases.models import Case, DeskRule, RuleRun
from vinculo.cases.services.rules.looking import RuleView, view_of
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.changes import Change, changes
from vinculo.kernel.paging import Page, keyset

COUNTED = timedelta(days=7)
RUNS_A_PAGE = 30
MOST_VERSIONS = 20


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    """A rule in the list, with how often it acted, failed and was cut in the last days."""

    rule: RuleView
    kept_by: str
    acted: int
    failed: int
    cut: int


@dataclass(frozen=True, kw_only=True)
class RunView:
    """One run; without ``case_id`` the reader may not see the case."""

    at: datetime
    state: RunState
    cut: str
    version: int
    event: str
    case_id: UUID | None
    case_number: str
    found: list[dict[str, Any]] = field(default_factory=list)
    done: list[dict[str, Any]] = field(default_factory=list)


def rules_of(*, actor: Actor, at: datetime) -> list[RuleRow]:
    """All rules in their order; nothing for who may not keep them."""
    if not policy.may(actor, "cases.set_rules"):
        return []
    rows = list(DeskRule.objects.order_by("place", "pk"))
    counts = _counts(at)
    names = identity.user_names({row.kept_by_id for row in rows if row.kept_by_id})
    return [
        RuleRow(
            rule=view_of(row),
            kept_by=names.get(row.kept_by_id, "") if row.kept_by_id else "",
            acted=counts.get(row.pk, {}).get("acted", 0),
            failed=counts.get(row.pk, {}).get("failed", 0),
            cut=counts.get(row.pk, {}).get("cut", 0),
        )
        for row in rows
    ]


def _counts(at: datetime) -> Mapping[UUID, Mapping[str, int]]:
    rows = (
        RuleRun.objects.filter(at__gt=at - COUNTED)
        .values("rule_id")
        .annotate(
            acted=Count("pk", filter=~Q(state=RunState.CUT)),
            failed=Count("pk", filter=Q(state__in=[RunState.FAILED, RunState.PARTLY])),
            cut=Count("pk", filter=Q(state=RunState.CUT)),
        )
        .order_by("rule_id")
    )
    return {
        row["rule_id"]: {"acted": row["acted"], "failed": row["failed"], "cut": row["cut"]}
        for row in rows
    }


def rule_of(*, actor: Actor, rule_id: UUID) -> RuleView | None:
    """One rule, for who may keep it."""
    if not policy.may(actor, "cases.set_rules"):
        return None
    row = DeskRule.objects.filter(pk=rule_id).first()
    return view_of(row) if row else None


def runs_of(*, actor: Actor, rule_id: UUID, cursor: str = "") -> Page[RunView]:
    """A page of what a rule did, the latest first; a case out of sight has no number.

    Raises BadCursorError.
    """
    if not policy.may(actor, "cases.set_rules"):
        return Page([], None)
    page = keyset(
        RuleRun.objects.filter(rule_id=rule_id), cursor=cursor, limit=RUNS_A_PAGE, time="at"
    )
    rows: Sequence[RuleRun] = page.rows
    seen = Case.objects.filter(policy.visible(actor), pk__in={row.case_id for row in rows})
    numbers = dict(seen.values_list("pk", "number"))
    views = [
        RunView(
            at=row.at,
            state=RunState(row.state),
            cut=row.cut,
            version=row.version,
            event=row.event,
            case_id=row.case_id if row.case_id in numbers else None,
            case_number=numbers.get(row.case_id, ""),
            found=row.found,
            done=row.done,
        )
        for row in rows
    ]
    return Page(views, page.next_cursor)


def versions_of(*, actor: Actor, rule_id: UUID) -> list[tuple[Change, str]]:
    """Who changed a rule and when, the latest first, each with the person's name."""
    if not policy.may(actor, "cases.set_rules"):
        return []
    found = changes(limit=MOST_VERSIONS, thing="cases.DeskRule", subject_id=str(rule_id))
    names = identity.user_names({one.actor_id for one in found if one.actor_id})
    return [(one, names.get(one.actor_id, "") if one.actor_id else "") for one in found]
