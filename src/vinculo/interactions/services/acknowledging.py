"""Telling whoever wrote that it arrived: once, never to a machine, and seldom to the same."""

from datetime import datetime, timedelta

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import OutgoingKind
from vinculo.interactions import mails
from vinculo.interactions.contracts import (
    Acknowledgement,
    Direction,
    Joined,
    LinkOccasion,
    Occasion,
)
from vinculo.interactions.domain.compose import Answer, compose, is_writable
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.machines import wants_no_machine
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.models import Conversation, Mailbox, Message
from vinculo.interactions.services import answers, evidence, wording
from vinculo.interactions.services.instance import instance_mark
from vinculo.interactions.services.tracking_links import closing_for, language_for
from vinculo.kernel import limits
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.lib.calendar import ClosedTooLongError, add_open_time
from vinculo.organization import api as organization

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
MOST_A_DAY = 3
MOST_AN_HOUR = 500
AT_ONCE = timedelta(minutes=1)


def acknowledge(
    conversation: Conversation, mail: ParsedMail, *, at: datetime, language: str = ""
) -> bool:
    """Put an acknowledgement into the outbox, in the transaction that opened the conversation.

    Whether one was: not to machines, forged senders or addresses that cannot be written to, not
    when the mailbox does not want it, and not more often than the limits: each recipient three
    times a day, each mailbox five hundred times an hour.
    """
    mailbox, to = conversation.mailbox, mail.sender.address
    if mailbox is None or mailbox.acknowledgement == Acknowledgement.NONE:
        return False
    if not is_writable(to) or wants_no_machine(mail) or evidence.is_forged(mail):
        return False
    if not _is_within_limits(mailbox, to, at):
        return False
    opens_at = _next_opening(at)
    is_closed = opens_at - at > AT_ONCE
    waits = is_closed and mailbox.acknowledgement == Acknowledgement.OPEN_HOURS
    _send(
        conversation,
        mailbox,
        mail,
        occasion=Occasion.OUT_OF_HOURS if is_closed and not waits else Occasion.ACKNOWLEDGEMENT,
        closed_words=mailbox.out_of_hours_text if is_closed and not waits else "",
        language=language or language_for(to, usual=mailbox.language),
        at=at,
        leaves_at=opens_at if waits else at,
    )
    return True


def _is_within_limits(mailbox: Mailbox, to: str, at: datetime) -> bool:
    try:
        limits.take(f"acknowledgement:{to}", limit=MOST_A_DAY, per=A_DAY, at=at)
        limits.take(f"acknowledgements of {mailbox.pk}", limit=MOST_AN_HOUR, per=AN_HOUR, at=at)
    except limits.TooManyError:
        return False
    return True


def _next_opening(at: datetime) -> datetime:
    """``at`` itself while the company is open or has no hours, else when it opens."""
    try:
        calendar = organization.calendar_of(organization.default_calendar_id())
        return add_open_time(calendar, at, timedelta(seconds=1))
    except (ClosedTooLongError, DomainError):
        return at


def _send(
    conversation: Conversation,
    mailbox: Mailbox,
    mail: ParsedMail,
    *,
    occasion: Occasion,
    closed_words: str,
    language: str,
    at: datetime,
    leaves_at: datetime,
) -> None:
    to = Address(address=mail.sender.address)
    subject, html = wording.said(
        wording.wording(occasion, language=language, service_id=conversation.service_id),
        {
            "clave": conversation.key,
            "siguiente_paso": mailbox.next_step or mails.usual_next_step(language=language),
            "fuera_de_horario": closed_words,
            "empresa": organization.company().name if organization.company_exists() else "",
            "buzon": mailbox.name,
        },
    )
    message_id = f"{new_public_key()}.{new_public_key()}@{mailbox.address.rpartition('@')[2]}"
    composed = compose(
        Answer(
            sender=Address(name=mailbox.name, address=mailbox.address),
            reply_to=answers.reply_address_for(conversation, mailbox, to.address),
            to=[to],
            cc=(),
            subject=subject,
            html=html,
            language=language,
            message_id=message_id,
            in_reply_to=mail.message_id,
            references=[mail.message_id] if mail.message_id else [],
            instance=instance_mark(),
            at=leaves_at,
            closing=closing_for(
                conversation,
                [to.address],
                occasion=LinkOccasion.ACKNOWLEDGEMENT,
                language=language,
                at=at,
            ),
        )
    )
    composed.message["Auto-Submitted"] = "auto-replied"
    composed.message["X-Auto-Response-Suppress"] = "All"
    outgoing_id = delivery.send(
        message=composed.message,
        kind=OutgoingKind.ACKNOWLEDGEMENT,
        reference=f"conversation:{conversation.pk}",
        at=at,
        leaves_at=leaves_at,
    )
    Message.objects.create(
        id=new_id(),
        conversation=conversation,
        direction=Direction.OUT,
        joined=Joined.OURS,
        is_automatic=True,
        sender_name=mailbox.name,
        sender_address=mailbox.address,
        recipients=[{"name": "", "address": to.address, "field": "to"}],
        subject=subject,
        text=composed.text,
        message_id=message_id,
        outgoing_id=outgoing_id,
        written_at=leaves_at,
        at=at,
    )
