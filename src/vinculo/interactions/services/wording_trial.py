"""Looking at a template before it is used: filled with values of this company, sent to oneself."""

from datetime import datetime
from uuid import UUID

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import OutgoingKind
from vinculo.interactions import mails
from vinculo.interactions.domain.compose import Answer, compose
from vinculo.interactions.domain.errors import NobodyToAnswerError, NoMailboxError
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.mail_html import safe_answer
from vinculo.interactions.domain.placeholders import PLACES, check_places, filled_html
from vinculo.interactions.models import Conversation, Mailbox, MailboxIdentity
from vinculo.interactions.services import wording
from vinculo.interactions.services.instance import instance_mark
from vinculo.kernel.actor import Actor
from vinculo.kernel.ids import new_public_key
from vinculo.lib.text.mail_address import normal_address

SAMPLE_KEY = "ejemplo-0000"
SAMPLE_NUMBER = "26-000123"


def preview(draft: wording.TemplateDraft, *, by: Actor) -> tuple[str, str]:
    """A template filled with the company's own values and an example of a key."""
    mailbox = _mailbox(draft.service_id)
    words = wording.Wording(subject=draft.subject, html=safe_answer(draft.html))
    return wording.said(words, _values(mailbox, draft.language, by=by))


def send_test(draft: wording.TemplateDraft, *, to: str, by: Actor, at: datetime) -> UUID:
    """Send a filled template to whoever asks. Raises UnknownPlaceholderError, NoMailboxError."""
    for text in (draft.subject, words_of(safe_answer(draft.html))):
        check_places(text, PLACES[draft.occasion])
    mailbox, address = _mailbox(draft.service_id), normal_address(to)
    if mailbox is None:
        raise NoMailboxError
    if not address:
        raise NobodyToAnswerError
    subject, html = preview(draft, by=by)
    composed = compose(
        Answer(
            sender=Address(name=mailbox.name, address=mailbox.address),
            reply_to=mailbox.address,
            to=[Address(address=address)],
            cc=(),
            subject=subject,
            html=html,
            language=draft.language,
            message_id=f"{new_public_key()}.{new_public_key()}@{mailbox.address.rpartition('@')[2]}",
            in_reply_to="",
            references=(),
            instance=instance_mark(),
            at=at,
        )
    )
    composed.message["Auto-Submitted"] = "auto-generated"
    return delivery.send(
        message=composed.message, kind=OutgoingKind.NOTICE, reference="template", at=at
    )


def signature_words(mailbox_id: UUID, *, by: Actor) -> str:
    """The signature of a mailbox as it stands below the answers of ``by``."""
    found = MailboxIdentity.objects.filter(mailbox_id=mailbox_id).select_related("mailbox").first()
    if found is None:
        return ""
    return words_of(filled_html(found.signature, wording.values_of(found.mailbox, by=by)))


def _mailbox(service_id: UUID | None) -> Mailbox | None:
    rows = Mailbox.objects.order_by("address", "pk")
    return rows.filter(service_id=service_id).first() or rows.first()


def _values(mailbox: Mailbox | None, language: str, *, by: Actor) -> dict[str, str]:
    if mailbox is None:
        return {}
    last = Conversation.objects.filter(mailbox=mailbox).order_by("-opened_at").first()
    return {
        **wording.values_of(mailbox, by=by),
        "clave": SAMPLE_KEY if last is None else f"{last.key[:4]}…",
        "siguiente_paso": mailbox.next_step or mails.usual_next_step(language=language),
        "caso": SAMPLE_NUMBER,
        "fuera_de_horario": mailbox.out_of_hours_text,
    }
