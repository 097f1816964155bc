"""Messages that were read become part of their conversations: everything about them or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.interactions.channels import Stored
from vinculo.interactions.contracts import RawState
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.threading import place
from vinculo.interactions.events import MessageReceived
from vinculo.interactions.filters import Arrival, Ruling, Verdict, judge
from vinculo.interactions.filters.probe import HEADER
from vinculo.interactions.models import Conversation, Mailbox, Message, RawMessage, SpamRule
from vinculo.interactions.services import acknowledging, bounced, evidence, intake, round_trip
from vinculo.interactions.services.instance import instance_mark
from vinculo.interactions.services.placing import Placed, conversations_for, record_all
from vinculo.kernel import events


@dataclass(frozen=True, kw_only=True)
class Read:
    """A raw message, what it says, and its blobs; a released one is not put aside again."""

    raw: RawMessage
    mail: ParsedMail
    stored: Stored
    released: bool
    fingerprint: str


class _House:
    """What the company has said about its mail, asked once however many messages there are."""

    def __init__(self) -> None:
        self.mailboxes = {mailbox.address: mailbox for mailbox in Mailbox.objects.order_by("pk")}
        self.instance = instance_mark()
        rules = SpamRule.objects.order_by("kind", "pk").values_list("kind", "value")
        self.spam_rules = tuple(rules)


@transaction.atomic
def keep_all(reads: Sequence[Read], *, at: datetime) -> None:
    """Judge, place and record messages that share no mark (``domain.waves``).

    Raises IntegrityError when another worker was first with one of them.
    """
    waiting = set(
        RawMessage.objects.select_for_update()
        .filter(pk__in=[read.raw.pk for read in reads], state=RawState.STORED)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    still = [read for read in reads if read.raw.pk in waiting]
    if not still:
        return
    house = _House()
    firsts = _first_deliveries(still)
    told: dict[UUID, list[MessageReceived]] = {}
    placed: list[Placed] = []
    for read in still:
        verdict, is_automatic = judge(
            read.mail, _arrival(read, house, firsts), released=read.released
        )
        if verdict is None:
            placed.append(_placed(read, house, is_automatic=is_automatic))
        else:
            told[read.raw.pk] = _end(read, verdict, at)
    told |= _record(placed, house, at)
    events.publish_all([event for read in still for event in told[read.raw.pk]])


def _first_deliveries(reads: Sequence[Read]) -> dict[str, UUID]:
    """Which raw message brought a message with this fingerprint."""
    rows = Message.objects.filter(fingerprint__in=[read.fingerprint for read in reads])
    return dict(rows.values_list("fingerprint", "raw_id"))


def _arrival(read: Read, house: _House, firsts: dict[str, UUID]) -> Arrival:
    raw = read.raw
    first = firsts.get(read.fingerprint)
    return Arrival(
        raw_id=raw.pk,
        digest=raw.blob,
        mailboxes=frozenset(house.mailboxes),
        instance=house.instance,
        size_bytes=raw.size_bytes,
        is_spam=read.stored.is_spam,
        is_mail=read.stored.way.is_mail,
        first=None if first == raw.pk else first,
        spam_rules=house.spam_rules,
    )


def _end(read: Read, verdict: Verdict, at: datetime) -> list[MessageReceived]:
    """What does not go on to the desk ends here, with its reason; the events of it."""
    raw, mail = read.raw, read.mail
    if verdict.bounce is not None:
        told = bounced.take(raw, mail, read.stored, verdict.bounce, at=at)
        if told is not None:
            return told
    if verdict.ruling == Ruling.PROBE:
        round_trip.note(raw, mail.marks[HEADER], at=at)
        return []
    if verdict.ruling == Ruling.DUPLICATE:
        intake.settle(
            raw.pk,
            state=RawState.DUPLICATE,
            reason=verdict.reason,
            duplicate_of=verdict.duplicate_of,
            at=at,
        )
        return []
    RawMessage.objects.filter(pk=raw.pk).update(sender=mail.sender.address, subject=mail.subject)
    intake.settle(raw.pk, state=RawState.QUARANTINED, reason=verdict.reason, at=at)
    return []


def _placed(read: Read, house: _House, *, is_automatic: bool) -> Placed:
    mail = read.mail
    return Placed(
        raw=read.raw,
        mail=mail,
        stored=read.stored,
        is_automatic=is_automatic,
        fingerprint=read.fingerprint,
        placement=place(
            sender=mail.sender.address,
            signed=evidence.signed_replies(mail, house.mailboxes),
            referred=evidence.sent_messages(mail),
            is_forged=evidence.is_forged(mail),
        ),
    )


def _record(
    placed: Sequence[Placed], house: _House, at: datetime
) -> dict[UUID, list[MessageReceived]]:
    """Conversations, messages, acknowledgements; the event of each raw message."""
    if not placed:
        return {}
    conversations = conversations_for(placed, house.mailboxes)
    messages = record_all(list(zip(placed, conversations, strict=True)))
    for one, conversation in zip(placed, conversations, strict=True):
        if one.placement.conversation_id is None:
            acknowledging.acknowledge(
                conversation,
                one.mail,
                at=one.raw.received_at,
                language=one.stored.way.language,
            )
    intake.settle_all([one.raw.pk for one in placed], state=RawState.UNDERSTOOD, at=at)
    return {
        one.raw.pk: [_received(one, conversation, message)]
        for one, conversation, message in zip(placed, conversations, messages, strict=True)
    }


def _received(one: Placed, conversation: Conversation, message: Message) -> MessageReceived:
    return MessageReceived(
        raw_id=one.raw.pk,
        message_id=message.pk,
        conversation_id=conversation.pk,
        service_id=conversation.service_id,
        key=conversation.key,
        received_at=one.raw.received_at,
        opens_conversation=one.placement.conversation_id is None,
        is_automatic=one.is_automatic,
        is_confirmed=message.is_confirmed,
        follows=one.placement.follows,
        side_of=conversation.side_of_id,
    )
