"""National numbers: their kind and their check characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.lib.text.national_ids import IdKind, national_id


@pytest.mark.parametrize(
    ("text", "number", "kind", "valid"),
    [
        ("12.345.678-z", "12345678Z", IdKind.DNI, True),
        ("12345678A", "12345678A", IdKind.DNI, False),
        ("1234567L", "01234567L", IdKind.DNI, True),
        ("00000000T", "00000000T", IdKind.DNI, False),
        ("X-1234567-L", "X1234567L", IdKind.NIE, True),
        ("Y1234567L", "Y1234567L", IdKind.NIE, False),
        ("A58818501", "A58818501", IdKind.CIF, True),
        ("ESA58818501", "A58818501", IdKind.CIF, True),
        ("B12345678", "B12345678", IdKind.CIF, False),
        ("P2807900B", "P2807900B", IdKind.CIF, True),
        ("G12345674", "G12345674", IdKind.CIF, True),
        ("GODE561231GR8", "GODE561231GR8", IdKind.RFC, True),
        ("GODE561231GR9", "GODE561231GR9", IdKind.RFC, False),
        ("BOXW310820HNERXN09", "BOXW310820HNERXN09", IdKind.CURP, True),
        ("BOXW310820HNERXN08", "BOXW310820HNERXN08", IdKind.CURP, False),
        ("PT 501 964 843", "501964843", IdKind.PT_NIF, True),
        ("501964842", "501964842", IdKind.PT_NIF, False),
        ("AB-123", "AB123", IdKind.OTHER, None),
        ("", "", IdKind.OTHER, None),
    ],
)
def test_a_number_is_known_by_its_form_and_checked(text, number, kind, valid):
    found = national_id(text)
    assert (found.number, found.kind, found.valid) == (number, kind, valid)


@given(number=st.integers(1_000_000, 99_999_998), wrong=st.integers(0, 9), at=st.integers(0, 7))
def test_one_wrong_digit_of_a_dni_is_seen(number, wrong, at):
    digits = f"{number:08d}"
    if len(set(digits)) == 1:
        return
    right = digits + "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]
    assert national_id(right).valid
    other = right[:at] + str(wrong) + right[at + 1 :]
    assert other == right or not national_id(other).valid
