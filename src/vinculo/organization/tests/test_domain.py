from datetime import date

import pytest

from vinculo.lib.calendar import BadCalendarError
from vinculo.organization.contracts import CalendarDraft, SpecialDay
from vinculo.organization.domain.address import BadBaseUrlError, clean_base_url
from vinculo.organization.domain.places import NEAR, place_choices, place_key, split_place
from vinculo.organization.domain.public_holidays import (
    UnknownHolidayRegionError,
    public_holidays,
    region_names,
    regions_by_country,
    years_around,
)
from vinculo.organization.domain.week import (
    BadDayError,
    NeverOpenError,
    TwiceTheSameDayError,
    calendar_from,
    check_draft,
    intervals_from_json,
    special_from_json,
    special_to_json,
)
from vinculo.organization.domain.zones import UnknownTimezoneError, check_timezone, timezones

SHOP = ((480, 840), (960, 1200))


def draft(**changes):
    return CalendarDraft(
        **({"timezone": "Europe/Madrid", "weekly": (SHOP,) * 5 + ((), ())} | changes)
    )


def test_a_draft_must_make_sense():
    check_draft(draft())
    with pytest.raises(NeverOpenError):
        check_draft(draft(weekly=((),) * 7))
    day = SpecialDay(day=date(2026, 12, 24), name="Nochebuena", intervals=((540, 840),))
    with pytest.raises(TwiceTheSameDayError):
        check_draft(draft(special_days=(day, day)))
    with pytest.raises(BadDayError):
        check_draft(draft(weekly=(((600, 500),),) * 7))


def test_a_draft_becomes_a_calendar():
    day = SpecialDay(day=date(2026, 12, 24), name="Nochebuena", intervals=((540, 840),))
    calendar = calendar_from(draft(special_days=(day,)), [date(2026, 12, 25)])
    assert calendar.intervals_on(date(2026, 12, 24)) == ((540, 840),)
    assert calendar.intervals_on(date(2026, 12, 25)) == ()
    assert calendar.intervals_on(date(2026, 12, 28)) == SHOP


def test_places_to_choose_from_are_read_once_and_known_by_their_own_names():
    timezones.cache_clear()
    regions_by_country.cache_clear()
    assert {"America/Tijuana", "Atlantic/Canary", "UTC"} <= set(timezones())
    assert not {"CET", "Etc/GMT+5", "posixrules"} & set(timezones())
    assert "CN" in regions_by_country()["ES"], "the Canary Islands"


def test_special_days_are_stored_by_date():
    late = SpecialDay(day=date(2026, 12, 31), name="Nochevieja", intervals=((540, 840),))
    early = SpecialDay(day=date(2026, 12, 24), name="Nochebuena")
    assert special_from_json(special_to_json([late, early])) == (early, late)
    with pytest.raises(BadCalendarError):
        intervals_from_json("8-14")


def test_holidays_of_a_region_are_known():
    found = public_holidays("ES", "AN", [2026])
    assert found[date(2026, 2, 28)] == "Día de Andalucía"
    assert list(found) == sorted(found)
    assert date(2026, 2, 28) not in public_holidays("ES", "", [2026])
    assert public_holidays("ES", "AN", [2026], language="en")[date(2026, 12, 25)] == "Christmas Day"
    assert public_holidays("", "", [2026]) == {}


def test_an_unknown_place_is_refused():
    for place in [("XX", ""), ("ES", "XX"), ("", "AN")]:
        with pytest.raises(UnknownHolidayRegionError):
            public_holidays(*place, [2026])


def test_regions_have_names():
    assert region_names("ES")["AN"] == "Andalucía"
    assert region_names("XX") == {}
    assert region_names("MX") == {}
    assert "ES" in regions_by_country()


def test_holidays_are_kept_for_the_years_around():
    assert list(years_around(2026)) == list(range(2025, 2037))


def test_time_zones_are_places():
    assert "Europe/Madrid" in timezones()
    assert "Etc/GMT+1" not in timezones()
    check_timezone("UTC")
    with pytest.raises(UnknownTimezoneError):
        check_timezone("Europe/Huelva")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("https://atencion.ejemplo.es/", "https://atencion.ejemplo.es"),
        ("atencion.ejemplo.es", "https://atencion.ejemplo.es"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        (" http://[::1]:8000 ", "http://[::1]:8000"),
        ("HTTPS://Atencion.Ejemplo.es", "https://atencion.ejemplo.es"),
    ],
)
def test_an_address_is_tidied(text, clean):
    assert clean_base_url(text) == clean


@pytest.mark.parametrize(
    "text",
    ["", "ftp://x.es", "https://", "https://x.es/ruta", "https://x.es?a=1", "https://u@x.es",
     "javascript://x", "http://x.es:99999", "https://a b.es", "http://[::1"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text):
    with pytest.raises(BadBaseUrlError):
        clean_base_url(text)


def test_places_are_offered_by_country_and_name():
    groups = dict(place_choices("es", "todo el país", "Otros países"))
    assert set(NEAR) <= set(regions_by_country())
    assert groups["España"][:2] == [("ES", "España: todo el país"), ("ES/AN", "Andalucía")]
    assert ("FR", "Francia") in groups["Otros países"]
    assert split_place(place_key("ES", "AN")) == ("ES", "AN")
    assert split_place(place_key("MX", "")) == ("MX", "")


def test_several_special_days_are_fine_when_each_is_another_day():
    days = (
        SpecialDay(day=date(2026, 12, 24), name="Nochebuena", intervals=((540, 840),)),
        SpecialDay(day=date(2026, 12, 31), name="Nochevieja"),
    )
    check_draft(draft(special_days=days))
