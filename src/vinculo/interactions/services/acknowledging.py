"""Telling whoever wrote that it arrived: once, never to a machine, and seldom to the same."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import DeliveryState
from vinculo.interactions import mails
from vinculo.interactions.contracts import (
    Acknowledgement,
    AnswerFile,
    Direction,
    LinkOccasion,
    Occasion,
    is_holder,
    joined_to_acknowledgement,
)
from vinculo.interactions.domain.compose import is_writable
from vinculo.interactions.domain.machines import wants_no_machine
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.models import Conversation, Mailbox, Message
from vinculo.interactions.selectors.entrances import source_of
from vinculo.interactions.selectors.human import words_of
from vinculo.interactions.services import answers, automatic, evidence
from vinculo.interactions.services.tracking_links import language_for
from vinculo.kernel import limits
from vinculo.kernel.errors import DomainError
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.contracts import NoticeKind
from vinculo.lib.calendar import ClosedTooLongError, add_open_time
from vinculo.organization import api as organization

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
MOST_A_DAY = 3
MOST_AN_HOUR = 500
AT_ONCE = timedelta(minutes=1)
TIME_TO_JOIN = timedelta(minutes=2)
"""So long an acknowledgement waits for what leaves with it; then it leaves alone."""
LEAVES_NOW = timedelta(seconds=2)
"""What leaves within it counts as gone: of two joins at once, the second read its clock before."""


def acknowledge(
    conversation: Conversation, mail: ParsedMail, *, at: datetime, language: str = ""
) -> bool:
    """Put an acknowledgement into the outbox, in the transaction that opened the conversation.

    Whether one was: not to machines, forged senders or addresses that cannot be written to, not
    when the mailbox does not want it, and not more often than the limits: each recipient three
    times a day, each mailbox five hundred times an hour. Whoever asked to look at their page alone
    asked it of a conversation that there was; this one is new, and they get its link by this mail.
    """
    mailbox, to = conversation.mailbox, mail.sender.address
    if mailbox is None or mailbox.acknowledgement == Acknowledgement.NONE:
        return False
    if not is_writable(to) or wants_no_machine(mail) or evidence.is_forged(mail):
        return False
    if is_holder(to) or not is_within_limits(mailbox, to, at):
        return False
    language = language or language_for(to, usual=mailbox.language)
    after = [mail.message_id] if mail.message_id else []
    said = _said(conversation, mailbox, to, language=language, after=after, at=at)
    automatic.send(conversation, mailbox, said)
    return True


def _said(
    conversation: Conversation,
    mailbox: Mailbox,
    to: str,
    *,
    language: str,
    after: Sequence[str],
    at: datetime,
) -> automatic.Automatic:
    opens_at = _next_opening(at)
    is_closed = opens_at - at > AT_ONCE
    waits = is_closed and mailbox.acknowledgement == Acknowledgement.OPEN_HOURS
    leaves_at = opens_at if waits else at
    if _is_joined(conversation.service_id, at):
        leaves_at = max(leaves_at, at + TIME_TO_JOIN)
    return automatic.Automatic(
        to=to,
        occasion=Occasion.OUT_OF_HOURS if is_closed and not waits else Occasion.ACKNOWLEDGEMENT,
        link=LinkOccasion.ACKNOWLEDGEMENT,
        language=language,
        values={
            "siguiente_paso": _next_step(conversation, mailbox, language=language, at=at),
            "fuera_de_horario": mailbox.out_of_hours_text if is_closed and not waits else "",
        },
        after=after,
        more=announced(conversation.service_id, language=language, at=at),
        at=at,
        leaves_at=leaves_at,
    )


def _is_joined(service_id: UUID | None, at: datetime) -> bool:
    """Whether more will leave in the same mail soon, as a receipt that the law wants."""
    if service_id is None:
        return False
    return any(asked(service_id, at) for asked in joined_to_acknowledgement.values())


def waiting(conversation_ids: Collection[UUID], *, at: datetime) -> set[UUID]:
    """Those of these conversations whose acknowledgement has not left yet, in two questions."""
    return {one.conversation_id for one in _waiting(conversation_ids, at)}


def _waiting(conversation_ids: Collection[UUID], at: datetime) -> list[Message]:
    """What waits for its time; whoever leaves a mailbox by itself for another reason never does."""
    rows = Message.objects.filter(
        conversation__in=conversation_ids,
        direction=Direction.OUT,
        is_automatic=True,
        outgoing_id__isnull=False,
        written_at__gt=at + LEAVES_NOW,
    )
    found = list(rows.order_by("at", "pk"))
    states = delivery.state_of([one.outgoing_id for one in found if one.outgoing_id])
    queued = {mail_id for mail_id, state in states.items() if state is DeliveryState.QUEUED}
    return [one for one in found if one.outgoing_id in queued]


def join(
    conversation: Conversation,
    *,
    html: str,
    files: Sequence[AnswerFile],
    language: str,
    at: datetime,
) -> UUID | None:
    """Let an acknowledgement that waits leave now with this below its words; the message's id.

    None where none waits, or it leaves at this moment: then nothing is changed. The caller holds
    the conversation.
    """
    found = _waiting([conversation.pk], at)
    if not found or conversation.mailbox is None or len(found[0].recipients) != 1:
        return None
    message, to = found[0], str(found[0].recipients[0]["address"])
    said = _said(
        conversation,
        conversation.mailbox,
        to,
        language=language or language_for(to, usual=conversation.mailbox.language),
        after=message.references,
        at=message.at,
    )
    whole = replace(
        said,
        more=f"{said.more}{html}",
        files=[answers.outgoing(file) for file in files],
        leaves_at=at,
    )
    made = automatic.composed(conversation, conversation.mailbox, whole)
    assert message.outgoing_id is not None  # noqa: S101 - it was asked for
    if not delivery.replace(mail_id=message.outgoing_id, message=made.message, at=at):
        return None
    message.subject, message.text = str(made.message["Subject"]), made.text
    message.message_id, message.written_at = automatic.message_id_of(made), at
    message.save(update_fields=["subject", "text", "message_id", "written_at"])
    answers.attach(message, files)
    return message.pk


def _next_step(conversation: Conversation, mailbox: Mailbox, *, language: str, at: datetime) -> str:
    """What comes now, and how a person is reached."""
    usual = mailbox.next_step or mails.usual_next_step(language=language)
    source = source_of(conversation)
    person = words_of(source, conversation.service_id, language=language, at=at)
    return f"{usual}\n{person}" if person else usual


def announced(service_id: UUID | None, *, language: str, at: datetime) -> str:
    """What fails or is worked at now in the service that they write about, as a part of the mail.

    News are no reason why somebody writes.
    """
    found = [
        one
        for one in knowledge.active_notices(service_id=service_id, at=at, language=language)
        if one.kind is not NoticeKind.NEWS
    ]
    if not found:
        return ""
    page = f"{settings.BASE_URL}{reverse('knowledge:state')}"
    with translation.override(language):
        items = format_html_join(
            "",
            '<li>{} <a href="{}#aviso-{}">{}</a></li>',
            ((one.title, page, one.id, _("Cómo va")) for one in found),
        )
        said = _("Por si nos escribe por esto: ya lo sabemos y estamos en ello.")
        return format_html("<p>{}</p><ul>{}</ul>", said, items)


def is_within_limits(
    mailbox: Mailbox, to: str, at: datetime, *, what: str = "acknowledgement"
) -> bool:
    """Count one automatic mail to ``to``; False when it would be too many of this kind."""
    try:
        limits.take(f"{what}:{to}", limit=MOST_A_DAY, per=A_DAY, at=at)
        limits.take(f"{what}s of {mailbox.pk}", limit=MOST_AN_HOUR, per=AN_HOUR, at=at)
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
