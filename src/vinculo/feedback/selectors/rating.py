"""First ratings as staff read them, and the rules by which they are asked for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from vinculo.delivery import api as delivery
from vinculo.feedback import policy
from vinculo.feedback.contracts import RatingRow, RatingRuleView, RatingState, Skip
from vinculo.feedback.domain.first_rating import Spread, spread
from vinculo.feedback.models import Rating, RatingRule
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which ratings are read: from one moment up to another, of a service, with a score.

    Answers count when they were given, as the metric of satisfied customers counts them; who was
    asked, when they were asked.
    """

    since: datetime
    until: datetime
    service_id: UUID | None = None
    scores: tuple[int, ...] = ()
    with_comment: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How many were asked, and why the others were not."""

    asked: int
    answered: int
    skipped: tuple[tuple[Skip, int], ...]


def rule_of(service_id: UUID) -> RatingRuleView:
    """How a service asks."""
    row = RatingRule.objects.filter(service_id=service_id).first()
    return _rule(row) if row else RatingRuleView(service_id=service_id)


def rules() -> dict[UUID, RatingRuleView]:
    """The rule of each service that has one of its own."""
    return {row.service_id: _rule(row) for row in RatingRule.objects.order_by("pk")}


def of_case(case_id: UUID, *, at: datetime) -> Rating | None:
    """The rating that may be given of a case now; its caller has shown a link to that case."""
    return (
        Rating.objects.select_related("case", "service")
        .filter(case_id=case_id, expires_at__gt=at)
        .filter(case__status__in=("resolved", "closed"))
        .exclude(state=RatingState.SKIPPED)
        .first()
    )


def ratings(*, actor: Actor, wanted: Wanted, cursor: str | None) -> Page[RatingRow]:
    """Answers within sight, the latest first. Raises BadCursorError."""
    rows = _answered(actor, wanted)
    if wanted.scores:
        rows = rows.filter(score__in=wanted.scores)
    if wanted.with_comment:
        rows = rows.exclude(comment="")
    page = keyset(rows.select_related("case", "service"), cursor=cursor, time="answered_at")
    states = delivery.state_of([row.mail_id for row in page.rows if row.mail_id])
    return Page([_row(row, states) for row in page.rows], page.next_cursor)


def by_service(*, actor: Actor, wanted: Wanted) -> list[tuple[UUID, str, Spread]]:
    """How the answers within sight fall, for each service by name."""
    rows = _answered(actor, wanted)
    counted = rows.order_by().values_list("service_id", "service__name", "score")
    found: dict[tuple[UUID, str], dict[int, int]] = {}
    for service_id, name, score, n in counted.annotate(n=Count("pk")):
        found.setdefault((service_id, name), {})[score] = n
    return [
        (service_id, name, spread(counts))
        for (service_id, name), counts in sorted(found.items(), key=lambda one: one[0][1])
    ]


def asked(*, actor: Actor, wanted: Wanted) -> Asked:
    """Of the cases in sight that came up for asking then: asked, answered by now, left alone."""
    rows = _within(actor, wanted).order_by().values_list("state", "skipped")
    counts = {(state, skipped): n for state, skipped, n in rows.annotate(n=Count("pk"))}
    skipped = {Skip(why): n for (state, why), n in counts.items() if state == RatingState.SKIPPED}
    answered = counts.get((RatingState.ANSWERED, ""), 0)
    return Asked(
        asked=answered
        + counts.get((RatingState.ASKED, ""), 0)
        + counts.get((RatingState.PLANNED, ""), 0),
        answered=answered,
        skipped=tuple((why, skipped[why]) for why in Skip if why in skipped),
    )


def unsure(*, actor: Actor, wanted: Wanted) -> int:
    """Of how many questions nobody knows whether the mail arrived; they are never sent again."""
    rows = _within(actor, wanted).filter(state=RatingState.ASKED, mail_id__isnull=False)
    states = delivery.state_of([one for one in rows.values_list("mail_id", flat=True) if one])
    return sum(state == "unsure" for state in states.values())


def _answered(actor: Actor, wanted: Wanted) -> "QuerySet[Rating]":
    rows = _seen(actor, wanted).filter(state=RatingState.ANSWERED)
    return rows.filter(answered_at__gte=wanted.since, answered_at__lt=wanted.until)


def _within(actor: Actor, wanted: Wanted) -> "QuerySet[Rating]":
    return _seen(actor, wanted).filter(asked_at__gte=wanted.since, asked_at__lt=wanted.until)


def _seen(actor: Actor, wanted: Wanted) -> "QuerySet[Rating]":
    rows = Rating.objects.filter(policy.visible(actor))
    return rows.filter(service_id=wanted.service_id) if wanted.service_id else rows


def _row(row: Any, states: dict[UUID, Any]) -> RatingRow:
    return RatingRow(
        id=row.pk,
        case_id=row.case_id,
        case_number=row.case.number,
        service_id=row.service_id,
        service_name=row.service.name,
        state=RatingState(row.state),
        skipped=Skip(row.skipped) if row.skipped else None,
        score=row.score,
        comment=row.comment,
        is_bad=row.is_bad,
        has_follow_up=row.follow_up_id is not None,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        mail=str(states.get(row.mail_id, "")),
    )


def _rule(row: RatingRule) -> RatingRuleView:
    return RatingRuleView(
        service_id=row.service_id,
        asks=row.asks,
        bad_at_most=row.bad_at_most,
        after=timedelta(hours=row.after_hours),
    )
