"""In which language a text is: measured on sentences, most of them short, and never guessed."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from vinculo.lib.text import tongues
from vinculo.lib.text.tongues import KNOWN, OTHER, SURE, tongue_of

SAMPLES = Path(__file__).parent / "samples"


def sentences(name: str) -> list[tuple[str, str]]:
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def sure(text: str) -> str:
    found = tongue_of(text)
    return found.code if found.confidence >= SURE else ""


@pytest.mark.parametrize(("name", "least"), [("tongues.tsv", 0.88), ("tongues_apart.tsv", 0.80)])
def test_what_is_sure_is_right_and_the_rest_is_said_to_be_unknown(name, least) -> None:
    tongues._identifier.cache_clear()
    found = [(code, sure(text)) for code, text in sentences(name)]
    assert [(code, said) for code, said in found if said not in {code, ""}] == []
    known = [code == said for code, said in found if code != OTHER]
    assert sum(known) / len(known) >= least


def test_each_language_has_forty_sentences_and_fifteen_kept_apart() -> None:
    assert Counter(code for code, _text in sentences("tongues.tsv")) == dict.fromkeys(KNOWN, 40)
    apart = Counter(code for code, _text in sentences("tongues_apart.tsv"))
    assert apart == dict.fromkeys(KNOWN, 15) | {OTHER: 10}


@pytest.mark.parametrize("name", ["tongues.tsv", "tongues_apart.tsv"])
def test_three_sentences_are_nearly_always_enough(name) -> None:
    texts: dict[str, list[str]] = {code: [] for code in KNOWN}
    for code, text in sentences(name):
        texts.get(code, []).append(text)
    found = [
        sure(" ".join(each[start : start + 3])) == code
        for code, each in texts.items()
        for start in range(0, len(each) - 2, 3)
    ]
    assert sum(found) / len(found) >= 0.88


@pytest.mark.parametrize("text", ["", "  ", "12345 99", "?!", "https://es.example/la/del a@b.es"])
def test_what_has_no_words_is_of_no_language(text) -> None:
    assert tongue_of(text).confidence < SURE


def test_letters_of_another_script_are_of_another_language() -> None:
    assert sure("У меня нет интернета") == OTHER


@pytest.mark.parametrize(
    "text", ["Ok", "Gracias", "Hola", "Factura", "test", "Marta Ruiz", "UPLD-22 X99"]
)
def test_one_word_is_not_enough(text) -> None:
    assert sure(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Od wczoraj nie mam internetu i nikt nie odpowiada.", id="Polish"),
        pytest.param("Dünden beri internetim yok ve kimse cevap vermiyor.", id="Turkish"),
        pytest.param("Jag har inget internet sedan i går och ingen svarar.", id="Swedish"),
        pytest.param("Nincs internetem tegnap óta, és senki sem válaszol.", id="Hungarian"),
        pytest.param("Ich habe seit gestern kein Internet und niemand antwortet.", id="German"),
    ],
)
def test_a_language_that_is_not_looked_for_is_never_taken_for_one_of_these(text) -> None:
    assert sure(text) in {"", OTHER}


def test_the_model_is_read_when_somebody_asks_and_not_before() -> None:
    asked = "import sys, vinculo.lib.text.tongues; print('py3langid' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "False"
