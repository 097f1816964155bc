"""Telling whoever wrote that it arrived: once, never to a machine, and seldom to the same."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from vinculo.interactions import mails
from vinculo.interactions.contracts import (
    Acknowledgement,
    LinkOccasion,
    Occasion,
    is_holder,
)
from vinculo.interactions.domain.compose import is_writable
from vinculo.interactions.domain.machines import wants_no_machine
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.models import Conversation, Mailbox
from vinculo.interactions.selectors.entrances import source_of
from vinculo.interactions.selectors.human import words_of
from vinculo.interactions.services import automatic, evidence
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
    opens_at = _next_opening(at)
    is_closed = opens_at - at > AT_ONCE
    waits = is_closed and mailbox.acknowledgement == Acknowledgement.OPEN_HOURS
    automatic.send(
        conversation,
        mailbox,
        automatic.Automatic(
            to=to,
            occasion=Occasion.OUT_OF_HOURS if is_closed and not waits else Occasion.ACKNOWLEDGEMENT,
            link=LinkOccasion.ACKNOWLEDGEMENT,
            language=language,
            values={
                "siguiente_paso": _next_step(conversation, mailbox, language=language, at=at),
                "fuera_de_horario": mailbox.out_of_hours_text if is_closed and not waits else "",
            },
            after=[mail.message_id] if mail.message_id else (),
            more=announced(conversation.service_id, language=language, at=at),
            at=at,
            leaves_at=opens_at if waits else at,
        ),
    )
    return True


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
