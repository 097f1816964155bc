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


def test_where_the_source_lacks_the_language_names_are_the_countrys_on_every_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for machine in ("C.UTF-8", "en_US.UTF-8", "fr_FR.UTF-8"):
        monkeypatch.setenv("LANGUAGE", machine)
        monkeypatch.setenv("LANG", machine)
        french = public_days("FR", years=(2026, 2026), language="es")
        assert french.closed[CHRISTMAS] == "Noël"
