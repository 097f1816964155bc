"""The API of the outbox."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import P, Router, Schema, Status
from ninja.params import QueryEx

from vinculo.delivery.contracts import DeliveryState, OutgoingKind
from vinculo.delivery.selectors import outbox as selectors
from vinculo.delivery.services import outbox as services
from vinculo.kernel import clock
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.rest import Paged

PREFIX = "/outbox"
router = Router(tags=["outbox"])


class MailOut(Schema):
    """A mail that leaves."""

    id: UUID
    kind: OutgoingKind
    state: DeliveryState
    subject: str
    recipients: list[str]
    refused: list[str]
    reference: str
    reason: str
    attempts: int
    created_at: datetime
    next_attempt_at: datetime | None
    settled_at: datetime | None


@router.get(
    "", response=Paged[MailOut], url_name="outbox", summary=gettext_noop("Correos que salen")
)
@api_action("delivery.list")
def list_mails(
    request: HttpRequest,
    state: DeliveryState | None = None,
    cursor: str = "",
    limit: QueryEx[int, P(ge=1, le=100)] = 50,
) -> dict[str, object]:
    """Mails that leave, the newest first."""
    page = selectors.mail_page(actor=the_actor(request), state=state, cursor=cursor, size=limit)
    return {"items": list(page.rows), "next_cursor": page.next_cursor or None}


@router.post(
    "/{uuid:mail_id}/retry",
    response={202: None},
    url_name="retry_mail",
    summary=gettext_noop("Reintentar un correo"),
)
@api_action("delivery.retry")
def retry(request: HttpRequest, mail_id: UUID) -> Status[None]:
    """Try one mail again now."""
    services.retry(mail_id=mail_id, by=the_actor(request), at=clock.now())
    return Status(202, None)
