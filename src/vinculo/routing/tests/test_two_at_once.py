"""Two people who ask at the same moment get different work."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from vinculo.identity.testing import a_user
from vinculo.kernel.actor import Actor
from vinculo.routing import api
from vinculo.routing.testing import a_queue, an_agent_of

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def aside(act: Callable[[], None]) -> None:
    """Run ``act`` in a second connection, while this one's transaction is open."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=20)
    assert not thread.is_alive(), "the second waited for the first"


@pytest.mark.usefixtures("committed")
def test_the_second_gets_the_next_one_without_waiting() -> None:
    queue = a_queue(at=AT)
    first, second = (an_agent_of(queue, user_id=a_user().id) for _ in range(2))
    for number, priority in ((1, 90), (2, 50)):
        api.enqueue(subject=f"case:{number}", queue_id=queue, priority=priority, due_at=None, at=AT)
    got: list[str | None] = []

    def take(actor: Actor) -> None:
        got.append(api.take(subject=None, queue_ids=[queue], actor=actor, at=AT))

    with transaction.atomic():
        take(first)
        aside(lambda: take(second))
    assert got == ["case:1", "case:2"]
