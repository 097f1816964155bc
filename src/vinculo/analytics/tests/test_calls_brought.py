"""A file of calls says each call once, and what it says is what is kept."""

from datetime import UTC, datetime

import pytest

from vinculo.analytics.models import CallRecord
from vinculo.analytics.services.calls import (
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
    at, later = NOON, NOON.replace(hour=13)
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
