"""Which version of a standard is in force, and whether a result keeps it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from vinculo.kernel.errors import DomainError
from vinculo.kernel.metrics import Better
from vinculo.portfolio.contracts import (
    Metric,
    ResultKind,
    ResultView,
    StandardDraft,
    StandardVersion,
    Verdict,
)

UNMEASURED = "none-"
ALL_OF_THEM = 100.0
LAST_PLACE = len(Metric)


class BadGoalError(DomainError):
    """A standard has one goal, above zero."""

    code = "standard_bad_goal"


class UnknownMetricError(DomainError):
    """No metric of that key is registered."""

    code = "standard_unknown_metric"


class NamelessStandardError(DomainError):
    """What nothing measures has to be called something."""

    code = "standard_nameless"


class BadShareError(DomainError):
    """A share lies above 0 and not above 100."""

    code = "standard_bad_share"


def check_draft(draft: StandardDraft, *, registered: Iterable[str]) -> None:
    """Raises BadGoalError, UnknownMetricError, NamelessStandardError, BadShareError.

    A clock needs a length of time; a number needs to be above zero.
    """
    is_clock = draft.metric in frozenset(Metric)
    if not is_clock and draft.metric not in set(registered):
        if not draft.metric.startswith(UNMEASURED):
            raise UnknownMetricError(metric=draft.metric)
        if not draft.name.strip():
            raise NamelessStandardError
    if (draft.target is None) == (draft.goal is None) or (is_clock and draft.target is None):
        raise BadGoalError
    span = draft.target.total_seconds() if draft.target is not None else draft.goal
    if span is None or span <= 0:
        raise BadGoalError
    if draft.min_share_pct is not None and not 0 < draft.min_share_pct <= ALL_OF_THEM:
        raise BadShareError


def in_force(versions: Iterable[StandardVersion], at: datetime) -> dict[str, StandardVersion]:
    """For each metric the version written last of those begun by ``at``, unless it withdraws.

    What is written later ends what was planned before: a withdrawal or a correction from now on
    does not give way on the day of a plan that it did not know of. The clocks come first.
    """
    latest: dict[str, StandardVersion] = {}
    for version in versions:
        best = latest.get(version.metric)
        if version.valid_from <= at and (best is None or version.version > best.version):
            latest[version.metric] = version
    return {
        metric: latest[metric]
        for metric in sorted(latest, key=place_of)
        if not latest[metric].withdrawn
    }


def planned(versions: Iterable[StandardVersion], at: datetime) -> list[StandardVersion]:
    """The versions that begin after ``at``, the first one first; what was ended is none of them."""
    known = list(versions)
    ended = overtaken(known, at)
    found = [one for one in known if one.valid_from > at and one.id not in ended]
    return sorted(found, key=lambda one: (one.valid_from, one.metric))


def overtaken(versions: Iterable[StandardVersion], at: datetime) -> set[UUID]:
    """Of the versions that another one ended before they began, the ids."""
    known = list(versions)
    return {
        one.id
        for one in known
        for other in known
        if other.metric == one.metric
        and other.version > one.version
        and (
            other.valid_from < one.valid_from
            or (other.valid_from == one.valid_from and one.valid_from > at)
        )
    }


def place_of(metric: str) -> tuple[int, str]:
    """Where a metric stands among others: the clocks first, then by key."""
    clocks = [each.value for each in Metric]
    return (clocks.index(metric) if metric in clocks else LAST_PLACE, metric)


def goal_of(standard: StandardVersion, kind: ResultKind) -> float | None:
    """What a result of this kind has to reach: a share from 0 to 1, or seconds."""
    if kind is ResultKind.SECONDS:
        return standard.target.total_seconds() if standard.target is not None else None
    if standard.target is not None:
        share = standard.min_share_pct
        return (float(share) if share is not None else ALL_OF_THEM) / 100
    return float(standard.goal) / 100 if standard.goal is not None else None


def judge(standard: StandardVersion, result: ResultView | None) -> Verdict:
    """Whether the measured value reaches the goal; unknown without a value.

    Shares of what was in time are better the higher, lengths of time the lower; a share with a
    goal of its own as the standard says. A target without a least share holds for each case.
    """
    if result is None or result.value is None:
        return Verdict.UNKNOWN
    goal = goal_of(standard, result.kind)
    if goal is None:
        return Verdict.UNKNOWN
    if result.kind is ResultKind.SECONDS:
        better = Better.LOWER
    else:
        better = Better.HIGHER if standard.target is not None else standard.better
    is_kept = result.value >= goal if better is Better.HIGHER else result.value <= goal
    return Verdict.KEPT if is_kept else Verdict.MISSED
