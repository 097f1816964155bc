"""Signatures, logos and templates: kept when their places can be filled, used when mail leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from vinculo.interactions import mails, policy
from vinculo.interactions.contracts import Occasion
from vinculo.interactions.domain.compose import OutgoingFile
from vinculo.interactions.domain.errors import EmptyAnswerError, NoMailboxError
from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.mail_html import safe_answer
from vinculo.interactions.domain.placeholders import (
    PLACES,
    SIGNATURE,
    check_places,
    filled_html,
    filled_line,
    places_of,
    split_at_signature,
    without_paragraphs,
)
from vinculo.interactions.models import Mailbox, MailboxIdentity, MailTemplate, Message
from vinculo.kernel import blobs
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.organization import api as organization

LOGO_ID = "logo@inline"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Subject and HTML of a mail, its places still to be filled."""

    subject: str
    html: str


@dataclass(frozen=True, kw_only=True)
class TemplateDraft:
    """A template as it should be."""

    occasion: Occasion
    language: str
    service_id: UUID | None
    subject: str
    html: str


def _require(by: Actor) -> None:
    if not policy.may(by, "interactions.mailboxes"):
        raise NotAllowedError(action="interactions.mailboxes")


@transaction.atomic
def save_identity(*, mailbox_id: UUID, signature: str, logo: str | None, by: Actor) -> None:
    """Keep what stands below a mailbox's answers; ``logo`` None leaves it, "" takes it away.

    Raises UnknownPlaceholderError, NoMailboxError.
    """
    _require(by)
    text = safe_answer(signature) if words_of(safe_answer(signature)).strip() else ""
    check_places(words_of(text), SIGNATURE)
    if not Mailbox.objects.filter(pk=mailbox_id).exists():
        raise NoMailboxError
    changes = {"signature": text} | ({} if logo is None else {"logo": logo})
    MailboxIdentity.objects.update_or_create(mailbox_id=mailbox_id, defaults=changes)


def keep_logo(source: BinaryIO) -> str:
    """Redraw a logo and keep it; its digest. Raises what the company's logo does."""
    return organization.keep_logo(source)


def signed(html: str, mailbox: Mailbox, *, by: Actor) -> tuple[str, list[OutgoingFile]]:
    """``html`` with the mailbox's signature and logo below it, and the logo as a picture."""
    found = MailboxIdentity.objects.filter(mailbox=mailbox).first()
    if found is None:
        return html, []
    signature = filled_html(found.signature, values_of(mailbox, by=by))
    if not found.logo:
        return f"{html}{signature}", []
    picture = OutgoingFile(
        name="logo.png",
        media_type="image/png",
        content=blobs.read_blob(found.logo),
        content_id=LOGO_ID,
    )
    name = filled_html("{buzon}", {"buzon": mailbox.name})
    return f'{html}{signature}<p><img src="cid:{LOGO_ID}" alt="{name}"></p>', [picture]


def values_of(mailbox: Mailbox, *, by: Actor) -> dict[str, str]:
    """What the places of a person's mail say."""
    teams = organization.teams_of(by.user_id) if by.user_id else []
    return {
        "agente": by.name if by.user_id else "",
        "equipo": teams[0].name if teams else "",
        "empresa": organization.company().name if organization.company_exists() else mailbox.name,
        "buzon": mailbox.name,
    }


@transaction.atomic
def save_template(draft: TemplateDraft, *, by: Actor) -> UUID:
    """Keep words for an occasion. Raises UnknownPlaceholderError, EmptyAnswerError."""
    _require(by)
    html, subject = safe_answer(draft.html), " ".join(draft.subject.split())[:200]
    if not words_of(html).strip() or not subject:
        raise EmptyAnswerError
    for text in (subject, words_of(html)):
        check_places(text, PLACES[draft.occasion])
    template, _ = MailTemplate.objects.update_or_create(
        occasion=draft.occasion,
        language=draft.language,
        service_id=draft.service_id,
        defaults={"subject": subject, "html": html},
    )
    return template.pk


@transaction.atomic
def drop_template(*, occasion: Occasion, language: str, service_id: UUID | None, by: Actor) -> None:
    """Speak with the product's own words again."""
    _require(by)
    MailTemplate.objects.filter(
        occasion=occasion, language=language, service_id=service_id
    ).delete()


def wording(occasion: Occasion, *, language: str, service_id: UUID | None) -> Wording:
    """The words for an occasion: the service's, else the company's, else the product's."""
    rows = MailTemplate.objects.filter(occasion=occasion, language=language)
    found = rows.filter(service_id=service_id).first() if service_id else None
    found = found or rows.filter(service_id__isnull=True).first()
    if found is not None:
        return Wording(subject=found.subject, html=found.html)
    subject, html = mails.default_wording(occasion, language=language)
    return Wording(subject=subject, html=html)


def first_words(*, by: Actor) -> tuple[str, str]:
    """Subject and HTML that a first message begins with; ("", "") without a mailbox."""
    mailbox = Mailbox.objects.order_by("address", "pk").first()
    if mailbox is None:
        return "", ""
    words = wording(Occasion.FIRST_MESSAGE, language=mailbox.language, service_id=None)
    return said(words, values_of(mailbox, by=by))


def forward_words(message_id: UUID, *, by: Actor) -> tuple[str, str]:
    """Subject and HTML with which a message is handed on: our words, then what it says, quoted.

    Folded quotes stay behind: they are older letters that nobody chose to hand on.
    """
    message = Message.objects.select_related("conversation__mailbox").get(pk=message_id)
    mailbox = message.conversation.mailbox or Mailbox.objects.order_by("address", "pk").first()
    if mailbox is None:
        raise NoMailboxError
    values = {**values_of(mailbox, by=by), "caso": message.conversation.reference}
    service_id, language = message.conversation.service_id, mailbox.language
    words = wording(Occasion.FORWARDED, language=language, service_id=service_id)
    subject, html = said(words, values)
    quote = mails.quoted(
        language=language,
        name=message.sender_name,
        at=message.written_at or message.at,
        text=message.text.strip(),
    )
    return subject, f"{html}<p></p>{quote}"


def said(words: Wording, values: Mapping[str, str]) -> tuple[str, str]:
    """Subject and HTML with their places filled."""
    return filled_line(words.subject, values), filled_html(words.html, values)


def said_with(words: Wording, values: Mapping[str, str], *, more: str) -> tuple[str, str]:
    """The same with HTML before the signature; what of it says a key that the words say is left."""
    body, signature = split_at_signature(words.html)
    key = values.get("clave", "")
    if key and "clave" in places_of(body):
        more = without_paragraphs(more, key)
    html = f"{filled_html(body, values)}{more}{filled_html(signature, values)}"
    return filled_line(words.subject, values), html
