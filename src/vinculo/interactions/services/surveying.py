"""Mails that ask a customer something: once, marked as automatic, with a way to be left alone."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import OutgoingKind
from vinculo.interactions.contracts import Announcement, LinkOccasion, Question
from vinculo.interactions.domain import list_headers
from vinculo.interactions.domain.compose import Answer, compose, is_writable
from vinculo.interactions.domain.errors import NoMailboxError
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.machines import is_machines_address
from vinculo.interactions.models import Conversation, FailedAddress, Mailbox
from vinculo.interactions.services import answers, standing, wording
from vinculo.interactions.services.instance import instance_mark
from vinculo.interactions.services.tracking_links import closing_for, language_for
from vinculo.kernel.ids import new_public_key
from vinculo.organization import api as organization


def send(question: Question) -> UUID:
    """Put it into the outbox, in the open transaction; answers the mail's id.

    An answer by mail goes to the conversation, if there is one. Raises NoMailboxError.
    """
    conversation, mailbox = _from(question)
    subject, html = wording.said(
        wording.wording(
            question.occasion, language=question.language, service_id=question.service_id
        ),
        {
            **question.values,
            "empresa": organization.company().name if organization.company_exists() else "",
            "buzon": mailbox.name,
        },
    )
    reply_to = (
        answers.reply_address_for(conversation, mailbox, question.to)
        if conversation
        else mailbox.address
    )
    composed = compose(
        Answer(
            sender=Address(name=mailbox.name, address=mailbox.address),
            reply_to=reply_to,
            to=[Address(address=question.to)],
            cc=(),
            subject=subject,
            html=html,
            closing=question.closing + _page(question, conversation),
            language=question.language,
            message_id=f"{new_public_key()}.{new_public_key()}@{mailbox.address.rpartition('@')[2]}",
            in_reply_to="",
            references=(),
            instance=instance_mark(),
            at=question.at,
        )
    )
    composed.message["Auto-Submitted"] = "auto-generated"
    composed.message["X-Auto-Response-Suppress"] = "All"
    composed.message[list_headers.NAME] = list_headers.leave_header(question.refusal_url)
    composed.message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return delivery.send(
        message=composed.message,
        kind=OutgoingKind.SURVEY,
        reference=question.reference,
        at=question.at,
    )


def announce(told: Announcement) -> UUID:
    """Put what a customer is told into the outbox, in the open transaction; the mail's id.

    It leaves at most once; an answer comes to the mailbox of the service. Raises NoMailboxError.
    """
    mailbox = _mailbox_of(told.service_id)
    composed = compose(
        Answer(
            sender=Address(name=mailbox.name, address=mailbox.address),
            reply_to=mailbox.address,
            to=[Address(address=told.to)],
            cc=(),
            subject=told.subject,
            html=told.html,
            closing="",
            language=told.language,
            message_id=f"{new_public_key()}.{new_public_key()}@{mailbox.address.rpartition('@')[2]}",
            in_reply_to="",
            references=(),
            instance=instance_mark(),
            at=told.at,
        )
    )
    composed.message["Auto-Submitted"] = "auto-generated"
    composed.message["X-Auto-Response-Suppress"] = "All"
    return delivery.send(
        message=composed.message, kind=OutgoingKind.NOTICE, reference=told.reference, at=told.at
    )


def reader_to_ask(conversation_id: UUID, *, at: datetime) -> tuple[str, str] | None:
    """The address and language of the reader whose matter it is; None where nobody is mailed."""
    conversation = Conversation.objects.select_related("mailbox").get(pk=conversation_id)
    if conversation.side_of_id is not None:
        return None
    try:
        mailbox = answers.mailbox_of(conversation)
    except NoMailboxError:
        return None
    to = standing.first_to_ask(conversation, mailbox, at)
    return (to, language_for(to, usual=mailbox.language)) if to else None


def mailable(addresses: Collection[str]) -> set[str]:
    """Those that a mail may reach a person at: writable, no machine's, not failed."""
    failed = FailedAddress.objects.filter(address__in=addresses, is_final=True)
    known = set(failed.values_list("address", flat=True))
    return {
        one
        for one in addresses
        if one not in known and is_writable(one) and not is_machines_address(one)
    }


def _page(question: Question, conversation: Conversation | None) -> str:
    """HTML with the link to the reader's own page, where it is wanted."""
    if conversation is None or not question.links_page:
        return ""
    return closing_for(
        conversation,
        [question.to],
        occasion=LinkOccasion.NOTICE,
        language=question.language,
        at=question.at,
    )


def _from(question: Question) -> tuple[Conversation | None, Mailbox]:
    if question.conversation_id is not None:
        found = Conversation.objects.select_related("mailbox").get(pk=question.conversation_id)
        return found, answers.mailbox_of(found)
    return None, _mailbox_of(question.service_id)


def _mailbox_of(service_id: UUID | None) -> Mailbox:
    own = Mailbox.objects.filter(service_id=service_id).order_by("address", "pk").first()
    mailbox = own or Mailbox.objects.order_by("address", "pk").first()
    if mailbox is None:
        raise NoMailboxError
    return mailbox
