"""Trying a rule on what was: which cases of the last month it would have touched, and how often."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.contracts import CaseStatus, EntryKind
from vinculo.cases.domain.rules.loops import MOST_A_DAY
from vinculo.cases.models import Case, CaseEntry
from vinculo.cases.services.rules.fields import known_fields
from vinculo.cases.services.rules.looking import Moment, RuleView, met, seen_at
from vinculo.cases.services.rules.occasions import rule_events
from vinculo.cases.services.rules.stillness import still_cases
from vinculo.kernel.actor import Actor, Role

BACK = timedelta(days=30)
MOST = 2_000
MOST_SHOWN = 50
AT_ONCE = 500
LEAVES = {
    EntryKind.OPENED: CaseStatus.NEW,
    EntryKind.REGISTERED: CaseStatus.NEW,
    EntryKind.TAKEN: CaseStatus.OPEN,
    EntryKind.ANSWERED: CaseStatus.OPEN,
    EntryKind.RESUMED: CaseStatus.OPEN,
    EntryKind.REOPENED: CaseStatus.OPEN,
    EntryKind.WAITING: CaseStatus.WAITING,
    EntryKind.RESOLVED: CaseStatus.RESOLVED,
    EntryKind.CLOSED: CaseStatus.CLOSED,
}
"""In which state a line of the history leaves its case."""


@dataclass(frozen=True, kw_only=True)
class Touched:
    """A case that the rule would have touched, as far as the reader may see it."""

    case_id: UUID
    number: str
    subject: str
    times: int
    last_at: datetime


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What came of trying a rule: ``looked_at`` events of the month, how often it would act.

    ``is_capped``: only the latest events were looked at, since ``since``. ``is_present``: the
    rule waits for stillness, so it was tried on the cases that are still now.
    """

    looked_at: int
    times: int
    cases: int
    hidden: int
    rows: tuple[Touched, ...]
    since: datetime
    is_capped: bool
    is_present: bool


def try_rule(rule: RuleView, *, actor: Actor, at: datetime) -> Trial:
    """Try a rule on the last month; nothing is done.

    The state of a case is read as it was then; what else is asked, as it stands today. What
    rules did themselves is left out, and so is what is beyond the limit of each day.
    """
    event = rule_events.get(rule.event)
    is_present = event is not None and event.needs_hours
    moments, is_capped = _still(rule, at) if is_present else _happened(rule, at)
    fields = known_fields()
    found: Counter[UUID] = Counter()
    days: Counter[tuple[UUID, object]] = Counter()
    last: dict[UUID, datetime] = {}
    for start in range(0, len(moments), AT_ONCE):
        for seen, _values in met(rule, seen_at(moments[start : start + AT_ONCE]), fields):
            days[seen.case_id, seen.at.date()] += 1
            if days[seen.case_id, seen.at.date()] <= MOST_A_DAY:
                found[seen.case_id] += 1
            last[seen.case_id] = max(seen.at, last.get(seen.case_id, seen.at))
    found = _within_reach(found, actor)
    rows = _rows(found, last, actor)
    return Trial(
        looked_at=len(moments),
        times=sum(found.values()),
        cases=len(found),
        hidden=len(found) - _visible(found, actor),
        rows=rows,
        since=min((one.at for one in moments), default=at - BACK) if is_capped else at - BACK,
        is_capped=is_capped,
        is_present=is_present,
    )


def _happened(rule: RuleView, at: datetime) -> tuple[list[Moment], bool]:
    event = rule_events.get(rule.event)
    if event is None or not event.kinds:
        return [], False
    lines = (
        CaseEntry.objects.filter(kind__in=event.kinds, at__gt=at - BACK, at__lte=at)
        .exclude(params__has_key="rule")
        .order_by("-at", "-pk")[: MOST + 1]
    )
    entries = list(lines)
    fitting = [entry for entry in entries[:MOST] if event.fits(entry)]
    states = _states(fitting)
    moments = [
        Moment(
            case_id=entry.case_id,
            at=entry.at,
            message_id=entry.ref if entry.kind == EntryKind.MESSAGE else None,
            status=states.get(entry.pk, ""),
        )
        for entry in fitting
    ]
    return moments, len(entries) > MOST


def _states(entries: Iterable[CaseEntry]) -> dict[UUID, str]:
    """In which state each case was right after each of these lines, as far as its history says."""
    wanted = {entry.pk for entry in entries}
    ids = {entry.case_id for entry in entries}
    lines = CaseEntry.objects.filter(case_id__in=ids).order_by("case_id", "at", "pk")
    found: dict[UUID, str] = {}
    states: dict[UUID, str] = {}
    for pk, case_id, kind in lines.values_list("pk", "case_id", "kind"):
        state = LEAVES.get(EntryKind(kind))
        if state is not None:
            states[case_id] = state.value
        elif kind == EntryKind.MESSAGE and states.get(case_id) == CaseStatus.WAITING:
            states[case_id] = CaseStatus.OPEN.value
        if pk in wanted:
            found[pk] = states.get(case_id, "")
    return found


def _still(rule: RuleView, at: datetime) -> tuple[list[Moment], bool]:
    found = list(still_cases(rule_id=None, hours=rule.hours or 1, at=at))
    return [Moment(case_id=one.case_id, at=at) for one in found], len(found) >= MOST


def _within_reach(found: Counter[UUID], actor: Actor) -> Counter[UUID]:
    if actor.is_any(Role.ADMINISTRATOR):
        return found
    seen = Case.objects.filter(policy.visible(actor), pk__in=found)
    ids = set(seen.values_list("pk", flat=True))
    return Counter({case_id: times for case_id, times in found.items() if case_id in ids})


def _visible(found: Counter[UUID], actor: Actor) -> int:
    return Case.objects.filter(policy.visible(actor), pk__in=found).count()


def _rows(found: Counter[UUID], last: dict[UUID, datetime], actor: Actor) -> tuple[Touched, ...]:
    """The latest of those that the reader may see."""
    seen = Case.objects.filter(policy.visible(actor), pk__in=found)
    rows = [
        Touched(case_id=pk, number=number, subject=subject, times=found[pk], last_at=last[pk])
        for pk, number, subject in seen.values_list("pk", "number", "subject")
    ]
    return tuple(sorted(rows, key=lambda row: (row.last_at, row.case_id), reverse=True))[
        :MOST_SHOWN
    ]
