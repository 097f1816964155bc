"""The promise of an order in the register: given, kept, moved with an apology, taken back."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext

from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.organization import api as organization
from vinculo.promises import api as promises
from vinculo.promises.contracts import Asked, NewPromise, PromiseState, PromiseView, Proof, Source

MAY_BE_KEPT = frozenset({PromiseState.OPEN, PromiseState.AT_RISK, PromiseState.BROKEN})


def give(
    row: Any,
    *,
    words: str,
    origin: str,
    due_at: datetime,
    actor: Actor,
    at: datetime,
    owner_id: UUID | None = None,
) -> UUID:
    """Write down what was promised on the case of an order or request; the promise's id.

    It belongs to ``owner_id``, and without one to who gives it.
    """
    new = NewPromise(
        source=Source.WORD,
        words=words,
        service_id=row.service_id,
        customer_id=row.case.customer_id,
        subject=f"case:{row.case_id}",
        owner_id=owner_id or actor.user_id,
        given_by=actor.user_id,
        given_at=at,
        due_at=due_at,
        origin=origin,
        keys=tuple(row.case.access_keys),
    )
    return promises.open_promise(new, actor=_in_name_of(actor), at=at)


def words_for_order(number: str) -> str:
    """What is promised, in the company's language."""
    with translation.override(organization.company().language):
        return gettext("Entregar el pedido %(number)s") % {"number": number}


def words_for_request(number: str) -> str:
    """The same of a special request."""
    with translation.override(organization.company().language):
        return gettext("Contarle en qué queda su petición %(number)s") % {"number": number}


def keep(
    promise_id: UUID | None, *, words: str, done_at: datetime, actor: Actor, at: datetime
) -> None:
    """It was done: in time it is kept, after its time broken and repaired."""
    found = _of(promise_id)
    if found is None or found.state not in MAY_BE_KEPT:
        return
    promises.keep(
        promise_id=found.id,
        proof=Proof.WORD,
        words=words,
        actor=_in_name_of(actor),
        at=at,
        done_at=max(done_at, found.given_at),
    )


def repair_earlier(row: Any, *, words: str, done_at: datetime, actor: Actor, at: datetime) -> None:
    """An order that was promised for an earlier day too, and broken then, is here: repaired.

    Kept late is repaired, whatever day was promised afterwards; in a rate it stays broken.
    """
    given = promises.of_origin(f"order:{row.pk}:", subject=f"case:{row.case_id}")
    for found in given:
        if found.id != row.promise_id:
            keep(found.id, words=words, done_at=done_at, actor=actor, at=at)


def hand_on(row: Any, *, owner_id: UUID, actor: Actor, at: datetime) -> None:
    """Somebody else answers for it from now on, as long as there is something to answer for."""
    found = _of(row.promise_id)
    if found is None or found.state not in MAY_BE_KEPT:
        return
    promises.hand_on(
        promise_id=found.id,
        owner_id=owner_id,
        keys=row.case.access_keys,
        actor=_in_name_of(actor),
        at=at,
    )


def take_back(
    promise_id: UUID | None, *, apology: str, actor: Actor, at: datetime
) -> PromiseView | None:
    """It is not going to be done then: withdrawn while its time runs, broken by the clock after.

    Answers where the promise stands from now on; what was broken stays broken.
    """
    found = _of(promise_id)
    if found is None or not found.is_open or at > found.due_at:
        return found
    promises.withdraw(promise_id=found.id, apology=apology, actor=_in_name_of(actor), at=at)
    return _of(promise_id)


def exchange(row: Any, *, how: Asked, words: str, actor: Actor, at: datetime) -> PromiseView | None:
    """The day that the customer asked for takes the place of the promised one.

    What was broken stays so, and the new day is promised beside it. Answers the old promise.
    """
    found = _of(row.promise_id)
    origin = f"order:{row.pk}:{row.version}"
    if found is None or not found.is_open or at > found.due_at:
        row.promise_id = give(
            row,
            words=words_for_order(row.number),
            origin=origin,
            due_at=row.due_at,
            actor=actor,
            at=at,
        )
        return found
    row.promise_id = promises.replace(
        promise_id=found.id,
        due_at=row.due_at,
        how=how,
        words=words,
        actor=_in_name_of(actor),
        at=at,
        origin=origin,
    )
    return _of(found.id)


def _of(promise_id: UUID | None) -> PromiseView | None:
    return promises.promise(actor=SYSTEM, promise_id=promise_id) if promise_id else None


def _in_name_of(actor: Actor) -> Actor:
    """Who acts, after the order's own policy let them."""
    return replace(SYSTEM, user_id=actor.user_id, name=actor.name)
