"""Reading what the company says of itself, and what operations show of it."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockState, ClockView
from vinculo.kernel.actor import Actor
from vinculo.lib.calendar import Calendar, open_time_between
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import StandardView
from vinculo.promises import policy
from vinculo.promises.contracts import (
    Check,
    ClaimState,
    ClaimView,
    Kept,
    Place,
    PublishedClaim,
    Rate,
    Verdict,
)
from vinculo.promises.domain.rates import ends, inside, verdict_on
from vinculo.promises.domain.signing import digest_of_claim
from vinculo.promises.models import Claim

WINDOW = timedelta(days=90)
MOST_TIMES = 2000
SHOWN = 200
COUNTED_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What operations show of a claim: of ``n`` judged times ``kept`` were inside of it.

    ``stood`` is the last version of a standard that was withdrawn: what was measured while it stood
    stays measured.
    """

    standard: StandardView | None
    n: int = 0
    kept: int = 0
    is_sample: bool = False
    stood: StandardView | None = None


def claims(*, actor: Actor) -> list[ClaimView]:
    """All claims within the actor's sight, those that are read now first."""
    rows = Claim.objects.filter(policy.visible_claims(actor)).select_related("service", "signed_by")
    order = {state: number for number, state in enumerate(_ORDER)}
    found = [_view(row) for row in rows.order_by("-created_at", "-pk")[:SHOWN]]
    return sorted(found, key=lambda one: order[one.state])


_ORDER = (
    ClaimState.UNBACKED,
    ClaimState.DRAFT,
    ClaimState.CHECKED,
    ClaimState.SIGNED,
    ClaimState.PUBLISHED,
    ClaimState.ENDED,
)


def claim(*, actor: Actor, claim_id: UUID) -> ClaimView | None:
    """One claim; None out of sight."""
    rows = Claim.objects.filter(policy.visible_claims(actor), pk=claim_id)
    row = rows.select_related("service", "signed_by").first()
    return _view(row) if row else None


def kept_of(*, actor: Actor, claim_id: UUID, at: datetime) -> Kept | None:
    """A claim with what operations show of the last ninety days."""
    rows = Claim.objects.filter(policy.visible_claims(actor), pk=claim_id)
    row = rows.select_related("service", "signed_by").first()
    return _kept(row, at) if row else None


def commitments(at: datetime) -> list[Kept]:
    """The company's published commitments with their kept rates, for anybody."""
    if not organization.company_exists():
        return []
    today = local_day(at)
    rows = Claim.objects.filter(
        place=Place.COMMITMENT, state=ClaimState.PUBLISHED, since__lte=today
    ).select_related("service", "signed_by")
    current = rows.filter(Q(until__isnull=True) | Q(until__gte=today))
    turn = int(at.timestamp() // COUNTED_EVERY.total_seconds())
    return [_of_turn(row, at, turn) for row in current.order_by("published_at", "pk")[:SHOWN]]


def published(
    wanted: Collection[tuple[UUID, datetime]],
) -> dict[tuple[UUID, datetime], list[PublishedClaim]]:
    """What the public could read of each service at each moment and a standard measures.

    One query for all of them.
    """
    rows = Claim.objects.filter(
        service_id__in={service_id for service_id, _ in wanted}, published_at__isnull=False
    ).exclude(metric="")
    known = list(rows.order_by("published_at", "pk"))
    return {
        (service_id, at): [
            PublishedClaim(
                id=row.pk,
                service_id=row.service_id,
                words=row.words,
                metric=row.metric,
                within=row.within,
            )
            for row in known
            if row.service_id == service_id and _is_read(row, at)
        ]
        for service_id, at in wanted
    }


def _is_read(row: Claim, at: datetime) -> bool:
    if row.published_at is None or row.published_at > at:
        return False
    if row.ended_at is not None and row.ended_at <= at:
        return False
    day = local_day(at)
    return row.since <= day and (row.until is None or day <= row.until)


def local_day(at: datetime) -> date:
    """The company's own day. Raises NoCompanyYetError."""
    return at.astimezone(ZoneInfo(organization.company().timezone)).date()


_counted: dict[tuple[object, ...], Kept] = {}


def _of_turn(row: Claim, at: datetime, turn: int) -> Kept:
    """What operations show, counted once in each turn: strangers open this at their will."""
    key = (row.pk, row.published_at, turn)
    kept = _counted.get(key)
    if kept is None:
        kept = _kept(row, at)
        if len(_counted) >= 2 * SHOWN:
            _counted.clear()
        _counted[key] = kept
    return kept


def _kept(row: Claim, at: datetime) -> Kept:
    since = at - WINDOW
    measured = measure(row, since=since, until=at)
    ruled = measured.standard or measured.stood
    low, high = ends(measured.kept, measured.n)
    return Kept(
        claim=_view(row),
        rate=Rate(n=measured.n, kept=measured.kept, low=low, high=high),
        since=since,
        until=at,
        is_sample=measured.is_sample,
        calendar_id=ruled.calendar_id if ruled else None,
        stood=measured.stood,
    )


def measure(row: Claim, *, since: datetime, until: datetime) -> Measured:
    """What the clocks of the backing standard show of a claim.

    Only what has had all its time, by the standard and by the claim: of the youngest the quick ones
    alone have ended. Without a time of its own the claim is kept when the standard is. With one, it
    is the share of measured times not longer than it: open time by the calendar of the standard, in
    which pauses count as time spent, so that the figure errs to the careful side. What has not
    ended by then counts against the claim. Beyond ``MOST_TIMES`` a part is measured, taken evenly
    over the whole time.
    """
    standard = backing(row, until)
    stood = None if standard else _stood(row)
    ruled = standard or stood
    if ruled is None:
        return Measured(standard=None)
    rules = portfolio.rules_of(service_id=row.service_id, metric=row.metric)
    if row.within is None:
        rates = clocks.kept_rates(rules, since=since, until=until, due_by=until).values()
        return Measured(
            standard=standard,
            stood=stood,
            n=sum(rate.judged for rate in rates),
            kept=sum(rate.kept for rate in rates),
        )
    found = clocks.judged(rules, since=since, until=until, due_by=until, most=MOST_TIMES + 1)
    judged = _had_their_time(found[:MOST_TIMES], row.within, ruled.calendar, until)
    times = [_time_of(one, ruled.calendar) for one in judged if _has_end(one)]
    return Measured(
        standard=standard,
        stood=stood,
        n=len(judged),
        kept=inside(times, row.within),
        is_sample=len(found) > MOST_TIMES,
    )


def _had_their_time(
    found: Collection[ClockView], within: timedelta, calendar: Calendar, at: datetime
) -> list[ClockView]:
    """Those that started so early that all of a claimed time has passed since."""
    in_order = sorted(found, key=lambda one: one.started_at)
    young = bisect_left(
        in_order,
        True,
        key=lambda one: open_time_between(calendar, one.started_at, at) < within,
    )
    return in_order[:young]


def _has_end(one: ClockView) -> bool:
    return one.stopped_at is not None and one.state in {ClockState.KEPT, ClockState.BROKEN}


def _time_of(one: ClockView, calendar: Calendar) -> timedelta:
    return open_time_between(calendar, one.started_at, one.stopped_at or one.due_at)


def backing(row: Claim, at: datetime) -> StandardView | None:
    """The version of the standard in force that stands behind a claim; None when there is none."""
    if not row.metric:
        return None
    found = portfolio.standards_for(service_id=row.service_id, at=at)
    return next((one for one in found if one.metric == row.metric), None)


def _stood(row: Claim) -> StandardView | None:
    if not row.metric or row.standard_id is None:
        return None
    return portfolio.last_standard(service_id=row.service_id, metric=row.metric)


def lost(at: datetime) -> set[UUID]:
    """The published claims whose standard was withdrawn, so that nothing backs them any more."""
    rows = Claim.objects.filter(state=ClaimState.PUBLISHED, standard__isnull=False)
    found = list(rows.values_list("pk", "service_id", "metric"))
    if not found:
        return set()
    ruling = portfolio.standards_for_all([(service_id, at) for _, service_id, _ in found])
    return {
        key
        for key, service_id, metric in found
        if all(one.metric != metric for one in ruling[service_id, at])
    }


def resting_on(service_id: UUID) -> list[tuple[str, str, str, str]]:
    """What is published of a service and measured by a standard, with where it is read."""
    rows = Claim.objects.filter(state=ClaimState.PUBLISHED, service_id=service_id)
    return [
        (row.metric, row.words, row.words_en, reverse("promises:claim", args=[row.pk]))
        for row in rows.exclude(metric="").order_by("published_at", "pk")[:SHOWN]
    ]


def check_of(row: Claim, *, at: datetime) -> tuple[Check, UUID | None]:
    """What a claim rests on at a moment, and the id of the standard's version."""
    since = at - WINDOW
    measured = measure(row, since=since, until=at)
    standard = measured.standard
    low, high = ends(measured.kept, measured.n)
    verdict = verdict_on(
        target=standard.target if standard else None,
        within=row.within,
        share_pct=row.share,
        kept=measured.kept,
        n=measured.n,
        least_pct=standard.min_share_pct if standard else None,
    )
    found = Check(
        verdict=verdict,
        standard_words=standard.words if standard else "",
        standard_words_en=standard.words_en if standard else "",
        standard_version=standard.version if standard else None,
        n=measured.n,
        kept=measured.kept,
        low=low,
        high=high,
        since=since.date().isoformat(),
        until=at.date().isoformat(),
    )
    return found, standard.id if standard else None


def _check(found: Mapping[str, Any] | None) -> Check | None:
    return Check(**{**found, "verdict": Verdict(found["verdict"])}) if found else None


def _view(row: Claim) -> ClaimView:
    return ClaimView(
        id=row.pk,
        words=row.words,
        place=Place(row.place),
        where=row.where,
        state=ClaimState(row.state),
        service_id=row.service_id,
        service_name=row.service.name,
        metric=row.metric,
        within=row.within,
        share=row.share,
        since=row.since,
        until=row.until,
        check=_check(row.found),
        checked_at=row.checked_at,
        signer_name=row.signed_by.name if row.signed_by else "",
        signed_at=row.signed_at,
        reason=row.reason,
        published_at=row.published_at,
        ended_at=row.ended_at,
        digest=digest_of_claim(row),
        words_en=row.words_en,
    )
