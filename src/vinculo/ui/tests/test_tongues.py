"""Words that somebody typed: a page in the other language says which language they are."""

import pytest
from django.template import Context, Template
from django.utils import translation

from vinculo.ui.tongues import looks_like

PROMISED = "Una persona le contesta antes de cuatro horas"


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        (PROMISED, "es"),
        ("¿Por qué no vino nadie?", "es"),
        ("El técnico no vino y perdí el día", "es"),
        ("I would like to know what you hold about me", "en"),
        ("Your fault, solved the same day", "en"),
        ("2026-000556", ""),
        ("Router wifi 6", ""),
        ("no", ""),
        ("", ""),
    ],
)
def test_the_small_words_of_a_text_say_its_language_or_nothing_does(text: str, tongue: str) -> None:
    assert looks_like(text) == tongue


@pytest.mark.parametrize(
    ("reads", "text", "shown"),
    [
        ("en", PROMISED, '<a lang="es">'),
        ("es", PROMISED, "<a>"),
        ("es", "I would like to know what you hold", '<a lang="en">'),
        ("en", "FS-999999", "<a>"),
    ],
)
def test_only_what_is_in_another_language_is_marked(reads: str, text: str, shown: str) -> None:
    with translation.override(reads):
        found = Template("<a{% tongue words %}>").render(Context({"words": text}))
    assert found == shown


def test_words_that_are_nobodys_standing_sentence_are_marked_by_what_they_say() -> None:
    page = Template('{% said words "" is_spanish=False %}')
    with translation.override("en"):
        assert page.render(Context({"words": PROMISED})) == f'<span lang="es">{PROMISED}</span>'
        assert page.render(Context({"words": "Call her back"})) == "Call her back"
