"""Promises that the law gives: they are kept when the duty is done, by no word of ours."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.promises.contracts import Proof, Source
from vinculo.promises.models import Promise
from vinculo.promises.services.promising import keep

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
