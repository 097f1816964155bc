"""Links to the customer's page: a secret for one recipient of one conversation, told once.

The secret is random and kept only as a keyed hash. What a browser keeps after the first visit is a
ticket: signed, for this link, for two hours; the link itself is looked at each time.
"""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind, LinkScope
from vinculo.cases.domain.tracking import LONGEST_KEEP_DAYS, Rule
from vinculo.cases.models import Case, TrackingLink, TrackingRule
from vinculo.cases.services import story
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import LinkWanted
from vinculo.kernel import limits, locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.crypto import is_signed, sign
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.ids import new_public_key

PURPOSE = "cases.tracking.link"
TICKET_PURPOSE = "cases.tracking.ticket"
SECRET_BYTES = 32
TICKET_LIFE = timedelta(hours=2)
A_DAY = timedelta(days=1)
MOST_ASKED_A_DAY = 3


class NoSuchLinkError(DomainError):
    """No such link on a case within the person's sight, or it is revoked already."""

    code = "case_no_such_link"


def digest_of(token: str) -> str:
    """The keyed hash under which a link's secret is kept."""
    return sign(PURPOSE, token)


def issue(
    wanted: LinkWanted,
    *,
    scope: LinkScope = LinkScope.READ,
    secret_of: Callable[[str], str] = lambda _ref: secrets.token_urlsafe(SECRET_BYTES),
) -> str:
    """Make a link for one recipient, in the open transaction; answers its secret."""
    ref = new_public_key()
    token = secret_of(ref)
    TrackingLink.objects.create(
        ref=ref,
        digest=digest_of(token),
        conversation_id=wanted.conversation_id,
        address=wanted.address,
        scope=scope,
        occasion=wanted.occasion.value,
        issued_at=wanted.at,
    )
    return token


def address_for_mail(wanted: LinkWanted) -> str:
    """The whole address of a new link for a mail to its recipient.

    Whoever may answer by mail may answer on the page: the scope is to write.
    """
    return f"{settings.BASE_URL}/seguimiento/{issue(wanted, scope=LinkScope.WRITE)}/"


def asking_address(key: str) -> str:
    """Where whoever knows a key asks how it goes, or for a link; the address opens nothing."""
    return f"/seguimiento/?clave={key}"


def ticket_for(ref: str, *, at: datetime) -> str:
    """What a browser shows instead of the secret from the second page on."""
    until = int((at + TICKET_LIFE).timestamp())
    return f"{ref}.{until}.{sign(TICKET_PURPOSE, f'{ref}.{until}')}"


def is_ticket_of(ref: str, ticket: str, *, at: datetime) -> bool:
    """Whether ``ticket`` is ours, for this link, and not over; compared in constant time."""
    said, _, signature = ticket.rpartition(".")
    named, _, until = said.partition(".")
    is_ours = is_signed(TICKET_PURPOSE, said, signature)
    if not is_ours or named != ref or not until.isdecimal():
        return False
    return at <= datetime.fromtimestamp(int(until), UTC)


def note_use(link_id: UUID, *, at: datetime) -> None:
    """Remember that the page was opened."""
    TrackingLink.objects.filter(pk=link_id, issued_at__lte=at).update(
        last_used_at=at, uses=F("uses") + 1
    )


@transaction.atomic
def revoke(*, case_id: UUID, link_id: UUID, actor: Actor, at: datetime) -> None:
    """Let a link, and all older ones of its recipient, open nothing any more.

    Raises NoSuchCaseError, NoSuchLinkError, NotAllowedError.
    """
    case = story.locked(case_id, actor, "cases.change")
    if case.conversation_id is None:
        raise NoSuchLinkError
    link = TrackingLink.objects.filter(pk=link_id, conversation_id=case.conversation_id).first()
    if link is None or link.revoked_at is not None:
        raise NoSuchLinkError
    TrackingLink.objects.filter(
        conversation_id=case.conversation_id,
        address=link.address,
        revoked_at=None,
        issued_at__lte=link.issued_at,
    ).update(revoked_at=at, revoked_by=actor.user_id)
    story.enter(case, EntryKind.LINK_REVOKED, at=at, actor=actor, ref=link.pk)
    story.tell(case)


def send_again(*, key: str, address: str, at: datetime) -> bool:
    """Mail a new link to ``address`` if it reads the conversation of the case with this key.

    Whether a mail leaves; whoever asked is told the same either way. At most three a day.
    """
    known = Case.objects.filter(key=key, keys_hidden__isnull=True)
    conversation_id = known.values_list("conversation_id", flat=True).first()
    if conversation_id is None:
        return False
    locks.wait_for(f"links of {conversation_id}")
    try:
        limits.take(f"tracking link:{address}", limit=MOST_ASKED_A_DAY, per=A_DAY, at=at)
    except limits.TooManyError:
        return False
    return interactions.send_link(conversation_id=conversation_id, address=address, at=at)


def set_rule(*, service_id: UUID, rule: Rule, by: Actor) -> None:
    """What a service allows on its customers' page, and what it tells them of by itself."""
    if not policy.may(by, "cases.set_rules"):
        raise NotAllowedError(action="cases.set_rules")
    TrackingRule.objects.update_or_create(
        service_id=service_id,
        defaults={
            "keep_days": min(max(rule.keep.days, 1), LONGEST_KEEP_DAYS),
            "shows_name": rule.shows_name,
            "tells_resolved": rule.tells_resolved,
            "tells_reopened": rule.tells_reopened,
        },
    )
