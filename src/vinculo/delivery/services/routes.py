"""By which server each address of ours sends."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.delivery import policy
from vinculo.delivery.contracts import Outcome, Security
from vinculo.delivery.domain.errors import BadRouteError, PlainPasswordError
from vinculo.delivery.models import OAuthAccount, Route
from vinculo.delivery.services import consent
from vinculo.delivery.transports import smtp
from vinculo.kernel import outside
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.lib.text.mail_address import normal_address

LONGEST_HOST = 253
_HERE = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, kw_only=True)
class RouteDraft:
    """A way out as it should be; an empty ``password`` leaves the one that is kept."""

    sender: str
    host: str
    port: int
    security: Security
    user: str = ""
    password: str = ""
    account_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What a server said when we introduced ourselves, without sending anything."""

    is_good: bool
    said: str


def save_route(draft: RouteDraft, *, by: Actor) -> UUID:
    """Let an address send by its own server. Raises BadRouteError, PlainPasswordError."""
    _require(by)
    sender = _checked(draft)
    with transaction.atomic():
        return _keep(sender, draft)


def _keep(sender: str, draft: RouteDraft) -> UUID:
    kept = Route.objects.select_for_update().filter(sender=sender).first()
    same = kept is not None and (kept.host, kept.user) == (draft.host.strip(), draft.user.strip())
    password = draft.password or (kept.password if kept and same else "")
    if draft.account_id is not None:
        password = ""
    _refuse_plain(draft, password)
    route, _ = Route.objects.update_or_create(
        sender=sender,
        defaults={
            "host": draft.host.strip(),
            "port": draft.port,
            "security": draft.security,
            "user": draft.user.strip(),
            "password": password,
            "account_id": draft.account_id,
        },
    )
    return route.pk


def drop_route(*, sender: str, by: Actor) -> None:
    """Let an address send by the installation's own server again."""
    _require(by)
    Route.objects.filter(sender=normal_address(sender)).delete()


def try_route(draft: RouteDraft, *, by: Actor, at: datetime) -> Tried:
    """Connect and log in as a mail would; nothing is sent. Raises BadRouteError."""
    _require(by)
    sender = _checked(draft)
    password = draft.password
    kept = Route.objects.filter(sender=sender, host=draft.host.strip()).first()
    if not password and kept is not None and kept.user == draft.user.strip():
        password = kept.password
    _refuse_plain(draft, password)
    outcome, said = smtp.try_out(
        smtp.SmtpServer(
            scheme=smtp.SCHEMES[draft.security],
            host=draft.host.strip(),
            port=draft.port,
            user=draft.user.strip(),
            password=password,
            account_id=draft.account_id,
            is_typed=True,
        ),
        tokens=consent.tokens(at=at),
    )
    return Tried(is_good=outcome == Outcome.ACCEPTED, said=said)


def _checked(draft: RouteDraft) -> str:
    sender, host = normal_address(draft.sender), draft.host.strip()
    is_host = host and len(host) <= LONGEST_HOST and host.isprintable() and " " not in host
    if not sender or not is_host or not 0 < draft.port < 65536:
        raise BadRouteError
    if not f"{draft.user}{draft.password}".isprintable():
        raise BadRouteError
    if draft.account_id and not OAuthAccount.objects.filter(pk=draft.account_id).exists():
        raise BadRouteError
    outside.pinned(host, draft.port)
    return sender


def _refuse_plain(draft: RouteDraft, password: str) -> None:
    secret = password or draft.account_id
    if draft.security == Security.NONE and secret and draft.host.strip() not in _HERE:
        raise PlainPasswordError


def _require(by: Actor) -> None:
    if not policy.may(by, "delivery.routes"):
        raise NotAllowedError(action="delivery.routes")
