"""Blocking a customer's data, letting it be read again, and erasing the person."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from vinculo.customers import policy
from vinculo.customers.contracts import (
    ErasureReason,
    ErasureView,
    OpenMatter,
    RequestKind,
    RequestState,
    Standing,
    open_matters,
)
from vinculo.customers.domain import rights
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.events import (
    CustomerBlocked,
    CustomerErased,
    CustomerUnblocked,
    ErasureBegan,
)
from vinculo.customers.models import Blocking, Customer, DataRequest
from vinculo.kernel import events, jobs
from vinculo.kernel.actor import Actor
from vinculo.kernel.personal import Trace
from vinculo.kernel.personal.erasing import count, erase
from vinculo.kernel.personal.keeping import follow, in_order
from vinculo.lib.calendar.days import end_of_day
from vinculo.organization import api as organization
from vinculo.work import api as work

ERASE = "customers.erase"


def open_of(customer_ids: Sequence[UUID]) -> list[OpenMatter]:
    """What of these records is not over, such as open cases."""
    return [one for look in open_matters.values() for one in look(customer_ids)]


@transaction.atomic
def block(*, customer_id: UUID, until: date, reason: str, by: Actor, at: datetime) -> None:
    """Hide everything about a customer from everybody until a day, as the law has it kept.

    Raises UnknownCustomerError, NeedsReasonError, BlockingDayError, StillOpenError.
    """
    records = _locked(customer_id, by, Standing.ACTIVE)
    zone = ZoneInfo(organization.company().timezone)
    words = rights.check_reason(reason)
    rights.check_until(until, today=at.astimezone(zone).date())
    ids = [row.pk for row in records]
    rights.check_nothing_open(open_of(ids))
    cluster = records[0].cluster_id
    Blocking.objects.create(
        customer_id=cluster, until=until, reason=words, set_by_id=by.user_id, set_at=at
    )
    trace = follow(Trace(ids))
    for keeper in in_order():
        keeper.hide(trace, at)
    events.publish(
        CustomerBlocked(customer_id=cluster, until=end_of_day(until, zone), blocked_at=at)
    )


@transaction.atomic
def unblock(*, customer_id: UUID, reason: str, by: Actor, at: datetime) -> None:
    """Let whoever could read a customer read it again.

    Raises UnknownCustomerError, NeedsReasonError.
    """
    records = _locked(customer_id, by, Standing.BLOCKED)
    words = rights.check_reason(reason)
    cluster = records[0].cluster_id
    _lift(cluster, words, by=by, at=at)
    trace = follow(Trace([row.pk for row in records]))
    for keeper in in_order():
        keeper.show(trace, at)
    events.publish(CustomerUnblocked(customer_id=cluster, unblocked_at=at))


def _lift(cluster: UUID, words: str, *, by: Actor, at: datetime) -> None:
    standing = Blocking.objects.select_for_update(of=("self",)).filter(
        customer_id=cluster, lifted_at__isnull=True
    )
    for row in standing:
        row.lifted_at, row.lifted_by_id, row.lifted_reason = at, by.user_id, words
        row.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])


def what_would_go(*, customer_id: UUID, by: Actor) -> ErasureView:
    """What erasing would touch; changes nothing. Raises UnknownCustomerError."""
    if not Customer.objects.filter(policy.minded(by), pk=customer_id).exists():
        raise UnknownCustomerError(customer_id=customer_id)
    records = _records(customer_id)
    found = count(follow(Trace([row.pk for row in records])))
    return ErasureView(customer_id=records[0].cluster_id, **asdict(found))


@transaction.atomic
def begin_erasure(
    *, customer_id: UUID, reason: ErasureReason, by: Actor, at: datetime, later: bool = True
) -> UUID:
    """Decide that a customer is erased; from now on nobody reads it, and there is no way back.

    ``later``: the worker does it. Answers the id that stands for the customer. One that began
    goes on. Raises UnknownCustomerError, StillOpenError, IsBlockedError.
    """
    row = Customer.objects.filter(policy.minded(by), pk=customer_id).first()
    if row is None or row.standing == Standing.ERASED:
        raise UnknownCustomerError(customer_id=customer_id)
    records = list(
        Customer.objects.select_for_update(of=("self",))
        .filter(cluster_id=row.cluster_id)
        .order_by("pk")
    )
    if row.standing != Standing.ERASING:
        _check_may_go(records, at=at)
        _lift(row.cluster_id, "—", by=by, at=at)
        Customer.objects.filter(pk__in=[one.pk for one in records]).update(
            standing=Standing.ERASING
        )
        events.publish(ErasureBegan(customer_id=row.cluster_id, reason=reason, began_at=at))
    if later:
        jobs.defer(
            ERASE,
            arguments={"customer_id": str(row.cluster_id)},
            queue="heavy",
            queueing_lock=f"erase:{row.cluster_id}",
        )
    return row.cluster_id


def _check_may_go(records: Sequence[Customer], *, at: datetime) -> None:
    rights.check_nothing_open(open_of([one.pk for one in records]))
    standing = Blocking.objects.filter(
        customer_id=records[0].cluster_id, lifted_at__isnull=True
    ).first()
    today = at.astimezone(ZoneInfo(organization.company().timezone)).date()
    if standing is not None and not rights.is_past(standing.until, today=today):
        raise rights.IsBlockedError(until=standing.until.isoformat())


def erase_begun(*, customer_id: UUID, at: datetime) -> ErasureView:
    """Erase a customer for whom that was decided; cut off at any moment, it is simply done again.

    Raises UnknownCustomerError.
    """
    records = _records(customer_id)
    if records[0].standing != Standing.ERASING:
        raise UnknownCustomerError(customer_id=customer_id)
    cluster = records[0].cluster_id
    done = erase(key=f"customer:{cluster}", customer_ids=[row.pk for row in records], at=at)
    with transaction.atomic():
        ours = Customer.objects.filter(cluster_id=cluster, standing=Standing.ERASING)
        if not ours.update(standing=Standing.ERASED):
            return ErasureView(customer_id=cluster, **asdict(done))
        asked = DataRequest.objects.filter(
            customer_id=cluster, kind=RequestKind.ERASURE, state=RequestState.OPEN
        )
        for request_id in list(asked.values_list("pk", flat=True)):
            work.finish_about(subject=f"data_request:{request_id}", at=at)
        asked.update(state=RequestState.DONE, ended_at=at)
        events.publish(CustomerErased(customer_id=cluster, erased_at=at))
    return ErasureView(customer_id=cluster, **asdict(done))


def end_begun(*, at: datetime) -> int:
    """Erase everybody for whom it was decided and not done; how many.

    One that fails stops nobody else's. What failed rises at the end, all together.
    """
    begun, failed = begun_erasures(), []
    for customer_id in begun:
        try:
            erase_begun(customer_id=customer_id, at=at)
        except Exception as error:  # noqa: BLE001  whatever it is, others wait for theirs
            failed.append(error)
    if failed:
        raise ExceptionGroup("erasing", failed)
    return len(begun)


def begun_erasures() -> list[UUID]:
    """Customers whose erasing was decided and has not ended."""
    rows = Customer.objects.filter(standing=Standing.ERASING).order_by("cluster_id")
    return list(rows.values_list("cluster_id", flat=True).distinct())


def _records(customer_id: UUID) -> list[Customer]:
    cluster = Customer.objects.filter(pk=customer_id).values("cluster_id")
    rows = list(Customer.objects.filter(cluster_id__in=cluster).order_by("pk"))
    if not rows:
        raise UnknownCustomerError(customer_id=customer_id)
    return rows


def _locked(customer_id: UUID, by: Actor, standing: Standing) -> list[Customer]:
    row = Customer.objects.filter(policy.minded(by), pk=customer_id, standing=standing).first()
    if row is None:
        raise UnknownCustomerError(customer_id=customer_id)
    rows = Customer.objects.select_for_update(of=("self",)).filter(cluster_id=row.cluster_id)
    return list(rows.order_by("pk"))
