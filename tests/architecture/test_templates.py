"""Templates follow the layers, say nothing untranslated and carry nothing the policy refuses."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from tests.architecture.house import SRC, context_of, points_down, python_files, where
from tests.architecture.templates import (
    Reference,
    cotton_owners,
    is_prose,
    library_owners,
    owners,
    read,
    references,
    template_files,
)

TEMPLATES = template_files()
SAYS_NOTHING = {".txt"}
UNSAFE = re.compile(r"\|\s*safe\b|\bautoescape\s+off\b")
ALLAUTH = ("account_", "mfa_", "openid_connect_", "usersessions_")
"""Beginnings of allauth's names of addresses, which it looks up without a namespace."""

STATIC_CALL = re.compile(r"^(?P<context>[a-z_]+)/")


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=[str(p.relative_to(SRC)) for p in paths])


def owner_of(reference: Reference) -> str | None:
    """The context that brings what is named; None when it is not ours; «?» when unknown."""
    name = reference.name
    if name == "?":
        return "?"
    if reference.kind == "url" and name.startswith(ALLAUTH):
        return "identity"
    if reference.kind == "url":
        return name.partition(":")[0] if ":" in name else "?"
    if reference.kind == "static":
        found = STATIC_CALL.match(name)
        return found["context"] if found and (SRC / found["context"]).exists() else None
    known = {"load": library_owners, "cotton": cotton_owners}.get(reference.kind, owners)()
    return known.get(name, "?" if reference.kind == "cotton" else None)


def trespasses(context: str, text: str) -> Iterator[str]:
    """What a template of ``context`` names although it lies above, or cannot be followed."""
    for reference in references(text):
        owner = owner_of(reference)
        shown = f"{reference.line}: {reference.kind} {reference.name}"
        if owner == "?":
            is_handed_down = context == "ui" or reference.kind in {"url", "static"}
            if reference.name != "?" or not is_handed_down:
                yield f"{shown}: nobody can tell whose this is"
        elif owner is not None and (not (SRC / owner).exists() or not points_down(context, owner)):
            yield f"{shown}: {owner} is not below {context}"


@each(TEMPLATES)
def test_a_template_keeps_to_the_layers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(trespasses(context_of(path), text)) == []


@each([p for p in TEMPLATES if p.suffix == ".html"])
def test_a_template_obeys_the_content_security_policy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read(text).refused == []
    assert UNSAFE.findall(text) == [], "what is safe is decided where it is made"


@each([p for p in TEMPLATES if p.suffix not in SAYS_NOTHING and not is_prose(p)])
def test_a_template_has_no_bare_words(path: Path) -> None:
    assert read(path.read_text(encoding="utf-8")).bare == []


@each([p for p in TEMPLATES if is_prose(p)])
def test_a_long_text_exists_in_both_languages(path: Path) -> None:
    other = {"es": "en", "en": "es"}[path.parent.name]
    twin = path.parent.parent / other / path.name
    assert twin.exists()
    mine, its = path.read_text(encoding="utf-8"), twin.read_text(encoding="utf-8")
    assert re.findall(r"<h[1-6]\b", mine) == re.findall(r"<h[1-6]\b", its)


def test_a_part_and_a_page_are_told_apart_by_name() -> None:
    """A page extends something; a part (``_name.html``) extends nothing."""
    wrong = []
    for path in TEMPLATES:
        blocks = [
            t.contents.split()[0]
            for t in Lexer(path.read_text(encoding="utf-8")).tokenize()
            if t.token_type == TokenType.BLOCK and t.contents
        ]
        if path.name.startswith("_") and "extends" in blocks:
            wrong.append(where(path))
    assert wrong == []


def test_nobody_calls_text_safe_in_python() -> None:
    found = [
        where(path)
        for path in python_files()
        if re.search(r"\bmark_safe\b|\bSafeString\(", path.read_text(encoding="utf-8"))
        and context_of(path) != "ui"
    ]
    assert found == [], "use format_html, or a component of ui"


PAGE = "<p>{% translate 'Hola' %}</p>{% blocktranslate %}Buenos días{% endblocktranslate %}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>Hola</p>", id="words"),
        pytest.param('<img alt="Un gato">', id="attribute"),
        pytest.param('<c-field label="Nombre" />', id="component"),
        pytest.param("{% if a %}Sí{% endif %}", id="between tags"),
    ],
)
def test_bare_words_are_seen(text: str) -> None:
    assert len(read(text).bare) == 1
    assert read(PAGE).bare == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<p style="color: red">', id="style"),
        pytest.param('<button onclick="go()">', id="handler"),
        pytest.param("<script>go()</script>", id="script"),
        pytest.param('<script src="https://cdn.example/x.js"></script>', id="elsewhere"),
        pytest.param('<link href="//cdn.example/x.css">', id="sheet elsewhere"),
        pytest.param('<a href="javascript:go()">', id="address"),
        pytest.param('<b hx-on:click="go()">', id="htmx"),
        pytest.param('<b hx-trigger="click[ctrlKey]">', id="filter"),
    ],
)
def test_what_the_policy_refuses_is_seen(text: str) -> None:
    assert len(read(text).refused) == 1
    assert read('<a href="https://example.com">{{ name }}</a>').refused == []


@pytest.mark.parametrize(
    ("context", "text"),
    [
        pytest.param("ui", "{% url 'cases:page' case %}", id="page above"),
        pytest.param("customers", "{% url 'nowhere' %}", id="page without a context"),
        pytest.param("customers", "{% include part %}", id="unknown part"),
        pytest.param("customers", "<c-no-such-part />", id="unknown component"),
        pytest.param("customers", "{% static 'cases/cases.js' %}", id="script above"),
    ],
)
def test_a_template_that_looks_up_is_seen(context: str, text: str) -> None:
    assert len(list(trespasses(context, text))) == 1


def test_a_template_may_look_down() -> None:
    assert list(trespasses("cases", "{% url 'customers:page' id %}")) == []


INCLUDE = re.compile(r'{%\s*include\s+"(?P<name>[^"]+)"(?P<rest>[^%]*)%}')


def holds_a_form(name: str, texts: dict[str, str]) -> bool:
    """Whether a template, or one that it includes, writes the token that a form needs."""
    text = texts.get(name, "")
    return "csrf_token" in text or any(
        holds_a_form(found["name"], texts) for found in INCLUDE.finditer(text)
    )


def forms_without_token(texts: dict[str, str]) -> Iterator[str]:
    """Inclusions that hand over «only» what they name, to a form, and forget its token."""
    for name, text in texts.items():
        for found in INCLUDE.finditer(text):
            keeps_all = " only" not in found["rest"] or "csrf_token=" in found["rest"]
            if not keeps_all and holds_a_form(found["name"], texts):
                yield f"{name} -> {found['name']}"


def test_no_form_loses_its_token_on_the_way() -> None:
    texts = {p.as_posix().partition("/templates/")[2]: p.read_text("utf-8") for p in TEMPLATES}
    assert list(forms_without_token(texts)) == []
    planted = {
        "a.html": '{% include "b.html" with x=1 only %}{% include "b.html" %}',
        "b.html": '{% include "c.html" %}',
        "c.html": "<form method=post>{% csrf_token %}</form>",
    }
    assert list(forms_without_token(planted)) == ["a.html -> b.html"]
