"""Holidays have their names in the language that was asked for, where the source knows it."""

from datetime import date

import pytest

from vinculo.lib.calendar.public_days import public_days

CHRISTMAS = date(2026, 12, 25)


@pytest.mark.parametrize(
    ("language", "name"), [("es", "Natividad del Señor"), ("en", "Christmas Day")]
)
def test_a_holiday_has_its_name_in_the_language_that_was_asked_for(
    language: str, name: str
) -> None:
    calendar = public_days("ES", years=(2026, 2026), language=language)
    assert calendar.closed[CHRISTMAS] == name


def test_a_holiday_has_some_name_where_the_source_does_not_know_the_language() -> None:
    assert public_days("FR", years=(2026, 2026), language="es").closed[CHRISTMAS]
