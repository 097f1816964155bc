"""Another day that the customer asked for takes the place of the promised one."""

import dataclasses
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from vinculo.clocks import api as clocks
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.lengths import whole
from vinculo.promises.contracts import Asked, NewPromise, PromiseState, Source, writers
from vinculo.promises.domain.lifecycle import (
    NobodyWroteError,
    NotSaidHowError,
    PastDueError,
    PromiseAction,
    led_on,
    next_state,
)
from vinculo.promises.models import Promise
from vinculo.promises.services.promising import (
    CLOCK,
    PREFIX,
    check_by_hand,
    enter_step,
    locked,
    open_promise,
    say_changed,
)


@transaction.atomic
def replace(
    *,
    promise_id: UUID,
    due_at: datetime,
    how: Asked,
    words: str,
    actor: Actor,
    at: datetime,
    origin: str = "",
) -> UUID:
    """Promise the day that the customer asked for instead; the id of the new promise.

    The old one was neither kept nor broken nor taken back, and nobody apologises for it: how they
    asked, and their words, are its proof. What is past its time stays broken. The day of an order
    or a special request is exchanged by its own service, which knows what else hangs on it. Raises
    NoSuchPromiseError, LedElsewhereError, NotSaidHowError, WrongStateError, PastDueError,
    NobodyWroteError, DueBeforeGivenError, DueTooFarError.
    """
    row = locked(promise_id, actor)
    check_by_hand(row, actor)
    said = words.strip()
    if not said:
        raise NotSaidHowError
    state = next_state(PromiseState(row.state), PromiseAction.REPLACE)
    if at > row.due_at:
        raise PastDueError
    if how is Asked.MESSAGE and not led_on(row.origin) and not _wrote(row):
        raise NobodyWroteError
    row.replaced_by_id = open_promise(
        _again(row, due_at=due_at, given_by=actor.user_id, origin=origin, at=at),
        actor=dataclasses.replace(SYSTEM, user_id=actor.user_id, name=actor.name),
        at=at,
    )
    row.state, row.ended_at = state, at
    row.asked_how, row.asked_words = how, whole(said, most=1000)
    row.save()
    clocks.cancel(subject=f"{PREFIX}{row.pk}", kind=CLOCK, at=at)
    with_how = gettext("El cliente pidió otro día. %(words)s") % {"words": row.asked_words}
    enter_step(row, at=at, actor=actor, words=with_how[:1000])
    say_changed(row)
    return row.replaced_by_id


def _wrote(row: Promise) -> bool:
    """Whether the customer has written, where it was promised, since it was."""
    kind, _, key = row.subject.partition(":")
    asked = writers.get(kind)
    return asked is not None and asked(UUID(key), row.given_at)


def _again(
    row: Promise, *, due_at: datetime, given_by: UUID | None, origin: str, at: datetime
) -> NewPromise:
    """The same promise for another day."""
    return NewPromise(
        source=Source(row.source),
        words=row.words,
        service_id=row.service_id,
        due_at=due_at,
        given_at=at,
        owner_id=row.owner_id,
        customer_id=row.customer_id,
        subject=row.subject,
        standard_id=row.standard_id,
        claim_id=row.claim_id,
        given_by=given_by,
        on_resolve=row.on_resolve,
        origin=origin,
        keys=tuple(row.access_keys),
        party_id=row.party_id,
    )
