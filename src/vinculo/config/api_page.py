"""The page that shows programmers what the API can do, in the look and the language of the rest."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from vinculo.config.api import api
from vinculo.config.labels import SUBJECTS
from vinculo.config.openapi import Operation, operations
from vinculo.kernel.access import allowed, scope_words


@cache
def actions() -> dict[str, str]:
    """What a token must be allowed to do, by operation id."""
    return {
        api.get_openapi_operation_id(operation): getattr(operation.view_func, "action", "")
        for _prefix, router in api._routers  # noqa: SLF001 - it has no other way to list them
        for view in router.path_operations.values()
        for operation in view.operations
    }


@allowed("ui.see")
@require_GET
def api_page(request: HttpRequest) -> HttpResponse:
    """Every operation with its fields, its permission and an example."""
    description = api.get_openapi_schema(path_prefix="/api/v1/")
    groups: dict[str, list[tuple[Operation, object]]] = {}
    for operation in operations(description, actions(), settings.BASE_URL.rstrip("/")):
        subject = operation.path.split("/")[3]
        groups.setdefault(subject, []).append((operation, _words_of(operation.action)))
    context = {
        "groups": [(key, SUBJECTS.get(key, key), members) for key, members in groups.items()],
        "description_url": reverse("openapi"),
        "base": settings.BASE_URL.rstrip("/"),
    }
    return render(request, "desk/api.html", context)


def _words_of(action: str) -> object:
    return scope_words[action] if action in scope_words else ""  # noqa: SIM401 - no mapping
