"""Waiting for each other where there is no row to lock yet, and not for ever."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected

T = TypeVar("T")
TRIES = 3


def _number(what: str) -> int:
    return int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], "big", signed=True)


def wait_for(what: str) -> None:
    """Wait for whoever is busy with ``what``; it is ours until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(what)])


def wait_for_all(what: Collection[str]) -> None:
    """The same for several things at once, always in one order: who wants some waits, not dies."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(number) FROM unnest(%s::bigint[]) AS number",
            [sorted({_number(each) for each in what})],
        )


@contextmanager
def held(what: str) -> Iterator[None]:
    """Wait for whoever is busy with ``what``; ours, without a transaction, until the block ends.

    For what asks somebody outside. The lock dies with this process.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_number(what)])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_number(what)])


def is_crossed(error: BaseException) -> bool:
    """Whether two transactions waited for each other and this one was sent home."""
    return isinstance(error.__cause__, DeadlockDetected)


def again_when_crossed(act: Callable[[], T]) -> T:
    """``act``, a transaction, begun anew when it and another waited for each other's rows."""
    for _ in range(TRIES - 1):
        try:
            return act()
        except OperationalError as error:
            if not is_crossed(error):
                raise
    return act()
