"""Tasks that only tests run, in a real worker."""

import time
from uuid import UUID

from django.db import transaction

from vinculo.kernel.jobs import defer, task
from vinculo.kernel.models import LiveEvent


def mark(kind: str, number: int) -> None:
    LiveEvent.objects.create(topic="tests", kind=kind, ref=UUID(int=number))


@task("tests.note")
def note(*, number: int, seconds: float = 0.0) -> None:
    with transaction.atomic():
        if LiveEvent.objects.filter(kind="noted", ref=UUID(int=number)).exists():
            return
        time.sleep(seconds)
        mark("noted", number)


@task("tests.defer_and_roll_back")
def defer_and_roll_back() -> None:
    with transaction.atomic():
        defer("tests.note", arguments={"number": 1})
        mark("noted", 2)
        transaction.set_rollback(True)
    mark("rolled back", 3)


@task("tests.in_order")
def in_order(*, number: int) -> None:
    mark("began", number)
    time.sleep(0.02)
    mark("ended", number)


@task("tests.endless")
def endless(*, seconds: float = 60) -> None:
    mark("began", 1)
    time.sleep(seconds)
    mark("ended", 1)


@task("tests.long", queue="heavy")
def long(*, seconds: float) -> None:
    time.sleep(seconds)
    mark("ended", 2)
