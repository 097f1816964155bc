"""The first sentence of the pages of promises says what needs a hand."""

from types import SimpleNamespace
from typing import Any

import pytest

from vinculo.promises.contracts import PromiseState
from vinculo.promises.domain.rates import rate_of
from vinculo.promises.web.findings import commitments_finding, register_findings


@pytest.mark.parametrize(
    ("at_risk", "broken", "found"),
    [
        (0, 0, [("Ninguna promesa está en riesgo ni rota sin reparar.", "")]),
        (1, 0, [("1 promesa está en riesgo.", "riesgo")]),
        (
            2,
            3,
            [("2 promesas están en riesgo.", "riesgo"), ("3 rotas sin reparar.", "sin-reparar")],
        ),
    ],
)
def test_the_register_opens_with_what_needs_a_hand_and_leads_to_it(
    at_risk: int, broken: int, found: list[tuple[str, str]]
) -> None:
    assert register_findings(at_risk=at_risk, broken=broken) == found


def kept(words: str, kept: int, broken: int) -> Any:
    rate = rate_of({PromiseState.KEPT: kept, PromiseState.BROKEN: broken})
    return SimpleNamespace(claim=SimpleNamespace(words=words, words_en=""), rate=rate)


def test_strangers_read_first_the_commitment_that_is_kept_least() -> None:
    assert commitments_finding([kept("A", 0, 0)], days=90) == (
        "1 compromiso publicado, todavía sin medir."
    )
    assert commitments_finding([kept("A", 1, 1)], days=90) == (
        "En los últimos 90 días lo cumplimos el 50,0 % de las veces."
    )
    assert commitments_finding([kept("A", 1, 1), kept("B", 1, 3), kept("C", 0, 0)], days=90) == (
        "De 3 compromisos, el que menos se cumple en 90 días: «B», el 25,0 %."
    )
