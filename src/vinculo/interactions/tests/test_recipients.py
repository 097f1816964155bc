"""Address fields: what a person types becomes addresses or clear words, never a header (N7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.recipients import (
    BadRecipientError,
    OwnRecipientError,
    TooManyRecipientsError,
    addressed,
    read_addresses,
    written,
)

OWN = {"averias@fibra.example"}


@pytest.mark.parametrize(
    "text",
    [
        "a@x.example\r\nBcc: b@y.example",
        "a@x.example\nSubject: otro",
        "Ana <a@x.example\r\nBcc: b@y.example>",
        '"Ana\r\nBcc: b@y.example" <a@x.example>',
        "Ana\x00 <a@x.example>",
        "a@x.example <b@y.example> c@z.example",
        "a@b@c.example",
        "nadie",
        "ana@localdomain",
        "José <josé@correo.example>",
        "<>",
    ],
)
def test_what_is_no_address_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadRecipientError) as refused:
        read_addresses(text)
    assert str(refused.value.params["value"]).isprintable()


def test_names_commas_and_lines_are_read_as_people_write_them() -> None:
    typed = (
        '"Ruiz, Ana" <Ana@Correo.Example>; luis@correo.example\n Técnicos <sat@proveedor.example>,'
    )
    assert read_addresses(typed) == (
        Address(name="Ruiz, Ana", address="ana@correo.example"),
        Address(name="", address="luis@correo.example"),
        Address(name="Técnicos", address="sat@proveedor.example"),
    )


def test_who_stands_in_two_fields_gets_one_mail_in_the_more_open_place() -> None:
    people = addressed(
        to="a@x.example", cc="A@x.example, b@x.example", bcc="b@x.example, c@x.example"
    )
    assert [one.address for one in people.everybody] == [
        "a@x.example",
        "b@x.example",
        "c@x.example",
    ]
    assert [one.address for one in people.bcc] == ["c@x.example"]


@pytest.mark.parametrize("address", ["averias@fibra.example", "averias+abc@fibra.example"])
def test_an_address_of_ours_would_be_a_circle(address: str) -> None:
    with pytest.raises(OwnRecipientError):
        addressed(to="a@x.example", bcc=address, own=OWN)


def test_a_message_goes_to_thirty_at_most() -> None:
    many = ", ".join(f"p{n}@x.example" for n in range(31))
    with pytest.raises(TooManyRecipientsError):
        addressed(to=many)
    with pytest.raises(TooManyRecipientsError):
        addressed(to="x" * 5000)


@given(st.text(max_size=40))
def test_what_is_shown_is_read_back(name: str) -> None:
    people = (Address(name=" ".join(name.split()), address="a@x.example"),)
    try:
        read = read_addresses(written(people))
    except BadRecipientError:
        assert not name.isprintable()
    else:
        assert [one.address for one in read] == ["a@x.example"]
