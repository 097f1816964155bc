"""Promises that the law gives: they are kept when the duty is done, by no word of ours."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from vinculo.clocks import api as clocks
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.promises.contracts import PromiseState, Proof, Source
from vinculo.promises.domain.lifecycle import TERMS
from vinculo.promises.models import Promise
from vinculo.promises.services.promising import (
    CLOCK,
    PREFIX,
    WARN_PCT,
    enter_step,
    give_repair,
    keep,
    say_changed,
    start_clock,
    withdraw,
)

DONE = "✓"


@transaction.atomic
def keep_duties(*, subject: str, at: datetime, origins: Collection[str] | None = None) -> int:
    """The duties about one thing were done at ``at``; how many promises that ends.

    Of these ``origins`` alone where some are given; else those that an answer does.
    """
    rows = Promise.objects.open().filter(subject=subject, source=Source.DUTY)
    if origins is not None:
        rows = rows.filter(origin__in=origins)
    else:
        rows = rows.filter(origin__startswith=TERMS)
    ended = 0
    for promise_id in rows.order_by("pk").values_list("pk", flat=True):
        with suppress(DomainError):
            keep(
                promise_id=promise_id,
                proof=Proof.RESOLVED,
                words=DONE,
                actor=SYSTEM,
                at=at,
                done_at=at,
            )
            ended += 1
    return ended


@transaction.atomic
def keep_duty(*, origin: str, words: str, done_at: datetime, at: datetime) -> None:
    """What the law asks was done at ``done_at``, by a person; ``words`` say what shows it.

    Safe to say twice, and of a duty that was never promised.
    """
    rows = Promise.objects.filter(origin=origin, source=Source.DUTY)
    for promise_id in rows.values_list("pk", flat=True):
        with suppress(DomainError):
            keep(
                promise_id=promise_id,
                proof=Proof.WORD,
                words=words,
                actor=SYSTEM,
                at=at,
                done_at=done_at,
            )


@transaction.atomic
def call_off_duties(
    *, origins: Collection[str], at: datetime, is_double: bool = False, is_apart: bool = False
) -> int:
    """The law asks no more for what was promised so; how many promises that takes back.

    One whose time is over already stays as it is. ``is_double``: another matter carries
    them on; ``is_apart``: the matter that brought them goes on by itself again.
    """
    rows = Promise.objects.open().filter(origin__in=origins, source=Source.DUTY, due_at__gt=at)
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    for promise_id in found:
        why = gettext("La ley ya no pide este plazo: cambió el tipo o el asunto.")
        if is_double:
            why = gettext("Su caso se unió a otro, y el plazo sigue en él.")
        if is_apart:
            why = gettext("Los casos se separaron, y el plazo sigue en el que lo trajo.")
        withdraw(promise_id=promise_id, apology=why, actor=SYSTEM, at=at)
    return len(found)


@transaction.atomic
def let_duties_stand(*, ends: Mapping[str, datetime | None], at: datetime) -> int:
    """The law asks again for what was called off: these origins stand again; how many.

    ``ends`` are the moments until which each can be kept, None while it stands still. Safe to say
    twice.
    """
    rows = Promise.objects.filter(origin__in=ends, source=Source.DUTY, state=PromiseState.WITHDRAWN)
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for row in found:
        row.apology, row.ended_at, row.state = "", None, PromiseState.OPEN
        _run_until(row, ends[row.origin], at=at)
    return len(found)


@transaction.atomic
def move_duties(*, ends: Mapping[str, datetime | None], at: datetime) -> int:
    """The law lets what was promised so stand still (None) or end at another moment; how many."""
    rows = Promise.objects.open().filter(origin__in=ends, source=Source.DUTY)
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for row in found:
        _run_until(row, ends[row.origin], at=at)
    return len(found)


@transaction.atomic
def take_duties_back(*, subject: str, since: datetime, until: datetime, at: datetime) -> int:
    """What seemed done between ``since`` and ``until`` was not: these duties stand again; how many.

    What was kept then can be kept or broken again, from the end that it has; what was made good
    then is broken again, with the task of repairing it. Safe to say twice.
    """
    moments = (since, until)
    done = Q(state=PromiseState.KEPT, ended_at__range=moments)
    made_good = Q(state=PromiseState.REPAIRED, repaired_at__range=moments)
    rows = Promise.objects.filter(
        done | made_good, subject=subject, source=Source.DUTY, proof=Proof.RESOLVED
    )
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for row in found:
        _stand_again(row, at=at)
    return len(found)


def _stand_again(row: Promise, *, at: datetime) -> None:
    was_broken = row.state == PromiseState.REPAIRED
    stopped_at = row.repaired_at if was_broken else row.ended_at
    row.proof, row.proof_words, row.repaired_at = "", "", None
    if was_broken:
        row.state = PromiseState.BROKEN
    else:
        row.state = PromiseState.AT_RISK if at >= row.warn_at else PromiseState.OPEN
        row.ended_at = None
    row.save(update_fields=["state", "proof", "proof_words", "repaired_at", "ended_at"])
    clocks.revive(subject=f"{PREFIX}{row.pk}", kind=CLOCK, stopped_at=stopped_at, at=at)
    enter_step(row, at=at, actor=None, words="")
    if was_broken:
        give_repair(row, at=at)
    say_changed(row)


@transaction.atomic
def rename_duties(*, names: Mapping[str, str]) -> int:
    """Another matter carries on what was promised under these origins; how many promises.

    ``names`` are the new origins by the old; what has a promise already keeps its own.
    """
    rows = Promise.objects.open().filter(origin__in=names, source=Source.DUTY)
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    taken = set(Promise.objects.filter(origin__in=names.values()).values_list("origin", flat=True))
    moved = [row for row in found if names[row.origin] not in taken]
    for row in moved:
        row.origin = names[row.origin]
        row.save(update_fields=["origin"])
    return len(moved)


def _run_until(row: Promise, end: datetime | None, *, at: datetime) -> None:
    """Let the promise run to ``end``; with None its clock stands and nothing breaks it."""
    clocks.cancel(subject=f"{PREFIX}{row.pk}", kind=CLOCK, at=at)
    if end is not None:
        row.due_at = end
        row.warn_at = row.given_at + (end - row.given_at) * WARN_PCT / 100
        row.state = PromiseState.AT_RISK if at >= row.warn_at else PromiseState.OPEN
    row.save()
    if end is not None:
        start_clock(row)
    enter_step(row, at=at, actor=None, words="")
    say_changed(row)
