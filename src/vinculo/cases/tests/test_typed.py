"""What people type after the colon of a filter."""

from datetime import date

import pytest

from vinculo.cases.domain.numbers import numbers_said
from vinculo.cases.domain.typed import day_said, option_said

OPTIONS = [("1", "Averías Huelva"), ("2", "Averías Sevilla"), ("3", "Altas"), ("open", "En curso")]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("altas", "3"),
        ("averias huelva", "1"),
        ("sevilla", "2"),
        ("averias", None),
        ("al", "3"),
        ("open", "open"),
        ("curso", "open"),
        ("", None),
        ("xyz", None),
    ],
)
def test_an_option_is_chosen_by_its_words_or_a_clear_part_of_them(said, value) -> None:
    assert option_said(said, OPTIONS) == value


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-10-01", date(2026, 10, 1)),
        ("1/10/2026", date(2026, 10, 1)),
        ("01.10.2026", date(2026, 10, 1)),
        ("31/02/2026", None),
        ("ayer", None),
    ],
)
def test_a_day_is_read_in_both_ways(said, day) -> None:
    assert day_said(said) == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("hoy", date(2026, 3, 1)),
        ("Yesterday", date(2026, 2, 28)),
        ("antier", date(2026, 2, 27)),
        ("domingo", date(2026, 3, 1)),
        ("sábado", date(2026, 2, 28)),
        ("monday", date(2026, 2, 23)),
        ("semana", date(2026, 2, 23)),
        ("mes", date(2026, 3, 1)),
        ("año", date(2026, 1, 1)),
        ("7d", date(2026, 2, 22)),
        ("2 semanas", date(2026, 2, 15)),
        ("3 days ago", date(2026, 2, 26)),
        ("31/10", date(2025, 10, 31)),
        ("1/3", date(2026, 3, 1)),
        ("29/2", date(2024, 2, 29)),
        ("31/2", None),
        ("2026-10-01", date(2026, 10, 1)),
        ("mañana", None),
        ("7x", None),
        ("", None),
    ],
)
def test_a_day_is_counted_back_from_today_in_both_languages(said, day) -> None:
    assert day_said(said, date(2026, 3, 1)) == day


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("2026/17", ["2026-000017"]),
        ("17", ["2026-000017", "2025-000017"]),
        ("#17", ["2026-000017", "2025-000017"]),
        ("0", []),
        ("luz", []),
        ("1234567890", []),
    ],
)
def test_a_number_is_said_whole_or_by_its_count(said, numbers) -> None:
    assert numbers_said(said, 2026) == numbers
