"""What customers can order: how it is written, what is refused, who keeps it, who reads it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company
from vinculo.portfolio import api
from vinculo.portfolio.contracts import Choice, Option, OrderableDraft
from vinculo.portfolio.domain import orderables as rules
from vinculo.portfolio.models import OrderableVersion, Service
from vinculo.portfolio.testing import a_service, an_item, an_item_no_more, give_owner

PLAIN = OrderableDraft(name="Router", price=Decimal(60))
COLOUR = "Color / Colour*: Negro / Black; Blanco / White +5,00; Rojo -1.250,50\nFunda: Sí +2"


def test_options_are_read_from_lines_and_written_back_the_same():
    read = rules.parse_options(COLOUR + "\n\n")
    colour, cover = read
    assert (colour.name, colour.name_en, colour.is_required) == ("Color", "Colour", True)
    assert [each.difference for each in colour.choices] == [
        Decimal(0),
        Decimal(5),
        Decimal("-1250.50"),
    ]
    assert cover == Option(name="Funda", choices=(Choice(name="Sí", difference=Decimal(2)),))
    assert rules.parse_options(rules.write_options(read)) == read
    assert rules.read_options(rules.stored_options(read)) == read
    assert rules.lowest_difference(read) == Decimal("-1250.50")
    assert rules.lowest_difference((cover,)) == 0
    (hours,) = rules.parse_options("Franja: Mañana 9-13; USB-3")
    assert [(one.name, one.difference) for one in hours.choices] == [
        ("Mañana 9-13", Decimal(0)),
        ("USB-3", Decimal(0)),
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("Color", rules.BadOptionsError),
        ("Color:", rules.BadOptionsError),
        ("*: Negro", rules.BadOptionsError),
        ("Color: +5", rules.BadOptionsError),
        ("Color: Negro +1.2.3,4,5", rules.BadOptionsError),
        ("Color: Negro +1,2345", rules.BadOptionsError),
        ("Color: Negro +1000000000", rules.BadOptionsError),
        ("Color: " + "a" * 81, rules.BadOptionsError),
        ("\n".join(f"Opción {n}: a" for n in range(13)), rules.BadOptionsError),
        ("Color: Negro; negro", rules.OptionTwiceError),
        ("Color: Negro\ncolor: Azul", rules.OptionTwiceError),
    ],
)
def test_a_line_that_reads_as_no_option_is_refused(text, error):
    with pytest.raises(error):
        rules.parse_options(text)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name": " "}, rules.NamelessItemError),
        ({"price": Decimal(-1)}, rules.BadPriceError),
        ({"price": Decimal(10**9)}, rules.BadPriceError),
        ({"currency": "euro"}, rules.BadPriceError),
        (
            {
                "options": (
                    Option(name="Sin caja", choices=(Choice(name="Sí", difference=Decimal(-61)),)),
                )
            },
            rules.BadPriceError,
        ),
        ({"least": 0}, rules.BadQuantityRuleError),
        ({"step": 0}, rules.BadQuantityRuleError),
        ({"least": 5, "most": 4}, rules.BadQuantityRuleError),
        ({"lead_days": 501}, rules.BadLeadError),
        (
            {"sold_from": date(2026, 2, 1), "sold_until": date(2026, 1, 31)},
            rules.SoldBackwardsError,
        ),
    ],
)
def test_an_item_that_nobody_could_order_is_refused(change, error):
    rules.check_item(PLAIN)
    rules.check_item(replace(PLAIN, price=None))
    with pytest.raises(error):
        rules.check_item(replace(PLAIN, **change))


@pytest.mark.django_db
def test_a_change_is_the_next_version_and_a_withdrawn_item_is_sold_no_more():
    a_company()
    service = a_service(standards=False)
    item = an_item(service.id, sold_from=date(2026, 1, 1), sold_until=date(2026, 12, 31))
    first = api.orderables_by_id([item])[item]
    assert first.is_sold_on(date(2026, 12, 31))
    assert not first.is_sold_on(date(2027, 1, 1))
    assert not first.is_sold_on(date(2025, 12, 31))
    an_item(service.id, item_id=item, price="70.00")
    second = api.orderables_by_id([item])[item]
    assert (second.version, second.draft.price) == (2, Decimal(70))
    assert OrderableVersion.objects.get(pk=first.version_id).price == Decimal(60)
    an_item_no_more(service.id, item)
    an_item_no_more(service.id, item)
    last = api.orderables()[0]
    assert (last.version, last.is_withdrawn, last.is_sold_on(date(2026, 6, 1))) == (3, True, False)
    Service.objects.update(stage="retired")
    an_open = replace(api.orderables()[0], is_withdrawn=False)
    assert not an_open.is_sold_on(date(2026, 6, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderableVersion.objects.create(
            item_id=item,
            version=9,
            name="x",
            currency="EUR",
            least=3,
            most=2,
            created_at=clock.now(),
        )


@pytest.mark.django_db
def test_who_answers_for_a_service_keeps_its_catalogue_on_the_pages():
    a_company()
    raul = a_user(Role.OWNER, name="Raúl Medina")
    service, other = a_service(standards=False), a_service(name="Otro", standards=False)
    give_owner(service, raul.id)
    owner, agent = signed_in(raul), a_member(Role.AGENT)
    said = {
        "name": "Router", "price": "60,50", "currency": "eur", "options": "Color*: Negro",
        "least": "1", "step": "1", "lead_days": "3", "is_public": "on",
    }  # fmt: skip
    new = reverse("portfolio:new_orderable", args=[service.id])
    assert agent.post(new, said).status_code == 403
    assert owner.post(reverse("portfolio:new_orderable", args=[other.id]), said).status_code == 403
    wrong = owner.post(new, said | {"options": "Color"})
    assert wrong.status_code == 422
    assert "La línea 1 de las opciones no se entiende" in wrong.content.decode()
    assert owner.post(new, said).status_code == 302
    assert "ya se vende" in owner.post(new, said).content.decode().lower()
    row = OrderableVersion.objects.get()
    assert (row.price, row.currency, row.options[0]["is_required"]) == (
        Decimal("60.50"),
        "EUR",
        True,
    )
    listed = agent.get(reverse("portfolio:orderables", args=[service.id])).content.decode()
    assert "60,50 €" in listed
    assert "Dejar de vender" not in listed
    one = reverse("portfolio:orderable", args=[service.id, row.item_id])
    assert "Color*: Negro" in owner.get(one).content.decode()
    assert owner.get(reverse("portfolio:orderable", args=[other.id, row.item_id])).status_code in {
        403,
        404,
    }
    assert owner.post(one, said | {"price": ""}).status_code == 302
    assert OrderableVersion.objects.get(version=2).price is None
    gone = reverse("portfolio:withdraw_orderable", args=[service.id, row.item_id])
    assert owner.get(gone).status_code == 405
    assert agent.post(gone).status_code == 403
    assert owner.post(gone).status_code == 302
    assert (
        "Retirado" in owner.get(reverse("portfolio:orderables", args=[service.id])).content.decode()
    )


@pytest.mark.django_db
def test_strangers_read_only_the_public_items_of_a_published_service():
    a_company()
    service = a_service(standards=False)
    an_item(service.id, name="Router público", is_public=True, price="60.50")
    an_item(service.id, name="Cable interno")
    Service.objects.update(published_on=date(2026, 1, 1))
    said = Client().get("/nuestros-servicios/").content.decode()
    assert "Router público" in said
    assert "60,50 € la unidad" in said
    assert "Cable interno" not in said
