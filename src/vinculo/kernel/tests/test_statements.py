"""Statements give what their queryset gives, written and planned once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Value
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vinculo.kernel.models import Sight
from vinculo.kernel.statements import Statement, UnmarkableValueError

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 19, 9, tzinfo=UTC)


def builder(
    actors: list[UUID], where: str | None, until: datetime, most: int
) -> "QuerySet[Any, Any]":
    rows = Sight.objects.filter(actor_id__in=actors, quarter__lt=until)
    if where is not None:
        rows = rows.filter(where=where)
    return rows.order_by("quarter", "pk").values("subject", "where", at=F("quarter"))[:most]


sights = Statement(builder)


def seen(actor: UUID, where: str, minutes: int = 0) -> Sight:
    return Sight.objects.create(
        actor_id=actor,
        subject=f"customer:{uuid4()}",
        where=where,
        quarter=MORNING + timedelta(minutes=minutes),
    )


@given(where=st.none() | st.sampled_from(["page", "it's", "%s", "ñ"]), most=st.integers(1, 4))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_statement_gives_what_its_queryset_gives(where: str | None, most: int) -> None:
    one, other = uuid4(), uuid4()
    for actor in (one, other):
        for number, place in enumerate(("page", "it's", "%s", "ñ")):
            seen(actor, place, number)
    values = {"actors": [one], "where": where, "until": MORNING + timedelta(hours=1), "most": most}
    expected = [tuple(row.values()) for row in builder(**values)]  # type: ignore[arg-type]
    assert [tuple(row) for row in sights.rows(**values)] == expected
    assert sights.rows(**values | {"actors": [uuid4()]}) == []


def test_the_second_time_only_the_values_are_new() -> None:
    calls: list[object] = []

    @Statement
    def of_actor(actor: UUID) -> "QuerySet[Any, Any]":
        calls.append(actor)
        return Sight.objects.filter(actor_id=actor).values("subject")

    one, other = uuid4(), uuid4()
    mine, theirs = seen(one, "page"), seen(other, "page")
    assert [row.subject for row in of_actor.rows(actor=one)] == [mine.subject]
    assert of_actor.first(actor=other).subject == theirs.subject
    assert len(calls) == 1


def test_a_statement_counts_among_the_queries_of_a_page() -> None:
    with CaptureQueriesContext(connection) as queries:
        sights.rows(actors=[uuid4()], where=None, until=MORNING, most=1)
    assert len(queries) == 1


def test_constants_of_the_builder_stay_as_they_are() -> None:
    @Statement
    def counted(where: str) -> "QuerySet[Any, Any]":
        rows = Sight.objects.filter(where=where).exclude(Q(subject="nobody")).order_by()
        return rows.annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")

    seen(uuid4(), "page")
    seen(uuid4(), "page")
    assert counted.first(where="page").n == 2
    assert counted.first(where="case").n == 0


def test_nothing_is_asked_when_no_row_can_match() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert sights.rows(actors=[], where=None, until=MORNING, most=1) == []
    assert len(queries) == 0


def test_a_value_of_another_kind_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(UnmarkableValueError):
        sights.rows(actors=[uuid4()], where=b"page", until=MORNING, most=1)
