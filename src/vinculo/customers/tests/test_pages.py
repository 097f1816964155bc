"""The pages of customers: found, seen by who may, corrected."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from vinculo.customers import api, selectors
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.models import Customer
from vinculo.customers.services import add_contact_point, register, rename
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import Sight
from vinculo.kernel.testing import actor

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def someone(name: str, email: str) -> UUID:
    return register(name=name, kind="email", value=email, at=AT)


@pytest.fixture
def people() -> list[UUID]:
    names = ("Núñez Ana", "Nuñez Zoe", "Álvarez Eva", "Zamora Luis", "de la Fuente Gil")
    return [someone(name, f"p{n}@correo.example") for n, name in enumerate(names)]


@pytest.mark.usefixtures("people")
def test_names_stand_as_spanish_readers_expect() -> None:
    page = selectors.customer_page(actor=actor(Role.AGENT))
    assert [row.name for row in page.rows] == [
        "Álvarez Eva",
        "de la Fuente Gil",
        "Núñez Ana",
        "Nuñez Zoe",
        "Zamora Luis",
    ]


@pytest.mark.usefixtures("people")
def test_pages_go_on_where_the_last_one_ended() -> None:
    seen: list[str] = []
    cursor = ""
    while True:
        page = selectors.customer_page(actor=actor(Role.AGENT), cursor=cursor, size=2)
        seen += [row.name for row in page.rows]
        if not (cursor := page.next_cursor):
            break
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize("search", ["nunez a", "Núñez", "ana", "p0@cor"])
@pytest.mark.usefixtures("people")
def test_a_customer_is_found(search: str) -> None:
    page = selectors.customer_page(actor=actor(Role.AGENT), search=search)
    assert "Núñez Ana" in [row.name for row in page.rows]


def test_a_telephone_is_found_however_it_is_written() -> None:
    customer_id = someone("Luis", "luis@correo.example")
    add_contact_point(customer_id=customer_id, kind="phone", value="959 00 01 42", by=SYSTEM, at=AT)
    for search in ("+34 959 000 142", "959000142", "959 000 142"):
        rows = selectors.customer_page(actor=actor(Role.AGENT), search=search).rows
        assert [row.id for row in rows] == [customer_id]


def test_a_list_costs_two_queries(people: list[UUID], django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):
        selectors.customer_page(actor=actor(Role.AGENT))


@pytest.mark.parametrize("role", [Role.ANALYST, Role.DIRECTION, Role.AUDITOR, Role.COLLEAGUE])
def test_who_works_without_names_sees_none(role: Role, people: list[UUID]) -> None:
    assert selectors.customer_page(actor=actor(role)).rows == ()
    with pytest.raises(UnknownCustomerError):
        api.customer(actor(role), people[0], where="page", at=AT)


def test_a_restricted_customer_needs_its_key(people: list[UUID]) -> None:
    Customer.objects.filter(pk=people[0]).update(restricted=True, access_keys=["restricted:a"])
    with pytest.raises(UnknownCustomerError):
        api.customer(actor(Role.AGENT), people[0], where="page", at=AT)
    keyholder = actor(Role.AGENT, keys=("restricted:a",))
    assert api.customer(keyholder, people[0], where="page", at=AT).id == people[0]
    assert api.names_of(people, actor=actor(Role.AGENT)).keys() == set(people[1:])


def test_sight_is_recorded_by_the_one_loader(people: list[UUID]) -> None:
    reader = actor(Role.AGENT)
    for _ in range(3):
        api.customer(reader, people[0], where="page", at=AT)
    assert list(Sight.objects.values_list("actor_id", "subject", "where")) == [
        (reader.user_id, f"customer:{people[0]}", "page")
    ]


def test_one_owner_is_certain_and_a_name_alone_is_not() -> None:
    lucia = someone("Lucía Romero", "lucia@correo.example")
    (found,) = api.identify(kind="email", value=" LUCIA@Correo.Example ")
    assert (found.customer_id, found.is_certain, found.reason) == (lucia, True, "same_email")
    (found,) = api.identify(kind="email", value="otra@correo.example", name="lucia romero")
    assert (found.reason, found.certainty_pct) == ("same_name", 20)
    assert api.identify(kind="email", value="nadie@correo.example", name="Nadie") == ()


def test_a_name_cannot_carry_a_line_break() -> None:
    customer_id = someone("Ana\r\nBcc: x@y.example", "ana@correo.example")
    assert Customer.objects.get(pk=customer_id).name == "Ana Bcc: x@y.example"
    rename(customer_id=customer_id, name="  Ana   Ruiz ", by=actor(Role.AGENT))
    assert Customer.objects.get(pk=customer_id).name == "Ana Ruiz"
