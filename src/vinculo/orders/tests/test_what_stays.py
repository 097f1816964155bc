"""What of an order stays with its customer: parts that never came, parts that were given back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from vinculo.cases import api as cases
from vinculo.cases.testing import a_case, a_house
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.kernel import clock
from vinculo.kernel.personal import keepers
from vinculo.kernel.testing import run_jobs
from vinculo.orders.contracts import OrderState
from vinculo.orders.domain import lifecycle
from vinculo.orders.models import Order, OrderLine, OrderStep
from vinculo.orders.selectors import page, reading
from vinculo.orders.services import composing, following, story, telling
from vinculo.orders.testing import a_draft, an_order
from vinculo.portfolio.testing import an_item
from vinculo.promises import api as promises

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def marta(house):
    return signed_in(house.marta)


@pytest.fixture
def case(house, now):
    return a_case(at=now - HOUR)


@pytest.fixture
def item(house):
    return an_item(house.service_id)


@pytest.fixture
def two_lines(house, case, item, now):
    """An order of two routers and of one more, white, for 65: 185 in all."""
    order_id = an_order(case.id, item, quantity=2, actor=house.agent, at=now)
    white = composing.NewLine(item_id=item, quantity=1, chosen={"Color": "Blanco"})
    composing.add_line(order_id=order_id, new=white, actor=house.agent, at=now)
    black, other = OrderLine.objects.order_by("position")
    return order_id, black, other


def body():
    return outbox()[-1].message.get_body(("plain",)).get_content()


def letter(what):
    """As it would leave: a customer gets three mails by themselves a day at most."""
    return telling.letter(Order.objects.select_related("case").get(), what, "")


def words(answer):
    return answer.content.decode()


def test_what_never_came_is_not_in_the_total_of_an_order_that_ended_incomplete(
    house, marta, case, two_lines, now
):
    order_id, black, _other = two_lines
    who = {"order_id": order_id, "actor": house.agent}
    following.deliver(quantities={black.pk: 2}, proof="Albarán 7", at=now, **who)
    run_jobs()
    told = body()
    assert "todavía no ha llegado nada de esto" in told
    assert "Total: 185,00 €" in told
    assert "Falta: 1 × Router wifi 6" in words(marta.get(f"/pedidos/caso/{case.id}/"))
    following.settle(reason="Ya no se fabrica", at=now + HOUR, **who)
    told = letter(telling.Told.SHORT)
    assert "Total de lo que se queda: 120,00 € (se había acordado 185,00 €)" in told
    assert "no llegó: 1 unidad" in told
    assert "prometemos" not in told
    view = reading.order(actor=house.agent, order_id=order_id, at=now)
    assert (view.total, view.worth) == (Decimal(185), Decimal(120))
    shown = words(marta.get(f"/pedidos/{order_id}/"))
    assert "acordado: 185,00 €" in shown
    assert "no llegó: 1 unidad" in shown
    beside = words(marta.get(f"/pedidos/caso/{case.id}/"))
    assert "120,00 € (acordado: 185,00 €)" in beside
    assert "No llegó: 1 × Router wifi 6" in beside
    (own,) = page.on_tracking_page(case.id).orders
    assert (own.total, own.worth) == (Decimal(185), Decimal(120))
    (told_again,) = promises.of_subjects(f"case:{case.id}")
    assert told_again.state.value == "withdrawn"


def test_a_part_is_given_back_line_by_line_and_the_rest_stays(house, marta, two_lines, now):
    order_id, black, other = two_lines
    who = {"order_id": order_id, "actor": house.agent}
    following.deliver(proof="Firmado", at=now, **who)
    for wrong in ({black.pk: 3}, {black.pk: 0}, {black.pk: -1}, {order_id: 1}):
        with pytest.raises(lifecycle.NothingReturnedError):
            following.give_back(reason="No le va", quantities=wrong, at=now, **who)
    with pytest.raises(lifecycle.NoReasonError):
        following.give_back(reason=" ", quantities={black.pk: 1}, at=now, **who)
    left = following.give_back(reason="Le sobra uno", quantities={black.pk: 1}, at=now, **who)
    assert left is OrderState.DELIVERED
    view = reading.order(actor=house.agent, order_id=order_id, at=now)
    assert (view.total, view.worth) == (Decimal(185), Decimal(125))
    told = letter(telling.Told.RETURNED_PART)
    assert "Hemos recibido de vuelta una parte" in told
    assert "devueltos 1" in told
    assert "Le sobra uno" not in told
    assert OrderStep.objects.filter(what="returned_part", words="Le sobra uno").exists()
    shown = words(marta.get(f"/pedidos/{order_id}/"))
    assert "devueltos ahora, de 1 que tiene" in shown
    refused = marta.post(
        f"/pedidos/{order_id}/devolver/",
        {f"d-{black.pk}": "1", f"d-{other.pk}": "7", "reason": "Todo"},
    )
    assert refused.status_code == 422
    assert "no más de las que tiene el cliente" in words(refused)
    assert 'value="7"' in words(refused)
    rest = {f"d-{black.pk}": "1", f"d-{other.pk}": "1", "reason": "No lo quiere"}
    assert marta.post(f"/pedidos/{order_id}/devolver/", rest).status_code == 302
    row = Order.objects.get()
    assert (row.state, row.reason) == ("returned", "No lo quiere")
    assert reading.order(actor=house.agent, order_id=order_id, at=now).worth == 0


def test_giving_back_all_that_came_leaves_the_rest_awaited(house, marta, case, two_lines, now):
    order_id, black, _other = two_lines
    who = {"order_id": order_id, "actor": house.agent}
    following.deliver(quantities={black.pk: 2}, proof="Albarán 7", at=now, **who)
    assert "El cliente lo devuelve" in words(marta.get(f"/pedidos/{order_id}/"))
    left = following.give_back(reason="Vienen rotos", at=now + HOUR, **who)
    row = Order.objects.get()
    assert left is OrderState.PARTLY
    assert (row.state, row.reason, row.ended_at) == ("partly", "", None)
    (promised,) = promises.of_subjects(f"case:{case.id}")
    assert promised.state.value == "open"
    assert "prometemos" in letter(telling.Told.RETURNED_PART)
    assert "El cliente lo devuelve" not in words(marta.get(f"/pedidos/{order_id}/"))
    with pytest.raises(lifecycle.NothingReturnedError):
        following.give_back(reason="Otra vez", at=now + HOUR, **who)
    assert following.deliver(proof="Firmado", at=now + HOUR, **who) is OrderState.DELIVERED
    assert following.give_back(reason="Tampoco", at=now + HOUR, **who) is OrderState.RETURNED


def test_the_database_refuses_more_back_than_came(two_lines):
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderLine.objects.update(returned=1)


def test_a_refused_delivery_keeps_the_numbers_that_were_typed(marta, two_lines):
    order_id, black, other = two_lines
    typed = {f"e-{black.pk}": "1", f"e-{other.pk}": "0", "proof": ""}
    refused = marta.post(f"/pedidos/{order_id}/entregar/", typed)
    assert refused.status_code == 422
    assert f'name="e-{black.pk}" value="1"' in words(refused)
    assert f'name="e-{other.pk}" value="0"' in words(refused)
    counted = marta.post(f"/pedidos/{order_id}/lineas/", {f"n-{black.pk}": "9"})
    assert counted.status_code == 422
    assert f'name="n-{black.pk}" value="9"' in words(counted)
    assert OrderLine.objects.get(pk=black.pk).delivered == 0


def test_two_people_do_not_write_over_each_others_details(house, marta, two_lines, now):
    order_id = two_lines[0]
    version = Order.objects.get().version
    said = {"deliver_to": "Calle Mayor 1", "seen": version}
    assert marta.post(f"/pedidos/{order_id}/datos/", said).status_code == 302
    assert Order.objects.get().version == version + 1
    assert OrderStep.objects.filter(what="details", words="Calle Mayor 1").count() == 1
    late = marta.post(f"/pedidos/{order_id}/datos/", said | {"deliver_to": "Calle Luna 2"})
    assert late.status_code == 422
    assert "Marta Ruiz lo cambió antes que usted" in words(late)
    assert "Calle Luna 2" in words(late)
    assert Order.objects.get().deliver_to == "Calle Mayor 1"
    same = composing.Details(deliver_to="Calle Mayor 1")
    composing.set_details(order_id=order_id, details=same, actor=house.agent, at=now)
    assert OrderStep.objects.filter(what="details").count() == 1


def test_a_letter_is_in_the_language_in_which_its_customer_is_written_to(
    house, case, item, now, monkeypatch
):
    monkeypatch.setattr(cases, "language_of", lambda _case_id: "en")
    an_order(case.id, item, actor=house.agent, at=now)
    run_jobs()
    assert "is confirmed" in body()
    assert "queda confirmado" not in body()


def test_what_was_ordered_line_by_line_is_in_a_persons_copy(two_lines):
    lines = next(one for one in keepers["orders"].things if one.model == "orders.OrderLine")
    assert lines.columns.keys() >= {"name", "choices", "quantity", "unit_price"}
    row = {"name": "Router", "choices": [["Color", "Negro"], ["Franja", "Mañana"]]}
    assert lines.shown(None, row)["choices"] == "Color: Negro, Franja: Mañana"


def test_an_order_given_back_whole_whose_rest_is_given_up_was_given_back(
    house, marta, case, two_lines, now
):
    order_id, black, _other = two_lines
    who = {"order_id": order_id, "actor": house.agent}
    following.deliver(quantities={black.pk: 2}, proof="Albarán 7", at=now, **who)
    following.give_back(reason="Vienen rotos", at=now + HOUR, **who)
    following.settle(reason="Ya no se fabrica", at=now + HOUR, **who)
    row = Order.objects.get()
    assert (row.state, row.reason, row.ended_at) == ("returned", "Ya no se fabrica", now + HOUR)
    view = reading.order(actor=house.agent, order_id=order_id, at=now)
    assert (view.total, view.worth) == (Decimal(185), Decimal(0))
    shown = words(marta.get(f"/pedidos/{order_id}/"))
    assert "Devuelto" in shown
    assert "Entregado incompleto" not in shown
    told = letter(telling.Told.SHORT)
    assert "ya no llega el resto" in told
    assert "no llegó: 1 unidad" in told
    assert "Total de lo que se queda: 0,00 €" in told
    (promised,) = promises.of_subjects(f"case:{case.id}")
    assert promised.state.value == "withdrawn"


def test_an_order_of_which_something_stays_ends_incomplete(house, two_lines, now):
    order_id, black, _other = two_lines
    who = {"order_id": order_id, "actor": house.agent}
    following.deliver(quantities={black.pk: 2}, proof="Albarán 7", at=now, **who)
    following.give_back(quantities={black.pk: 1}, reason="Viene roto", at=now, **who)
    following.settle(reason="Ya no se fabrica", at=now, **who)
    assert Order.objects.get().state == "short"


def test_confirming_keeps_what_was_typed_of_the_delivery(house, marta, case, now):
    order_id = a_draft(case.id, an_item(house.service_id), actor=house.agent, at=now)
    address = f"/pedidos/{order_id}/confirmar/"
    due = story.today(now) + 3 * DAY
    typed = {"deliver_to": "Calle Luna 2", "notes": "Llamar antes", "wished_on": ""}
    refused = marta.post(address, typed | {"due_on": ""})
    assert refused.status_code == 422
    assert "Calle Luna 2" in words(refused)
    assert Order.objects.get().deliver_to == ""
    too_long = marta.post(address, typed | {"due_on": f"{due}", "deliver_to": "x" * 501})
    assert too_long.status_code == 422
    assert Order.objects.get().state == "draft"
    seen = Order.objects.get().version
    done = marta.post(address, typed | {"due_on": f"{due}", "seen": f"{seen}"})
    assert done.status_code == 302
    row = Order.objects.get()
    assert (row.state, row.deliver_to, row.notes) == ("confirmed", "Calle Luna 2", "Llamar antes")
