"""What people ask about their own data: registered, given to somebody, answered in time."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from vinculo.customers import policy
from vinculo.customers.contracts import RequestKind, RequestState
from vinculo.customers.domain import rights
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.events import DataRequested, DataRequestEnded
from vinculo.customers.models import Customer, DataRequest
from vinculo.kernel import events
from vinculo.kernel.actor import Actor
from vinculo.organization import api as organization
from vinculo.work import api as work


def _zone() -> ZoneInfo:
    return ZoneInfo(organization.company().timezone)


@transaction.atomic
def register_request(
    *,
    customer_id: UUID,
    kind: RequestKind,
    words: str,
    asked_on: date,
    by: Actor,
    at: datetime,
    owner_id: UUID | None = None,
) -> UUID:
    """Write down what a person asked; a task with its legal term goes to whoever answers it.

    Raises UnknownCustomerError, RequestDayError.
    """
    row = Customer.objects.filter(policy.minded(by), pk=customer_id).first()
    if row is None:
        raise UnknownCustomerError(customer_id=customer_id)
    zone = _zone()
    rights.check_day(asked_on, today=at.astimezone(zone).date())
    made = DataRequest.objects.create(
        customer_id=row.cluster_id,
        kind=kind,
        words=words.strip()[:10_000],
        asked_on=asked_on,
        due_at=rights.due_at(asked_on, zone),
        registered_by_id=by.user_id,
        registered_at=at,
    )
    events.publish(
        DataRequested(request_id=made.pk, customer_id=row.cluster_id, kind=kind, due_at=made.due_at)
    )
    if (owner := owner_id or by.user_id) is not None:
        _give(made, owner, by=by, at=at)
    return made.pk


def _give(request: DataRequest, owner_id: UUID, *, by: Actor, at: datetime) -> None:
    """The task says what is asked and not by whom: a list of tasks is no place for names."""
    with override(organization.company().language):
        work.give(
            owner_id=owner_id,
            title=_("Contestar lo que un cliente pide sobre sus datos"),
            details="",
            by=by,
            at=at,
            subject=f"data_request:{request.pk}",
            url=reverse("customers:data_request", args=[request.pk]),
            due_at=request.due_at if request.due_at > at else None,
        )


@transaction.atomic
def end_request(
    *, request_id: UUID, state: RequestState, answer: str, by: Actor, at: datetime
) -> None:
    """Say that a request was answered, or refused and why; its tasks are done.

    Raises UnknownCustomerError, RequestEndedError, RefusalNeedsReasonError.
    """
    row = _locked(request_id, by)
    words = answer.strip()[:10_000]
    if state is RequestState.REFUSED and not words:
        raise rights.RefusalNeedsReasonError
    row.state, row.answer, row.ended_at, row.ended_by_id = state, words, at, by.user_id
    row.save(update_fields=["state", "answer", "ended_at", "ended_by"])
    work.finish_about(subject=f"data_request:{row.pk}", at=at)
    events.publish(
        DataRequestEnded(request_id=row.pk, customer_id=row.customer_id, state=state, ended_at=at)
    )


@transaction.atomic
def extend_request(*, request_id: UUID, by: Actor, at: datetime) -> None:
    """Take two months more, once, within the first; the person must be told why.

    Raises UnknownCustomerError, RequestEndedError, ExtensionError.
    """
    row = _locked(request_id, by)
    if row.extended or at >= row.due_at:
        raise rights.ExtensionError
    row.extended = True
    row.due_at = rights.due_at(row.asked_on, _zone(), is_extended=True)
    row.save(update_fields=["extended", "due_at"])
    work.move_about(subject=f"data_request:{row.pk}", due_at=row.due_at, at=at)


def _locked(request_id: UUID, by: Actor) -> DataRequest:
    minded = Customer.objects.filter(policy.minded(by))
    row = (
        DataRequest.objects.select_for_update(of=("self",))
        .filter(pk=request_id, customer__in=minded)
        .first()
    )
    if row is None:
        raise UnknownCustomerError
    if row.state != RequestState.OPEN:
        raise rights.RequestEndedError
    return row
