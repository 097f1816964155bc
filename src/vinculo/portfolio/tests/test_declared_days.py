"""Days that somebody declared working: told where they were counted, and only there."""

from datetime import date
from zoneinfo import ZoneInfo

from vinculo.lib.calendar.public_days import Override, public_days
from vinculo.portfolio.domain.deadlines import Place, due
from vinculo.portfolio.profiles import versions_of

HOLIDAY = date(2026, 10, 12)
LATER = date(2026, 12, 8)


def test_only_declared_days_within_the_term_are_told_and_counted() -> None:
    duty = versions_of("es-ley10-2025")[0].duty("ES10-15BD")
    assert duty is not None
    assert duty.clock is not None
    found = []
    for days in ((), (LATER,), (HOLIDAY, LATER)):
        opened = [Override(day=day, is_working=True, name="Se trabaja") for day in days]
        calendar = public_days("ES", "MD", years=(2026, 2027), overrides=opened)
        place = Place(zone=ZoneInfo("Europe/Madrid"), calendar=calendar, words="Madrid")
        found.append(due(duty.clock, date(2026, 10, 5), place))
    plain, opened_later, opened_within = found
    assert opened_later.due_on == plain.due_on == date(2026, 10, 27)
    assert opened_within.due_on == date(2026, 10, 26)
    told = [[step.code for step in answer.steps].count("declared_working") for answer in found]
    assert told == [0, 0, 1]
