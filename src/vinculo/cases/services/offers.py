"""No offers through customer service where a law forbids them, whichever way they are written.

What was asked for by the customer, and says so with their own message or how they did, may be
answered; so may an order. What is refused is counted, and so is what is sent and on what ground.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import CaseKind
from vinculo.cases.domain.offers import (
    LEAST_WORDS,
    MOST_WORDS,
    Ground,
    OfferWhat,
    carries,
    ground_of,
)
from vinculo.cases.models import CannedAnswer, Case, CaseMessage, OfferLine
from vinculo.cases.services import story
from vinculo.interactions.contracts import Direction
from vinculo.kernel import evidence
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.knowledge import api as knowledge
from vinculo.portfolio import api as portfolio

NO_OFFERS = ("ES-TRL-NOADS", "ES10-SEPARATE")
"""Customer service carries no advertising; a matter of continuity none that nobody asked for."""
P = ParamSpec("P")
R = TypeVar("R")


class OfferForbiddenError(DomainError):
    """The case may not carry an offer; ``name`` is what is one."""

    code = "case_offer_forbidden"
    case_id: UUID | None = None


class NotAskedForError(DomainError):
    """That the customer asked is shown by a message of theirs, or told in a sentence."""

    code = "case_offer_not_asked"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Whether a law keeps a case free of offers, and on what ground it may carry one."""

    is_forbidden: bool
    ground: Ground | None

    @property
    def may_offer(self) -> bool:
        """Whether an offer may be made."""
        return not self.is_forbidden or self.ground is not None


def standing_of(case_id: UUID, *, at: datetime) -> Standing:
    """How a case stands with offers now."""
    case = Case.objects.values("service_id", "kind").get(pk=case_id)
    if not portfolio.law_of(case["service_id"], at=at).holds(*NO_OFFERS):
        return Standing(is_forbidden=False, ground=None)
    was_asked = OfferLine.objects.filter(case=case_id, what=OfferWhat.ASKED).exists()
    ground = ground_of(is_order=case["kind"] == CaseKind.ORDER, was_asked=was_asked)
    return Standing(is_forbidden=True, ground=ground)


def require_may_offer(case_id: UUID, name: str, *, at: datetime) -> Ground | None:
    """The ground on which it may be made, None where no law asks for one.

    Raises OfferForbiddenError.
    """
    found = standing_of(case_id, at=at)
    if not found.may_offer:
        error = OfferForbiddenError(name=name)
        error.case_id = case_id
        raise error
    return found.ground


def require_no_offer(case_id: UUID, html: str, *, at: datetime) -> list[tuple[str, Ground]]:
    """Refuse an answer that carries a kept offer, typed, put in or sent by a program.

    Answers the offers that it may carry, with the ground of each. Raises OfferForbiddenError.
    """
    found = []
    for name in _offers_in(html):
        ground = require_may_offer(case_id, name, at=at)
        if ground is not None:
            found.append((name, ground))
    return found


def note_sent(
    case_id: UUID,
    sent: Sequence[tuple[str, Ground]],
    *,
    actor: Actor,
    at: datetime,
    message_id: UUID | None = None,
) -> None:
    """Count offers that left where a law asks for a ground, in the open transaction."""
    OfferLine.objects.bulk_create(
        OfferLine(
            case_id=case_id,
            what=OfferWhat.SENT,
            ground=ground,
            name=name[:120],
            message_id=message_id,
            by_id=actor.user_id,
            at=at,
        )
        for name, ground in sent
    )
    evidence.record_all(
        [
            evidence.Proof(
                kind="cases.offer_sent",
                subject=story.subject_of(case_id),
                facts={
                    "ground": ground.value,
                    "message": str(message_id or ""),
                    "by": str(actor.user_id or ""),
                    "sent_at": at.isoformat(),
                },
            )
            for _name, ground in sent
        ]
    )


@transaction.atomic
def ask(*, case_id: UUID, message_id: UUID | None, words: str, actor: Actor, at: datetime) -> UUID:
    """Note that the customer asked for an offer: in this message of theirs, or as ``words`` tell.

    It is evidence. Raises NoSuchCaseError, NotAllowedError, NotAskedForError.
    """
    case = story.locked(case_id, actor, "cases.answer")
    tidy = " ".join(words.split())[:MOST_WORDS]
    if message_id is not None:
        theirs = CaseMessage.objects.filter(case=case, message=message_id)
        if not theirs.filter(message__direction=Direction.IN, message__is_automatic=False).exists():
            raise NotAskedForError
    elif len(tidy) < LEAST_WORDS:
        raise NotAskedForError
    row = OfferLine.objects.create(
        case=case,
        what=OfferWhat.ASKED,
        message_id=message_id,
        words=tidy,
        by_id=actor.user_id,
        at=at,
    )
    evidence.record(
        evidence.Proof(
            kind="cases.offer_asked",
            subject=story.subject_of(case.pk),
            facts={
                "line": str(row.pk),
                "message": str(message_id or ""),
                "by": str(actor.user_id or ""),
                "asked_at": at.isoformat(),
            },
        )
    )
    story.tell(case)
    return row.pk


@contextmanager
def counting_refusals(*, actor: Actor, at: datetime) -> Iterator[None]:
    """Count what is refused inside, when all that it undid is undone."""
    try:
        yield
    except OfferForbiddenError as error:
        if error.case_id is not None:
            note_refused(error.case_id, str(error.params.get("name", "")), actor=actor, at=at)
            error.case_id = None
        raise


@transaction.atomic
def note_refused(case_id: UUID, name: str, *, actor: Actor, at: datetime) -> None:
    """Count an offer that did not leave."""
    OfferLine.objects.create(
        case_id=case_id, what=OfferWhat.REFUSED, name=name[:120], by_id=actor.user_id, at=at
    )
    evidence.record(
        evidence.Proof(
            kind="cases.offer_refused",
            subject=story.subject_of(case_id),
            facts={"by": str(actor.user_id or ""), "refused_at": at.isoformat()},
        )
    )


def refusals_counted(work: Callable[P, R]) -> Callable[P, R]:
    """A use case told ``actor`` and ``at`` whose refused offers are counted."""

    @wraps(work)
    def doing(*args: P.args, **said: P.kwargs) -> R:
        with counting_refusals(actor=said["actor"], at=said["at"]):  # type: ignore[arg-type]
            return work(*args, **said)

    return doing


@refusals_counted
@transaction.atomic
def check_put(*, case_id: UUID, name: str, actor: Actor, at: datetime) -> None:
    """Whether something that is an offer may be put into the answer of a case.

    Raises NoSuchCaseError, NotAllowedError, OfferForbiddenError.
    """
    story.locked(case_id, actor, "cases.answer")
    require_may_offer(case_id, name, at=at)


def _offers_in(html: str) -> Iterator[str]:
    kept = CannedAnswer.objects.filter(is_offer=True).order_by("pk")
    for name, texts in kept.values_list("name", "texts"):
        if carries(html, texts.values()):
            yield name
    for article in knowledge.offers():
        if f"/{article.slug}/" in html or carries(html, article.bodies):
            yield article.title
