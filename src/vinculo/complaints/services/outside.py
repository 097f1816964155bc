"""A customer took a complaint to a body outside of court: what a person writes down of it.

Until it ends no service is cut by which the customer could be pressed, and no debt is claimed,
where the law says so. A mistake is taken back with a reason and stays in the history.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vinculo.cases import api as cases
from vinculo.complaints import policy
from vinculo.complaints.contracts import (
    OUTSIDE_WAYS,
    ComplaintState,
    OutsideOutcome,
    OutsideProof,
    WayOut,
)
from vinculo.complaints.domain import outside as rules
from vinculo.complaints.domain.steps import check_may_decide
from vinculo.complaints.models import Complaint, Dispute, DisputeEnd, Unrelated
from vinculo.complaints.selectors.holding import day_of, services_with
from vinculo.complaints.selectors.law import with_merged
from vinculo.complaints.services import legal, story
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.statutory import api as statutory

Letter = statutory.Letter


class OutsideBodyError(DomainError):
    """Which body it is stands in what is written down."""

    code = "complaint_outside_body"


class OutsideProofError(DomainError):
    """What shows it stands beside it: the message, the letter, or with whom somebody spoke."""

    code = "complaint_outside_proof"


class OutsideTooBigError(DomainError):
    """The letter is larger than what is kept."""

    code = "complaint_outside_too_big"


class NoSuchOutsideError(DomainError):
    """Nobody wrote that down of this complaint, or it was taken back, or has an end already."""

    code = "complaint_outside_gone"


class SaidBeforeError(DomainError):
    """That stands already: the same body since the same day, or the same service."""

    code = "complaint_outside_twice"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What shows it: a message of the customer, a letter that was kept, or words of a call."""

    by: OutsideProof
    message_id: UUID | None = None
    letter: Letter | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Began:
    """Where the customer went, when, and under which reference the body has it."""

    way: WayOut
    body: str
    began_on: date
    reference: str = ""


@transaction.atomic
def begin(*, complaint_id: UUID, said: Began, shown: Shown, actor: Actor, at: datetime) -> UUID:
    """Write down that the customer went to a body outside; also of a complaint that is closed.

    Raises NoSuchComplaintError, NotAllowedError, MergedError, VoidError, AboutThemError,
    OutsideBodyError, OutsideDayError, OutsideProofError, SaidBeforeError.
    """
    row = _locked(complaint_id, actor)
    body = whole(" ".join(said.body.split()), most=160)
    if not body or said.way not in OUTSIDE_WAYS:
        raise OutsideBodyError
    today, filed_on = day_of(at), day_of(row.filed_at)
    rules.check_began(said.began_on, filed_on=filed_on, today=today)
    same = Dispute.objects.filter(complaint=row, way=said.way, body__iexact=body)
    if same.filter(began_on=said.began_on, void_at__isnull=True).exists():
        raise SaidBeforeError
    made = Dispute.objects.create(
        complaint=row,
        way=said.way,
        body=body,
        reference=whole(" ".join(said.reference.split()), most=80),
        began_on=said.began_on,
        said_at=at,
        said_by_id=actor.user_id,
        **_proof(row, shown),
    )
    words = f"{body} {made.reference}".strip()
    _tell(row, "outside_began", made, words, code=said.way, actor=actor, at=at, file=made.blob)
    return made.pk


@transaction.atomic
def end(
    *,
    complaint_id: UUID,
    dispute_id: UUID,
    ended_on: date,
    outcome: OutsideOutcome,
    shown: Shown,
    actor: Actor,
    at: datetime,
) -> None:
    """Write down that it ended, how, and what shows it: after that day nothing waits for it.

    Raises what :func:`begin` does, NoSuchOutsideError, OutsideEndDayError, OutsideEndProofError.
    """
    row = _locked(complaint_id, actor)
    one = _dispute(row, dispute_id)
    if DisputeEnd.objects.filter(dispute=one, void_at__isnull=True).exists():
        raise NoSuchOutsideError
    may_approve = actor.is_system or policy.may(actor, "complaints.approve")
    rules.check_end_shown(shown.by, may_approve=may_approve)
    rules.check_ended(ended_on, began_on=one.began_on, today=day_of(at))
    made = DisputeEnd.objects.create(
        dispute=one,
        ended_on=ended_on,
        outcome=outcome,
        said_at=at,
        said_by_id=actor.user_id,
        **_proof(row, shown),
    )
    facts = {"outcome": outcome.value, "ended_on": ended_on.isoformat()}
    _tell(
        row,
        "outside_ended",
        one,
        made.words,
        code=outcome,
        actor=actor,
        at=at,
        file=made.blob,
        **facts,
    )


@transaction.atomic
def take_back(
    *, complaint_id: UUID, dispute_id: UUID, why: str, actor: Actor, at: datetime
) -> None:
    """It was a mistake: the customer did not go there, or not then. It stays in the history.

    Raises NoSuchComplaintError, NotAllowedError, AboutThemError, OutsideWhyError,
    NoSuchOutsideError.
    """
    row = _locked(complaint_id, actor, "complaints.approve")
    one, words = _dispute(row, dispute_id), rules.reason(why)
    _void(one, words, actor=actor, at=at)
    _tell(row, "outside_undone", one, words, code=one.way, actor=actor, at=at)


@transaction.atomic
def take_end_back(
    *, complaint_id: UUID, dispute_id: UUID, why: str, actor: Actor, at: datetime
) -> None:
    """Its end was a mistake: it runs, and holds, as if that had not been written down.

    Raises what :func:`take_back` does.
    """
    row = _locked(complaint_id, actor, "complaints.approve")
    one, words = _dispute(row, dispute_id), rules.reason(why)
    ended = DisputeEnd.objects.filter(dispute=one, void_at__isnull=True).first()
    if ended is None:
        raise NoSuchOutsideError
    _void(ended, words, actor=actor, at=at)
    _tell(row, "outside_runs_on", one, words, code=ended.outcome, actor=actor, at=at)


@transaction.atomic
def say_unrelated(
    *, complaint_id: UUID, service_id: UUID, why: str, actor: Actor, at: datetime
) -> UUID:
    """A complaint has nothing to do with another service: it does not hold that one any more.

    Raises NoSuchComplaintError, NotAllowedError, AboutThemError, OutsideWhyError,
    OwnServiceError, SaidBeforeError.
    """
    row = _locked(complaint_id, actor, "complaints.approve")
    words = rules.reason(why)
    rules.check_apart(service_id, services_with(row.pk))
    if Unrelated.objects.filter(
        complaint=row, service_id=service_id, void_at__isnull=True
    ).exists():
        raise SaidBeforeError
    made = Unrelated.objects.create(
        complaint=row, service_id=service_id, why=words, said_at=at, said_by_id=actor.user_id
    )
    story.enter(row, "unrelated", at=at, actor=actor, words=words, code=str(service_id))
    legal.prove(row, "unrelated", words, service=str(service_id), by=str(actor.user_id or ""))
    return made.pk


@transaction.atomic
def say_related(
    *, complaint_id: UUID, unrelated_id: UUID, why: str, actor: Actor, at: datetime
) -> None:
    """It has to do with that service after all: it holds again.

    Raises what :func:`say_unrelated` does, NoSuchOutsideError.
    """
    row = _locked(complaint_id, actor, "complaints.approve")
    words = rules.reason(why)
    said = Unrelated.objects.filter(pk=unrelated_id, complaint=row, void_at__isnull=True).first()
    if said is None:
        raise NoSuchOutsideError
    _void(said, words, actor=actor, at=at)
    service = str(said.service_id)
    story.enter(row, "related", at=at, actor=actor, words=words, code=service)
    legal.prove(row, "related", words, service=service, by=str(actor.user_id or ""))


def give_back(row: Complaint, left: Complaint) -> int:
    """What was written down of a complaint that only a merge had made goes with the one that left.

    The customer went there with what they had complained about. How many.
    """
    return Dispute.objects.filter(complaint=row).update(complaint=left)


def _locked(complaint_id: UUID, actor: Actor, action: str = "complaints.handle") -> Complaint:
    """A complaint that stands, closed or not; of whom it speaks writes nothing of this down."""
    row = story.locked(complaint_id, actor, action)
    if row.state in {ComplaintState.MERGED, ComplaintState.VOID}:
        story.require_open(row)
    check_may_decide(actor.user_id, about=row.about_id)
    return row


def _dispute(row: Complaint, dispute_id: UUID) -> Dispute:
    """One of this complaint, or of one that goes on with it; not one that was taken back."""
    rows = Dispute.objects.filter(complaint__case_id__in=with_merged(row.case_id))
    found = rows.select_for_update(of=("self",)).filter(pk=dispute_id, void_at__isnull=True)
    if (one := found.first()) is None:
        raise NoSuchOutsideError
    return one


def _void(one: Dispute | DisputeEnd | Unrelated, why: str, *, actor: Actor, at: datetime) -> None:
    one.void_at, one.void_by_id, one.void_why = at, actor.user_id, why
    one.save(update_fields=["void_at", "void_by", "void_why"])


def _proof(row: Complaint, shown: Shown) -> dict[str, Any]:
    """The columns of a proof. Raises OutsideProofError."""
    words = whole(" ".join(shown.words.split()), most=500)
    found: dict[str, Any] = {"proof": shown.by, "words": words}
    if shown.by is OutsideProof.CALL:
        if not words:
            raise OutsideProofError
    elif shown.by is OutsideProof.LETTER:
        if shown.letter is None or not shown.letter.size_bytes:
            raise OutsideProofError
        found |= {
            "blob": shown.letter.digest,
            "name": shown.letter.name[:200] or "carta",
            "media_type": shown.letter.media_type[:100] or "application/octet-stream",
        }
    else:
        said = cases.messages(actor=SYSTEM, case_id=row.case_id)
        theirs = {one.id for one in said if one.direction is Direction.IN}
        if shown.message_id not in theirs:
            raise OutsideProofError
        found["message_id"] = shown.message_id
    return found


def _tell(
    row: Complaint,
    what: str,
    one: Dispute,
    words: str,
    *,
    code: str,
    actor: Actor,
    at: datetime,
    file: str = "",
    **facts: str,
) -> None:
    """A line of the history, and the proof: ids, codes and days, of words a digest at most."""
    story.enter(row, what, at=at, actor=actor, words=words, code=code)
    legal.prove(
        row,
        what,
        f"{words} {file}".strip(),
        dispute=str(one.pk),
        way=one.way,
        began_on=one.began_on.isoformat(),
        by=str(actor.user_id or ""),
        **facts,
    )
