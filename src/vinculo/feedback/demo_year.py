"""Ratings and waves of a demo company's year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from vinculo.feedback.contracts import InvitationState, RatingState, Via, WaveState
from vinculo.feedback.domain.first_rating import LIFE
from vinculo.feedback.events import CaseRated
from vinculo.feedback.models import Rating, RatingAnswer, RatingRule, Wave, WaveInvitation
from vinculo.kernel import evidence
from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.events import proof_of
from vinculo.kernel.ids import new_public_key
from vinculo.kernel.inserting import fresh, insert_all

BAD_AT_MOST = 2


@dataclass(frozen=True, kw_only=True)
class YearRating:
    """What was asked after a case; ``skipped`` says why it was not."""

    place: int
    case_id: UUID
    customer_id: UUID
    service: str
    asked_at: datetime
    skipped: str
    score: int | None
    comment: str
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class YearInvitation:
    """One question of a wave; ``state`` as it stands today."""

    customer_id: UUID
    state: str
    answered_at: datetime | None
    trouble: str
    text: str
    had_told: bool | None


@dataclass(frozen=True, kw_only=True)
class YearWave:
    """A wave that was sent."""

    key: str
    name: str
    service: str
    since: date
    until: date
    began_at: datetime
    population: int
    left_out: dict[str, int]
    worth: Decimal
    asked: tuple[YearInvitation, ...]


def write_rules(services: Sequence[str]) -> None:
    """Every service asks after its cases."""
    RatingRule.objects.bulk_create(
        RatingRule(service_id=demo_id(f"service:{key}"), asks=True) for key in services
    )


def write_ratings(ratings: Sequence[YearRating]) -> None:
    """Write what was asked, answered, and left unsaid."""
    insert_all(_rating(rating) for rating in ratings)
    insert_all(
        fresh(
            RatingAnswer,
            id=timed_id(f"answer:{rating.place}", rating.answered_at),
            rating_id=_id(rating),
            score=rating.score,
            comment=rating.comment,
            via=Via.MAIL,
            at=rating.answered_at,
        )
        for rating in ratings
        if rating.answered_at and rating.score is not None
    )
    evidence.record_all([proof for rating in ratings for proof in _proofs(rating)])


def _proofs(rating: YearRating) -> list[evidence.Proof]:
    if rating.answered_at is None or rating.score is None:
        return []
    said = CaseRated(
        rating_id=_id(rating),
        case_id=rating.case_id,
        service_id=demo_id(f"service:{rating.service}"),
        score=rating.score,
        is_bad=rating.score <= BAD_AT_MOST,
        is_first=True,
        rated_at=rating.answered_at,
    )
    return [proof_of(said)]


def _id(rating: YearRating) -> UUID:
    return timed_id(f"year:rating:{rating.place}", rating.asked_at)


def _rating(rating: YearRating) -> Rating:
    state = RatingState.ANSWERED if rating.answered_at else RatingState.ASKED
    return fresh(
        Rating,
        id=_id(rating),
        ref=new_public_key(),
        case_id=rating.case_id,
        customer_id=rating.customer_id,
        service_id=demo_id(f"service:{rating.service}"),
        state=RatingState.SKIPPED if rating.skipped else state,
        skipped=rating.skipped,
        asked_at=rating.asked_at,
        expires_at=rating.asked_at + LIFE,
        score=rating.score,
        comment=rating.comment,
        answered_at=rating.answered_at,
        is_bad=rating.score is not None and rating.score <= BAD_AT_MOST,
    )


def write_waves(waves: Sequence[YearWave]) -> None:
    """Write waves with everybody who was asked."""
    for wave in waves:
        wave_id = demo_id(f"year:wave:{wave.key}")
        Wave.objects.create(
            id=wave_id,
            name=wave.name,
            service_id=demo_id(f"service:{wave.service}"),
            since=wave.since,
            until=wave.until,
            margin_pct=5,
            response_pct=45,
            seed=2026,
            worth=wave.worth,
            state=WaveState.SENT,
            population=wave.population,
            size=len(wave.asked),
            left_out=wave.left_out,
            created_at=wave.began_at - timedelta(hours=3),
            started_at=wave.began_at,
        )
        insert_all(
            fresh(
                WaveInvitation,
                id=timed_id(f"{wave.key}:{one.customer_id}", wave.began_at),
                ref=new_public_key(),
                wave_id=wave_id,
                customer_id=one.customer_id,
                state=InvitationState(one.state),
                sent_at=wave.began_at,
                answered_at=one.answered_at,
                trouble=one.trouble,
                text=one.text,
                had_told=one.had_told,
            )
            for one in wave.asked
        )
