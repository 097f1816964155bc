"""Taking a word back and telling it: where the customer reads us, else aloud by whoever owes it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from vinculo.kernel.actor import Actor
from vinculo.promises.contracts import PromiseState, apologisers
from vinculo.promises.domain.lifecycle import WrongStateError
from vinculo.promises.models import Promise
from vinculo.promises.services.promising import (
    PREFIX,
    answers_for,
    claim_telling,
    locked,
    page_of,
    withdraw,
)
from vinculo.work import api as work


@transaction.atomic
def withdraw_and_tell(*, promise_id: UUID, apology: str, actor: Actor, at: datetime) -> bool:
    """Take a promise back with an apology that its customer gets; whether it left.

    What cannot leave in writing waits, as a task of whoever answers for it, to be said aloud.
    Raises what :func:`withdraw` does.
    """
    withdraw(promise_id=promise_id, apology=apology, actor=actor, at=at)
    row = Promise.objects.get(pk=promise_id)
    kind, _, key = row.subject.partition(":")
    tell = apologisers.get(kind)
    if tell is not None and tell(
        key=UUID(key), promise_id=promise_id, text=row.apology, actor=actor, at=at
    ):
        return True
    person = answers_for(row)
    if person is not None and (row.customer_id or row.subject):
        title = gettext("Decir al cliente que no se cumplirá: %(words)s") % {"words": row.words}
        work.create(
            owner_id=person,
            title=title[:200],
            details=row.apology,
            created_by=None,
            at=at,
            subject=f"{PREFIX}{row.pk}",
            url=page_of(row),
            due_at=row.due_at,
        )
    return False


@transaction.atomic
def told_aloud(*, promise_id: UUID, actor: Actor, at: datetime) -> None:
    """The customer was told by voice that a promise was taken back.

    Raises NoSuchPromiseError, NotAllowedError, WrongStateError, ToldAlreadyError.
    """
    row = locked(promise_id, actor)
    if row.state != PromiseState.WITHDRAWN:
        raise WrongStateError
    claim_telling(promise_id=promise_id, at=at)
    finish_telling(promise_id, at=at)


def finish_telling(promise_id: UUID, *, at: datetime) -> None:
    """Whoever was to say of one taken back has it done: the customer knows."""
    if Promise.objects.filter(pk=promise_id, state=PromiseState.WITHDRAWN).exists():
        work.finish_about(subject=f"{PREFIX}{promise_id}", at=at)
