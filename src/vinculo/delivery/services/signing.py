"""Keys of domains: made, checked in the DNS, put to use, replaced; and signing with them."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import dns.exception
import dns.resolver
from django.db import transaction

from vinculo.delivery import policy
from vinculo.delivery.contracts import KeyState, Published
from vinculo.delivery.domain import dkim
from vinculo.delivery.domain.errors import (
    BadDomainError,
    KeyNotPublishedError,
    UnknownKeyError,
)
from vinculo.delivery.models import DkimKey
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError

SECONDS = 5.0
Lookup = Callable[[str], list[str] | None]
"""From a name to its TXT records; [] when there is none, None when the DNS does not answer."""


def texts_of(name: str) -> list[str] | None:
    """The TXT records of ``name``, each in one piece."""
    try:
        found = dns.resolver.resolve(name, "TXT", lifetime=SECONDS)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.DNSException:
        return None
    return [b"".join(row.strings).decode("ascii", "replace") for row in found]


@transaction.atomic
def prepare_key(*, domain: str, by: Actor, at: datetime) -> UUID:
    """A new key for ``domain``; it signs once its record is published and it is put to use.

    A prepared one that is not in use yet is given back instead. Raises BadDomainError.
    """
    _require(by)
    name = _domain(domain)
    waiting = DkimKey.objects.filter(domain=name, state=KeyState.PREPARED).first()
    if waiting is not None:
        return waiting.pk
    private_key, public_key = dkim.new_key()
    taken = set(DkimKey.objects.filter(domain=name).values_list("selector", flat=True))
    stem = f"v{at:%Y%m%d}"
    selector = next(
        s for n in range(1, 100) if (s := stem if n == 1 else f"{stem}-{n}") not in taken
    )
    return DkimKey.objects.create(
        domain=name,
        selector=selector,
        private_key=private_key,
        public_key=public_key,
        made_at=at,
    ).pk


def check_key(*, key_id: UUID, by: Actor, at: datetime, lookup: Lookup = texts_of) -> Published:
    """Look in the DNS for a key's record. Raises UnknownKeyError."""
    _require(by)
    key = DkimKey.objects.filter(pk=key_id).first()
    if key is None:
        raise UnknownKeyError
    texts = lookup(dkim.record_name(domain=key.domain, selector=key.selector))
    found = (
        Published.UNREACHABLE if texts is None else dkim.published(texts, public_key=key.public_key)
    )
    DkimKey.objects.filter(pk=key_id).update(published=found, checked_at=at)
    return found


def use_key(
    *, key_id: UUID, by: Actor, at: datetime, anyway: bool = False, lookup: Lookup = texts_of
) -> None:
    """Sign with a key from now on; the one before is retired, its record stays for a while.

    Only with its record in the DNS; ``anyway`` counts where the DNS cannot be asked. Raises
    KeyNotPublishedError.
    """
    found = check_key(key_id=key_id, by=by, at=at, lookup=lookup)
    if found != Published.FOUND and not (anyway and found == Published.UNREACHABLE):
        raise KeyNotPublishedError
    with transaction.atomic():
        key = DkimKey.objects.select_for_update().get(pk=key_id)
        DkimKey.objects.filter(domain=key.domain, state=KeyState.ACTIVE).exclude(pk=key_id).update(
            state=KeyState.RETIRED, retired_at=at
        )
        key.state, key.active_at = KeyState.ACTIVE, at
        key.save(update_fields=["state", "active_at"])


@transaction.atomic
def retire_key(*, key_id: UUID, by: Actor, at: datetime) -> None:
    """Sign no more with a key; one that never signed goes away."""
    _require(by)
    DkimKey.objects.filter(pk=key_id, state=KeyState.PREPARED).delete()
    DkimKey.objects.filter(pk=key_id, state=KeyState.ACTIVE).update(
        state=KeyState.RETIRED, retired_at=at
    )


def signed(raw: bytes, *, sender: str) -> bytes:
    """``raw`` signed for the domain of ``sender``; as it is when the domain has no key in use."""
    try:
        domain = _domain(sender)
    except BadDomainError:
        return raw
    key = DkimKey.objects.filter(domain=domain, state=KeyState.ACTIVE).first()
    if key is None:
        return raw
    return dkim.signed(raw, domain=key.domain, selector=key.selector, private_key=key.private_key)


def _domain(text: str) -> str:
    """A domain in the one spelling that the DNS has for it (IDNA). Raises BadDomainError."""
    name = text.strip().rstrip(".").rpartition("@")[2].lower()
    try:
        wire = name.encode("idna").decode("ascii")
    except UnicodeError:
        raise BadDomainError(domain=text[:80]) from None
    if not dkim.is_domain(wire):
        raise BadDomainError(domain=text[:80])
    return wire


def _require(by: Actor) -> None:
    if not policy.may(by, "delivery.routes"):
        raise NotAllowedError(action="delivery.routes")
