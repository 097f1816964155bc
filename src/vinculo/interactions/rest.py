"""The API of messages and of what was put aside."""

import io
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Body, P, Router, Schema, Status
from ninja.params import QueryEx

from vinculo.interactions import api
from vinculo.interactions.contracts import Intake, MessageView, RawRow
from vinculo.interactions.domain.errors import UnknownMessageError, UnknownRawMessageError
from vinculo.interactions.selectors import quarantine, threads
from vinculo.interactions.services import intake
from vinculo.kernel import clock
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.rest import Paged

PREFIX = ""
router = Router(tags=["messages"])


class AttachmentOut(Schema):
    """A file of a message."""

    id: UUID
    name: str
    media_type: str
    size_bytes: int
    url: str


class RecipientOut(Schema):
    """Somebody a message was addressed to."""

    name: str
    address: str
    field: str


class MessageOut(Schema):
    """A message of a conversation."""

    id: UUID
    conversation_id: UUID
    direction: str
    sender_name: str
    sender_address: str
    recipients: list[RecipientOut]
    subject: str
    text: str
    quoted_text: str
    html_url: str
    at: datetime
    joined: str
    is_confirmed: bool
    is_automatic: bool
    attachments: list[AttachmentOut]
    delivery_state: str | None


class RawOut(Schema):
    """A message that was put aside."""

    id: UUID
    key: str
    state: str
    reason: str
    via: str
    sender: str
    subject: str
    size_bytes: int
    attempts: int
    received_at: datetime


class IntakeOut(Schema):
    """What became of a delivery."""

    id: UUID
    key: str
    outcome: str
    reason: str
    case: str | None


class RawIn(Schema):
    """A raw message (RFC 5322) as text; 8-bit bytes as Latin-1 characters."""

    raw: str


def _intake(taken: Intake) -> dict[str, object]:
    return {**vars(taken), "case": taken.reference or None}


@router.get(
    "/messages", response=Paged[MessageOut], url_name="messages", summary=gettext_noop("Mensajes")
)
@api_action("interactions.list")
def list_messages(
    request: HttpRequest,
    cursor: str = "",
    conversation_id: UUID | None = None,
    limit: QueryEx[int, P(ge=1, le=100)] = 50,
) -> dict[str, object]:
    """Messages within your sight, the newest first."""
    page = threads.message_page(
        actor=the_actor(request), conversation_id=conversation_id, cursor=cursor, size=limit
    )
    return {"items": list(page.rows), "next_cursor": page.next_cursor or None}


@router.get(
    "/messages/{uuid:message_id}",
    response=MessageOut,
    url_name="message",
    summary=gettext_noop("Un mensaje"),
)
@api_action("interactions.see")
def one_message(request: HttpRequest, message_id: UUID) -> MessageView:
    """One message."""
    found = threads.message(actor=the_actor(request), message_id=message_id)
    if found is None:
        raise UnknownMessageError(message_id=message_id)
    return found


@router.post(
    "/messages",
    response={202: IntakeOut},
    url_name="deliver",
    summary=gettext_noop("Entregar un mensaje"),
)
@api_action("interactions.deliver")
def deliver(request: HttpRequest, raw: Body[RawIn]) -> Status[dict[str, object]]:  # noqa: ARG001
    """Deliver a raw message; it is stored when this answers, and understood soon after."""
    try:
        source = raw.raw.encode("latin-1")
    except UnicodeEncodeError:
        source = raw.raw.encode("utf-8")
    return Status(202, _intake(api.take_in(io.BytesIO(source), via="api", at=clock.now())))


@router.get(
    "/intake/{uuid:raw_id}",
    response=IntakeOut,
    url_name="intake",
    summary=gettext_noop("Qué fue de una entrega"),
)
@api_action("interactions.deliver")
def one_intake(request: HttpRequest, raw_id: UUID) -> dict[str, object]:  # noqa: ARG001
    """What became of a delivery."""
    return _intake(api.intake(raw_id))


@router.get(
    "/quarantine",
    response=Paged[RawOut],
    url_name="quarantine",
    summary=gettext_noop("Mensajes apartados"),
)
@api_action("interactions.quarantine")
def list_quarantine(
    request: HttpRequest, cursor: str = "", limit: QueryEx[int, P(ge=1, le=100)] = 50
) -> dict[str, object]:
    """Messages put aside, the newest first."""
    page = quarantine.raw_page(actor=the_actor(request), cursor=cursor, size=limit)
    return {"items": list(page.rows), "next_cursor": page.next_cursor or None}


@router.get(
    "/quarantine/{uuid:raw_id}",
    response=RawOut,
    url_name="quarantined",
    summary=gettext_noop("Un mensaje apartado"),
)
@api_action("interactions.quarantine")
def one_quarantined(request: HttpRequest, raw_id: UUID) -> RawRow:
    """One message put aside."""
    found = quarantine.raw_row(actor=the_actor(request), raw_id=raw_id)
    if found is None:
        raise UnknownRawMessageError(raw_id=raw_id)
    return found


@router.post(
    "/quarantine/{uuid:raw_id}/retry",
    response={202: IntakeOut},
    url_name="retry",
    summary=gettext_noop("Dar un mensaje por bueno"),
)
@api_action("interactions.quarantine")
def retry(request: HttpRequest, raw_id: UUID) -> Status[dict[str, object]]:
    """Read a message that was put aside once more."""
    if quarantine.raw_row(actor=the_actor(request), raw_id=raw_id) is None:
        raise UnknownRawMessageError(raw_id=raw_id)
    intake.retry(raw_id=raw_id)
    return Status(202, _intake(api.intake(raw_id)))
