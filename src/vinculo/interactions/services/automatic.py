"""A mail that leaves by itself to one person: marked as such, at most once, kept in its thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import OutgoingKind
from vinculo.interactions.contracts import Direction, Joined, LinkOccasion, Occasion
from vinculo.interactions.domain.compose import Answer, Composed, OutgoingFile, compose
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.models import Conversation, Mailbox, Message
from vinculo.interactions.services import answers, wording
from vinculo.interactions.services.instance import instance_mark
from vinculo.interactions.services.tracking_links import closing_for
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.organization import api as organization


@dataclass(frozen=True, kw_only=True)
class Automatic:
    """What is said to whom; ``values`` fill the places beside company and mailbox.

    ``after`` are the Message-IDs of the thread, the one that it answers last. ``more`` is HTML that
    stands below whatever wording the company has, before its signature, and ``files`` go along.
    What of it says the key is left out where the wording says that already.
    """

    to: str
    occasion: Occasion
    link: LinkOccasion
    language: str
    at: datetime
    leaves_at: datetime
    values: Mapping[str, str] = field(default_factory=dict)
    after: Sequence[str] = ()
    more: str = ""
    files: Sequence[OutgoingFile] = ()


def composed(conversation: Conversation, mailbox: Mailbox, mail: Automatic) -> Composed:
    """It, as it leaves."""
    words = wording.wording(
        mail.occasion, language=mail.language, service_id=conversation.service_id
    )
    subject, html = wording.said_with(
        words,
        {
            **mail.values,
            "clave": conversation.key,
            "empresa": organization.company().name if organization.company_exists() else "",
            "buzon": mailbox.name,
        },
        more=mail.more,
    )
    found = compose(
        Answer(
            sender=Address(name=mailbox.name, address=mailbox.address),
            reply_to=answers.reply_address_for(conversation, mailbox, mail.to),
            to=[Address(address=mail.to)],
            cc=(),
            subject=subject,
            html=html,
            language=mail.language,
            message_id=f"{new_public_key()}.{new_public_key()}@{mailbox.address.rpartition('@')[2]}",
            in_reply_to=mail.after[-1] if mail.after else "",
            references=list(mail.after),
            instance=instance_mark(),
            at=mail.leaves_at,
            files=mail.files,
            closing=closing_for(
                conversation,
                [mail.to],
                occasion=mail.link,
                language=mail.language,
                at=mail.at,
                is_question=mail.occasion == Occasion.RESOLVED,
            ),
        )
    )
    found.message["Auto-Submitted"] = "auto-replied"
    found.message["X-Auto-Response-Suppress"] = "All"
    return found


def message_id_of(mail: Composed) -> str:
    """Its Message-ID, without brackets."""
    return str(mail.message["Message-ID"]).strip("<> ")


def send(conversation: Conversation, mailbox: Mailbox, mail: Automatic) -> UUID:
    """Put it into the outbox, in the open transaction; answers the message's id."""
    made = composed(conversation, mailbox, mail)
    outgoing_id = delivery.send(
        message=made.message,
        kind=OutgoingKind.ACKNOWLEDGEMENT,
        reference=f"conversation:{conversation.pk}",
        at=mail.at,
        leaves_at=mail.leaves_at,
    )
    sent = Message.objects.create(
        id=new_id(),
        conversation=conversation,
        direction=Direction.OUT,
        joined=Joined.OURS,
        is_automatic=True,
        sender_name=mailbox.name,
        sender_address=mailbox.address,
        recipients=[{"name": "", "address": mail.to, "field": "to"}],
        subject=str(made.message["Subject"]),
        text=made.text,
        message_id=message_id_of(made),
        in_reply_to=mail.after[-1] if mail.after else "",
        references=list(mail.after),
        outgoing_id=outgoing_id,
        written_at=mail.leaves_at,
        at=mail.at,
    )
    return sent.pk
