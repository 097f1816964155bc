"""Targets of the handling, and the reviews that direction signs."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from vinculo.complaints import policy
from vinculo.complaints.domain.process import (
    BadAuditError,
    ConclusionError,
    Measure,
    ReviewChangedError,
    ReviewSignedError,
    check_target,
)
from vinculo.complaints.models import ProcessTarget, Review, ReviewDecision
from vinculo.complaints.selectors import process as reading
from vinculo.complaints.services.helping import NoLessonWordsError
from vinculo.kernel import evidence
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole
from vinculo.organization import api as organization
from vinculo.work import api as work


class NoSuchReviewError(DomainError):
    """No such review."""

    code = "complaint_no_such_review"


@transaction.atomic
def set_target(
    *,
    service_id: UUID,
    measure: Measure,
    target_pct: int | None,
    within_hours: int | None,
    actor: Actor,
) -> None:
    """Say what a service should reach; None: it is watched no more.

    Raises NotAllowedError for whoever neither answers for it nor directs the company,
    BadTargetError.
    """
    if not policy.may_set_target(actor, service_id):
        raise NotAllowedError(action="complaints.set_targets")
    if target_pct is None:
        ProcessTarget.objects.filter(service_id=service_id, measure=measure).delete()
        return
    check_target(measure, target_pct=target_pct, within_hours=within_hours)
    ProcessTarget.objects.update_or_create(
        service_id=service_id,
        measure=measure,
        defaults={"target_pct": target_pct, "within_hours": within_hours},
    )


@transaction.atomic
def prepare_review(*, since: date, until: date, actor: Actor, at: datetime) -> UUID:
    """Gather the figures of a period for direction. Raises NotAllowedError, BadAuditError."""
    _require(actor)
    zone = ZoneInfo(organization.company().timezone)
    if since > until or until > at.astimezone(zone).date():
        raise BadAuditError
    return Review.objects.create(
        since=since,
        until=until,
        inputs=reading.inputs(since=since, until=until, at=at),
        made_at=at,
        made_by_id=actor.user_id,
    ).pk


@transaction.atomic
def decide(
    *, review_id: UUID, words: str, owner_id: UUID, due_at: datetime, actor: Actor, at: datetime
) -> None:
    """Write down what direction decides; its owner gets a task with a date.

    Raises NotAllowedError, NoSuchReviewError, ReviewSignedError, NoLessonWordsError,
    NoSuchPersonError, DuePassedError.
    """
    row, tidy = _locked(review_id, actor), whole(" ".join(words.split()), most=500)
    if not tidy:
        raise NoLessonWordsError
    title = gettext("Decidido en la revisión de las reclamaciones: %(words)s") % {"words": tidy}
    task = work.give(
        owner_id=owner_id,
        title=title[:200],
        details=tidy,
        by=actor,
        subject=f"complaint_review:{row.pk}",
        url="",
        due_at=due_at,
        at=at,
    )
    ReviewDecision.objects.create(
        review=row, words=tidy, owner_id=owner_id, due_at=due_at, task_id=task.id, made_at=at
    )


@transaction.atomic
def sign(*, review_id: UUID, conclusions: str, read: str, actor: Actor, at: datetime) -> str:
    """Direction signs what it read; its digest is evidence, and nothing of it changes any more.

    Raises NotAllowedError, NoSuchReviewError, ReviewSignedError, ReviewChangedError,
    ConclusionError.
    """
    row, words = _locked(review_id, actor), whole(conclusions.strip(), most=4000)
    if read != reading.digest_now(row.pk):
        raise ReviewChangedError
    if not words:
        raise ConclusionError
    row.conclusions = words
    row.save(update_fields=["conclusions"])
    digest = reading.digest_now(row.pk)
    row.signed_at, row.signed_by_id, row.digest = at, actor.user_id, digest
    row.save(update_fields=["signed_at", "signed_by", "digest"])
    facts: dict[str, str] = {"digest": digest, "by": str(actor.user_id)}
    subject = f"complaint_review:{row.pk}"
    evidence.record(evidence.Proof(kind="complaints.review_signed", subject=subject, facts=facts))
    return digest


def page_of(review_id: UUID) -> str:
    """Where a review is read and signed."""
    return reverse("complaints:review", args=[review_id])


def _require(actor: Actor) -> None:
    if not policy.may(actor, "complaints.review"):
        raise NotAllowedError(action="complaints.review")


def _locked(review_id: UUID, actor: Actor) -> Review:
    _require(actor)
    row = Review.objects.select_for_update().filter(pk=review_id).first()
    if row is None:
        raise NoSuchReviewError
    if row.signed_at is not None:
        raise ReviewSignedError
    return row
