"""The API under ``/api/v1/``: every context's ``rest.py``, tokens, one shape of errors."""

from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from vinculo.kernel import clock, limits
from vinculo.kernel.access import actor_of, public
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError, words_for

USES_A_MINUTE = 600
STATUS_OF = {"not_allowed": 403, "too_many": 429}
CODE_OF = {
    400: "bad_request",
    401: "unauthenticated",
    403: "not_allowed",
    404: "not_found",
    405: "wrong_method",
    413: "too_large",
    415: "wrong_type",
}


class TokenAuth(HttpBearer):
    """A token of ``vinculo token create``; the identity middleware has read it already."""

    openapi_scheme = "bearer"

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:  # noqa: ARG002
        actor = actor_of(request)
        if actor is not None:
            limits.take(
                f"token:{getattr(request, 'token_id', '')}",
                limit=USES_A_MINUTE,
                per=timedelta(minutes=1),
                at=clock.now(),
            )
        return actor


api = NinjaAPI(
    title="Vínculo",
    version="1",
    description="Todo lo que hay en las páginas, para otros programas.",
    openapi_url=None,
    docs_url=None,
    auth=TokenAuth(),
    urls_namespace="api",
)


def problem(
    status: int, code: str, detail: str, *, extra: dict[str, Any] | None = None
) -> HttpResponse:
    """An error as RFC 9457 wants it; ``code`` is stable, ``detail`` is for people."""
    body = {
        "type": f"urn:vinculo:problem:{code}",
        "title": code.replace("_", " "),
        "status": status,
        "code": code,
        "detail": detail,
        **(extra or {}),
    }
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


@api.exception_handler(DomainError)
def _refused(_request: HttpRequest, error: DomainError) -> HttpResponse:
    status = STATUS_OF.get(error.code, 422)
    response = problem(status, error.code, words_for(error))
    if status == 429:
        response["Retry-After"] = str(error.params.get("seconds", 60))
    return response


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [
        {"at": [str(part) for part in fault.get("loc", ())], "detail": fault.get("msg", "")}
        for fault in error.errors
    ]
    return problem(
        422, "invalid", gettext("Hay datos que no se entienden."), extra={"errors": faults}
    )


@api.exception_handler(AuthenticationError)
def _unauthenticated(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    response = problem(401, "unauthenticated", gettext("Falta una llave de la API que valga."))
    response["WWW-Authenticate"] = 'Bearer realm="vinculo"'
    return response


@api.exception_handler(Http404)
def _not_found(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, "not_found", gettext("No existe, o usted no puede verlo."))


@api.exception_handler(PermissionDenied)
def _denied(_request: HttpRequest, _error: PermissionDenied) -> HttpResponse:
    return problem(403, "not_allowed", words_for(NotAllowedError()))


@api.exception_handler(HttpError)
def _http_error(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, CODE_OF.get(error.status_code, "refused"), str(error))


@public
@require_GET
def openapi(_request: HttpRequest) -> HttpResponse:
    """The description of the API, OpenAPI 3.1."""
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"))


@public
def unknown(_request: HttpRequest, /, **_kwargs: str) -> HttpResponse:
    """An address under ``/api/`` that nobody answers."""
    return problem(404, "not_found", gettext("No existe, o usted no puede verlo."))


def mount() -> None:
    """Add the router of every context that has one."""
    for context in settings.CONTEXTS:
        if find_spec(f"vinculo.{context}.rest") and context != "kernel":
            module = cast("Any", import_module(f"vinculo.{context}.rest"))
            api.add_router(module.PREFIX, module.router, tags=[context])


mount()
