"""A mail of ours did not arrive: noted on the conversation, on the address, and in the outbox."""

from datetime import datetime

from django.db.models import F

from vinculo.delivery import api as delivery
from vinculo.interactions.channels import Stored
from vinculo.interactions.contracts import Direction, Joined, RawState
from vinculo.interactions.domain.bounces import Bounce, Failure
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.threading import Placement
from vinculo.interactions.events import MessageReceived
from vinculo.interactions.models import Conversation, FailedAddress, Message, RawMessage
from vinculo.interactions.services import intake
from vinculo.interactions.services.placing import record


def take(
    raw: RawMessage, mail: ParsedMail, stored: Stored, bounce: Bounce, *, at: datetime
) -> list[MessageReceived] | None:
    """Note a report; None when it speaks of no mail that we sent to those addresses.

    What is to be published then: the report as a message, if the conversation is known.

    Only who received our mail knows its Message-ID, and only addresses that it went to count: a
    stranger's invented report reaches nobody's conversation.
    """
    known = delivery.note_bounce(
        message_id=bounce.message_id,
        refused={f.address: f.reason for f in bounce.failures if f.is_final},
        at=at,
    )
    sent = (
        Message.objects.filter(message_id=bounce.message_id, direction=Direction.OUT).first()
        if bounce.message_id
        else None
    )
    addresses = {who["address"] for who in sent.recipients} if sent else known
    failures = [failure for failure in bounce.failures if failure.address in addresses]
    if not failures:
        return None
    for failure in failures:
        _note(failure, at)
    told = [] if sent is None else [_recorded(raw, mail, stored, sent.conversation)]
    intake.settle(raw.pk, state=RawState.UNDERSTOOD, reason="bounce", at=at)
    return told


def _note(failure: Failure, at: datetime) -> None:
    said = {
        "is_final": failure.is_final,
        "code": failure.status,
        "reason": failure.reason,
        "failed_at": at,
    }
    FailedAddress.objects.update_or_create(
        address=failure.address, defaults=said | {"times": F("times") + 1}, create_defaults=said
    )


def _recorded(
    raw: RawMessage, mail: ParsedMail, stored: Stored, conversation: Conversation
) -> MessageReceived:
    placement = Placement(conversation_id=conversation.pk, joined=Joined.BOUNCED)
    message = record(raw, mail, stored, conversation, placement, is_automatic=True)
    return MessageReceived(
        raw_id=raw.pk,
        message_id=message.pk,
        conversation_id=conversation.pk,
        service_id=conversation.service_id,
        key=conversation.key,
        received_at=raw.received_at,
        opens_conversation=False,
        is_automatic=True,
        side_of=conversation.side_of_id,
    )
