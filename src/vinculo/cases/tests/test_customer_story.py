"""A customer's page tells one story of all cases within sight, under all their records."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases.contracts import Outcome
from vinculo.cases.services.resolve import resolve_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role


def test_two_records_that_are_one_show_cases_and_messages_together(
    house: House, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(days=1))
    first = a_case(sender="Lucía Romero <lucia@correo.example>", text="No tengo internet.")
    second = a_case(sender="L. Romero <otra@correo.example>", text="La factura está mal.")
    at = MORNING + timedelta(hours=1)
    resolve_case(case_id=second.id, outcome=Outcome.SOLVED, actor=house.agent, at=at)
    page = signed_in(house.marta)
    assert first.customer_id != second.customer_id
    card = reverse("customers:customer", args=[first.customer_id])
    assert second.number not in page.get(card).content.decode()
    page.post(reverse("customers:merge", args=[first.customer_id, second.customer_id]))
    a_case(sender="Lucía Romero <tercera@correo.example>", text="Soy otra.")
    with django_assert_max_num_queries(20):
        html = page.get(card).content.decode()
    assert "tercera@correo.example" not in html
    story = html[html.index("h-linea-cliente") :]
    for words in (first.number, second.number, "No tengo internet.", "La factura está mal."):
        assert words in story, words
    stranger = signed_in(a_user(Role.AGENT, name="De otra cola")).get(card).content.decode()
    assert "La factura está mal." not in stranger
