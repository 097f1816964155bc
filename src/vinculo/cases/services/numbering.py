"""Numbers of cases: one sequence, counted from one each year; a gap does no harm."""

from collections.abc import Sequence

from django.db import connection

from vinculo.cases.domain.numbers import case_number
from vinculo.cases.models import NumberYear


def next_number(year: int) -> str:
    """The next number of ``year``; nobody waits for another's transaction but at new year."""
    return next_numbers([year])[0]


def next_numbers(years: Sequence[int]) -> list[str]:
    """The next number of each of these years, in their order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval('cases_number_seq') FROM generate_series(1, %s)", [len(years)]
        )
        positions = [position for (position,) in cursor.fetchall()]
    rows = {row.year: row.starts_after for row in NumberYear.objects.filter(year__in=set(years))}
    found = []
    for year, position in zip(years, positions, strict=True):
        if year not in rows:
            row, _ = NumberYear.objects.get_or_create(
                year=year, defaults={"starts_after": position - 1}
            )
            rows[year] = row.starts_after
        if position > rows[year]:
            found.append(case_number(year, position - rows[year]))
        else:  # overtaken by the first case of the year
            found.append(next_number(year))
    return found
