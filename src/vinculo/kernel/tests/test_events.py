"""Events leave with the commit, in order, and survive as JSON."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from vinculo.kernel import events
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs


@dataclass(frozen=True, kw_only=True)
class Happened(events.Event):
    name: ClassVar[str] = "kernel.tests.Happened"
    thing: UUID
    at: datetime
    role: Role | None = None
    parts: tuple[UUID, ...] = ()

    @property
    def aggregate(self) -> str:
        return f"thing:{self.thing}"


EVENT = Happened(
    thing=uuid4(), at=datetime(2026, 11, 21, tzinfo=UTC), role=Role.AGENT, parts=(uuid4(),)
)
heard: list[Happened] = []
events.subscribe(Happened, "kernel.tests", heard.append)


def test_an_event_survives_the_journey_through_json() -> None:
    assert events.from_json(Happened, events.to_json(EVENT)) == EVENT


def test_fields_of_a_newer_version_are_left_out() -> None:
    assert events.from_json(Happened, events.to_json(EVENT) | {"later": 1}) == EVENT


@pytest.mark.django_db
def test_a_subscriber_hears_what_was_committed_and_nothing_else() -> None:
    heard.clear()
    with pytest.raises(RuntimeError), transaction.atomic():
        events.publish(EVENT)
        raise RuntimeError
    assert run_jobs() == []
    events.publish(EVENT)
    assert run_jobs() == ["kernel.hear"]
    assert heard == [EVENT]
