"""The three questions on how a complaint was handled: mailed once, after it was closed.

They take the place of the first rating: of one case nobody is asked twice. Whom a first rating
would leave alone is left alone here too.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.complaints import api as complaints
from vinculo.complaints.contracts import Questions, Unsent
from vinculo.customers import api as customers
from vinculo.feedback import mails
from vinculo.feedback.contracts import RatingState
from vinculo.feedback.domain.first_rating import (
    LIFE,
    GoneRatingError,
    LookedAtAgainError,
    reason_to_skip,
)
from vinculo.feedback.models import Rating
from vinculo.feedback.selectors.rating import rule_of
from vinculo.feedback.services import rating
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Occasion, Question
from vinculo.kernel import jobs
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.crypto import is_signed, sign

TASK = "feedback.ask_of_handling"
PURPOSE = "feedback.handling"


def token_of(complaint_id: UUID) -> str:
    """What stands in the link of the questions: whose they are and our signature."""
    return f"{complaint_id.hex}.{sign(PURPOSE, complaint_id.hex)}"


@transaction.atomic
def plan(*, complaint_id: UUID, at: datetime) -> bool:
    """A complaint was closed: ask how it was handled, as long after as its service says."""
    found = complaints.questions(complaint_id)
    if found is None or _is_asked(found):
        return False
    after = rule_of(found.service_id).after
    jobs.defer(
        TASK,
        arguments={"complaint_id": str(complaint_id)},
        queue="outbound",
        at=at + after if after else None,
    )
    return True


@transaction.atomic
def ask(*, complaint_id: UUID, at: datetime) -> bool:
    """Mail the questions of a complaint that is closed still, or note why not; whether one left.

    Safe to run twice.
    """
    found = complaints.questions(complaint_id, lock=True)
    if found is None or _is_asked(found):
        return False
    case = cases.case(actor=SYSTEM, case_id=found.case_id)
    if case is None or case.status not in rating.ENDED:
        return False
    rating.wait_for(case.customer_id)
    if why := _why_not(case, at=at):
        complaints.note_unsent(complaint_id=complaint_id, why=why, at=at)
        return False
    to = interactions.reader_to_ask(case.conversation_id, at=at) if case.conversation_id else None
    if to is None:
        complaints.note_unsent(complaint_id=complaint_id, why=Unsent.NO_ADDRESS, at=at)
        return False
    language = found.language if found.language in mails.LANGUAGES else to[1]
    _mail(found, case, to=to[0], language=language, at=at)
    complaints.note_mailed(complaint_id=complaint_id, at=at)
    return True


def opened(token: str, *, at: datetime) -> Questions:
    """The questions that a link opens, also while their complaint lives again.

    Raises GoneRatingError.
    """
    found = known(token)
    last = max(filter(None, (found.mailed_at, found.closed_at)))
    if at > last + LIFE:
        raise GoneRatingError
    return found


def known(token: str) -> Questions:
    """The questions that a link names, however long ago they left. Raises GoneRatingError."""
    ref, _dot, signature = token.rpartition(".")
    if len(ref) != len(UUID(int=0).hex) or not is_signed(PURPOSE, ref, signature):
        raise GoneRatingError
    found = complaints.questions(UUID(hex=ref), even_open=True)
    if found is None or found.mailed_at is None:
        raise GoneRatingError
    return found


def check_closed(found: Questions) -> None:
    """Nobody says how it was handled while it is handled still. Raises LookedAtAgainError."""
    if found.is_open:
        raise LookedAtAgainError(number=found.number, given=found.is_answered)


@transaction.atomic
def answer(
    *, token: str, process: int, treatment: int, result: int, words: str, at: datetime
) -> None:
    """Take the answers; of who is blocked or erased nothing is kept.

    Raises GoneRatingError, LookedAtAgainError, NotAskedError, ThreeAnswersError.
    """
    found = opened(token, at=at)
    check_closed(found)
    if found.customer_id and not customers.names_of([found.customer_id], actor=SYSTEM):
        raise GoneRatingError
    complaints.answer_questions(
        case_id=found.case_id,
        process=process,
        treatment=treatment,
        result=result,
        words=words,
        at=at,
    )


@transaction.atomic
def refuse(*, token: str, at: datetime) -> None:
    """Whoever holds the link wants to be asked no more, whenever. Raises GoneRatingError."""
    rating.refuse_for(known(token).customer_id, at=at)


def _is_asked(found: Questions) -> bool:
    return found.is_answered or found.has_task or found.mailed_at is not None


def _why_not(case: CaseView, *, at: datetime) -> Unsent | None:
    asked = Rating.objects.filter(case_id=case.id).exclude(
        state__in=[RatingState.PLANNED, RatingState.SKIPPED]
    )
    if asked.exists():
        return Unsent.RATED
    if case.customer_id is None and case.conversation_id is None:
        return Unsent.NO_ADDRESS
    skip = reason_to_skip(rating.circumstances_of(case), at=at)
    return Unsent(skip.value) if skip else None


def _mail(found: Questions, case: CaseView, *, to: str, language: str, at: datetime) -> None:
    token = token_of(found.complaint_id)
    url = f"{settings.BASE_URL}{reverse('feedback:handling', args=[token])}"
    refusal = f"{settings.BASE_URL}{reverse('feedback:refuse_handling', args=[token])}"
    interactions.ask(
        Question(
            to=to,
            occasion=Occasion.HANDLING,
            language=language,
            closing=mails.three_scales(language=language, url=url, refusal_url=refusal),
            refusal_url=refusal,
            reference=f"case:{case.id}",
            conversation_id=case.conversation_id,
            service_id=case.service_id,
            values={"caso": case.number},
            links_page=True,
            at=at,
        )
    )
