"""The letters of the practice company greet as one does at that hour, and leave time to answer."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.config.demos.conectasur.letters import hail
from vinculo.config.demos.conectasur.plan import plan
from vinculo.lib.calendar import Calendar

SHOP = Calendar(timezone="Europe/Madrid", weekly=(((540, 840), (1020, 1200)),) * 5 + ((), ()))
AT = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "greeted"),
    [
        pytest.param(4, "Buenos días", id="six in summer"),
        pytest.param(11, "Buenos días", id="one at noon"),
        pytest.param(12, "Buenas tardes", id="two"),
        pytest.param(18, "Buenas tardes", id="eight"),
        pytest.param(19, "Buenas noches", id="nine"),
        pytest.param(2, "Buenas noches", id="four at night"),
    ],
)
def test_who_writes_greets_by_the_clock_in_spain(hour: int, greeted: str) -> None:
    assert hail(datetime(2026, 7, 20, hour, tzinfo=UTC)) == greeted
    in_winter = datetime(2026, 1, 20, hour, tzinfo=UTC) + timedelta(hours=1)
    assert hail(in_winter) == greeted


def test_a_year_of_letters_goes_forward_and_greets_by_its_hour() -> None:
    year = plan(at=AT, scale=1.0, calendar=SHOP)
    assert (len(year.customers), len(year.matters) > 5_400) == (2_000, True)
    letters = [matter.letters for matter in year.matters if matter.is_mail]
    assert len(letters) > 4_000
    for thread in letters:
        assert [one.at for one in thread] == sorted(one.at for one in thread)
        for one in thread:
            greeting = one.text.split("\n")[0]
            if greeting.startswith(("Buenos días", "Buenas tardes", "Buenas noches")):
                assert greeting.startswith(hail(one.at))
            assert "{" not in one.text
