"""The history page speaks in names, and keeps from each reader what it may not say."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity import api as identity
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import AT, arrive, mail, mailbox
from vinculo.kernel import history
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.changes import changes
from vinculo.organization import api as organization
from vinculo.organization.testing import a_calendar, a_company, a_team
from vinculo.portfolio.testing import a_service
from vinculo.routing import api as routing

pytestmark = pytest.mark.django_db
PAGE = "/ajustes/historial/"


@pytest.fixture
def administrator() -> Client:
    return signed_in(a_user(Role.ADMINISTRATOR))


@pytest.fixture
def auditor() -> Client:
    return signed_in(a_user(Role.AUDITOR))


def read(client: Client, thing: str) -> str:
    return client.get(PAGE, {"thing": thing}).content.decode()


def lucia() -> UUID:
    return customers.register(
        name="Lucía Romero",
        kind=ContactKind.EMAIL,
        value="lucia@correo.example",
        at=AT,
    )


def test_teams_queues_and_services_stand_there_by_name(administrator: Client) -> None:
    a_company()
    a_calendar()
    member = a_user(Role.AGENT, name="Nuria Gil")
    team_id = a_team(member.id, name="Averías de fibra")
    service = a_service(name="Fibra en casa")
    routing.create_queue(service_id=service.id, name="Cola de fibra", team_id=team_id, at=AT)
    mailbox(service_id=service.id)
    membership = read(administrator, "organization.Membership")
    assert "Averías de fibra" in membership
    assert "Nuria Gil" in membership
    queue = read(administrator, "routing.Queue")
    assert "Averías de fibra" in queue
    assert "Fibra en casa" in queue
    assert "Fibra en casa" in read(administrator, "interactions.Mailbox")
    everything = membership + queue
    assert str(team_id) not in everything
    assert str(service.id) not in everything


def test_places_of_an_invitation_stand_there_by_name(administrator: Client) -> None:
    team_id = a_team(name="Averías de fibra")
    identity.invite(
        email="n@x.example", roles=[Role.AGENT], grants=[f"team:{team_id}"], invited_by=None, at=AT
    )
    assert "Averías de fibra" in read(administrator, "identity.Invitation")


def test_a_team_that_is_gone_keeps_its_last_name(administrator: Client) -> None:
    from vinculo.organization.models import Membership, Team

    team_id = a_team(a_user(Role.AGENT).id, name="De paso")
    Membership.objects.filter(team_id=team_id).delete()
    Team.objects.filter(pk=team_id).delete()
    assert "De paso" in read(administrator, "organization.Membership")


def test_who_changed_a_customer_is_told_in_words(administrator: Client) -> None:
    customer_id = lucia()
    who = a_user(Role.AGENT, name="Nuria Gil")
    with history.acting(actor_id=who.id):
        from vinculo.customers.services import rename

        rename(customer_id=customer_id, name="Lucía Romero Vega", by=SYSTEM)
    page = read(administrator, "customers.Customer")
    assert "Lucía Romero Vega" in page
    assert "Nuria Gil" in page
    points = read(administrator, "customers.ContactPoint")
    assert "lucia@correo.example" in points
    assert "Correo electrónico" in points


def test_an_auditor_reads_that_it_changed_and_no_name(auditor: Client) -> None:
    customer_id = lucia()
    for thing in ("customers.Customer", "customers.ContactPoint"):
        page = read(auditor, thing)
        assert "reservado" in page
        assert str(customer_id)[-6:] in page
        assert "Lucía" not in page
        assert "correo.example" not in page


def test_a_restricted_customer_is_not_named_even_to_administration(administrator: Client) -> None:
    from vinculo.customers.models import Customer

    customer_id = lucia()
    Customer.objects.filter(pk=customer_id).update(restricted=True)
    assert "Lucía" not in read(administrator, "customers.Customer")
    assert "correo.example" not in read(administrator, "customers.ContactPoint")


def test_whose_conversation_it_is_has_a_history_and_its_texts_have_none(
    administrator: Client, auditor: Client
) -> None:
    mailbox()
    taken = arrive(mail(text="Un secreto"))
    assert taken.conversation_id
    interactions.set_customer(taken.conversation_id, lucia(), AT)
    assert "Lucía Romero" in read(administrator, "interactions.Conversation")
    assert "Lucía" not in read(auditor, "interactions.Conversation")
    kept = [change for change in changes(limit=50) if change.thing.startswith("interactions.")]
    assert {field.name for change in kept for field in change.fields} <= {
        "customer", "state", "reason", "address", "name", "language", "service_id",
        "acknowledgement",
    }  # fmt: skip
    assert "secreto" not in repr(kept)


def test_what_becomes_of_a_message_put_aside_has_a_history(administrator: Client) -> None:
    mailbox()
    taken = arrive(b"Esto no es un correo")
    found = changes(limit=9, thing="interactions.RawMessage")
    assert [(c.what, {f.name for f in c.fields}) for c in found] == [
        ("update", {"state", "reason"})
    ]
    who = a_user(Role.SUPERVISOR, name="Pilar Cano")
    browser = signed_in(who)
    browser.post(reverse("interactions:quarantine_retry", args=[taken.id]))
    page = read(administrator, "interactions.RawMessage")
    assert "Pilar Cano" in page
    assert "Guardado, pendiente de leer" in page
    assert "No tiene forma de correo." in page


def test_a_message_that_was_read_at_once_leaves_no_trace_of_decisions() -> None:
    mailbox()
    arrive(mail())
    assert changes(limit=9, thing="interactions.RawMessage") == []


def test_members_of_teams_are_named_with_few_queries(
    administrator: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        a_team(a_user(Role.AGENT).id, name=f"Equipo {number}")
    with django_assert_max_num_queries(24):
        assert administrator.get(PAGE).status_code == 200
    assert len(organization.teams()) == 12
