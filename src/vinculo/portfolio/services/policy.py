"""Writing, signing and reading the service policy."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from vinculo.kernel import evidence, locks
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError
from vinculo.portfolio.models import PolicyReading, PolicyVersion
from vinculo.portfolio.services.stamps import check_read, stamp_of


class PolicyEmptyError(DomainError):
    """A policy says something."""

    code = "policy_empty"


class NotDirectionError(DomainError):
    """Only somebody of direction signs."""

    code = "policy_not_direction"


class NoDraftError(DomainError):
    """There is nothing to sign."""

    code = "policy_no_draft"


class NoPositionError(DomainError):
    """A signature says in what position it was given."""

    code = "policy_position"


class PolicyChangedError(DomainError):
    """The draft is not the text that the signer has read."""

    code = "policy_changed"


class UnsignedPolicyError(DomainError):
    """Nothing is signed that could be read as the policy."""

    code = "policy_unsigned"


def digest_of(text: str) -> str:
    """The SHA-256 of a text, in UTF-8, byte for byte as it is stored."""
    return sha256(text.encode()).hexdigest()


@transaction.atomic
def draft_policy(*, text: str, by: UUID | None, at: datetime, read: str | None = None) -> int:
    """Write the draft of the next version, or write it anew; its number.

    ``read``: the stamp of the draft that the writer read. Raises PolicyEmptyError, QuickerError.
    Line ends are made alike, so that the same text has the same digest on every machine.
    """
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if not text:
        raise PolicyEmptyError
    locks.wait_for_all({"draft of the policy"})
    draft = PolicyVersion.objects.select_for_update().filter(signed_at__isnull=True).first()
    last = PolicyVersion.objects.order_by("-version").first()
    check_read(read, _stamp(draft), by=last.drafted_by if last else None)
    if draft is not None:
        draft.text, draft.drafted_by, draft.drafted_at = text, by, at
        draft.save(update_fields=["text", "drafted_by", "drafted_at"])
        return draft.version
    return PolicyVersion.objects.create(
        version=(last.version if last else 0) + 1, text=text, drafted_by=by, drafted_at=at
    ).version


def draft_stamp() -> str:
    """The stamp of the draft; empty without one."""
    return _stamp(PolicyVersion.objects.filter(signed_at__isnull=True).first())


def _stamp(draft: PolicyVersion | None) -> str:
    return stamp_of(draft, ("version", "text"))


@transaction.atomic
def sign_policy(*, read: str, position: str, by: Actor, at: datetime) -> int:
    """Sign the draft whose digest is ``read``, the text that the signer had before their eyes.

    Whoever signs has read it. Raises NotDirectionError, NoPositionError, NoDraftError,
    PolicyChangedError.
    """
    if by.user_id is None or not by.is_any(Role.DIRECTION):
        raise NotDirectionError
    if not position.strip():
        raise NoPositionError
    draft = PolicyVersion.objects.select_for_update().filter(signed_at__isnull=True).first()
    if draft is None:
        raise NoDraftError
    digest = digest_of(draft.text)
    if digest != read:
        raise PolicyChangedError
    draft.signed_by_id, draft.position = by.user_id, position.strip()
    draft.signed_at, draft.digest = at, digest
    draft.save(update_fields=["signed_by_id", "position", "signed_at", "digest"])
    PolicyReading.objects.create(policy=draft, user_id=by.user_id, read_at=at)
    facts = {"version": draft.version, "digest": digest, "by": str(by.user_id)}
    evidence.record(
        evidence.Proof(kind="portfolio.policy_signed", subject=f"policy:{draft.pk}", facts=facts)
    )
    return draft.version


@transaction.atomic
def read_policy(*, by: UUID, at: datetime) -> None:
    """Note that somebody has read the policy in force, once. Raises UnsignedPolicyError."""
    signed = PolicyVersion.objects.filter(signed_at__isnull=False).order_by("-version").first()
    if signed is None:
        raise UnsignedPolicyError
    PolicyReading.objects.get_or_create(policy=signed, user_id=by, defaults={"read_at": at})
