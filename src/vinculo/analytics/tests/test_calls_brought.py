"""A file of calls says each call once, and what it says is what is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from vinculo.analytics.domain.call_references import says_a_number
from vinculo.analytics.models import CallRecord
from vinculo.analytics.services.calls import (
    CallAheadError,
    CallNumberError,
    CallTwiceError,
    NewCall,
    bring_calls,
    keep_calls,
)
from vinculo.kernel.errors import words_for
from vinculo.lib.tables import TableError
from vinculo.organization.testing import a_company

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 10, 26, 12, 0, tzinfo=UTC)
HEAD = "id;recibida;atendida;pide_persona;cuelga\n"


@pytest.fixture
def bring(tmp_path):
    a_company()

    def _bring(*lines):
        path = tmp_path / "calls.csv"
        path.write_text(HEAD + "\n".join(lines))
        return bring_calls(path, at=NOON)

    return _bring


def refused(bring, *lines):
    with pytest.raises(TableError) as caught:
        bring(*lines)
    assert not CallRecord.objects.exists()
    return [(one.row, one.column, one.words) for one in caught.value.problems]


def wait(reference):
    row = CallRecord.objects.get(reference=reference)
    return (row.answered_at - row.received_at).total_seconds()


def test_two_rows_that_say_one_call_otherwise_are_refused_with_both_rows(bring):
    legs = ("a1;2026-10-26T12:00:00;2026-10-26T12:02:00;;agent", "a1;2026-10-26T12:02:00;;;agent")
    assert refused(bring, legs[0], "a2;2026-10-26T12:00:00;;;", legs[1]) == [
        (
            4,
            "reference",
            "La fila 2 dice otra cosa de esta llamada. Deje una fila por llamada, desde que entró.",
        )
    ]
    assert bring(legs[0], legs[0]) == 1
    at, later = NOON.replace(hour=11), NOON
    with pytest.raises(CallTwiceError) as caught:
        keep_calls(
            [NewCall(reference="b", received_at=at), NewCall(reference="b", received_at=later)],
            at=NOON,
        )
    assert words_for(caught.value) == "Las llamadas 1 y 2 llevan la misma referencia (b)."


def test_a_reference_that_does_not_fit_is_refused_and_not_cut(bring):
    long = "x" * 80
    said = refused(bring, f"{long}A;2026-10-26T12:00:00;;;", f"{long}B;2026-10-27T12:00:00;;;")
    words = "El identificador tiene más de 80 caracteres."
    assert said == [(2, "reference", words), (3, "reference", words)]
    assert bring(f"{long};2026-10-26T12:00:00;;;") == 1


def test_a_call_at_midnight_is_a_call_and_a_day_alone_is_none(bring):
    assert refused(bring, "a1;2026-10-26;;;")[0][1] == "received_at"
    assert bring("a1;2026-10-26T00:00:00;2026-10-26T00:01:00;;agent") == 1
    assert wait("a1") == 60


def test_in_the_night_that_has_an_hour_twice_a_call_waits_as_short_as_it_can(bring):
    bring(
        "over;2026-10-25T02:59:30;2026-10-25T03:00:30;;agent",
        "back;2026-10-25T02:59:00;2026-10-25T02:00:30;;agent",
        "first;2026-10-25T02:10:00;2026-10-25T02:11:00;;agent",
        "told;2026-10-25T02:59:30+02:00;2026-10-25T03:00:30;;agent",
    )
    assert [wait(one) for one in ("over", "back", "first", "told")] == [60, 90, 60, 3660]
    first = CallRecord.objects.get(reference="first")
    assert first.received_at == datetime(2026, 10, 25, 0, 10, tzinfo=UTC)
    assert CallRecord.objects.get(reference="over").received_at.hour == 1


@pytest.mark.parametrize("number", ["+34611222333", "+34 611 222 333", "0034611222333"])
def test_a_reference_with_a_telephone_number_is_refused_since_calls_are_never_erased(bring, number):
    reference = f"{number}-1700000000.12"
    assert refused(bring, f"{reference};2026-10-26T12:00:00;;;") == [
        (2, "reference", "El identificador lleva un teléfono: use uno que no diga quién llama.")
    ]
    with pytest.raises(CallNumberError):
        keep_calls([NewCall(reference=reference, received_at=NOON)], at=NOON)
    assert bring("1700000000.12;2026-10-26T12:00:00;;;") == 1


@pytest.mark.parametrize(
    "reference",
    [
        "612345678",
        "call612345678",
        "2026-11-24 600111222",
        "20261124_912345678",
        "612 345 678",
        "2026-11-24 612-34-56-78",
        "91 123 45 67/1",
        "34912345678",
        "0034 612345678",
        "+1 202 555 0123",
        "0012025550123",
        "5512345678",
        "525512345678",
        "5215512345678",
        "0052-5512345678",
        "0445512345678",
        "55 1234 5678",
        "(33) 1234-5678",
        "664-123-4567",
        "id=6641234567;q=2",
    ],
)
def test_a_number_of_spain_or_mexico_is_seen_however_it_is_written(reference):
    assert says_a_number(reference)


@pytest.mark.parametrize(
    "reference",
    [
        "1",
        "000123",
        "1732440000.123",
        "pbx-1732440000.99999",
        "1732440000123",
        "20261124-000123",
        "20261124000123",
        "2026112401",
        "2611240001",
        "2026-11-24 10:00:00",
        "2026-11-24T10:00:00.123456",
        "612345678901234567",
        "00001002151234567890",
        "123e4567-e89b-12d3-a456-612345678000",
        "12345678-1234-1234-1234-345512345678",
        "a612345678bc4d5e8f90a1b2c3d4e5f6",
        "SM612345678bc4d5e8f90a1b2c3d4e5f6",
        "a84b4c76e66710@10.168.100.200",
        "192.168.100.200-4711",
    ],
)
def test_what_telephone_systems_call_their_calls_is_no_number(reference):
    assert not says_a_number(reference)


def test_a_call_of_the_future_is_refused_with_its_row_since_calls_are_never_erased(bring):
    words = "Está por venir: una llamada se cuenta cuando ya ha entrado."
    ahead = "a2;2099-01-01T00:00:00;2099-01-01T00:01:00;;"
    assert refused(bring, "a1;2026-10-26T12:00:00;;;", ahead) == [(3, "received_at", words)]
    answered = "a3;2026-10-26T13:00:00;2026-10-26T14:00:00;;"
    assert refused(bring, answered) == [(2, "answered_at", words)]
    fast = NewCall(reference="a4", received_at=NOON + timedelta(minutes=4))
    assert keep_calls([fast], at=NOON) == 1
    late = NewCall(reference="a5", received_at=NOON + timedelta(minutes=6))
    with pytest.raises(CallAheadError) as caught:
        keep_calls([fast, late], at=NOON)
    said = "Llamada 2 (a5): «received_at» está por venir. Cuéntela cuando ya haya entrado."
    assert words_for(caught.value) == said
