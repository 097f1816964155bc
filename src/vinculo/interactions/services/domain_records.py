"""Asking the DNS about the domain of a mailbox, for the administrator who tries it."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import dns.exception
import dns.resolver
from django.conf import settings

from vinculo.interactions import policy
from vinculo.interactions.domain.domain_records import Judged, judge_mx, judge_spf
from vinculo.interactions.domain.errors import NoMailboxError
from vinculo.interactions.models import Mailbox
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError

SECONDS = 3.0
RESERVED = frozenset({"example", "invalid", "localhost", "test"})
"""Names that the DNS will never have (RFC 2606 and 6761): nobody is asked for them."""


def look_up(mailbox_id: UUID, *, by: Actor) -> tuple[str, Judged, Judged]:
    """The domain, who takes its mail, and who may send it. Raises NoMailboxError."""
    if not policy.may(by, "interactions.mailboxes"):
        raise NotAllowedError(action="interactions.mailboxes")
    mailbox = Mailbox.objects.filter(pk=mailbox_id).first()
    if mailbox is None:
        raise NoMailboxError
    domain = mailbox.address.rpartition("@")[2]
    here = urlsplit(settings.BASE_URL).hostname or ""
    return domain, judge_mx(mail_hosts_of(domain), here=here), judge_spf(texts_of(domain))


def mail_hosts_of(domain: str) -> list[str] | None:
    """The hosts that take mail for ``domain``, the preferred first; None: no answer."""
    found = _records(domain, "MX")
    if found is None:
        return None
    found.sort(key=lambda row: (row.preference, str(row.exchange)))
    return [str(row.exchange) for row in found]


def texts_of(domain: str) -> list[str] | None:
    """The TXT records of ``domain``, each in one piece; None: no answer."""
    found = _records(domain, "TXT")
    if found is None:
        return None
    return [b"".join(row.strings).decode("ascii", "replace") for row in found]


def _records(domain: str, kind: str) -> list[Any] | None:
    """Rows of dnspython, whose columns depend on the kind."""
    if domain.rpartition(".")[2] in RESERVED:
        return []
    try:
        return list(dns.resolver.resolve(f"{domain}.", kind, lifetime=SECONDS))
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.DNSException:
        return None
