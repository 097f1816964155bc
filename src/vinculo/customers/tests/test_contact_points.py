"""Contact points in one spelling."""

import pytest

from vinculo.customers.contracts import ContactKind
from vinculo.customers.domain.contact_points import normal_phone, normal_value, shown_value


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        pytest.param(ContactKind.EMAIL, " Lucia@Correo.Example ", "lucia@correo.example"),
        pytest.param(ContactKind.EMAIL, "lucia", "", id="no address"),
        pytest.param(ContactKind.PHONE, "959 00 01 42", "+34959000142"),
        pytest.param(ContactKind.PHONE, "0052 55 1234 5678", "+525512345678", id="from abroad"),
    ],
)
def test_a_contact_point_has_one_spelling(kind, value, kept):
    assert normal_value(kind, value, region="ES") == kept


@pytest.mark.parametrize("value", ["", "mañana", "12", "+34 1"])
def test_what_cannot_be_a_telephone_is_none(value):
    assert normal_phone(value, region="ES") == ""


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        pytest.param(ContactKind.EMAIL, "lucia@correo.example", "lucia@correo.example"),
        pytest.param(ContactKind.PHONE, "+34959000142", "+34 959 00 01 42"),
        pytest.param(ContactKind.PHONE, "sin prefijo", "sin prefijo", id="as it is stored"),
    ],
)
def test_a_contact_point_is_shown_as_people_read_it(kind, value, shown):
    assert shown_value(kind, value) == shown
