"""Rules that wait for nothing to happen: what no person and no customer touched for some hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, Subquery

from vinculo.cases.models import Case, CaseEntry, DeskRule, RuleRun
from vinculo.cases.services.rules.occasions import IDLE
from vinculo.cases.services.rules.running import Waking, wake

AT_ONCE = 200
MOST_A_TURN = 2_000
RUNS_KEPT = timedelta(days=180)


def wake_still(*, at: datetime) -> int:
    """Let the rules that wait for stillness look at what is still; answers how often they acted."""
    rules = DeskRule.objects.filter(is_on=True, event=IDLE, attention="").order_by("place", "pk")
    return sum(_wake_one(rule.pk, rule.hours or 0, at) for rule in rules)


def _wake_one(rule_id: UUID, hours: int, at: datetime) -> int:
    acted = 0
    for one in still_cases(rule_id=rule_id, hours=hours, at=at):
        acted += wake(rule_id, Waking(case_id=one.case_id, cause=one.last, at=at)) is not None
    return acted


@dataclass(frozen=True)
class Still:
    """A case with the last line that was a person's or a customer's, and since when it is still."""

    case_id: UUID
    last: UUID
    since: datetime


def still_cases(*, rule_id: UUID | None, hours: int, at: datetime) -> Iterator[Still]:
    """Unresolved cases without a person's or customer's doing for so long.

    Longest still first, in batches; without those in which the rule acted on the same stillness.
    A turn ends after some thousands: the next one begins with what it left.
    """
    after: Still | None = None
    for _turn in range(MOST_A_TURN // AT_ONCE):
        found = _still(hours, at, after)
        runs = RuleRun.objects.filter(rule_id=rule_id, cause__in=[one.last for one in found])
        known = set(runs.values_list("cause", flat=True))
        yield from (one for one in found if one.last not in known)
        if len(found) < AT_ONCE:
            return
        after = found[-1]


def _still(hours: int, at: datetime, after: Still | None) -> list[Still]:
    lines = (
        CaseEntry.objects.filter(case=OuterRef("pk"))
        .exclude(params__has_key="rule")
        .order_by("-at", "-pk")
    )
    rows = (
        Case.objects.unresolved()
        .filter(opened_at__lte=at - timedelta(hours=hours))
        .annotate(since=Subquery(lines.values("at")[:1]), last=Subquery(lines.values("pk")[:1]))
        .filter(since__lte=at - timedelta(hours=hours))
        .order_by("since", "pk")
    )
    if after is not None:
        rows = rows.filter(since__gte=after.since).exclude(since=after.since, pk__lte=after.case_id)
    return [Still(*row) for row in rows.values_list("pk", "last", "since")[:AT_ONCE]]


def forget_runs(*, at: datetime) -> int:
    """Drop what rules did long ago; the history of the cases keeps its lines."""
    return RuleRun.objects.filter(at__lt=at - RUNS_KEPT).delete()[0]
