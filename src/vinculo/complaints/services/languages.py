"""A person says in which language a complaint or its answer is, where another was recognised."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.complaints.contracts import ELSEWHERE, SPOKEN_LANGUAGES, ToldSide
from vinculo.complaints.domain.steps import WrongStepError, check_may_decide
from vinculo.complaints.models import LanguageSaid
from vinculo.complaints.services import story
from vinculo.kernel import evidence
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError


class UnknownLanguageError(DomainError):
    """A language is one of those that are counted, or another."""

    code = "complaint_unknown_language"


@transaction.atomic
def say(*, complaint_id: UUID, side: ToldSide, language: str, actor: Actor, at: datetime) -> None:
    """Correct what was recognised; figures, letters and receipts follow from then on.

    Saying again what stands there adds no line. Of an answer it is said once it was told. Raises
    NoSuchComplaintError, NotAllowedError, AboutThemError, MergedError, VoidError, WrongStepError,
    UnknownLanguageError.
    """
    row = story.locked(complaint_id, actor, "complaints.handle")
    if row.state in ELSEWHERE:
        story.require_open(row)
    check_may_decide(actor.user_id, about=row.about_id)
    if language not in SPOKEN_LANGUAGES:
        raise UnknownLanguageError
    if side is ToldSide.ANSWERED and row.answered_at is None:
        raise WrongStepError
    column = f"{side.value}_language"
    was = getattr(row, column)
    if was == language:
        return
    setattr(row, column, language)
    row.save(update_fields=[column])
    LanguageSaid.objects.create(
        complaint=row, side=side, was=was, language=language, said_at=at, said_by_id=actor.user_id
    )
    story.enter(row, f"{side.value}_in", at=at, actor=actor, code=language)
    evidence.record(
        evidence.Proof(
            kind="complaints.language_said",
            subject=story.subject_of(row.pk),
            facts={
                "side": side.value,
                "was": was,
                "now": language,
                "by": str(actor.user_id or ""),
                "said_at": at.isoformat(),
            },
        )
    )
