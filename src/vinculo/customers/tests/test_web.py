"""What people do on the customers' pages."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client

from vinculo.customers.models import ContactPoint, Customer
from vinculo.customers.services import register
from vinculo.identity.testing import a_member
from vinculo.kernel.actor import Role
from vinculo.kernel.models import Sight

pytestmark = pytest.mark.django_db
NASTY = '<script>alert("x")</script>'


@pytest.fixture
def agent() -> Client:
    return a_member(Role.AGENT)


@pytest.fixture
def lucia() -> UUID:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    return register(name=f"Lucía {NASTY}", kind="email", value="lucia@correo.example", at=at)


def test_names_are_words_and_never_markup(agent: Client, lucia: UUID) -> None:
    for address in ("/clientes/", f"/clientes/{lucia}/"):
        page = agent.get(address).content.decode()
        assert "Lucía" in page
        assert NASTY not in page


def test_opening_a_customer_is_recorded(agent: Client, lucia: UUID) -> None:
    agent.get(f"/clientes/{lucia}/")
    assert Sight.objects.get().subject == f"customer:{lucia}"


def test_a_name_is_corrected(agent: Client, lucia: UUID) -> None:
    assert agent.post(f"/clientes/{lucia}/", {"name": "Lucía Romero"}).status_code == 302
    assert Customer.objects.get(pk=lucia).name == "Lucía Romero"


def test_a_bad_contact_keeps_what_was_typed(agent: Client, lucia: UUID) -> None:
    response = agent.post(f"/clientes/{lucia}/contacto/", {"value": "ni idea"})
    assert response.status_code == 422
    assert "ni idea" in response.content.decode()
    agent.post(f"/clientes/{lucia}/contacto/", {"value": "600 000 118"})
    assert ContactPoint.objects.filter(customer=lucia, value="+34600000118").exists()


def test_who_is_already_known_is_shown_before_a_second_one_is_made(
    agent: Client, lucia: UUID
) -> None:
    new = {"name": "Pablo", "kind": "person", "value": "lucia@correo.example"}
    response = agent.post("/clientes/nuevo/", new)
    assert response.status_code == 422
    assert f"/clientes/{lucia}/" in response.content.decode()
    assert agent.post("/clientes/nuevo/", {**new, "seguir": "1"}).status_code == 302
    assert Customer.objects.count() == 2


@pytest.mark.parametrize("role", [Role.ANALYST, Role.DIRECTION, Role.AUDITOR])
def test_who_works_without_names_is_kept_out(role: Role, lucia: UUID) -> None:
    for address in ("/clientes/", f"/clientes/{lucia}/"):
        assert a_member(role).get(address).status_code == 403
