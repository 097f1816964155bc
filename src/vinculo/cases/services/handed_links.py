"""Links for whoever gave no address: on a form's page of thanks, or from a colleague.

No mail ever carries them, so the same one can be shown again while its page of thanks is open: its
secret is signed with its name instead of random. It lives and is revoked like every other.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from vinculo.cases.contracts import EntryKind, LinkScope
from vinculo.cases.models import Case, TrackingLink
from vinculo.cases.services import story
from vinculo.cases.services.tracking_links import issue
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import LinkOccasion, LinkWanted
from vinculo.kernel import locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.crypto import sign
from vinculo.kernel.errors import DomainError

PURPOSE = "cases.tracking.handed"


class HasAddressError(DomainError):
    """Somebody with an address reads the case: each mail to them carries a link of their own."""

    code = "case_has_address"


@transaction.atomic
def door_for(conversation_id: UUID, at: datetime) -> str:
    """The address of the page for whoever began a conversation; the same each time.

    "" where somebody with an address reads it, and for ever once such a link was revoked.
    """
    locks.wait_for(f"links of {conversation_id}")
    known = _handed(conversation_id)
    if known is not None:
        return "" if known.revoked_at else _address(_secret_of(known.ref))
    return _new(conversation_id, at)


@transaction.atomic
def hand_out(*, case_id: UUID, actor: Actor, at: datetime) -> str:
    """A new link from a colleague's hand to whoever a case is about; answers its address.

    A case that was registered begins its conversation here. Those that were handed before go on,
    until somebody revokes them. Raises HasAddressError, NoSuchCaseError, NotAllowedError.
    """
    case = story.locked(case_id, actor, "cases.change")
    if case.conversation_id is None:
        _begin_conversation(case, at)
    conversation_id = case.conversation_id
    if conversation_id is None:
        raise HasAddressError
    locks.wait_for(f"links of {conversation_id}")
    url = _new(conversation_id, at)
    if not url:
        raise HasAddressError
    story.enter(case, EntryKind.LINK_GIVEN, at=at, actor=actor)
    story.tell(case)
    return url


def _begin_conversation(case: Case, at: datetime) -> None:
    case.conversation_id = interactions.start_on_page(
        service_id=case.service_id, customer_id=case.customer_id, subject=case.subject, at=at
    )
    case.save(update_fields=["conversation_id"])
    story.share_conversation(case, reference=case.number)


def _new(conversation_id: UUID, at: datetime) -> str:
    address = interactions.let_holder_in(conversation_id, at=at)
    if not address:
        return ""
    wanted = LinkWanted(
        conversation_id=conversation_id, address=address, occasion=LinkOccasion.HANDED, at=at
    )
    return _address(issue(wanted, scope=LinkScope.WRITE, secret_of=_secret_of))


def _handed(conversation_id: UUID) -> TrackingLink | None:
    rows = TrackingLink.objects.filter(
        conversation_id=conversation_id, occasion=LinkOccasion.HANDED
    )
    return rows.order_by("-issued_at", "-pk").first()


def _secret_of(ref: str) -> str:
    return f"{ref}.{sign(PURPOSE, ref)}"


def _address(secret: str) -> str:
    return f"{settings.BASE_URL}/seguimiento/{secret}/"
