"""The first sentence of the lists of orders and requests says who waits."""

import pytest

from vinculo.orders.contracts import OrderState, RequestState
from vinculo.orders.domain.requests import share_of
from vinculo.orders.selectors.register import Counts
from vinculo.orders.web import findings


@pytest.mark.parametrize(
    ("awaited", "late", "words"),
    [
        pytest.param(0, 0, "Ningún cliente espera un pedido.", id="none"),
        pytest.param(1, 0, "Se espera 1 pedido. Ninguno va tarde.", id="in time"),
        pytest.param(3, 1, "Se esperan 3 pedidos. 1 ya pasó de su día.", id="late"),
    ],
)
def test_the_list_of_orders_says_who_waits(awaited: int, late: int, words: str) -> None:
    by_state = dict.fromkeys(OrderState, 0) | {OrderState.CONFIRMED: awaited}
    assert findings.orders_finding(Counts(by_state=by_state, late=late)) == words


def test_the_list_of_requests_says_what_is_tried_and_what_was_achieved() -> None:
    assert findings.requests_finding(share_of({})) == "Ahora no se intenta ninguna."
    told = {RequestState.TRYING: 2, RequestState.ACHIEVED: 1, RequestState.NOT: 2}
    assert findings.requests_finding(share_of(told)) == (
        "Se intentan 2 peticiones. Contadas al cliente: 3; conseguidas: 1."
    )
