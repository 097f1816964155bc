"""Noting that a customer is told of what broke: once, and together what broke by one moment."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockState
from vinculo.promises.contracts import STILL_OPEN, PromiseState
from vinculo.promises.models import Promise
from vinculo.promises.services.promising import PREFIX, claim_telling, hear_breach

ONE_MOMENT = timedelta(minutes=10)
"""What was due this near to each other is one delay to whoever waited."""


@transaction.atomic
def claim_tellings(*, promise_id: UUID, subjects: Collection[str], at: datetime) -> list[str]:
    """Note that the customer is being told of a broken promise and of those that broke with it.

    Those given about ``subjects``, due within minutes of it, of which nobody told; what its clock
    broke and nobody has heard yet is broken here. The words of a note are the house's own: a person
    reads them first. Answers the words of each, once, the one that was asked for before the others.

    Raises NoSuchPromiseError, WrongStateError, ToldAlreadyError.
    """
    claim_telling(promise_id=promise_id, at=at)
    one = Promise.objects.get(pk=promise_id)
    near = Promise.objects.filter(
        subject__in=subjects,
        due_at__gte=one.due_at - ONE_MOMENT,
        due_at__lte=one.due_at + ONE_MOMENT,
        told_at__isnull=True,
    ).exclude(origin__startswith="note:")
    _hear_those_that_ran_out(near.filter(state__in=STILL_OPEN), at=at)
    said = [one.words]
    for row in near.filter(state=PromiseState.BROKEN).order_by("due_at", "pk"):
        claim_telling(promise_id=row.pk, at=at)
        said.append(row.words)
    return list(dict.fromkeys(said))


def _hear_those_that_ran_out(rows: QuerySet[Promise], *, at: datetime) -> None:
    names = {f"{PREFIX}{key}": key for key in rows.order_by("pk").values_list("pk", flat=True)}
    for subject, found in clocks.clocks_of(list(names)).items():
        if any(each.state is ClockState.BROKEN for each in found):
            hear_breach(promise_id=names[subject], at=at)
