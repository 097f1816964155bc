"""The API of complaints: filing, reading, and what billing asks before it cuts or claims."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, P, Router, Schema, Status
from ninja.params import QueryEx
from pydantic import AwareDatetime

from vinculo.complaints.contracts import (
    ComplaintKind,
    ComplaintState,
    ComplaintView,
    CutRule,
    Decision,
    HeldThing,
    HoldWhy,
    LegalType,
    Origin,
)
from vinculo.complaints.selectors import reading, register
from vinculo.complaints.services import filing, holding
from vinculo.customers import api as customers
from vinculo.kernel import clock, sight
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.rest import Paged
from vinculo.portfolio import api as portfolio

PREFIX = ""
router = Router(tags=["complaints"])


class ComplaintOut(Schema):
    """A complaint; the conversation stands on its case."""

    id: UUID
    case_id: UUID
    number: str
    subject: str
    kind: ComplaintKind
    legal_type: LegalType
    state: ComplaintState
    service_id: UUID
    customer_id: UUID | None
    filed_at: AwareDatetime
    acknowledged_at: AwareDatetime | None
    assessed_at: AwareDatetime | None
    investigated_at: AwareDatetime | None
    answered_at: AwareDatetime | None
    repaired_at: AwareDatetime | None
    closed_at: AwareDatetime | None
    decision: Decision | None


class ComplaintIn(Schema):
    """A case that is treated as a complaint from now on."""

    case_id: UUID
    kind: ComplaintKind = ComplaintKind.CLAIM
    asks_for: str = Field(default="", max_length=500)
    said_at: AwareDatetime | None = None


class ReasonOut(Schema):
    """A complaint that says no: its public number, why, in words too, and since what day."""

    complaint: UUID
    number: str
    why: HoldWhy
    words: str
    since: date


class SuspensionOut(Schema):
    """Whether the service may be cut now, which complaints say no, and by which rule.

    ``rule`` is ``law`` with its ``duties`` (``law`` says them in words), ``house`` when the company
    alone chose to wait, or ``none`` when nothing holds the cut; ``words`` say the same. Of each
    complaint ``reasons`` say whether it is open or with a body outside of court, and since when.
    """

    may_suspend: bool = Field(validation_alias="may")
    complaints: list[UUID]
    reasons: list[ReasonOut]
    duties: list[str]
    law: list[str]
    rule: CutRule
    words: str
    asked_at: AwareDatetime


class DebtOut(Schema):
    """Whether a debt of the service may be claimed now; the rest as of a suspension."""

    may_claim: bool = Field(validation_alias="may")
    complaints: list[UUID]
    reasons: list[ReasonOut]
    duties: list[str]
    law: list[str]
    rule: CutRule
    words: str
    asked_at: AwareDatetime


@router.get(
    "/services/{uuid:service_id}/suspension",
    response=SuspensionOut,
    url_name="suspension",
    summary=gettext_noop("¿Se puede suspender el servicio?"),
)
@api_action("complaints.ask_suspension")
def suspension(request: HttpRequest, service_id: UUID, customer: UUID) -> holding.Answer:
    """Ask before each suspension: the question and its answer are kept as evidence."""
    return _ask(request, HeldThing.CUT, service_id, customer)


@router.get(
    "/services/{uuid:service_id}/debt",
    response=DebtOut,
    url_name="debt",
    summary=gettext_noop("¿Se puede reclamar la deuda?"),
)
@api_action("complaints.ask_suspension")
def debt(request: HttpRequest, service_id: UUID, customer: UUID) -> holding.Answer:
    """Ask before each claim of a debt of the service, also by a third party.

    While the customer is with a body outside of court, the law of most sectors forbids it. The
    question and its answer are kept as evidence.
    """
    return _ask(request, HeldThing.DEBT, service_id, customer)


def _ask(
    request: HttpRequest, thing: HeldThing, service_id: UUID, customer: UUID
) -> holding.Answer:
    actor = the_actor(request)
    if portfolio.service(service_id) is None:
        raise Http404
    if customer not in customers.names_of([customer], actor=actor):
        raise Http404
    return holding.ask(
        thing, service_id=service_id, customer_id=customer, by=actor.user_id, at=clock.now()
    )


@router.get(
    "/complaints",
    response=Paged[ComplaintOut],
    url_name="complaints",
    summary=gettext_noop("Las reclamaciones"),
)
@api_action("complaints.see")
def list_complaints(
    request: HttpRequest,
    state: ComplaintState | None = None,
    service_id: UUID | None = None,
    cursor: str = "",
    limit: QueryEx[int, P(ge=1, le=100)] = 50,
) -> dict[str, object]:
    """Complaints within sight, the newest first."""
    actor = the_actor(request)
    wanted = register.Wanted(states=(state,) if state else (), service_id=service_id)
    page = register.complaints_like(actor=actor, wanted=wanted, cursor=cursor or None, size=limit)
    _note_sight(actor, page.rows)
    return {"items": list(page.rows), "next_cursor": page.next_cursor or None}


@router.get(
    "/complaints/{uuid:complaint_id}",
    response=ComplaintOut,
    url_name="complaint",
    summary=gettext_noop("Una reclamación"),
)
@api_action("complaints.see")
def one_complaint(request: HttpRequest, complaint_id: UUID) -> ComplaintView:
    """One complaint; that you saw whose it is is recorded."""
    return _one(the_actor(request), complaint_id)


@router.post(
    "/complaints",
    response={201: ComplaintOut},
    url_name="file_complaint",
    summary=gettext_noop("Tratar un caso como reclamación"),
)
@api_action("complaints.file")
def file_complaint(request: HttpRequest, new: ComplaintIn) -> Status[ComplaintView]:
    """Treat a case as a complaint: its customer gets a receipt, and its terms begin.

    They count from ``said_at``, when the customer said it; without it, from the customer's first
    message of the case.
    """
    actor = the_actor(request)
    complaint_id = filing.file_as_said(
        case_id=new.case_id,
        kind=new.kind,
        origin=Origin.AGENT,
        said_at=new.said_at,
        asks_for=new.asks_for,
        actor=actor,
        at=clock.now(),
    )
    return Status(201, _one(actor, complaint_id))


def _one(actor: Actor, complaint_id: UUID) -> ComplaintView:
    found = reading.complaint(actor=actor, complaint_id=complaint_id)
    if found is None:
        raise Http404
    _note_sight(actor, [found])
    return found


def _note_sight(actor: Actor, found: Sequence[ComplaintView]) -> None:
    seen = {f"customer:{one.customer_id}" for one in found if one.customer_id}
    sight.record_all(actor=actor, subjects=seen, where="api", at=clock.now())
