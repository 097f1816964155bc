"""The first sentence of the pages of the portfolio says what needs a hand."""

import pytest

from vinculo.portfolio.domain.decisions import State
from vinculo.portfolio.web.findings import decisions_finding, laws_finding, parties_finding


@pytest.mark.parametrize(
    ("states", "words"),
    [
        pytest.param([], "", id="none"),
        pytest.param([State.MADE], "Todo está decidido y ninguna revisión ha llegado.", id="made"),
        pytest.param(
            [State.DUE, State.OPEN, State.OPEN, State.MADE],
            "Toca revisar 1 decisión. 2 están sin decidir.",
            id="some wait",
        ),
    ],
)
def test_decisions_that_wait_are_said_first(states: list[State], words: str) -> None:
    assert decisions_finding(states) == words


@pytest.mark.parametrize(
    ("looks", "words"),
    [
        ([], ""),
        (["ok"], "La única norma acordada con un tercero no se incumple."),
        (["ok", "idle"], "Ninguna de las 2 normas acordadas con terceros se incumple."),
        (["ok", "breach"], "De 2 normas acordadas con terceros, sin cumplir: 1."),
    ],
)
def test_what_third_parties_do_not_keep_is_said_first(looks: list[str], words: str) -> None:
    assert parties_finding(looks) == words


def test_the_laws_that_bind_and_their_doubts_are_counted() -> None:
    assert laws_finding(binding=1, known=13, doubts=0) == "Obliga 1 de 13 leyes."
    assert laws_finding(binding=6, known=13, doubts=2) == (
        "Obligan 6 de 13 leyes. En ellas, 2 deberes tienen dudas que un abogado debe resolver."
    )
