"""The year walked once counts as the calendar does, moment by moment."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from vinculo.config.demos.conectasur.hours import Hours
from vinculo.lib.calendar import Calendar, add_open_time

SHOP = Calendar(timezone="Europe/Madrid", weekly=(((540, 840), (1020, 1200)),) * 5 + ((), ()))
SINCE = datetime(2026, 1, 5, 3, tzinfo=UTC)


@pytest.mark.parametrize("seed", range(3))
def test_a_term_ends_when_the_calendar_says(seed) -> None:
    chance = Random(seed)
    hours = Hours(SHOP, since=SINCE, until=SINCE + timedelta(days=400))
    for _try in range(300):
        moment = SINCE + timedelta(seconds=chance.randrange(300 * 86_400))
        length = timedelta(seconds=chance.choice((0, 1, 28_800, chance.randrange(500_000))))
        assert hours.later(moment, length) == add_open_time(SHOP, moment, length)


def test_before_the_first_opening_and_at_an_end() -> None:
    hours = Hours(SHOP, since=SINCE, until=SINCE + timedelta(days=30))
    early, closing = SINCE - timedelta(hours=2), datetime(2026, 1, 5, 13, tzinfo=UTC)
    for moment in (early, closing):
        for length in (timedelta(minutes=1), timedelta(hours=8)):
            assert hours.later(moment, length) == add_open_time(SHOP, moment, length)
