from datetime import date

import pytest

from vinculo.lib.calendar import BadCalendarError
from vinculo.organization.contracts import CalendarDraft, SpecialDay
from vinculo.organization.domain.address import BadBaseUrlError, clean_base_url
from vinculo.organization.domain.public_holidays import (
    UnknownHolidayRegionError,
    public_holidays,
    region_names,
    regions_by_country,
    years_around,
)
from vinculo.organization.domain.week import (
    BadDayError,
    BadTimeError,
    NeverOpenError,
    TwiceTheSameDayError,
    calendar_from,
    check_draft,
    intervals_from_json,
    intervals_of,
    minute_of,
    special_from_json,
    special_to_json,
    text_of,
)
from vinculo.organization.domain.zones import UnknownTimezoneError, check_timezone, timezones

SHOP = ((480, 840), (960, 1200))


@pytest.mark.parametrize(
    ("text", "minute"),
    [("8", 480), ("8:30", 510), ("08.30", 510), ("0830", 510), ("24:00", 1440), (" 0:05 ", 5)],
)
def test_times_are_read_as_people_write_them(text, minute):
    assert minute_of(text) == minute


@pytest.mark.parametrize("text", ["", "25", "8:60", "24:01", "ocho", "-1", "8:3", "1:2:3"])
def test_what_is_no_time_is_said(text):
    with pytest.raises(BadTimeError):
        minute_of(text)


def test_times_are_written_with_two_digits():
    assert [text_of(m) for m in (0, 485, 1440, 1800)] == ["00:00", "08:05", "24:00", "06:00"]


@pytest.mark.parametrize(
    ("pairs", "intervals"),
    [
        pytest.param([("8", "14"), ("16", "20")], SHOP, id="two stretches"),
        pytest.param([("16", "20"), ("8", "14")], SHOP, id="in any order"),
        pytest.param([("8", "14"), ("", "")], ((480, 840),), id="an empty pair is skipped"),
        pytest.param([("22", "6")], ((1320, 1800),), id="over midnight"),
        pytest.param([("0:00", "24:00")], ((0, 1440),), id="the whole day"),
        pytest.param([("0:00", "0:00")], ((0, 1440),), id="the whole day, said otherwise"),
        pytest.param([], (), id="closed"),
    ],
)
def test_written_hours_become_intervals(pairs, intervals):
    assert intervals_of(pairs, day="lunes") == intervals


def test_hours_that_overlap_are_refused_with_their_day():
    with pytest.raises(BadDayError) as caught:
        intervals_of([("8", "14"), ("13", "20")], day="martes")
    assert caught.value.params == {"day": "martes"}
    with pytest.raises(BadTimeError):
        intervals_of([("24:00", "2")], day="martes")
    with pytest.raises(BadTimeError):
        intervals_of([("8", "")], day="martes")


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
