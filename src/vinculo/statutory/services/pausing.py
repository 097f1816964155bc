"""Asking the customer of a query or an incident for what is missing: until then its term stands.

The proof, the end and the alarm are those of a complaint; nothing closes by itself.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.interactions import api as interactions
from vinculo.kernel import evidence
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Asked, PauseView, TermState
from vinculo.promises import api as promises
from vinculo.routing import api as routing
from vinculo.statutory.contracts import MatterState
from vinculo.statutory.models import CaseLetter, Matter
from vinculo.statutory.services import asking, telling, terms
from vinculo.statutory.services.asking import Customer, Letter, Missing
from vinculo.statutory.services.words import filed_language

AT_PAUSE = "#pausa"


@transaction.atomic
def ask(*, case_id: UUID, missing: Missing, actor: Actor, at: datetime) -> int:
    """Ask the customer, and let the terms whose law knows that stand still; how many duties.

    Those too of cases that go on in this one. Raises NotAllowedError, NoSuchMatterError,
    MatterEndedError and what ``asking.put`` and ``portfolio.pause_terms`` do: then nothing is sent.
    """
    row, case = telling.locked(case_id, actor)
    words = asking.tidy(missing.words)

    def keep(letter: Letter, whom: str, handed_at: datetime) -> UUID:
        return CaseLetter.objects.create(
            case_id=case_id,
            blob=letter.digest,
            name=letter.name[:200] or "carta",
            media_type=letter.media_type[:100] or "application/octet-stream",
            size_bytes=letter.size_bytes,
            handed_to=whom,
            handed_at=handed_at,
            kept_at=at,
            kept_by=actor.user_id,
        ).pk

    customer = Customer(
        case_id=case_id,
        number=case.number,
        conversation_id=case.conversation_id,
        language=filed_language(case),
        is_complaint=False,
    )
    proof = asking.put(customer, missing, keep=keep, actor=actor, at=at)
    asked = Asked(
        by=missing.by,
        ref=proof.ref,
        at=proof.at,
        answer_by=missing.answer_by,
        warning=proof.warning,
    )
    count = _pause(row, missing.kind, words, asked, actor=actor, at=at)
    owner = f"matter:{row.pk}"
    digest = evidence.digest_of(words.encode(), owner=owner)
    facts = {"pause": missing.kind, "ref": str(proof.ref), "by": str(actor.user_id or "")}
    evidence.record(
        evidence.Proof(kind="statutory.paused", subject=owner, facts=facts, digest=digest)
    )
    return count


def _pause(row: Matter, kind: str, words: str, asked: Asked, *, actor: Actor, at: datetime) -> int:
    joined = _joined_to(row)
    able = [one for one in joined if terms.knows(one, kind, at=at)]
    count = 0
    for one in able or [row]:
        count += portfolio.pause_terms(
            subject=terms.subject_of(one.case_id),
            kind=kind,
            reason=words,
            asked=asked,
            at=at,
            by=actor.user_id,
        )
        promises.move_with_terms(
            filed_as=one.pk,
            subject=terms.subject_of(one.case_id),
            states={TermState.PAUSED},
            at=at,
        )
    return count


@transaction.atomic
def resume(*, case_id: UUID, actor: Actor, at: datetime) -> bool:
    """The customer answered otherwise: what stood still goes on. False: nothing stood.

    Raises NotAllowedError, NoSuchMatterError, MatterEndedError.
    """
    row, _case = telling.locked(case_id, actor)
    stood = _go_on(row, at=at)
    if stood:
        _prove_on(row, actor)
        _settle(row, result=gettext("El cliente ha contestado de otro modo."), at=at)
    return stood


@transaction.atomic
def hear(*, case_id: UUID, message_id: UUID | None, at: datetime) -> bool:
    """The customer wrote: what stood still on an answer of theirs goes on. Safe to hear twice."""
    row = _standing(case_id)
    if row is None:
        return False
    if not any(one.asked_at and one.asked_at <= at for one in _open(row)):
        return False
    stood = _go_on(row, at=at, completed_ref=message_id)
    if stood:
        _settle(row, result=gettext("El cliente ha contestado."), at=at)
    return stood


@transaction.atomic
def hear_joined(*, customer_id: UUID, at: datetime) -> int:
    """A case of the customer was joined to another: what they wrote there ends what waited."""
    rows = Matter.objects.filter(state=MatterState.OPEN, case__customer_id=customer_id)
    heard = 0
    for row in rows.order_by("pk"):
        since = [one.asked_at for one in _open(row) if one.asked_at]
        wrote = asking.wrote_since(row.case_id, min(since)) if since else None
        heard += wrote is not None and hear(case_id=row.case_id, message_id=wrote, at=at)
    return heard


@transaction.atomic
def hear_failed(*, conversation_id: UUID, mail_id: UUID, at: datetime) -> int:
    """The mail that asked did not arrive: nobody was asked, and what stood goes on; how many."""
    asked = {m.id for m in interactions.messages(conversation_id) if m.outgoing_id == mail_id}
    rows = Matter.objects.filter(state=MatterState.OPEN, case__conversation_id=conversation_id)
    found = 0
    for row in rows.select_for_update(of=("self",)).order_by("pk"):
        if any(one.asked_ref in asked for one in _open(row)):
            _go_on(row, at=at, why="undelivered")
            _settle(row, result=gettext("El mensaje que pedía lo que faltaba no llegó."), at=at)
            found += 1
    return found


@transaction.atomic
def settle(*, case_id: UUID, at: datetime) -> None:
    """The customer was told the end: nobody has to decide without an answer any more."""
    row = Matter.objects.filter(case_id=case_id).exclude(state=MatterState.OPEN).first()
    if row is not None:
        _settle(row, result=gettext("El caso ha terminado."), at=at)


@transaction.atomic
def alarm(pause: PauseView, *, at: datetime) -> int:
    """Alarm who has the case, or the owner of its service; how many. Nothing closes by it."""
    context, _colon, key = pause.subject.partition(":")
    row = _standing(UUID(key)) if context == "case" else None
    case = cases.case(actor=SYSTEM, case_id=row.case_id) if row else None
    if row is None or case is None:
        return 0
    item = routing.item_of(terms.subject_of(row.case_id))
    service = portfolio.service(row.service_id)
    return asking.alarm(
        row.case_id,
        case.number,
        kind="statutory.unanswered",
        url=_page(row),
        people=(item.owner_id if item else None, service.owner_id if service else None),
        at=at,
    )


def _go_on(
    row: Matter, *, at: datetime, completed_ref: UUID | None = None, why: str = "completed"
) -> bool:
    stood = [
        promises.go_on_with_terms(
            filed_as=one.pk,
            subject=terms.subject_of(one.case_id),
            at=at,
            completed_ref=completed_ref,
            why=why,
        )
        for one in _joined_to(row)
    ]
    return any(stood)


def _joined_to(row: Matter) -> list[Matter]:
    """The matter, and those of cases that go on in its own."""
    found = Matter.objects.select_for_update().filter(
        case_id__in=cases.with_merged(row.case_id), state=MatterState.OPEN
    )
    return sorted(found.order_by("pk"), key=lambda one: one.pk != row.pk)


def _standing(case_id: UUID) -> Matter | None:
    """The open matter of a case, or of the one in which it goes on; locked."""
    case: CaseView | None = cases.case(actor=SYSTEM, case_id=case_id)
    while case is not None and case.merged_into is not None:
        case = cases.case(actor=SYSTEM, case_id=case.merged_into)
    if case is None:
        return None
    rows = Matter.objects.select_for_update().filter(case_id=case.id, state=MatterState.OPEN)
    return rows.first()


def _open(row: Matter) -> list[PauseView]:
    subjects = [terms.subject_of(one) for one in cases.with_merged(row.case_id)]
    return [one for one in portfolio.pauses_of(subjects) if one.ended_at is None]


def _prove_on(row: Matter, actor: Actor) -> None:
    facts = {"by": str(actor.user_id or "")}
    proof = evidence.Proof(kind="statutory.resumed", subject=f"matter:{row.pk}", facts=facts)
    evidence.record(proof)


def _settle(row: Matter, *, result: str, at: datetime) -> None:
    asking.no_more_to_decide(row.case_id, url=_page(row), result=result, at=at)


def _page(row: Matter) -> str:
    return reverse("statutory:of_case", args=[row.case_id]) + AT_PAUSE
