"""Promises that the law gives: they are kept when the duty is done, by no word of ours."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.promises.contracts import Proof, Source
from vinculo.promises.models import Promise
from vinculo.promises.services.promising import keep, withdraw

DONE = "✓"


@transaction.atomic
def keep_duties(*, subject: str, at: datetime) -> int:
    """The duties about one thing were done at ``at``; how many promises that ends."""
    rows = Promise.objects.open().filter(subject=subject, source=Source.DUTY)
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
def call_off_duties(*, origins: Collection[str], at: datetime) -> int:
    """The law asks no more for what was promised so; how many promises that takes back.

    One whose time is over already stays as it is.
    """
    rows = Promise.objects.open().filter(origin__in=origins, source=Source.DUTY, due_at__gt=at)
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    for promise_id in found:
        why = gettext("La ley ya no pide este plazo: cambió el tipo o el asunto.")
        withdraw(promise_id=promise_id, apology=why, actor=SYSTEM, at=at)
    return len(found)
