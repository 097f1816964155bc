"""The page about the API shows every operation in words, with fields and examples."""

import json

import pytest
from django.test import Client

from vinculo.config.api import api
from vinculo.config.api_page import actions
from vinculo.config.openapi import example_of, kind_of, operations
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.access import scope_words

BASE = "https://vinculo.example"


@pytest.fixture
def found():
    return operations(api.get_openapi_schema(path_prefix="/api/v1/"), actions(), BASE)


def test_every_operation_says_its_permission_in_words(found) -> None:
    assert len(found) > 15
    assert [o.path for o in found if o.action not in scope_words] == []
    assert set(scope_words) == {o.action for o in found}


def test_every_operation_is_named_by_a_sentence_and_not_by_its_function(found) -> None:
    assert [o.summary for o in found if o.summary.istitle() and " " in o.summary] == []


def test_an_example_can_be_sent_as_it_stands(found) -> None:
    register = next(o for o in found if o.method == "POST" and o.path == "/api/v1/cases")
    body = json.loads(register.call.partition("-d '")[2].rstrip("'"))
    assert {"service_id", "subject", "text"} <= set(body)
    assert register.answer.startswith("201\n")
    assert [f.name for f in register.fields if f.is_required] == ["service_id", "subject", "text"]


@pytest.mark.parametrize(
    ("schema", "kind", "example"),
    [
        pytest.param({"type": "boolean"}, "sí o no", True, id="boolean"),
        pytest.param(
            {"anyOf": [{"type": "null"}, {"type": "integer"}]}, "número entero", 1, id="or null"
        ),
        pytest.param({"enum": ["a", "b"]}, "uno de: a, b", "a", id="one of"),
        pytest.param({"$ref": "#/x/Thing"}, "objeto", {"n": 5}, id="reference with default"),
        pytest.param({"type": "array", "items": {"type": "string"}}, "lista", ["…"], id="list"),
        pytest.param({"allOf": [{"type": "number"}]}, "número", 1.5, id="wrapped"),
        pytest.param({}, "valor", "…", id="anything"),
    ],
)
def test_what_a_value_is(schema: dict, kind: str, example: object) -> None:
    thing = {"type": "object", "properties": {"n": {"type": "integer", "default": 5}}}
    schemas = {"Thing": thing}
    assert kind_of(schema, schemas) == kind
    assert example_of(schema, schemas) == example


def test_a_schema_that_holds_itself_ends() -> None:
    schemas = {"Tree": {"type": "object", "properties": {"below": {"$ref": "#/x/Tree"}}}}
    assert json.dumps(example_of({"$ref": "#/x/Tree"}, schemas)).count("below") == 6


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Leer los casos y sus mensajes"),
        ("es", "Llegada de mensajes"),
        ("en", "Read cases and their messages"),
        ("en", "Arrival of messages"),
        ("en", "whole number"),
    ],
)
def test_the_page_speaks_the_readers_language(language: str, words: str) -> None:
    page = signed_in(a_user(language=language)).get("/documentacion/api/").content.decode()
    assert words in page
    assert "/api/v1/cases/{case_id}/answers" in page


@pytest.mark.django_db
def test_strangers_are_sent_to_sign_in() -> None:
    assert Client().get("/documentacion/api/").status_code == 302
