"""Reads of the clocks context."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Func, Q, QuerySet, TextField
from django.db.models.functions import MD5, Cast

from vinculo.clocks.contracts import ClockState, ClockView, KeptRate
from vinculo.clocks.domain.times import left_at
from vinculo.clocks.models import Clock, FrozenCalendar
from vinculo.kernel.statements import Statement
from vinculo.lib.calendar import Calendar, from_json

COLUMNS = (
    "id",
    "subject",
    "kind",
    "state",
    "started_at",
    "due_at",
    "warn_at",
    "stopped_at",
    "warned_at",
    "target",
    "left",
    "calendar_id",
    "rule",
)


@lru_cache(maxsize=256)
def frozen_calendar(digest: str) -> Calendar:
    """A frozen calendar; it never changes, so it may be remembered."""
    return from_json(FrozenCalendar.objects.get(pk=digest).calendar)


@Statement
def _of_subjects(subjects: list[str]) -> QuerySet[Any, Any]:
    rows = Clock.objects.filter(subject__in=subjects).order_by("started_at", "pk")
    shown: QuerySet[Any, Any] = rows.values(*COLUMNS)
    return shown


def view_of(clock: Any, *, at: datetime | None) -> ClockView:
    """``clock`` as a contract, its time left counted at ``at``."""
    left = clock.left
    if at is not None and clock.stopped_at is None and clock.left is None:
        left = left_at(frozen_calendar(clock.calendar_id), at=at, due_at=clock.due_at)
    return ClockView(
        id=clock.id,
        subject=clock.subject,
        kind=clock.kind,
        state=ClockState(clock.state),
        started_at=clock.started_at,
        due_at=clock.due_at,
        warn_at=clock.warn_at,
        stopped_at=clock.stopped_at,
        target=clock.target,
        left=left,
        warned=clock.warned_at is not None,
        rule=clock.rule,
    )


def clocks_of(
    subjects: Collection[str], *, at: datetime | None = None
) -> dict[str, list[ClockView]]:
    """All clocks of each of ``subjects``, the oldest first; their time left is counted at ``at``.

    Who may see a subject is its owner's matter. One query, and one for each new calendar.
    """
    found: defaultdict[str, list[ClockView]] = defaultdict(list)
    if not subjects:
        return {}
    for clock in _of_subjects.rows(subjects=list(subjects)):
        found[clock.subject].append(view_of(clock, at=at))
    return {subject: found.get(subject, []) for subject in subjects}


def judged(
    rules: Collection[str],
    *,
    since: datetime,
    until: datetime,
    after: tuple[datetime, UUID] | None = None,
    due_by: datetime | None = None,
    most: int = 50,
) -> list[ClockView]:
    """The clocks behind :func:`kept_rates`, those that started last first, from a place on.

    ``due_by``: only those due by then, in the order of a hash of their id: of more than ``most``
    each is as likely, from the first day to the last, and the same ones come each time. Who may see
    a subject is its owner's matter.
    """
    rows = Clock.objects.filter(
        rule__in=rules,
        started_at__gte=since,
        started_at__lt=until,
        state__in=[ClockState.KEPT, ClockState.BROKEN],
    )
    if after is not None:
        moment, last = after
        rows = rows.filter(Q(started_at__lt=moment) | Q(started_at=moment, pk__lt=last))
    rows = rows.order_by("-started_at", "-pk")
    if due_by is not None:
        rows = rows.filter(due_at__lte=due_by).order_by(MD5(Cast("pk", TextField())), "pk")
    return [view_of(clock, at=None) for clock in rows[:most]]


def kept_rates(
    rules: Collection[str], *, since: datetime, until: datetime, due_by: datetime | None = None
) -> dict[str, KeptRate]:
    """For each rule, how many clocks started in the period were judged, and how many kept.

    Those still running or paused are not judged yet; those cancelled never are. ``due_by``: only
    those due by then, whose slow ones are judged as well as their quick ones.
    """
    started = Clock.objects.filter(rule__in=rules, started_at__gte=since, started_at__lt=until)
    if due_by is not None:
        started = started.filter(due_at__lte=due_by)
    rows = (
        started.values("rule")
        .annotate(
            judged=Count("pk", filter=Q(state__in=[ClockState.KEPT, ClockState.BROKEN])),
            kept=Count("pk", filter=Q(state=ClockState.KEPT)),
        )
        .order_by("rule")
    )
    return {row["rule"]: KeptRate(judged=row["judged"], kept=row["kept"]) for row in rows}


def judged_now(keys: Collection[str], *, since: datetime, until: datetime) -> dict[str, KeptRate]:
    """For each access key, how many clocks were judged in the time, and how many were kept.

    Kept ones count when they stopped, broken ones when they broke.
    """
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    rows = (
        _judged_between(keys, since, until)
        .annotate(key=Func(F("keys"), function="unnest"))
        .values("key", "state")
        .annotate(n=Count("pk"))
        .order_by()
    )
    for row in rows:
        if row["key"] in keys:
            found[row["key"]][0] += row["n"]
            found[row["key"]][1] += row["n"] if row["state"] == ClockState.KEPT else 0
    return {key: KeptRate(judged=found[key][0], kept=found[key][1]) for key in keys}


def judged_in(
    keys: Collection[str], *, since: datetime, until: datetime, most: int = 50
) -> list[ClockView]:
    """The clocks behind :func:`judged_now`, broken ones first, then the latest."""
    rows = _judged_between(keys, since, until).order_by("state", "-stopped_at", "-pk")
    return [view_of(clock, at=None) for clock in rows[:most]]


def _judged_between(keys: Collection[str], since: datetime, until: datetime) -> QuerySet[Clock]:
    kept = Q(state=ClockState.KEPT, stopped_at__gte=since, stopped_at__lt=until)
    broken = Q(state=ClockState.BROKEN, broken_at__gte=since, broken_at__lt=until)
    return Clock.objects.filter(kept | broken, keys__overlap=list(keys))
