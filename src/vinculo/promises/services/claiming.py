"""Writing, checking, signing and publishing what the company says of itself."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole
from vinculo.promises import policy
from vinculo.promises.contracts import Check, ClaimState, NewClaim
from vinculo.promises.domain.lifecycle import (
    CHANGEABLE,
    ClaimChangedError,
    ClaimDatesError,
    ClaimOverError,
    ClaimStateError,
    NoReasonError,
    NoServiceError,
    NoWordsError,
    after_check,
    require_publishable,
)
from vinculo.promises.domain.signing import digest_of_claim
from vinculo.promises.models import Claim
from vinculo.promises.selectors.claims import check_of, local_day
from vinculo.work import api as work


class NoSuchClaimError(DomainError):
    """No such claim within the person's sight."""

    code = "claim_not_found"


@transaction.atomic
def write(new: NewClaim, *, actor: Actor, at: datetime) -> UUID:
    """Write a claim down and check it. Raises what :func:`change` does."""
    service_id, words = _checked(new)
    _require_claim(actor, service_id)
    row = Claim(created_at=at, created_by=actor.user_id)
    _fill(row, new, service_id=service_id, words=words)
    row.save(force_insert=True)
    _check(row, at=at)
    return row.pk


@transaction.atomic
def change(*, claim_id: UUID, new: NewClaim, actor: Actor, at: datetime) -> None:
    """Change a claim that is not published yet; what was checked and signed no longer counts.

    Raises NoServiceError, NoWordsError, ClaimDatesError, ClaimStateError, NoSuchClaimError.
    """
    service_id, words = _checked(new)
    row = _locked(claim_id, actor)
    _require_claim(actor, service_id)
    if row.state not in CHANGEABLE:
        raise ClaimStateError
    _fill(row, new, service_id=service_id, words=words)
    row.signed_by_id, row.signed_at, row.reason = None, None, ""
    _check(row, at=at)


@transaction.atomic
def check(*, claim_id: UUID, actor: Actor, at: datetime) -> Check:
    """Check a claim again, as things stand now; a signature stands only while it is needed.

    Raises NoSuchClaimError, ClaimStateError.
    """
    row = _locked(claim_id, actor)
    if row.state not in CHANGEABLE:
        raise ClaimStateError
    row.signed_by_id, row.signed_at, row.reason = None, None, ""
    return _check(row, at=at)


@transaction.atomic
def sign(*, claim_id: UUID, read: str, reason: str, actor: Actor, at: datetime) -> None:
    """Answer for a claim that nothing backs, as its digest ``read`` says that it was read.

    Raises NotAllowedError, ClaimStateError, ClaimChangedError, NoReasonError.
    """
    row = _found(claim_id, actor)
    if not (actor.is_system or policy.may(actor, "promises.sign")):
        raise NotAllowedError(action="promises.sign")
    if row.state != ClaimState.UNBACKED:
        raise ClaimStateError
    if read != digest_of_claim(row):
        raise ClaimChangedError
    if not reason.strip():
        raise NoReasonError
    row.state = ClaimState.SIGNED
    row.signed_by_id, row.signed_at, row.reason = actor.user_id, at, whole(reason.strip(), most=500)
    row.save()


@transaction.atomic
def publish(*, claim_id: UUID, actor: Actor, at: datetime) -> ClaimState:
    """Let the public read it: backed, or signed for; answers where it stands now.

    It is checked once more: what became unbacked since is not published without a signature.
    Raises UnbackedClaimError, ClaimStateError, ClaimOverError.
    """
    row = _locked(claim_id, actor)
    require_publishable(ClaimState(row.state))
    if row.until is not None and row.until < local_day(at):
        raise ClaimOverError
    if row.state == ClaimState.CHECKED:
        _check(row, at=at)
        if row.state != ClaimState.CHECKED:
            return ClaimState(row.state)
    row.state, row.published_at = ClaimState.PUBLISHED, at
    row.save()
    return ClaimState.PUBLISHED


@transaction.atomic
def end(*, claim_id: UUID, actor: Actor, at: datetime) -> None:
    """Take a published claim from the public. Raises ClaimStateError."""
    row = _locked(claim_id, actor)
    if row.state != ClaimState.PUBLISHED:
        raise ClaimStateError
    row.state, row.ended_at = ClaimState.ENDED, at
    row.save()
    work.finish_about(subject=f"claim:{row.pk}", at=at)


def _checked(new: NewClaim) -> tuple[UUID, str]:
    words = " ".join(new.words.split())
    if not words:
        raise NoWordsError
    if new.service_id is None:
        raise NoServiceError
    if new.until is not None and new.until < new.since:
        raise ClaimDatesError
    return new.service_id, words


def _fill(row: Claim, new: NewClaim, *, service_id: UUID, words: str) -> None:
    row.words = words[:300]
    row.words_en = " ".join(new.words_en.split())[:300]
    row.place, row.where = new.place, new.where.strip()[:200]
    row.service_id = service_id
    row.metric, row.within, row.share = new.metric, new.within, new.share
    row.since, row.until = new.since, new.until


def _check(row: Claim, *, at: datetime) -> Check:
    found, standard_id = check_of(row, at=at)
    row.found = asdict(found)
    row.standard_id, row.checked_at = standard_id, at
    row.state = after_check(found.verdict)
    row.save()
    return found


def _locked(claim_id: UUID, actor: Actor) -> Claim:
    row = _found(claim_id, actor)
    _require_claim(actor, row.service_id)
    return row


def _found(claim_id: UUID, actor: Actor) -> Claim:
    rows = Claim.objects.filter(policy.visible_claims(actor), pk=claim_id)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NoSuchClaimError
    return row


def _require_claim(actor: Actor, service_id: UUID) -> None:
    if not policy.may_claim(actor, service_id):
        raise NotAllowedError(action="promises.claim")
