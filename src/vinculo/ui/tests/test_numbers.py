"""Numbers: with marks and a real minus for people, plain for browsers; in one place."""

from decimal import Decimal

import pytest
from django.template import engines
from django.utils import translation

from vinculo.kernel.amounts import money, number, percent
from vinculo.ui.templating.loader import QuickTemplate
from vinculo.ui.templating.numbers import with_machine_numbers

MINUS = "\N{MINUS SIGN}"


def shown(source: str, language: str = "es", **values: object) -> str:
    engine = engines["django"].engine  # type: ignore[attr-defined]
    from django.template import Context

    with translation.override(language):
        return str(QuickTemplate(source, engine=engine).render(Context(values)))


@pytest.mark.parametrize(
    ("source", "value", "spanish", "english"),
    [
        pytest.param("{{ n }}", 13864, "13.864", "13,864", id="a count"),
        pytest.param("{{ n }}", 999, "999", "999", id="a small one"),
        pytest.param("{{ n }}", 1284, "1.284", "1,284", id="four digits too: one rule"),
        pytest.param("{{ n }}", -3, f"{MINUS}3", f"{MINUS}3", id="below zero"),
        pytest.param("{{ n }}", Decimal("-1284.5"), f"{MINUS}1.284,5", f"{MINUS}1,284.5", id="dec"),
        pytest.param("{{ n|floatformat:1 }}", -1284.26, f"{MINUS}1.284,3", f"{MINUS}1,284.3",
                     id="with one decimal"),
        pytest.param('{{ n|floatformat:"1u" }}', -1284.26, "-1284.3", "-1284.3", id="for browsers"),
        pytest.param("{% load i18n %}{% blocktranslate %}{{ n }}{% endblocktranslate %}", 13864,
                     "13.864", "13,864", id="in a sentence"),
        pytest.param('{{ n|money:"EUR" }}', -1284, f"{MINUS}1.284,00 €", f"{MINUS}€1,284.00",
                     id="an amount"),
        pytest.param('<b title="{{ n }}">', 13864, '<b title="13.864">', '<b title="13,864">',
                     id="an attribute that people read"),
        pytest.param('<i value="{{ n }}">', -13864, '<i value="-13864">', '<i value="-13864">',
                     id="one that browsers read"),
        pytest.param('<i value="{{ n }}">', 12.5, '<i value="12,5">', '<i value="12.5">',
                     id="an amount to be typed over"),
    ],
)  # fmt: skip
def test_people_read_marks_and_a_minus_and_browsers_plain_numbers(
    source: str, value: object, spanish: str, english: str
) -> None:
    assert shown(source, n=value) == spanish
    assert shown(source, "en", n=value) == english


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="?p={{ n }}">{{ n }}</a>', '<a href="?p={{ n|machine }}">{{ n }}</a>'),
        ("<a id='{{ n }}'>", "<a id='{{ n|machine }}'>"),
        (
            '<p {% if n > 2 %}class="a"{% endif %} data-n="{{ n }}" '
            'aria-label="{{ n }} > 2">{{ n }}',
            '<p {% if n > 2 %}class="a"{% endif %} data-n="{{ n|machine }}" '
            'aria-label="{{ n }} > 2">{{ n }}',
        ),
        ('<p title="{{ n }}" max="{{ n|add:1 }}">', '<p title="{{ n }}" max="{{ n|add:1 }}">'),
        ("3 < 4 and {{ n }}", "3 < 4 and {{ n }}"),
    ],
)
def test_the_loader_knows_what_browsers_read(before: str, after: str) -> None:
    assert with_machine_numbers(before) == after


def test_numbers_from_code_have_the_same_marks() -> None:
    with translation.override("es"):
        assert number(13864) == "13.864"
        assert number(Decimal("-2.5"), None) == f"{MINUS}2,5"
        assert money(-2, "CLP", 0) == f"{MINUS}2 CLP"
        assert percent(-1.5, 1) == f"{MINUS}1,5 %"
    with translation.override("en"):
        assert money(-2, "CLP", 0) == f"{MINUS}CLP 2"
