"""The description of the API as people read it: operations in words, fields, examples."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Schema = Mapping[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
DEEPEST = 6
EXAMPLES: Mapping[str, object] = {
    "uuid": "0190a5c2-7a57-7a3c-9c55-0a5a3c2f7d11",
    "date-time": "2026-11-19T09:14:00+01:00",
    "date": "2026-11-19",
    "integer": 1,
    "number": 1.5,
    "boolean": True,
    "string": "…",
    "null": None,
}
KINDS: Mapping[str, Promise] = {
    "uuid": _("identificador"),
    "date-time": _("fecha y hora"),
    "date": _("fecha"),
    "integer": _("número entero"),
    "number": _("número"),
    "boolean": _("sí o no"),
    "string": _("texto"),
    "array": _("lista"),
    "object": _("objeto"),
}
PLACES: Mapping[str, Promise] = {
    "path": _("en la dirección"),
    "query": _("tras el signo «?»"),
    "body": _("en el cuerpo"),
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """A parameter or a field of a body: its name, where it stands, what it holds."""

    name: str
    place: object
    kind: str
    is_required: bool


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One thing that a program can ask for."""

    key: str
    method: str
    path: str
    summary: str
    description: str
    action: str
    fields: tuple[Field, ...]
    call: str
    answer: str


def operations(description: Schema, actions: Mapping[str, str], base: str) -> list[Operation]:
    """Every operation of an OpenAPI description, in its order.

    ``actions`` says by operation id what a token must be allowed to do, ``base`` is the address
    that the examples call.
    """
    schemas = description.get("components", {}).get("schemas", {})
    return [
        _operation(path, method, said, schemas, actions, base)
        for path, methods in description["paths"].items()
        for method, said in methods.items()
        if method in METHODS
    ]


def _operation(
    path: str,
    method: str,
    said: Schema,
    schemas: Schema,
    actions: Mapping[str, str],
    base: str,
) -> Operation:
    body, summary = _body_of(said, schemas), said["summary"]
    return Operation(
        key=said["operationId"],
        method=method.upper(),
        path=path,
        summary=gettext(summary),
        description=said.get("description", ""),
        action=actions.get(said["operationId"], ""),
        fields=tuple(_fields(said, body, schemas)),
        call=_call(method.upper(), base + path, body, schemas),
        answer=_answer(said, schemas),
    )


def _body_of(said: Schema, schemas: Schema) -> Schema:
    content = said.get("requestBody", {}).get("content", {})
    kinds: list[Schema] = list(content.values())
    return resolved(kinds[0].get("schema", {}), schemas) if kinds else {}


def _fields(said: Schema, body: Schema, schemas: Schema) -> Iterator[Field]:
    for parameter in said.get("parameters", ()):
        yield Field(
            name=parameter["name"],
            place=PLACES.get(parameter["in"], parameter["in"]),
            kind=kind_of(parameter["schema"], schemas),
            is_required=bool(parameter.get("required")),
        )
    for name, schema in body.get("properties", {}).items():
        yield Field(
            name=name,
            place=PLACES["body"],
            kind=kind_of(schema, schemas),
            is_required=name in body.get("required", ()),
        )


def _call(method: str, address: str, body: Schema, schemas: Schema) -> str:
    """The operation as a line for a terminal."""
    for name in [part[1:-1] for part in address.split("/") if part.startswith("{")]:
        address = address.replace(f"{{{name}}}", str(EXAMPLES["uuid"]))
    lines = [f"curl -X {method} {address}", '-H "Authorization: Bearer $VINCULO_TOKEN"']
    if body:
        text = json.dumps(example_of(body, schemas), ensure_ascii=False)
        lines += ['-H "Content-Type: application/json"', f"-d '{text}'"]
    return " \\\n  ".join(lines)


def _answer(said: Schema, schemas: Schema) -> str:
    """The status of a good answer and its body."""
    for status, response in said.get("responses", {}).items():
        if str(status).startswith("2"):
            schema = response.get("content", {}).get("application/json", {}).get("schema")
            if not schema:
                return str(status)
            example = json.dumps(example_of(schema, schemas), ensure_ascii=False, indent=2)
            return f"{status}\n{example}"
    return ""


def resolved(schema: Schema, schemas: Schema) -> Schema:
    """A schema without references and without «or null» on its outside."""
    if "$ref" in schema:
        return resolved(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "allOf" in schema and len(schema["allOf"]) == 1:
        return resolved(schema["allOf"][0], schemas)
    for choice in schema.get("anyOf", ()):
        if choice.get("type") != "null":
            return resolved(choice, schemas)
    return schema


def kind_of(schema: Schema, schemas: Schema) -> str:
    """What a value is, in words: «texto», «uno de: open, closed»."""
    found = resolved(schema, schemas)
    if "enum" in found:
        return gettext("uno de: %(values)s") % {"values": ", ".join(map(str, found["enum"]))}
    words = KINDS.get(found.get("format", ""), KINDS.get(found.get("type", ""), _("valor")))
    return str(words)


def example_of(schema: Schema, schemas: Schema, depth: int = 0) -> object:
    """A value that the schema allows; empty below ``DEEPEST`` levels."""
    found = resolved(schema, schemas)
    if "default" in schema and schema["default"] not in ("", None):
        return schema["default"]
    if "enum" in found:
        return found["enum"][0]
    kind = found.get("type", "string")
    if kind == "object":
        parts = found.get("properties", {}).items() if depth < DEEPEST else ()
        return {name: example_of(part, schemas, depth + 1) for name, part in parts}
    if kind == "array":
        return [example_of(found.get("items", {}), schemas, depth + 1)] if depth < DEEPEST else []
    return EXAMPLES.get(found.get("format", ""), EXAMPLES.get(kind, "…"))
