"""Cases over the API."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Router, Schema, Status

from vinculo.cases.contracts import CaseKind, CaseRow, CaseStatus, CaseView, Outcome
from vinculo.cases.selectors import lists, page
from vinculo.cases.services import answer as answering
from vinculo.cases.services import customer, notes, resolve
from vinculo.cases.services.opening import register_case
from vinculo.interactions.contracts import MessageView
from vinculo.kernel import clock
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.rest import Paged
from vinculo.ui.composing import html_of

PREFIX = "/cases"
router = Router()


class CaseInList(Schema):
    """A case in a list."""

    id: UUID
    number: str
    subject: str
    status: CaseStatus
    kind: CaseKind
    customer_id: UUID | None
    customer_name: str
    service_name: str
    owner_id: UUID | None
    opened_at: datetime
    due_at: datetime | None
    resolved_at: datetime | None


class OneCase(Schema):
    """A case; ``key`` is what its customer may quote."""

    id: UUID
    number: str
    key: str
    subject: str
    status: CaseStatus
    kind: CaseKind
    customer_id: UUID | None
    service_id: UUID
    conversation_id: UUID | None
    opened_at: datetime
    first_answered_at: datetime | None
    resolved_at: datetime | None
    outcome: Outcome | None


class CaseMessageOut(Schema):
    """A message of a case; ``quoted_text`` is what it repeats of older ones."""

    id: UUID
    direction: str
    sender_name: str
    sender_address: str
    subject: str
    text: str
    quoted_text: str
    at: datetime


class NewCase(Schema):
    """A customer's matter to write down."""

    service_id: UUID
    subject: str = Field(min_length=1, max_length=300)
    text: str = Field(min_length=1, max_length=50_000)
    kind: CaseKind = CaseKind.QUERY
    customer_id: UUID | None = None


class NewAnswer(Schema):
    """An answer to the customer, in plain text; ``seen`` is the last message that was read."""

    text: str = Field(min_length=1, max_length=200_000)
    seen: UUID | None = None
    resolve: bool = False


class NewNote(Schema):
    """A note for colleagues; ``told``: it says what the customer was told aloud."""

    text: str = Field(min_length=1, max_length=50_000)
    told: bool = False


class Ending(Schema):
    """How a case ended."""

    outcome: Outcome


class Made(Schema):
    """The id of what was made."""

    id: UUID


@router.get("", response=Paged[CaseInList], summary=gettext_noop("Casos"))
@api_action("cases.see")
def case_list(request: HttpRequest, cursor: str = "", limit: int = 50) -> Paged[CaseInList]:
    """The cases within sight, the newest first."""
    found = lists.newest_cases(actor=the_actor(request), cursor=cursor, size=limit)
    return Paged[CaseInList](
        items=[_in_list(row) for row in found.rows], next_cursor=found.next_cursor or None
    )


@router.post("", response={201: OneCase}, summary=gettext_noop("Registrar un asunto"))
@api_action("cases.register")
def create_case(request: HttpRequest, payload: NewCase) -> Status[OneCase]:
    """Write a customer's matter down; it enters the queue of its service."""
    actor = the_actor(request)
    if payload.customer_id is not None:
        customer.check_seen(payload.customer_id, actor)
    case_id = register_case(
        actor=actor,
        service_id=payload.service_id,
        customer_id=payload.customer_id,
        kind=payload.kind,
        subject=payload.subject,
        text=payload.text,
        at=clock.now(),
    )
    return Status(201, _one(actor, case_id))


@router.get("/{uuid:case_id}", response=OneCase, summary=gettext_noop("Un caso"))
@api_action("cases.see")
def one_case(request: HttpRequest, case_id: UUID) -> OneCase:
    """One case within sight."""
    return _one(the_actor(request), case_id)


@router.get(
    "/{uuid:case_id}/messages", response=Paged[CaseMessageOut], summary=gettext_noop("Sus mensajes")
)
@api_action("cases.see")
def case_messages(request: HttpRequest, case_id: UUID) -> Paged[CaseMessageOut]:
    """The messages of a case, the oldest first."""
    found = page.messages_seen(actor=the_actor(request), case_id=case_id)
    if found is None:
        raise Http404
    return Paged[CaseMessageOut](items=[_message(message) for message in found], next_cursor=None)


@router.post("/{uuid:case_id}/answers", response={201: Made}, summary=gettext_noop("Contestar"))
@api_action("cases.answer")
def answer_case(request: HttpRequest, case_id: UUID, payload: NewAnswer) -> Status[Made]:
    """Send an answer; refused when a message came after ``seen``."""
    then = answering.Then.RESOLVE if payload.resolve else answering.Then.STAY
    message_id = answering.answer_case(
        case_id=case_id,
        answer=answering.Answer(html=html_of(payload.text), seen=payload.seen, then=then),
        actor=the_actor(request),
        at=clock.now(),
    )
    return Status(201, Made(id=message_id))


@router.post("/{uuid:case_id}/notes", response={201: Made}, summary=gettext_noop("Dejar una nota"))
@api_action("cases.note")
def note_on_case(request: HttpRequest, case_id: UUID, payload: NewNote) -> Status[Made]:
    """Leave a note that only colleagues read."""
    note_id = notes.add_note(
        case_id=case_id,
        text=payload.text,
        actor=the_actor(request),
        at=clock.now(),
        is_told=payload.told,
    )
    return Status(201, Made(id=note_id))


@router.post("/{uuid:case_id}/resolution", response=OneCase, summary=gettext_noop("Resolver"))
@api_action("cases.change")
def end_case(request: HttpRequest, case_id: UUID, payload: Ending) -> OneCase:
    """Resolve a case."""
    actor = the_actor(request)
    resolve.resolve_case(case_id=case_id, outcome=payload.outcome, actor=actor, at=clock.now())
    return _one(actor, case_id)


def _one(actor: Actor, case_id: UUID) -> OneCase:
    found: CaseView | None = page.case_seen(actor=actor, case_id=case_id)
    if found is None:
        raise Http404
    return OneCase.from_orm(found)


def _in_list(row: CaseRow) -> CaseInList:
    return CaseInList.from_orm(row)


def _message(message: MessageView) -> CaseMessageOut:
    return CaseMessageOut.from_orm(message)
