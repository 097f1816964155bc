"""Customers are found by their names as people mistype them, and by parts of their numbers."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.apps import apps

from vinculo.customers import services
from vinculo.customers.contracts import ContactKind
from vinculo.customers.domain.nearness import distance
from vinculo.customers.selectors.likeness import customers_like
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.lib.text.asking import asked

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 18, 9, tzinfo=UTC)
AGENT = Actor(user_id=uuid4(), name="Marta", roles=frozenset({Role.AGENT}))
ANALYST = Actor(user_id=uuid4(), name="Ana", roles=frozenset({Role.ANALYST}))


@pytest.fixture
def people() -> dict[str, UUID]:
    names = {
        "Lucía Romero Vidal": "lucia.romero@correo.example",
        "Iñaki Muñoz de la Fuente": "+34959000142",
        "Talleres Hermanos Güell, S. L.": "taller@guell.example",
        "John O'Neill": "john@correo.example",
    }
    return {
        name: services.register(
            name=name,
            kind=ContactKind.EMAIL if "@" in value else ContactKind.PHONE,
            value=value,
            at=AT,
        )
        for name, value in names.items()
    }


def names(text: str, actor: Actor = AGENT) -> list[str]:
    return [row.name for row in customers_like(actor=actor, asked=asked(text), most=5)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lucia romero", "Lucía Romero Vidal"),
        ("romero lucía", "Lucía Romero Vidal"),
        ("Lucia Romreo", "Lucía Romero Vidal"),
        ("Luzia Romero Vidl", "Lucía Romero Vidal"),
        ("Romerro", "Lucía Romero Vidal"),
        ("munoz", "Iñaki Muñoz de la Fuente"),
        ("Muñiz de la Fuente", "Iñaki Muñoz de la Fuente"),
        ("959 00 01", "Iñaki Muñoz de la Fuente"),
        ("000142", "Iñaki Muñoz de la Fuente"),
        ("taller@gu", "Talleres Hermanos Güell, S. L."),
        ("hermanos guel", "Talleres Hermanos Güell, S. L."),
        ("oneill", "John O'Neill"),
    ],
)
def test_a_customer_is_found_as_somebody_types_it(people, text: str, name: str) -> None:
    assert names(text)[:1] == [name]


def test_nobody_is_found_beyond_sight(people) -> None:
    rows = apps.get_model("customers", "Customer").objects
    rows.filter(pk=people["Lucía Romero Vidal"]).update(restricted=True, access_keys=["x:1"])
    for text in ("lucia romero", "Lucia Romreo", "lucia.romero@"):
        assert names(text) == []
        assert names(text, SYSTEM) == ["Lucía Romero Vidal"]
    assert names("taller@gu", ANALYST) == []


def test_records_of_one_customer_are_found_once(people) -> None:
    rows = apps.get_model("customers", "Customer").objects
    twin = services.register(
        name="Lucía Romero V.", kind=ContactKind.PHONE, value="+34959000143", at=AT
    )
    rows.filter(pk=twin).update(cluster_id=people["Lucía Romero Vidal"])
    assert len(names("lucia romero")) == 1


@pytest.mark.parametrize("text", ["", "a", "zzzzzz qqqqq", "Lucho", "averia guell", "%_'\\", "12"])
def test_what_nobody_is_called_finds_nobody(people, text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("casa", "casa", 0),
        ("caas", "casa", 1),
        ("cas", "casa", 1),
        ("", "abc", 3),
        ("kit", "sat", 2),
    ],
)
def test_slips_are_counted_with_turned_letters_as_one(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == slips
