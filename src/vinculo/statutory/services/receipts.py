"""The durable receipt of a matter: made once, stored by its SHA-256, mailed with the key."""

import io
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import DeliveryState
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import AnswerFile
from vinculo.kernel import blobs, events
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.paper_words import on_paper
from vinculo.kernel.papers import Json, pdf
from vinculo.organization import api as organization
from vinculo.organization.contracts import CompanyView
from vinculo.portfolio import api as portfolio
from vinculo.statutory import policy
from vinculo.statutory.contracts import (
    TIME_TO_ANSWER_AT_ONCE,
    TIME_TO_DELIVER,
    MatterKind,
    MatterState,
)
from vinculo.statutory.events import MatterReceiptGiven, MatterReceiptMade, MatterReceiptReturned
from vinculo.statutory.labels import KIND
from vinculo.statutory.models import Matter, MatterReceipt
from vinculo.statutory.services.beginning import ask_for_receipt
from vinculo.statutory.services.telling import NoSuchMatterError
from vinculo.statutory.services.words import filed_language, moment_in, said_until
from vinculo.work import api as work

TEMPLATE = Path(__file__).parents[1] / "papers" / "receipt.typ"
AT_ONCE = 200
OWING = (MatterState.OPEN, MatterState.ANSWERED)
MAIL, PAGE, HAND = "mail", "page", "hand"


def ask_for_due(*, at: datetime) -> int:
    """Let the receipts whose time has come be made, each by a job of its own; how many.

    That of a query whose acknowledgement still waited was made with it.
    """
    waits = Q(answered_at=None, filed_at__lte=at - TIME_TO_ANSWER_AT_ONCE) | Q(
        answered_at__gt=F("filed_at") + TIME_TO_ANSWER_AT_ONCE
    )
    rows = (
        Matter.objects.filter(wants_receipt=True, state__in=OWING)
        .exclude(kind=MatterKind.NONE)
        .filter(Q(kind=MatterKind.INCIDENT) | waits)
    )
    ready = list(rows.order_by("filed_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    for matter_id in ready:
        ask_for_receipt(matter_id)
    return len(ready)


def make(*, matter_id: UUID, at: datetime) -> None:
    """Make the receipt of a matter and mail it, once; asked again it changes nothing.

    The paper is set outside of any transaction, in the language in which the customer wrote. Where
    no mail may leave by itself, it stands on the customer's page and a person hands it over.
    """
    row = Matter.objects.select_related("case", "service").filter(pk=matter_id).first()
    case = cases.case(actor=SYSTEM, case_id=row.case_id) if row else None
    if row is None or case is None or MatterReceipt.objects.filter(matter=row).exists():
        return
    said, language = said_until(case, row.filed_at), filed_language(case)
    with translation.override(language):
        paper = pdf(TEMPLATE, paper_of(row, case, said=said, language=language))
        digest, size = blobs.store(io.BytesIO(paper))
        made = _keep(row, digest=digest, size=size, language=language, at=at)
        if made and case.conversation_id is not None:
            with suppress(DomainError):  # a machine, a page without address, too many mails a day
                _mail(made, case, at=at)


@transaction.atomic
def _keep(
    row: Matter, *, digest: str, size: int, language: str, at: datetime
) -> MatterReceipt | None:
    """The first one made stays; None for whoever comes second, and when it is owed no more."""
    owed = Matter.objects.select_for_update().filter(pk=row.pk, wants_receipt=True)
    if not owed.filter(state__in=OWING).exists():
        return None
    receipt, is_new = MatterReceipt.objects.get_or_create(
        matter=row,
        defaults={"blob": digest, "size_bytes": size, "language": language, "made_at": at},
    )
    Matter.objects.filter(pk=row.pk).update(wants_receipt=False)
    if not is_new:
        return None
    events.publish(
        MatterReceiptMade(
            matter_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            sha256=digest,
            made_at=at,
        )
    )
    return receipt


@transaction.atomic
def _mail(receipt: MatterReceipt, case: CaseView, *, at: datetime) -> None:
    html = format_html(
        "<p>{}</p><p>{}</p><p>{}</p>",
        gettext("Le enviamos el justificante de lo que nos cuenta."),
        gettext("Su clave es %(key)s.") % {"key": case.key},
        gettext(
            "Va adjunto, con lo que nos escribió y la fecha y la hora. Su huella SHA-256 es"
            " %(digest)s."
        )
        % {"digest": receipt.blob},
    )
    name = file_name(case.number)
    file = AnswerFile(name=name, media_type="application/pdf", digest=receipt.blob)
    message_id = cases.send_by_itself(
        case_id=case.id, html=html, at=at, is_duty=True, files=[file], language=receipt.language
    )
    said = interactions.messages(case.conversation_id) if case.conversation_id else []
    receipt.mail_id = next(one.outgoing_id for one in said if one.id == message_id)
    receipt.save(update_fields=["mail_id"])


@transaction.atomic
def hear_mail(*, mail_id: UUID, at: datetime) -> None:
    """Look where the mail of a receipt is: it left, or it came back. Safe to hear twice."""
    rows = MatterReceipt.objects.select_for_update(of=("self",)).select_related("matter__service")
    receipt = rows.filter(mail_id=mail_id).first()
    fate = delivery.fate(mail_id) if receipt else None
    if receipt is None or fate is None:
        return
    moment = fate.settled_at or at
    if fate.state is DeliveryState.SENT and receipt.given_at is None:
        receipt.returned_at = None
        receipt.save(update_fields=["returned_at"])
        _given(receipt.matter, receipt, way=MAIL, by=None, at=moment)
    if fate.state is DeliveryState.FAILED and receipt.returned_at is None:
        _returned(receipt, moment, at=at)


def catch_up(*, at: datetime) -> int:
    """Ask delivery of mails of which nothing was heard; how many receipts were looked at."""
    rows = MatterReceipt.objects.filter(mail_id__isnull=False, given_at=None, returned_at=None)
    found = list(rows.order_by("made_at", "pk").values_list("mail_id", flat=True)[:AT_ONCE])
    for mail_id in found:
        if mail_id is not None:
            hear_mail(mail_id=mail_id, at=at)
    return len(found)


def _returned(receipt: MatterReceipt, moment: datetime, *, at: datetime) -> None:
    """The mail came back: whoever answers for the service has it delivered otherwise."""
    row = receipt.matter
    receipt.returned_at = moment
    if receipt.way == MAIL:
        receipt.way, receipt.given_at = "", None
    receipt.save(update_fields=["returned_at", "way", "given_at"])
    events.publish(
        MatterReceiptReturned(
            matter_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            returned_at=moment,
        )
    )
    if row.service.owner_id is not None and receipt.given_at is None:
        with translation.override(organization.company().language):
            title = gettext("Entregar el justificante de una consulta: su correo volvió")
        work.create(
            owner_id=row.service.owner_id,
            title=title,
            created_by=None,
            at=at,
            subject=f"case:{row.case_id}",
            url=reverse("cases:page", args=[row.case_id]),
            due_at=at + TIME_TO_DELIVER,
        )


@transaction.atomic
def give(*, case_id: UUID, way: str, actor: Actor, at: datetime) -> None:
    """A person handed the receipt over, or its customer opened it; the first time counts.

    Raises NotAllowedError, NoSuchMatterError.
    """
    is_own = way == PAGE
    if not (is_own or policy.may(actor, "statutory.act")):
        raise NotAllowedError(action="statutory.act")
    rows = MatterReceipt.objects.select_for_update(of=("self",)).select_related("matter")
    if not is_own:
        rows = rows.filter(matter__in=Matter.objects.filter(policy.visible(actor)))
    receipt = rows.filter(matter__case_id=case_id).first()
    if receipt is None:
        if is_own:
            return
        raise NoSuchMatterError
    if receipt.given_at is None:
        _given(receipt.matter, receipt, way=way, by=actor.user_id, at=at)


def _given(row: Matter, receipt: MatterReceipt, *, way: str, by: UUID | None, at: datetime) -> None:
    receipt.way, receipt.given_at = way, at
    receipt.save(update_fields=["way", "given_at"])
    events.publish(
        MatterReceiptGiven(
            matter_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            way=way,
            given_by=by,
            given_at=at,
        )
    )


def file_name(number: str) -> str:
    """What the receipt is called where it is saved."""
    return gettext("justificante-%(number)s.pdf") % {"number": number}


@dataclass(frozen=True, kw_only=True)
class Received:
    """What the receipt of a matter tells."""

    key: str
    number: str
    subject: str
    service: str
    kind: MatterKind
    filed_at: datetime
    said: str


def paper_of(row: Matter, case: CaseView, *, said: str, language: str) -> dict[str, Json]:
    """What the template reads of a matter; only texts."""
    service = portfolio.service(row.service_id)
    one = Received(
        key=case.key,
        number=case.number,
        subject=case.subject,
        service=service.name if service else "",
        kind=MatterKind(row.kind),
        filed_at=row.filed_at,
        said=said,
    )
    return paper(one, organization.company(), language=language)


def paper(one: Received, company: CompanyView, *, language: str) -> dict[str, Json]:
    """The same, from what is known of it."""
    zone = ZoneInfo(company.timezone)
    return {
        "language": language,
        "company": company.name,
        "title": gettext("Justificante de recepción"),
        "key_words": gettext("Su clave"),
        "key": one.key,
        "facts": [
            [gettext("Número"), one.number],
            [gettext("Recibido el"), f"{moment_in(one.filed_at, zone)} ({zone.key})"],
            [gettext("Asunto"), one.subject],
            [gettext("Servicio"), one.service],
            [gettext("Tipo según la ley"), str(KIND[one.kind])],
        ],
        "words_title": gettext("Lo que nos cuenta"),
        "words": on_paper(one.said) or one.subject,
        "next_title": gettext("Qué pasa ahora"),
        "next": [
            gettext("Una persona lo mira y le contesta dentro del plazo que da la ley."),
            gettext("Con su clave puede preguntar cómo va en cualquier momento, sin coste."),
            gettext("Si algo no fue bien, díganoslo: lo tratamos como una reclamación."),
        ],
        "foot": gettext(
            "Este documento se hizo una sola vez y no cambia. Guárdelo: su huella digital consta en"
            " el mensaje con el que se le envía y en su página."
        ),
    }
