"""Numbers of cases: one sequence, counted from one each year; a gap does no harm."""

from django.db import connection

from vinculo.cases.domain.numbers import case_number
from vinculo.cases.models import NumberYear


def next_number(year: int) -> str:
    """The next number of ``year``; nobody waits for another's transaction but at new year."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('cases_number_seq')")
            (position,) = cursor.fetchone()
        row, _ = NumberYear.objects.get_or_create(
            year=year, defaults={"starts_after": position - 1}
        )
        if position > row.starts_after:  # else: overtaken by the first case of the year
            return case_number(year, position - row.starts_after)
