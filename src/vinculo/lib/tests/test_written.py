import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.calendar.written import BadHoursError, read_hours, write_hours

SHOP = ((480, 840), (960, 1200))


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        pytest.param("8:00–14:00, 16:00–20:00", SHOP, id="two stretches"),
        pytest.param("16-20; 8-14", SHOP, id="in any order, in short"),
        pytest.param("8 a 14 y 16 a 20", SHOP, id="in Spanish words"),
        pytest.param("8 to 14 and 16 to 20", SHOP, id="in English words"),
        pytest.param("8h-14h / 1600-2000", SHOP, id="as on a door"),
        pytest.param("08.30 - 14.00", ((510, 840),), id="with points"),
        pytest.param("22:00-6:00", ((1320, 1800),), id="over midnight"),
        pytest.param("0:00-24:00", ((0, 1440),), id="the whole day"),
        pytest.param("24 h", ((0, 1440),), id="the whole day in short"),
        pytest.param("", (), id="nothing"),
        pytest.param(" Cerrado ", (), id="closed"),
    ],
)
def test_hours_are_read_as_people_write_them(text, intervals):
    assert read_hours(text) == intervals


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("8", "8"),
        ("8-", ""),
        ("8-14-16", "8-14-16"),
        ("8-25", "25"),
        ("8-14, mañana", "mañana"),
        ("24:00-2", "24:00-2"),
        ("8-24:30", "24:30"),
        ("8:60-9", "8:60"),
        ("8-14,", ""),
    ],
)
def test_what_cannot_be_read_is_named(text, part):
    with pytest.raises(BadHoursError) as caught:
        read_hours(text)
    assert (caught.value.text, caught.value.overlap) == (part, False)


def test_stretches_that_overlap_are_refused():
    with pytest.raises(BadHoursError) as caught:
        read_hours("8-14, 13-20")
    assert caught.value.overlap


@given(st.lists(st.integers(0, 1440), unique=True, max_size=8).map(sorted))
def test_what_is_written_is_read_again(points):
    intervals = tuple(zip(points[::2], points[1::2], strict=False))
    assert read_hours(write_hours(intervals)) == intervals
