"""Live figures: when one is beyond its limit, and what past weeks let expect of a day."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.urls import reverse

from vinculo.analytics.contracts import LiveFigure, QueueFigures
from vinculo.analytics.domain.crossing import is_beyond
from vinculo.analytics.domain.half_hours import slots_of_day
from vinculo.analytics.models import ExpectedArrivals
from vinculo.analytics.services.expecting import expect_today
from vinculo.analytics.services.thresholds import BadLimitError, add_threshold
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company
from vinculo.routing.testing import a_queue

MADRID = ZoneInfo("Europe/Madrid")
DAY = date(2026, 11, 18)
FIGURES = QueueFigures(queue_id=UUID(int=1), waiting=5, oldest_minutes=12, kept_pct=80.0, free=0)


@pytest.mark.parametrize(
    ("figure", "limit", "expected"),
    [
        pytest.param(LiveFigure.WAITING, 5, False, id="on the limit"),
        pytest.param(LiveFigure.WAITING, 4, True, id="above"),
        pytest.param(LiveFigure.OLDEST_MINUTES, 11, True, id="older"),
        pytest.param(LiveFigure.KEPT_PCT, 80, False, id="just enough"),
        pytest.param(LiveFigure.KEPT_PCT, 81, True, id="too few kept"),
        pytest.param(LiveFigure.FREE, 1, True, id="nobody free while somebody waits"),
    ],
)
def test_a_figure_is_beyond_its_limit(figure: LiveFigure, limit: int, expected: bool) -> None:
    assert is_beyond(FIGURES, figure, limit) is expected


def test_what_is_not_known_is_not_beyond_and_nobody_free_is_no_matter_without_waiting() -> None:
    calm = QueueFigures(queue_id=UUID(int=1), waiting=0, oldest_minutes=None, kept_pct=None, free=0)
    for figure in LiveFigure:
        assert not is_beyond(calm, figure, 1), figure


def weeks(count: int) -> list[tuple[datetime, int]]:
    """Four contacts each morning at ten and two at half past four, but none on Sundays."""
    found = []
    for back in range(1, 7 * count + 1):
        day = DAY - timedelta(days=back)
        if day.weekday() == 6:
            continue
        for hour, minute, n in ((10, 0, 4), (16, 30, 2)):
            local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=MADRID)
            found.append((local.astimezone(UTC), n))
    return found


def test_past_weeks_say_what_a_day_brings_by_the_clock_on_the_wall() -> None:
    slots = slots_of_day(weeks(8), day=DAY, zone=MADRID)
    assert len(slots) == 48
    busy = {slot.starts_at: slot for slot in slots if slot.expected > 0.5}
    ten = datetime(2026, 11, 18, 10, tzinfo=MADRID).astimezone(UTC)
    assert set(busy) == {ten, ten + timedelta(hours=6, minutes=30)}
    assert busy[ten].expected == pytest.approx(4, abs=0.2)
    assert all(slot.low <= slot.expected <= slot.high for slot in slots)


def test_too_few_weeks_say_nothing() -> None:
    assert slots_of_day(weeks(2), day=DAY, zone=MADRID) == []
    assert slots_of_day([], day=DAY, zone=MADRID) == []


@pytest.mark.django_db
def test_what_is_expected_is_written_once_a_day() -> None:
    a_company()
    queue_id, at = (
        a_queue(at=datetime(2026, 9, 1, tzinfo=UTC)),
        datetime(2026, 11, 18, 6, tzinfo=UTC),
    )
    arrivals = apps.get_model("routing", "Arrivals")
    arrivals.objects.bulk_create(
        arrivals(queue_id=queue_id, starts_at=moment, n=n) for moment, n in weeks(8)
    )
    assert [expect_today(at=at), expect_today(at=at + timedelta(hours=1))] == [1, 0]
    rows = ExpectedArrivals.objects.filter(queue_id=queue_id, expected__gt=0.5)
    assert rows.count() == 2
    assert set(rows.values_list("weeks", flat=True)) == {7}


@pytest.mark.django_db
def test_thresholds_are_kept_on_their_page() -> None:
    a_company()
    page = signed_in(a_user(Role.SUPERVISOR, name="Pilar Nieto"))
    address = reverse("analytics:thresholds")
    assert "Todavía no se avisa de nada" in page.get(address).content.decode()
    said = {"figure": "waiting", "limit": "10", "queue": ""}
    assert page.post(address, said).status_code == 302
    again = page.post(address, said)
    assert again.status_code == 422
    assert "ya tiene un umbral" in again.content.decode()
    with pytest.raises(BadLimitError):
        add_threshold(figure=LiveFigure.KEPT_PCT, limit=101, queue_id=None)
    html = page.get(address).content.decode()
    remove = re.search(rf'action="({address}[^"]+quitar/)"', html)[1]
    assert page.post(remove).status_code == 302
    assert page.post(remove).status_code == 302, "a second press says that it is gone"
    assert "Todavía no se avisa de nada" in page.get(address).content.decode()
