"""What other contexts' tests may use of complaints."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.utils import translation

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import MORNING
from vinculo.complaints.contracts import (
    ComplaintKind,
    Decision,
    HeldThing,
    HelpWay,
    Origin,
    OutsideOutcome,
    OutsideProof,
    ReceiptWay,
    RemedyWay,
    Said,
    WayOut,
)
from vinculo.complaints.models import (
    Audit,
    Body,
    Cause,
    Complaint,
    Dispute,
    HandedLetter,
    Handling,
    Help,
    Point,
    Receipt,
    Remedy,
    RemedyKind,
    RemedyLimit,
    Review,
    Unrelated,
)
from vinculo.complaints.selectors import process as reading
from vinculo.complaints.selectors.asked import AskedCounts, asked
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.services import (
    answering,
    completing,
    delivering,
    filing,
    handling,
    helping,
    holding,
    outside,
    receipts,
)
from vinculo.delivery import api as delivery
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user
from vinculo.kernel import blobs
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.papers import pdf
from vinculo.kernel.testing import Things, matrix_things, run_jobs
from vinculo.organization.testing import a_team
from vinculo.portfolio.testing import a_service
from vinculo.routing import api as routing
from vinculo.work import api as work

A_MINUTE = timedelta(minutes=1)


def a_complaint(
    case_id: UUID,
    *,
    actor: Actor = SYSTEM,
    kind: ComplaintKind = ComplaintKind.CLAIM,
    at: datetime = MORNING,
) -> UUID:
    """A case is a complaint from now on; every subscriber has heard it."""
    complaint_id = filing.file(case_id=case_id, kind=kind, origin=Origin.AGENT, actor=actor, at=at)
    run_jobs()
    return complaint_id


def ask_customer(
    complaint_id: UUID,
    *,
    at: datetime,
    kind: str = "awaiting_customer_completion",
    words: str = "La factura de octubre",
    actor: Actor = SYSTEM,
    answer_by: date | None = None,
) -> int:
    """Ask the customer by their conversation for what is missing; how many duties stand still."""
    row = Complaint.objects.select_related("case").get(pk=complaint_id)
    missing = completing.Missing(
        kind=kind,
        words=words,
        answer_by=answer_by or at.date() + timedelta(days=30),
        seen=row.case.latest_message_id,
    )
    return completing.ask(complaint_id=complaint_id, missing=missing, actor=actor, at=at)


def answer_complaint(
    complaint_id: UUID,
    *,
    actor: Actor,
    reasons: str = "Tiene razón.",
    at: datetime = MORNING,
    decision: Decision = Decision.UPHELD,
    ways: tuple[WayOut, ...] = (),
    bodies: tuple[UUID, ...] = (),
) -> None:
    """Weigh a complaint lightly, answer its only point and tell the decision."""
    found = handling.Assessment(severity=1, complexity=1, impact=1)
    handling.assess(complaint_id=complaint_id, found=found, actor=actor, at=at)
    (point,) = handling.add_points(
        complaint_id=complaint_id, words=["¿Por qué?"], actor=actor, at=at
    )
    handling.answer_point(
        complaint_id=complaint_id, point_id=point, answer="Fue un error.", actor=actor, at=at
    )
    seen = Complaint.objects.get(pk=complaint_id).case.latest_message_id
    said = answering.Answer(decision=decision, reasons=reasons, ways=ways, bodies=bodies, seen=seen)
    answering.answer(complaint_id=complaint_id, said=said, actor=actor, at=at + A_MINUTE)


def ask_of_billing(
    thing: HeldThing, *, service_id: UUID, customer_id: UUID, at: datetime = MORNING
) -> bool:
    """Billing asks; whether it may."""
    return holding.ask(thing, service_id=service_id, customer_id=customer_id, by=None, at=at).may


def close_complaint(
    complaint_id: UUID,
    *,
    actor: Actor,
    at: datetime = MORNING,
    said: Said = Said.ACCEPTED,
    ways: tuple[WayOut, ...] = (),
) -> None:
    """The customer has said what they say, nothing is left to do; every subscriber has heard it."""
    answering.close(complaint_id=complaint_id, said=said, ways=ways, actor=actor, at=at)
    run_jobs()


def asked_of(complaint_id: UUID) -> Handling:
    """The three questions on the handling of a complaint."""
    return Handling.objects.get(complaint=complaint_id)


def asked_between(since: datetime, until: datetime) -> AskedCounts:
    """What became of the questions of the complaints closed in a period."""
    return asked(since=since, until=until)


def speaks_of(complaint_id: UUID, person: UUID) -> None:
    """A complaint speaks of a person, who had no part in it."""
    Complaint.objects.filter(pk=complaint_id).update(
        about=person, decided_by=None, investigator=None, champion=None
    )


def ask_for_a_supervisor(complaint_id: UUID, *, actor: Actor, at: datetime) -> None:
    """The customer wants a supervisor in the same contact; it is a new one each time."""
    helping.ask_for_help(
        complaint_id=complaint_id,
        way=HelpWay.NOW,
        person_id=a_user(Role.SUPERVISOR).id,
        actor=actor,
        at=at,
    )


def turn_into_calls(*, at: datetime) -> int:
    """Whoever did not come within three minutes calls back."""
    return helping.turn_into_calls(at=at)


def call_without_answer(complaint_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Somebody like ``actor`` who is a supervisor called the customer, who did not answer."""
    helping.say_tried(
        complaint_id=complaint_id,
        help_id=Help.objects.get(complaint=complaint_id).pk,
        place="Por teléfono",
        actor=replace(actor, roles=actor.roles | {Role.SUPERVISOR}),
        at=at,
    )


def supervisor_spoke(complaint_id: UUID, *, at: datetime) -> None:
    """Whoever was asked spoke to the customer."""
    task_id = Help.objects.get(complaint=complaint_id).task_id
    work.complete(task_id=task_id, by=SYSTEM, at=at)
    run_jobs()


def look_again(complaint_id: UUID, *, actor: Actor, at: datetime = MORNING) -> None:
    """The customer does not accept the answer."""
    answering.look_again(complaint_id=complaint_id, why="No lo acepta", actor=actor, at=at)


SPOKEN = outside.Shown(by=OutsideProof.CALL, words="Con ella, que lo cuenta por teléfono")


def went_outside(complaint_id: UUID, *, actor: Actor, at: datetime = MORNING) -> UUID:
    """The customer went to a body outside of court on that day, as they tell somebody."""
    said = outside.Began(
        way=WayOut.ARBITRATION,
        body="Junta Arbitral de Consumo",
        began_on=day_of(at),
        reference="JA-77",
    )
    return outside.begin(complaint_id=complaint_id, said=said, shown=SPOKEN, actor=actor, at=at)


def outside_ended(complaint_id: UUID, dispute_id: UUID, *, actor: Actor, at: datetime) -> None:
    """That body ended it on that day for the customer."""
    outside.end(
        complaint_id=complaint_id,
        dispute_id=dispute_id,
        ended_on=day_of(at),
        outcome=OutsideOutcome.FOR_CUSTOMER,
        shown=SPOKEN,
        actor=actor,
        at=at,
    )


def hand_receipt(complaint_id: UUID, *, actor: Actor, at: datetime = MORNING) -> None:
    """Somebody gave the receipt of a complaint to its customer and says so."""
    delivering.hand_over(
        complaint_id=complaint_id,
        way=ReceiptWay.HAND,
        handed_at=at,
        words="A ella, en la tienda",
        actor=actor,
        at=at,
    )


def return_receipts(*, at: datetime = MORNING) -> None:
    """The mails that carried receipts come back."""
    for mail in outbox():
        if any(mail.message.iter_attachments()):
            refused = dict.fromkeys(mail.recipients, "550 no such user")
            message_id = str(mail.message["Message-ID"]).strip("<>")
            delivery.note_bounce(message_id=message_id, refused=refused, at=at)
    run_jobs()


def lose_receipts() -> None:
    """Take receipts away behind the back of the chain."""
    Receipt.objects.all().delete()


def a_remedy_kind(
    name: str = "Una cuota",
    *,
    amount: str | None = "39.90",
    is_owed: bool = False,
    currency: str = "EUR",
) -> UUID:
    """An entry of the catalogue."""
    return RemedyKind.objects.create(
        name=name,
        way=RemedyWay.CREDIT,
        amount=Decimal(amount) if amount is not None else None,
        currency=currency,
        is_owed=is_owed,
    ).pk


def a_body(name: str = "Junta Arbitral de Consumo", **said: Any) -> UUID:
    """A body outside of court that customers are told of."""
    usual = {"way": "arbitration", "taking": "member", "url": "https://junta.example.es"}
    return Body.objects.create(name=name, **usual | said).pk


def a_limit(role: Role, amount: str, *, currency: str = "EUR") -> None:
    """From now on a role may grant this much on one case."""
    said = {"amount": Decimal(amount), "currency": currency}
    RemedyLimit.objects.update_or_create(role=role.value, defaults=said)


def a_cause(name: str = "Facturación", *, parent: UUID | None = None) -> UUID:
    """A root cause."""
    return Cause.objects.create(name=name, parent_id=parent).pk


def _case_of(person: UUID) -> UUID:
    """A case that one person sees, by the key that names them."""
    service_id = a_service(name=f"Servicio {uuid4()}", standards=False).id
    routing.create_queue(
        service_id=service_id,
        name=f"Cola {uuid4()}",
        team_id=a_team(name=f"Equipo {uuid4()}"),
        at=MORNING,
    )
    user = Actor(user_id=person, name="", roles=frozenset({Role.COLLEAGUE}))
    return cases.open_case(
        actor=user,
        service_id=service_id,
        customer_id=None,
        kind=CaseKind.QUERY,
        subject="Algo no fue bien",
        text="Lo cuenta el cliente",
        at=MORNING,
    )


def _filed(person: UUID) -> UUID:
    return filing.file(
        case_id=_case_of(person),
        kind=ComplaintKind.CLAIM,
        origin=Origin.AGENT,
        actor=SYSTEM,
        at=MORNING,
    )


@cache
def _own(person: UUID) -> UUID:
    """The complaint of a person that all parts of an address speak of, with its receipt."""
    own = _filed(person)
    receipts.make(complaint_id=own, at=MORNING)
    return own


def _somebody() -> UUID:
    return a_user(Role.AGENT, name="Otra persona").id


def _complaints(person: UUID, _roles: frozenset[Role]) -> Things:
    """A complaint with its receipt on a case that the person sees, and one of somebody else's."""
    return Things(own=_own(person), foreign=_filed(_somebody()))


def _points(person: UUID, _roles: frozenset[Role]) -> Things:
    """A point of each."""
    own, foreign = (
        Point.objects.create(complaint_id=complaint_id, position=1, words="¿Por qué?").pk
        for complaint_id in (_own(person), _filed(_somebody()))
    )
    return Things(own=own, foreign=foreign)


def _letters(person: UUID, _roles: frozenset[Role]) -> Things:
    """A letter handed to the customer of each."""
    digest, size = blobs.store(io.BytesIO(b"%PDF-1.4 carta"))
    own, foreign = (
        HandedLetter.objects.create(
            complaint_id=complaint_id,
            blob=digest,
            name="carta.pdf",
            media_type="application/pdf",
            size_bytes=size,
            handed_to="Lucía",
            handed_at=MORNING,
            kept_at=MORNING,
        ).pk
        for complaint_id in (_own(person), _filed(_somebody()))
    )
    return Things(own=own, foreign=foreign)


def _disputes(person: UUID, _roles: frozenset[Role]) -> Things:
    """A body outside that has each."""
    own, foreign = (
        Dispute.objects.create(
            complaint_id=complaint_id,
            way=WayOut.MEDIATION,
            body="Mediación de consumo",
            began_on=MORNING.date(),
            proof=OutsideProof.CALL,
            said_at=MORNING,
        ).pk
        for complaint_id in (_own(person), _filed(_somebody()))
    )
    return Things(own=own, foreign=foreign)


def _outside_proofs(person: UUID, _roles: frozenset[Role]) -> Things:
    """A letter that shows it, of each."""
    digest, _size = blobs.store(io.BytesIO(b"%PDF-1.4 carta"))
    own, foreign = (
        Dispute.objects.create(
            complaint_id=complaint_id,
            way=WayOut.ARBITRATION,
            body="Junta Arbitral de Consumo",
            began_on=MORNING.date(),
            proof=OutsideProof.LETTER,
            blob=digest,
            name="carta.pdf",
            media_type="application/pdf",
            said_at=MORNING,
        ).pk
        for complaint_id in (_own(person), _filed(_somebody()))
    )
    return Things(own=own, foreign=foreign)


def _unrelated(person: UUID, _roles: frozenset[Role]) -> Things:
    """A service that each has nothing to do with."""
    own, foreign = (
        Unrelated.objects.create(
            complaint_id=complaint_id,
            service_id=a_service(name=f"Servicio {uuid4()}", standards=False).id,
            why="Habla de otra cosa",
            said_at=MORNING,
        ).pk
        for complaint_id in (_own(person), _filed(_somebody()))
    )
    return Things(own=own, foreign=foreign)


def _helps(person: UUID, _roles: frozenset[Role]) -> Things:
    """A supervisor who was asked to call back, of each."""
    own, foreign = (
        Help.objects.create(
            complaint_id=complaint_id,
            way=HelpWay.CALL_BACK,
            person_id=_somebody(),
            asked_at=MORNING,
            due_at=MORNING + timedelta(hours=1),
            task_id=uuid4(),
        ).pk
        for complaint_id in (_own(person), _filed(_somebody()))
    )
    return Things(own=own, foreign=foreign)


def _remedies(person: UUID, _roles: frozenset[Role]) -> Things:
    """A remedy on each."""
    kind = a_remedy_kind(f"Remedio {uuid4()}")
    own, foreign = (
        Remedy.objects.create(
            complaint_id=_filed(one),
            kind_id=kind,
            amount=Decimal(1),
            cost=Decimal(1),
            currency="EUR",
            state="asked",
            role="agent",
            asked_at=MORNING,
        ).pk
        for one in (person, _somebody())
    )
    return Things(own=own, foreign=foreign)


def _audits(person: UUID, _roles: frozenset[Role]) -> Things:
    """An audit: whoever may see one sees all, and of its sample what they may see."""
    row = Audit.objects.create(
        name="Octubre",
        since=MORNING.date(),
        until=MORNING.date(),
        planned_for=MORNING.date(),
        population=1,
        seed=1,
        auditor_id=person,
        made_at=MORNING,
    )
    return Things(own=row.pk, foreign=None)


def _reviews(_person: UUID, _roles: frozenset[Role]) -> Things:
    """A review: whoever may see one sees all."""
    day = MORNING.date()
    inputs = reading.inputs(since=day, until=day, at=MORNING)
    row = Review.objects.create(since=day, until=day, inputs=inputs, made_at=MORNING)
    return Things(own=row.pk, foreign=None)


matrix_things.add("audit_id", _audits)
matrix_things.add("review_id", _reviews)
matrix_things.add("complaint_id", _complaints)
matrix_things.add("raised_id", _points)
matrix_things.add("sent_letter_id", _letters)
matrix_things.add("dispute_id", _disputes)
matrix_things.add("outside_proof_id", _outside_proofs)
matrix_things.add("unrelated_id", _unrelated)
matrix_things.add("help_id", _helps)
matrix_things.add("remedy_id", _remedies)
matrix_things.add(
    "remedy_kind_id", lambda *_: Things(own=a_remedy_kind(str(uuid4())), foreign=None)
)
matrix_things.add("body_id", lambda *_: Things(own=a_body(str(uuid4())), foreign=None))


def receipt_again(complaint_id: UUID) -> bytes:
    """The receipt of a complaint, set anew from its row."""
    row = Complaint.objects.select_related("case", "service").get(pk=complaint_id)
    with translation.override("es"):
        return pdf(receipts.TEMPLATE, receipts.paper_of(row))
