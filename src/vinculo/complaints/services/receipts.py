"""The durable receipt: made once, stored by its SHA-256, the same bytes for ever, and mailed."""

import io
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.complaints.contracts import ComplaintKind, LegalType
from vinculo.complaints.events import ReceiptMade
from vinculo.complaints.labels import KIND, LEGAL_TYPE
from vinculo.complaints.models import Complaint, Receipt
from vinculo.complaints.selectors.speaking import language_to, receipt_name
from vinculo.complaints.services import handling, story
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import AnswerFile
from vinculo.kernel import blobs, events
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.kernel.paper_words import on_paper
from vinculo.kernel.papers import Json, pdf
from vinculo.organization import api as organization
from vinculo.organization.contracts import CompanyView
from vinculo.statutory import api as statutory

TEMPLATE = statutory.RECEIPT


def make(*, complaint_id: UUID, at: datetime) -> None:
    """Make the receipt of a complaint and mail it, once; hearing it again changes nothing.

    The paper is set outside of any transaction. Where no mail may leave by itself, the receipt
    stands on the customer's page and a person hands it over.
    """
    row = Complaint.objects.select_related("case", "service").filter(pk=complaint_id).first()
    if row is None or Receipt.objects.filter(complaint=row).exists():
        return
    with translation.override(language_to(row.filed_language)):
        paper = pdf(TEMPLATE, paper_of(row))
        digest, size = blobs.store(io.BytesIO(paper))
        made = _keep(row, digest=digest, size=size, at=at)
        if made and row.case.conversation_id is not None:
            with suppress(DomainError):  # a machine, a page without address, too many mails a day
                _mail(row, made, at=at)


@transaction.atomic
def _keep(row: Any, *, digest: str, size: int, at: datetime) -> Receipt | None:
    """The first one made stays; None for whoever comes second."""
    receipt, is_new = Receipt.objects.get_or_create(
        complaint=row, defaults={"blob": digest, "size_bytes": size, "made_at": at}
    )
    if not is_new:
        return None
    story.enter(row, "receipt", at=at, code=digest[:12])
    events.publish(
        ReceiptMade(
            complaint_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            sha256=digest,
            made_at=at,
        )
    )
    return receipt


@transaction.atomic
def _mail(row: Any, receipt: Receipt, *, at: datetime) -> None:
    html = format_html(
        "<p>{}</p><p>{}</p><p>{}</p>",
        gettext("Hemos recibido lo que nos cuenta y queda registrado con la clave %(key)s.")
        % {"key": row.case.key},
        gettext(
            "Gracias por explicárnoslo. Lo miramos y le contestamos punto por punto; en su página"
            " puede ver en todo momento cómo va."
        ),
        gettext("Adjuntamos el justificante. Su huella SHA-256 es %(digest)s.")
        % {"digest": receipt.blob},
    )
    message_id = cases.send_by_itself(
        case_id=row.case_id,
        html=html,
        at=at,
        is_duty=True,
        language=translation.get_language() or "",
        files=[
            AnswerFile(
                name=receipt_name(row.case.number, row.filed_language),
                media_type="application/pdf",
                digest=receipt.blob,
            )
        ],
    )
    receipt.mailed_at = at
    receipt.mail_id = next(
        one.outgoing_id
        for one in interactions.messages(row.case.conversation_id)
        if one.id == message_id
    )
    receipt.save(update_fields=["mailed_at", "mail_id"])
    locked = Complaint.objects.select_related("case").select_for_update(of=("self",)).get(pk=row.pk)
    if locked.acknowledged_at is None:
        handling.acknowledged(locked, at=at)
        story.enter(locked, "acknowledged", at=at)


@dataclass(frozen=True, kw_only=True)
class Received:
    """What a receipt says of a complaint."""

    key: str
    number: str
    filed_at: datetime
    subject: str
    service: str
    kind: ComplaintKind
    legal_type: LegalType
    said: str


def paper_of(row: Any) -> dict[str, Json]:
    """What the template reads of a complaint; only texts, in the language of whoever complained."""
    return paper(
        Received(
            key=row.case.key,
            number=row.case.number,
            filed_at=row.filed_at,
            subject=row.case.subject,
            service=row.service.name,
            kind=ComplaintKind(row.kind),
            legal_type=LegalType(row.legal_type),
            said=_said(row),
        ),
        organization.company(),
        language=language_to(row.filed_language),
    )


def paper(one: Received, company: CompanyView, *, language: str = "") -> dict[str, Json]:
    """The same, from what is known of it; in the company's language where none is named."""
    with translation.override(language or company.language):
        return _paper(one, company, language or company.language)


def _paper(one: Received, company: CompanyView, language: str) -> dict[str, Json]:
    filed = one.filed_at.astimezone(ZoneInfo(company.timezone))
    when = (
        date_format(filed, "j \\d\\e F \\d\\e Y, H:i")
        if language == "es"
        else date_format(filed, "j F Y, H:i")
    )
    return {
        "language": language,
        "company": company.name,
        "title": gettext("Justificante de recepción"),
        "key_words": gettext("Su clave"),
        "key": one.key,
        "facts": [
            [gettext("Número"), one.number],
            [gettext("Recibido el"), f"{when} ({company.timezone})"],
            [gettext("Asunto"), one.subject],
            [gettext("Servicio"), one.service],
            [gettext("Tipo"), str(KIND[one.kind])],
            [gettext("Tipo según la ley"), str(LEGAL_TYPE[one.legal_type])],
        ],
        "words_title": gettext("Lo que nos cuenta"),
        "words": on_paper(one.said) or one.subject,
        "next_title": gettext("Qué pasa ahora"),
        "next": [
            gettext("Una persona lo valora, lo investiga y le contesta cada punto, con motivos."),
            gettext("Con su clave puede preguntar cómo va en cualquier momento, sin coste."),
            gettext("Si no está de acuerdo con la respuesta, le diremos qué otras vías tiene."),
        ],
        "foot": gettext(
            "Este documento se hizo una sola vez y no cambia. Guárdelo: su huella digital consta en"
            " el mensaje con el que se le envía y en su página."
        ),
    }


def _said(row: Any) -> str:
    """The words of its own case alone; of what was told aloud, those that were written down."""
    case = cases.case(actor=SYSTEM, case_id=row.case_id)
    return statutory.said_until(case, row.filed_at) if case is not None else ""
