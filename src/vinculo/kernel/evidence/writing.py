"""Writing evidence: lines of ids, codes and times, in the transaction of what they prove."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from vinculo.kernel import ahead, clock
from vinculo.kernel.evidence.hashing import facts_text, line_hash
from vinculo.kernel.ids import new_id
from vinculo.kernel.models import EvidenceLine, EvidenceSalt

SALT_BYTES = 32
_WRITE = f"""
INSERT INTO {EvidenceLine._meta.db_table}
       (recorded_at, id, kind, subject, facts, digest, hash)
SELECT %s, * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
"""  # noqa: S608 - our own table
"""All lines with one short statement, however many; the server adds its transaction."""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What is to be provable: ``kind`` (``"clocks.stopped"``) happened to ``subject``.

    ``facts`` hold ids, codes, numbers and times as text, never names, addresses or what somebody
    wrote. ``digest`` is :func:`digest_of` of a text that is proved without being kept here.
    """

    kind: str
    subject: str
    facts: Mapping[str, object] = field(default_factory=dict)
    digest: str = ""


_waiting: ContextVar[list[Proof] | None] = ContextVar("vinculo_evidence_waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Write the lines of everything inside with one statement at its end, in their order.

    Inside a transaction; where something inside fails, nothing is written and it rises.
    """
    if _waiting.get() is not None:
        yield
        return
    found: list[Proof] = []
    token = _waiting.set(found)
    try:
        yield
    finally:
        _waiting.reset(token)
    record_all(found)


def record(proof: Proof) -> None:
    """Keep one line; see :func:`record_all`."""
    record_all([proof])


def record_all(proofs: Sequence[Proof]) -> None:
    """Keep lines that can never be changed; the chain takes them up within two minutes.

    They stand or fall with the open transaction. Raises TypeError for facts that are no codes.
    """
    if not proofs:
        return
    waiting = _waiting.get()
    if waiting is not None:
        waiting += proofs
        return
    now = clock.now()
    lines = []
    for proof in proofs:
        line_id, facts = new_id(), facts_text(proof.facts)
        found = line_hash(
            line_id=line_id,
            kind=proof.kind,
            subject=proof.subject,
            recorded_at=now,
            facts=facts,
            digest=proof.digest,
        )
        lines.append((line_id, proof.kind, proof.subject, facts, proof.digest, found))
    ahead.write(_WRITE, [now, *(list(column) for column in zip(*lines, strict=True))])


def digest_of(content: bytes, *, owner: str) -> str:
    """HMAC-SHA-256 of ``content`` under the salt of ``owner`` (``"customer:<id>"``), 64 digits.

    With the salt, whoever has the content proves that it is the one; without it, once the person
    was erased, the digest says nothing to anybody.
    """
    return digests_of({owner: content})[owner]


def digests_of(contents: Mapping[str, bytes]) -> dict[str, str]:
    """The same of many contents, each by its own owner, with two questions."""
    fresh = [EvidenceSalt(owner=one, salt=secrets.token_bytes(SALT_BYTES)) for one in contents]
    EvidenceSalt.objects.bulk_create(fresh, ignore_conflicts=True)
    salts = EvidenceSalt.objects.filter(owner__in=contents).values_list("owner", "salt")
    return {
        owner: hmac.new(bytes(salt), contents[owner], hashlib.sha256).hexdigest()
        for owner, salt in salts
    }


def is_content_of(digest: str, content: bytes, *, owner: str) -> bool:
    """Whether ``digest`` was made of ``content``; False when the owner's salt is gone."""
    salt = EvidenceSalt.objects.filter(owner=owner).values_list("salt", flat=True).first()
    if salt is None:
        return False
    found = hmac.new(bytes(salt), content, hashlib.sha256).hexdigest()
    return hmac.compare_digest(found, digest)


def forget(*, owner: str) -> bool:
    """Drop the salt of an erased person: the chain stays whole and names nobody. Whether it was."""
    deleted, _ = EvidenceSalt.objects.filter(owner=owner).delete()
    return bool(deleted)
