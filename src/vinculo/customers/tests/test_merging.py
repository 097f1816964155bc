"""Two customers are one by somebody's word, and two again: no row of anybody is rewritten."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.customers import api
from vinculo.customers.contracts import ContactKind
from vinculo.customers.domain.errors import (
    MergeGoneError,
    SameCustomerError,
    UnknownCustomerError,
)
from vinculo.customers.models import ContactPoint, Customer, Merge
from vinculo.customers.selectors.same import records_and_candidates
from vinculo.customers.services.merging import merge, split
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = timedelta(days=1)
BY = actor(Role.AGENT)


def known(name: str, value: str) -> UUID:
    kind = ContactKind.EMAIL if "@" in value else ContactKind.PHONE
    return api.register(name=name, kind=kind, value=value, at=AT)


@pytest.fixture
def two() -> tuple[UUID, UUID]:
    return known("Lucía Romero", "lucia@correo.example"), known("L. Romero", "+34600111222")


def clusters() -> dict[UUID, UUID]:
    return dict(Customer.objects.values_list("pk", "cluster_id"))


def test_a_merge_shows_both_together_and_undo_splits_them(two: tuple[UUID, UUID]) -> None:
    before, points = clusters(), set(ContactPoint.objects.values_list("pk", "customer_id"))
    made = merge(customer_id=two[0], other_id=two[1], by=BY, at=AT)
    assert set(api.records_of(two[1])) == set(two)
    shown = api.customer(BY, two[0], where="page", at=AT)
    assert [point.value for point in shown.contact_points] == [
        "lucia@correo.example", "+34600111222",
    ]  # fmt: skip
    (who,) = api.identify(kind=ContactKind.PHONE, value="600 111 222")
    assert (who.customer_id, who.is_certain) == (two[0], True)
    assert set(ContactPoint.objects.values_list("pk", "customer_id")) == points
    split(merge_id=made, by=BY, at=AT + 30 * DAY)
    assert clusters() == before
    with pytest.raises(MergeGoneError):
        split(merge_id=made, by=BY, at=AT + 31 * DAY)


def test_chains_come_apart_in_the_order_that_made_them(two: tuple[UUID, UUID]) -> None:
    third = known("Lucía R. Ortega", "ortega@correo.example")
    before = clusters()
    first = merge(customer_id=two[0], other_id=two[1], by=BY, at=AT)
    second = merge(customer_id=third, other_id=two[1], by=BY, at=AT + DAY)
    assert len(set(clusters().values())) == 1
    with pytest.raises(SameCustomerError):
        merge(customer_id=two[0], other_id=third, by=BY, at=AT + DAY)
    with pytest.raises(MergeGoneError):
        split(merge_id=first, by=BY, at=AT + 2 * DAY)
    split(merge_id=second, by=BY, at=AT + 2 * DAY)
    split(merge_id=first, by=BY, at=AT + 3 * DAY)
    assert clusters() == before


def test_the_most_restrictive_sight_wins_a_merge_and_goes_back(two: tuple[UUID, UUID]) -> None:
    Customer.objects.filter(pk=two[1]).update(restricted=True, access_keys=["restricted:a"])
    with pytest.raises(UnknownCustomerError):
        merge(customer_id=two[0], other_id=two[1], by=BY, at=AT)
    holder = actor(Role.AGENT, keys=("restricted:a",))
    made = merge(customer_id=two[0], other_id=two[1], by=holder, at=AT)
    assert set(Customer.objects.values_list("restricted", flat=True)) == {True}
    with pytest.raises(UnknownCustomerError):
        api.customer(BY, two[0], where="page", at=AT)
    split(merge_id=made, by=holder, at=AT + DAY)
    assert api.customer(BY, two[0], where="page", at=AT).restricted is False


def test_candidates_come_with_their_reasons(two: tuple[UUID, UUID]) -> None:
    office = known("Romero e Hijos", "lucia@correo.example")
    namesake = known("Lucía Romero", "otra@correo.example")
    customer = api.customer(BY, two[0], where="page", at=AT)
    records, found = records_and_candidates(actor=BY, customer=customer)
    assert [each.id for each in records] == [two[0]]
    assert {each.customer_id for each in found} == {office, namesake}
    assert found[0].customer_id == office


@pytest.fixture
def page() -> Client:
    return signed_in(a_user(Role.AGENT, name="Marta Ruiz"))


def test_the_page_compares_merges_and_takes_back(two: tuple[UUID, UUID], page: Client) -> None:
    address = reverse("customers:merge", args=two)
    assert "¿Son el mismo cliente?" in page.get(address).content.decode()
    choose = page.get(reverse("customers:merge_choose", args=[two[0]]), {"q": "L. Rom"})
    assert address in choose.content.decode()
    done = page.post(address, follow=True).content.decode()
    assert "Nombres con que se le conoce" in done
    assert "lo unió Marta Ruiz" in done
    undo = reverse("customers:split", args=[Merge.objects.get().pk])
    assert undo in done
    assert "Vuelven a ser dos clientes" in page.post(undo, follow=True).content.decode()
    assert page.post(undo).status_code == 302


def test_a_card_is_corrected_and_a_wrong_contact_taken_away(
    two: tuple[UUID, UUID], page: Client
) -> None:
    card = reverse("customers:customer", args=[two[0]])
    page.post(card, {"name": "Lucía Romero, S. L.", "kind": "organisation", "language": "en"})
    row = Customer.objects.get(pk=two[0])
    assert (row.name, row.kind, row.language) == ("Lucía Romero, S. L.", "organisation", "en")
    point = ContactPoint.objects.get(customer_id=two[0])
    remove = reverse("customers:remove_contact", args=[two[0], point.pk])
    assert page.post(remove).status_code == 302
    assert page.post(remove).status_code == 404
    assert "No hay forma de encontrarle." in page.get(card).content.decode()
