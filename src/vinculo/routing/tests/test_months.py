"""Decisions lie in months: those to come have room, those long past go, and none is rewritten."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from vinculo.kernel import clock
from vinculo.routing import api
from vinculo.routing.contracts import DecisionKind
from vinculo.routing.models import Decision, WorkItem
from vinculo.routing.services import months
from vinculo.routing.testing import a_queue

pytestmark = pytest.mark.django_db


def lies_in(decision: Decision) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text FROM routing_decision WHERE id = %s", [decision.pk]
        )
        return str(cursor.fetchone()[0])


def decided(at: datetime) -> Decision:
    subject = f"thing:{uuid4()}"
    api.enqueue(subject=subject, queue_id=a_queue(at=at), priority=50, due_at=None, at=clock.now())
    item = WorkItem.objects.get(subject=subject)
    return Decision.objects.create(item=item, kind=DecisionKind.STUCK, at=at, why="nobody_can")


def test_a_decision_lies_in_its_month_and_moves_there_when_room_is_made_late() -> None:
    far = datetime(2031, 3, 15, tzinfo=UTC)
    late = decided(far)
    assert lies_in(late) == "routing_decision_rest"
    months.turn_over(at=far)
    assert lies_in(late) == "routing_decision_203103"
    assert lies_in(decided(datetime(2031, 5, 1, tzinfo=UTC))) == "routing_decision_203105"


def test_what_is_kept_no_longer_goes_and_the_last_months_stay_whatever_is_said() -> None:
    now = clock.now()
    old, recent = decided(now - timedelta(days=900)), decided(now - timedelta(days=20))
    months.turn_over(at=now - timedelta(days=900))
    assert months.turn_over(at=now) >= 1
    assert not Decision.objects.filter(pk=old.pk).exists()
    months.turn_over(at=now + timedelta(days=9000))
    assert Decision.objects.filter(pk=recent.pk).exists()


def test_no_part_lets_a_decision_be_rewritten() -> None:
    part = lies_in(decided(clock.now()))
    for statement in (f"UPDATE {part} SET why = 'x'", f"DELETE FROM {part}"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
