"""Every address of the product, found in the routing itself: nothing is listed by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, UUIDConverter

from vinculo.config.api import api
from vinculo.kernel.registry import Registry
from vinculo.kernel.testing import ThingMaker, matrix_things

UNKNOWN_UUID = UUID("00000000-0000-7000-8000-000000000000")
UNKNOWN_INT = 2_000_000_000
UNKNOWN_TEXT = "0" * 64
API_ROOT = "api/v1/"


@dataclass(frozen=True)
class Endpoint:
    """One address (and for the API one method) with the action that guards it."""

    route: str
    name: str
    action: str | None
    parts: tuple[tuple[str, object], ...]
    method: str | None = None

    @property
    def is_api(self) -> bool:
        return self.method is not None

    @property
    def label(self) -> str:
        return f"{self.method or ''} /{self.route}".strip()

    def path(self, known: dict[str, object] | None = None) -> str:
        """The address with ``known`` parts; the rest names things that do not exist."""
        values = {name: (known or {}).get(name, unknown) for name, unknown in self.parts}
        return "/" + self.fill(values)

    def fill(self, values: dict[str, object]) -> str:
        text = self.route
        for name, value in values.items():
            text = re.sub(rf"[<{{](\w+:)?{name}[>}}]", str(value), text)
        return text


def pages() -> list[Endpoint]:
    """Addresses of Django's routing, without the API's operations."""
    return [e for e in _walk(get_resolver().url_patterns, "") if not _is_operation(e)]


def _is_operation(endpoint: Endpoint) -> bool:
    return endpoint.route.startswith(API_ROOT) and endpoint.name != "openapi"


def _walk(patterns: list[Any], prefix: str) -> Iterator[Endpoint]:
    for pattern in patterns:
        route = prefix + _route_of(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield Endpoint(
                route=route,
                name=pattern.name or "",
                action=getattr(pattern.callback, "action", None),
                parts=tuple(_parts(pattern.pattern)),
            )


def _route_of(pattern: Any) -> str:
    route = str(pattern)
    if not route.startswith("^"):
        return route
    for name in pattern.regex.groupindex:
        start = route.index(f"(?P<{name}>")
        end = _closing(route, start)
        route = f"{route[:start]}<{name}>{route[end + 1 :]}"
    return route.strip("^$")


def _closing(text: str, start: int) -> int:
    depth = 0
    for index in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if depth == 0:
            return index
    raise ValueError(text)


def _parts(pattern: Any) -> Iterator[tuple[str, object]]:
    for name, converter in getattr(pattern, "converters", {}).items():
        if isinstance(converter, UUIDConverter):
            yield name, UNKNOWN_UUID
        elif isinstance(converter, IntConverter):
            yield name, UNKNOWN_INT
        else:
            yield name, UNKNOWN_TEXT
    if not getattr(pattern, "converters", {}) and hasattr(pattern, "regex"):
        for name in pattern.regex.groupindex:
            yield name, UNKNOWN_TEXT


def operations() -> list[Endpoint]:
    """Operations of the API."""
    found = []
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                route = API_ROOT + "/".join(p.strip("/") for p in (prefix, path) if p.strip("/"))
                if path.endswith("/"):
                    route += "/"
                found += [
                    Endpoint(
                        route=route,
                        name=operation.view_func.__name__,
                        action=getattr(operation.view_func, "action", None),
                        parts=tuple((name, _unknown(operation, name)) for name in _names_in(route)),
                        method=method,
                    )
                    for method in operation.methods
                ]
    return found


def _names_in(route: str) -> list[str]:
    return [part.split("}")[0].rpartition(":")[2] for part in route.split("{")[1:]]


def _unknown(operation: Any, name: str) -> object:
    hint = operation.signature.signature.parameters[name].annotation
    return {UUID: UNKNOWN_UUID, int: UNKNOWN_INT}.get(hint, UNKNOWN_TEXT)


def things() -> Registry[ThingMaker]:
    """Who makes things, once every context's ``testing.py`` has registered its own."""
    for context in settings.CONTEXTS:
        name = f"vinculo.{context}.testing"
        if find_spec(name):
            import_module(name)
    import_module("tests.permissions.things")
    return matrix_things
