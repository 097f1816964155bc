"""Ways out and keys, for the pages that set them up; never a secret."""

from collections import Counter
from datetime import datetime, timedelta

from vinculo.delivery.contracts import KeyState, KeyView, Published, RouteView, Security
from vinculo.delivery.domain.dkim import record_name, record_text
from vinculo.delivery.models import DkimKey, OutgoingMail, Route

RECENTLY = timedelta(days=30)


def routes() -> tuple[RouteView, ...]:
    """All ways out besides the installation's own."""
    return tuple(
        RouteView(
            sender=row.sender,
            host=row.host,
            port=row.port,
            security=Security(row.security),
            user=row.user,
            account_id=row.account_id,
        )
        for row in Route.objects.order_by("sender").defer("password")
    )


def signing_keys() -> tuple[KeyView, ...]:
    """All keys by domain, the one in use first."""
    order = {KeyState.ACTIVE: 0, KeyState.PREPARED: 1, KeyState.RETIRED: 2}
    rows = DkimKey.objects.defer("private_key").order_by("domain", "-made_at", "pk")
    found = [
        KeyView(
            id=row.pk,
            domain=row.domain,
            selector=row.selector,
            record_name=record_name(domain=row.domain, selector=row.selector),
            record_text=record_text(row.public_key),
            state=KeyState(row.state),
            published=Published(row.published) if row.published else None,
            made_at=row.made_at,
            checked_at=row.checked_at,
            active_at=row.active_at,
            retired_at=row.retired_at,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda key: (key.domain, order[key.state])))


def unsigned_domains(*, at: datetime) -> tuple[str, ...]:
    """Domains that mail was sent from lately and that have no key, the busiest first."""
    signed = set(DkimKey.objects.values_list("domain", flat=True))
    senders = OutgoingMail.objects.filter(created_at__gte=at - RECENTLY).order_by("sender")
    counted = Counter(
        sender.rpartition("@")[2] for sender in senders.values_list("sender", flat=True).distinct()
    )
    return tuple(domain for domain, _ in counted.most_common(20) if domain not in signed)
