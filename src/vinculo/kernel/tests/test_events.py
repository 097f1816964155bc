"""Events leave with the commit, in order, and survive as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

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


@dataclass(frozen=True, kw_only=True)
class Counted(events.Event):
    name: ClassVar[str] = "kernel.tests.Counted"
    story: str
    number: int

    @property
    def aggregate(self) -> str:
        return f"story:{self.story}"


counted: list[int] = []
trouble: set[int] = set()


def hear_one(event: Counted) -> None:
    if event.number in trouble:
        raise ValueError(event.number)
    counted.append(event.number)


def hear_all(told: Sequence[Counted]) -> None:
    with transaction.atomic():
        if trouble & {event.number for event in told}:
            raise ValueError
        counted.extend(event.number for event in told)


events.subscribe(Counted, "kernel.tests.many", hear_one, together=hear_all)


def tell(*pairs: tuple[str, int]) -> None:
    events.publish_all([Counted(story=story, number=number) for story, number in pairs])


@pytest.fixture
def _nothing_counted() -> None:
    counted.clear()
    trouble.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("_nothing_counted")
def test_what_is_told_together_is_heard_together() -> None:
    tell(("a", 1), ("b", 2), ("a", 3))
    assert run_jobs() == ["kernel.hear_together"]
    assert counted == [1, 2, 3]


@pytest.mark.django_db
@pytest.mark.usefixtures("_nothing_counted")
def test_what_cannot_be_heard_waits_by_itself_with_what_follows_in_its_story() -> None:
    trouble.add(1)
    tell(("a", 1), ("b", 2), ("a", 3))
    with pytest.raises(ValueError, match="1"):
        run_jobs()
    assert counted == [2]
    tell(("a", 4), ("b", 5))
    with pytest.raises(ValueError, match="1"):
        run_jobs()
    hear_the_next_together()
    assert counted == [2, 5]
    trouble.clear()
    run_jobs()
    assert counted == [2, 5, 1, 3, 4]


def hear_the_next_together() -> None:
    """Run a job of many although one of a single event stands before it and fails."""
    job = ProcrastinateJob.objects.get(status="todo", task_name="kernel.hear_together")
    events.hear_together(**job.args)
    ProcrastinateJob.objects.filter(pk=job.pk).delete()
