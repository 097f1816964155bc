"""Levels of a contract and claims of an advert: each is kept, waits and breaks with its matter."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from vinculo.clocks import api as clocks
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.promises.contracts import PromiseState, Proof, Source
from vinculo.promises.models import Promise
from vinculo.promises.services.promising import (
    CLOCK,
    PREFIX,
    enter_step,
    keep,
    say_changed,
    withdraw,
)

ANSWER, SOLUTION = "contract-answer:", "contract-solution:"
"""How the origins of the two levels begin."""
CLAIM_ANSWER, CLAIM_SOLUTION = "claim-answer:", "claim-solution:"
"""And those of what the company says of itself to everybody."""
ALSO = {ANSWER: CLAIM_ANSWER, SOLUTION: CLAIM_SOLUTION}
DONE = "✓"


@transaction.atomic
def keep_answered(
    *, subjects: Collection[str], at: datetime, done_at: datetime | None = None
) -> int:
    """The customer had a first answer at ``done_at`` (now); how many levels that ends."""
    ended = 0
    for promise_id in _ids(subjects, ANSWER):
        with suppress(DomainError):
            keep(
                promise_id=promise_id,
                proof=Proof.MESSAGE,
                words=DONE,
                actor=SYSTEM,
                at=at,
                done_at=done_at,
            )
            ended += 1
    return ended


@transaction.atomic
def hold_contracts(*, subjects: Collection[str], at: datetime) -> None:
    """It waits for the customer: the time to solve it stands still."""
    for promise_id in _ids(subjects, SOLUTION):
        clocks.pause(subject=f"{PREFIX}{promise_id}", kind=CLOCK, at=at)


@transaction.atomic
def go_on_contracts(*, subjects: Collection[str], at: datetime) -> None:
    """It goes on: what is left of the time to solve it begins to run again."""
    for promise_id in _ids(subjects, SOLUTION):
        clock = clocks.resume(subject=f"{PREFIX}{promise_id}", kind=CLOCK, at=at)
        if clock is not None:
            Promise.objects.filter(pk=promise_id).update(due_at=clock.due_at, warn_at=clock.warn_at)


@transaction.atomic
def call_off_contracts(
    *, subjects: Collection[str], at: datetime, with_claims: bool = False
) -> int:
    """The contract was another customer's, or there was nothing to do; how many levels end.

    One whose time is over already stays as it is. ``with_claims``: there was nothing to do, so
    what is said to everybody binds as little.
    """
    go_on_contracts(subjects=subjects, at=at)  # what waits is due later than its row says
    found = [
        promise_id
        for begins in (ANSWER, SOLUTION)
        for promise_id in _ids(subjects, begins, at=at, with_claims=with_claims)
    ]
    for promise_id in found:
        why = gettext("El contrato no obligaba en este asunto.")
        withdraw(promise_id=promise_id, apology=why, actor=SYSTEM, at=at)
    return len(found)


@transaction.atomic
def take_contracts_back(
    *, subject: str, ended_at: datetime, at: datetime, is_answered: bool
) -> None:
    """It was never ended: the levels of a contract that ended with it bind as before.

    Those that were called off then, and without ``is_answered`` those of a first answer too.
    """
    ended = Q(state=PromiseState.WITHDRAWN)
    if not is_answered:
        ended |= Q(state=PromiseState.KEPT, on_resolve=False)
    both = [Source.CONTRACT, Source.CLAIM]
    rows = Promise.objects.filter(ended, subject=subject, source__in=both, ended_at=ended_at)
    for row in rows.select_for_update(of=("self",)).order_by("pk"):
        row.state = PromiseState.AT_RISK if at >= row.warn_at else PromiseState.OPEN
        row.proof, row.proof_words, row.apology, row.ended_at = "", "", "", None
        row.save(update_fields=["state", "proof", "proof_words", "apology", "ended_at"])
        clocks.revive(subject=f"{PREFIX}{row.pk}", kind=CLOCK, stopped_at=ended_at, at=at)
        enter_step(row, at=at, actor=None, words="")
        say_changed(row)


def _ids(
    subjects: Collection[str],
    begins: str,
    *,
    at: datetime | None = None,
    with_claims: bool = True,
) -> list[UUID]:
    wanted = Q(source=Source.CONTRACT, origin__startswith=begins)
    if with_claims:
        wanted |= Q(source=Source.CLAIM, origin__startswith=ALSO[begins])
    rows: QuerySet[Promise] = Promise.objects.open().filter(wanted, subject__in=subjects)
    if at is not None:
        rows = rows.filter(due_at__gt=at)
    return list(rows.order_by("pk").values_list("pk", flat=True))
