"""The durable receipt of a matter: made once, stored by its SHA-256, mailed with the key."""

import io
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import AnswerFile, Direction
from vinculo.kernel import blobs, events, jobs
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.papers import Json, pdf
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.statutory import policy
from vinculo.statutory.contracts import MatterKind, MatterState
from vinculo.statutory.domain.matters import needs_receipt
from vinculo.statutory.events import MatterReceiptGiven, MatterReceiptMade
from vinculo.statutory.labels import KIND
from vinculo.statutory.models import Matter, MatterReceipt
from vinculo.statutory.services.telling import NoSuchMatterError, moment

TEMPLATE = Path(__file__).parents[1] / "papers" / "receipt.typ"
TASK = "statutory.make_receipt"
LONGEST = 8_000
SURE_OF_LANGUAGE = 0.7
SPOKEN_HERE = frozenset({"es", "en"})
AT_ONCE = 200
MAIL, PAGE, HAND = "mail", "page", "hand"


def ask_for_due(*, at: datetime) -> int:
    """Let the receipts whose time has come be made, each by a job of its own; how many."""
    rows = Matter.objects.filter(state=MatterState.OPEN, wants_receipt=True)
    found = rows.order_by("filed_at", "pk").values_list("pk", "kind", "filed_at")[:AT_ONCE]
    ready = [
        pk for pk, kind, filed in found if needs_receipt(MatterKind(kind), filed_at=filed, at=at)
    ]
    for matter_id in ready:
        one = str(matter_id)
        jobs.defer(TASK, arguments={"matter_id": one}, queueing_lock=f"receipt of {one}")
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
    said = _said(case, until=row.filed_at)
    language = filed_language(case, said)
    with translation.override(language):
        paper = pdf(TEMPLATE, paper_of(row, case, said=said, language=language))
        digest, size = blobs.store(io.BytesIO(paper))
        made = _keep(row, digest=digest, size=size, language=language, at=at)
        if made and case.conversation_id is not None:
            with suppress(DomainError):  # a machine, a page without address, too many mails a day
                _mail(row, made, case, at=at)


@transaction.atomic
def _keep(
    row: Matter, *, digest: str, size: int, language: str, at: datetime
) -> MatterReceipt | None:
    """The first one made stays; None for whoever comes second."""
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
def _mail(row: Matter, receipt: MatterReceipt, case: CaseView, *, at: datetime) -> None:
    html = format_html(
        "<p>{}</p><p>{}</p>",
        gettext("Le enviamos el justificante de lo que nos cuenta. Su clave es %(key)s.")
        % {"key": case.key},
        gettext(
            "Va adjunto, con lo que nos escribió y la fecha y la hora. Su huella SHA-256 es"
            " %(digest)s."
        )
        % {"digest": receipt.blob},
    )
    name = file_name(case.number)
    file = AnswerFile(name=name, media_type="application/pdf", digest=receipt.blob)
    receipt.message_id = cases.send_by_itself(
        case_id=case.id, html=html, at=at, is_duty=True, files=[file]
    )
    receipt.save(update_fields=["message_id"])
    _given(row, receipt, way=MAIL, by=None, at=at)


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


def filed_language(case: CaseView, said: str) -> str:
    """The language in which the customer wrote, else the one in which they are written to."""
    from vinculo.lib.text.mood.language import language_of

    found = language_of(said[:4_000]) if said else None
    if found and found.confidence >= SURE_OF_LANGUAGE and found.code in SPOKEN_HERE:
        return found.code
    return cases.language_of(case.id)


def paper_of(row: Matter, case: CaseView, *, said: str, language: str) -> dict[str, Json]:
    """What the template reads of a matter; only texts."""
    company = organization.company()
    service = portfolio.service(row.service_id)
    zone = ZoneInfo(company.timezone)
    return {
        "language": language,
        "company": company.name,
        "title": gettext("Justificante de recepción"),
        "key_words": gettext("Su clave"),
        "key": case.key,
        "facts": [
            [gettext("Número"), case.number],
            [gettext("Recibido el"), f"{moment(row.filed_at)} ({zone.key})"],
            [gettext("Asunto"), case.subject],
            [gettext("Servicio"), service.name if service else ""],
            [gettext("Tipo según la ley"), str(KIND[MatterKind(row.kind)])],
        ],
        "words_title": gettext("Lo que nos cuenta"),
        "words": said[:LONGEST] or case.subject,
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


def _said(case: CaseView, *, until: datetime) -> str:
    if case.conversation_id is None:
        return ""
    said = [
        message
        for message in interactions.messages(case.conversation_id)
        if message.direction is Direction.IN and message.at <= until + timedelta(seconds=1)
    ]
    return "\n\n".join(
        "\n".join(f"{line.question}: {line.answer}" for line in one.answers) or one.text
        for one in said
    )
